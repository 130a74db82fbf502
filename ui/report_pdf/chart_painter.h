// A function that paints a chart of the report on paper.
#pragma once

#include "core/report/chart.h"
#include "core/report/line_look.h"
#include "ui/paper/mm_painter.h"

#include <QPen>

namespace blindspot::ui {

/// In the place, millimetres; lines and letters stay lines and letters in a PDF.
void paintChart(MmPainter& on, const QRectF& place, const report::Chart& chart);

/// The look's line, its widths and dashes taken `scale` times.
QPen penOf(const report::LineLook& look, double scale);

} // namespace blindspot::ui
