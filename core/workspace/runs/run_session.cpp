#include "core/workspace/runs/run_session.h"

#include "core/common/error.h"
#include "core/compute/labelled_image.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/image_loader.h"
#include "core/dataset/image_record.h"
#include "core/patch/ensemble.h"
#include "core/patch/trainer.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/chosen_images.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "core/workspace/runs/run_classes.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_images.h"
#include "core/workspace/runs/run_ranks.h"

#include <algorithm>
#include <exception>
#include <span>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace blindspot::workspace {

namespace {

using Images = std::vector<compute::LabelledImage>;

Images load(const std::vector<dataset::ImageRecord>& records, const detector::Detector& detector,
            StopControl& stop, RunObserver& observer)
{
    dataset::LoadOptions options;
    options.inputSize = static_cast<int>(detector.info().inputSize);
    options.fit = detector.info().inputFit;
    options.classNames = detector.info().classNames;
    return dataset::loadImages(
        records, options, stop, [&observer](const Progress& progress) { observer.onLoading(progress); },
        [&observer](LogLevel level, const Message& line) { observer.onLog(level, line); });
}

void requireObjects(const Images& images, std::int64_t classIndex, const std::string& className)
{
    for (const compute::LabelledImage& image : images)
        if (image.classes.defined() && image.classes.numel() > 0 &&
            image.classes.eq(classIndex).any().item<bool>())
            return;
    throw Error(
        {Message::tr("none of the %1 images shows an object of class '%2'"), images.size(), className},
        "--class", Message::tr("choose another class, or images that show it"));
}

/// What the images that could be read were, in the order in which they are trained on.
ImageList listOf(const Images& images, const std::vector<dataset::ImageIdentity>& identities)
{
    std::unordered_map<std::int64_t, const dataset::ImageIdentity*> byNumber;
    for (const dataset::ImageIdentity& identity : identities)
        byNumber.emplace(identity.id, &identity);
    ImageList list;
    for (const compute::LabelledImage& image : images)
        list.images.push_back(*byNumber.at(image.id));
    return list;
}

bool isFile(const std::string& initial)
{
    return initial != "grey" && initial != "random";
}

RunDetector recorded(const OpenedDetector& opened)
{
    const detector::DetectorInfo& info = opened.detector.info();
    return {opened.name, info.sha256, info.file, detector::choicesText(info.choices),
            detector::architectureText(info.architecture, info.scale, info.network)};
}

/// Opens the detectors of the request, which fit each other. Errors: Error naming the one that does not.
std::vector<OpenedDetector> openAll(const TrainRequest& request, patch::TrainOptions& options, const DetectorStore& store)
{
    std::vector<OpenedDetector> opened;
    for (const std::string& name : request.detectors())
        opened.push_back(store.open(name));
    chooseClasses(options, request.className, opened.front().detector);
    std::vector<detector::Detector*> detectors;
    std::vector<std::string> names;
    for (OpenedDetector& one : opened) {
        if (std::find(names.begin(), names.end(), one.name) != names.end())
            throw Error({Message::tr("two of the detectors are called '%1'"), one.name}, "--detector",
                        Message(Message::tr("name each once; files of one name are told apart once added: detector add FILE --name N"))
                            .inWindow(Message::tr("choose each once")));
        detectors.push_back(&one.detector);
        names.push_back(one.name);
    }
    patch::membersOf(options, detectors, names); // throws
    return opened;
}

RunRecord recordOf(const TrainRequest& request, const patch::TrainOptions& options,
                   const std::vector<OpenedDetector>& opened, const compute::DeviceInfo& device, std::size_t images)
{
    RunRecord record;
    record.recipe = options.recipe;
    record.optionsJson = optionsToText(options);
    const RunDetector first = recorded(opened.front());
    record.detectorName = first.name;
    record.detectorSha256 = first.sha256;
    record.detectorPath = first.path;
    record.detectorChoices = first.choices;
    record.detectorArchitecture = first.architecture;
    for (std::size_t i = 1; i < opened.size(); ++i)
        record.otherDetectors.push_back(recorded(opened[i]));
    record.selection = request.selection;
    record.dataset = request.dataset;
    record.className = request.className;
    record.device = device.device;
    record.precision = name(options.precision);
    record.seed = options.seed;
    record.iterations = options.iterations;
    record.figures.askedImages = request.images.value_or(0);
    record.figures.images = static_cast<std::int64_t>(images);
    return record;
}

std::map<std::string, std::string> patchMetadata(const RunRecord& record, const patch::TrainOptions& options,
                                                 const patch::TrainingState& state)
{
    return {{"format", "blindspot-patch-1"},
            {"run", record.id},
            {"recipe", record.recipe},
            {"class", record.className},
            {"objective", std::string(name(options.objective))},
            {"target", options.target.className},
            {"detector", detectorNames(record)},
            {"detector_sha256", detectorDigests(record)},
            {"placement", patch::placementText(options.placement)},
            {"seed", std::to_string(record.seed)},
            {"iterations", std::to_string(state.iteration)}};
}

/// One training from its record to its end; both ways into a run meet here.
class Session {
  public:
    Session(RunStore& store, RunStore::Owned owned, patch::TrainOptions options, compute::DeviceInfo device,
            StopControl& stop, RunObserver& observer, ranks::Ranks& ranks)
        : store_(store), owned_(std::move(owned)), options_(std::move(options)), device_(std::move(device)),
          stop_(stop), observer_(observer), ranks_(ranks)
    {
    }

