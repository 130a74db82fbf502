#include "core/workspace/queue/queue_request.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/workspace/records/record_json.h"
#include "core/workspace/runs/train_request_json.h"

#include <algorithm>
#include <concepts>
#include <type_traits>
#include <utility>

// In the values' own namespaces, where the archive's calls find them. The structured bindings are there so that a new field does
// not compile until it is listed here.
namespace blindspot::evaluation {

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, SweepOptions>
void describe(Archive& archive, Value& sweep)
{
    auto& [kind, values] = sweep;
    std::string text(metrics::name(kind));
    archive("kind", text);
    if constexpr (!std::is_const_v<Value>) kind = metrics::parseSweepKind(text, "--sweep");
    archive("values", values);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, EvaluationOptions>
void describe(Archive& archive, Value& options)
{
    auto& [confidence, noticeOverlap, nmsIou, randomSeeds, bootstrap, seed, sweeps, batch] = options;
    archive("confidence", confidence), archive("notice_overlap", noticeOverlap), archive("nms_iou", nmsIou);
    archive("random_seeds", randomSeeds), archive("bootstrap", bootstrap), archive("seed", seed);
    archive("sweeps", sweeps), archive("batch", batch);
}

} // namespace blindspot::evaluation

namespace blindspot::workspace {

namespace {

using json::Json, json::JsonPlace, json::JsonReader, json::JsonSource, json::JsonWriter;

constexpr std::string_view kItem = "item:";

/// Paths as text, in both directions.
template <typename Archive>
void visitPaths(Archive& archive, const char* key, const std::vector<std::filesystem::path>& paths)
{
    std::vector<std::string> texts;
    for (const std::filesystem::path& path : paths)
        texts.push_back(toUtf8(path));
    archive(key, texts);
}
void visitPaths(JsonReader& archive, const char* key, std::vector<std::filesystem::path>& paths)
{
    std::vector<std::string> texts;
    archive(key, texts);
    paths.clear();
    for (const std::string& text : texts)
        paths.push_back(pathFromUtf8(text));
}

} // namespace

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, ImageChoice>
void describe(Archive& archive, Value& choice)
{
    auto& [selection, dataset, className, images] = choice;
    archive("selection", selection), archive("dataset", dataset), archive("class", className), archive("images", images);
}

template <typename Archive, typename Value>
requires std::same_as<std::remove_const_t<Value>, EvaluationRequest>
void describe(Archive& archive, Value& request)
{
    auto& [detectors, images, runs, patches, aim, target, placement, defences, knowing, nearDuplicatesHeldOut, device, options,
           version] = request;
    archive("detectors", detectors), archive("images", images), archive("runs", runs);
    visitPaths(archive, "patches", patches);
    archive("aim", aim), archive("target", target), archive("placement", placement), archive("defences", defences);
    std::string text(name(knowing));
    archive("knowing", text);
    if constexpr (!std::is_const_v<Value>) knowing = parseKnowingPatches(text, "--knowing");
    archive("near_duplicates_held_out", nearDuplicatesHeldOut), archive("device", device), archive("options", options);
    archive("version", version);
}

std::optional<std::int64_t> itemOfRun(const std::string& run)
{
    if (!run.starts_with(kItem)) return std::nullopt;
    const auto item = numberFromText<std::int64_t>(run.substr(kItem.size()));
    if (!item)
        throw Error({Message::tr("'%1' names no item of the queue"), run}, "--run", Message::tr("use item:NUMBER, as queue list has it"));
    return item;
}

std::vector<std::int64_t> needsOf(const QueueRequest& request)
{
    std::vector<std::int64_t> needs;
    const auto add = [&needs](const std::vector<std::string>& runs) {
        for (const std::string& run : runs)
            if (const auto item = itemOfRun(run); item && std::find(needs.begin(), needs.end(), *item) == needs.end())
                needs.push_back(*item);
    };
    if (const auto* evaluation = std::get_if<EvaluationRequest>(&request)) add(evaluation->runs);
    if (const auto* training = std::get_if<QueuedDetectorTraining>(&request)) add(training->patchRuns);
    return needs;
}

namespace {

/// Selection or dataset, in quotes where there is one.
std::string sourceOf(const std::optional<std::string>& selection, const std::optional<std::string>& dataset)
{
    return selection.value_or(dataset.value_or("-"));
}

Message wordsOf(const TrainRequest& request)
{
    std::string detectors;
    for (const std::string& one : request.detectors())
        detectors += (detectors.empty() ? "" : ", ") + one;
    const std::string source = sourceOf(request.selection, request.dataset);
    if (!request.name.empty()) return {Message::tr("Train patch %1: against %2 on %3"), request.name, detectors, source};
    return {Message::tr("Train a patch (%1, %2 px, %3 iterations) against %4 on %5"), request.options.recipe, request.options.patchSize,
            request.options.iterations, detectors, source};
}

Message wordsOf(const EvaluationRequest& request)
{
    std::string patches;
    const auto add = [&patches](const std::string& one) { patches += (patches.empty() ? "" : ", ") + one; };
    for (const std::string& run : request.runs)
        add(run);
    for (const std::filesystem::path& file : request.patches)
        add(toUtf8(file.filename()));
    return {Message::tr("Evaluate %1 on %2"), patches, sourceOf(request.images.selection, request.images.dataset)};
}

Message wordsOf(const QueuedDetectorTraining& training)
{
    const DetectorTrainRequest& request = training.request;
    const std::string name = request.name.empty() ? toUtf8(request.out.stem()) : request.name;
    const bool hardens = !request.patches.empty() || !training.patchRuns.empty() || request.fresh.everyEpochs > 0;
    return {hardens ? Message::tr("Harden a detector: %1, on %2, %3 epochs") : Message::tr("Train detector %1 on %2, %3 epochs"), name,
            sourceOf(request.selection, request.dataset), request.options.epochs};
}

Message wordsOf(const StudyRequest& request)
{
    return {Message::tr("Study %1"), request.name};
}

std::string textOf(const StudyRequest& request)
{
    return Json{{"study", request.study}, {"name", request.name}, {"version", request.version}}.dump(-1, ' ', false,
                                                                                                     Json::error_handler_t::replace);
}

StudyRequest readStudy(const Json& json, const Place& where)
{
    StudyRequest request;
    JsonReader reader(json, JsonPlace{}, JsonSource{where, kRecordRules});
    reader("study", request.study), reader("name", request.name), reader("version", request.version);
    return request;
}

std::string textOf(const QueuedDetectorTraining& training)
{
    Json json;
    json["request"] = Json::parse(requestToText(training.request));
    if (!training.patchRuns.empty()) json["patch_runs"] = training.patchRuns;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const EvaluationRequest& request)
{
    return recordText(request);
}

std::string textOf(const TrainRequest& request)
{
    return toJson(request).dump(-1, ' ', false, Json::error_handler_t::replace);
}

EvaluationRequest readEvaluation(const Json& json, const Place& where)
{
    EvaluationRequest request;
    JsonReader::read(json, JsonPlace{}, JsonSource{where, kRecordRules}, request);
    return request;
}

QueuedDetectorTraining readTraining(const Json& json, const Place& where)
{
    QueuedDetectorTraining training;
    training.request = requestFromText(json.value("request", Json::object()).dump(), where);
    if (json.contains("patch_runs"))
        JsonReader::read(json["patch_runs"], JsonPlace{}, JsonSource{where, kRecordRules}, training.patchRuns);
    return training;
}

} // namespace

Message wordsOf(const QueueRequest& request)
{
    return std::visit([](const auto& one) { return wordsOf(one); }, request);
}

std::string queueRequestText(const QueueRequest& request)
{
    return std::visit([](const auto& one) { return textOf(one); }, request);
}

QueueRequest queueRequestFromText(QueueKind kind, const std::string& text, std::int64_t item)
{
    const Place where{Message::tr("item %1 of the queue"), item};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) throw Error(Message::tr("its request cannot be read"), where, Message::tr("remove it and add it anew"));
    switch (kind) {
    case QueueKind::Evaluation: return readEvaluation(json, where);
    case QueueKind::DetectorTraining: return readTraining(json, where);
    case QueueKind::Study: return readStudy(json, where);
    case QueueKind::Run: break;
    }
    return trainRequestFromJson(json, where);
}

} // namespace blindspot::workspace
