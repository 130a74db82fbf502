// The ScanController lets a detector look at a dataset's images beside the window, and keeps how far it is.
#pragma once

#include "core/workspace/records/workspace.h"
#include "core/workspace/scans/dataset_scan.h"
#include "ui/session/job.h"

#include <QString>

#include <memory>

namespace blindspot::ui {

/// It lives on the window's thread. It is never Preparing. The session pauses it while something else needs the machine; stopped, it
/// goes on at its next start where it was.
class ScanController : public Job {
    Q_OBJECT

  public:
    /// `workspace` and `queue` outlive it.
    ScanController(const workspace::Workspace& workspace, UiQueue& queue, QObject* parent = nullptr);

    void start(const workspace::ScanRequest& request);

    /// Of the scan under way or the last one.
    const QString& detector() const { return detector_; }
    const QString& dataset() const { return dataset_; }
    /// Images that were looked at, now or before, of those that were asked for; `total` 0: not known yet.
    std::int64_t done() const { return done_; }
    std::int64_t total() const { return total_; }

  Q_SIGNALS:
    void progressed();
    /// It came to its end; `unreadable` images could not be looked at.
    void finished(qlonglong unreadable);

  private:
    struct Mailbox;

    void look() override;
    void announce() override;

    const workspace::Workspace& workspace_;
    std::shared_ptr<Mailbox> mailbox_;
    QString detector_, dataset_;
    std::int64_t done_ = 0, total_ = 0;
    std::int64_t unreadable_ = 0;
};

} // namespace blindspot::ui
