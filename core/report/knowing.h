// What a defence is worth against a patch that knows it: one that was trained through it. Against the others alone a defence
// looks better than it is (Athalye et al., ICML 2018; Tramer et al., NeurIPS 2020).
#pragma once

#include "core/report/measure.h"
#include "core/report/texts.h"

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::report {

/// Of the patches that are `patch` trained through the condition's defence, the one whose figure is the lowest under it.
/// Empty where there is none.
std::optional<std::int64_t> knowingPatchOf(const metrics::EvaluationReport& report, const metrics::Condition& condition,
                                           std::int64_t patch, Measure measure);

/// What the defence gives back of `patch` to one who knows the defence: the figure of the knowing patch with it minus that of
/// `patch` without it. Empty where there is no knowing patch.
metrics::Figure regainedFromKnowing(const metrics::EvaluationReport& report, const metrics::Condition& condition,
                                    std::int64_t patch, Measure measure);

/// Names the report's defences that no patch was trained through, and says what that means; empty where there are none.
std::string unknowingNote(const metrics::EvaluationReport& report, Language language);

} // namespace blindspot::report
