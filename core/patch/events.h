// The events that a patch's training reports while it runs, and the observer that receives them on the
// trainer's thread. Plain values.
#pragma once

#include "core/common/log.h"
#include "core/compute/tensor_fwd.h"
#include "core/detector/detector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::patch {

struct TrainingState;

/// A point of the curves: means over the iteration's images.
struct IterationEvent {
    std::int64_t iteration = 0, iterations = 0; ///< iteration counts from 1
    double loss = 0;
    std::optional<double> lossBox, lossCls, lossDfl; ///< empty where the objective has no such part
    double seconds = 0;                              ///< training time so far
    double passesPerSecond = 0;                      ///< recent
    double secondsLeft = 0;
    /// Of each detector, where there are several, in their order: its loss, whose mean `loss` is, and its weight from now on.
    std::vector<double> losses{}, weights{};
};

/// Where a run stands between two iteration events; cheap enough for every batch.
struct BatchEvent {
    std::int64_t iteration = 0, iterations = 0;
    std::int64_t visited = 0, images = 0;
    double fraction = 0; ///< of the whole run
    double passesPerSecond = 0, secondsLeft = 0;
};

/// The batch and precision that the trainer chose before its first pass, from a short measurement on this
/// machine, and the cost that it expects.
struct TrainingPlan {
    std::int64_t images = 0;
    std::int64_t batchSize = 1;
    detector::Precision precision = detector::Precision::Fp32;
    double secondsPerPass = 0; ///< of one network input through one detector, the mean of several, over the whole run
    double coarseCost = 1;     ///< the time of a pass of coarse inputs by that of a whole one (TilingOptions::coarse)
    double estimatedSeconds = 0;
    /// Peak memory of this program: of the device on CUDA, else of the host; nothing where it is not known.
    std::optional<std::int64_t> estimatedBytes;
};

/// Called on the trainer's thread. References are valid during the call only.
class TrainingObserver {
  public:
    virtual ~TrainingObserver() = default;
    virtual void onPlan(const TrainingPlan&) {}
    virtual void onIteration(const IterationEvent&) {}
    virtual void onBatch(const BatchEvent&) {}
    /// Every `checkpointSeconds`, after the last iteration, and before an early end. What is written here can
    /// be resumed.
    virtual void onCheckpoint(const TrainingState&) {}
    virtual void onLog(LogLevel, const Message&) {}
    /// Asked after each batch (on CUDA: after each iteration, where the host waits for the device anyway):
    /// whether to be shown the patch as it is now. Whoever shows it says how often.
    virtual bool wantsPatch() { return false; }
    /// 3 x N x N float32 in [0, 255], CPU.
    virtual void onPatch(const at::Tensor&) {}
};

enum class TrainingEnd { Completed, Stopped, NotFinite };

/// The log's line of an iteration: "Iteration 1/50, loss: 0.8234".
std::string iterationLine(const IterationEvent& event);

} // namespace blindspot::patch
