#include "core/report/svg_chart.h"

#include "core/report/chart_shapes.h"

#include <array>
#include <charconv>

namespace blindspot::report {

namespace {

constexpr double kFontSize = 13;

std::string number(double value)
{
    std::array<char, 64> buffer{};
    std::string text(
        buffer.data(),
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2).ptr);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string pointsOf(const std::vector<Spot>& spots)
{
    std::string text;
    for (const Spot& spot : spots)
        text.append(text.empty() ? "" : " ").append(number(spot.x)).append(",").append(number(spot.y));
    return text;
}

std::string colorOf(const LineLook& look)
{
    return *look.color ? look.color : "currentColor";
}

std::string lineOf(const ChartShape& shape)
{
    std::string dashes;
    for (const double dash : shape.look.dashes)
        dashes.append(dashes.empty() ? "" : " ").append(number(dash));
    return R"(<polyline fill="none" points=")" + pointsOf(shape.points) + R"(" stroke=")" +
           colorOf(shape.look) + R"(" stroke-width=")" + number(shape.look.width) + '"' +
           (dashes.empty() ? "" : R"( stroke-dasharray=")" + dashes + '"') +
           (shape.faint ? R"( stroke-opacity="0.25")" : "") + "/>";
}

std::string textOf(const ChartShape& shape)
{
    constexpr std::array kAnchors = {"start", "middle", "end"};
    const Spot at = shape.points.front();
    const std::string place =
        shape.upright ? " transform=\"translate(" + number(at.x) + ' ' + number(at.y) + ") rotate(-90)\""
                      : " x=\"" + number(at.x) + "\" y=\"" + number(at.y) + '"';
    return "<text" + place + R"( font-size=")" + number(shape.size) + R"(" text-anchor=")" +
           kAnchors.at(static_cast<std::size_t>(shape.anchor)) + R"(" fill="currentColor")" +
           (shape.bold ? R"( font-weight="600")" : "") + ">" + escaped(shape.text) + "</text>";
}

std::string elementOf(const ChartShape& shape)
{
    const std::string polygon =
        R"(<polygon points=")" + pointsOf(shape.points) + R"(" fill=")" + colorOf(shape.look) + '"';
    switch (shape.kind) {
    case ChartShape::Kind::Line:
        return lineOf(shape);
    case ChartShape::Kind::Band:
        return polygon + R"( fill-opacity="0.15"/>)";
    case ChartShape::Kind::Marker:
        return polygon + "/>";
    case ChartShape::Kind::Text:
        break;
    }
    return textOf(shape);
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(character) >= 0x20 || character == '\n' || character == '\t')
                result += character;
        }
    }
    return result;
}

std::string svgOf(const Chart& chart, double width, double height)
{
    std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 )" + number(width) +
                      ' ' + number(height) + R"(" aria-label=")" + escaped(chart.title) +
                      R"(" stroke-linejoin="round">)" + "\n";
    for (const ChartShape& shape : layOut(chart, width, height, kFontSize))
        svg += elementOf(shape) + "\n";
    return svg + "</svg>";
}

} // namespace blindspot::report
