// Training a patch: the one function that the command line and the window call.
#pragma once

#include "core/common/log.h"
#include "core/common/stop_control.h"
#include "core/compute/labelled_image.h"
#include "core/detector/detector.h"
#include "core/patch/options.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace blindspot::patch {

/// Sums over the images visited so far in an iteration; the parts stay 0 where the objective has none.
struct LossTotals {
    double loss = 0, box = 0, cls = 0, dfl = 0;
    double images = 0;
};

/// All that a run needs to go on: nothing else changes while it trains. Tensors are float32 on the CPU.
struct TrainingState {
    std::int64_t iteration = 0; ///< whole iterations done
    std::int64_t visited = 0;   ///< images visited in the iteration under way
    std::int64_t updates = 0;
    std::int64_t passes = 0;       ///< network inputs that went forward and backward
    double seconds = 0;            ///< training time so far, pauses left out
    at::Tensor patch;              ///< 3 x N x N, [0, 255]
    at::Tensor gradient;           ///< 3 x N x N: what the update under way has gathered
    std::int64_t gathered = 0;     ///< images in `gradient`
    at::Tensor momentum, variance; ///< 3 x N x N, Adam's; zeros elsewhere
    LossTotals totals;
};

/// A point of the curves: means over the iteration's images.
struct IterationEvent {
    std::int64_t iteration = 0, iterations = 0; ///< iteration counts from 1
    double loss = 0;
    std::optional<double> lossBox, lossCls, lossDfl; ///< empty where the objective has no such part
    double seconds = 0;                              ///< training time so far
    double passesPerSecond = 0;                      ///< recent
    double secondsLeft = 0;
};

/// Where a run stands between two iteration events; cheap enough for every batch.
struct BatchEvent {
    std::int64_t iteration = 0, iterations = 0;
    std::int64_t visited = 0, images = 0;
    double fraction = 0; ///< of the whole run
    double passesPerSecond = 0, secondsLeft = 0;
};

/// What the trainer settled on before its first pass, from a short measurement on this machine.
struct TrainingPlan {
    std::int64_t images = 0;
    std::int64_t batchSize = 1;
    detector::Precision precision = detector::Precision::Fp32;
    double secondsPerPass = 0;
    double estimatedSeconds = 0;
    std::int64_t estimatedBytes = 0; ///< peak memory: of the device on CUDA, of the process on the CPU
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

struct TrainingResult {
    TrainingState state;
    TrainingEnd end = TrainingEnd::Completed;
    double secondsPerPass = 0; ///< training time over network inputs, of this call
};

/// Trains until `options.iterations`, a stop, or a loss that is not finite (the last good patch is kept).
/// `initialPatch` is 3 x N x N float32 in [0, 255], or undefined for what `options.initial` says ("grey" or
/// "random"). With `resume` it goes on from there; on the CPU the result is then bit by bit that of a run
/// that was never stopped, given the same batch size and precision. The detector is moved to `device`.
/// Errors: Error for options out of range, no image, or no object of the class; OutOfMemory with the remedies
/// when one network input does not fit (a checkpoint was made).
TrainingResult train(const TrainOptions& options, const std::vector<compute::LabelledImage>& images,
                     detector::Detector& detector, const std::string& device, StopControl& stop,
                     TrainingObserver& observer, const at::Tensor& initialPatch = {},
                     const TrainingState* resume = nullptr);

/// The log's line of an iteration: "Iteration 1/50, loss: 0.8234".
std::string iterationLine(const IterationEvent& event);

} // namespace blindspot::patch
