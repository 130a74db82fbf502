#include "core/workspace/runs/options_json.h"

#include "core/common/error.h"
#include "core/defences/defence.h"
#include "core/workspace/records/record_json.h"
#include "core/workspace/runs/transform_fields.h"

#include <nlohmann/json.hpp>

#include <array>
#include <concepts>
#include <set>
#include <utility>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;
using patch::DetectorWeights;
using patch::ObjectiveKind;
using patch::OptimiserKind;
using patch::PlacementKind;
using patch::PrecisionChoice;

template <typename Kind>
using Names = std::array<std::pair<Kind, std::string_view>, 3>;
using ObjectiveNames = std::array<std::pair<ObjectiveKind, std::string_view>, 5>;

// The last entry repeats another one where there are only two.
constexpr Names<PlacementKind> kPlacements{
    {{PlacementKind::Fixed, "fixed"}, {PlacementKind::Object, "object"}, {PlacementKind::Object, "object"}}};
constexpr ObjectiveNames kObjectives{{{ObjectiveKind::Hide, "hide"},
                                      {ObjectiveKind::DetectionLoss, "detection-loss"},
                                      {ObjectiveKind::Vanish, "vanish"},
                                      {ObjectiveKind::Create, "create"},
                                      {ObjectiveKind::Misclassify, "misclassify"}}};
constexpr Names<OptimiserKind> kOptimisers{
    {{OptimiserKind::Sign, "sign"}, {OptimiserKind::Adam, "adam"}, {OptimiserKind::Adam, "adam"}}};
constexpr Names<PrecisionChoice> kPrecisions{
    {{PrecisionChoice::Auto, "auto"}, {PrecisionChoice::Fp32, "fp32"}, {PrecisionChoice::Bf16, "bf16"}}};

constexpr Names<DetectorWeights> kDetectorWeights{
    {{DetectorWeights::Mean, "mean"}, {DetectorWeights::MinMax, "min-max"}, {DetectorWeights::Mean, "mean"}}};

constexpr const Names<DetectorWeights>& namesOf(DetectorWeights)
{
    return kDetectorWeights;
}
constexpr const Names<PlacementKind>& namesOf(PlacementKind)
{
    return kPlacements;
}
constexpr const ObjectiveNames& namesOf(ObjectiveKind)
{
    return kObjectives;
}
constexpr const Names<OptimiserKind>& namesOf(OptimiserKind)
{
    return kOptimisers;
}
constexpr const Names<PrecisionChoice>& namesOf(PrecisionChoice)
{
    return kPrecisions;
}

template <typename Kind>
std::string_view nameIn(Kind kind)
{
    for (const auto& [value, text] : namesOf(kind))
        if (value == kind) return text;
    return namesOf(kind).front().second;
}

template <typename Kind>
Kind parseIn(std::string_view text, const Place& where)
{
    std::string known;
    std::set<std::string_view> told;
    for (const auto& [value, option] : namesOf(Kind{})) {
        if (option == text) return value;
        if (told.insert(option).second) known += (known.empty() ? "" : ", ") + std::string(option);
    }
    throw Error({Message::tr("'%1' is not known"), text}, where, {Message::tr("use one of %1"), known});
}

} // namespace

} // namespace blindspot::workspace

// In the values' own namespace, where the archive's calls find them.
namespace blindspot {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource;

Json toCompactJson(const DefenceSpec& defence)
{
    return defence.text();
}

void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, DefenceSpec& defence)
{
    std::string text;
    JsonReader::read(json, place, source, text);
    defence = defences::parseDefence(text, joined(source.where.message(), {Message::tr("option '%1'"), place.text()}));
}

} // namespace blindspot

