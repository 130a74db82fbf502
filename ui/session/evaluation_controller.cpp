#include "ui/session/evaluation_controller.h"

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
    bool fresh = false;

    void put(const Progress& progress)
    {
        const std::lock_guard lock(mutex);
        newest = progress;
        fresh = true;
    }
    std::optional<Progress> take()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(fresh, false) ? std::optional(newest) : std::nullopt;
    }
};

EvaluationController::EvaluationController(const workspace::Workspace& workspace, UiQueue& queue,
                                           QObject* parent)
    : Job(queue, Priority::Background, parent), workspace_(workspace)
{
}

void EvaluationController::start(const workspace::EvaluationRequest& request)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<Mailbox>();
    progress_ = {};
    clock_.invalidate();
    launch(
        [this, &workspace = workspace_, mailbox = mailbox_, request](StopControl& stop) -> Keep {
            const auto report = std::make_shared<const metrics::EvaluationReport>(workspace::evaluateAndStore(
                workspace, request, stop, [&mailbox](const Progress& progress) { mailbox->put(progress); }));
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
    const std::optional<Progress> news = mailbox_->take();
    if (!news) return;
    // The sweeps are counted anew after the arms.
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
