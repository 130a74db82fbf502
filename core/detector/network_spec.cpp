#include "core/detector/network_spec.h"

#include "core/common/error.h"
#include "core/detector/custom_spec.h"
#include "core/detector/other_networks.h"
#include "core/detector/state_dict.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace blindspot::detector {

namespace {

constexpr std::int64_t kMaxPools = 16;

/// One line of a published table before scaling. `channels` 0: taken from the input (Upsample, Concat,
/// Detect).
struct TableRow {
    LayerKind kind;
    std::vector<int> from;
    std::int64_t channels = 0;
    std::int64_t repeats = 1;
    bool shortcut = false;
    bool c3k = false;
    double expansion = 0.5;
};

struct Scaling {
    double depth, width;
    std::int64_t maxChannels;
};

const std::vector<TableRow>& table(Family family)
{
    using enum LayerKind;
    static const std::vector<TableRow> v8 = {
        {Conv, {-1}, 64},           {Conv, {-1}, 128},    {C2f, {-1}, 128, 3, true}, {Conv, {-1}, 256},
        {C2f, {-1}, 256, 6, true},  {Conv, {-1}, 512},    {C2f, {-1}, 512, 6, true}, {Conv, {-1}, 1024},
        {C2f, {-1}, 1024, 3, true}, {Sppf, {-1}, 1024},   {Upsample, {-1}},          {Concat, {-1, 6}},
        {C2f, {-1}, 512, 3},        {Upsample, {-1}},     {Concat, {-1, 4}},         {C2f, {-1}, 256, 3},
        {Conv, {-1}, 256},          {Concat, {-1, 12}},   {C2f, {-1}, 512, 3},       {Conv, {-1}, 512},
        {Concat, {-1, 9}},          {C2f, {-1}, 1024, 3}, {Detect, {15, 18, 21}}};
    static const std::vector<TableRow> v11 = {{Conv, {-1}, 64},
                                              {Conv, {-1}, 128},
                                              {C3k2, {-1}, 256, 2, true, false, 0.25},
                                              {Conv, {-1}, 256},
                                              {C3k2, {-1}, 512, 2, true, false, 0.25},
                                              {Conv, {-1}, 512},
                                              {C3k2, {-1}, 512, 2, true, true},
                                              {Conv, {-1}, 1024},
                                              {C3k2, {-1}, 1024, 2, true, true},
                                              {Sppf, {-1}, 1024},
                                              {C2psa, {-1}, 1024, 2},
                                              {Upsample, {-1}},
                                              {Concat, {-1, 6}},
                                              {C3k2, {-1}, 512, 2, true},
                                              {Upsample, {-1}},
                                              {Concat, {-1, 4}},
                                              {C3k2, {-1}, 256, 2, true},
                                              {Conv, {-1}, 256},
                                              {Concat, {-1, 13}},
                                              {C3k2, {-1}, 512, 2, true},
                                              {Conv, {-1}, 512},
                                              {Concat, {-1, 10}},
                                              {C3k2, {-1}, 1024, 2, true, true},
                                              {Detect, {16, 19, 22}}};
    static const std::vector<TableRow> v5 = {
        {Conv, {-1}, 64},          {Conv, {-1}, 128},  {C3, {-1}, 128, 3, true}, {Conv, {-1}, 256},
        {C3, {-1}, 256, 6, true},  {Conv, {-1}, 512},  {C3, {-1}, 512, 9, true}, {Conv, {-1}, 1024},
        {C3, {-1}, 1024, 3, true}, {Sppf, {-1}, 1024}, {Conv, {-1}, 512},        {Upsample, {-1}},
        {Concat, {-1, 6}},         {C3, {-1}, 512, 3}, {Conv, {-1}, 256},        {Upsample, {-1}},
        {Concat, {-1, 4}},         {C3, {-1}, 256, 3}, {Conv, {-1}, 256},        {Concat, {-1, 14}},
        {C3, {-1}, 512, 3},        {Conv, {-1}, 512},  {Concat, {-1, 10}},       {C3, {-1}, 1024, 3},
        {Detect, {17, 20, 23}}};
    switch (family) {
    case Family::Yolo11:
        return v11;
    case Family::YoloV5u:
        return v5;
    case Family::YoloV8:
        break;
    }
    return v8;
}

Scaling scaling(Family family, char scale)
{
    static const std::map<char, Scaling> v8 = {{'n', {0.33, 0.25, 1024}},
                                               {'s', {0.33, 0.50, 1024}},
                                               {'m', {0.67, 0.75, 768}},
                                               {'l', {1.00, 1.00, 512}},
                                               {'x', {1.00, 1.25, 512}}};
    static const std::map<char, Scaling> v11 = {{'n', {0.50, 0.25, 1024}},
                                                {'s', {0.50, 0.50, 1024}},
                                                {'m', {0.50, 1.00, 512}},
                                                {'l', {1.00, 1.00, 512}},
                                                {'x', {1.00, 1.50, 512}}};
    static const std::map<char, Scaling> v5 = {{'n', {0.33, 0.25, 1024}},
                                               {'s', {0.33, 0.50, 1024}},
                                               {'m', {0.67, 0.75, 1024}},
                                               {'l', {1.00, 1.00, 1024}},
                                               {'x', {1.33, 1.25, 1024}}};
    const auto& scalings = family == Family::YoloV8 ? v8 : family == Family::Yolo11 ? v11 : v5;
    const auto found = scalings.find(scale);
    if (found == scalings.end())
        throw Error({Message::tr("unknown scale '%1'"), std::string(1, scale)}, familyName(family),
                    Message::tr("use one of n, s, m, l, x"));
    return found->second;
}

/// The stem of YOLOv5u is a 6 x 6 convolution, a bottleneck convolution of its head 1 x 1; everything else is
/// 3 x 3, stride 2.
void setConvGeometry(LayerSpec& layer, Family family, std::size_t index)
{
    const bool pointwise = family == Family::YoloV5u && (index == 10 || index == 14);
    const bool stem = family == Family::YoloV5u && index == 0;
    layer.kernel = stem ? 6 : pointwise ? 1 : 3;
    layer.stride = pointwise ? 1 : 2;
    layer.padding = stem ? 2 : layer.kernel / 2;
}

LayerSpec skeleton(Family family, std::size_t index)
{
    const TableRow& row = table(family)[index];
    LayerSpec layer;
    layer.kind = row.kind;
    layer.from = row.from;
    layer.shortcut = row.shortcut;
    layer.c3k = row.c3k;
    if (row.kind == LayerKind::Conv) setConvGeometry(layer, family, index);
    if (row.kind == LayerKind::Sppf) {
        layer.kernel = 5;
        layer.repeats = 3;
    }
    return layer;
}

/// Reads shapes of a state dict by name.
class Shapes {
  public:
    Shapes(const StateDict& weights, std::string file) : weights_(weights), file_(std::move(file)) {}

