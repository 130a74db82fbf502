// The events that a detector's training reports while it runs, and the observer that receives them on the
// trainer's thread. Plain values.
#pragma once

#include "core/common/log.h"

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::detector_training {

struct TrainState;

/// A point of the curves: means over the epoch's images, with the loss' gains.
struct EpochEvent {
    std::int64_t epoch = 0, epochs = 0; ///< epoch counts from 1
    double loss = 0, lossBox = 0, lossCls = 0, lossDfl = 0;
    std::optional<double> ap50; ///< of the validation images; empty where there are none
    bool best = false;          ///< better than all before
    double learningRate = 0;    ///< at its end
    double seconds = 0;         ///< training time so far
    double imagesPerSecond = 0; ///< of this epoch, validation left out
    double secondsLeft = 0;
};

struct BatchEvent {
    std::int64_t epoch = 0, epochs = 0;
    std::int64_t batch = 0, batches = 0; ///< of the epoch
    double loss = 0; ///< of this batch; on CUDA of the epoch before, so that nothing waits
    double imagesPerSecond = 0, secondsLeft = 0;
};

/// Called on the trainer's thread. References are valid during the call only.
class TrainingObserver {
  public:
    virtual ~TrainingObserver() = default;
    virtual void onEpoch(const EpochEvent&) {}
    virtual void onBatch(const BatchEvent&) {}
    /// Every `checkpointSeconds`, at the end and before an early end. What is written here can be resumed.
    virtual void onCheckpoint(const TrainState&) {}
    virtual void onLog(LogLevel, const Message&) {}
};

enum class TrainingEnd {
    Completed,
    Early, ///< no better AP50 for `patience` epochs
    Stopped,
    NotFinite, ///< the loss was no finite number: the state is that of the last epoch that was good
};

} // namespace blindspot::detector_training
