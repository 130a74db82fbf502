// The layout of a chart as lines, bands, markers and texts at their places, so that HTML and paper show the
// same chart.
#pragma once

#include "core/report/chart.h"
#include "core/report/line_look.h"

#include <functional>
#include <string>
#include <vector>

namespace blindspot::report {

struct Spot {
    double x = 0, y = 0; ///< to the right, down
};

enum class Marker { None, Circle, Square, Triangle, Diamond };
/// Of its meaning; dots of no meaning are circles, since without one there would be nothing to see.
Marker markerOf(const Series& series);
/// The smallest distance between two neighbours of the axis's ticks; `range` where that is smaller or there is one tick at most.
double closestTicks(const Axis& axis, double range);
/// The text in lines that fit, broken at spaces, at fixed ones where it must be; what `cut` makes of a word that does not fit by itself. It is
/// asked for words that fit, too.
std::vector<std::string> brokenInLines(const std::string& text, const std::function<bool(const std::string& line)>& fits,
                                       const std::function<std::string(const std::string& word)>& cut);
/// The corners of a marker of half-size `half` around `at`, for a circle twelve.
std::vector<Spot> outline(Marker marker, Spot at, double half);

enum class Anchor { Start, Middle, End };

struct ChartShape {
    enum class Kind { Line, Band, Marker, Text } kind = Kind::Line;
    std::vector<Spot>
        points;         ///< of a line; of a band or marker the outline; of a text the one at its baseline
    LineLook look;      ///< bands are filled with a seventh of the colour, markers wholly
    bool faint = false; ///< grid and frame: in the colour of rules
    std::string text{};
    double size = 0; ///< of the text
    Anchor anchor = Anchor::Start;
    bool upright = false; ///< turned a quarter, read from below
    bool bold = false;
};

/// In the order of painting; within width x height units, text of `fontSize` units.
std::vector<ChartShape> layOut(const Chart& chart, double width, double height, double fontSize);

} // namespace blindspot::report
