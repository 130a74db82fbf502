// A NumberChoice is a number box with buttons for the usual numbers and a text that tells what the number
// means.
#pragma once

#include "ui/controls/number_box.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QToolButton;

namespace blindspot::ui {

class NumberChoice : public QWidget {
    Q_OBJECT

  public:
    struct Choice {
        double value;
        QString text;
        QString tip;
    };

    NumberChoice(int decimals, const std::vector<Choice>& choices, QWidget* parent = nullptr);

    NumberBox* box() const { return box_; }
    void show(double value);
    /// Shown behind the box for each number; none: no room is taken.
    void setMeaning(std::function<QString(double)> meaning);

  Q_SIGNALS:
    void edited(double value);

  private:
    void mark(double value);

    NumberBox* box_;
    QLabel* word_;
    std::vector<std::pair<double, QToolButton*>> buttons_;
    std::function<QString(double)> meaning_;
};

} // namespace blindspot::ui
