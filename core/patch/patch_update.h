// A PatchUpdate is the patch of a training with all that changes it: the gradients gathered so far, the optimiser, and what shapes the result.
#pragma once

#include "core/compute/host_copy.h"
#include "core/compute/recorded_work.h"
#include "core/patch/optimiser.h"
#include "core/patch/options.h"
#include "core/patch/trainer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

namespace blindspot::patch {

/// All of its tensors stay where they are, so that on CUDA an update is recorded and started as one (compute/recorded_work.h): one of `hide`
/// is some fifty launches. Not thread-safe.
class PatchUpdate {
  public:
    /// `options` must outlive it.
    PatchUpdate(const TrainOptions& options, const std::string& device, const TrainingState& start);
    PatchUpdate(const PatchUpdate&) = delete;
    PatchUpdate& operator=(const PatchUpdate&) = delete;

    /// 3 x N x N float32 in [0, 255], on the device; the same tensor always.
    const at::Tensor& patch() const { return patch_; }
    std::int64_t updates() const { return optimiser_.updates; }

    /// Adds a gradient, a sum over images.
    void gather(const at::Tensor& gradient) { gradient_.add_(gradient); }
    /// One step of the optimiser at `rate` by what was gathered of so many images, which is gone then.
    void apply(std::int64_t images, double rate);

    /// Its part of a training's state. Waits for the device.
    void write(TrainingState& state) const;

  private:
    void update();
    void shape();
    at::Tensor regulariserGradient() const;

    const TrainOptions& options_;
    compute::FixedTensors numbers_; ///< those of stepNumbers, and the images
    at::Tensor patch_, latent_, colours_, gradient_;
    OptimiserState optimiser_;
    compute::RecordedWork work_;
};

} // namespace blindspot::patch
