#include "ui/controls/number_choice.h"

#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace blindspot::ui {

NumberChoice::NumberChoice(int decimals, const std::vector<Choice>& choices, QWidget* parent)
    : QWidget(parent), box_(new NumberBox(decimals)), word_(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    for (const Choice& choice : choices) {
        auto* button = new QToolButton;
        button->setText(choice.text);
        button->setToolTip(choice.tip);
        button->setCheckable(true);
        // The box takes every value by keyboard: a stop of its own for each would make the form long to walk.
        button->setFocusPolicy(Qt::ClickFocus);
        button->setObjectName("choice");
        button->setFixedSize(6 * kGrid, 3 * kGrid);
        connect(button, &QToolButton::clicked, this, [this, value = choice.value] {
            show(value);
            Q_EMIT edited(value);
        });
        row->addWidget(button);
        buttons_.emplace_back(choice.value, button);
    }
    box_->setFixedSize(12 * kGrid, 3 * kGrid);
    row->addWidget(box_);
    word_->setObjectName("note");
    word_->setFont(scaledFont(0.9));
    word_->setSizePolicy(QSizePolicy::Ignored,
                         QSizePolicy::Preferred); // the first to give way where it is narrow
    row->addWidget(word_, 1);
    setFocusProxy(box_);
    connect(box_, &NumberBox::edited, this, [this](double value) {
        mark(value);
        Q_EMIT edited(value);
    });
}

void NumberChoice::show(double value)
{
    box_->show(value);
    mark(value);
}

void NumberChoice::setMeaning(std::function<QString(double)> meaning)
{
    meaning_ = std::move(meaning);
    mark(box_->value());
}

void NumberChoice::mark(double value)
{
    for (const auto& [usual, button] : buttons_)
        button->setChecked(usual == value);
    if (meaning_) word_->setText(meaning_(value));
}

} // namespace blindspot::ui
