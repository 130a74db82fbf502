// ShownImages keep what the detectors saw in the images of an evaluation, image by image, so that one that was stopped goes on where
// it was; NoticedSoFar is what can be told of it meanwhile.
#pragma once

#include "core/evaluation/inference.h"
#include "core/ranks/lead.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace blindspot::evaluation {

/// The parts of an evaluation, which show other treatments.
enum class Stage : std::uint8_t { Arms, Sweeps };

/// Of one evaluation: whoever makes it sees to it that it is the same one.
class ShownImages {
  public:
    virtual ~ShownImages() = default;
    /// What was kept of an image, by its place in the subject; nothing where it is not there whole.
    virtual std::optional<std::vector<CaseDetections>> find(Stage stage, std::size_t image) = 0;
    /// All cases and detectors of an image. Called from several threads. Does not throw: what cannot be kept is shown again.
    virtual void keep(Stage stage, std::size_t image, const std::vector<CaseDetections>& seen) noexcept = 0;
};

/// Objects of the class that the first detector has noticed so far, without a defence, with the first patch and its controls (noise
/// in its first drawing).
struct NoticedSoFar {
    std::int64_t images = 0, ofImages = 0, objects = 0;
    std::array<std::int64_t, 4> noticed{}; ///< by Arm
};
/// Called on a worker's thread after each image; must return quickly and must not throw.
using NoticedSink = std::function<void(const NoticedSoFar&)>;

/// As runInference, but what `shown` (null: nothing) has of an image is told from there, and what is new is kept in it.
/// What is shown is shown by all ranks that `lead` leads.
/// `places`: of the plan's images in the subject. `imageDone` is called, one image at a time, when all of an image has been told.
InferenceOutcome runInferenceOnRest(InferencePlan plan, const std::vector<std::size_t>& places, Stage stage, ShownImages* shown,
                                    const InferenceOptions& options, StopControl& stop, const ProgressSink& progress,
                                    const LogSink& log, const CaseDetectionsSink& sink,
                                    const std::function<void(std::size_t image)>& imageDone, ranks::Lead& lead);

} // namespace blindspot::evaluation
