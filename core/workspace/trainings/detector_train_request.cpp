#include "core/workspace/trainings/detector_train_request.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/compute/checkpoint_pair.h"
#include "core/workspace/records/record_json.h"
#include "core/workspace/runs/transform_fields.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <system_error>
#include <type_traits>

// In the values' own namespaces, where the archive's calls find them. The structured bindings are there so that a new
// field does not compile until it is listed here.
namespace blindspot::detector {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, CustomScale>
void describe(Archive& archive, Value& scale)
{
    auto& [width, depth, boxHidden, classHidden] = scale;
    archive("width", width), archive("depth", depth);
    archive("box_hidden", boxHidden), archive("class_hidden", classHidden);
}

} // namespace blindspot::detector

namespace blindspot::detector_training {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource;

static Json toCompactJson(OptimiserKind kind)
{
    return optimiserName(kind);
}

static void fromCompactJson(const Json& json, const JsonPlace& place, const JsonSource& source, OptimiserKind& kind)
{
    std::string text;
    JsonReader::read(json, place, source, text);
    kind = optimiserFromName(text);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, OptimiserOptions>
void describe(Archive& archive, Value& options)
{
    auto& [kind, learningRate, finalFraction, momentum, weightDecay, warmupEpochs, warmupMomentum,
           warmupBiasRate, clipNorm] = options;
    archive("kind", kind), archive("learning_rate", learningRate), archive("final_fraction", finalFraction);
    archive("momentum", momentum), archive("weight_decay", weightDecay);
    archive("warmup_epochs", warmupEpochs), archive("warmup_momentum", warmupMomentum);
    archive("warmup_bias_rate", warmupBiasRate), archive("clip_norm", clipNorm);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, AugmentationOptions>
void describe(Archive& archive, Value& options)
{
    auto& [mosaic, plainEpochs, flip, scale, shift, hue, saturation, value] = options;
    archive("mosaic", mosaic), archive("plain_epochs", plainEpochs), archive("flip", flip);
    archive("scale", scale), archive("shift", shift);
    archive("hue", hue), archive("saturation", saturation), archive("value", value);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, HardeningOptions>
void describe(Archive& archive, Value& options)
{
    auto& [probability, classIndex, scale, transforms] = options;
    archive("probability", probability), archive("class_index", classIndex), archive("scale", scale);
    archive("transforms", transforms);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, FreshPatchOptions>
void describe(Archive& archive, Value& options)
{
    auto& [everyEpochs, images, kept, iterations, patchSize] = options;
    archive("every_epochs", everyEpochs), archive("images", images), archive("kept", kept);
    archive("iterations", iterations), archive("patch_size", patchSize);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, TrainOptions>
void describe(Archive& archive, Value& options)
{
    auto& [epochs, batch, optimiser, augmentation, hardening, average, patience, seed, mixedPrecision,
           checkpointSeconds] = options;
    archive("epochs", epochs), archive("batch", batch), archive("optimiser", optimiser);
    archive("augmentation", augmentation), archive("hardening", hardening), archive("average", average);
    archive("patience", patience), archive("seed", seed), archive("mixed_precision", mixedPrecision);
    archive("checkpoint_seconds", checkpointSeconds);
}

} // namespace blindspot::detector_training

namespace blindspot::workspace {

namespace {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource, json::JsonWriter;
using Paths = std::vector<std::filesystem::path>;

std::string absoluteText(const std::filesystem::path& path)
{
    std::error_code code;
    const std::filesystem::path whole = std::filesystem::absolute(path, code);
    return toUtf8(code ? path : whole.lexically_normal());
}

void visitPath(JsonWriter& writer, const char* key, const std::filesystem::path& path)
{
    writer(key, absoluteText(path));
}
void visitPath(JsonReader& reader, const char* key, std::filesystem::path& path)
{
    std::string text;
    reader(key, text);
    path = text;
}

void visitPaths(JsonWriter& writer, const char* key, const Paths& paths)
{
    std::vector<std::string> texts;
    for (const std::filesystem::path& path : paths)
        texts.push_back(absoluteText(path));
    writer(key, texts);
}
void visitPaths(JsonReader& reader, const char* key, Paths& paths)
{
    std::vector<std::string> texts;
    reader(key, texts);
    paths.assign(texts.begin(), texts.end());
}

} // namespace

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, DetectorTrainRequest>
void describe(Archive& archive, Value& request)
{
    auto& [dataset, selection, validation, classes, from, architecture, scale, custom, inputSize, options,
           patches, patchClass, fresh, device, out, name, half, resume] = request;
    archive("dataset", dataset), archive("selection", selection), archive("validation", validation);
    archive("classes", classes), archive("from", from);
    archive("architecture", architecture), archive("scale", scale), archive("custom", custom);
    archive("input_size", inputSize), archive("options", options);
    visitPaths(archive, "patches", patches);
    archive("patch_class", patchClass), archive("fresh", fresh), archive("device", device);
    visitPath(archive, "out", out);
    archive("name", name), archive("half", half);
    (void) resume; // how a training is called, not what it is
}

std::filesystem::path checkpointOf(const std::filesystem::path& out)
{
    return out.string() + ".checkpoint";
}

std::filesystem::path previousCheckpointOf(const std::filesystem::path& out)
{
    return out.string() + ".checkpoint-previous";
}

bool hasCheckpoint(const std::filesystem::path& out)
{
    std::error_code code;
    return std::filesystem::is_regular_file(checkpointOf(out), code) ||
           std::filesystem::is_regular_file(previousCheckpointOf(out), code);
}

std::vector<std::filesystem::path> checkpointsOf(const std::filesystem::path& out)
{
    return compute::CheckpointPair(checkpointOf(out), previousCheckpointOf(out)).files();
}

void removeCheckpoints(const std::filesystem::path& out)
{
    std::error_code ignored;
    for (const std::filesystem::path& file : checkpointsOf(out))
        std::filesystem::remove(file, ignored);
}

std::string requestToText(const DetectorTrainRequest& request)
{
    return recordText(request);
}

DetectorTrainRequest requestFromText(std::string_view text, const Place& where)
{
    const Json stored = Json::parse(text, nullptr, false);
    if (stored.is_discarded())
        throw Error(Message::tr("the request is no JSON"), where, Message::tr("the record is damaged"));
    DetectorTrainRequest request;
    JsonReader::read(stored, JsonPlace{}, JsonSource{where, kRecordRules}, request);
    return request;
}

} // namespace blindspot::workspace
