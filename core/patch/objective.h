// The objectives of a patch's training: to hide objects of a class or of all, to make objects of a class appear, to have
// objects taken for another class, or to raise the detector's own training loss.
#pragma once

#include "core/detector/detector.h"
#include "core/patch/options.h"
#include "core/patch/scene.h"

#include <ATen/core/Tensor.h>

namespace blindspot::patch {

/// Of each input of a batch, summed over its images: B, on the device. The parts are undefined but for `detection-loss`.
struct ObjectiveValue {
    at::Tensor loss;     ///< what the log shows: rises for `detection-loss`, falls for the others
    at::Tensor minimise; ///< what the optimiser lowers, differentiable
    at::Tensor box, cls, dfl;
};

/// Mean over an object's best anchors of how much each is noticed, mean over the objects of an image, sum over images. An
/// anchor of score s is noticed by o(s) / (o(s) + o(below)), o(s) = s / (1 - s) its odds: one half at `below`, nearly 0 or 1
/// far from it, so that the patch goes where an object is about to vanish and not where nothing helps; 0.02 x log(1 + o(s) /
/// o(below)) is added, so that scores far above have a slope as well. With `below` 0 it is
/// -log(1 - s) instead, whose slope is the score: the objects that are hardest to hide then rule the patch.
/// An object's anchors are those whose centre lies in its box (taken as at least 12 pixels wide and high);
/// one whose own box overlaps the object with an IoU below `overlap` counts as 0, for it does not find the
/// object. With `decoys`, that times the mean of -log(score) over the best five of those is added: the
/// detector is to see objects that are not there. With the class kAnyClass (`vanish`) an anchor's score is that of its best
/// class. Of a one-to-one head the best five anchors of an object count at most; with `allHeads` it is the mean over the detector's
/// heads. A detector of queries has queries in place of anchors, with the middles of their own boxes; of the positions that they are
/// picked from half as much is added to what is minimised, not to what is shown. `input`: B x 3 x S x S.
ObjectiveValue hideObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                             std::int64_t classIndex, const HideOptions& options);

/// Mean over the best anchors of a place (the scene's objects: where the patches lie) of how much a box of class `target` is
/// missing there, mean over the places of an image, sum over images. It mirrors hideObjective: an anchor of score s misses it
/// by o(below) / (o(s) + o(below)) + 0.02 x log(1 + o(below) / o(s)), so that the patch goes where a box is about to appear;
/// with `below` 0 by -log(s). The best `options.anchors` of those whose centre lies in the place count, as many as there are.
ObjectiveValue createObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                               std::int64_t target, const HideOptions& options);

/// Objects of class `classIndex` are to be taken for `target`. An anchor reports the best of its classes, if above `below`; so
/// with the logits z and t = logit(below) one reports C where z(C) - max(z(T), t) > 0, and T where z(T) - max(z(others), t) >
/// 0: the margins of Carlini and Wagner 2017 ("Towards Evaluating the Robustness of Neural Networks", section V-B, f6), with
/// one more rival, that nothing is reported. The loss of an object is the mean, over the `options.anchors` anchors in its box
/// with the largest margin of C, of `exceeded` (object_anchors.h) of that margin, plus the mean, over the five with the largest
/// margin of T, of `exceeded` of minus that. With `below` 0 there is no threshold, and softplus in place of `exceeded`. Mean
/// over the objects of an image, sum over images.
ObjectiveValue misclassifyObjective(const detector::Detector& detector, const at::Tensor& input, const Scene& scene,
                                    std::int64_t classIndex, std::int64_t target, const HideOptions& options);

/// Minus the weighted sum of the training loss' parts against the clean image's own detections; each image is
/// normalised by its own target scores, as ART's RobustDPatch does with one image a batch, so that the batch
/// changes no result.
ObjectiveValue detectionLossObjective(const detector::Detector& detector, const at::Tensor& input,
                                      const Scene& scene, const LossWeights& weights);

/// `input` rounded to multiples of `step` / 255 (half to even, may exceed 1), with the gradient passed
/// straight through.
at::Tensor quantised(const at::Tensor& input, double step);

} // namespace blindspot::patch
