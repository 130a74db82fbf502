#include "ui/session/training_mailbox.h"

#include "core/dataset/image_tensor.h"
#include "core/workspace/runs/run_session.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"

#include <utility>

namespace blindspot::ui {

namespace {

/// Faster than the eye follows a patch's changes, slow enough to cost the trainer nothing.
constexpr std::chrono::milliseconds kPatchInterval{100};
/// The driver itself averages over about as long.
constexpr std::chrono::milliseconds kGpuInterval{500};
/// What a window that was asleep need not be told line by line.
constexpr int kMaxLines = 2000;

} // namespace

TrainingNews TrainingMailbox::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, {});
}

void TrainingMailbox::onLoading(const Progress& progress)
{
    const std::lock_guard lock(mutex_);
    news_.loading = progress;
}

void TrainingMailbox::onStarted(const workspace::RunRecord& record, const compute::DeviceInfo& device,
                                const patch::TrainingPlan& plan)
{
    if (device.isCuda()) gpu_ = compute::GpuMonitor::ofDevice(device.device);
    const std::lock_guard lock(mutex_);
    news_.started = record;
    news_.plan = plan;
}

void TrainingMailbox::onIteration(const patch::IterationEvent& event)
{
    const std::lock_guard lock(mutex_);
    news_.points.push_back(
        {event.iteration, event.loss, event.lossBox, event.lossCls, event.lossDfl, event.seconds, event.losses,
         event.weights});
    addLine(QString::fromStdString(patch::iterationLine(event)));
}

void TrainingMailbox::onBatch(const patch::BatchEvent& event)
{
    watchGpu();
    const std::lock_guard lock(mutex_);
    news_.progress = event;
}

void TrainingMailbox::watchGpu()
{
    const auto now = std::chrono::steady_clock::now();
    if (!gpu_ || now - lastGpu_ < kGpuInterval) return;
    lastGpu_ = now;
    const std::optional<compute::GpuUse> use = gpu_->use();
    const std::lock_guard lock(mutex_);
    news_.gpu = use;
}

void TrainingMailbox::onLog(LogLevel level, const Message& line)
{
    const std::lock_guard lock(mutex_);
    addLine((level == LogLevel::Warning ? QStringLiteral("! ") : QString()) + messageText(line));
}

bool TrainingMailbox::wantsPatch()
{
    return std::chrono::steady_clock::now() - lastPatch_ >= kPatchInterval;
}

void TrainingMailbox::onPatch(const at::Tensor& patch)
{
    lastPatch_ = std::chrono::steady_clock::now();
    QImage picture = toQImage(dataset::imageFromTensor(patch));
    const std::lock_guard lock(mutex_);
    news_.patch = std::move(picture);
}

void TrainingMailbox::addLine(const QString& line)
{
    if (news_.lines.size() < kMaxLines) news_.lines.push_back(line);
}

} // namespace blindspot::ui
