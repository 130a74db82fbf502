// A CheckpointComparison says what the patches that a run kept on its way hide, which of them is best, and whether it is better than
// the last one; the run's folder keeps the newest one.
#pragma once

#include "core/common/message.h"
#include "core/metrics/checkpoint_choice.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// A patch of a run: as it was after an iteration, or as it is now.
struct Checkpoint {
    std::int64_t iteration = 0;
    bool last = false;          ///< the run's own patch
    std::filesystem::path file; ///< a picture

    bool operator==(const Checkpoint&) const = default;
};

/// What the run has, by iterations; the last one is its own patch, where it has one. A run of before snapshots were kept has that one
/// alone.
std::vector<Checkpoint> checkpointsOf(const RunStore& store, const RunRecord& record);

/// One checkpoint as it was measured; its shares stand in CheckpointComparison::choice.
struct CheckpointFigures {
    std::int64_t iteration = 0;
    bool last = false;
    std::string sha256;         ///< of its pixels
    metrics::Figure ap50;       ///< of the detector on all images, with this patch
    metrics::Figure noticed;    ///< share of all objects that are noticed

    bool operator==(const CheckpointFigures&) const = default;
};

struct CheckpointComparison {
    std::string run, createdAt, version;
    std::string detector, detectorSha256;
    std::string selection, dataset; ///< where the images are from: one of the two
    std::string className;          ///< empty: every class
    double confidence = 0.25, noticeOverlap = 0.1;
    std::int64_t drawings = 0;  ///< of the bootstrap
    std::uint64_t seed = 0;
    std::int64_t images = 0;    ///< held out, none of them near a training image
    std::int64_t objects = 0;
    metrics::Figure cleanAp50, controlAp50; ///< without a patch; with a grey square of its size
    std::vector<CheckpointFigures> checkpoints; ///< by iterations; the last one is the run's own patch
    metrics::CheckpointChoice choice;

    bool operator==(const CheckpointComparison&) const = default;
};

/// Which of the answers it is.
enum class CheckpointAnswer {
    NothingNoticed, ///< nothing is noticed without a patch either on one half of the images
    LastIsBest,     ///< by the images that choose
    Better,         ///< than the last one beyond chance, on the other images
    NotShown,       ///< that it is better: the interval holds 0
    Worse           ///< than the last one beyond chance: luck chose it
};
CheckpointAnswer answerOf(const CheckpointComparison& comparison);
/// Sentences, the answer first: whether the best is better than the last, what it hides beyond a grey square, and which figure may be
/// quoted.
std::vector<Message> sentencesOf(const CheckpointComparison& comparison);

/// Replaces the one that the run's folder keeps. Errors: Error (disk full).
void writeComparison(const RunStore& store, const CheckpointComparison& comparison);
/// The one that the run's folder keeps; nothing where there is none. Errors: Error for a damaged one.
std::optional<CheckpointComparison> readComparison(const RunStore& store, const std::string& run);
/// Whether the run has the same checkpoints still: it may have gone on since.
bool isCurrent(const CheckpointComparison& comparison, const std::vector<Checkpoint>& checkpoints);

} // namespace blindspot::workspace
