#include "core/runs/detector_training.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_loader.h"
#include "core/dataset/selection.h"
#include "core/detector/weights_file.h"
#include "core/runs/detector_store.h"
#include "core/runs/patch_file.h"
#include "core/training/checkpoint_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace blindspot::runs {

namespace {

using Records = std::vector<dataset::ImageRecord>;

struct Split {
    Records train, validation;
    std::string heldOut;
};

std::string sha256OfText(const std::string& text)
{
    Sha256 hash;
    hash.update(std::as_bytes(std::span(text)));
    return hash.finish();
}

/// The last tenth by the hash of the name; both parts in the order of the dataset.
Split heldOutSplit(Records records)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < records.size(); ++i)
        order.emplace_back(sha256OfText(toUtf8(records[i].path.filename())), i);
    std::sort(order.begin(), order.end());
    const std::size_t count = records.size() < 2 ? 0 : std::max<std::size_t>(1, records.size() / 10);
    std::set<std::size_t> heldOut;
    for (std::size_t i = records.size() - count; i < records.size(); ++i)
        heldOut.insert(order[i].second);
    Split split;
    for (std::size_t i = 0; i < records.size(); ++i)
        (heldOut.contains(i) ? split.validation : split.train).push_back(std::move(records[i]));
    split.heldOut = "the last tenth of the images by the SHA-256 of their file names";
    return split;
}

Split splitOf(storage::Database& database, const DetectorTrainRequest& request)
{
    if (request.dataset.has_value() == request.selection.has_value())
        throw Error("the images come from one selection or one dataset", "--selection, --dataset",
                    "name one of the two");
    Records records = request.selection ? dataset::readSelection(database, *request.selection)
                                        : dataset::readDataset(database, *request.dataset);
    if (!request.validation) return heldOutSplit(std::move(records));
    Split split{
        {}, dataset::readSelection(database, *request.validation), "selection " + *request.validation};
    std::set<std::filesystem::path> heldOut;
    for (const dataset::ImageRecord& record : split.validation)
        heldOut.insert(record.path);
    for (dataset::ImageRecord& record : records)
        if (!heldOut.contains(record.path)) split.train.push_back(std::move(record));
    if (split.train.empty())
        throw Error("every image is held out for the validation", "--val-selection", "choose a smaller one");
    return split;
}

std::vector<std::string> datasetClasses(storage::Database& database, const DetectorTrainRequest& request)
{
    const auto categories = request.selection
                                ? dataset::SelectionStore(database).categories(*request.selection)
                                : dataset::DatasetIndex(database).categories(*request.dataset);
    std::vector<std::string> names;
    for (const dataset::CategoryInfo& category : categories)
        if (category.annotations > 0 && std::find(names.begin(), names.end(), category.name) == names.end())
            names.push_back(category.name);
    if (names.empty()) throw Error("the images have no annotations", "--dataset", "choose images with boxes");
    return names;
}

/// The weights to start from, and what they say.
struct Start {
    std::optional<detector::StateDict> weights;
    std::string file, sha256;
    std::vector<std::string> classes;
    std::int64_t inputSize = 0;
};

Start startOf(storage::Database& database, const DetectorTrainRequest& request)
{
    Start start;
    if (!request.from) return start;
    const OpenedDetector opened = DetectorStore(database).open(*request.from);
    const detector::DetectorInfo& info = opened.detector.info();
    start.weights = detector::readStateDict(info.file);
    start.weights->classNames = info.classNames;
    start.file = toUtf8(info.file);
    start.sha256 = info.sha256;
    start.classes = info.classNames;
    start.inputSize = info.inputSize;
    return start;
}

detector::NetworkSpec specOf(const DetectorTrainRequest& request, const Start& start, std::int64_t classes)
{
    if (start.weights && !request.architecture && !request.scale && !request.custom) {
        detector::NetworkSpec spec = detector::inferSpec(*start.weights, start.file);
        spec.classes = classes;
        return spec;
    }
    const detector::Family family = detector::familyFromName(request.architecture.value_or("yolov8"));
    if (request.custom) return detector::customSpec(family, *request.custom, classes);
    const std::string scale = request.scale.value_or("n");
    if (scale.size() != 1)
        throw Error("unknown scale '" + scale + "'", "--scale", "use one of n, s, m, l, x");
    return detector::standardSpec(family, scale[0], classes);
}

