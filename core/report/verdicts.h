// The verdict on each defence and on each sweep of an evaluation at a glance: what a card, a slide or a summary says of it before
// anybody reads the table.
#pragma once

#include "core/report/measure.h"
#include "core/report/texts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::report {

enum class DefenceWorth {
    HoldsKnown, ///< it gives back against the patch, and against one that was trained through it
    Untried,    ///< it gives back against the patch; no patch that knows it was tried
    Outwitted,  ///< it gives back against the patch, and nothing is shown against one that was trained through it
    NotShown,   ///< it is not shown to give anything back
};

/// What a defence does for one detector against one patch, on the images that the answer is about.
struct DefenceVerdict {
    std::int64_t defence = 0; ///< index into the report's defences
    DefenceWorth worth = DefenceWorth::NotShown;
    metrics::Figure regained;            ///< share of the objects noticed with it minus without it; in older reports of the AP50
    metrics::Figure regainedFromKnowing; ///< the same against the patch that knows it; empty where there is none
    metrics::Figure cost;                ///< what the clean images lose
    std::optional<double> taken;         ///< what the patch takes without the defence, in the same measure

    /// The lower of what it gives back against the two patches: what can be counted on.
    double dependable() const;
};

/// Of every defence that was evaluated, the one that gives back most first. Empty for aims with a target class, whose cases are
/// other ones.
std::vector<DefenceVerdict> defenceVerdicts(const metrics::EvaluationReport& report, std::int64_t detector, std::int64_t patch);
/// "helps, also against a patch that knows it".
std::string worthText(DefenceWorth worth, Language language);
bool helps(DefenceWorth worth);

/// At which steps of a sweep the patch beats its controls.
struct SweepVerdict {
    std::size_t steps = 0;
    std::vector<double> beats; ///< the values of those, in their order

    bool throughout() const { return steps > 0 && beats.size() == steps; }
};

SweepVerdict verdictOn(const metrics::Sweep& sweep);
/// "beats its controls at 3 of 5 steps: 0.75, 1, 1.25".
std::string verdictText(const SweepVerdict& verdict, Language language);

} // namespace blindspot::report