    bool has(const std::string& name) const { return weights_.tensors.contains(name); }

    std::int64_t size(const std::string& name, std::int64_t dimension) const
    {
        const auto found = weights_.tensors.find(name);
        if (found == weights_.tensors.end())
            throw Error({Message::tr("the tensor %1 is missing"), name}, file_,
                        Message::tr("use an export of a YOLOv8, YOLO11 or YOLOv5u detector"));
        if (dimension >= found->second.dim() || found->second.size(dimension) <= 0)
            throw Error({Message::tr("the tensor %1 has the wrong number of dimensions"), name}, file_,
                        Message::tr("use an export of a YOLOv8, YOLO11 or YOLOv5u detector"));
        return found->second.size(dimension);
    }

    /// How many inner blocks `prefix`m.0, m.1, ... there are.
    std::int64_t count(const std::string& prefix, const std::string& suffix) const
    {
        std::int64_t count = 0;
        while (has(prefix + std::to_string(count) + suffix))
            ++count;
        return count;
    }

  private:
    const StateDict& weights_;
    std::string file_;
};

void readLayer(LayerSpec& layer, const std::string& name, const Shapes& shapes)
{
    const auto inner = [&](const std::string& suffix) {
        return std::max<std::int64_t>(shapes.count(name + "m.", suffix), 1);
    };
    switch (layer.kind) {
    case LayerKind::Conv:
        layer.channels = shapes.size(name + "conv.weight", 0);
        return;
    case LayerKind::C2f:
    case LayerKind::C3k2:
        layer.channels = shapes.size(name + "cv2.conv.weight", 0);
        layer.hidden = shapes.size(name + "cv1.conv.weight", 0) / 2;
        if (layer.kind == LayerKind::C3k2) layer.c3k = shapes.has(name + "m.0.cv3.conv.weight");
        layer.repeats = inner(".cv1.conv.weight");
        return;
    case LayerKind::C3:
        layer.channels = shapes.size(name + "cv3.conv.weight", 0);
        layer.hidden = shapes.size(name + "cv1.conv.weight", 0);
        layer.repeats = inner(".cv1.conv.weight");
        return;
    case LayerKind::Sppf:
        layer.channels = shapes.size(name + "cv2.conv.weight", 0);
        layer.hidden = shapes.size(name + "cv1.conv.weight", 0);
        layer.repeats = std::clamp<std::int64_t>(
            shapes.size(name + "cv2.conv.weight", 1) / layer.hidden - 1, 1, kMaxPools);
        return;
    case LayerKind::C2psa:
        layer.channels = shapes.size(name + "cv2.conv.weight", 0);
        layer.hidden = shapes.size(name + "cv1.conv.weight", 0) / 2;
        layer.repeats = inner(".attn.qkv.conv.weight");
        return;
    case LayerKind::Upsample:
    case LayerKind::Concat:
    case LayerKind::Detect:
        return;
    }
}

/// The table at these factors; `allC3k`: the inner blocks of every C3k2 are C3k, as in YOLO11 from m on.
NetworkSpec scaledSpec(Family family, const Scaling& factors, bool allC3k, std::int64_t classes)
{
    NetworkSpec spec;
    spec.family = family;
    spec.classes = classes;
    spec.depthwiseClassBranch = family == Family::Yolo11;
    const auto& rows = table(family);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const TableRow& row = rows[index];
        LayerSpec layer = skeleton(family, index);
        if (row.channels > 0) {
            const double scaled =
                static_cast<double>(std::min(row.channels, factors.maxChannels)) * factors.width;
            layer.channels = static_cast<std::int64_t>(std::ceil(scaled / 8)) * 8;
        }
        if (row.repeats >
            1) // Python's round: half to even, which std::nearbyint does in the default rounding mode
            layer.repeats =
                std::max<std::int64_t>(std::llrint(static_cast<double>(row.repeats) * factors.depth), 1);
        if (row.kind == LayerKind::C3k2) {
            layer.c3k = row.c3k || allC3k;
            layer.hidden = static_cast<std::int64_t>(static_cast<double>(layer.channels) * row.expansion);
        } else if (row.kind != LayerKind::Conv && row.channels > 0) {
            layer.hidden = layer.channels / 2;
        }
        spec.layers.push_back(std::move(layer));
    }
    const std::int64_t first = spec.layers[static_cast<std::size_t>(spec.layers.back().from[0])].channels;
    spec.boxHidden = std::max<std::int64_t>({16, first / 4, kRegMax * 4});
    spec.classHidden = std::max(first, std::min<std::int64_t>(classes, 100));
    return spec;
}

