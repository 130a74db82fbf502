// Number boxes, sliders and choices for forms. The mouse wheel does not change them by accident while it
// scrolls the form.
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSlider>

namespace blindspot::ui {

/// A box that takes any number of the kind, also one out of range for its option: the form then shows the
/// mistake at the field. Numbers may be written with a power of ten, 1e-3. A key that makes it no number, or one with more digits
/// than the box has, is refused; a number too large for the box becomes its largest.
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT

  public:
    explicit NumberBox(int decimals, QWidget* parent = nullptr);

    /// Shows the number unless it is shown already, so that typing is not disturbed.
    void show(double value);

    QValidator::State validate(QString& text, int& position) const override;
    double valueFromText(const QString& text) const override;
    void fixup(QString& text) const override;

  Q_SIGNALS:
    /// By the user, not by `show`.
    void edited(double value);

  protected:
    void wheelEvent(QWheelEvent* event) override;
    QString textFromValue(double value) const override;

  private:
    /// The text without what stands around the number.
    QString bare(const QString& text) const;

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
