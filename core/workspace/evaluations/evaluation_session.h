// The evaluation of patches by the names that the user gives: from runs, detectors and images of a workspace
// to a stored report. The command line and the window call these functions.
#pragma once

#include "core/common/error.h"
#include "core/evaluation/evaluator.h"
#include "core/evaluation/shared_inference.h"
#include "core/ranks/lead.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/chosen_images.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// Which patches that know its defences an evaluation brings in, beside those that are named: none, those that the workspace
/// has, or also those that have to be trained first.
enum class KnowingPatches { None, Existing, Train };
/// "none", "existing", "train".
std::string_view name(KnowingPatches knowing);
/// Errors: Error naming `where` and the words there are.
KnowingPatches parseKnowingPatches(std::string_view text, const Place& where);

struct EvaluationRequest {
    std::vector<std::string> detectors; ///< names, or files of weights
    ImageChoice images;                 ///< with the class; none for the aim vanish, and for create where none is meant
    std::vector<std::string> runs;      ///< ids of runs whose patches are evaluated
    std::vector<std::filesystem::path>
        patches; ///< pictures or patch.safetensors; that of a run is known by its content
    /// What the patches are for, and the class that is to be seen: of all patches; empty: as their runs have it, to hide for a file.
    std::optional<std::string> aim{}, target{};
    std::optional<std::string> placement; ///< of all patches; empty: a run's own, object:0.4 for a file
    std::vector<std::string> defences;    ///< as parseDefence reads them; none is always evaluated
    /// Beside the runs: those that know the defences.
    KnowingPatches knowing = KnowingPatches::Existing;
    /// Images that show nearly the same as training images are held out; else they are a group of their own, which the answer
    /// is not about as long as there are others.
    bool nearDuplicatesHeldOut = false;
    std::string device = "auto";
    evaluation::EvaluationOptions options;
    std::string version; ///< of the program, for the record
};

/// Evaluates and stores the report, whose id is filled in. What was seen is kept until then: the same evaluation goes on where it was
/// stopped, which `log` tells. Errors: Error for anything in the request that
/// does not fit; Cancelled (no report is stored then); OutOfMemory.
metrics::EvaluationReport evaluateAndStore(const Workspace& workspace,
                                              const EvaluationRequest& request, StopControl& stop,
                                              const ProgressSink& progress = {}, const LogSink& log = {},
                                              const evaluation::NoticedSink& noticed = {});

/// The same by several ranks, of which this is the first; the others call helpWithEvaluation. Errors: as there, and ranks::RankLost: what
/// was seen by then is kept, and the same evaluation goes on from there, by as many ranks as one likes.
metrics::EvaluationReport evaluateAndStore(const Workspace& workspace, const EvaluationRequest& request, StopControl& stop, ranks::Lead& lead,
                                           const ProgressSink& progress = {}, const LogSink& log = {}, const evaluation::NoticedSink& noticed = {});

/// What ranks other than the first do instead: they show their share of the images to the detectors, each on the device of its place on its
/// machine, and read no workspace. Errors: as evaluation::helpWithInference.
evaluation::HelpEnd helpWithEvaluation(ranks::Ranks& ranks, StopControl& stop);

/// A patch as an evaluation uses it: 8-bit, square. Errors: Error for a file that is no picture, is not
/// square or is transparent somewhere.
imaging::Image readPatchPicture(const std::filesystem::path& file);

} // namespace blindspot::workspace
