#include "ui/session/evaluation_controller.h"

#include "ui/session/automatic.h"
#include "ui/support/message_text.h"
#include "ui/support/thread_priority.h"

#include <QSettings>

#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr qint64 kRateMilliseconds = 500; ///< before that a rate says nothing

QString rateKey(const std::string& device)
{
    return QStringLiteral("evaluate/inputsPerSecond/") + QString::fromStdString(device).replace('/', '_');
}

} // namespace

/// The newest word of the thread.
struct EvaluationController::Mailbox {
    std::mutex mutex;
    Progress newest;
    std::optional<evaluation::NoticedSoFar> noticed;
    bool fresh = false;

    void put(const Progress& progress)
    {
        const std::lock_guard lock(mutex);
        newest = progress;
        fresh = true;
    }
    void put(const evaluation::NoticedSoFar& soFar)
    {
        const std::lock_guard lock(mutex);
        noticed = soFar;
    }
    std::optional<std::pair<Progress, std::optional<evaluation::NoticedSoFar>>> take()
    {
        const std::lock_guard lock(mutex);
        if (!std::exchange(fresh, false)) return std::nullopt;
        return std::pair(newest, noticed);
    }
};

EvaluationController::EvaluationController(const workspace::Workspace& workspace, UiQueue& queue,
                                           QObject* parent)
    : Job(queue, Priority::Background, parent), workspace_(workspace)
{
}

void EvaluationController::start(const workspace::EvaluationRequest& asked)
{
    workspace::EvaluationRequest request = asked;
    request.device = deviceToUse(asked.device);
    launchEvaluation([&workspace = workspace_, request](StopControl& stop, const workspace::EvaluationSinks& sinks) {
        return workspace::evaluateAndStore(workspace, request, stop, sinks.progress, sinks.log, sinks.noticed);
    });
}

void EvaluationController::launchEvaluation(Work work)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<Mailbox>();
    progress_ = {};
    clock_.invalidate();
    launch(
        [this, mailbox = mailbox_, work = std::move(work)](StopControl& stop) -> Keep {
            workspace::EvaluationSinks sinks;
            sinks.progress = [&mailbox](const Progress& progress) { mailbox->put(progress); };
            sinks.noticed = [&mailbox](const evaluation::NoticedSoFar& soFar) { mailbox->put(soFar); };
            const auto report = std::make_shared<const metrics::EvaluationReport>(work(stop, sinks));
            return [this, report] { keep(report); };
        },
        JobState::Running);
}

std::optional<double> EvaluationController::measuredRate(const std::string& device)
{
    const double rate = QSettings().value(rateKey(device)).toDouble();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

void EvaluationController::look()
{
    const auto taken = mailbox_->take();
    if (!taken) return;
    const Progress* news = &taken->first;
    progress_.noticed = taken->second;
    // Images are identified before the first is shown; and what was seen before a stop is there at once.
    const bool anew = !clock_.isValid() || news->done < progress_.done || news->total != progress_.total;
    progress_.done = news->done;
    progress_.total = news->total;
    if (anew) {
        clock_.start();
        countedFrom_ = news->done;
        progress_.perSecond = progress_.secondsLeft = 0;
    } else if (clock_.elapsed() >= kRateMilliseconds && news->done > countedFrom_) {
        progress_.perSecond =
            static_cast<double>(news->done - countedFrom_) * 1000 / static_cast<double>(clock_.elapsed());
        progress_.secondsLeft = static_cast<double>(news->total - news->done) / progress_.perSecond;
    }
    Q_EMIT progressed(progress_);
}

void EvaluationController::keep(const ReportPointer& report)
{
    report_ = report;
    if (report->timing.seconds > 0)
        QSettings().setValue(rateKey(report->timing.device),
                             static_cast<double>(report->timing.passes) / report->timing.seconds);
}

void EvaluationController::announce()
{
    Q_EMIT finished(std::exchange(report_, nullptr));
}

} // namespace blindspot::ui
