#include "core/workspace/trainings/detector_training.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/dataset/image_loader.h"
#include "core/detector/network_text.h"
#include "core/detector/weights_file.h"
#include "core/detector_training/checkpoint_file.h"
#include "core/detector_training/fresh_patches.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/trainings/detector_training_entry.h"
#include "core/workspace/trainings/detector_training_images.h"
#include "core/workspace/trainings/detector_training_recorder.h"
#include "core/workspace/trainings/detector_training_start.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "core/workspace/trainings/shared_detector_training.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace blindspot::workspace {

namespace {

/// One request on its way to a detector.
class Job {
  public:
    Job(const Workspace& workspace, storage::Database& database, const DetectorTrainRequest& request,
        StopControl& stop, DetectorTrainObserver& observer, ranks::Lead& lead)
        : database_(database), request_(request), options_(request.options), stop_(stop), observer_(observer), lead_(lead),
          entry_(workspace, database, request)
    {
    }

    DetectorTrainOutcome run()
    {
        options_.check();
        requireWritable(request_.out, "--out");
        entry_.claim();
        const TrainingStart start = startOf(database_, request_);
        settle(start);
        const std::vector<at::Tensor> patches = readSquarePatches(request_.patches);
        const TrainingSplit split = splitOf(database_, request_, stop_, [this](const Progress& progress) { tellLoading(progress); });
        const ImageList began = entry_.sameImages(split.list);
        plan_.heldOut = split.heldOut;
        plan_.device = compute::chooseDevice(request_.device);

        detector::TrainableNetwork network(
            specOf(request_, start, static_cast<std::int64_t>(plan_.classes.size())), options_.seed);
        if (start.weights) plan_.taken = network.loadFitting(*start.weights, plan_.classes);
        describe(network);
        detector_training::CheckpointFiles checkpoints(
            checkpointOf(request_.out), previousCheckpointOf(request_.out), settingText(start, split));
        const std::optional<detector_training::TrainState> state =
            request_.resume ? goOnFrom(checkpoints) : std::nullopt;

        const auto images = load(split.train, split.list.images, began.images);
        const auto validation = split.validation.empty()
                                    ? std::vector<compute::LabelledImage>{}
                                    : load(split.validation, split.list.validation, began.validation);
        plan_.images = images.size();
        plan_.validationImages = validation.size();
        plan_.resumedEpochs = state ? state->epoch : 0;
        plan_.training = entry_.open(plan_, options_, split.list, state ? &*state : nullptr);
        plan_.detector = entry_.detectorName();
        observer_.onPlan(plan_);
        return recorded([&] {
            return finish(train(images, validation, network, patches, checkpoints, state ? &*state : nullptr));
        });
    }

  private:
    /// Classes, input size and the class of the patches.
    void settle(const TrainingStart& start)
    {
        plan_.classes = !request_.classes.empty() ? request_.classes
                        : start.weights           ? start.classes
                                                  : datasetClasses(database_, request_);
        plan_.inputSize = request_.inputSize.value_or(start.inputSize > 0 ? start.inputSize : 640);
        if (plan_.inputSize < 32 || plan_.inputSize > 4096 || plan_.inputSize % 32 != 0)
            throw Error(
                {Message::tr("the input size %1 is no multiple of 32 from 32 to 4096"), plan_.inputSize},
                "--input-size", Message::tr("use 320 or 640"));
        if (request_.patchClass) options_.hardening.classIndex = classOf(plan_.classes, *request_.patchClass);
        if (request_.fresh.everyEpochs > 0 && !request_.patchClass)
            throw Error(Message::tr("fresh patches are trained against one class"), "--fresh-patches",
                        Message(Message::tr("name it with --patch-class"))
                            .inWindow(Message::tr("choose the class of the patches")));
    }

    /// Runs the work; an error is kept in the record on its way out.
    template <typename Work>
    DetectorTrainOutcome recorded(Work work)
    {
        try {
            return work();
        } catch (const Cancelled&) {
            entry_.ended(DetectorTrainingState::Stopped, std::nullopt);
            throw;
        } catch (const std::exception& error) {
            entry_.ended(DetectorTrainingState::Failed, messageOf(error));
            throw;
        }
    }

    void tellLoading(const Progress& progress)
    {
        lead_.stillReading();
        observer_.onLoading(progress);
    }

    /// Each image has the number of `began`, which it had when the training began: random numbers are drawn by it.
    std::vector<compute::LabelledImage> load(const ImageRecords& records, const std::vector<dataset::ImageIdentity>& now,
                                             const std::vector<dataset::ImageIdentity>& began)
    {
        std::unordered_map<std::int64_t, std::int64_t> numbers;
        for (std::size_t i = 0; i < now.size(); ++i)
            numbers.emplace(now[i].id, began[i].id);
        dataset::LoadOptions options;
        options.inputSize = static_cast<int>(plan_.inputSize);
        options.classNames = plan_.classes;
        std::vector<compute::LabelledImage> images = dataset::loadImages(
            records, options, stop_, [this](const Progress& progress) { tellLoading(progress); },
            [this](LogLevel level, const Message& line) { observer_.onLog(level, line); });
        for (compute::LabelledImage& image : images)
            image.id = numbers.at(image.id);
        return images;
    }

