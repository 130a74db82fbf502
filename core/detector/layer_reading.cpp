#include "core/detector/layer_reading.h"

#include "core/detector/graph_facts.h"
#include "core/detector/network_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace blindspot::detector {

namespace {

constexpr std::int64_t kMaxPools = 16;
constexpr std::size_t kMaxSources = 32;

/// Parts of names that a layer's tensors have, and beginnings that none of them has.
struct Names {
    LayerKind kind;
    std::vector<std::string> has, hasNot;
};

const std::vector<Names>& namesOfKinds()
{
    using enum LayerKind;
    static const std::vector<Names> all = {
        {Conv, {"conv.weight"}, {"cv1.", "m."}},
        {GhostConv, {"cv1.conv.weight", "cv2.conv.weight"}, {"cv3.", "m."}},
        {ScDown, {"cv1.conv.weight", "cv2.conv.weight"}, {"cv3.", "m."}},
        {ADown, {"cv1.conv.weight", "cv2.conv.weight"}, {"cv3.", "m."}},
        {AConv, {"cv1.conv.weight"}, {"cv2.", "m."}},
        {C2f, {"cv1.conv.weight", "cv2.conv.weight", "m.0.cv1.conv.weight"}, {"cv3."}},
        {C2, {"cv1.conv.weight", "cv2.conv.weight", "m.0.cv1.conv.weight"}, {"cv3."}},
        {C2fCib, {"cv1.conv.weight", "cv2.conv.weight", "m.0.cv1.0.conv.weight"}, {"cv3."}},
        {C3k2, {"cv1.conv.weight", "cv2.conv.weight", "m.0."}, {"cv3.", "m.0.attn."}},
        {C3, {"cv1.conv.weight", "cv2.conv.weight", "cv3.conv.weight", "m.0.cv1.conv.weight"}, {"cv4."}},
        {C3Ghost, {"cv1.conv.weight", "cv2.conv.weight", "cv3.conv.weight", "m.0.conv.0."}, {"cv4."}},
        {A2C2f, {"cv1.conv.weight", "cv2.conv.weight", "m.0."}, {"cv3.", "m.0.attn."}},
        {Elan1, {"cv1.conv.weight", "cv2.conv.weight", "cv3.conv.weight", "cv4.conv.weight"}, {"m."}},
        {RepNcspElan4, {"cv1.conv.weight", "cv2.0.cv1.conv.weight", "cv3.0.cv1.conv.weight", "cv4.conv.weight"}, {"m."}},
        {Sppf, {"cv1.conv.weight", "cv2.conv.weight"}, {"cv3.", "m."}},
        {SppElan, {"cv1.conv.weight", "cv5.conv.weight"}, {"m."}},
        {Psa, {"cv1.conv.weight", "cv2.conv.weight", "attn.qkv.", "ffn."}, {"m."}},
        {C2psa, {"cv1.conv.weight", "cv2.conv.weight", "m.0.attn.qkv."}, {"cv3."}},
        {CbLinear, {"conv.weight", "conv.bias"}, {"bn.", "cv1."}},
        {HgStem, {"stem1.conv.weight", "stem4.conv.weight"}, {}},
        {HgBlock, {"sc.conv.weight", "ec.conv.weight", "m.0."}, {}},
        {Aifi, {"ma.in_proj_weight", "fc1.weight", "norm1.weight"}, {}},
        {RepC3, {"cv1.conv.weight", "cv2.conv.weight", "m.0."}, {"cv3.", "m.0.cv1."}}};
    return all;
}

/// Which inner blocks the names at `path` are of.
InnerBlock innerOf(const std::string& path, const TensorShapes& shapes, InnerBlock otherwise)
{
    const std::string first = path + "m.0.";
    if (shapes.begins(first + "0.attn.")) return InnerBlock::AreaPair;
    if (shapes.begins(first + "1.attn.")) return InnerBlock::AttentionPair;
    if (shapes.begins(first + "cv3.")) return InnerBlock::C3k;
    if (shapes.begins(first + "cv1.2.conv1.")) return InnerBlock::LargeCib;
    const std::string fused = first + "cv1.2.conv.weight"; // of both forms: the large one is 7 x 7
    if (shapes.has(fused)) return shapes.size(fused, 2) == 7 ? InnerBlock::LargeCib : InnerBlock::Cib;
    return shapes.begins(first + "cv1.") ? InnerBlock::Bottleneck : otherwise;
}

void readFrame(LayerSpec& layer, const std::string& path, const TensorShapes& shapes)
{
    layer.channels = shapes.size(path + "cv2.conv.weight", 0);
    layer.repeats = std::max<std::int64_t>(shapes.count(path + "m."), 1);
    layer.inner = innerOf(path, shapes, layer.inner);
    layer.hidden = shapes.size(path + "cv1.conv.weight", 0);
    if (layer.kind != LayerKind::A2C2f) {
        layer.hidden /= 2;
        return;
    }
    layer.scaledResidual = shapes.has(path + "gamma");
    if (layer.inner == InnerBlock::AreaPair) layer.mlp = shapes.size(path + "m.0.0.mlp.0.conv.weight", 0);
}

void readHgBlock(LayerSpec& layer, const std::string& path, const TensorShapes& shapes)
{
    layer.light = shapes.begins(path + "m.0.conv1.");
    const std::string first = path + (layer.light ? "m.0.conv2.conv.weight" : "m.0.conv.weight");
    layer.channels = shapes.size(path + "ec.conv.weight", 0);
    layer.hidden = shapes.size(first, 0);
    layer.kernel = shapes.size(first, 2);
    layer.repeats = std::max<std::int64_t>(shapes.count(path + "m."), 1);
}

/// Whole numbers of a fact that is a number or a list of them.
std::vector<std::int64_t> numbersOf(const ModuleFact* fact, std::string_view name, const std::string& path, const std::string& file)
{
    const FactValue* value = fact == nullptr ? nullptr : fact->find(name);
    if (value == nullptr) return {};
    std::vector<double> numbers;
    if (const double* one = std::get_if<double>(value)) numbers = {*one};
    if (const auto* list = std::get_if<std::vector<double>>(value)) numbers = *list;
    std::vector<std::int64_t> whole;
    for (const double number : numbers) {
        if (number != std::floor(number) || std::abs(number) > 16384 || numbers.size() > kMaxSources)
            throw Error({Message::tr("the block %1 has an odd value of '%2'"), path, name}, file,
                        Message::tr("the file is damaged; get it again"));
        whole.push_back(static_cast<std::int64_t>(number));
    }
    return whole;
}

/// The first of numbersOf.
std::int64_t numberOf(const GraphFacts& facts, const std::string& path, std::string_view name, const std::string& file,
                      std::int64_t otherwise)
{
    const std::vector<std::int64_t> numbers = numbersOf(facts.find(path), name, path, file);
    return numbers.empty() ? otherwise : numbers.front();
}

bool isIdentity(const GraphFacts& facts, const std::string& path)
{
    const ModuleFact* act = facts.find(path);
    return act != nullptr && act->name == "Identity";
}

/// Whether the first of the inner blocks that can add its input does.
bool innerAdds(const GraphFacts& facts, const std::string& path)
{
    for (const char* place : {".m.0", ".m.0.m.0", ".m.0.0", ".cv2.0.m.0"}) {
        const ModuleFact* block = facts.find(path + place);
        const bool* add = block == nullptr ? nullptr : block->get<bool>("add");
        if (add != nullptr) return *add;
    }
    return false;
}

void readConvModule(LayerSpec& layer, const GraphFacts& facts, const std::string& path, const std::string& file)
{
    layer.kernel = numberOf(facts, path, "kernel_size", file, 1);
    layer.stride = numberOf(facts, path, "stride", file, 1);
    layer.padding = numberOf(facts, path, "padding", file, layer.kernel / 2);
    layer.groups = std::max<std::int64_t>(numberOf(facts, path, "groups", file, 1), 1);
}

} // namespace

