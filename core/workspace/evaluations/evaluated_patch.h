// An EvaluatedPatch is a patch of an evaluation with all that is known of its training. Private to this
// folder.
#pragma once

#include "core/dataset/known_images.h"
#include "core/evaluation/evaluator.h"
#include "core/storage/database.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "core/workspace/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct EvaluatedPatch {
    evaluation::EvaluationPatch
        patch; ///< its input side is 0 where the detector that it was trained on is not known
    dataset::KnownImages trainedOn;
    metrics::Aim aim = metrics::Aim::Hide; ///< of its run; to hide where that is not known
    std::string target{};                  ///< the class that is to be seen, where its aim has one
};

/// Those of the runs, then those of the files. A file that is the very patch of a run counts as the run's.
/// Errors: Error when a run has no patch yet, or a file is none.
std::vector<EvaluatedPatch> readPatches(const RunStore& store, storage::Database& database,
                                        const std::vector<std::string>& runs,
                                        const std::vector<std::filesystem::path>& files);

/// The run's patch as this picture shows it, with all that is known of its training. Errors: Error for a damaged record.
EvaluatedPatch patchOfRun(const RunStore& store, storage::Database& database, const RunRecord& record, imaging::Image picture);
/// The same of a patch on the way there. It names no run, because what is measured of it is not the run's.
EvaluatedPatch patchOfSnapshot(const RunStore& store, storage::Database& database, const RunRecord& record,
                               const PatchSnapshot& snapshot);

/// Of the width and height as text and the bytes of its pixels.
std::string sha256OfPicture(const imaging::Image& picture);

} // namespace blindspot::workspace
