// A FormField is a row of a form: a label, its control, a muted note, and the mistake in its value.
#pragma once

#include <QWidget>

class QLabel;

namespace blindspot::ui {

/// Labels have one width, so that the controls of a column stand under each other.
class FormField : public QWidget {
    Q_OBJECT

  public:
    /// `label` may carry a mnemonic; it leads to `focus`, or to `control` where there is none.
    FormField(const QString& label, QWidget* control, QWidget* focus = nullptr, QWidget* parent = nullptr);

    /// Empty texts take no room.
    void setNote(const QString& text);
    /// Before the user has touched the field it is told as what is still to be done, without red.
    void setMistake(const QString& text);
    /// From now on a mistake is told as one: the user has worked here, or asked for the start.
    void touch();
    QString mistake() const { return mistakeText_; }
    QString note() const;
    /// Puts the keyboard where the value is typed.
    void takeFocus();
    QWidget* focusWidgetOfField() const { return focus_; }

  Q_SIGNALS:
    void linkActivated(const QString& link);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showMistake();
    /// Whether the line of the mistake takes its room also without one.
    void keepRoom(bool keep);

    QLabel* note_;
    QLabel* error_;
    QWidget* focus_;
    QString mistakeText_;
    bool touched_ = false;
    bool room_ = false;
};

} // namespace blindspot::ui
