// An ensemble is the detectors that one patch is trained against at the same time, and how much each of them
// counts.
#pragma once

#include "core/detector/detector.h"
#include "core/patch/pass.h"
#include "core/patch/scene.h"
#include "core/patch/schedule.h"
#include "core/patch/trainer.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace blindspot::patch {

/// One of the detectors, with the options and images as they are for it: its own index of the class, its own
/// clean detections. The pixels of the images are shared by all.
struct Member {
    TrainOptions options;
    detector::Detector* detector = nullptr;
    std::vector<PreparedImage> images;
};

/// The detectors in their order, without images. `options.classIndex` is the first one's; the others have the
/// class of that name. `names`: what the detectors are called in errors, their files' names where it is
/// empty. Errors: Error naming the detector that lacks the class, takes another input size than the first, or
/// is there twice.
std::vector<Member> membersOf(const TrainOptions& options, std::span<detector::Detector* const> detectors,
                              const std::vector<std::string>& names = {});

/// Fills in the images, as prepareImages does for each of the detectors, which stand on `device`.
void prepareMembers(std::vector<Member>& members, const std::vector<compute::LabelledImage>& images,
                    const std::string& device, StopControl& stop, TrainingObserver& observer);

/// What a batch gives: the patch's gradient, each detector's times its weight, summed in their order over the
/// images (3 x N x N), and the sums of each detector (float64, K x 4: loss, box, cls, dfl).
struct EnsemblePass {
    at::Tensor gradient;
    at::Tensor sums;
    std::int64_t images = 0; ///< visits of the batch; each of its inputs went through all K detectors
};

/// A pass of a scene through the detector of this number, as runPass does it.
using PassOf = std::function<PassResult(std::size_t member, const Scene& scene, GradientOf of)>;

/// The inputs `first` to `first + count` of an update through all the detectors, one after the other, with
/// the same draws. `weights`: float64, K, on the device. `pass`: empty: runPass. Nothing in it waits for the device.
EnsemblePass runEnsemble(const std::vector<Member>& members, const UpdatePlan& update, std::size_t first,
                         std::size_t count, const std::string& device, const at::Tensor& patch,
                         const at::Tensor& weights, const PassOf& pass = {});

/// The same of several updates, each of one input and with the same patch, as one batch: of each its own. As runPass of GradientOf::EachInput.
std::vector<EnsemblePass> runEnsembleOfEach(const std::vector<Member>& members, std::span<const UpdatePlan> updates,
                                            const std::string& device, const at::Tensor& patch, const at::Tensor& weights,
                                            const PassOf& pass = {});

/// 1 / K for each of K detectors: float64, on the device.
at::Tensor equalWeights(std::size_t detectors, const std::string& device);

/// The weights of the next update: those of now with `mean`. With `min-max` one projected step up the
/// gradient of sum_k w_k L_k
/// - gamma/2 ||w - 1/K||^2 (DOEPatch, arXiv 2312.16907, after Wang et al., NeurIPS 2021): the detectors that
/// resist most gain weight. `losses`: float64, K, means of the update over its images.
at::Tensor nextWeights(const EnsembleOptions& options, const at::Tensor& weights, const at::Tensor& losses);

/// The nearest point to `values` (float64, K) with no negative part and the sum 1 (Held, Wolfe, Crowder
/// 1974).
at::Tensor ontoSimplex(const at::Tensor& values);

} // namespace blindspot::patch
