#include "core/workspace/evaluations/checkpoint_comparison.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/dataset/selection.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluated_patch.h"
#include "core/workspace/evaluations/evaluation_journal.h"
#include "core/workspace/evaluations/evaluation_subject.h"
#include "core/workspace/evaluations/hidden_counts.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/chosen_images.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/run_patch.h"
#include "core/workspace/runs/run_session.h"

#include <algorithm>
#include <list>
#include <span>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr std::int64_t kFewestImages = 4; ///< two of each half

Place placeOf(const RunRecord& record)
{
    return {Message::tr("run %1"), record.id};
}

void requireHiding(const RunRecord& record)
{
    const patch::ObjectiveKind objective = optionsFromText(record.optionsJson, placeOf(record)).objective;
    if (objective == patch::ObjectiveKind::Hide || objective == patch::ObjectiveKind::DetectionLoss) return;
    throw Error(Message::tr("checkpoints are compared by what they hide, and this run was trained for something else"), placeOf(record),
                Message(Message::tr("evaluate their files: evaluate --patch FILE"))
                    .inWindow(Message::tr("evaluate them on the Evaluate page")));
}

/// The snapshots, and the run's own patch as the last one.
std::vector<EvaluatedPatch> patchesOf(const RunStore& store, storage::Database& database, const RunRecord& record,
                                      const std::vector<Checkpoint>& checkpoints)
{
    std::vector<EvaluatedPatch> patches;
    for (const Checkpoint& one : checkpoints) {
        if (!one.last) {
            patches.push_back(patchOfSnapshot(store, database, record, {one.iteration, one.file}));
            continue;
        }
        std::optional<imaging::Image> picture = patchPicture(store, record);
        if (!picture) throw Error(Message::tr("the run has no patch yet"), placeOf(record), Message::tr("resume it, or choose another run"));
        patches.push_back(patchOfRun(store, database, record, std::move(*picture)));
    }
    return patches;
}

OpenedDetector detectorFor(const RunRecord& record, const CheckpointRequest& request, storage::Database& database)
{
    const DetectorStore store(database);
    if (request.detector) return store.open(*request.detector);
    const RunDetector first = detectorsOf(record).front();
    return {first.name, store.openExactly(first.path, first.sha256, detector::choicesFromText(first.choices, record.id))};
}

/// Where the images are from. Errors: Error when the run's selection is gone.
ImageChoice choiceOf(const RunRecord& record, const CheckpointRequest& request, storage::Database& database)
{
    if (request.selection || request.dataset) return {request.selection, request.dataset, record.className, {}};
    if (!record.selection) return {{}, record.dataset, record.className, {}};
    const auto selection = dataset::SelectionStore(database).find(*record.selection);
    if (!selection)
        throw Error({Message::tr("the selection '%1' of the run is gone, so that its dataset is not known"), *record.selection},
                    placeOf(record),
                    Message(Message::tr("say where held-out images are: --dataset NAME"))
                        .inWindow(Message::tr("choose the dataset of the held-out images")));
    return {{}, selection->dataset, record.className, {}};
}

/// In an order that depends on the paths alone, so that a larger number of images holds those of a smaller one.
void shuffleByPath(std::vector<dataset::ImageRecord>& records)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < records.size(); ++i) {
        Sha256 digest;
        const std::string path = toUtf8(records[i].path);
        digest.update(std::as_bytes(std::span(path)));
        order.emplace_back(digest.finish(), i);
    }
    std::sort(order.begin(), order.end());
    std::vector<dataset::ImageRecord> shuffled;
    for (const auto& [digest, place] : order)
        shuffled.push_back(std::move(records[place]));
    records = std::move(shuffled);
}

/// Held-out images that show an object that counts, at most so many as are asked for. Only so many files are read as it takes.
std::vector<evaluation::EvaluationImage> heldOutImages(storage::Database& database, std::vector<dataset::ImageRecord> records,
                                                       const CheckpointRequest& request, const std::string& className,
                                                       const std::list<OpenedDetector>& detectors,
                                                       const std::vector<EvaluatedPatch>& patches, StopControl& stop,
                                                       const ProgressSink& progress)
{
    shuffleByPath(records);
    const std::size_t wanted = request.images > 0 ? static_cast<std::size_t>(request.images) : records.size();
    const std::size_t chunk = std::max<std::size_t>(wanted, 64);
    std::vector<evaluation::EvaluationImage> images;
    for (std::size_t begin = 0; begin < records.size() && images.size() < wanted; begin += chunk) {
        const auto first = records.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = records.begin() + static_cast<std::ptrdiff_t>(std::min(begin + chunk, records.size()));
        const std::vector<dataset::ImageRecord> some(first, last);
        const auto identities = dataset::identify(database, some, stop, progress);
        for (evaluation::EvaluationImage& image : imagesOf(some, identities, className, false, {}, detectors, {patches.front()})) {
            const bool shows = std::any_of(image.annotations.begin(), image.annotations.end(),
                                           [](const metrics::Annotation& one) { return one.counts(); });
            if (image.group != metrics::ImageGroup::HeldOut || !shows || images.size() == wanted) continue;
            image.inference.key = images.size();
            images.push_back(std::move(image));
        }
    }
    return images;
}