    RunOutcome run(const Images& images, std::span<detector::Detector* const> detectors, const at::Tensor& initial,
                   const patch::TrainingState* resume)
    {
        RunRecorder recorder(store_, owned_.record, options_, device_, observer_);
        RunOutcome outcome;
        patch::TrainingResult training;
        try {
            training =
                patch::train(options_, images, detectors, device_.device, stop_, recorder, ranks_, initial, resume);
            recorder.flush();
            outcome.picture = writePatch(training.state);
        } catch (const ranks::RankLost& lost) {
            markEnded(RunState::Interrupted, lost.message());
            throw;
        } catch (const Cancelled&) {
            // Before the first pass; it can be resumed from its beginning.
            markEnded(RunState::Interrupted, {});
            throw;
        } catch (const std::exception& error) {
            markEnded(RunState::Failed, messageOf(error));
            throw;
        }
        finish(training);
        outcome.end = training.end;
        outcome.secondsPerPass = training.secondsPerPass;
        outcome.patchSide = training.state.patch.defined() ? training.state.patch.size(1) : 0;
        outcome.record = store_.get(owned_.record.id);
        return outcome;
    }

  private:
    std::filesystem::path writePatch(const patch::TrainingState& state) const
    {
        if (!state.patch.defined()) return {};
        const std::filesystem::path folder = store_.folder(owned_.record.id);
        writePatchTensor(folder / "patch.safetensors", state.patch,
                         patchMetadata(owned_.record, options_, state));
        writePatchPicture(folder / "patch.png", state.patch);
        return folder / "patch.png";
    }

    void finish(const patch::TrainingResult& training)
    {
        RunRecord& record = owned_.record;
        record.state = training.end == patch::TrainingEnd::Completed ? RunState::Completed
                       : training.end == patch::TrainingEnd::Stopped ? RunState::Interrupted
                                                                     : RunState::Failed;
        RunUpdate update;
        update.state = record.state;
        update.iterationsDone = training.state.iteration;
        update.seconds = training.state.seconds;
        record.figures.updates = training.state.updates;
        record.figures.passes = training.state.passes;
        if (training.secondsPerPass > 0) record.figures.secondsPerPass = training.secondsPerPass;
        update.figures = record.figures;
        update.error = training.end == patch::TrainingEnd::NotFinite
                           ? Message(Message::tr("the loss was no longer a finite number"))
                           : Message();
        store_.update(record.id, update);
    }

    void markEnded(RunState state, const Message& why)
    {
        try {
            RunUpdate update;
            update.state = state;
            update.error = why;
            store_.update(owned_.record.id, update);
        } catch (const std::exception&) {
            // The disk is full, perhaps: then the lock's end shows the run as interrupted. The first error
            // matters.
        }
    }

    RunStore& store_;
    RunStore::Owned owned_;
    patch::TrainOptions options_;
    compute::DeviceInfo device_;
    StopControl& stop_;
    RunObserver& observer_;
    ranks::Ranks& ranks_;
};

/// Before the training: passes on what is told, and lets the other ranks know that images are still being read.
class LeadingObserver final : public RunObserver {
  public:
    LeadingObserver(RunObserver& caller, RunLead& lead) : caller_(caller), lead_(lead) {}
    void onLoading(const Progress& progress) override
    {
        lead_.stillReading();
        caller_.onLoading(progress);
    }
    void onLog(LogLevel level, const Message& line) override { caller_.onLog(level, line); }

