#include "core/detector/network_tables.h"

#include "core/common/error.h"
#include "core/detector/custom_spec.h"
#include "core/detector/published_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace blindspot::detector {

namespace {

/// What there is to say of a family besides its layers.
struct FamilyFacts {
    Family family;
    std::string_view name, scales;
    bool depthwiseClassBranch, twoHeads;
    std::int64_t regMax;
    bool trainable = true;
};
constexpr std::array<FamilyFacts, 8> kFamilies = {{{Family::YoloV5u, "yolov5u", "nsmlx", false, false, 16},
                                                   {Family::YoloV8, "yolov8", "nsmlx", false, false, 16},
                                                   {Family::YoloV9, "yolov9", "tsmce", false, false, 16},
                                                   {Family::YoloV10, "yolov10", "nsmblx", true, true, 16},
                                                   {Family::Yolo11, "yolo11", "nsmlx", true, false, 16},
                                                   {Family::Yolo12, "yolo12", "nsmlx", true, false, 16},
                                                   {Family::Yolo26, "yolo26", "nsmlx", true, true, 1},
                                                   {Family::RtDetr, "rtdetr", "lx", false, false, 1, false}}};

const FamilyFacts& factsOf(Family family)
{
    return *std::find_if(kFamilies.begin(), kFamilies.end(), [family](const FamilyFacts& one) { return one.family == family; });
}

void requireScale(Family family, char scale)
{
    const std::string_view known = factsOf(family).scales;
    if (known.find(scale) != std::string_view::npos) return;
    std::string names;
    for (const char one : known)
        names.append(names.empty() ? "" : ", ").append(1, one);
    throw Error({Message::tr("unknown scale '%1'"), std::string(1, scale)}, familyName(family),
                {Message::tr("use one of %1"), names});
}

/// From m on the inner blocks of every C3k2 are C3k.
void useC3k(std::vector<LayerRow>& rows)
{
    for (LayerRow& row : rows)
        if (row.layer.kind == LayerKind::C3k2 && row.layer.inner == InnerBlock::Bottleneck) row.layer.inner = InnerBlock::C3k;
}

/// Which of YOLOv10's C2f are C2fCIB, and whether with the large kernel.
void useCib(std::vector<LayerRow>& rows, char scale)
{
    static const std::map<char, std::vector<std::size_t>> places = {{'n', {22}},           {'s', {8, 22}},          {'m', {8, 19, 22}},
                                                                    {'b', {8, 13, 19, 22}}, {'l', {8, 13, 19, 22}}, {'x', {6, 8, 13, 19, 22}}};
    for (const std::size_t place : places.at(scale)) {
        LayerSpec& layer = rows[place].layer;
        layer.kind = LayerKind::C2fCib;
        layer.inner = scale == 'n' || scale == 's' ? InnerBlock::LargeCib : InnerBlock::Cib;
        layer.shortcut = true;
    }
}

/// YOLOv9s is YOLOv9t with twice the channels everywhere.
void doubleChannels(std::vector<LayerRow>& rows)
{
    for (LayerRow& row : rows)
        for (std::int64_t* number : {&row.layer.channels, &row.layer.hidden, &row.layer.wide})
            *number *= 2;
}

bool isScaled(const LayerSpec& layer)
{
    return layer.kind != LayerKind::HgBlock && layer.kind != LayerKind::Sppf && layer.kind != LayerKind::SppElan && layer.repeats > 1;
}

bool hasHidden(LayerKind kind)
{
    using enum LayerKind;
    return kind != Conv && kind != RepC3 && kind != GhostConv && kind != ScDown && kind != AConv && kind != ADown;
}

LayerSpec scaledLayer(const LayerRow& row, const Scaling& factors)
{
    LayerSpec layer = row.layer;
    if (layer.channels > 0) {
        const double scaled = static_cast<double>(std::min(layer.channels, factors.maxChannels)) * factors.width;
        layer.channels = static_cast<std::int64_t>(std::ceil(scaled / 8)) * 8;
    }
    if (isScaled(layer)) // Python's round: half to even, which llrint does in the default rounding mode
        layer.repeats = std::max<std::int64_t>(std::llrint(static_cast<double>(layer.repeats) * factors.depth), 1);
    if (layer.hidden == 0 && layer.channels > 0 && hasHidden(layer.kind))
        layer.hidden = static_cast<std::int64_t>(static_cast<double>(layer.channels) * row.expansion);
    return layer;
}

} // namespace