bool hasNamesOf(LayerKind kind, const std::string& path, const TensorShapes& shapes)
{
    const std::string prefix = path + ".";
    const auto found = std::find_if(namesOfKinds().begin(), namesOfKinds().end(), [kind](const Names& one) { return one.kind == kind; });
    if (found == namesOfKinds().end()) return !shapes.begins(prefix);
    const auto begins = [&](const std::string& name) { return shapes.begins(prefix + name); };
    return std::all_of(found->has.begin(), found->has.end(), begins) && std::none_of(found->hasNot.begin(), found->hasNot.end(), begins);
}

void readShapes(LayerSpec& layer, const std::string& path, const TensorShapes& shapes)
{
    using enum LayerKind;
    const std::string name = path + ".";
    const auto out = [&](const char* tensor) { return shapes.size(name + tensor, 0); };
    switch (layer.kind) {
    case Conv:
        layer.channels = out("conv.weight");
        if (layer.groups > 1 && shapes.size(name + "conv.weight", 1) == 1) layer.groups = layer.channels;
        return;
    case GhostConv:
        layer.channels = out("cv1.conv.weight") + out("cv2.conv.weight");
        return;
    case ScDown:
        layer.channels = out("cv2.conv.weight");
        return;
    case AConv:
        layer.channels = out("cv1.conv.weight");
        return;
    case ADown:
        layer.channels = out("cv1.conv.weight") + out("cv2.conv.weight");
        return;
    case C2f:
    case C2fCib:
    case C2:
    case C3k2:
    case A2C2f:
        return readFrame(layer, name, shapes);
    case C3:
    case C3Ghost:
        layer.channels = out("cv3.conv.weight");
        layer.hidden = out("cv1.conv.weight");
        layer.repeats = std::max<std::int64_t>(shapes.count(name + "m."), 1);
        return;
    case Elan1:
    case RepNcspElan4:
        layer.channels = out("cv4.conv.weight");
        layer.wide = out("cv1.conv.weight");
        layer.hidden = out(layer.kind == Elan1 ? "cv2.conv.weight" : "cv2.1.conv.weight");
        if (layer.kind == RepNcspElan4) layer.repeats = std::max<std::int64_t>(shapes.count(name + "cv2.0.m."), 1);
        return;
    case Sppf:
        layer.channels = out("cv2.conv.weight");
        layer.hidden = out("cv1.conv.weight");
        layer.repeats = std::clamp<std::int64_t>(shapes.size(name + "cv2.conv.weight", 1) / layer.hidden - 1, 1, kMaxPools);
        return;
    case SppElan:
        layer.channels = out("cv5.conv.weight");
        layer.hidden = out("cv1.conv.weight");
        return;
    case Psa:
    case C2psa:
        layer.channels = out("cv2.conv.weight");
        layer.hidden = out("cv1.conv.weight") / 2;
        if (layer.kind == C2psa) layer.repeats = std::max<std::int64_t>(shapes.count(name + "m."), 1);
        return;
    case HgStem:
        layer.channels = out("stem4.conv.weight");
        layer.hidden = out("stem1.conv.weight");
        return;
    case HgBlock:
        return readHgBlock(layer, name, shapes);
    case Aifi:
        layer.hidden = out("fc1.weight");
        return;
    case RepC3:
        layer.channels = out("cv1.conv.weight");
        layer.repeats = std::max<std::int64_t>(shapes.count(name + "m."), 1);
        return;
    case CbLinear:
    case CbFuse:
    case Upsample:
    case Identity:
    case Concat:
    case RtDetrDecoder:
    case Detect:
        return;
    }
}

