#include "core/workspace/evaluations/evaluation_session.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/compute/device.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/selection.h"
#include "core/imaging/codec.h"
#include "core/ranks/share.h"
#include "core/report/messages/kept_warning.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluated_aim.h"
#include "core/workspace/evaluations/evaluated_patch.h"
#include "core/workspace/evaluations/evaluation_journal.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/evaluations/evaluation_subject.h"
#include "core/workspace/evaluations/knowing_patches.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/run_ranks.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "core/workspace/videos/video_frames_folder.h"

#include <algorithm>
#include <list>
#include <set>
#include <span>

namespace blindspot::workspace {

namespace {

/// Of the files one after the other, of those that can be read.
std::string digestOf(const std::vector<evaluation::EvaluationImage>& images)
{
    Sha256 digest;
    for (const evaluation::EvaluationImage& image : images) {
        // The evaluation says which ones cannot be read and goes on without them.
        const std::string one = image.sha256.empty() ? "unreadable" : image.sha256;
        digest.update(std::as_bytes(std::span(one)));
    }
    return digest.finish();
}

/// How many of the images each detector was trained on, where the workspace trained it.
void countTrainingImages(metrics::EvaluationReport& report, const DetectorTrainingStore& trainings)
{
    for (metrics::DetectorFacts& detector : report.detectors) {
        const auto training = trainings.newestOf(detector.file);
        if (!training) continue;
        try {
            const std::optional<ImageList> list = trainings.images(training->id);
            if (!list) continue;
            const dataset::KnownImages known = list->known();
            for (const metrics::ImageFindings& image : report.images)
                if (known.contains(image.sha256)) ++detector.imagesTrainedOn;
        } catch (const Error&) {
            // A damaged list says nothing about the detector.
        }
    }
}

/// A dataset whose annotations are a detector's own detections says nothing of how well that detector finds what is there.
void warnOfOwnDetections(metrics::EvaluationReport& report, const ImageChoice& images, storage::Database& database)
{
    std::optional<std::string> dataset = images.dataset;
    if (images.selection)
        if (const auto selection = dataset::SelectionStore(database).find(*images.selection)) dataset = selection->dataset;
    if (!dataset) return;
    const std::optional<std::string> annotator = annotatorOf(database, *dataset);
    if (!annotator) return;
    const auto own = std::any_of(report.detectors.begin(), report.detectors.end(), [&annotator](const metrics::DetectorFacts& one) {
        const auto plain = [](const std::string& name) { return name.substr(0, name.find('@')); }; // whichever head
        return plain(one.name) == plain(*annotator);
    });
    report.warnings.push_back((own ? report::measuredOnItself(*annotator, *dataset) : report::annotatedByDetector(*annotator, *dataset)).json());
}

/// The subject with what its pointers point to.
struct Prepared {
    evaluation::EvaluationSubject subject;
    std::list<OpenedDetector> detectors;
};

void addDetectors(Prepared& prepared, const EvaluationRequest& request, const EvaluatedAim& aim,
                  storage::Database& database, const compute::DeviceInfo& device)
{
    std::set<std::string> digests;
    for (const std::string& name : request.detectors) {
        OpenedDetector opened = DetectorStore(database).open(name);
        const detector::DetectorInfo& info = opened.detector.info();
        if (!digests.insert(info.sha256 + detector::choicesText(info.choices)).second)
            throw Error({Message::tr("the detector '%1' is named twice"), opened.name}, "--detector",
                        Message::tr("name each one once"));
        const std::string& className = request.images.className;
        const std::int64_t classIndex = className.empty() ? patch::kAnyClass : opened.detector.classIndex(className);
        const std::int64_t target = aim.target.empty() ? -1 : opened.detector.classIndex(aim.target);
        prepared.detectors.push_back(std::move(opened));
        OpenedDetector& kept = prepared.detectors.back();
        kept.detector.moveTo(device.device, detector::Precision::Fp32);
        prepared.subject.detectors.push_back({&kept.detector, classIndex, target});
        prepared.subject.detectorNames.push_back(kept.name);
    }
}

void addDefences(evaluation::EvaluationSubject& subject, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) {
        const defences::DefenceSpec spec = defences::parseDefence(text, "--defence");
        const bool known =
            std::any_of(subject.defences.begin(), subject.defences.end(),
                        [&spec](const defences::DefenceSpec& one) { return one.text() == spec.text(); });
        if (spec.name != "none" && !known) subject.defences.push_back(spec);
    }
}

/// Rank 0's word on what all compute with, before anything else.
void shareDevice(ranks::Lead& lead, const compute::DeviceInfo& device)
{
    if (lead.ranks().isAlone()) return;
    lead.begin();
    ranks::shareText(lead.ranks(), device.isCuda() ? "cuda" : "cpu");
    lead.done();
}

} // namespace

