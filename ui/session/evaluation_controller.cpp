#include "ui/session/evaluation_controller.h"

#include "ui/support/message_text.h"
#include "ui/support/thread_priority.h"

#include <QSettings>

#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kLookMilliseconds = 100;
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
    : QObject(parent), workspace_(workspace), queue_(queue)
{
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &EvaluationController::look);
}

EvaluationController::~EvaluationController()
{
    if (stop_) stop_->requestStop();
    if (thread_.joinable()) thread_.join();
}

void EvaluationController::start(const workspace::EvaluationRequest& request)
{
    if (busy()) return;
    if (thread_.joinable()) thread_.join();
    stop_ = std::make_shared<StopControl>();
    mailbox_ = std::make_shared<Mailbox>();
    progress_ = {};
    clock_.invalidate();
    setState(EvaluationState::Running);
    timer_.start();
    // The guard tells a call that comes after this object's end; it is made and read on the window's thread.
    const QPointer<EvaluationController> guard(this);
    thread_ = std::thread([this, guard, stop = stop_, mailbox = mailbox_, request] {
        lowerThreadPriority(Priority::Background); // a training under way and the window go first
        ReportPointer report;
        QString failure;
        try {
            report = std::make_shared<const metrics::EvaluationReport>(
                workspace::evaluateAndStore(workspace_, request, *stop,
                                       [&mailbox](const Progress& progress) { mailbox->put(progress); }));
        } catch (const Cancelled&) {
        } catch (const std::exception& error) {
            failure = errorText(error);
        }
        queue_.post([guard, report, failure] {
            if (guard) guard->conclude(report, failure);
        });
    });
}

void EvaluationController::stop()
{
    if (state_ != EvaluationState::Running) return;
    setState(EvaluationState::Stopping);
    stop_->requestStop();
}

std::optional<double> EvaluationController::measuredRate(const std::string& device)
{
    const double rate = QSettings().value(rateKey(device)).toDouble();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

void EvaluationController::setState(EvaluationState state)
{
    if (state_ == state) return;
    state_ = state;
    Q_EMIT stateChanged(state);
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

void EvaluationController::conclude(const ReportPointer& report, const QString& failure)
{
    timer_.stop();
    thread_.join();
    if (report && report->timing.seconds > 0)
        QSettings().setValue(rateKey(report->timing.device),
                             static_cast<double>(report->timing.passes) / report->timing.seconds);
    setState(EvaluationState::Idle);
    if (!failure.isEmpty())
        Q_EMIT failed(failure);
    else if (report)
        Q_EMIT finished(report);
}

} // namespace blindspot::ui
