// Colours and line styles of a report's charts and boxes. Each meaning has both, so that it can be read in
// black and white as well.
#pragma once

#include "core/metrics/object_marks.h"
#include "core/report/chart.h"

#include <vector>

namespace blindspot::report {

struct LineLook {
    const char* color = ""; ///< "#rrggbb" of Okabe and Ito's palette; empty: the colour of the text
    double width = 1;
    std::vector<double> dashes{}; ///< lengths on and off; empty: solid
    double opacity = 1;
};

/// Width and dashes in tenths of the letters' size.
LineLook lookOf(SeriesRole role);
/// Width and dashes in hundredths of an inch on paper, CSS pixels on a screen. The window draws the same ones, in the
/// colours of its theme.
LineLook lookOf(metrics::MarkKind kind);

} // namespace blindspot::report
