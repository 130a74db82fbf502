// Functions that write the boxes over a picture, and their legend, as HTML.
#pragma once

#include "core/report/document.h"

#include <string>

namespace blindspot::report {

/// An <svg> that lies over the picture: each box in its colour and line on a dark halo, detections with their
/// score.
std::string marksSvg(const MarkedPicture& picture);
/// A line of each kind with its meaning.
std::string legendHtml(const std::vector<metrics::MarkKind>& kinds, Language language);

} // namespace blindspot::report
