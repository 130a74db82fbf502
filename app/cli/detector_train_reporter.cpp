#include "app/cli/detector_train_reporter.h"

#include "app/cli/cli_error.h"
#include "core/common/utf8.h"

#include <filesystem>

namespace blindspot::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};

std::string outText(const workspace::DetectorTrainOutcome& outcome)
{
    return toUtf8(std::filesystem::absolute(outcome.out).lexically_normal());
}

} // namespace

void DetectorTrainReporter::onLoading(const Progress& progress)
{
    if (loading_) loading_(progress);
}

void DetectorTrainReporter::onPlan(const workspace::DetectorTrainPlan& plan)
{
    Output& output = context_.output;
    output.progress("");
    output.line("Training " + plan.training + " of " + plan.detector + ": " + plan.architecture +
                (plan.scale == "custom" ? " (custom)" : plan.scale) + ", " + std::to_string(plan.parameters) +
                " parameters, " + countedText(static_cast<std::int64_t>(plan.classes.size()), "class") +
                ", input " + std::to_string(plan.inputSize) + " px, on " + countedText(plan.images, "image") +
                "; AP50 of " + countedText(plan.validationImages, "other") + ": " + plan.heldOut);
    if (plan.taken) output.line(decimalsText(*plan.taken * 100, 1) + " % of the tensors are taken over");
    if (plan.resumedEpochs > 0) output.line("Going on after epoch " + std::to_string(plan.resumedEpochs));
    output.event("started", {{"training", plan.training},
                             {"detector", plan.detector},
                             {"device", plan.device.device},
                             {"device_name", plan.device.name.english()},
                             {"images", plan.images},
                             {"validation_images", plan.validationImages},
                             {"held_out", plan.heldOut},
                             {"classes", plan.classes},
                             {"architecture", plan.architecture},
                             {"scale", plan.scale},
                             {"parameters", plan.parameters},
                             {"input_size", plan.inputSize},
                             {"taken", plan.taken ? Json(*plan.taken) : Json(nullptr)},
                             {"resumed_epochs", plan.resumedEpochs}});
}

void DetectorTrainReporter::onEpoch(const detector_training::EpochEvent& event)
{
    std::string line = "Epoch " + std::to_string(event.epoch) + "/" + std::to_string(event.epochs) +
                       ", loss " + decimalsText(event.loss, 4);
    if (event.ap50) line += ", AP50 " + decimalsText(*event.ap50, 4) + (event.best ? " (best)" : "");
    context_.output.line(line + ", " + decimalsText(event.imagesPerSecond, 1) + " images/s, " +
                         durationText(event.secondsLeft) + " left");
    context_.output.event("epoch", {{"epoch", event.epoch},
                                    {"epochs", event.epochs},
                                    {"loss", event.loss},
                                    {"loss_box", event.lossBox},
                                    {"loss_cls", event.lossCls},
                                    {"loss_dfl", event.lossDfl},
                                    {"ap50", event.ap50 ? Json(*event.ap50) : Json(nullptr)},
                                    {"best", event.best},
                                    {"learning_rate", event.learningRate},
                                    {"images_per_second", event.imagesPerSecond},
                                    {"seconds", event.seconds},
                                    {"seconds_left", event.secondsLeft}});
}

void DetectorTrainReporter::onBatch(const detector_training::BatchEvent& event)
{
    const auto now = std::chrono::steady_clock::now();
    if (!Output::terminal() || now - drawn_ < kRedraw) return;
    drawn_ = now;
    context_.output.progress("Epoch " + std::to_string(event.epoch) + "/" + std::to_string(event.epochs) +
                             "  batch " + std::to_string(event.batch) + "/" + std::to_string(event.batches) +
                             "  loss " + decimalsText(event.loss, 3) + "  " +
                             decimalsText(event.imagesPerSecond, 1) + " images/s  " +
                             durationText(event.secondsLeft) + " left");
}

void DetectorTrainReporter::onLog(LogLevel level, const Message& line)
{
    if (level == LogLevel::Warning)
        context_.output.message("blindspot-cli: " + line.english());
    else
        context_.output.line(line.english());
}

void DetectorTrainReporter::tell(const workspace::DetectorTrainOutcome& outcome)
{
    const workspace::DetectorTrainingRecord& record = outcome.record;
    const std::string out = outText(outcome);
    Output& output = context_.output;
    output.progress("");
    if (outcome.end == detector_training::TrainingEnd::NotFinite)
        throw cliError("the loss was no longer a finite number after epoch " + std::to_string(record.epochsDone),
                       out, "use a smaller --learning-rate; the file holds the last good weights");
    const bool early = outcome.end == detector_training::TrainingEnd::Early;
    output.line((outcome.stopped() ? "Stopped after "
                 : early           ? "No more progress after "
                                   : "Done: ") +
                countedText(record.epochsDone, "epoch") + ", " + durationText(record.seconds) +
                (record.bestAp50 ? ", AP50 " + decimalsText(*record.bestAp50, 4) + " in epoch " +
                                           std::to_string(record.bestEpoch)
                                     : std::string()) +
                ", detector " + (outcome.stopped() ? "" : outcome.record.detectorName + " in ") + out);
}

int DetectorTrainReporter::finish(const workspace::DetectorTrainOutcome& outcome)
{
    tell(outcome);
    const workspace::DetectorTrainingRecord& record = outcome.record;
    Output& output = context_.output;
    output.done({{"training", outcome.record.id},
                 {"detector", outcome.stopped() ? Json(nullptr) : Json(outcome.record.detectorName)},
                 {"out", outText(outcome)},
                 {"epochs", record.epochsDone},
                 {"ap50", record.bestAp50 ? Json(*record.bestAp50) : Json(nullptr)},
                 {"best_epoch", record.bestEpoch},
                 {"seconds", record.seconds},
                 {"early", outcome.end == detector_training::TrainingEnd::Early},
                 {"stopped", outcome.stopped()}});
    if (!outcome.stopped()) return kDone;
    output.message("blindspot-cli: interrupted; go on with: blindspot-cli detector trainings " +
                   outcome.record.id + " --resume");
    return kInterrupted;
}

} // namespace blindspot::cli
