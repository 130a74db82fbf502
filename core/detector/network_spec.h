// A NetworkSpec describes a detection network layer by layer, as data: every family is built from such a description. It comes
// from the published tables, from the modules of a checkpoint, or from the tensors of a file of weights.
#pragma once

#include "core/detector/graph_settings.h"
#include "core/detector/query_decoder_options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

enum class Family { YoloV8, Yolo11, YoloV5u, YoloV9, YoloV10, Yolo12, Yolo26, RtDetr };

/// The blocks that a layer can be, by their names in ultralytics' model files.
enum class LayerKind {
    Conv,      ///< also DWConv
    GhostConv,
    ScDown,
    C2f,
    C2fCib,
    C2,
    C3,
    C3k2,
    C3Ghost,
    A2C2f,
    Elan1,
    RepNcspElan4,
    AConv,
    ADown,
    Sppf,
    SppElan,
    Psa,
    C2psa,
    CbLinear,
    CbFuse,
    Upsample,
    Identity,
    Concat,
    HgStem,
    HgBlock,
    Aifi,
    RepC3,
    RtDetrDecoder,
    Detect ///< also v10Detect
};

/// What is repeated inside a C2f, C2fCIB, C3k2 or A2C2f.
enum class InnerBlock {
    Bottleneck,
    C3k,
    AttentionPair, ///< a bottleneck and a PSABlock (YOLO26)
    Cib,
    LargeCib, ///< with a 7 x 7 depthwise convolution (RepVGGDW)
    AreaPair  ///< two ABlocks (YOLO12)
};

/// One layer. Names of the fields follow ultralytics' model files; -1 in `from` is the layer before.
struct LayerSpec {
    LayerKind kind = LayerKind::Conv;
    std::vector<int> from = {-1};
    std::int64_t channels = 0; ///< output channels; 0: as the input
    std::int64_t hidden = 0;   ///< channels of one inner branch
    std::int64_t wide = 0;     ///< ELAN1, RepNCSPELAN4: channels before the split
    std::int64_t repeats = 0;  ///< inner blocks; SPPF: maxima
    std::int64_t kernel = 0;   ///< also the side of SPPF's and SPPELAN's maxima
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t groups = 1;
    std::int64_t area = 1;      ///< A2C2f: strips that attention stays within
    std::int64_t mlp = 0;       ///< A2C2f: channels inside the ABlocks' feed-forward part
    InnerBlock inner = InnerBlock::Bottleneck;
    bool activation = true;     ///< Conv: SiLU behind it; SPPF: behind its first convolution
    bool shortcut = false;      ///< the inner blocks add their input; SPPF: it adds its own
    std::int64_t heads = 8;     ///< AIFI: of its attention
    bool light = false;         ///< HGBlock: its convolutions are a 1 x 1 one and a depthwise one each
    bool scaledResidual = false; ///< A2C2f: its input is added to its output times a learned factor a channel
    std::vector<std::int64_t> parts; ///< CBLinear: channels of its outputs; CBFuse: which output of each of its sources

    bool operator==(const LayerSpec&) const = default;
};

struct NetworkSpec {
    Family family = Family::YoloV8;
    std::vector<LayerSpec> layers; ///< the last one is Detect or RTDETRDecoder
    std::int64_t classes = 0;
    std::int64_t boxHidden = 0;        ///< channels inside the heads' box branch
    std::int64_t classHidden = 0;      ///< channels inside the heads' class branch
    bool depthwiseClassBranch = false; ///< YOLO11 and later
    std::int64_t regMax = 16;          ///< bins of the distribution that a box side is predicted as (DFL, Li et al. 2020); 1: none
    std::vector<std::int64_t> strides = {8, 16, 32}; ///< pixels a cell of each map, in the order of the Detect layer's sources
    bool oneToMany = true;             ///< the head that non-maximum suppression follows
    bool oneToOne = false;             ///< the head that answers once an object (YOLOv10 and YOLO26)
    std::optional<QueryDecoderOptions> decoder{}; ///< RT-DETR's, instead of heads; the numbers of heads are then 0
    GraphSettings settings{};          ///< of blocks that compute something else than the published ones

    bool operator==(const NetworkSpec&) const = default;
};

/// "yolov8", "yolo11", "yolov5u", "yolov9", "yolov10", "yolo12", "yolo26", "rtdetr".
std::string familyName(Family family);
/// Errors: Error for an unknown name, which lists those that are known.
Family familyFromName(const std::string& name);
/// Whether networks of the family can be trained here.
bool isTrainable(Family family);
/// All of them, and their names with commas.
const std::vector<Family>& allFamilies();
std::string familyNames();
/// The published scales of a family, a letter each: "nsmlx".
std::string_view scalesOf(Family family);

/// The network of the published tables (ultralytics' yolov8.yaml and so on); `scale` is one of scalesOf. Errors: Error for another.
NetworkSpec standardSpec(Family family, char scale, std::int64_t classes);

/// The published scale with this structure, whatever the settings: "n", "s" and so on, or "custom".
std::string scaleOf(const NetworkSpec& spec);

/// Whether its layers, without their sizes, are those of a published network of its family.
bool hasPublishedLayers(const NetworkSpec& spec);

/// Sets `strides` from the layers. Errors: Error at `where` when the layers do not fit each other: a source that is not before its
/// layer, maps of different sizes side by side, a head that sees no map smaller than the input.
void settleStrides(NetworkSpec& spec, const std::string& where);

} // namespace blindspot::detector