std::optional<LayerKind> kindOfClass(const ModuleFact& module)
{
    const bool known = module.library.starts_with("ultralytics.") || module.library.starts_with("torch.nn.modules.");
    if (!known) return std::nullopt;
    if (module.name == "DWConv") return LayerKind::Conv;
    if (module.name == "v10Detect") return LayerKind::Detect;
    for (int kind = 0; kind <= static_cast<int>(LayerKind::Detect); ++kind)
        if (layerName(static_cast<LayerKind>(kind)) == module.name) return static_cast<LayerKind>(kind);
    return std::nullopt;
}

LayerSpec layerOfModule(const GraphFacts& facts, const std::string& path, LayerKind kind, const std::string& file)
{
    LayerSpec layer;
    layer.kind = kind;
    const ModuleFact* module = facts.find(path);
    layer.from.clear();
    for (const std::int64_t source : numbersOf(module, "f", path, file))
        layer.from.push_back(static_cast<int>(source));
    layer.shortcut = innerAdds(facts, path);
    switch (kind) {
    case LayerKind::Conv:
        readConvModule(layer, facts, path + ".conv", file);
        layer.activation = !isIdentity(facts, path + ".act");
        break;
    case LayerKind::GhostConv:
        readConvModule(layer, facts, path + ".cv1.conv", file);
        layer.activation = !isIdentity(facts, path + ".cv1.act");
        break;
    case LayerKind::ScDown:
        layer.kernel = numberOf(facts, path + ".cv2.conv", "kernel_size", file, 3);
        layer.stride = numberOf(facts, path + ".cv2.conv", "stride", file, 2);
        break;
    case LayerKind::Sppf: {
        const bool* add = module == nullptr ? nullptr : module->get<bool>("add");
        layer.kernel = numberOf(facts, path + ".m", "kernel_size", file, 5);
        layer.shortcut = add != nullptr && *add;
        layer.activation = !isIdentity(facts, path + ".cv1.act");
        break;
    }
    case LayerKind::SppElan:
        layer.kernel = numberOf(facts, path + ".cv2", "kernel_size", file, 5);
        layer.repeats = 3;
        break;
    case LayerKind::A2C2f:
        layer.area = std::max<std::int64_t>(numberOf(facts, path + ".m.0.0.attn", "area", file, 1), 1);
        break;
    case LayerKind::HgBlock: {
        const bool* add = module == nullptr ? nullptr : module->get<bool>("add");
        layer.shortcut = add != nullptr && *add;
        break;
    }
    case LayerKind::Aifi:
        layer.heads = std::max<std::int64_t>(numberOf(facts, path + ".ma", "num_heads", file, layer.heads), 1);
        break;
    case LayerKind::CbLinear:
        layer.parts = numbersOf(module, "c2s", path, file);
        break;
    case LayerKind::CbFuse:
        layer.parts = numbersOf(module, "idx", path, file);
        break;
    default:
        break;
    }
    return layer;
}

} // namespace blindspot::detector
