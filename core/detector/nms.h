// Functions that turn the boxes and scores of all anchors into detections: by class-aware non-maximum suppression where several
// anchors answer for an object, by the best scores alone where one does.
#pragma once

#include "core/common/option_limit.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::detector {

struct Decoded;
struct Heads;

struct NmsOptions {
    double confidence = 0.25; ///< scores at or below it are dropped
    double iou = 0.7;         ///< a box that overlaps a better one of its class by more is dropped
    std::int64_t maxDetections = 300;
    std::int64_t maxCandidates = 30000; ///< the best that are looked at, an image
    bool multiLabel = false; ///< every class above the confidence, not only the best one (as validation does)

    /// The numbers that a user chooses and what they may be; the one place where limits are stated.
    static std::span<const OptionLimit<NmsOptions>> limits();
    /// Errors: Error for the first number out of range, naming the option, its range and the value.
    void check() const;
};

struct Detection {
    float x1, y1, x2, y2; ///< pixels of the input
    float score;
    std::int64_t classIndex;
};

/// From the raw maps: decodeAbove and detectionsOf. Detections of each image, best first.
std::vector<std::vector<Detection>> detectionsOf(const Heads& heads, const NmsOptions& options = {});
/// Detections of each image, best first, by what the head asks for.
std::vector<std::vector<Detection>> detectionsOf(const Decoded& decoded, const NmsOptions& options = {});
/// Detections of each image, best first, as ultralytics' non_max_suppression gives them (no time limit).
std::vector<std::vector<Detection>> nonMaximumSuppression(const Decoded& decoded,
                                                          const NmsOptions& options = {});
/// What a one-to-one head says, best first (YOLOv10's and YOLO26's result as ultralytics has it): of the `maxDetections` anchors with the
/// best scores the `maxDetections` best pairs of anchor and class, those above the confidence. Nothing is suppressed; `iou`, `multiLabel`
/// and `maxCandidates` mean nothing here.
std::vector<std::vector<Detection>> bestScores(const Decoded& decoded, const NmsOptions& options = {});

} // namespace blindspot::detector
