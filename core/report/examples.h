// Functions that choose, by a fixed rule, the images that a report shows before and after.
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

/// What the patch does on one image, but for its place and reason.
ChosenExample exampleOf(const metrics::ImageFindings& image, const metrics::ArmDetections& clean,
                        const metrics::ArmDetections& patch, const metrics::NoticeRule& rule);

/// Of the images of the first group where something is noticed on the clean image, by the subject's detector without a
/// defence: the one where the subject's patch hides the largest share of what is noticed (best), the middle one (median;
/// of two the one where it hides more) and the one where it hides the smallest (worst). Of equal ones those come first
/// whose metrics::scoreLeft falls further, then by order. Of two images best and worst, of one best.
std::vector<ChosenExample> chooseExamples(const metrics::EvaluationReport& report);

} // namespace blindspot::report
