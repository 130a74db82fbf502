// The effect of a printed patch beyond its printed controls, over scenes: sheets are compared where all of them were seen in the same
// scene, at the same distance and angle.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/outdoor/film.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace blindspot::outdoor {

struct EffectOptions {
    std::vector<double> distances{2, 3, 4, 6, 8, 12, 16, 24}; ///< metres that part the sightings, rising
    std::vector<double> angles{20, 40};                       ///< degrees, likewise
    std::size_t drawings = 2000;                              ///< of the bootstrap
    std::uint64_t seed = 0;
};

/// With fewer scenes an interval is too narrow to be believed, with one there is none.
inline constexpr std::size_t kEnoughScenes = 6;

/// What became of one sheet. Of a scene's cells (parts of distance and angle) those count in which every sheet was seen, by the
/// harmonic mean of how often; the share is the mean over scenes.
struct SheetOutcome {
    metrics::Arm arm = metrics::Arm::Patch;
    std::array<std::int64_t, kVerdicts.size()> sightings{}; ///< by verdict
    std::int64_t compared = 0;                              ///< sightings in cells in which every sheet was seen
    metrics::Figure found;                                  ///< share of them in which the person is found

    std::int64_t all() const;
    std::int64_t untold() const; ///< sightings of which it cannot be told
};

/// Share found under a control minus share found under the patch.
struct ControlEffect {
    metrics::Arm control = metrics::Arm::Grey;
    metrics::Figure effect;
};

/// Of all sightings, or of those within limits of distance or angle.
struct TrialOutcome {
    double low = 0;             ///< of a part: from here
    std::optional<double> high; ///< below this; none: without an end
    std::size_t scenes = 0;     ///< in which all sheets could be compared
    std::vector<SheetOutcome> sheets;     ///< in the trial's order, those that were seen at all
    std::vector<ControlEffect> controls;
    std::optional<metrics::Arm> strongest; ///< the control under which the person is found least
    metrics::Figure effect;                ///< beyond the strongest one, chosen anew in each drawing
};

struct TrialEffect {
    TrialOutcome all;
    std::vector<TrialOutcome> byDistance, byAngle; ///< parts with a sighting
    std::size_t scenes = 0;                        ///< filmed
};

/// Intervals by the percentile bootstrap, which draws scenes: frames of a scene are no independent trials.
TrialEffect measureEffect(const Trial& trial, const FilmedTrial& films, const EffectOptions& options = {});

} // namespace blindspot::outdoor