std::vector<at::Tensor> readPatches(const std::vector<std::filesystem::path>& files)
{
    std::vector<at::Tensor> patches;
    for (const std::filesystem::path& file : files) {
        patches.push_back(readPatch(file));
        if (patches.back().size(1) != patches.back().size(2))
            throw Error("the patch is not square", toUtf8(file), "use one that is as wide as it is high");
    }
    return patches;
}

std::int64_t classOf(const std::vector<std::string>& classes, const std::string& name)
{
    const auto found = std::find(classes.begin(), classes.end(), name);
    if (found != classes.end()) return found - classes.begin();
    throw Error("the detector has no class '" + name + "'", "--patch-class",
                "use one of the classes that it is trained on");
}

/// One request on its way to a detector.
class Job {
  public:
    Job(const DetectorTrainRequest& request, StopControl& stop, DetectorTrainObserver& observer)
        : request_(request), options_(request.options), stop_(stop), observer_(observer)
    {
    }

    DetectorTrainOutcome run(storage::Database& database)
    {
        options_.check();
        requireWritable(request_.out, "--out");
        const Start start = startOf(database, request_);
        plan_.classes = !request_.classes.empty() ? request_.classes
                        : start.weights           ? start.classes
                                                  : datasetClasses(database, request_);
        plan_.inputSize = request_.inputSize.value_or(start.inputSize > 0 ? start.inputSize : 640);
        if (plan_.inputSize < 32 || plan_.inputSize > 4096 || plan_.inputSize % 32 != 0)
            throw Error("the input size " + std::to_string(plan_.inputSize) +
                            " is no multiple of 32 from 32 to 4096",
                        "--input-size", "use 320 or 640");
        if (request_.patchClass) options_.hardening.classIndex = classOf(plan_.classes, *request_.patchClass);
        if (request_.fresh.everyEpochs > 0 && !request_.patchClass)
            throw Error("fresh patches are trained against one class", "--fresh-patches",
                        "name it with --patch-class");
        const std::vector<at::Tensor> patches = readPatches(request_.patches);
        Split split = splitOf(database, request_);
        plan_.heldOut = split.heldOut;
        plan_.device = compute::chooseDevice(request_.device);

        detector::TrainableNetwork network(
            specOf(request_, start, static_cast<std::int64_t>(plan_.classes.size())), options_.seed);
        if (start.weights) plan_.taken = network.loadFitting(*start.weights, plan_.classes);
        describe(network);
        const std::string setting = settingText(start, split);
        std::optional<training::TrainState> state;
        if (request_.resume) state = training::readCheckpoint(checkpointFile(), setting);

        const auto images = load(split.train);
        const auto validation =
            split.validation.empty() ? std::vector<compute::LabelledImage>{} : load(split.validation);
        plan_.images = images.size();
        plan_.validationImages = validation.size();
        plan_.resumedEpochs = state ? state->epoch : 0;
        observer_.onPlan(plan_);
        return finish(train(images, validation, network, patches, setting, state ? &*state : nullptr));
    }

  private:
    std::filesystem::path checkpointFile() const { return request_.out.string() + ".checkpoint"; }

    std::vector<compute::LabelledImage> load(const Records& records)
    {
        dataset::LoadOptions options;
        options.inputSize = static_cast<int>(plan_.inputSize);
        options.classNames = plan_.classes;
        return dataset::loadImages(
            records, options, stop_, [this](const Progress& progress) { observer_.onLoading(progress); },
            [this](LogLevel level, std::string_view line) { observer_.onLog(level, std::string(line)); });
    }

    void describe(const detector::TrainableNetwork& network)
    {
        plan_.architecture = detector::familyName(network.spec().family);
        plan_.scale = detector::scaleOf(network.spec());
        for (const detector::TrainableParameter& parameter : network.parameters())
            plan_.parameters += parameter.value.numel();
    }

