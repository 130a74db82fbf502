// ReportPictures are the pictures that a report shows. They are kept apart from its values, which hold file
// names and boxes only.
#pragma once

#include "core/imaging/image.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace blindspot::report {

enum class ExampleReason { Best, Median, Worst };

struct Example {
    std::int64_t imageId = 0; ///< of the report's ImageFindings, which have its boxes
    ExampleReason reason = ExampleReason::Best;
    imaging::Image before, after; ///< the clean image, and with the subject's patch on it (see conclusion.h)
};

struct ReportPictures {
    std::vector<imaging::Image> patches; ///< in the order of the report's; may be fewer
    std::vector<Example> examples;
    std::vector<std::pair<std::int64_t, double>>
        lossCurve; ///< iteration, loss of the run that made the first patch
};

} // namespace blindspot::report
