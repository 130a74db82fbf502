#include "core/report/chart_shapes.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>
#include <string_view>

namespace blindspot::report {

namespace {

constexpr double kLineHeight = 1.25; ///< in letters' sizes

/// About how wide a text is, without asking a font: wide for Korean, which has square letters.
double roughWidth(const std::string& text, double fontSize)
{
    double width = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xc0U) == 0x80U) continue;
        width += byte >= 0xe3 && byte < 0xf0 ? 0.95 : 0.56;
    }
    return width * fontSize;
}

/// The text cut to about the width, with an ellipsis.
std::string cutTo(const std::string& text, double width, double fontSize)
{
    if (roughWidth(text, fontSize) <= width) return text;
    std::string cut = text;
    while (!cut.empty() && roughWidth(cut, fontSize) + fontSize > width) {
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xc0U) == 0x80U)
            cut.pop_back();
        if (!cut.empty()) cut.pop_back();
    }
    return cut.append("\u2026");
}

/// "0.25\u00a0to\u00a00.90" with spaces at which it can be broken; empty where there are none.
std::string breakable(std::string word)
{
    constexpr std::string_view kFixedSpace = "\u00a0";
    std::size_t at = word.find(kFixedSpace);
    if (at == std::string::npos) return {};
    for (; at != std::string::npos; at = word.find(kFixedSpace))
        word.replace(at, kFixedSpace.size(), " ");
    return word;
}

class Layout {
  public:
    Layout(const Chart& chart, double width, double height, double fontSize)
        : chart_(chart), font_(fontSize), width_(width)
    {
        double labels = 0;
        for (const Tick& tick : chart.y.ticks)
            labels = std::max(labels, roughWidth(tick.label, font_));
        left_ = labels + font_ * (chart.y.title.empty() ? 1 : 2.6);
        right_ = width - font_ * 0.9;
        top_ = font_ * 2.1;
        legendRows_ = chart.legend ? placeLegend() : 0;
        for (const Tick& tick : chart.x.ticks)
            labels_.push_back(linesOf(tick.label));
        for (const auto& lines : labels_)
            labelRoom_ = std::max(labelRoom_, kLineHeight * (static_cast<double>(lines.size()) - 1));
        bottom_ = height - font_ * (1.7 + labelRoom_ + (chart.x.title.empty() ? 0 : 1.4) + 1.5 * legendRows_);
    }

    std::vector<ChartShape> shapes()
    {
        // Bold letters are wider.
        text({left_, font_ * 1.1}, cutTo(chart_.title, right_ - left_, font_ * 1.15), Anchor::Start, true);
        grid();
        for (const Series& series : chart_.series)
            if (series.line) band(series);
        for (const Series& series : chart_.series)
            curve(series);
        if (chart_.legend) legend();
        return std::move(shapes_);
    }

  private:
    /// Of a label under the chart, which has room up to the next.
    std::vector<std::string> linesOf(const std::string& label) const
    {
        const double range = chart_.x.high - chart_.x.low;
        const double room = closestTicks(chart_.x, range) / range * (right_ - left_) - font_ * 0.6;
        return brokenInLines(
            label, [&](const std::string& line) { return roughWidth(line, font_) <= room; },
            [&](const std::string& word) { return cutTo(word, room, font_); });
    }