metrics::EvaluationReport evaluateAndStore(const Workspace& workspace,
                                              const EvaluationRequest& request, StopControl& stop,
                                              const ProgressSink& progress, const LogSink& log,
                                              const evaluation::NoticedSink& noticed)
{
    ranks::OneRank alone;
    ranks::Lead lead(alone);
    return evaluateAndStore(workspace, request, stop, lead, progress, log, noticed);
}

metrics::EvaluationReport evaluateAndStore(const Workspace& workspace, const EvaluationRequest& request, StopControl& stop, ranks::Lead& lead,
                                           const ProgressSink& caller, const LogSink& log, const evaluation::NoticedSink& noticed)
{
    const ProgressSink progress = ranks::tellingOthers(lead, caller);
    request.options.check();
    workspace.requireWritable();
    storage::Database database = workspace.connect();
    const compute::DeviceInfo device = compute::chooseDevice(request.device);
    if (log) log(LogLevel::Info, deviceLine(device));
    shareDevice(lead, device);
    if (request.detectors.empty())
        throw Error(Message::tr("there is no detector"), "--detector", Message::tr("name at least one"));
    Prepared prepared;
    addDefences(prepared.subject, request.defences);
    const RunStore store(workspace, database);
    std::vector<std::string> runs = request.runs;
    const std::vector<std::string> knowing = knowingRuns(workspace, store, database, runs, prepared.subject.defences,
                                                         request.knowing, stop, progress, log);
    runs.insert(runs.end(), knowing.begin(), knowing.end());
    std::vector<EvaluatedPatch> patches = readPatches(store, database, runs, request.patches);
    linkKnowing(store, prepared.subject.defences, patches);
    const EvaluatedAim aim = settleAim(request, patches);
    addDetectors(prepared, request, aim, database, device);
    settlePlacements(patches, request.placement, prepared.detectors.front().detector.info().input());

    evaluation::EvaluationSubject& subject = prepared.subject;
    subject.className = request.images.className;
    subject.aim = aim.aim;
    subject.target = aim.target;
    const std::vector<dataset::ImageRecord> records = chosenImages(database, request.images);
    const auto identities = dataset::identify(database, records, stop, progress);
    subject.images = imagesOf(records, identities, request.images.className, request.nearDuplicatesHeldOut, aim, prepared.detectors, patches);
    for (EvaluatedPatch& patch : patches)
        subject.patches.push_back(patch.patch);

    std::optional<EvaluationJournal> journal;
    if (const std::string key = journalKey(subject, request.options, device.device); !key.empty())
        journal.emplace(workspace.folder() / "unfinished", key);
    if (log && journal && journal->images() > 0)
        log(LogLevel::Info, {Message::tr("Going on where this evaluation was stopped: %1 pictures are done"), journal->images()});
    metrics::EvaluationReport report =
        evaluation::evaluate(subject, request.options, stop, lead, progress, log, journal ? &*journal : nullptr, noticed);
    report.selection = request.images.selection;
    report.dataset = request.images.dataset;
    report.firstImages = request.images.images;
    report.nearDuplicatesHeldOut = request.nearDuplicatesHeldOut;
    report.version = request.version;
    report.timing.device = device.device;
    report.timing.deviceName = device.name.english();
    report.imagesSha256 = digestOf(subject.images);
    report.libraries = {{"LibTorch", compute::torchVersion()}, {"OpenCV", imaging::openCvVersion()}};
    countTrainingImages(report, DetectorTrainingStore(workspace, database));
    warnOfOwnDetections(report, request.images, database);
    std::vector<imaging::Image> pictures;
    for (const EvaluatedPatch& patch : patches)
        pictures.push_back(patch.patch.inference.picture);
    EvaluationStore(database).add(report, pictures);
    if (journal) journal->remove();
    lead.finish();
    return report;
}

evaluation::HelpEnd helpWithEvaluation(ranks::Ranks& ranks, StopControl& stop)
{
    if (ranks::awaitNext(ranks) != ranks::Next::Work) return evaluation::HelpEnd::NotDone;
    const std::string device = deviceOfRank(ranks, ranks::shareText(ranks, "")).device;
    return evaluation::helpWithInference(ranks, device, stop);
}

} // namespace blindspot::workspace
