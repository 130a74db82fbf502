#include "ui/window/presentation_bar.h"

#include "ui/controls/icon_button.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QToolButton>

namespace blindspot::ui {

PresentationBar::PresentationBar(QWidget* parent) : QWidget(parent)
{
    auto* hint = new QLabel(tr("Esc: end · Page Up, Page Down: back and forth"));
    hint->setObjectName("note");
    hint->setFont(scaledFont(0.9));
    auto* back = iconButton("previous", tr("Back (Page Up)"), "presentBack");
    auto* forth = iconButton("next", tr("Forth (Page Down)"), "presentForth");
    auto* leave = iconButton("close", tr("End the presentation (Escape)"), "presentLeave");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kGrid, 0, kGrid, 0);
    row->setSpacing(kGrid / 2);
    row->addStretch();
    row->addWidget(hint);
    for (QToolButton* button : {back, forth, leave}) {
        button->setFocusPolicy(Qt::NoFocus); // the keys belong to what is presented
        row->addWidget(button);
    }
    const auto step = [this](int by) { return [this, by] { Q_EMIT stepRequested(by); }; };
    connect(back, &QToolButton::clicked, this, step(-1));
    connect(forth, &QToolButton::clicked, this, step(1));
    connect(leave, &QToolButton::clicked, this, &PresentationBar::leaveRequested);
    const auto key = [this](Qt::Key code, auto&& act) {
        keys_.push_back(new QShortcut(code, this));
        keys_.back()->setContext(Qt::WindowShortcut);
        connect(keys_.back(), &QShortcut::activated, this, act);
    };
    key(Qt::Key_PageUp, step(-1));
    key(Qt::Key_PageDown, step(1));
    key(Qt::Key_Escape, [this] { Q_EMIT leaveRequested(); });
    enableKeys(false);
    hide();
}

void PresentationBar::enableKeys(bool enabled)
{
    for (QShortcut* key : keys_)
        key->setEnabled(enabled);
}

void PresentationBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    enableKeys(true);
}

void PresentationBar::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    enableKeys(false);
}

} // namespace blindspot::ui