    Spot at(double x, double y) const
    {
        const auto part = [](double value, const Axis& axis) {
            return std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0);
        };
        return {left_ + part(x, chart_.x) * (right_ - left_), bottom_ - part(y, chart_.y) * (bottom_ - top_)};
    }

    void text(Spot place, const std::string& words, Anchor anchor, bool bold = false, bool upright = false)
    {
        ChartShape shape{ChartShape::Kind::Text, {place}, {""}};
        shape.text = words;
        shape.size = font_;
        shape.anchor = anchor;
        shape.bold = bold;
        shape.upright = upright;
        shapes_.push_back(std::move(shape));
    }
    void line(std::vector<Spot> points, const LineLook& look, bool faint = false)
    {
        shapes_.push_back({ChartShape::Kind::Line, std::move(points), look, faint});
    }
    void marker(Spot place, const Series& series)
    {
        const Marker form = markerOf(series);
        if (form == Marker::None) return;
        shapes_.push_back({ChartShape::Kind::Marker, outline(form, place, font_ * 0.32), lookOf(series.role)});
    }

    void grid()
    {
        const LineLook thin{"", font_ * 0.06};
        for (const Tick& tick : chart_.y.ticks) {
            const Spot place = at(chart_.x.low, tick.value);
            line({place, {right_, place.y}}, thin, true);
            text({left_ - font_ * 0.5, place.y + font_ * 0.35}, tick.label, Anchor::End);
        }
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            const Spot place = at(chart_.x.ticks[i].value, chart_.y.low);
            line({place, {place.x, place.y + font_ * 0.35}}, thin, true);
            for (std::size_t row = 0; row < labels_[i].size(); ++row)
                text({place.x, place.y + font_ * (1.4 + kLineHeight * static_cast<double>(row))}, labels_[i][row], Anchor::Middle);
        }
        if (chart_.y.low < 0 && chart_.y.high > 0) line({at(chart_.x.low, 0), at(chart_.x.high, 0)}, thin);
        line({{left_, top_}, {left_, bottom_}, {right_, bottom_}}, {"", font_ * 0.1});
        const double middle = (left_ + right_) / 2;
        if (!chart_.x.title.empty()) text({middle, bottom_ + font_ * (2.8 + labelRoom_)}, chart_.x.title, Anchor::Middle);
        if (!chart_.y.title.empty())
            text({font_ * 1.1, (top_ + bottom_) / 2}, chart_.y.title, Anchor::Middle, false, true);
    }

    void band(const Series& series)
    {
        std::vector<Spot> above, below;
        for (const ChartPoint& point : series.points) {
            if (!point.interval) continue;
            above.push_back(at(point.x, point.interval->high));
            below.push_back(at(point.x, point.interval->low));
        }
        if (above.size() < 2) return;
        above.insert(above.end(), below.rbegin(), below.rend());
        shapes_.push_back({ChartShape::Kind::Band, std::move(above), lookOf(series.role)});
    }

    void curve(const Series& series)
    {
        std::vector<Spot> spots;
        for (const ChartPoint& point : series.points)
            spots.push_back(at(point.x, point.y));
        LineLook look = scaled(lookOf(series.role));
        if (series.line && spots.size() > 1) line(spots, look);
        look.dashes.clear();
        for (std::size_t i = 0; i < spots.size(); ++i) {
            if (!series.line && series.points[i].interval) whisker(series.points[i], look);
            if (series.markEvery > 0 && i % series.markEvery == 0) marker(spots[i], series);
        }
    }

    void whisker(const ChartPoint& point, const LineLook& look)
    {
        const Spot low = at(point.x, point.interval->low), high = at(point.x, point.interval->high);
        const double cap = font_ * 0.45;
        line({low, high}, look);
        line({{low.x - cap, low.y}, {low.x + cap, low.y}}, look);
        line({{high.x - cap, high.y}, {high.x + cap, high.y}}, look);
    }

    /// Widths and dashes are in tenths of the letters' size.
    LineLook scaled(LineLook look) const
    {
        look.width *= font_ / 10;
        for (double& dash : look.dashes)
            dash *= font_ / 10;
        return look;
    }

    double entryWidth(const Series& series) const { return font_ * 4 + roughWidth(series.name, font_); }
    int placeLegend() const
    {
        int rows = 1;
        double x = left_;
        for (const Series& series : chart_.series) {
            if (x > left_ && x + entryWidth(series) > width_) ++rows, x = left_;
            x += entryWidth(series);
        }
        return rows;
    }
    void legend()
    {
        double x = left_, y = bottom_ + font_ * (labelRoom_ + (chart_.x.title.empty() ? 2.9 : 4.3));
        for (const Series& series : chart_.series) {
            if (x > left_ && x + entryWidth(series) > width_) x = left_, y += font_ * 1.5;
            const double middle = y - font_ * 0.35;
            line({{x, middle}, {x + font_ * 2.4, middle}}, scaled(lookOf(series.role)));
            marker({x + font_ * 1.2, middle}, series);
            text({x + font_ * 2.8, y}, series.name, Anchor::Start);
            x += entryWidth(series);
        }
    }

    const Chart& chart_;
    double font_, width_, left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
    int legendRows_ = 0;
    std::vector<std::vector<std::string>> labels_{}; ///< under the chart, each in lines
    double labelRoom_ = 0;                           ///< that their further lines take, in letters' sizes
    std::vector<ChartShape> shapes_{};
};

} // namespace

double closestTicks(const Axis& axis, double range)
{
    for (std::size_t i = 1; i < axis.ticks.size(); ++i)
        range = std::min(range, std::abs(axis.ticks[i].value - axis.ticks[i - 1].value));
    return range;
}

std::vector<std::string> brokenInLines(const std::string& text, const std::function<bool(const std::string& line)>& fits,
                                       const std::function<std::string(const std::string& word)>& cut)
{
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const std::string longer = lines.empty() ? word : lines.back() + " " + word;
        if (!lines.empty() && fits(longer))
            lines.back() = longer;
        else if (const std::string loose = fits(word) ? std::string() : breakable(word); !loose.empty())
            for (const std::string& line : brokenInLines(loose, fits, cut))
                lines.push_back(line);
        else
            lines.push_back(cut(word));
    }
    return lines;
}

Marker markerOf(const Series& series)
{
    switch (series.role) {
    case SeriesRole::Clean:
        return Marker::Circle;
    case SeriesRole::Grey:
        return Marker::Square;
    case SeriesRole::Random:
        return Marker::Triangle;
    case SeriesRole::Patch:
        return Marker::Diamond;
    case SeriesRole::Plain:
        break;
    }
    return series.line ? Marker::None : Marker::Circle;
}

std::vector<Spot> outline(Marker marker, Spot at, double half)
{
    const auto polygon = [&](int corners, double turn, double radius) {
        std::vector<Spot> spots;
        for (int i = 0; i < corners; ++i) {
            const double angle = turn + 2 * std::numbers::pi * i / corners;
            spots.push_back({at.x + radius * std::sin(angle), at.y - radius * std::cos(angle)});
        }
        return spots;
    };
    switch (marker) {
    case Marker::Circle:
        return polygon(12, 0, half);
    case Marker::Square:
        return polygon(4, std::numbers::pi / 4, half * 1.25);
    case Marker::Triangle:
        return polygon(3, 0, half * 1.35);
    case Marker::Diamond:
        return polygon(4, 0, half * 1.5);
    case Marker::None:
        break;
    }
    return {};
}

std::vector<ChartShape> layOut(const Chart& chart, double width, double height, double fontSize)
{
    return Layout(chart, width, height, fontSize).shapes();
}

} // namespace blindspot::report