/// That the file's layers are of the table's classes, where it names them.
void requireLayers(const GraphFacts& facts, Family family, const std::string& file)
{
    static const std::map<LayerKind, std::string> classes = {
        {LayerKind::Conv, "Conv"},         {LayerKind::C2f, "C2f"},   {LayerKind::C3, "C3"},
        {LayerKind::C3k2, "C3k2"},         {LayerKind::Sppf, "SPPF"}, {LayerKind::C2psa, "C2PSA"},
        {LayerKind::Upsample, "Upsample"}, {LayerKind::Concat, "Concat"}, {LayerKind::Detect, "Detect"}};
    const auto& rows = table(family);
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const std::string path = "model." + std::to_string(index);
        const auto fact = facts.modules.find(path);
        const std::string& expected = classes.at(rows[index].kind);
        if (fact != facts.modules.end() && fact->second.name != expected)
            throw Error({Message::tr("the block %1 is of the class %2 where %3 belongs, which cannot be built"), path,
                         fact->second.name, expected},
                        file, Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u as ultralytics builds them"));
    }
}

} // namespace

std::string familyName(Family family)
{
    return family == Family::YoloV8 ? "yolov8" : family == Family::Yolo11 ? "yolo11" : "yolov5u";
}

Family familyFromName(const std::string& name)
{
    for (const Family family : {Family::YoloV8, Family::Yolo11, Family::YoloV5u})
        if (familyName(family) == name) return family;
    throw Error({Message::tr("unknown architecture '%1'"), name}, {},
                Message::tr("use one of yolov8, yolo11, yolov5u"));
}

