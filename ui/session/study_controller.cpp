#include "ui/session/study_controller.h"

#include <QCoreApplication>

#include <mutex>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr qint64 kRateMilliseconds = 2000; ///< before that a rate says nothing

} // namespace

/// The newest words of the thread.
class StudyController::Mailbox : public workspace::StudyObserver {
  public:
    struct News {
        std::optional<workspace::StudyStep> step;
        double ofStep = 0;
        std::optional<Progress> phase;
        std::int64_t failed = 0;
        bool stepped = false; ///< since it was last emptied
    };

    void onStep(const workspace::StudyStep& step) override
    {
        const std::lock_guard lock(mutex_);
        news_.step = step;
        news_.ofStep = 0;
        news_.phase.reset();
        news_.stepped = fresh_ = true;
    }
    void onAdvanced(const workspace::StudyStep& step, double ofStep) override
    {
        const std::lock_guard lock(mutex_);
        news_.step = step;
        news_.ofStep = ofStep;
        fresh_ = true;
    }
    void onMeasured(const workspace::StudyStep&, double) override { ended(0); }
    void onFailed(const workspace::StudyStep&, const Message&) override { ended(1); }
    void onProgress(const Progress& progress) override
    {
        const std::lock_guard lock(mutex_);
        news_.phase = progress;
        fresh_ = true;
    }

    std::optional<News> take()
    {
        const std::lock_guard lock(mutex_);
        if (!std::exchange(fresh_, false)) return std::nullopt;
        News taken = news_;
        news_.stepped = false;
        return taken;
    }

  private:
    void ended(std::int64_t failed)
    {
        const std::lock_guard lock(mutex_);
        news_.ofStep = 1;
        news_.failed += failed;
        news_.stepped = fresh_ = true;
    }

    std::mutex mutex_;
    News news_;
    bool fresh_ = false;
};

StudyController::StudyController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent)
    : Job(queue, Priority::Background, parent), workspace_(workspace)
{
}

void StudyController::start(const std::string& name)
{
    launchStudy(name, [&workspace = workspace_, name](StopControl& stop, workspace::StudyObserver& observer) {
        workspace::runStudy(workspace, name, QCoreApplication::applicationVersion().toStdString(), stop, observer);
        return name;
    });
}

void StudyController::launchStudy(const std::string& name, Work work)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<Mailbox>();
    name_ = QString::fromStdString(name);
    progress_ = {};
    clock_.invalidate();
    launch(
        [mailbox = mailbox_, work = std::move(work)](StopControl& stop) -> Keep {
            work(stop, *mailbox);
            return [] {};
        },
        JobState::Running);
}

void StudyController::look()
{
    const auto news = mailbox_->take();
    if (!news) return;
    progress_.step = news->step;
    progress_.phase = news->phase;
    progress_.failed = news->failed;
    progress_.fraction = news->step ? workspace::fractionOf(*news->step, news->ofStep) : 0;
    if (!clock_.isValid()) {
        clock_.start();
        countedFrom_ = progress_.fraction;
    } else if (clock_.elapsed() >= kRateMilliseconds && progress_.fraction > countedFrom_) {
        progress_.secondsLeft =
            static_cast<double>(clock_.elapsed()) / 1000 * (1 - progress_.fraction) / (progress_.fraction - countedFrom_);
    }
    Q_EMIT progressed();
    if (news->stepped) Q_EMIT stepped();
}

void StudyController::announce()
{
    Q_EMIT finished();
}

} // namespace blindspot::ui
