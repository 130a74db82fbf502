#include "app/cli/run_reporter.h"

#include "app/cli/cli_error.h"
#include "app/cli/option_text.h"
#include "core/common/utf8.h"
#include "core/imaging/codec.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_ranks.h"

#include <algorithm>
#include <cmath>

namespace blindspot::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};

/// "[=====>    ] 42 %  3/50  12.3 inputs/s  2 min 5 s left".
std::string bar(const patch::BatchEvent& event)
{
    constexpr int kWidth = 24;
    const double fraction = std::clamp(event.fraction, 0.0, 1.0);
    const int filled = static_cast<int>(fraction * kWidth);
    std::string text = "[" + std::string(static_cast<std::size_t>(filled), '=');
    text += (filled < kWidth ? ">" : "") +
            std::string(static_cast<std::size_t>(std::max(0, kWidth - filled - 1)), ' ');
    const double rate = std::round(event.passesPerSecond * 10) / 10;
    return text + "] " + std::to_string(static_cast<int>(fraction * 100)) + " %  iteration " +
           std::to_string(event.iteration) + "/" + std::to_string(event.iterations) + "  " +
           numberText(rate) + " inputs/s  " + durationText(event.secondsLeft) + " left";
}

std::string pathText(const std::filesystem::path& path)
{
    return toUtf8(std::filesystem::absolute(path).lexically_normal());
}

} // namespace

Json byName(const std::vector<std::string>& detectors, const std::vector<double>& values, const std::optional<double>& ofOne)
{
    Json json = Json::object();
    if (values.empty() && detectors.size() == 1) json[detectors.front()] = orNull(ofOne);
    for (std::size_t i = 0; i < std::min(values.size(), detectors.size()); ++i)
        json[detectors[i]] = values[i];
    return json;
}

int helpWithRun(Context& context, ranks::Ranks& ranks)
{
    const auto end = workspace::helpWithRun(ranks, context.stop);
    if (!end) return kUserError; // rank 0 says why
    return *end == patch::TrainingEnd::Stopped ? kInterrupted : *end == patch::TrainingEnd::NotFinite ? kUserError : kDone;
}

void RunReporter::onLoading(const Progress& progress)
{
    if (loading_) loading_(progress);
}

void RunReporter::onStarted(const workspace::RunRecord& record, const compute::DeviceInfo& device,
                            const patch::TrainingPlan& plan)
{
    detectors_.clear();
    for (const workspace::RunDetector& one : workspace::detectorsOf(record))
        detectors_.push_back(one.name);
    context_.output.progress("");
    context_.output.line("Run " + record.id + " (" + record.name + "): " + countedText(plan.images, "image") + ", batch size " +
                         std::to_string(plan.batchSize) + ", " + record.precision + ", about " +
                         durationText(plan.estimatedSeconds) +
                         (plan.estimatedBytes
                              ? " and " + bytesText(static_cast<double>(*plan.estimatedBytes)) + " of memory"
                              : std::string(", memory not known")));
    context_.output.event("started", {{"run", record.id},
                                      {"name", record.name},
                                      {"device", device.device},
                                      {"device_name", device.name.english()},
                                      {"ranks", context_.launch ? context_.launch->size : 1},
                                      {"reason", device.reason.english()},
                                      {"images", plan.images},
                                      {"detectors", detectors_},
                                      {"batch_size", plan.batchSize},
                                      {"precision", record.precision},
                                      {"iterations", record.iterations},
                                      {"seconds_per_pass", plan.secondsPerPass},
                                      {"estimated_seconds", plan.estimatedSeconds},
                                      {"estimated_bytes", plan.estimatedBytes ? Json(*plan.estimatedBytes) : Json(nullptr)}});
}

std::string RunReporter::ofEach(const patch::IterationEvent& event) const
{
    std::string text;
    for (std::size_t i = 0; i < std::min(event.losses.size(), detectors_.size()); ++i)
        text += (i == 0 ? " (" : ", ") + detectors_[i] + " " + decimalsText(event.losses[i], 4) + " weighs " +
                decimalsText(event.weights[i], 2);
    return text.empty() ? text : text + ")";
}

void RunReporter::onIteration(const patch::IterationEvent& event)
{
    context_.output.line(patch::iterationLine(event) + ofEach(event));
    context_.output.event("iteration", {{"iteration", event.iteration},
                                        {"iterations", event.iterations},
                                        {"loss", event.loss},
                                        {"loss_box", orNull(event.lossBox)},
                                        {"loss_cls", orNull(event.lossCls)},
                                        {"loss_dfl", orNull(event.lossDfl)},
                                        {"losses", byName(detectors_, event.losses, event.loss)},
                                        {"weights", byName(detectors_, event.weights, 1)},
                                        {"seconds", event.seconds},
                                        {"passes_per_second", event.passesPerSecond},
                                        {"seconds_left", event.secondsLeft}});
}

void RunReporter::onBatch(const patch::BatchEvent& event)
{
    const auto now = std::chrono::steady_clock::now();
    if (!Output::terminal() || now - drawn_ < kRedraw) return;
    drawn_ = now;
    context_.output.progress(bar(event));
}

void RunReporter::onLog(LogLevel level, const Message& line)
{
    if (level == LogLevel::Warning)
        context_.output.message("blindspot-cli: " + line.english());
    else
        context_.output.line(line.english());
}

void RunReporter::tell(const workspace::RunOutcome& outcome, const std::filesystem::path& picture)
{
    Output& output = context_.output;
    output.progress("");
    const workspace::RunRecord& record = outcome.record;
    if (outcome.end == patch::TrainingEnd::NotFinite)
        throw cliError("the loss was no longer a finite number after iteration " +
                           std::to_string(record.iterationsDone),
                       "run " + record.id,
                       "use a smaller --learning-rate; the last good patch is in " + pathText(picture));
    output.line((outcome.stopped() ? "Stopped after " : "Done: ") + countedText(record.iterationsDone, "iteration") + ", " + durationText(record.seconds) +
                (picture.empty() ? "" : ", patch " + pathText(picture)));
}

int RunReporter::finish(const workspace::RunOutcome& outcome, const std::optional<std::string>& out)
{
    Output& output = context_.output;
    const workspace::RunRecord& record = outcome.record;
    Json shape = nullptr;
    std::filesystem::path picture = outcome.picture;
    if (outcome.patchSide > 0) {
        shape = Json::array({3, outcome.patchSide, outcome.patchSide});
        if (out) {
            imaging::writePng(*out, imaging::decodeFile(outcome.picture));
            picture = *out;
        }
    }
    tell(outcome, picture);
    output.done({{"run", record.id},
                 {"name", record.name},
                 {"patch", picture.empty() ? Json(nullptr) : Json(pathText(picture))},
                 {"patch_shape", shape},
                 {"iterations", record.iterationsDone},
                 {"seconds", record.seconds},
                 {"seconds_per_pass", outcome.secondsPerPass},
                 {"passes", record.figures.passes},
                 {"stopped", outcome.stopped()}});
    if (!outcome.stopped()) return kDone;
    output.message("blindspot-cli: interrupted; go on with: blindspot-cli runs resume " + record.id);
    return kInterrupted;
}

} // namespace blindspot::cli
