// The inference of an evaluation in one pass over the pictures: each picture is decoded once, treated in
// every way, and shown to every detector.
#pragma once

#include "core/common/box.h"
#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/defences/defence.h"
#include "core/detector/detector.h"
#include "core/detector/nms.h"
#include "core/evaluation/patched_image.h"
#include "core/imaging/decoded_picture.h"
#include "core/imaging/image.h"
#include "core/metrics/boxes.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace blindspot::evaluation {

struct InferenceImage {
    std::filesystem::path file;
    imaging::Size size;               ///< that its annotations were made for
    std::vector<Box> places;          ///< the objects that an object placement covers
    std::uint64_t key = 0;            ///< with the seed it determines noise and whatever else is drawn
    std::string sha256{};             ///< of the file, by which other ranks know that they have the same; empty: not known
};

struct InferencePatch {
    imaging::Image picture;
    patch::PlacementOptions placement;
    int inputSide = 640; ///< the unit of a fixed placement: see PatchedImageOptions
    InputFit inputFit = InputFit::Letterbox; ///< of that input
};

/// What the camera does to the whole picture, scene and patch alike (imaging/camera.h).
struct CameraTreatment {
    double noise = 0;       ///< of the sensor
    double kelvin = 6500;   ///< colour temperature of the light; 6500: what the camera is set for
    double gamma = 1;       ///< exponent of the values
    int jpegQuality = 0;    ///< 0: not compressed

    bool operator==(const CameraTreatment&) const = default;
};

/// One way to treat a picture.
struct Treatment {
    Arm arm = Arm::Clean;
    std::size_t patch = 0;  ///< whose places are covered
    std::uint64_t seed = 0; ///< of the random arm
    Variation variation;
    CameraTreatment camera{};
    double distance =
        1; ///< the treated picture is shrunk to 1 / distance and put in the middle of grey; at least 1

    bool operator==(const Treatment&) const = default;
};

struct InferenceDetector {
    detector::Detector* detector = nullptr; ///< on its device
    std::int64_t classIndex = 0;            ///< patch::kAnyClass: whichever class a detection has
    std::int64_t targetIndex = -1;          ///< of the class that is to be seen; -1: none
};

/// A treatment under a defence. Every case is shown to all detectors.
struct InferenceCase {
    std::size_t treatment = 0;
    std::size_t defence = 0;
};

struct InferencePlan {
    std::vector<InferenceImage> images;
    std::vector<InferencePatch> patches;
    std::vector<Treatment> treatments;
    std::vector<defences::DefenceSpec> specs; ///< what the defences behind the first were made by
    std::vector<std::unique_ptr<defences::Defence>> defences; ///< null: none
    std::vector<InferenceCase> cases;                             ///< in the order of their treatments
    std::vector<InferenceDetector> detectors;
};

struct InferenceOptions {
    detector::NmsOptions nms{.confidence = 0.001};
    std::int64_t batch = 0; ///< network inputs at once; 0: by the device
    int threads = 0;        ///< that prepare pictures; 0: one a core
};

/// The detections of one detector in one case of one image.
struct CaseDetections {
    std::size_t image = 0, inferenceCase = 0, detector = 0;
    std::vector<metrics::Detection> detections; ///< of the class, in pixels of the picture, best first
    std::vector<metrics::Detection> ofTarget{}; ///< of the detector's target class, likewise
};

/// Called from several threads, once for each image, case and detector.
using CaseDetectionsSink = std::function<void(CaseDetections&&)>;

struct InferenceOutcome {
    std::vector<std::size_t>
        unreadable; ///< images that could not be shown or are damaged, in order; nothing of them was told
    imaging::OddityTally oddities; ///< what is odd about those that were shown
    std::vector<double> defenceSeconds; ///< of each defence, of one thread, for one picture
    double networkSeconds = 0;          ///< spent in the networks' forward passes, a mean of the threads that were in them
    std::int64_t passes = 0;            ///< network inputs, all detectors together
};

/// What a detector sees is what detectPicture sees in the treated picture. Reading and treating pictures, the
/// network, and reading its output work at the same time. An image that cannot be read, or is of another size
/// than its annotations, is left out with a warning. Batches are the same whatever the threads do, so a plan
/// can be repeated to the last bit on one device. Errors: OutOfMemory when one batch of one does not fit;
/// Cancelled; what `sink` throws.
InferenceOutcome runInference(const InferencePlan& plan, const InferenceOptions& options, StopControl& stop,
                      const ProgressSink& progress, const LogSink& log, const CaseDetectionsSink& sink);

/// A picture under a treatment, as it is before defence and network.
imaging::Image applyTreatment(const imaging::Image& picture, const InferenceImage& image,
                     const std::vector<InferencePatch>& patches, const Treatment& treatment);

/// The picture shrunk to 1 / distance of its size, in the middle of grey: what a camera farther away would
/// show of it.
defences::Filtered moveAway(const imaging::Image& picture, double distance);

} // namespace blindspot::evaluation