    /// None where its record stands and no checkpoint: it was killed before the first one.
    std::optional<detector_training::TrainState> goOnFrom(detector_training::CheckpointFiles& checkpoints)
    {
        if (entry_.goesOn() && !hasCheckpoint(request_.out)) {
            observer_.onLog(LogLevel::Warning, Message::tr("no checkpoint had been written yet: the training begins anew"));
            return std::nullopt;
        }
        detector_training::CheckpointFiles::Found found = checkpoints.read();
        if (!found.passedOver.empty())
            observer_.onLog(LogLevel::Warning,
                            {Message::tr("%1 (going on from the checkpoint before it)"), found.passedOver});
        return std::move(found.state);
    }

    void describe(const detector::TrainableNetwork& network)
    {
        plan_.architecture = detector::familyName(network.spec().family);
        plan_.scale = detector::scaleOf(network.spec());
        network_ = network.spec();
        for (const detector::TrainableParameter& parameter : network.parameters())
            plan_.parameters += parameter.value.numel();
    }

    /// What differs from a published network; nothing for one as published.
    std::string graphText() const
    {
        std::string text;
        for (const auto& [path, block] : network_.settings)
            for (const auto& [name, value] : block)
                text += path + " " + name + " " + value + "\n";
        if (!detector::hasPublishedLayers(network_)) text += detector::networkText(network_);
        return text.empty() ? text : " graph=" + sha256OfText(text);
    }

    /// What has to be the same for a training to be resumed.
    std::string settingText(const TrainingStart& start, const TrainingSplit& split) const
    {
        std::string names;
        for (const ImageRecords* records : {&split.train, &split.validation}) {
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
               " network=" + plan_.architecture + plan_.scale + ":" + std::to_string(plan_.parameters) + graphText() +
               " from=" + start.sha256 + (start.choices.empty() ? "" : " choices=" + sha256OfText(start.choices)) + " data=" + sha256OfText(names);
    }

    detector_training::TrainingResult train(const std::vector<compute::LabelledImage>& images,
                                   const std::vector<compute::LabelledImage>& validation,
                                   detector::TrainableNetwork& network,
                                   const std::vector<at::Tensor>& patches,
                                   detector_training::CheckpointFiles& checkpoints,
                                   const detector_training::TrainState* resume)
    {
        DetectorTrainingRecorder recorder(entry_.store(), entry_.record(), checkpoints, observer_);
        tellOthers(images, validation, patches);
        const detector_training::PatchSource source = detector_training::patchSource(
            request_.fresh, options_, patches, images, plan_.classes, plan_.device.device, stop_, network_, lead_.ranks());
        return detector_training::train(options_, {images, validation, plan_.classes}, network, plan_.device.device,
                               stop_, recorder, lead_.ranks(), source, resume);
    }

    void tellOthers(const std::vector<compute::LabelledImage>& images, const std::vector<compute::LabelledImage>& validation,
                    const std::vector<at::Tensor>& patches)
    {
        if (lead_.ranks().isAlone()) return;
        SharedDetectorTraining shared{request_, network_, plan_.device.isCuda(), patches, images, validation};
        shared.request.classes = plan_.classes;
        shared.request.options = options_;
        lead_.begin();
        shareTraining(lead_.ranks(), shared);
    }

    DetectorTrainOutcome finish(detector_training::TrainingResult result)
    {
        const std::string ap50 = result.state.bestAp50 >= 0 ? fixedText(result.state.bestAp50, 4) : std::string();
        detector::writeWeights(request_.out, result.state.kept(),
                               {.classNames = plan_.classes,
                                .inputSize = plan_.inputSize,
                                .remarks = {{"trained_by", "Blindspot"},
                                            {"training", options_.text()},
                                            {"epochs", std::to_string(result.state.epoch)},
                                            {"ap50", ap50},
                                            {"validation", plan_.heldOut}},
                                .network = network_},
                               request_.half);
        entry_.conclude(result);
        DetectorTrainOutcome outcome{result.end, entry_.record(), request_.out,
                                     checkpointOf(request_.out)};
        if (entry_.record().state == DetectorTrainingState::Completed) {
            removeCheckpoints(request_.out);
            outcome.checkpoint.clear();
        }
        return outcome;
    }

    storage::Database& database_;
    const DetectorTrainRequest& request_;
    detector_training::TrainOptions options_;
    StopControl& stop_;
    DetectorTrainObserver& observer_;
    ranks::Lead& lead_;
    DetectorTrainPlan plan_;
    detector::NetworkSpec network_; ///< that is trained
    DetectorTrainingEntry entry_;
};

} // namespace

DetectorTrainOutcome trainDetector(const Workspace& workspace, const DetectorTrainRequest& request,
                                   StopControl& stop, DetectorTrainObserver& observer)
{
    ranks::OneRank alone;
    ranks::Lead lead(alone);
    return trainDetector(workspace, request, stop, observer, lead);
}

DetectorTrainOutcome trainDetector(const Workspace& workspace, const DetectorTrainRequest& request, StopControl& stop,
                                   DetectorTrainObserver& observer, ranks::Lead& lead)
{
    workspace.requireWritable();
    storage::Database database = workspace.connect();
    return Job(workspace, database, request, stop, observer, lead).run();
}

DetectorTrainRequest resumedRequest(const Workspace& workspace, const std::string& training)
{
    storage::Database database = workspace.connect();
    const DetectorTrainingRecord record = DetectorTrainingStore(workspace, database).get(training);
    const Place where{Message::tr("training %1"), training};
    if (record.state == DetectorTrainingState::Completed)
        throw Error(Message::tr("the training is complete"), where, Message::tr("train anew"));
    DetectorTrainRequest request = requestFromText(record.requestJson, where);
    request.name = record.detectorName;
    request.resume = true;
    return request;
}

} // namespace blindspot::workspace
