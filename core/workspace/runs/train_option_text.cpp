#include "core/workspace/runs/train_option_text.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/defences/defence.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/palette_file.h"

#include <array>
#include <optional>
#include <sstream>
#include <string_view>

namespace blindspot::workspace {

namespace {

using patch::TrainOptions;

constexpr std::string_view kTransform = "--transforms ";

double parseFinite(const std::string& text, const std::string& where)
{
    const auto value = finiteNumber(text);
    if (!value) throw Error({Message::tr("'%1' is not a number"), text}, where, Message::tr("write a plain number"));
    return *value;
}

template <typename Whole>
Whole parseWhole(const std::string& text, const std::string& where)
{
    const auto value = numberFromText<Whole>(text);
    if (!value) throw Error({Message::tr("'%1' is not a whole number"), text}, where, Message::tr("write a plain whole number"));
    return *value;
}

std::int64_t parseCountOr(const std::string& text, const std::string& word, const std::string& where)
{
    if (text == word) return 0;
    const auto value = parseWhole<std::int64_t>(text, where);
    if (value < 1) throw Error(outOfRange(text), where, {Message::tr("use %1 or a number from 1"), word});
    return value;
}

/// Whether the second of the two words.
bool parseEither(const std::string& text, const char* first, const char* second, const std::string& where)
{
    if (text != first && text != second)
        throw Error({Message::tr("'%1' is not known"), text}, where, {Message::tr("use %1 or %2"), first, second});
    return text == second;
}

bool parseOnOff(const std::string& text, const std::string& where)
{
    if (text != "on" && text != "off") throw Error({Message::tr("'%1' is neither on nor off"), text}, where, Message::tr("use on or off"));
    return text == "on";
}

/// An item of a list such as "on,flip=0.5".
struct Item {
    std::string key;
    std::optional<std::string> value;