std::string familyName(Family family)
{
    return std::string(factsOf(family).name);
}

const std::vector<Family>& allFamilies()
{
    static const std::vector<Family> all = [] {
        std::vector<Family> families;
        for (const FamilyFacts& one : kFamilies)
            families.push_back(one.family);
        return families;
    }();
    return all;
}

bool isTrainable(Family family)
{
    return factsOf(family).trainable;
}

std::string familyNames()
{
    std::string names;
    for (const FamilyFacts& one : kFamilies)
        names.append(names.empty() ? "" : ", ").append(one.name);
    return names;
}

Family familyFromName(const std::string& name)
{
    for (const FamilyFacts& one : kFamilies)
        if (one.name == name) return one.family;
    throw Error({Message::tr("unknown architecture '%1'"), name}, {}, {Message::tr("use one of %1"), familyNames()});
}

std::string_view scalesOf(Family family)
{
    return factsOf(family).scales;
}

std::vector<LayerRow> tableOf(Family family, char scale)
{
    requireScale(family, scale);
    std::vector<LayerRow> rows = layersFromText(publishedLayers(family, scale), familyName(family));
    if (std::string_view("mlx").find(scale) != std::string_view::npos) useC3k(rows); // of C3k2 alone
    if (family == Family::YoloV10) useCib(rows, scale);
    if (family == Family::YoloV9 && scale == 's') doubleChannels(rows);
    if (family == Family::Yolo12 && (scale == 'l' || scale == 'x'))
        for (LayerRow& row : rows)
            row.layer.scaledResidual = row.layer.inner == InnerBlock::AreaPair;
    return rows;
}

Scaling scalingOf(Family family, char scale)
{
    requireScale(family, scale);
    using Table = std::map<char, Scaling>;
    static const Table v8 = {
        {'n', {.33, .25, 1024}}, {'s', {.33, .50, 1024}}, {'m', {.67, .75, 768}}, {'l', {1, 1, 512}}, {'x', {1, 1.25, 512}}};
    static const Table v10 = {{'n', {.33, .25, 1024}}, {'s', {.33, .50, 1024}}, {'m', {.67, .75, 768}},
                              {'b', {.67, 1, 512}},    {'l', {1, 1, 512}},      {'x', {1, 1.25, 512}}};
    static const Table v11 = {
        {'n', {.50, .25, 1024}}, {'s', {.50, .50, 1024}}, {'m', {.50, 1, 512}}, {'l', {1, 1, 512}}, {'x', {1, 1.50, 512}}};
    static const Table v5 = {{'n', {.33, .25, 1024}},
                             {'s', {.33, .50, 1024}},
                             {'m', {.67, .75, 1024}},
                             {'l', {1, 1, 1024}},
                             {'x', {1.33, 1.25, 1024}}};
    switch (family) {
    case Family::YoloV8:
        return v8.at(scale);
    case Family::YoloV5u:
        return v5.at(scale);
    case Family::YoloV10:
        return v10.at(scale);
    case Family::YoloV9:
    case Family::RtDetr:
        return {};
    case Family::Yolo11:
    case Family::Yolo12:
    case Family::Yolo26:
        break;
    }
    return v11.at(scale);
}

