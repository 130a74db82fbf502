// Functions that choose, by a fixed rule, the images that a report shows before and after, and compute the
// boxes over them.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"

#include <vector>

namespace blindspot::report {

struct ChosenExample {
    std::size_t image = 0; ///< index into EvaluationReport::images
    ExampleReason reason = ExampleReason::Best;
    double clean = 0, patch = 0; ///< metrics::scoreLeft
};

/// Of the images of the first group where something was found on the clean image (metrics::scoreLeft above
/// 0), by the subject's detector without a defence: the one whose score left falls most with the subject's
/// patch (best), the middle one (median; of two the one that falls more) and the one where it falls least
/// (worst). Ties by order. Of two images best and worst, of one best.
std::vector<ChosenExample> chooseExamples(const metrics::EvaluationReport& report);

/// The meaning of a box over a picture; each kind has a colour and a line style of its own.
enum class MarkKind {
    Found,    ///< a detection that took an object
    Lost,     ///< an object found on the clean image and not here
    Missed,   ///< an object found in neither
    Invented, ///< a detection that overlaps nothing
};
struct Mark {
    metrics::CocoBox box; ///< pixels of the picture
    MarkKind kind = MarkKind::Found;
    double score = 0; ///< of a detection
};

/// Greedy, best score first, at IoU 0.5. `clean` are the detections of the same image without the patch,
/// equal to `detections` for that one itself. Detections on crowds and difficult objects are left out.
std::vector<Mark> marksOf(const std::vector<metrics::Annotation>& annotations,
                          const std::vector<metrics::Detection>& detections,
                          const std::vector<metrics::Detection>& clean);

} // namespace blindspot::report
