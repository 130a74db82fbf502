// A QueueRunner is a program's right to work on the queue of a workspace: it takes the items one after the other, does them with the
// same functions that serve the commands and pages, and writes how each ended.
#pragma once

#include "core/common/stop_control.h"
#include "core/workspace/evaluations/evaluation_sinks.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/runs/run_recorder.h"
#include "core/workspace/runs/run_session.h"
#include "core/workspace/studies/study_runner.h"
#include "core/workspace/trainings/detector_training.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// From any thread; its functions open connections of their own. A program holds the right as long as this lives, however the
/// program ends: items of one that was killed wait again, and go on where they were.
class QueueRunner {
  public:
    /// Works alone, or with `beside` beside other programs. Errors: Error where another program works on the queue alone.
    explicit QueueRunner(const Workspace& workspace, bool beside = false);
    QueueRunner(QueueRunner&&) noexcept;
    ~QueueRunner();

    struct Next {
        std::vector<QueueItem> changed; ///< were recovered, or failed because an item that they need did
        std::optional<QueueItem> item;  ///< this program's from now on; empty: nothing can begin
    };
    Next next();

    // Do the item, which is of that kind, and write how it ended. It goes on where it was, if it had begun. A `stop` interrupts it:
    // it waits again, before all others; QueueStore::stop ends it as stopped. Errors: as the functions that do the work; a failure is
    // written before it is thrown.
    RunOutcome train(const QueueItem& item, StopControl& stop, RunObserver& observer);
    metrics::EvaluationReport evaluate(const QueueItem& item, StopControl& stop, const EvaluationSinks& sinks);
    DetectorTrainOutcome trainDetector(const QueueItem& item, StopControl& stop, DetectorTrainObserver& observer);
    /// The name of the study.
    std::string study(const QueueItem& item, StopControl& stop, StudyObserver& observer);

  private:
    template <typename Work>
    auto written(const QueueItem& item, StopControl& stop, const Work& work);

    struct Locks;
    const Workspace* workspace_;
    std::string id_;
    std::unique_ptr<Locks> locks_;
};

/// The ids of runs: those of items are the runs that they made. Errors: Error where an item has made none.
std::vector<std::string> runsOfItems(storage::Database& database, const std::vector<std::string>& runs);

} // namespace blindspot::workspace
