#include "core/workspace/queue/queue_times.h"

#include "core/common/error.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/patch/schedule.h"
#include "core/workspace/detectors/detector_store.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

/// As many as the request's images are; 0: not known.
std::int64_t imagesOf(storage::Database& database, const std::optional<std::string>& selection, const std::optional<std::string>& dataset,
                      const std::string& className, const std::optional<std::int64_t>& first)
{
    std::int64_t images = 0;
    if (selection) {
        if (const auto found = dataset::SelectionStore(database).find(*selection)) images = found->images;
    } else if (dataset) {
        const dataset::DatasetIndex index(database);
        if (const auto found = index.find(*dataset)) images = found->images;
        for (const dataset::CategoryInfo& one : images > 0 ? index.categories(*dataset) : std::vector<dataset::CategoryInfo>())
            if (one.name == className) images = one.images;
    }
    return first ? std::min(images, *first) : images;
}

/// Of the newest run of the same recipe against these detectors that trained at all, seconds for a network input through all of them.
std::optional<double> secondsOfPass(storage::Database& database, const TrainRequest& request)
{
    storage::Statement row = database.prepare(
        "SELECT seconds / json_extract(figures_json, '$.passes') FROM runs WHERE detector_name = ? AND recipe = ? AND seconds > 0 "
        "AND json_valid(figures_json) AND json_extract(figures_json, '$.passes') > 0 ORDER BY created_at DESC LIMIT 1");
    row.bindAll(request.detector, request.options.recipe);
    return row.step() ? row.optionalReal(0) : std::nullopt;
}

std::optional<double> secondsOf(storage::Database& database, const TrainRequest& request)
{
    const auto pass = secondsOfPass(database, request);
    const std::int64_t images = imagesOf(database, request.selection, request.dataset, request.className, request.images);
    if (!pass || images == 0) return std::nullopt;
    return *pass * patch::passesOfRun(request.options, static_cast<std::size_t>(images)) * static_cast<double>(request.detectors().size());
}

/// Pictures as they are shown: of each image the clean one, and for each patch itself, the grey square and the random ones.
std::optional<double> secondsOf(storage::Database& database, const EvaluationRequest& request)
{
    storage::Statement row = database.prepare(
        "SELECT json_extract(report_json, '$.timing.seconds') / json_extract(report_json, '$.timing.passes') FROM evaluations "
        "WHERE json_valid(report_json) AND json_extract(report_json, '$.timing.passes') > 0 ORDER BY created_at DESC LIMIT 1");
    const std::optional<double> picture = row.step() ? row.optionalReal(0) : std::nullopt;
    const ImageChoice& choice = request.images;
    const std::int64_t images = imagesOf(database, choice.selection, choice.dataset, choice.className, choice.images);
    if (!picture || images == 0) return std::nullopt;
    const auto patches = static_cast<double>(request.runs.size() + request.patches.size());
    const double arms = 1 + patches * static_cast<double>(2 + request.options.randomSeeds);
    return *picture * static_cast<double>(images) * arms * static_cast<double>(request.detectors.size()) *
           static_cast<double>(1 + request.defences.size());
}

/// By image and epoch of the newest training of this architecture and scale.
std::optional<double> secondsOf(storage::Database& database, const QueuedDetectorTraining& training)
{
    const DetectorTrainRequest& request = training.request;
    std::string architecture = request.architecture.value_or("yolov8"), scale = request.scale.value_or("n");
    if (request.from)
        if (const auto from = DetectorStore(database).find(*request.from)) {
            if (!request.architecture) architecture = from->architecture;
            if (!request.scale) scale = from->scale;
        }
    storage::Statement row = database.prepare(
        "SELECT seconds / epochs_done / images FROM detector_trainings WHERE architecture = ? AND scale = ? AND seconds > 0 "
        "AND epochs_done > 0 AND images > 0 ORDER BY created_at DESC LIMIT 1");
    row.bindAll(architecture, scale);
    const std::optional<double> image = row.step() ? row.optionalReal(0) : std::nullopt;
    const std::int64_t images = imagesOf(database, request.selection, request.dataset, {}, {});
    if (!image || images == 0) return std::nullopt;
    return *image * static_cast<double>(images) * static_cast<double>(request.options.epochs);
}

/// Its trainings and measurements; with halving fewer settings go on, each for longer. What is read is the same for all settings, so
/// that it is read once.
std::optional<double> secondsOf(storage::Database& database, const StudySpec& spec)
{
    EvaluationRequest evaluation;
    evaluation.detectors = {spec.base.detector};
    evaluation.images = {spec.selection, spec.dataset, spec.base.className, spec.images};
    evaluation.runs = {"one"};
    const auto measuring = secondsOf(database, evaluation), pass = secondsOfPass(database, spec.base);
    const TrainRequest& base = spec.base;
    const std::int64_t images = imagesOf(database, base.selection, base.dataset, base.className, base.images);
    if (!measuring || !pass || images == 0) return std::nullopt;
    const std::vector<StudySetting> settings = settingsOf(spec);
    double training = 0;
    for (const StudySetting& setting : settings)
        training += *pass * patch::passesOfRun(requestOf(spec, setting, 0).options, static_cast<std::size_t>(images)) *
                    static_cast<double>(base.detectors().size());
    double seconds = 0, before = 0, left = 1;
    for (const double rung : rungsOf(spec)) {
        seconds += left * ((rung - before) * training + static_cast<double>(settings.size()) * *measuring);
        before = rung;
        if (spec.eta > 0) left /= spec.eta;
    }
    return seconds * static_cast<double>(spec.seeds);
}

std::optional<double> secondsOf(storage::Database& database, const StudyRequest& request)
{
    storage::Statement row = database.prepare("SELECT spec_json FROM studies WHERE id = ?");
    row.bindAll(request.study);
    return row.step() ? secondsOf(database, specFromText(row.text(0), request.name)) : std::nullopt;
}

/// Of one that waits or has only just begun.
std::optional<double> whole(storage::Database& database, const QueueItem& item)
{
    try {
        const auto seconds = expectedSeconds(database, queueRequestFromText(item.kind, item.requestJson, item.id));
        return seconds ? std::optional(*seconds * (1 - item.fraction.value_or(0))) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // a damaged request: it fails when it begins
    }
}

} // namespace

std::optional<double> expectedSeconds(storage::Database& database, const QueueRequest& request)
{
    try {
        return std::visit([&database](const auto& one) { return secondsOf(database, one); }, request);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<double> expectedSeconds(storage::Database& database, const StudySpec& spec)
{
    try {
        return secondsOf(database, spec);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::vector<QueueTimes> timesOf(storage::Database& database, const std::vector<QueueItem>& items)
{
    std::vector<QueueTimes> times(items.size());
    std::optional<double> free = 0; // when the next one begins
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QueueItem& item = items[i];
        if (item.ended()) continue;
        if (item.state == QueueState::Running) {
            times[i] = {0, item.secondsLeft ? item.secondsLeft : whole(database, item)};
            if (free) free = times[i].ends ? std::optional(std::max(*free, *times[i].ends)) : std::nullopt;
            continue;
        }
        times[i].begins = free;
        const auto seconds = free ? whole(database, item) : std::nullopt;
        free = seconds ? std::optional(*free + *seconds) : std::nullopt;
        times[i].ends = free;
    }
    return times;
}

} // namespace blindspot::workspace
