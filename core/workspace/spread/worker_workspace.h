// A WorkerWorkspace is the workspace of one worker of a spread queue: it begins with what the queue's folder holds, and has a queue of its own, of
// which the worker does what it can claim.
#pragma once

#include "core/workspace/queue/queue_store.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/spread/claims.h"
#include "core/workspace/studies/study_runner.h"

#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::workspace {

class WorkerWorkspace {
  public:
    /// The workspace of `worker` below the spread queue's folder, or in `into`; made where it is not there, else gone on with. Its
    /// database is a file of its own, copied without being opened; runs and other files of before are links to those of `queue`. Errors:
    /// Error where `queue` is no spread queue, or the workspace cannot be made, or is that of another queue or worker.
    WorkerWorkspace(const std::filesystem::path& queue, const std::string& worker, const std::optional<std::filesystem::path>& into = {});

    const Workspace& workspace() const { return workspace_; }

    /// Sees to it that the first item that waits here is this worker's: those that others have claimed leave its queue. An item goes to one
    /// worker with all that it needs and that needs it; a study without halving goes to all, training by training.
    void claimNext() const;
    /// Whether the training of a study is this worker's.
    bool claim(std::int64_t study, const StudyStep& step) const;
    /// The study that an item asks for.
    static std::int64_t studyOf(const QueueItem& item);

  private:
    Claims claims_;
    Workspace workspace_;
};

} // namespace blindspot::workspace
