#include "core/report/html_marks.h"

#include "core/report/line_look.h"
#include "core/report/numbers.h"
#include "core/report/svg_chart.h"

#include <algorithm>
#include <cmath>

namespace blindspot::report {

namespace {

std::string strokeOf(const LineLook& look)
{
    std::string dashes;
    for (const double dash : look.dashes)
        dashes.append(dashes.empty() ? "" : " ").append(brief(dash));
    return std::string(" stroke=\"") + look.color + "\" stroke-width=\"" + brief(look.width) + '"' +
           (dashes.empty() ? "" : " stroke-dasharray=\"" + dashes + '"') +
           (look.opacity < 1 ? " stroke-opacity=\"" + brief(look.opacity) + '"' : "");
}

/// Plain digits: `brief` writes a minus that SVG does not read.
std::string coordinate(double value)
{
    std::string text = decimals(std::fabs(value), 1);
    if (value < -0.05) text.insert(0, 1, '-');
    return text;
}

std::string rectangle(const metrics::CocoBox& box, const std::string& stroke)
{
    return "<rect x=\"" + coordinate(box.x) + "\" y=\"" + coordinate(box.y) + "\" width=\"" +
           coordinate(box.width) + "\" height=\"" + coordinate(box.height) +
           "\" fill=\"none\" vector-effect=\"non-scaling-stroke\"" + stroke + "/>";
}

/// On a dark plate inside the box's corner, which is always in the picture.
std::string scoreOf(const metrics::Mark& mark, double pictureWidth)
{
    const double size = pictureWidth / 22;
    const double x = std::max(0.0, mark.box.x), y = std::max(0.0, mark.box.y);
    return "<rect x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" + coordinate(size * 2.2) +
           "\" height=\"" + coordinate(size * 1.2) + "\" fill=\"#000\" fill-opacity=\"0.72\"/><text x=\"" +
           coordinate(x + size * 0.15) + "\" y=\"" + coordinate(y + size * 0.95) + "\" font-size=\"" +
           coordinate(size) + "\" fill=\"#fff\">" + decimals(mark.score) + "</text>";
}

} // namespace

std::string marksSvg(const MarkedPicture& picture)
{
    std::string svg = "<svg viewBox=\"0 0 " + coordinate(picture.width) + " " + coordinate(picture.height) +
                      "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
    for (const metrics::Mark& mark : picture.marks) {
        const LineLook look = lookOf(mark.kind);
        // What is faint has no dark edge: it would stand out by that.
        if (look.opacity == 1)
            svg += rectangle(mark.box, " stroke=\"#000\" stroke-opacity=\"0.5\" stroke-width=\"" +
                                           brief(look.width + 2) + '"');
        svg += rectangle(mark.box, strokeOf(look));
    }
    for (const metrics::Mark& mark : picture.marks)
        if (mark.score > 0) svg += scoreOf(mark, picture.width);
    return svg + "</svg>";
}

std::string legendHtml(const std::vector<metrics::MarkKind>& kinds, Language language)
{
    std::string html = "<p class=\"legend\">";
    for (const metrics::MarkKind kind : kinds)
        html +=
            "<span><svg width=\"36\" height=\"10\" aria-hidden=\"true\"><path d=\"M1 5H35\" fill=\"none\"" +
            strokeOf(lookOf(kind)) + "/></svg> " + escaped(markText(kind, language)) + "</span>";
    return html + "</p>";
}

} // namespace blindspot::report