  private:
    RunObserver& caller_;
    RunLead& lead_;
};

/// What a program that was killed while it wrote has left behind.
void removeLeftovers(const std::filesystem::path& folder)
{
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code))
        if (entry.path().filename().string().find(".part-") != std::string::npos)
            std::filesystem::remove(entry.path(), code);
}

std::int64_t askedIterations(const RunRecord& record, const ResumeRequest& request)
{
    const std::int64_t iterations = request.iterations.value_or(record.iterations);
    if (record.state == RunState::Completed && iterations <= record.iterationsDone)
        throw Error(record.iterationsDone == 1 ? Message(Message::tr("the run has done its one iteration"))
                                               : Message(Message::tr("the run has done all of its %1 iterations"), record.iterationsDone),
                    {Message::tr("run %1"), record.id},
                    Message(Message::tr("use --iterations with a larger number to go on"))
                        .inWindow(Message::tr("ask for a larger number of iterations to go on")));
    if (iterations < record.iterationsDone)
        throw Error(record.iterationsDone == 1 ? Message(Message::tr("the run has done one iteration already"))
                                               : Message(Message::tr("the run has done %1 iterations already"), record.iterationsDone),
                    "--iterations", Message::tr("use a larger number"));
    return iterations;
}

/// The images of the run, the very same ones; the list says what is true of them now. Errors: Error when one is gone, is not
/// what it was, or cannot be read.
Images loadAgain(const FoundImages& found, const detector::Detector& detector, StopControl& stop,
                 RunObserver& observer)
{
    Images images = load(found.records, detector, stop, observer);
    if (images.size() != found.records.size())
        throw Error(
            {Message::tr("%1 of the run's %2 images cannot be read any more"),
             found.records.size() - images.size(), found.records.size()},
            Message::tr("run"),
            Message(Message::tr("bring the files back (dataset locate), or train anew"))
                .inWindow(Message::tr("bring the files back or locate the dataset's folder, or train anew")));
    // The numbers that they had when the run began: the training draws its random numbers by them.
    for (std::size_t i = 0; i < images.size(); ++i)
        images[i].id = found.list.images[i].id;
    return images;
}

/// Looks for the run's images and refuses others, and other boxes unless they are accepted: then the list says so.
FoundImages imagesToGoOnWith(storage::Database& database, const ImageList& recorded, const ResumeRequest& request,
                             std::int64_t iterationsDone, StopControl& stop, RunObserver& observer)
{
    FoundImages found = findAgain(database, request.run, recorded, stop,
                                  [&observer](const Progress& progress) { observer.onLoading(progress); });
    requireUnchanged(found, request.run, request.acceptChanges);
    if (!found.changed.empty()) {
        found.list.changes.push_back({iterationsDone, std::ssize(found.changed)});
        observer.onLog(LogLevel::Warning, {Message::tr("%1 of the run's %2 images have other boxes than when it began; it goes on "
                                                       "with the new ones"),
                                           found.changed.size(), found.records.size()});
    }
    return found;
}

} // namespace

ImageChanges changesOfImages(storage::Database& database, const RunStore& store, const std::string& run, StopControl& stop)
{
    const FoundImages found = findAgain(database, run, store.images(run), stop, {});
    return {std::ssize(found.records), std::ssize(found.changed), found.unverified};
}

Message deviceLine(const compute::DeviceInfo& device)
{
    return device.isCuda() ? Message(Message::tr("Using CUDA: %1"), device.name)
                           : Message(Message::tr("Using CPU: %1"), device.reason);
}

RunOutcome startRun(const Workspace& workspace, const TrainRequest& request, StopControl& stop,
                    RunObserver& observer)
{
    ranks::OneRank alone;
    RunLead lead(alone);
    return startRun(workspace, request, stop, observer, lead);
}

