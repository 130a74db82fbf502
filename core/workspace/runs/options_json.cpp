#include "core/workspace/runs/options_json.h"

#include "core/common/error.h"
#include "core/workspace/records/json_members.h"
#include "core/workspace/records/transform_members.h"

#include <nlohmann/json.hpp>

#include <array>
#include <set>
#include <utility>

namespace blindspot::workspace {

namespace {

using Json = nlohmann::ordered_json;
using patch::ObjectiveKind;
using patch::OptimiserKind;
using patch::PlacementKind;
using patch::PrecisionChoice;

template <typename Kind>
using Names = std::array<std::pair<Kind, std::string_view>, 3>;

// The last entry repeats another one where there are only two.
constexpr Names<PlacementKind> kPlacements{
    {{PlacementKind::Fixed, "fixed"}, {PlacementKind::Object, "object"}, {PlacementKind::Object, "object"}}};
constexpr Names<ObjectiveKind> kObjectives{{{ObjectiveKind::Hide, "hide"},
                                            {ObjectiveKind::DetectionLoss, "detection-loss"},
                                            {ObjectiveKind::Hide, "hide"}}};
constexpr Names<OptimiserKind> kOptimisers{
    {{OptimiserKind::Sign, "sign"}, {OptimiserKind::Adam, "adam"}, {OptimiserKind::Adam, "adam"}}};
constexpr Names<PrecisionChoice> kPrecisions{
    {{PrecisionChoice::Auto, "auto"}, {PrecisionChoice::Fp32, "fp32"}, {PrecisionChoice::Bf16, "bf16"}}};

constexpr const Names<PlacementKind>& namesOf(PlacementKind)
{
    return kPlacements;
}
constexpr const Names<ObjectiveKind>& namesOf(ObjectiveKind)
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

template <typename Kind>
requires requires(Kind kind)
{
    namesOf(kind);
}
struct EnumNames<Kind> {
    static std::string_view name(Kind kind) { return nameIn(kind); }
    static Kind parse(std::string_view text, const Place& where) { return parseIn<Kind>(text, where); }
};

namespace {

/// The one list of keys, for both directions. The structured bindings are there so that a new option does not
/// compile until it is listed here.
template <typename Visitor, typename Options>
void visit(Visitor& visitor, Options& options)
{
    auto& [recipe, classIndex, iterations, patchSize, imagesPerUpdate, batchSize, seed, shuffle, quantise,
           initial, placement, transforms, tiling, objective, hide, losses, regularisers, optimiser,
           precision, checkpointSeconds] = options;
    visitor("recipe", recipe);
    visitor("class_index", classIndex);
    visitor("iterations", iterations);
    visitor("patch_size", patchSize);
    visitor("images_per_update", imagesPerUpdate);
    visitor("batch_size", batchSize);
    visitor("seed", seed);
    visitor("shuffle", shuffle);
    visitor("quantise", quantise);
    visitor("initial", initial);
    visitor.object("placement", [&](auto& nested) {
        auto& [kind, scale, row, column] = placement;
        nested("kind", kind), nested("scale", scale), nested("row", row), nested("column", column);
    });
    visitor.object("transforms", [&](auto& nested) { visitTransforms(nested, transforms); });
    visitor.object("tiling", [&](auto& nested) {
        auto& [enabled, minTiles, maxTiles, minObject, maxObject, flip] = tiling;
        nested("enabled", enabled), nested("min_tiles", minTiles), nested("max_tiles", maxTiles);
        nested("min_object", minObject), nested("max_object", maxObject), nested("flip", flip);
    });
    visitor("objective", objective);
    visitor.object("hide", [&](auto& nested) {
        auto& [anchors, overlap, decoys] = hide;
        nested("anchors", anchors), nested("overlap", overlap), nested("decoys", decoys);
    });
    visitor.object("losses", [&](auto& nested) {
        auto& [total, cls, box, dfl] = losses;
        nested("total", total), nested("cls", cls), nested("box", box), nested("dfl", dfl);
    });
    visitor.object("regularisers", [&](auto& nested) {
        auto& [totalVariation, printability] = regularisers;
        nested("total_variation", totalVariation), nested("printability", printability);
    });
    visitor.object("optimiser", [&](auto& nested) {
        auto& [kind, learningRate, finalFraction, beta1, beta2] = optimiser;
        nested("kind", kind), nested("learning_rate", learningRate), nested("final_fraction", finalFraction);
        nested("beta1", beta1), nested("beta2", beta2);
    });
    visitor("precision", precision);
    visitor("checkpoint_seconds", checkpointSeconds);
}

} // namespace

nlohmann::ordered_json toJson(const patch::TrainOptions& options)
{
    MemberWriter writer;
    visit(writer, options);
    return std::move(writer.json);
}

patch::TrainOptions fromJson(const nlohmann::ordered_json& json, const Place& where)
{
    patch::TrainOptions options;
    // Records of before there was an overlap lowered every anchor in the box; they go on doing so.
    const auto hide = json.find("hide");
    if (hide != json.end() && hide->is_object() && !hide->contains("overlap"))
        options.hide.overlap = options.hide.decoys = 0;
    MemberReader reader(json, where, "");
    visit(reader, options);
    reader.finish();
    return options;
}

std::string optionsToText(const patch::TrainOptions& options)
{
    return toJson(options).dump(-1, ' ', false, Json::error_handler_t::replace);
}

patch::TrainOptions optionsFromText(std::string_view text, const Place& where)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw Error(Message::tr("the options are no JSON"), where, Message::tr("the record is damaged"));
    return fromJson(json, where);
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

ObjectiveKind parseObjective(std::string_view text, const Place& where)
{
    return parseIn<ObjectiveKind>(text, where);
}

OptimiserKind parseOptimiser(std::string_view text, const Place& where)
{
    return parseIn<OptimiserKind>(text, where);
}

PrecisionChoice parsePrecision(std::string_view text, const Place& where)
{
    return parseIn<PrecisionChoice>(text, where);
}

} // namespace blindspot::workspace