NetworkSpec scaledSpec(Family family, const std::vector<LayerRow>& rows, const Scaling& factors, std::int64_t classes)
{
    const FamilyFacts& facts = factsOf(family);
    NetworkSpec spec;
    spec.family = family;
    spec.classes = classes;
    spec.depthwiseClassBranch = facts.depthwiseClassBranch;
    spec.regMax = facts.regMax;
    spec.oneToOne = facts.twoHeads;
    for (const LayerRow& row : rows)
        spec.layers.push_back(scaledLayer(row, factors));
    for (LayerSpec& layer : spec.layers) // the feed-forward part is narrower where the input is added (l and x)
        if (layer.inner == InnerBlock::AreaPair)
            layer.mlp = static_cast<std::int64_t>(static_cast<double>(layer.hidden) * (layer.scaledResidual ? 1.2 : 2.0));
    if (spec.layers.back().kind == LayerKind::RtDetrDecoder) {
        spec.oneToMany = false;
        spec.decoder = QueryDecoderOptions();
        spec.decoder->classes = classes;
        spec.decoder->in.clear();
        for (const int from : spec.layers.back().from)
            spec.decoder->in.push_back(spec.layers[static_cast<std::size_t>(from)].channels);
        settleStrides(spec, familyName(family));
        return spec;
    }
    const std::int64_t first = spec.layers[static_cast<std::size_t>(spec.layers.back().from[0])].channels;
    spec.boxHidden = std::max<std::int64_t>({16, first / 4, spec.regMax * 4});
    spec.classHidden = std::max(first, std::min<std::int64_t>(classes, 100));
    settleStrides(spec, familyName(family));
    return spec;
}

NetworkSpec standardSpec(Family family, char scale, std::int64_t classes)
{
    return scaledSpec(family, tableOf(family, scale), scalingOf(family, scale), classes);
}

NetworkSpec customSpec(Family family, const CustomScale& scale, std::int64_t classes)
{
    if (!(scale.width >= 0.03 && scale.width <= 2) || !(scale.depth >= 0.1 && scale.depth <= 2))
        throw Error({Message::tr("the width %1 or the depth %2 is out of range"), std::to_string(scale.width),
                     std::to_string(scale.depth)},
                    familyName(family), Message::tr("use a width of 0.03 to 2 and a depth of 0.1 to 2"));
    if (classes < 1)
        throw Error(Message::tr("the detector would have no class"), familyName(family), Message::tr("give it one or more"));
    if (family == Family::YoloV9 || family == Family::RtDetr)
        throw Error({Message::tr("%1 has no width and depth to choose"), familyName(family)}, familyName(family),
                    {Message::tr("choose one of its scales, %1"), scalesOf(family)});
    NetworkSpec spec =
        scaledSpec(family, tableOf(family, scalesOf(family).front()), {scale.depth, scale.width, 1024}, classes);
    if (scale.boxHidden > 0) spec.boxHidden = scale.boxHidden;
    if (scale.classHidden > 0) spec.classHidden = scale.classHidden;
    return spec;
}

std::string scaleOf(const NetworkSpec& spec)
{
    for (const char scale : scalesOf(spec.family)) {
        NetworkSpec standard = standardSpec(spec.family, scale, spec.classes);
        standard.settings = spec.settings;
        if (standard.oneToOne && (spec.oneToMany || spec.oneToOne)) { // an export may keep one of two heads
            standard.oneToMany = spec.oneToMany;
            standard.oneToOne = spec.oneToOne;
        }
        if (standard == spec) return std::string(1, scale);
    }
    return "custom";
}

bool sameLayers(const std::vector<LayerRow>& rows, const std::vector<LayerSpec>& layers)
{
    return std::equal(rows.begin(), rows.end(), layers.begin(), layers.end(), [](const LayerRow& row, const LayerSpec& layer) {
        return row.layer.kind == layer.kind && row.layer.from == layer.from;
    });
}

PublishedHead publishedHead(Family family)
{
    const FamilyFacts& facts = factsOf(family);
    return {facts.twoHeads, facts.regMax, family == Family::RtDetr};
}

bool hasPublishedLayers(const NetworkSpec& spec)
{
    for (const char scale : scalesOf(spec.family)) {
        if (sameLayers(tableOf(spec.family, scale), spec.layers)) return true;
    }
    return false;
}

} // namespace blindspot::detector
