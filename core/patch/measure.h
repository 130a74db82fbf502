// Functions that choose the batch and precision that suit the machine, time a few passes before a run, and
// estimate how long the run will take.
#pragma once

#include "core/common/stop_control.h"
#include "core/compute/tensor_fwd.h"
#include "core/detector/detector.h"
#include "core/patch/events.h"
#include "core/patch/options.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

struct Member;

/// The precision of a run on this device, before anything is measured: what `options` ask for; of Auto what the machine is, so that
/// the same form and seed give the same run however busy it is. On the CPU bf16 where the CPU computes with it (AVX512-BF16 or AMX),
/// and for no detection loss, whose sums need more digits. Empty: CUDA, where it is measured.
std::optional<detector::Precision> settledPrecision(const TrainOptions& options, const std::string& device);

/// Likewise how many network inputs go through at once in a run of so many images, as long as they fit: what `options` ask for, else 4
/// on the CPU and 64 on CUDA, and no more than an update has.
std::int64_t settledBatch(const TrainOptions& options, std::size_t images, const std::string& device);

/// Times a few passes on the run's own images, then leaves the detectors on `device` with the chosen
/// precision, which is the same for all of them; a pass costs their mean. Batch and precision are the settled ones; a batch that does not fit
/// into the memory is halved until it does, which the observer is told. On CUDA bf16 is taken when a pass is at least a tenth
/// faster. Errors: OutOfMemory when one input does not fit.
TrainingPlan measure(const std::vector<Member>& members, const std::string& device, const at::Tensor& patch,
                     StopControl& stop, TrainingObserver& observer);

/// The same before there is a run: on grey images that cost what real ones do, each way timed twice.
/// `images`: how many the run would have; their memory is counted. The detector comes back as it was. Errors:
/// Error for options out of range; OutOfMemory; Cancelled.
TrainingPlan estimateCost(const TrainOptions& options, std::size_t images, detector::Detector& detector,
                     const std::string& device, StopControl& stop);
/// Of several detectors at once: the memory holds all of them, and each input goes through each. Errors: as above, and Error for
/// detectors that do not fit each other (ensemble.h).
TrainingPlan estimateCost(const TrainOptions& options, std::size_t images, std::span<detector::Detector* const> detectors,
                     const std::string& device, StopControl& stop);

} // namespace blindspot::patch
