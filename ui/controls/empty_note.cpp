#include "ui/controls/empty_note.h"

#include "ui/support/theme.h"

#include <QHBoxLayout>
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
    body->setFixedWidth(60 * kGrid);
    // Between stretches rather than aligned: an aligned label is not given the height that its wrapped lines need.
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(body);
    middle->addStretch();
    button_->setObjectName("primary");
    connect(button_, &QPushButton::clicked, this, &EmptyNote::actionRequested);
    auto* column = column_ = new QVBoxLayout(this);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    column->addWidget(head, 0, Qt::AlignHCenter);
    column->addLayout(middle);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

QPushButton* EmptyNote::addWay(const QString& action)
{
    auto* way = new QPushButton(action);
    column_->insertWidget(column_->count() - 1, way, 0, Qt::AlignHCenter);
    return way;
}

} // namespace blindspot::ui
