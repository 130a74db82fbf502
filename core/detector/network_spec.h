// A NetworkSpec describes a YOLO network layer by layer. It is made from the published tables, or inferred
// from the tensors of a file of weights.
#pragma once

#include "core/detector/graph_settings.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::detector {

struct StateDict;

enum class Family { YoloV8, Yolo11, YoloV5u };

enum class LayerKind { Conv, C2f, C3, C3k2, Sppf, C2psa, Upsample, Concat, Detect };

/// One layer. Names of the fields follow ultralytics' model files; -1 in `from` is the layer before.
struct LayerSpec {
    LayerKind kind = LayerKind::Conv;
    std::vector<int> from = {-1};
    std::int64_t channels = 0; ///< output channels
    std::int64_t hidden = 0;   ///< channels of one inner branch (C2f, C3, C3k2, C2PSA, SPPF)
    std::int64_t repeats = 0;  ///< inner blocks; SPPF: maxima
    std::int64_t kernel = 0;
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    bool shortcut = false;
    bool c3k = false; ///< C3k2 only: inner blocks are C3k instead of bottlenecks

    bool operator==(const LayerSpec&) const = default;
};

struct NetworkSpec {
    Family family = Family::YoloV8;
    std::vector<LayerSpec> layers; ///< the last one is Detect
    std::int64_t classes = 0;
    std::int64_t boxHidden = 0;        ///< channels inside the heads' box branch
    std::int64_t classHidden = 0;      ///< channels inside the heads' class branch
    bool depthwiseClassBranch = false; ///< YOLO11
    GraphSettings settings{};          ///< of blocks that compute something else than the published ones

    bool operator==(const NetworkSpec&) const = default;
};

/// Bins of the distribution that a box side is predicted as (DFL, Li et al. 2020), and the strides of the
/// three heads.
inline constexpr std::int64_t kRegMax = 16;
inline constexpr std::array<std::int64_t, 3> kStrides = {8, 16, 32};

/// "yolov8", "yolo11", "yolov5u".
std::string familyName(Family family);
/// Errors: Error for an unknown name.
Family familyFromName(const std::string& name);

/// The network of the published tables (ultralytics' yolov8.yaml, yolo11.yaml, yolov5.yaml); scale is one of
/// n s m l x.
NetworkSpec standardSpec(Family family, char scale, std::int64_t classes);

/// The network that these tensors belong to; channels and repeats are read off the tensors' shapes, so that
/// networks of no published scale load too. Its settings are the published ones. Errors: Error when it is none of the three
/// families, which names those that are known.
NetworkSpec inferSpec(const StateDict& weights, const std::string& file);

/// The published scale with this structure, whatever the settings: "n", "s", "m", "l", "x", or "custom".
std::string scaleOf(const NetworkSpec& spec);

} // namespace blindspot::detector