    double number(const std::string& where) const { return parseFinite(value.value_or(""), where + " " + key); }
    std::int64_t whole(const std::string& where) const { return parseWhole<std::int64_t>(value.value_or(""), where + " " + key); }
};

std::vector<Item> parseItems(const std::string& text, const std::string& where)
{
    const Message remedy = Message::tr("write items such as key=1, with commas");
    std::vector<Item> items;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) {
        const auto equals = part.find('=');
        Item item{part.substr(0, equals), std::nullopt};
        if (equals != std::string::npos) item.value = part.substr(equals + 1);
        if (item.key.empty()) throw Error({Message::tr("'%1' has an empty item"), text}, where, remedy);
        items.push_back(std::move(item));
    }
    if (items.empty()) throw Error(Message::tr("the list is empty"), where, remedy);
    return items;
}

void readTransforms(const std::string& text, const std::string& where, TrainOptions& options)
{
    for (const Item& item : parseItems(text, where)) {
        if (item.key == "none" && !item.value) {
            options.transforms = patch::TransformOptions::none();
            options.camera = {};
            continue;
        }
        const auto* entry = findTransform(item.key);
        if (entry == nullptr) {
            std::string known;
            for (const std::string& name : transformNames())
                known += ", " + name;
            throw Error({Message::tr("unknown transform '%1'"), item.key}, where,
                        {Message::tr("use none or%1, as in rotation=15"), known.substr(1)});
        }
        entry->set(options, item.number(where));
    }
}

void readTiling(const std::string& text, const std::string& where, TrainOptions& options)
{
    patch::TilingOptions& tiling = options.tiling;
    for (const Item& item : parseItems(text, where)) {
        if (!item.value && (item.key == "on" || item.key == "off"))
            tiling.enabled = item.key == "on";
        else if (!item.value && (item.key == "octaves" || item.key == "pixels"))
            tiling.octaves = item.key == "octaves";
        else if (item.key == "min-tiles")
            tiling.minTiles = item.whole(where);
        else if (item.key == "max-tiles")
            tiling.maxTiles = item.whole(where);
        else if (item.key == "min-object")
            tiling.minObject = item.number(where);
        else if (item.key == "max-object")
            tiling.maxObject = item.number(where);
        else if (item.key == "flip")
            tiling.flip = item.number(where);
        else if (item.key == "coarse")
            tiling.coarse = item.number(where);
        else
            throw Error({Message::tr("unknown word '%1'"), item.key}, where,
                        Message::tr("use on or off, octaves or pixels, and min-tiles, max-tiles, min-object, max-object, flip, coarse, "
                                    "as in on,max-tiles=4"));
    }
}

void readBetas(const std::string& text, const std::string& where, TrainOptions& options)
{
    const auto values = parseItems(text, where);
    if (values.size() != 2) throw Error({Message::tr("'%1' are not two numbers"), text}, where, Message::tr("use B1,B2 as in 0.9,0.999"));
    options.optimiser.beta1 = parseFinite(values[0].key, where);
    options.optimiser.beta2 = parseFinite(values[1].key, where);
}

void readPlacement(const std::string& text, const std::string&, TrainOptions& options)
{
    options.placement = patch::parsePlacement(text);
    // Tiles have no fixed place; who asks for a place and says nothing of tiles has said enough.
    if (options.placement.kind == patch::PlacementKind::Fixed) options.tiling.enabled = false;
}

std::string lossesText(const patch::LossWeights& losses)
{
    std::string text;
    const std::array<std::pair<const char*, double>, 4> all{
        {{"total", losses.total}, {"cls", losses.cls}, {"box", losses.box}, {"dfl", losses.dfl}}};
    for (const auto& [part, weight] : all)
        if (weight > 0) text.append(text.empty() ? "" : ",").append(part).append(":").append(numberText(weight));
    return text;
}

std::string transformsText(const TrainOptions& options)
{
    std::string text;
    for (const OptionLimit<TrainOptions>& entry : TrainOptions::limits())
        if (entry.option.starts_with(kTransform))
            text.append(text.empty() ? "" : ",")
                .append(entry.option.substr(kTransform.size()))
                .append("=")
                .append(numberText(entry.get(options)));
    return text;
}

std::string tilingText(const patch::TilingOptions& tiling)
{
    // A new member does not compile until it is listed here.
    const auto& [enabled, minTiles, maxTiles, minObject, maxObject, flip, octaves, coarse] = tiling;
    return std::string(enabled ? "on" : "off") + (octaves ? ",octaves" : ",pixels") + ",min-tiles=" + std::to_string(minTiles) +
           ",max-tiles=" + std::to_string(maxTiles) + ",min-object=" + numberText(minObject) + ",max-object=" + numberText(maxObject) +
           ",flip=" + numberText(flip) + ",coarse=" + numberText(coarse);
}

/// An option of the command line: its text, and how it is set from one.
struct OptionEntry {
    const char* key;
    std::string (*text)(const TrainOptions&);
    void (*set)(const std::string& text, const std::string& where, TrainOptions&);
};

using Text = const std::string&;

constexpr char kAll[] = "all", kAuto[] = "auto", kAnyColour[] = "any", kPalette[] = "palette", kOwnHead[] = "own", kBothHeads[] = "both";

/// Of the number or switch that `Access` leads to in (const) TrainOptions.
template <typename Access>
OptionEntry whole(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return std::to_string(Access{}(o)); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = parseWhole<std::remove_cvref_t<decltype(Access{}(o))>>(t, w); }};
}

template <typename Access>
OptionEntry real(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return numberText(Access{}(o)); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = parseFinite(t, w); }};
}

template <typename Access>
OptionEntry onOff(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return std::string(Access{}(o) ? "on" : "off"); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = parseOnOff(t, w); }};
}

/// `Word` stands for 0.
template <const char* Word, typename Access>
OptionEntry countOr(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return Access{}(o) == 0 ? std::string(Word) : std::to_string(Access{}(o)); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = parseCountOr(t, Word, w); }};
}

/// `Parse` reads the names that name() gives.
template <auto Parse, typename Access>
OptionEntry named(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return std::string(name(Access{}(o))); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = Parse(t, w); }};
}

/// `Second` stands for true.
template <const char* First, const char* Second, typename Access>
OptionEntry either(const char* key, Access)
{
    return {key, [](const TrainOptions& o) { return std::string(Access{}(o) ? Second : First); },
            [](Text t, Text w, TrainOptions& o) { Access{}(o) = parseEither(t, First, Second, w); }};
}

