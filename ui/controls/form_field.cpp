#include "ui/controls/form_field.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStyle>

#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kLabelWidth = 11 * kGrid;

QLabel* smallLabel(const char* role)
{
    auto* label = new QLabel;
    label->setObjectName(role);
    label->setWordWrap(true);
    label->setFont(scaledFont(0.9));
    label->hide();
    return label;
}

} // namespace

FormField::FormField(const QString& label, QWidget* control, QWidget* focus, QWidget* parent)
    : QWidget(parent), note_(smallLabel("note")), error_(smallLabel("fieldError")),
      focus_(focus != nullptr ? focus : control)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(2);
    auto* name = new QLabel(label);
    name->setFixedWidth(kLabelWidth);
    name->setWordWrap(true);
    name->setBuddy(focus_);
    name->setToolTip(control->toolTip());
    if (focus_->accessibleName().isEmpty())
        focus_->setAccessibleName(plainText(label));
    grid->addWidget(name, 0, 0, Qt::AlignVCenter);
    grid->addWidget(control, 0, 1);
    grid->addWidget(note_, 1, 1);
    grid->addWidget(error_, 2, 1);
    grid->setColumnStretch(1, 1);
    control->installEventFilter(this);
    for (QWidget* part : control->findChildren<QWidget*>())
        part->installEventFilter(this);
    connect(note_, &QLabel::linkActivated, this, &FormField::linkActivated);
    connect(error_, &QLabel::linkActivated, this, &FormField::linkActivated);
}

void FormField::setNote(const QString& text)
{
    if (note_->text() == text) return;
    note_->setText(text);
    note_->setVisible(!text.isEmpty());
}

void FormField::setMistake(const QString& text)
{
    if (mistakeText_ == text) return;
    mistakeText_ = text;
    showMistake();
}

void FormField::showMistake()
{
    const QString before = error_->text();
    // A sign besides the colour.
    error_->setText(mistakeText_.isEmpty() || !touched_ ? mistakeText_ : QStringLiteral("⚠ %1").arg(mistakeText_));
    // While it is typed here, the line keeps its room: the rows below do not go up and down with every digit.
    const bool typing = window()->focusWidget() != nullptr && isAncestorOf(window()->focusWidget());
    keepRoom(typing && (room_ || !before.isEmpty()));
    error_->setVisible(!mistakeText_.isEmpty());
    if (error_->property("calm").toBool() == touched_) {
        error_->setProperty("calm", !touched_);
        error_->style()->polish(error_);
    }
    focus_->setAccessibleDescription(mistakeText_);
}

void FormField::keepRoom(bool keep)
{
    if (std::exchange(room_, keep) == keep) return;
    QSizePolicy policy = error_->sizePolicy();
    policy.setRetainSizeWhenHidden(keep);
    error_->setSizePolicy(policy);
}

void FormField::touch()
{
    if (std::exchange(touched_, true)) return;
    showMistake();
}

bool FormField::eventFilter(QObject* watched, QEvent* event)
{
    const bool typed = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() != Qt::Key_Tab &&
                       static_cast<QKeyEvent*>(event)->key() != Qt::Key_Backtab;
    if (typed || event->type() == QEvent::MouseButtonPress) touch();
    if (event->type() == QEvent::FocusOut) keepRoom(false);
    return QWidget::eventFilter(watched, event);
}

QString FormField::note() const
{
    return note_->text();
}

void FormField::takeFocus()
{
    focus_->setFocus(Qt::ShortcutFocusReason);
}

} // namespace blindspot::ui
