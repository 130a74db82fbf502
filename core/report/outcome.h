// An Outcome is what one patch did to one detector, ready to be said.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/measure.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

struct Outcome {
    const metrics::ArmFigures* clean = nullptr;
    const metrics::ArmFigures* patch = nullptr;
    const metrics::ArmFigures* control = nullptr; ///< the strongest one by `measure`
    const metrics::Effect* effect = nullptr;
    Measure measure = Measure::Ap50; ///< what the answer is about

    /// Whether there is anything to say.
    bool known() const;
    bool noticed() const { return measure == Measure::Noticed; }
    /// Without a patch no object is noticed; of older reports, none is found, nor any that the average precision would see
    /// at lower scores. Nothing can be measured then.
    bool seesNone() const;
    /// So few that the figures say little.
    bool seesFew() const;
};

/// `condition` may be null.
Outcome outcomeOf(const metrics::Condition* condition, std::int64_t patch);

/// "a plain grey square".
std::string controlText(const Outcome& outcome, Language language);

} // namespace blindspot::report
