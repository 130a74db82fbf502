// A StudySpec says what a study varies: a grid of options' values, or settings drawn at random, each trained with several seeds and
// measured on images that are not trained on.
#pragma once

#include "core/workspace/runs/run_request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// An option of a training that is varied, as setTrainOption knows it: by the values in a list or, in a random search, between two
/// numbers.
struct StudyOption {
    std::string key; ///< "patch-size"
    std::vector<std::string> values{};
    std::optional<double> low{}, high{};
    bool logarithmic = false; ///< drawn evenly by its logarithm
    bool whole = false;       ///< a whole number

    bool operator==(const StudyOption&) const = default;
};
/// From "learning-rate=1,5,10" ("|" between values that have commas themselves), "learning-rate=1..10" or "learning-rate=1..10:log".
/// Errors: Error naming `--vary`.
StudyOption parseStudyOption(const std::string& text);
/// Errors: Error naming `--vary` for one that a training with `base` does not have, that a study cannot vary, that has a value twice or
/// one that it cannot have, or for a range where the search is not `random`.
void checkOption(const StudyOption& option, const patch::TrainOptions& base, bool random);
/// As parseStudyOption reads it.
std::string text(const StudyOption& option);

struct StudySpec {
    TrainRequest base; ///< what is the same in all of them
    std::vector<StudyOption> options;
    std::int64_t random = 0; ///< so many settings are drawn; 0: every combination of the values
    std::int64_t seeds = 1;  ///< trainings of each setting, which differ in their seed alone: base.options.seed and the next ones
    std::optional<std::string> selection, dataset; ///< what the patches are measured on; one of the two
    std::optional<std::int64_t> images;            ///< only the first so many of it
    double confidence = 0.25;                      ///< of found and invented objects, as evaluations have it
    /// Successive halving: after each rung the best 1 / eta of the settings go on; 0: all are trained to their end.
    double eta = 0;
    std::int64_t rungs = 3; ///< the last is the end; each trains eta times as long as the one before

    static constexpr std::int64_t kMostTrainings = 1000;
    static constexpr std::int64_t kMostSeeds = 20;
};

/// What one setting has of each option, in their order, as texts.
using StudySetting = std::vector<std::string>;

/// All of them: each combination once, the last option changing fastest; or as the seed draws them. Errors: Error where there are
/// fewer than two, or too many trainings, naming how many.
std::vector<StudySetting> settingsOf(const StudySpec& spec);

/// The training of a setting with one of its seeds. Errors: Error for a value that an option cannot have.
TrainRequest requestOf(const StudySpec& spec, const StudySetting& setting, std::int64_t seed);

/// After which share of their iterations the settings are measured; the last is 1.
std::vector<double> rungsOf(const StudySpec& spec);

/// Errors: Error for what would not even begin, of any setting: as checkedRequest has it for a training.
void checkSpec(const StudySpec& spec);

std::string specText(const StudySpec& spec);
/// Errors: Error naming the study.
StudySpec specFromText(std::string_view text, const std::string& study);

} // namespace blindspot::workspace
