#include "ui/widgets/empty_note.h"

#include "ui/support/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

EmptyNote::EmptyNote(const QString& title, const QString& text, const QString& action, QWidget* parent)
    : QWidget(parent), button_(new QPushButton(action))
{
    auto* head = new QLabel(title);
    head->setFont(scaledFont(1.3, true));
    auto* body = new QLabel(text);
    body->setObjectName("note");
    body->setWordWrap(true);
    body->setMinimumWidth(440);
    body->setMaximumWidth(520);
    button_->setObjectName("primary");
    connect(button_, &QPushButton::clicked, this, &EmptyNote::actionRequested);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    for (QWidget* widget :
         {static_cast<QWidget*>(head), static_cast<QWidget*>(body), static_cast<QWidget*>(button_)})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

} // namespace blindspot::ui
