#include "ui/controls/number_box.h"

#include <QRegularExpression>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kMost = 2'000'000'000; // what every whole number of an option can hold

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

QString NumberBox::bare(const QString& text) const
{
    QString number = text;
    if (number.startsWith(prefix())) number.remove(0, prefix().size());
    if (number.endsWith(suffix())) number.chop(suffix().size());
    return number.trimmed();
}

/// Qt's own box knows no powers of ten: of 1e9 it takes the 1 and the 9.
QValidator::State NumberBox::validate(QString& text, int& position) const
{
    const QString number = bare(text);
    if (!number.contains(QLatin1Char('e'), Qt::CaseInsensitive)) {
        const QValidator::State state = QDoubleSpinBox::validate(text, position);
        bool whole = false;
        const double value = QLocale::c().toDouble(number, &whole);
        // Too large is told by the box's largest number, not by a digit that does not come.
        return state == QValidator::Invalid && whole && value > maximum() ? QValidator::Intermediate : state;
    }
    static const QRegularExpression begun(QStringLiteral("^-?\\d*\\.?\\d*[eE][-+]?\\d{0,2}$"));
    if (!begun.match(number).hasMatch()) return QValidator::Invalid;
    bool whole = false;
    const double value = QLocale::c().toDouble(number, &whole);
    if (!whole || value < minimum() || value > maximum()) return QValidator::Intermediate;
    const double step = std::pow(10.0, decimals());
    const bool held = std::abs(std::round(value * step) / step - value) <= 1e-9 * std::abs(value);
    return held ? QValidator::Acceptable : QValidator::Invalid;
}

double NumberBox::valueFromText(const QString& text) const
{
    const QString number = bare(text);
    return number.contains(QLatin1Char('e'), Qt::CaseInsensitive) ? QLocale::c().toDouble(number) : QDoubleSpinBox::valueFromText(text);
}

void NumberBox::fixup(QString& text) const
{
    bool whole = false;
    const double value = QLocale::c().toDouble(bare(text), &whole);
    if (whole) text = prefix() + textFromValue(std::clamp(value, minimum(), maximum())) + suffix();
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
