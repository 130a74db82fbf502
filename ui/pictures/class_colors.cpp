#include "ui/pictures/class_colors.h"

#include "ui/support/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr double kLeastContrast = 3;
/// The golden angle: however many follow each other, they lie evenly around the circle.
constexpr double kGoldenPart = 0.6180339887498949;
constexpr int kSteps = 24; // of lightness, until the contrast is enough

double luminanceOf(const QColor& color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2, 1 to 21.
double contrastOf(const QColor& a, const QColor& b)
{
    const double one = luminanceOf(a) + 0.05, other = luminanceOf(b) + 0.05;
    return one > other ? one / other : other / one;
}

/// Darker on light surfaces and lighter on dark ones until it can be told from them.
QColor readable(QColor color)
{
    const Theme& theme = Theme::current();
    for (int i = 0; i < kSteps && contrastOf(color, theme.window) < kLeastContrast; ++i)
        color = theme.dark ? color.lighter(108) : color.darker(108);
    return color;
}

} // namespace

QColor classColor(int place)
{
    const Theme& theme = Theme::current();
    // The first is the green that annotations had before classes had hues.
    static constexpr std::array kOkabeIto{"#009E73", "#D55E00", "#0072B2", "#CC79A7",
                                          "#E69F00", "#56B4E9", "#F0E442"};
    if (place < static_cast<int>(kOkabeIto.size()))
        return readable(QColor(kOkabeIto[static_cast<std::size_t>(std::max(place, 0))]));
    double whole = 0;
    const double hue = std::modf(0.08 + kGoldenPart * (place - static_cast<int>(kOkabeIto.size())), &whole);
    return readable(QColor::fromHslF(static_cast<float>(hue), 0.72F, theme.dark ? 0.62F : 0.42F));
}

void ClassColors::setClasses(const std::vector<std::string>& names)
{
    places_.clear();
    for (const std::string& name : names)
        if (const QString one = QString::fromStdString(name); !places_.contains(one))
            places_.insert(one, static_cast<int>(places_.size()));
}

QColor ClassColors::of(const QString& name) const
{
    const auto place = places_.constFind(name);
    return place == places_.constEnd() ? Theme::current().box : classColor(*place);
}

} // namespace blindspot::ui
