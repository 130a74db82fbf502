// A function that counts what an arm of an evaluation hides in each image.
#pragma once

#include "core/metrics/checkpoint_choice.h"
#include "core/metrics/evaluation_report.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace blindspot::workspace {

/// By the evaluation's own rule of who is noticed, of the first detector without a defence, in the order of the report's images: of
/// those in `group`, or of all. Of the random arm its first drawing.
std::vector<metrics::HiddenCount> hiddenIn(const metrics::EvaluationReport& report, metrics::Arm arm, std::int64_t patch,
                                           std::optional<metrics::ImageGroup> group = {});

} // namespace blindspot::workspace
