#include "ui/session/training_controller.h"

#include "core/common/stop_control.h"
#include "core/workspace/runs/run_session.h"
#include "ui/session/automatic.h"
#include "ui/session/training_mailbox.h"
#include "ui/support/message_text.h"
#include "ui/support/thread_priority.h"

#include <utility>

namespace blindspot::ui {

TrainingController::TrainingController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent)
    : Job(queue, Priority::Training, parent), workspace_(workspace)
{
}

void TrainingController::start(const workspace::TrainRequest& asked)
{
    launchRun([&workspace = workspace_, request = asStarted(asked)](StopControl& stop, workspace::RunObserver& observer) {
        return workspace::startRun(workspace, request, stop, observer);
    });
}

void TrainingController::resumeRun(const workspace::ResumeRequest& request)
{
    launchRun([&workspace = workspace_, request](StopControl& stop, workspace::RunObserver& observer) {
        return workspace::resumeRun(workspace, request, stop, observer);
    });
}

void TrainingController::launchRun(Run run)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<TrainingMailbox>();
    record_.reset();
    progress_.reset();
    gpu_.reset();
    plan_.reset();
    points_.clear();
    patch_ = {};
    launch([this, mailbox = mailbox_, run = std::move(run)](StopControl& stop) -> Keep {
        return [this, record = run(stop, *mailbox).record] { record_ = record; };
    });
}

void TrainingController::look()
{
    TrainingNews news = mailbox_->take();
    if (news.loading)
        Q_EMIT loading(messageText(news.loading->phase), news.loading->done, news.loading->total);
    if (news.started) {
        record_ = std::move(news.started);
        plan_ = news.plan;
        setRunning();
        Q_EMIT planned();
    }
    if (!news.points.empty()) {
        const auto first = static_cast<int>(points_.size());
        points_.insert(points_.end(), news.points.begin(), news.points.end());
        Q_EMIT pointsAdded(first);
    }
    if (!news.patch.isNull()) {
        patch_ = std::move(news.patch);
        Q_EMIT patchChanged(patch_);
    }
    if (news.gpu) gpu_ = news.gpu;
    if (news.progress) {
        progress_ = news.progress;
        Q_EMIT progressed(*progress_);
    }
    if (!news.lines.isEmpty()) Q_EMIT logged(news.lines);
}

void TrainingController::announce()
{
    Q_EMIT finished(*record_);
}

} // namespace blindspot::ui
