#include "core/detector/network_tables.h"

#include "core/common/error.h"
#include "core/detector/custom_spec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::string_view kYoloV8 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C2f 128 x3 add
Conv 256 kernel=3 stride=2
C2f 256 x6 add
Conv 512 kernel=3 stride=2
C2f 512 x6 add
Conv 1024 kernel=3 stride=2
C2f 1024 x3 add
SPPF 1024
Upsample
Concat from=-1,6
C2f 512 x3
Upsample
Concat from=-1,4
C2f 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,12
C2f 512 x3
Conv 512 kernel=3 stride=2
Concat from=-1,9
C2f 1024 x3
Detect from=15,18,21
)";

constexpr std::string_view kYolo11 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
C3k2 512 x2 add c3k
Conv 1024 kernel=3 stride=2
C3k2 1024 x2 add c3k
SPPF 1024
C2PSA 1024 x2
Upsample
Concat from=-1,6
C3k2 512 x2 add
Upsample
Concat from=-1,4
C3k2 256 x2 add
Conv 256 kernel=3 stride=2
Concat from=-1,13
C3k2 512 x2 add
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3k2 1024 x2 add c3k
Detect from=16,19,22
)";

constexpr std::string_view kYoloV5u = R"(Conv 64 kernel=6 stride=2 padding=2
Conv 128 kernel=3 stride=2
C3 128 x3 add
Conv 256 kernel=3 stride=2
C3 256 x6 add
Conv 512 kernel=3 stride=2
C3 512 x9 add
Conv 1024 kernel=3 stride=2
C3 1024 x3 add
SPPF 1024
Conv 512
Upsample
Concat from=-1,6
C3 512 x3
Conv 256
Upsample
Concat from=-1,4
C3 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,14
C3 512 x3
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3 1024 x3
Detect from=17,20,23
)";

// YOLOv9 has a table a scale and no factors.
constexpr std::string_view kYoloV9T = R"(Conv 16 kernel=3 stride=2
Conv 32 kernel=3 stride=2
ELAN1 32 wide=32 hidden=16
AConv 64
RepNCSPELAN4 64 wide=64 hidden=32 x3 add
AConv 96
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
AConv 128
RepNCSPELAN4 128 wide=128 hidden=64 x3 add
SPPELAN 128 hidden=64
Upsample
Concat from=-1,6
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
Upsample
Concat from=-1,4
RepNCSPELAN4 64 wide=64 hidden=32 x3 add
AConv 48
Concat from=-1,12
RepNCSPELAN4 96 wide=96 hidden=48 x3 add
AConv 64
Concat from=-1,9
RepNCSPELAN4 128 wide=128 hidden=64 x3 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9M = R"(Conv 32 kernel=3 stride=2
Conv 64 kernel=3 stride=2
RepNCSPELAN4 128 wide=128 hidden=64 x1 add
AConv 240
RepNCSPELAN4 240 wide=240 hidden=120 x1 add
AConv 360
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
AConv 480
RepNCSPELAN4 480 wide=480 hidden=240 x1 add
SPPELAN 480 hidden=240
Upsample
Concat from=-1,6
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
Upsample
Concat from=-1,4
RepNCSPELAN4 240 wide=240 hidden=120 x1 add
AConv 180
Concat from=-1,12
RepNCSPELAN4 360 wide=360 hidden=180 x1 add
AConv 240
Concat from=-1,9
RepNCSPELAN4 480 wide=480 hidden=240 x1 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9C = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
RepNCSPELAN4 256 wide=128 hidden=64 x1 add
ADown 256
RepNCSPELAN4 512 wide=256 hidden=128 x1 add
ADown 512
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
ADown 512
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
SPPELAN 512 hidden=256
Upsample
Concat from=-1,6
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
Upsample
Concat from=-1,4
RepNCSPELAN4 256 wide=256 hidden=128 x1 add
ADown 256
Concat from=-1,12
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
ADown 512
Concat from=-1,9
RepNCSPELAN4 512 wide=512 hidden=256 x1 add
Detect from=15,18,21
)";

constexpr std::string_view kYoloV9E = R"(Identity
Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
RepNCSPELAN4 256 wide=128 hidden=64 x2 add
ADown 256
RepNCSPELAN4 512 wide=256 hidden=128 x2 add
ADown 512
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
ADown 1024
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
CBLinear from=1 parts=64
CBLinear from=3 parts=64,128
CBLinear from=5 parts=64,128,256
CBLinear from=7 parts=64,128,256,512
CBLinear from=9 parts=64,128,256,512,1024
Conv 64 kernel=3 stride=2 from=0
CBFuse from=10,11,12,13,14,-1 parts=0,0,0,0,0
Conv 128 kernel=3 stride=2
CBFuse from=11,12,13,14,-1 parts=1,1,1,1
RepNCSPELAN4 256 wide=128 hidden=64 x2 add
ADown 256
CBFuse from=12,13,14,-1 parts=2,2,2
RepNCSPELAN4 512 wide=256 hidden=128 x2 add
ADown 512
CBFuse from=13,14,-1 parts=3,3
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
ADown 1024
CBFuse from=14,-1 parts=4
RepNCSPELAN4 1024 wide=512 hidden=256 x2 add
SPPELAN 512 hidden=256
Upsample
Concat from=-1,25
RepNCSPELAN4 512 wide=512 hidden=256 x2 add
Upsample
Concat from=-1,22
RepNCSPELAN4 256 wide=256 hidden=128 x2 add
ADown 256
Concat from=-1,32
RepNCSPELAN4 512 wide=512 hidden=256 x2 add
ADown 512
Concat from=-1,29
RepNCSPELAN4 512 wide=1024 hidden=512 x2 add
Detect from=35,38,41
)";