    /// What has to be the same for a training to be resumed.
    std::string settingText(const Start& start, const Split& split) const
    {
        std::string names;
        for (const Records* records : {&split.train, &split.validation}) {
            for (const dataset::ImageRecord& record : *records)
                names += toUtf8(record.path.filename()) + "\n";
            names += "\n";
        }
        for (const std::string& name : plan_.classes)
            names += name + "\n";
        for (const std::filesystem::path& file : request_.patches)
            names += sha256OfFile(file) + "\n";
        names += "fresh " + std::to_string(request_.fresh.everyEpochs) + "\n";
        return options_.text() + " input=" + std::to_string(plan_.inputSize) +
               " network=" + plan_.architecture + plan_.scale + ":" + std::to_string(plan_.parameters) +
               " from=" + start.sha256 + " data=" + sha256OfText(names);
    }

    training::TrainingResult train(const std::vector<compute::LabelledImage>& images,
                                   const std::vector<compute::LabelledImage>& validation,
                                   detector::TrainableNetwork& network,
                                   const std::vector<at::Tensor>& patches, const std::string& setting,
                                   const training::TrainState* resume)
    {
        /// Passes everything on, and keeps the checkpoints.
        class Keeper final : public training::TrainingObserver {
          public:
            Keeper(DetectorTrainObserver& observer, std::filesystem::path file, const std::string& setting)
                : observer_(observer), file_(std::move(file)), setting_(setting)
            {
            }
            void onEpoch(const training::EpochEvent& event) override { observer_.onEpoch(event); }
            void onBatch(const training::BatchEvent& event) override { observer_.onBatch(event); }
            void onLog(LogLevel level, const std::string& line) override { observer_.onLog(level, line); }
            void onCheckpoint(const training::TrainState& state) override
            {
                training::writeCheckpoint(file_, state, setting_);
                observer_.onCheckpoint(state);
            }

          private:
            DetectorTrainObserver& observer_;
            std::filesystem::path file_;
            const std::string& setting_;
        } keeper(observer_, checkpointFile(), setting);
        const training::PatchSource source =
            request_.fresh.everyEpochs > 0 ? training::freshPatches(request_.fresh, options_, patches, images,
                                                                    plan_.classes, plan_.device.device, stop_)
            : patches.empty()              ? training::PatchSource{}
                                           : training::fixedPatches(patches);
        return training::train(options_, {images, validation, plan_.classes}, network, plan_.device.device,
                               stop_, keeper, source, resume);
    }

    DetectorTrainOutcome finish(training::TrainingResult result)
    {
        std::array<char, 32> ap50{};
        if (result.state.bestAp50 >= 0)
            std::snprintf(ap50.data(), ap50.size(), "%.4f", result.state.bestAp50);
        detector::writeWeights(request_.out, result.state.kept(),
                               {.classNames = plan_.classes,
                                .inputSize = plan_.inputSize,
                                .remarks = {{"trained_by", "Blindspot"},
                                            {"training", options_.text()},
                                            {"epochs", std::to_string(result.state.epoch)},
                                            {"ap50", ap50.data()},
                                            {"validation", plan_.heldOut}}},
                               request_.half);
        DetectorTrainOutcome outcome{std::move(result), request_.out, checkpointFile()};
        if (outcome.training.end == training::TrainingEnd::Completed ||
            outcome.training.end == training::TrainingEnd::Early) {
            std::error_code ignored;
            std::filesystem::remove(outcome.checkpoint, ignored);
            outcome.checkpoint.clear();
        }
        return outcome;
    }

    const DetectorTrainRequest& request_;
    training::TrainOptions options_;
    StopControl& stop_;
    DetectorTrainObserver& observer_;
    DetectorTrainPlan plan_;
};

} // namespace

DetectorTrainOutcome trainDetector(const storage::Workspace& workspace, const DetectorTrainRequest& request,
                                   StopControl& stop, DetectorTrainObserver& observer)
{
    storage::Database database = workspace.connect();
    return Job(request, stop, observer).run(database);
}

} // namespace blindspot::runs
