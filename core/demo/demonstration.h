// The demonstration: a workspace with drawn scenes, two selections and two detectors, and the requests for its
// steps of training, evaluating and hardening. The command line and the window both use these functions.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/trainings/detector_training.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::demo {

inline constexpr std::int64_t kScenes =
    400; ///< drawn; the first ones are for training, the others are held out
inline constexpr std::int64_t kTrainingScenes = 300;
inline constexpr std::int64_t kHeldOutScenes = kScenes - kTrainingScenes;

// Names in the workspace.
inline constexpr const char* kDataset = "Demonstration";
inline constexpr const char* kTrainingSelection = "Demonstration: training";
inline constexpr const char* kHeldOutSelection = "Demonstration: held out";
inline constexpr const char* kDetector = "demo";
inline constexpr const char* kSecondDetector = "demo-yolo26"; ///< another network, with two heads: what a patch does to it is transfer
inline constexpr const char* kHardenedDetector = "demo-hardened";
inline constexpr const char* kClass = "person";

/// How large the demonstration is. Smaller ones are for tests.
struct Size {
    std::int64_t scenes = kScenes;
    std::int64_t trainingScenes = kTrainingScenes;
};

/// Where the demonstration has its workspace unless somebody names another: beside the default one, so that
/// scenes and runs of a demonstration never mix with work.
std::filesystem::path defaultWorkspaceFolder();

/// Whether `prepare` has nothing left to do.
bool isPrepared(const workspace::Workspace& workspace, const Size& size = {});

/// Draws the scenes into the workspace's folder (seconds), indexes them, makes the two selections and adds
/// the detectors; what is there already is left as it is. Errors: Error when a name is taken by something
/// else, or the disk is full; Cancelled.
void prepare(const workspace::Workspace& workspace, StopControl& stop, const ProgressSink& progress = {},
             const Size& size = {});

/// A patch against a detector of the workspace: people of the first training scenes.
workspace::TrainRequest trainingRequest(const std::string& detector = kDetector);

/// The patches of these runs against these detectors, on the people of the held-out scenes. Where none is named: the
/// demonstration's, the second one by both of its heads.
workspace::EvaluationRequest evaluationRequest(std::vector<std::string> runs, std::vector<std::string> detectors = {});

/// The detector trained on, on the training scenes, while people wear the given patches and fresh ones. The
/// file lies where the workspace keeps what is trained in it, or beside one that is there already.
workspace::DetectorTrainRequest hardeningRequest(const workspace::Workspace& workspace,
                                            std::vector<std::filesystem::path> patches);

} // namespace blindspot::demo
