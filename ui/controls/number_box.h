// Boxes for numbers and choices that a wheel turned over a form does not change by accident.
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSlider>

namespace blindspot::ui {

/// Takes any number of the kind, also one that is out of range for its option: the form says so at the field
/// instead of refusing keys without a word.
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT

  public:
    explicit NumberBox(int decimals, QWidget* parent = nullptr);

    /// Shows the number unless it is shown already, so that typing is not disturbed.
    void show(double value);

  Q_SIGNALS:
    /// By the user, not by `show`.
    void edited(double value);

  protected:
    void wheelEvent(QWheelEvent* event) override;
    QString textFromValue(double value) const override;

  private:
    bool showing_ = false;
};

class FormSlider : public QSlider {
    Q_OBJECT

  public:
    explicit FormSlider(QWidget* parent = nullptr);

  protected:
    void wheelEvent(QWheelEvent* event) override;
};

class ChoiceBox : public QComboBox {
    Q_OBJECT

  public:
    explicit ChoiceBox(QWidget* parent = nullptr);

    /// Chooses the entry with this data, or none.
    void show(const QVariant& data);

  protected:
    void wheelEvent(QWheelEvent* event) override;
};

} // namespace blindspot::ui
