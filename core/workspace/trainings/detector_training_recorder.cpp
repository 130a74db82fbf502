#include "core/workspace/trainings/detector_training_recorder.h"

#include "core/detector_training/trainer.h"

#include <utility>

namespace blindspot::workspace {

void takeOver(DetectorTrainingRecord& record, const detector_training::TrainState& state)
{
    record.epochsDone = state.epoch;
    record.bestEpoch = state.bestEpoch;
    record.bestAp50 = state.bestAp50 >= 0 ? std::optional(state.bestAp50) : std::nullopt;
    record.seconds = state.seconds;
}

DetectorTrainingRecorder::DetectorTrainingRecorder(DetectorTrainingStore& store,
                                                   DetectorTrainingRecord& record,
                                                   detector_training::CheckpointFiles& checkpoints,
                                                   detector_training::TrainingObserver& observer)
    : store_(store), record_(record), checkpoints_(checkpoints), observer_(observer)
{
}

void DetectorTrainingRecorder::onEpoch(const detector_training::EpochEvent& event)
{
    record_.epochsDone = event.epoch;
    record_.seconds = event.seconds;
    if (event.best) {
        record_.bestEpoch = event.epoch;
        record_.bestAp50 = event.ap50;
    }
    store_.appendPoint(record_, {event.epoch, event.loss, event.lossBox, event.lossCls, event.lossDfl,
                                 event.ap50, event.learningRate, event.seconds});
    observer_.onEpoch(event);
}

void DetectorTrainingRecorder::onCheckpoint(const detector_training::TrainState& state)
{
    checkpoints_.write(state);
    takeOver(record_, state);
    store_.update(record_);
    observer_.onCheckpoint(state);
}

} // namespace blindspot::workspace
