#include "core/workspace/trainings/detector_train_request.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/workspace/records/json_members.h"
#include "core/workspace/records/transform_members.h"

#include <nlohmann/json.hpp>

#include <system_error>

namespace blindspot::workspace {

template <>
struct EnumNames<detector_training::OptimiserKind> {
    static std::string name(detector_training::OptimiserKind kind) { return detector_training::optimiserName(kind); }
    static detector_training::OptimiserKind parse(const std::string& text, const Place&)
    {
        return detector_training::optimiserFromName(text);
    }
};

namespace {

using Json = nlohmann::ordered_json;
using Paths = std::vector<std::filesystem::path>;

std::string absoluteText(const std::filesystem::path& path)
{
    std::error_code code;
    const std::filesystem::path whole = std::filesystem::absolute(path, code);
    return toUtf8(code ? path : whole.lexically_normal());
}

void visitPath(MemberWriter& writer, const char* key, const std::filesystem::path& path)
{
    writer(key, absoluteText(path));
}
void visitPath(MemberReader& reader, const char* key, std::filesystem::path& path)
{
    std::string text;
    reader(key, text);
    path = text;
}

void visitPaths(MemberWriter& writer, const char* key, const Paths& paths)
{
    std::vector<std::string> texts;
    for (const std::filesystem::path& path : paths)
        texts.push_back(absoluteText(path));
    writer(key, texts);
}
void visitPaths(MemberReader& reader, const char* key, Paths& paths)
{
    std::vector<std::string> texts;
    reader(key, texts);
    paths.assign(texts.begin(), texts.end());
}

template <typename Visitor, typename Custom>
void visitScale(Visitor& visitor, Custom& custom)
{
    visitor.object("custom", [&](auto& nested) {
        auto& [width, depth, boxHidden, classHidden] = custom;
        nested("width", width), nested("depth", depth);
        nested("box_hidden", boxHidden), nested("class_hidden", classHidden);
    });
}
void visitCustom(MemberWriter& writer, const std::optional<detector::CustomScale>& custom)
{
    if (custom) visitScale(writer, *custom);
}
void visitCustom(MemberReader& reader, std::optional<detector::CustomScale>& custom)
{
    if (reader.has("custom")) visitScale(reader, custom.emplace());
}

template <typename Visitor, typename Options>
void visitOptions(Visitor& visitor, Options& options)
{
    auto& [epochs, batch, optimiser, augmentation, hardening, average, patience, seed, mixedPrecision,
           checkpointSeconds] = options;
    visitor("epochs", epochs), visitor("batch", batch);
    visitor.object("optimiser", [&](auto& nested) {
        auto& [kind, learningRate, finalFraction, momentum, weightDecay, warmupEpochs, warmupMomentum,
               warmupBiasRate, clipNorm] = optimiser;
        nested("kind", kind), nested("learning_rate", learningRate), nested("final_fraction", finalFraction);
        nested("momentum", momentum), nested("weight_decay", weightDecay);
        nested("warmup_epochs", warmupEpochs), nested("warmup_momentum", warmupMomentum);
        nested("warmup_bias_rate", warmupBiasRate), nested("clip_norm", clipNorm);
    });
    visitor.object("augmentation", [&](auto& nested) {
        auto& [mosaic, plainEpochs, flip, scale, shift, hue, saturation, value] = augmentation;
        nested("mosaic", mosaic), nested("plain_epochs", plainEpochs), nested("flip", flip);
        nested("scale", scale), nested("shift", shift);
        nested("hue", hue), nested("saturation", saturation), nested("value", value);
    });
    visitor.object("hardening", [&](auto& nested) {
        auto& [probability, classIndex, scale, transforms] = hardening;
        nested("probability", probability), nested("class_index", classIndex), nested("scale", scale);
        nested.object("transforms", [&](auto& inner) { visitTransforms(inner, transforms); });
    });
    visitor("average", average), visitor("patience", patience), visitor("seed", seed);
    visitor("mixed_precision", mixedPrecision), visitor("checkpoint_seconds", checkpointSeconds);
}

/// The one list of keys, for both directions. The structured bindings are there so that a new field does not
/// compile until it is listed here.
template <typename Visitor, typename Request>
void visitRequest(Visitor& visitor, Request& request)
{
    auto& [dataset, selection, validation, classes, from, architecture, scale, custom, inputSize, options,
           patches, patchClass, fresh, device, out, name, half, resume] = request;
    visitor("dataset", dataset), visitor("selection", selection), visitor("validation", validation);
    visitor("classes", classes), visitor("from", from);
    visitor("architecture", architecture), visitor("scale", scale);
    visitCustom(visitor, custom);
    visitor("input_size", inputSize);
    visitor.object("options", [&](auto& nested) { visitOptions(nested, options); });
    visitPaths(visitor, "patches", patches);
    visitor("patch_class", patchClass);
    visitor.object("fresh", [&](auto& nested) {
        auto& [everyEpochs, images, kept, iterations, patchSize] = fresh;
        nested("every_epochs", everyEpochs), nested("images", images), nested("kept", kept);
        nested("iterations", iterations), nested("patch_size", patchSize);
    });
    visitor("device", device);
    visitPath(visitor, "out", out);
    visitor("name", name), visitor("half", half);
    (void) resume; // how a training is called, not what it is
}

} // namespace

std::filesystem::path checkpointOf(const std::filesystem::path& out)
{
    return out.string() + ".checkpoint";
}

std::string requestToText(const DetectorTrainRequest& request)
{
    MemberWriter writer;
    visitRequest(writer, request);
    return writer.json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

DetectorTrainRequest requestFromText(std::string_view text, const Place& where)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        throw Error(Message::tr("the request is no JSON"), where, Message::tr("the record is damaged"));
    DetectorTrainRequest request;
    MemberReader reader(json, where, "");
    visitRequest(reader, request);
    reader.finish();
    return request;
}

} // namespace blindspot::workspace
