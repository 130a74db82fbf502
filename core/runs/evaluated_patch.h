// The patches of an evaluation with all that is known of them. Private to this folder.
#pragma once

#include "core/arms/evaluator.h"
#include "core/runs/detector_store.h"
#include "core/runs/run_store.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace blindspot::runs {

struct EvaluatedPatch {
    arms::EvaluationPatch
        patch; ///< its input side is 0 where the detector that it was trained on is not known
    std::set<std::int64_t> trainedOn; ///< ids of images; empty where it is not known
};

/// Those of the runs, then those of the files. A file that is the very patch of a run counts as the run's.
/// Errors: Error when a run has no patch yet, or a file is none.
std::vector<EvaluatedPatch> readPatches(const RunStore& store, const DetectorStore& detectors,
                                        const std::vector<std::string>& runs,
                                        const std::vector<std::filesystem::path>& files);

/// Of the width and height as text and the bytes of its pixels.
std::string sha256OfPicture(const imaging::Image& picture);

} // namespace blindspot::runs