RunOutcome startRun(const Workspace& workspace, const TrainRequest& request, StopControl& stop, RunObserver& caller, RunLead& lead)
{
    LeadingObserver observer(caller, lead);
    storage::Database database = workspace.connect();
    RunStore store(workspace, database);
    workspace.requireWritable();
    if (!request.name.empty() && !request.nameReserved) store.requireFreeName(request.name);
    patch::TrainOptions options = request.options;
    std::vector<OpenedDetector> opened = openAll(request, options, DetectorStore(database));
    const detector::Detector& first = opened.front().detector;
    options.check(first.info().inputSize);
    std::vector<detector::Detector*> detectors;
    for (OpenedDetector& one : opened) {
        detectors.push_back(&one.detector);
        for (const Message& assumption : one.detector.info().remarks.assumptions)
            observer.onLog(LogLevel::Info, {Message::tr("Detector %1: %2"), one.name, assumption});
    }
    at::Tensor initial;
    if (isFile(options.initial)) initial = readPatch(options.initial, options.patchSize);
    const std::vector<dataset::ImageRecord> records =
        chosenImages(database, {request.selection, request.dataset, request.className, request.images});
    const compute::DeviceInfo device = compute::chooseDevice(request.device);
    observer.onLog(LogLevel::Info, deviceLine(device));
    const auto identities = dataset::identify(database, records, stop, [&observer](const Progress& progress) {
        observer.onLoading(progress);
    });
    const Images images = load(records, first, stop, observer);
    if (options.classIndex != patch::kAnyClass) requireObjects(images, options.classIndex, request.className);
    std::vector<RunDetector> used;
    for (const OpenedDetector& one : opened)
        used.push_back(recorded(one));
    lead.send(options, used, images, device);

    RunRecord record = recordOf(request, options, opened, device, images.size());
    record.name = request.name.empty() ? RunStore::usualName(record, options.patchSize, options.through.name) : request.name;
    RunStore::Owned owned =
        store.create(std::move(record), listOf(images, identities), request.nameReserved ? RunName::Reserved : RunName::Wished,
                     [&initial](const std::filesystem::path& folder) {
                         if (initial.defined()) writePatchTensor(folder / "initial.safetensors", initial, {});
                     });
    return Session(store, std::move(owned), options, device, stop, caller, lead.ranks()).run(images, detectors, initial, nullptr);
}

RunOutcome resumeRun(const Workspace& workspace, const ResumeRequest& request, StopControl& stop,
                     RunObserver& observer)
{
    ranks::OneRank alone;
    RunLead lead(alone);
    return resumeRun(workspace, request, stop, observer, lead);
}

RunOutcome resumeRun(const Workspace& workspace, const ResumeRequest& request, StopControl& stop, RunObserver& caller, RunLead& lead)
{
    LeadingObserver observer(caller, lead);
    storage::Database database = workspace.connect();
    RunStore store(workspace, database);
    RunStore::Owned owned = store.acquire(request.run);
    RunRecord& record = owned.record;
    const std::filesystem::path folder = store.folder(record.id);
    removeLeftovers(folder);
    patch::TrainOptions options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    options.iterations = askedIterations(record, request);
    std::vector<detector::Detector> opened;
    std::vector<detector::Detector*> detectors;
    for (const RunDetector& used : detectorsOf(record))
        opened.push_back(DetectorStore(database).openExactly(used.path, used.sha256,
                                                             detector::choicesFromText(used.choices, record.id)));
    for (detector::Detector& one : opened)
        detectors.push_back(&one);
    options.check(opened.front().info().inputSize);
    Message warning;
    const auto state = CheckpointFiles(folder, record.id).read(options.patchSize, &warning);
    if (!warning.empty())
        observer.onLog(LogLevel::Warning,
                       {Message::tr("%1 (going on from the checkpoint before it)"), warning});
    at::Tensor initial;
    if (isFile(options.initial)) initial = readPatch(folder / "initial.safetensors", options.patchSize);
    const compute::DeviceInfo device = compute::chooseDevice(request.device.value_or(record.device));
    observer.onLog(LogLevel::Info, deviceLine(device));
    const ImageList recorded = store.images(record.id);
    const FoundImages found =
        imagesToGoOnWith(database, recorded, request, state ? state->iteration : 0, stop, observer);
    const Images images = loadAgain(found, opened.front(), stop, observer);
    lead.send(options, detectorsOf(record), images, device);
    if (found.list != recorded) store.setImages(record.id, found.list);

    store.dropPointsAfter(record.id, state ? state->iteration : 0);
    removeLeftovers(PatchSnapshots(folder).folder());
    PatchSnapshots(folder).thinOut(state ? state->iteration : 0, options.iterations);
    record.state = RunState::Running;
    record.iterations = options.iterations;
    RunUpdate update;
    update.state = record.state;
    update.iterations = options.iterations;
    update.optionsJson = record.optionsJson = optionsToText(options);
    update.error = Message();
    record.figures.relabelled += std::ssize(found.changed);
    update.figures = record.figures;
    store.update(record.id, update);
    return Session(store, std::move(owned), options, device, stop, caller, lead.ranks())
        .run(images, detectors, initial, state ? &*state : nullptr);
}

} // namespace blindspot::workspace
