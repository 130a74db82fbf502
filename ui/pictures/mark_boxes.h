// Functions that turn the marks of a picture into boxes to be drawn, and into their legend.
#pragma once

#include "core/metrics/object_marks.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/box_painter.h"

#include <vector>

namespace blindspot::ui {

/// Detections with their score, objects with a word.
std::vector<PictureBox> markBoxes(const std::vector<metrics::Mark>& marks);

/// Of the kinds that are there, with their numbers: "2 hidden".
std::vector<BoxLegend::Entry> markLegend(const std::vector<metrics::Mark>& marks);
/// Of the same without numbers: it changes only with the kinds.
std::vector<BoxLegend::Entry> markKey(const std::vector<metrics::Mark>& marks);

/// What the kinds mean, a line each.
QString markTip(const metrics::NoticeRule& rule);

} // namespace blindspot::ui
