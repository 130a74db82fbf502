// An EmptyNote fills an empty page: it says what belongs there and offers the one action that fills it.
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace blindspot::ui {

class EmptyNote : public QWidget {
    Q_OBJECT

  public:
    EmptyNote(const QString& title, const QString& text, const QString& action, QWidget* parent = nullptr);

    QPushButton* button() const { return button_; }
    /// One more way to begin, below the first and quieter. The note owns it.
    QPushButton* addWay(const QString& action);

  Q_SIGNALS:
    void actionRequested();

  private:
    QPushButton* button_;
    QVBoxLayout* column_;
};

} // namespace blindspot::ui