constexpr std::string_view kYoloV10 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C2f 128 x3 add
Conv 256 kernel=3 stride=2
C2f 256 x6 add
SCDown 512 kernel=3 stride=2
C2f 512 x6 add
SCDown 1024 kernel=3 stride=2
C2f 1024 x3 add
SPPF 1024
PSA 1024
Upsample
Concat from=-1,6
C2f 512 x3
Upsample
Concat from=-1,4
C2f 256 x3
Conv 256 kernel=3 stride=2
Concat from=-1,13
C2f 512 x3
SCDown 512 kernel=3 stride=2
Concat from=-1,10
C2f 1024 x3
Detect from=16,19,22
)";

constexpr std::string_view kYolo12 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
A2C2f 512 x4 area=4 area-pair
Conv 1024 kernel=3 stride=2
A2C2f 1024 x4 area-pair
Upsample
Concat from=-1,6
A2C2f 512 x2 add c3k
Upsample
Concat from=-1,4
A2C2f 256 x2 add c3k
Conv 256 kernel=3 stride=2
Concat from=-1,11
A2C2f 512 x2 add c3k
Conv 512 kernel=3 stride=2
Concat from=-1,8
C3k2 1024 x2 add c3k
Detect from=14,17,20
)";

constexpr std::string_view kYolo26 = R"(Conv 64 kernel=3 stride=2
Conv 128 kernel=3 stride=2
C3k2 256 x2 e0.25 add
Conv 256 kernel=3 stride=2
C3k2 512 x2 e0.25 add
Conv 512 kernel=3 stride=2
C3k2 512 x2 add c3k
Conv 1024 kernel=3 stride=2
C3k2 1024 x2 add c3k
SPPF 1024 add no-activation
C2PSA 1024 x2
Upsample
Concat from=-1,6
C3k2 512 x2 add c3k
Upsample
Concat from=-1,4
C3k2 256 x2 add c3k
Conv 256 kernel=3 stride=2
Concat from=-1,13
C3k2 512 x2 add c3k
Conv 512 kernel=3 stride=2
Concat from=-1,10
C3k2 1024 x1 add attention
Detect from=16,19,22
)";

/// What there is to say of a family besides its layers.
struct FamilyFacts {
    Family family;
    std::string_view name, scales;
    bool depthwiseClassBranch, twoHeads;
    std::int64_t regMax;
};
constexpr std::array<FamilyFacts, 7> kFamilies = {{{Family::YoloV5u, "yolov5u", "nsmlx", false, false, 16},
                                                   {Family::YoloV8, "yolov8", "nsmlx", false, false, 16},
                                                   {Family::YoloV9, "yolov9", "tsmce", false, false, 16},
                                                   {Family::YoloV10, "yolov10", "nsmblx", true, true, 16},
                                                   {Family::Yolo11, "yolo11", "nsmlx", true, false, 16},
                                                   {Family::Yolo12, "yolo12", "nsmlx", true, false, 16},
                                                   {Family::Yolo26, "yolo26", "nsmlx", true, true, 1}}};

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

std::string_view textOf(Family family, char scale)
{
    switch (family) {
    case Family::YoloV5u:
        return kYoloV5u;
    case Family::YoloV9:
        return scale == 'm' ? kYoloV9M : scale == 'c' ? kYoloV9C : scale == 'e' ? kYoloV9E : kYoloV9T;
    case Family::YoloV10:
        return kYoloV10;
    case Family::Yolo11:
        return kYolo11;
    case Family::Yolo12:
        return kYolo12;
    case Family::Yolo26:
        return kYolo26;
    case Family::YoloV8:
        break;
    }
    return kYoloV8;
}

bool isScaled(const LayerSpec& layer)
{
    return layer.kind != LayerKind::Sppf && layer.kind != LayerKind::SppElan && layer.repeats > 1;
}

bool hasHidden(LayerKind kind)
{
    using enum LayerKind;
    return kind != Conv && kind != GhostConv && kind != ScDown && kind != AConv && kind != ADown;
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
    std::vector<LayerRow> rows = layersFromText(textOf(family, scale), familyName(family));
    if (std::string_view("mlx").find(scale) != std::string_view::npos) useC3k(rows);
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
    if (family == Family::YoloV9)
        throw Error(Message::tr("YOLOv9 has no width and depth to choose"), familyName(family),
                    Message::tr("choose one of its scales, t, s, m, c, e"));
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

bool hasPublishedLayers(const NetworkSpec& spec)
{
    for (const char scale : scalesOf(spec.family)) {
        const std::vector<LayerRow> rows = tableOf(spec.family, scale);
        const auto same = [](const LayerRow& row, const LayerSpec& layer) {
            return row.layer.kind == layer.kind && row.layer.from == layer.from;
        };
        if (std::equal(rows.begin(), rows.end(), spec.layers.begin(), spec.layers.end(), same)) return true;
    }
    return false;
}

} // namespace blindspot::detector
