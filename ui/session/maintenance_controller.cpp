#include "ui/session/maintenance_controller.h"

#include "core/common/progress.h"
#include "ui/support/message_text.h"

#include <mutex>
#include <utility>

namespace blindspot::ui {

/// The newest word of the thread.
struct MaintenanceController::Mailbox {
    std::mutex mutex;
    Progress progress;
};

MaintenanceController::MaintenanceController(workspace::Workspace workspace, UiQueue& queue, QObject* parent)
    : Job(queue, Priority::Background, parent), workspace_(std::move(workspace))
{
}

template <typename DoWork> void MaintenanceController::start(DoWork work)
{
    if (!mayStart()) return;
    mailbox_ = std::make_shared<Mailbox>();
    phase_ = {};
    done_ = total_ = 0;
    tell_ = {};
    launch(
        [this, mailbox = mailbox_, work = std::move(work)](StopControl& stop) -> Keep {
            std::function<void()> said = work(stop, [&mailbox](const Progress& progress) {
                const std::lock_guard lock(mailbox->mutex);
                mailbox->progress = progress;
            });
            return [this, said = std::move(said)] { tell_ = said; };
        },
        JobState::Running);
}

void MaintenanceController::check(const workspace::CheckOptions& options)
{
    start([this, &workspace = workspace_, options](StopControl& stop, const ProgressSink& progress) -> std::function<void()> {
        return [this, report = workspace::checkWorkspace(workspace, options, stop, progress)] { Q_EMIT checked(report); };
    });
}

void MaintenanceController::backUp(const std::filesystem::path& folder)
{
    start([this, &workspace = workspace_, folder](StopControl& stop, const ProgressSink& progress) -> std::function<void()> {
        return [this, result = workspace::backUpWorkspace(workspace, folder, stop, progress)] { Q_EMIT backedUp(result); };
    });
}

void MaintenanceController::compact()
{
    start([this, &workspace = workspace_](StopControl& stop, const ProgressSink& progress) -> std::function<void()> {
        return [this, result = workspace::compactWorkspace(workspace, stop, progress)] { Q_EMIT compacted(result); };
    });
}

void MaintenanceController::move(const std::filesystem::path& folder)
{
    start([this, from = workspace_.folder(), folder](StopControl& stop, const ProgressSink& progress) -> std::function<void()> {
        return [this, result = workspace::moveWorkspace(from, folder, stop, progress)] { Q_EMIT moved(result); };
    });
}

QString MaintenanceController::progressText() const
{
    const QString phase = phase_.empty() ? tr("Looking at the workspace…") : messageText(phase_);
    if (total_ <= 0) return phase;
    //: What is done, and how far it is: "copying the workspace (MB), 12 of 340".
    return tr("%1, %2 of %3").arg(phase).arg(done_).arg(total_);
}

double MaintenanceController::fraction() const
{
    return total_ > 0 ? static_cast<double>(done_) / static_cast<double>(total_) : -1;
}

void MaintenanceController::look()
{
    Progress progress;
    {
        const std::lock_guard lock(mailbox_->mutex);
        progress = mailbox_->progress;
    }
    if (progress.phase == phase_ && progress.done == done_ && progress.total == total_) return;
    phase_ = progress.phase;
    done_ = progress.done;
    total_ = progress.total;
    Q_EMIT progressed();
}

void MaintenanceController::announce()
{
    if (tell_) std::exchange(tell_, {})();
}

} // namespace blindspot::ui
