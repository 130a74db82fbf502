// A function that writes the demonstration dataset: scenes as JPEG files with their annotations as COCO JSON.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/scenes/scene.h"

#include <cstdint>
#include <filesystem>

namespace blindspot::scenes {

struct DemoOptions {
    std::int64_t images = 200;
    std::uint64_t seed = 1;
    SceneOptions scene{};
    int threads = 0;                   ///< 0: as many as the machine has
};

struct DemoSummary {
    std::int64_t images = 0;
    std::int64_t annotations = 0;
    std::filesystem::path annotationFile;
    std::filesystem::path imageFolder;
};

inline constexpr std::int64_t kMostDemoImages = 200'000;

/// Writes `folder`/images/000001.jpg ... and `folder`/instances.json; the folder is made when missing. Image
/// n is scene n - 1 of the seed, whatever `images` is. JPEG at quality 92: a seventh of PNG's size and time,
/// and what detectors are trained on; the files are the same byte by byte with the same build of OpenCV and
/// libjpeg, the pixels before encoding with any. A folder that holds something else is refused; one with the
/// same demonstration, also cut short, is written again. Errors: Error for such a folder, a count out of 1 to
/// kMostDemoImages, or a disk that is full; Cancelled after a stop (what is there then is completed by the
/// same call).
DemoSummary createDemo(const std::filesystem::path& folder, const DemoOptions& options, StopControl& stop,
                       const ProgressSink& progress = {});

} // namespace blindspot::scenes
