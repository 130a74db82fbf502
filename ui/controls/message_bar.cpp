#include "ui/controls/message_bar.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kNewsMilliseconds = 8000;
constexpr int kActionMilliseconds = 20'000; // time enough to think again
constexpr int kWidest = 100 * kGrid;

QColor colorOf(MessageKind kind)
{
    const Theme& theme = Theme::current();
    switch (kind) {
    case MessageKind::Error: return theme.error;
    case MessageKind::Warning: return theme.warning;
    case MessageKind::Success: return theme.success;
    case MessageKind::Info: break;
    }
    return theme.accent;
}

const char* symbolOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Error: return "✕";
    case MessageKind::Warning: return "!";
    case MessageKind::Success: return "✓";
    case MessageKind::Info: break;
    }
    return "i";
}

} // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), symbol_(new QLabel), text_(new QLabel), buttons_(new QHBoxLayout)
{
    setObjectName("card");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid, kGrid / 2, kGrid / 2, kGrid / 2);
    symbol_->setFont(scaledFont(1, true));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setAccessibleName(tr("Message"));
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(symbol_);
    row->addWidget(text_, 1);
    buttons_->setSpacing(kGrid / 2);
    row->addLayout(buttons_);
    row->addWidget(close);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &QWidget::hide);
    setAutoFillBackground(true);
    parent->installEventFilter(this);
    hide();
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::place()
{
    const int width = std::min(parentWidget()->width() - 4 * kGrid, kWidest);
    resize(width, heightForWidth(width));
    move((parentWidget()->width() - width) / 2, kGrid);
    raise();
}

void MessageBar::showActions(const MessageActions& actions)
{
    while (QLayoutItem* item = buttons_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // this may come from its own click
        delete item;
    }
    for (const MessageAction& action : actions) {
        auto* button = new QPushButton(action.text);
        button->setObjectName(QStringLiteral("messageAction"));
        connect(button, &QPushButton::clicked, this, [this, act = action.act] {
            hide();
            act();
        });
        buttons_->addWidget(button);
    }
}

void MessageBar::show(MessageKind kind, const QString& text, const MessageActions& actions)
{
    showActions(actions);
    symbol_->setText(QString::fromUtf8(symbolOf(kind)));
    symbol_->setStyleSheet(QStringLiteral("color: %1;").arg(colorOf(kind).name()));
    text_->setText(text);
    setVisible(true);
    place();
    // A list takes longer to read than a sentence.
    if (kind == MessageKind::Error || text.contains(QLatin1Char('\n')))
        timer_.stop();
    else
        timer_.start(actions.isEmpty() ? kNewsMilliseconds : kActionMilliseconds);
}

QString MessageBar::text() const
{
    return text_->text();
}

} // namespace blindspot::ui
