// An InferenceWorld is a folder of noisy pictures with objects and a tiny detector, to test inference on.
#pragma once

#include "core/evaluation/inference.h"
#include "core/imaging/codec.h"
#include "tests/support/dataset_files.h"
#include "tests/support/noise_pictures.h"

#include <ATen/Parallel.h>

#include <map>
#include <mutex>
#include <tuple>

namespace blindspot::testing {

class InferenceWorld {
  public:
    static constexpr std::int64_t kClass = 2; ///< the one that the tiny detector sees most of

    explicit InferenceWorld(int pictures)
        : detector_(detector::Detector::load(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt"))
    {
        at::set_num_threads(1);
        for (int i = 0; i < pictures; ++i) {
            const auto file = folder_ / ("p" + std::to_string(i) + ".png");
            imaging::writePng(file, noisePicture(width(i), height(i), static_cast<std::uint64_t>(i)));
            images_.push_back({file,
                               {width(i), height(i)},
                               {{20, 10, 60, 70}, {50, 30, 90, 60}},
                               static_cast<std::uint64_t>(i)});
        }
    }

    static int width(int picture) { return 96 + 16 * (picture % 3); }
    static int height(int picture) { return 80 + 24 * (picture % 2); }

    detector::Detector& detector() { return detector_; }
    const std::vector<evaluation::InferenceImage>& images() const { return images_; }
    std::filesystem::path file(std::string_view name) const { return folder_ / name; }

    /// A patch of noise on objects and one at a fixed place; clean, grey, two drawings of noise and the
    /// patch, without defences.
    evaluation::InferencePlan plan()
    {
        evaluation::InferencePlan plan;
        plan.images = images_;
        plan.patches = {{noisePicture(32, 32, 100), {patch::PlacementKind::Object, 0.6, -1, -1}, 96},
                         {noisePicture(24, 24, 101), {patch::PlacementKind::Fixed, 0.4, 30, 40}, 96}};
        plan.treatments.resize(6);
        plan.treatments[1].arm = evaluation::Arm::Grey;
        plan.treatments[2].arm = plan.treatments[3].arm = evaluation::Arm::Random;
        plan.treatments[3].seed = 1;
        plan.treatments[4].arm = plan.treatments[5].arm = evaluation::Arm::Patch;
        plan.treatments[5].patch = 1;
        plan.defences.push_back(nullptr);
        for (std::size_t i = 0; i < plan.treatments.size(); ++i)
            plan.cases.push_back({i, 0});
        plan.detectors = {{&detector_, kClass}};
        return plan;
    }

  private:
    Folder folder_;
    detector::Detector detector_;
    std::vector<evaluation::InferenceImage> images_;
};

/// A sink that keeps the detections by image, case and detector.
class DetectionKeeper {
  public:
    evaluation::CaseDetectionsSink sink()
    {
        return [this](evaluation::CaseDetections&& sight) {
            const std::scoped_lock lock(mutex_);
            const auto key = std::tuple(sight.image, sight.inferenceCase, sight.detector);
            twice_ = twice_ || sights_.contains(key);
            sights_[key] = std::move(sight.detections);
        };
    }
    const std::vector<metrics::Detection>& at(std::size_t image, std::size_t inferenceCase,
                                                 std::size_t detector = 0) const
    {
        return sights_.at({image, inferenceCase, detector});
    }
    std::size_t size() const { return sights_.size(); }
    bool twice() const { return twice_; }
    bool operator==(const DetectionKeeper& other) const { return sights_ == other.sights_; }

  private:
    std::mutex mutex_;
    std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::vector<metrics::Detection>> sights_;
    bool twice_ = false;
};

} // namespace blindspot::testing