void requireEnough(const std::vector<evaluation::EvaluationImage>& images, const RunRecord& record)
{
    const auto choosing = std::count_if(images.begin(), images.end(), [](const evaluation::EvaluationImage& image) {
        return metrics::choosesCheckpoints(image.sha256);
    });
    const std::int64_t fewer = std::min<std::int64_t>(choosing, std::ssize(images) - choosing);
    if (std::ssize(images) >= kFewestImages && fewer > 0) return;
    throw Error(images.empty()
                    ? Message(Message::tr("no image shows the class that the run was not trained on"))
                    : Message(Message::tr("of the images that show the class, the run was not trained on %1: too few for one half to choose "
                                          "and the other to report"),
                              images.size()),
                placeOf(record),
                Message(Message::tr("name others with --dataset or --selection")).inWindow(Message::tr("choose another dataset")));
}

metrics::CheckpointChoice choiceOf(const metrics::EvaluationReport& report, const evaluation::EvaluationOptions& options)
{
    metrics::HiddenCounts counts;
    counts.control = hiddenIn(report, metrics::Arm::Grey, 0);
    for (std::int64_t patch = 0; patch < std::ssize(report.patches); ++patch)
        counts.patches.push_back(hiddenIn(report, metrics::Arm::Patch, patch));
    for (const metrics::ImageFindings& image : report.images)
        counts.chooses.push_back(metrics::choosesCheckpoints(image.sha256));
    return metrics::chooseCheckpoint(counts, options.bootstrap, options.seed);
}

CheckpointComparison comparisonOf(const metrics::EvaluationReport& report, const std::vector<Checkpoint>& checkpoints,
                                  const CheckpointRequest& request, const ImageChoice& from)
{
    CheckpointComparison comparison;
    comparison.run = request.run;
    comparison.createdAt = utcNow();
    comparison.version = request.version;
    comparison.detector = report.detectors.front().name;
    comparison.detectorSha256 = report.detectors.front().sha256;
    comparison.selection = from.selection.value_or("");
    comparison.dataset = from.dataset.value_or("");
    comparison.className = report.className;
    comparison.confidence = report.confidence;
    comparison.noticeOverlap = report.noticeOverlap;
    comparison.drawings = request.options.bootstrap;
    comparison.seed = request.options.seed;
    const metrics::GroupResult& group = report.groups.front();
    const metrics::Condition& condition = group.conditions.front();
    comparison.images = group.images;
    comparison.objects = group.objects;
    comparison.cleanAp50 = condition.find(metrics::Arm::Clean)->ap50;
    comparison.controlAp50 = condition.find(metrics::Arm::Grey, 0)->ap50;
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
        const metrics::ArmFigures& arm = *condition.find(metrics::Arm::Patch, static_cast<std::int64_t>(i));
        comparison.checkpoints.push_back({checkpoints[i].iteration, checkpoints[i].last, report.patches[i].sha256, arm.ap50,
                                          arm.noticedShare});
    }
    comparison.choice = choiceOf(report, request.options);
    return comparison;
}

} // namespace

CheckpointComparison compareCheckpoints(const Workspace& workspace, const CheckpointRequest& request, StopControl& stop,
                                        const ProgressSink& progress, const LogSink& log)
{
    request.options.check();
    workspace.requireWritable();
    storage::Database database = workspace.connect();
    const RunStore store(workspace, database);
    const RunRecord record = store.get(request.run);
    requireHiding(record);
    const std::vector<Checkpoint> checkpoints = checkpointsOf(store, record);
    if (checkpoints.size() < 2)
        throw Error(Message::tr("the run keeps no checkpoints beside its patch"), placeOf(record),
                    Message::tr("runs keep them since this version; train it anew, or extend it"));
    const compute::DeviceInfo device = compute::chooseDevice(request.device);
    if (log) log(LogLevel::Info, deviceLine(device));

    std::list<OpenedDetector> detectors;
    detectors.push_back(detectorFor(record, request, database));
    detector::Detector& detector = detectors.front().detector;
    detector.moveTo(device.device, detector::Precision::Fp32);
    evaluation::EvaluationSubject subject;
    subject.className = record.className;
    subject.detectors.push_back(
        {&detector, record.className.empty() ? patch::kAnyClass : detector.classIndex(record.className), -1});
    subject.detectorNames.push_back(detectors.front().name);
    std::vector<EvaluatedPatch> patches = patchesOf(store, database, record, checkpoints);
    settlePlacements(patches, std::nullopt, detector.info().input());
    const ImageChoice from = choiceOf(record, request, database);
    subject.images = heldOutImages(database, chosenImages(database, from), request, record.className, detectors, patches, stop, progress);
    requireEnough(subject.images, record);
    for (EvaluatedPatch& patch : patches)
        subject.patches.push_back(std::move(patch.patch));

    std::optional<EvaluationJournal> journal;
    if (const std::string key = journalKey(subject, request.options, device.device); !key.empty())
        journal.emplace(workspace.folder() / "unfinished", key);
    const metrics::EvaluationReport report =
        evaluation::evaluate(subject, request.options, stop, progress, log, journal ? &*journal : nullptr);
    CheckpointComparison comparison = comparisonOf(report, checkpoints, request, from);
    writeComparison(store, comparison);
    if (journal) journal->remove();
    return comparison;
}

} // namespace blindspot::workspace
