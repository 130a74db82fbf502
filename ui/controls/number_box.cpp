#include "ui/controls/number_box.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace blindspot::ui {

namespace {

constexpr double kMost = 999'999'999;

} // namespace

NumberBox::NumberBox(int decimals, QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setRange(-1, kMost);
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    setLocale(
        QLocale::c()); // as numbers are written everywhere else: in the log, on the command line, in records
    connect(this, &QDoubleSpinBox::valueChanged, this, [this](double number) {
        if (!showing_) Q_EMIT edited(number);
    });
}

void NumberBox::show(double number)
{
    if (value() == number) return;
    showing_ = true;
    setValue(number);
    showing_ = false;
}

void NumberBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

QString NumberBox::textFromValue(double number) const
{
    // 0.4 and not 0.4000, whatever more digits the box takes.
    QString text = QLocale::c().toString(number, 'f', decimals());
    text.remove(QLatin1Char(','));
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    }
    return text;
}

FormSlider::FormSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void FormSlider::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
}

void ChoiceBox::show(const QVariant& data)
{
    const int index = findData(data);
    if (index == currentIndex()) return;
    const QSignalBlocker blocker(this);
    setCurrentIndex(index);
}

void ChoiceBox::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace blindspot::ui
