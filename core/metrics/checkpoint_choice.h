// Functions that choose one of the patches of a training by what they hide, and say what the chosen one is worth on images that had
// no part in the choice.
#pragma once

#include "core/metrics/evaluation_report.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace blindspot::metrics {

/// Of one arm on one image.
struct HiddenCount {
    double noticedClean = 0; ///< objects that are noticed on the clean image
    double hidden = 0;       ///< of these, not noticed in this arm

    bool operator==(const HiddenCount&) const = default;
};

/// What arms hide on the same images, in the same order.
struct HiddenCounts {
    std::vector<HiddenCount> control;
    std::vector<std::vector<HiddenCount>> patches; ///< in the order of their iterations
    std::vector<bool> chooses;                     ///< of each image: it takes part in the choice; else it is reported on
};

/// Shares of the objects noticed on the clean image, each with its interval.
struct CheckpointShares {
    Figure all;       ///< on all images: of the chosen one it is optimistic, because half of these images chose it
    Figure choosing;  ///< on those that choose
    Figure reporting; ///< on the others

    bool operator==(const CheckpointShares&) const = default;
};

struct CheckpointChoice {
    CheckpointShares control;
    std::vector<CheckpointShares> patches;
    std::int64_t chosen = 0;   ///< hides most on the images that choose; of equals the last
    Figure gain;               ///< hidden share of the chosen one minus the last one's, on the others, paired image by image
    Figure beyondControl;      ///< the same minus the control's
    std::int64_t choosingImages = 0, reportingImages = 0;
    double choosingObjects = 0, reportingObjects = 0; ///< noticed on the clean images

    bool operator==(const CheckpointChoice&) const = default;
};

/// Intervals of 95 % by the bootstrap over images. Errors: std::invalid_argument where there is no patch or the lists differ in
/// length.
CheckpointChoice chooseCheckpoint(const HiddenCounts& counts, std::int64_t drawings, std::uint64_t seed);

/// By the content of the image alone, so that it is the same whatever is measured: about half of the images choose.
bool choosesCheckpoints(std::string_view sha256);

} // namespace blindspot::metrics
