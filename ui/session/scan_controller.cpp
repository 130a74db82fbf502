#include "ui/session/scan_controller.h"

#include "ui/session/automatic.h"

#include <mutex>
#include <utility>

namespace blindspot::ui {

/// The newest word of the thread.
struct ScanController::Mailbox {
    std::mutex mutex;
    std::int64_t done = 0, total = 0;
};

ScanController::ScanController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent)
    : Job(queue, Priority::Background, parent), workspace_(workspace)
{
}

void ScanController::start(const workspace::ScanRequest& asked)
{
    if (!mayStart()) return;
    workspace::ScanRequest request = asked;
    request.device = deviceToUse(asked.device);
    mailbox_ = std::make_shared<Mailbox>();
    detector_ = QString::fromStdString(request.detector);
    dataset_ = QString::fromStdString(request.images.dataset);
    done_ = total_ = 0;
    launch(
        [this, &workspace = workspace_, mailbox = mailbox_, request](StopControl& stop) -> Keep {
            storage::Database database = workspace.connect();
            const workspace::ScanResult result =
                workspace::scanDataset(database, request, stop, [&mailbox](const Progress& progress) {
                    const std::lock_guard lock(mailbox->mutex);
                    mailbox->done = progress.done;
                    mailbox->total = progress.total;
                });
            return [this, unreadable = result.unreadable] { unreadable_ = unreadable; };
        },
        JobState::Running);
}

void ScanController::look()
{
    std::int64_t done = 0, total = 0;
    {
        const std::lock_guard lock(mailbox_->mutex);
        done = mailbox_->done;
        total = mailbox_->total;
    }
    if (std::exchange(done_, done) == done && std::exchange(total_, total) == total) return;
    total_ = total;
    Q_EMIT progressed();
}

void ScanController::announce()
{
    Q_EMIT finished(unreadable_);
}

} // namespace blindspot::ui