// In the values' own namespace, where the archive's calls find them. The structured bindings are there so that a new
// option does not compile until it is listed here.
namespace blindspot::patch {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource;

template <typename Kind>
concept Named = requires(Kind kind) { workspace::namesOf(kind); };

template <Named Kind>
Json toCompactJson(Kind kind)
{
    return std::string(workspace::nameIn(kind));
}

template <Named Kind>
void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, Kind& kind)
{
    std::string text;
    JsonReader::read(json, place, source, text);
    kind = workspace::parseIn<Kind>(
        text, joined(source.where.message(), {Message::tr("option '%1'"), place.text()}));
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, PlacementOptions>
void describe(Archive& archive, Value& options)
{
    auto& [kind, scale, row, column] = options;
    archive("kind", kind), archive("scale", scale), archive("row", row), archive("column", column);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CameraOptions>
void describe(Archive& archive, Value& options)
{
    auto& [shotNoise, readNoise, whiteBalance, gamma, curve, sharpen, jpeg] = options;
    archive("shot_noise", shotNoise), archive("read_noise", readNoise), archive("white_balance", whiteBalance);
    archive("gamma", gamma), archive("curve", curve), archive("sharpen", sharpen), archive("jpeg", jpeg);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TilingOptions>
void describe(Archive& archive, Value& options)
{
    auto& [enabled, minTiles, maxTiles, minObject, maxObject, flip, octaves, coarse] = options;
    archive("enabled", enabled), archive("min_tiles", minTiles), archive("max_tiles", maxTiles);
    archive("min_object", minObject), archive("max_object", maxObject), archive("flip", flip);
    archive("octaves", octaves), archive("coarse", coarse);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, HideOptions>
void describe(Archive& archive, Value& options)
{
    auto& [anchors, overlap, decoys, below, allHeads] = options;
    archive("anchors", anchors), archive("overlap", overlap), archive("decoys", decoys), archive("below", below);
    archive("all_heads", allHeads);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TargetOptions>
void describe(Archive& archive, Value& options)
{
    auto& [className, index] = options;
    archive("class", className), archive("index", index);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, LossWeights>
void describe(Archive& archive, Value& options)
{
    auto& [total, cls, box, dfl] = options;
    archive("total", total), archive("cls", cls), archive("box", box), archive("dfl", dfl);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, RegulariserOptions>
void describe(Archive& archive, Value& options)
{
    auto& [totalVariation, printability] = options;
    archive("total_variation", totalVariation), archive("printability", printability);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, OptimiserOptions>
void describe(Archive& archive, Value& options)
{
    auto& [kind, learningRate, finalFraction, beta1, beta2, scales] = options;
    archive("kind", kind), archive("learning_rate", learningRate), archive("final_fraction", finalFraction);
    archive("beta1", beta1), archive("beta2", beta2), archive("scales", scales);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, EnsembleOptions>
void describe(Archive& archive, Value& options)
{
    auto& [weights, gamma, rate] = options;
    archive("weights", weights), archive("gamma", gamma), archive("rate", rate);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TrainOptions>
void describe(Archive& archive, Value& options)
{
    auto& [recipe, classIndex, target, iterations, patchSize, imagesPerUpdate, updatesAtOnce, batchSize, seed, shuffle, quantise,
           initial, cells, palette, paletteOnly, placement, transforms, camera, tiling, objective, hide, losses, regularisers, optimiser,
           through, precision, checkpointSeconds, ensemble] = options;
    archive("recipe", recipe), archive("class_index", classIndex), archive("iterations", iterations);
    archive("target", target);
    archive("patch_size", patchSize), archive("images_per_update", imagesPerUpdate);
    archive("updates_at_once", updatesAtOnce);
    archive("batch_size", batchSize), archive("seed", seed), archive("shuffle", shuffle);
    archive("quantise", quantise), archive("initial", initial), archive("placement", placement);
    archive("cells", cells), archive("palette", palette), archive("palette_only", paletteOnly);
    archive("transforms", transforms), archive("camera", camera), archive("tiling", tiling), archive("objective", objective);
    archive("hide", hide), archive("losses", losses), archive("regularisers", regularisers);
    archive("optimiser", optimiser), archive("through", through), archive("precision", precision);
    archive("checkpoint_seconds", checkpointSeconds);
    archive("ensemble", ensemble);
}

} // namespace blindspot::patch

namespace blindspot::workspace {

nlohmann::ordered_json toJson(const patch::TrainOptions& options)
{
    return json::JsonWriter(kRecordRules).json(options);
}

patch::TrainOptions fromJson(const nlohmann::ordered_json& stored, const Place& where)
{
    patch::TrainOptions options;
    // Records of before there was an overlap lowered every anchor in the box; they go on doing so.
    const auto hide = stored.find("hide");
    if (hide != stored.end() && hide->is_object() && !hide->contains("overlap"))
        options.hide.overlap = options.hide.decoys = 0;
    // Records of before there were these.
    options.optimiser.scales = 1;
    options.hide.below = 0;
    options.updatesAtOnce = 1;
    options.tiling.octaves = false;
    json::JsonReader::read(stored, json::JsonPlace{}, json::JsonSource{where, kRecordRules}, options);
    return options;
}

std::string optionsToText(const patch::TrainOptions& options)
{
    return recordText(options);
}

patch::TrainOptions optionsFromText(std::string_view text, const Place& where)
{
    const Json stored = Json::parse(text, nullptr, false);
    if (stored.is_discarded())
        throw Error(Message::tr("the options are no JSON"), where, Message::tr("the record is damaged"));
    return fromJson(stored, where);
}

std::string_view name(ObjectiveKind kind)
{
    return nameIn(kind);
}

std::string_view name(OptimiserKind kind)
{
    return nameIn(kind);
}

std::string_view name(PrecisionChoice choice)
{
    return nameIn(choice);
}

std::string_view name(DetectorWeights weights)
{
    return nameIn(weights);
}

ObjectiveKind parseObjective(std::string_view text, const Place& where)
{
    return parseIn<ObjectiveKind>(text, where);
}

OptimiserKind parseOptimiser(std::string_view text, const Place& where)
{
    return parseIn<OptimiserKind>(text, where);
}

DetectorWeights parseWeights(std::string_view text, const Place& where)
{
    return parseIn<DetectorWeights>(text, where);
}

PrecisionChoice parsePrecision(std::string_view text, const Place& where)
{
    return parseIn<PrecisionChoice>(text, where);
}

} // namespace blindspot::workspace
