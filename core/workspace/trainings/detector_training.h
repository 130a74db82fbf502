// The training of a detector by the names that the user gives: from images of a workspace to a file of
// weights. The command line and the window call trainDetector.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/detector_training/events.h"
#include "core/ranks/lead.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/trainings/detector_train_plan.h"
#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training_record.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

class DetectorTrainObserver : public detector_training::TrainingObserver {
  public:
    virtual void onLoading(const Progress&) {}
    virtual void onPlan(const DetectorTrainPlan&) {}
};

struct DetectorTrainOutcome {
    detector_training::TrainingEnd end = detector_training::TrainingEnd::Completed;
    DetectorTrainingRecord record; ///< with the epochs, figures and seconds of the state at the end
    std::filesystem::path out;
    std::filesystem::path checkpoint; ///< is there when the training was stopped

    bool stopped() const { return end == detector_training::TrainingEnd::Stopped; }
};

/// Trains, writes the detector and adds it to the workspace's; when it is stopped it writes what it has, and
/// a checkpoint that `resume` goes on from. The workspace records it epoch by epoch (DetectorTrainingStore);
/// a resumed one goes on in its record. Without a validation selection the last tenth of the images by the
/// SHA-256 of their file names is held out: the same ones on every machine, whatever else the dataset gains.
/// Errors: Error for anything in the request that does not fit, and where another training writes the same
/// file; Cancelled when stopped before the first epoch began.
DetectorTrainOutcome trainDetector(const Workspace& workspace, const DetectorTrainRequest& request,
                                   StopControl& stop, DetectorTrainObserver& observer);

/// The same with other ranks, which call helpWithDetectorTraining (detector_training_ranks.h); this one is rank 0. Errors: as there, and
/// ranks::RankLost: the training can be gone on with from its last checkpoint then, by as many ranks as one likes.
DetectorTrainOutcome trainDetector(const Workspace& workspace, const DetectorTrainRequest& request, StopControl& stop,
                                   DetectorTrainObserver& observer, ranks::Lead& lead);

/// The request with which the training of this id goes on. Errors: Error when there is no such training, it
/// is complete, or its record is damaged.
DetectorTrainRequest resumedRequest(const Workspace& workspace, const std::string& training);

} // namespace blindspot::workspace
