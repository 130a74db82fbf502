// A DetectorTrainingRecorder writes a detector's training into the workspace while it runs: its record, curve
// and checkpoints.
#pragma once

#include "core/common/log.h"
#include "core/common/message.h"
#include "core/detector_training/checkpoint_file.h"
#include "core/detector_training/events.h"
#include "core/detector_training/trainer.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <string>

namespace blindspot::workspace {

/// How far the state is, into the record.
void takeOver(DetectorTrainingRecord& record, const detector_training::TrainState& state);

/// An observer between the trainer and the caller's; called on the trainer's thread. Errors: Error out of any
/// call when the disk is full; the training ends then and the last checkpoint stays.
class DetectorTrainingRecorder final : public detector_training::TrainingObserver {
  public:
    /// Keeps `record` up to date. References must outlive this object.
    DetectorTrainingRecorder(DetectorTrainingStore& store, DetectorTrainingRecord& record,
                             detector_training::CheckpointFiles& checkpoints,
                             detector_training::TrainingObserver& observer);

    void onEpoch(const detector_training::EpochEvent& event) override;
    void onBatch(const detector_training::BatchEvent& event) override { observer_.onBatch(event); }
    void onCheckpoint(const detector_training::TrainState& state) override;
    void onLog(LogLevel level, const Message& line) override { observer_.onLog(level, line); }

  private:
    DetectorTrainingStore& store_;
    DetectorTrainingRecord& record_;
    detector_training::CheckpointFiles& checkpoints_;
    detector_training::TrainingObserver& observer_;
};

} // namespace blindspot::workspace