/// The placement before the tiling, which it switches off.
const OptionEntry kEntries[] = {
    {"target", [](const TrainOptions& o) { return o.target.className; }, [](Text t, Text, TrainOptions& o) { o.target.className = t; }},
    named<parseWeights>(
        "weights", [](auto& o) -> auto& { return o.ensemble.weights; }),
    real(
        "weights-gamma", [](auto& o) -> auto& { return o.ensemble.gamma; }),
    real(
        "weights-rate", [](auto& o) -> auto& { return o.ensemble.rate; }),
    whole(
        "iterations", [](auto& o) -> auto& { return o.iterations; }),
    whole(
        "patch-size", [](auto& o) -> auto& { return o.patchSize; }),
    countOr<kAll>(
        "images-per-update", [](auto& o) -> auto& { return o.imagesPerUpdate; }),
    whole(
        "updates-at-once", [](auto& o) -> auto& { return o.updatesAtOnce; }),
    countOr<kAuto>(
        "batch-size", [](auto& o) -> auto& { return o.batchSize; }),
    named<parsePrecision>(
        "precision", [](auto& o) -> auto& { return o.precision; }),
    whole(
        "seed", [](auto& o) -> auto& { return o.seed; }),
    onOff(
        "shuffle", [](auto& o) -> auto& { return o.shuffle; }),
    onOff(
        "quantise", [](auto& o) -> auto& { return o.quantise; }),
    {"initial", [](const TrainOptions& o) { return o.initial; }, [](Text t, Text, TrainOptions& o) { o.initial = t; }},
    whole(
        "cells", [](auto& o) -> auto& { return o.cells; }),
    {"palette", [](const TrainOptions& o) { return o.palette; }, [](Text t, Text, TrainOptions& o) { o.palette = readPaletteFile(t); }},
    either<kAnyColour, kPalette>(
        "printable", [](auto& o) -> auto& { return o.paletteOnly; }),
    {"placement", [](const TrainOptions& o) { return patch::placementText(o.placement); }, readPlacement},
    {"transforms", transformsText, readTransforms},
    {"tiling", [](const TrainOptions& o) { return tilingText(o.tiling); }, readTiling},
    named<parseObjective>(
        "objective", [](auto& o) -> auto& { return o.objective; }),
    whole(
        "anchors", [](auto& o) -> auto& { return o.hide.anchors; }),
    real(
        "overlap", [](auto& o) -> auto& { return o.hide.overlap; }),
    real(
        "decoys", [](auto& o) -> auto& { return o.hide.decoys; }),
    real(
        "hide-below", [](auto& o) -> auto& { return o.hide.below; }),
    either<kOwnHead, kBothHeads>(
        "heads", [](auto& o) -> auto& { return o.hide.allHeads; }),
    {"losses", [](const TrainOptions& o) { return lossesText(o.losses); },
     [](Text t, Text, TrainOptions& o) { o.losses = patch::LossWeights::parse(t); }},
    real(
        "total-variation", [](auto& o) -> auto& { return o.regularisers.totalVariation; }),
    real(
        "printability", [](auto& o) -> auto& { return o.regularisers.printability; }),
    named<parseOptimiser>(
        "optimiser", [](auto& o) -> auto& { return o.optimiser.kind; }),
    real(
        "learning-rate", [](auto& o) -> auto& { return o.optimiser.learningRate; }),
    real(
        "final-rate", [](auto& o) -> auto& { return o.optimiser.finalFraction; }),
    {"betas", [](const TrainOptions& o) { return numberText(o.optimiser.beta1) + "," + numberText(o.optimiser.beta2); }, readBetas},
    whole(
        "scales", [](auto& o) -> auto& { return o.optimiser.scales; }),
    {"through", [](const TrainOptions& o) { return o.through.text(); },
     [](Text t, Text w, TrainOptions& o) { o.through = defences::parseDefence(t, w); }},
    real(
        "checkpoint-seconds", [](auto& o) -> auto& { return o.checkpointSeconds; }),
};

} // namespace

const OptionLimit<TrainOptions>* findTransform(const std::string& name)
{
    return findOption(TrainOptions::limits(), std::string(kTransform) + name);
}

std::vector<std::string> transformNames()
{
    std::vector<std::string> names;
    for (const OptionLimit<TrainOptions>& entry : TrainOptions::limits())
        if (entry.option.starts_with(kTransform)) names.push_back(entry.option.substr(kTransform.size()));
    return names;
}

bool setTrainOption(const std::string& key, const std::string& text, TrainOptions& options)
{
    for (const OptionEntry& entry : kEntries) {
        if (key != entry.key) continue;
        TrainOptions changed = options;
        entry.set(text, "--" + key, changed);
        options = std::move(changed);
        return true;
    }
    return false;
}

std::vector<std::pair<std::string, std::string>> trainOptionTexts(const TrainOptions& options)
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (const OptionEntry& entry : kEntries) {
        std::string text = entry.text(options);
        if (!text.empty()) texts.emplace_back(entry.key, std::move(text));
    }
    return texts;
}

} // namespace blindspot::workspace
