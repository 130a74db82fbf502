// Functions that turn the marks of an evaluation's picture into boxes to be drawn, and into their legend.
#pragma once

#include "core/report/examples.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/box_painter.h"

#include <vector>

namespace blindspot::ui {

/// Found and invented ones with their score; lost and missed ones with their word.
std::vector<PictureBox> markBoxes(const std::vector<report::Mark>& marks);

/// Of the kinds that are there, with their numbers.
std::vector<BoxLegend::Entry> markLegend(const std::vector<report::Mark>& marks);

} // namespace blindspot::ui