NetworkSpec standardSpec(Family family, char scale, std::int64_t classes)
{
    const bool allC3k = scale == 'm' || scale == 'l' || scale == 'x';
    return scaledSpec(family, scaling(family, scale), allC3k, classes);
}

NetworkSpec customSpec(Family family, const CustomScale& scale, std::int64_t classes)
{
    if (!(scale.width >= 0.03 && scale.width <= 2) || !(scale.depth >= 0.1 && scale.depth <= 2))
        throw Error({Message::tr("the width %1 or the depth %2 is out of range"), std::to_string(scale.width),
                     std::to_string(scale.depth)},
                    familyName(family), Message::tr("use a width of 0.03 to 2 and a depth of 0.1 to 2"));
    if (classes < 1)
        throw Error(Message::tr("the detector would have no class"), familyName(family),
                    Message::tr("give it one or more"));
    NetworkSpec spec = scaledSpec(family, {scale.depth, scale.width, 1024}, /*allC3k=*/false, classes);
    if (scale.boxHidden > 0) spec.boxHidden = scale.boxHidden;
    if (scale.classHidden > 0) spec.classHidden = scale.classHidden;
    return spec;
}

NetworkSpec inferSpec(const StateDict& weights, const std::string& file)
{
    if (const Message other = otherNetwork(weights); !other.empty())
        throw Error({Message::tr("these are the weights of %1, which is not supported yet"), other}, file,
                    Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u"));
    const Shapes shapes(weights, file);
    for (const Family family : {Family::YoloV8, Family::Yolo11, Family::YoloV5u}) {
        const auto& rows = table(family);
        const std::string head = "model." + std::to_string(rows.size() - 1) + ".";
        if (!shapes.has(head + "cv2.0.2.weight")) continue;
        requireLayers(weights.graph, family, file);
        NetworkSpec spec;
        spec.family = family;
        for (std::size_t index = 0; index < rows.size(); ++index) {
            LayerSpec layer = skeleton(family, index);
            readLayer(layer, "model." + std::to_string(index) + ".", shapes);
            spec.layers.push_back(std::move(layer));
        }
        if (const std::int64_t sides = shapes.size(head + "cv2.0.2.weight", 0); sides != 4 * kRegMax)
            throw Error({Message::tr("the block %1 has %2 numbers a box (reg_max %3), which cannot be built"),
                         head.substr(0, head.size() - 1), sides, sides / 4},
                        file, {Message::tr("use a detector with reg_max %1"), kRegMax});
        spec.classes = shapes.size(head + "cv3.0.2.weight", 0);
        spec.boxHidden = shapes.size(head + "cv2.0.2.weight", 1);
        spec.classHidden = shapes.size(head + "cv3.0.2.weight", 1);
        spec.depthwiseClassBranch = shapes.has(head + "cv3.0.0.0.conv.weight");
        return spec;
    }
    for (const auto& [name, tensor] : weights.tensors)
        if (const std::size_t end = name.find(".cv2.0.2.weight"); end != std::string::npos)
            throw Error({Message::tr("this is a YOLO network of another structure (its detection head is %1, not model.22, 23 "
                                     "or 24), which is not supported yet"),
                         name.substr(0, end)},
                        file, Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u"));
    throw Error(
        Message::tr("these are not the weights of a YOLOv8, YOLO11 or YOLOv5u detector (no detection head at "
                    "model.22, 23 or 24)"),
        file, Message::tr("use an export of one of these three"));
}

std::string scaleOf(const NetworkSpec& spec)
{
    for (const char scale : {'n', 's', 'm', 'l', 'x'}) {
        NetworkSpec standard = standardSpec(spec.family, scale, spec.classes);
        standard.settings = spec.settings;
        if (standard == spec) return std::string(1, scale);
    }
    return "custom";
}

} // namespace blindspot::detector
