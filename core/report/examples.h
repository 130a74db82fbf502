// Functions that choose, by a fixed rule, the images that a report shows before and after, and compute the
// boxes over them.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/metrics/notice.h"
#include "core/report/report_pictures.h"

#include <vector>

namespace blindspot::report {

struct ChosenExample {
    std::size_t image = 0; ///< index into EvaluationReport::images
    ExampleReason reason = ExampleReason::Best;
    std::int64_t noticed = 0;    ///< objects that count, on the clean image
    std::int64_t hidden = 0;     ///< of these, those that are not noticed with the patch
    double clean = 0, patch = 0; ///< metrics::scoreLeft
};

/// What the patch does on one image, but for its place and reason. The detections are above the confidence.
ChosenExample exampleOf(const metrics::ImageFindings& image, const metrics::ArmDetections& clean,
                        const metrics::ArmDetections& patch, double noticeOverlap);

/// Of the images of the first group where something is noticed on the clean image, by the subject's detector without a
/// defence: the one where the subject's patch hides the largest share of what is noticed (best), the middle one (median;
/// of two the one where it hides more) and the one where it hides the smallest (worst). Of equal ones those come first
/// whose metrics::scoreLeft falls further, then by order. Of two images best and worst, of one best.
std::vector<ChosenExample> chooseExamples(const metrics::EvaluationReport& report);

/// The meaning of a box over a picture; each kind has a colour and a line style of its own.
enum class MarkKind {
    Found,    ///< a detection that took an object
    HalfSeen, ///< an object that is noticed here (metrics::NoticeRule), but not found
    Lost,     ///< an object noticed on the clean image and not here
    Missed,   ///< an object noticed in neither
    Invented, ///< a detection that takes no object
};
struct Mark {
    metrics::CocoBox box; ///< pixels of the picture
    MarkKind kind = MarkKind::Found;
    double score = 0; ///< of a detection
};

/// Greedy, best score first, at IoU 0.5. `clean` are the detections of the same image without the patch,
/// equal to `detections` for that one itself; all of them are above the confidence. Detections on crowds and difficult
/// objects are left out. `noticeOverlap`: NoticeRule's.
std::vector<Mark> marksOf(const std::vector<metrics::Annotation>& annotations,
                          const std::vector<metrics::Detection>& detections,
                          const std::vector<metrics::Detection>& clean,
                          double noticeOverlap = metrics::NoticeRule{}.overlap);

} // namespace blindspot::report
