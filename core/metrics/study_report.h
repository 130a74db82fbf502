// A StudyReport holds what a study found: each setting's figure, the effect of every option, which options matter, and the best
// setting. Plain values; every figure is the hidden share beyond the strongest control (study_figures.h).
#pragma once

#include "core/common/message.h"
#include "core/metrics/study_figures.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::metrics {

/// The settings that have one value of an option, or values of one range.
struct StudyLevel {
    std::string label;         ///< the value, or "1 to 3.2"
    double number = 0;         ///< of a number its place on an axis; else counts from 0
    std::int64_t settings = 0; ///< that were measured
    Figure figure;
    std::string from{}, upTo{}; ///< the ends of a range; empty for one value

    bool operator==(const StudyLevel&) const = default;
};

struct StudyOptionEffect {
    std::string key; ///< "patch-size"
    bool numeric = false;
    std::vector<StudyLevel> levels;

    bool operator==(const StudyOptionEffect&) const = default;
};

struct StudySettingResult {
    std::vector<std::string> values; ///< of the options, in their order
    std::int64_t iterations = 0;     ///< that its trainings had when it was measured last
    std::size_t rung = 0;            ///< the last one that it was measured at, from 0
    bool finished = false;           ///< measured at the end of its trainings
    Figure figure;                   ///< there; empty where it was not measured
    std::vector<std::optional<double>> ofSeeds;
    std::vector<std::string> runs, evaluations; ///< ids, of its seeds
    Message error;                              ///< why a training of it failed; empty: none did
    double seconds = 0;                         ///< of its trainings

    bool operator==(const StudySettingResult&) const = default;
};

struct StudyReport {
    std::string name, createdAt, version;
    std::string detector, className, trainedOn, measuredOn; ///< names in the workspace
    std::int64_t images = 0;                                ///< held out, that it was measured on
    double objects = 0;                                     ///< noticed on these without a patch
    std::int64_t seeds = 1;                                 ///< trainings of each setting
    bool random = false;                                    ///< settings were drawn; else every combination
    double eta = 0;                                         ///< of successive halving; 0: none
    std::vector<double> rungs;                              ///< shares of the iterations at which was measured
    std::vector<std::int64_t> settingsAtRung;               ///< that were measured there
    std::vector<StudySettingResult> settings;
    std::vector<StudyOptionEffect> options; ///< at the first rung, where all settings were measured alike
    Importance importance;                  ///< likewise
    std::optional<BestSetting> best;        ///< of those in `finalists`; its index is into them
    std::vector<std::size_t> finalists;     ///< the settings that were measured at the last rung
    bool complete = false;

    /// Null where there is none yet.
    const StudySettingResult* bestResult() const { return best ? &settings[finalists[best->setting]] : nullptr; }

    bool operator==(const StudyReport&) const = default;
};

} // namespace blindspot::metrics
