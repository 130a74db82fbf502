// The MaintenanceController checks, copies, tidies and moves a workspace beside the window, and keeps how far it is. The main window has one
// for the workspace that is open, beside its session.
#pragma once

#include "core/common/message.h"
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/maintenance/workspace_move.h"
#include "ui/session/job.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <memory>

namespace blindspot::ui {

/// It lives on the window's thread. It is never Preparing or Paused.
class MaintenanceController : public Job {
    Q_OBJECT

  public:
    /// `queue` outlives it.
    MaintenanceController(workspace::Workspace workspace, UiQueue& queue, QObject* parent = nullptr);

    void check(const workspace::CheckOptions& options = {});
    void backUp(const std::filesystem::path& folder);
    void compact();
    /// Nobody may have it open; from then on this controller is of no use any more.
    void move(const std::filesystem::path& folder);

    /// "Copying the workspace (MB), 12 of 340".
    QString progressText() const;
    /// 0 to 1, or -1 while it is not known.
    double fraction() const;

  Q_SIGNALS:
    void progressed();
    void checked(const blindspot::workspace::CheckReport& report);
    void backedUp(const blindspot::workspace::BackupResult& result);
    void compacted(const blindspot::workspace::CompactResult& result);
    void moved(const blindspot::workspace::MoveResult& result);

  private:
    struct Mailbox;

    /// `work` returns what is to be said when it has ended.
    template <typename DoWork> void start(DoWork work);
    void look() override;
    void announce() override;

    const workspace::Workspace workspace_;
    std::shared_ptr<Mailbox> mailbox_;
    Message phase_;
    std::int64_t done_ = 0, total_ = 0;
    std::function<void()> tell_; ///< of the work that has ended
};

} // namespace blindspot::ui
