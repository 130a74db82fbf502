// A function that writes a chart as SVG, to be embedded in an HTML page.
#pragma once

#include "core/report/chart.h"

#include <string>
#include <string_view>

namespace blindspot::report {

/// One <svg> element of width x height units that scales to its place, in the page's font; text, frame and
/// grid take the page's colour (currentColor), so that it reads on light and dark. Its title is its
/// description for screen readers.
std::string svgOf(const Chart& chart, double width = 480, double height = 320);

/// The text with the five characters that mean something in XML written as entities; other control characters
/// are left out.
std::string escaped(std::string_view text);

} // namespace blindspot::report
