// queue run: does what waits, one after the other; goes on where a killed program was.
#include "app/cli/cli_error.h"
#include "app/cli/detector_train_reporter.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/queue.h"
#include "app/cli/run_reporter.h"
#include "app/cli/study_output.h"
#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/ranks/launch.h"
#include "core/workspace/queue/queue_changes.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/spread/worker_workspace.h"

#include <chrono>
#include <exception>
#include <memory>
#include <thread>

namespace blindspot::cli {

namespace {

using workspace::QueueItem;
using workspace::QueueKind;
using workspace::QueueState;

struct Arguments {
    bool beside = false, wait = false;
    std::string from, worker, into; ///< of a spread queue; empty: the workspace's own
};

struct Counts {
    std::int64_t done = 0, failed = 0, stopped = 0;
};

class Run {
  public:
    /// `spread`: whose queue it is, where it is a worker's; else null.
    Run(Context& context, const workspace::Workspace& workspace, bool beside, const workspace::WorkerWorkspace* spread = nullptr)
        : context_(context), workspace_(workspace), runner_(workspace, beside), spread_(spread)
    {
    }

    /// Until nothing can begin or a stop is asked for.
    void drain()
    {
        while (!context_.stop.shouldStop()) {
            if (spread_) spread_->claimNext();
            const workspace::QueueRunner::Next next = runner_.next();
            for (const QueueItem& item : next.changed)
                tell(item);
            if (!next.item) return;
            tell(*next.item);
            work(*next.item);
            tell(stored(next.item->id));
        }
    }

    const Counts& counts() const { return counts_; }
    std::int64_t waiting() const
    {
        storage::Database database = workspace_.connect();
        std::int64_t count = 0;
        for (const QueueItem& item : workspace::QueueStore(workspace_, database).list())
            count += item.state == QueueState::Waiting ? 1 : 0;
        return count;
    }

  private:
    QueueItem stored(std::int64_t id) const
    {
        storage::Database database = workspace_.connect();
        return workspace::QueueStore(workspace_, database).get(id);
    }

    void tell(const QueueItem& item)
    {
        const std::string number = "Item " + std::to_string(item.id);
        if (item.state == QueueState::Done) ++counts_.done;
        if (item.state == QueueState::Failed) ++counts_.failed;
        if (item.state == QueueState::Stopped) ++counts_.stopped;
        context_.output.progress("");
        if (item.state == QueueState::Running)
            context_.output.line("\n" + number + ": " + item.what.english());
        else
            context_.output.line(number + (item.state == QueueState::Waiting ? " waits again" : " " + std::string(name(item.state))));
        if (item.error) context_.output.message("blindspot-cli: item " + std::to_string(item.id) + ": " + item.error->english());
        tellItem(context_, item);
    }

    /// A failure is written with the item, and the next one begins.
    void work(const QueueItem& item)
    {
        try {
            doWork(item);
        } catch (const std::exception&) {
            // Its state says it; where not even that could be written, the next look at the queue says why.
        }
    }

    void doWork(const QueueItem& item)
    {
        switch (item.kind) {
        case QueueKind::Run: {
            RunReporter reporter(context_);
            const workspace::RunOutcome outcome = runner_.train(item, context_.stop, reporter);
            if (outcome.end != patch::TrainingEnd::NotFinite) reporter.tell(outcome, outcome.picture);
            break;
        }
        case QueueKind::Evaluation:
            tellReport(context_, runner_.evaluate(item, context_.stop, {context_.progressSink(), messagesOf(context_), {}}));
            break;
        case QueueKind::DetectorTraining: {
            DetectorTrainReporter reporter(context_);
            reporter.tell(runner_.trainDetector(item, context_.stop, reporter));
            break;
        }
        case QueueKind::Study: {
            StudyReporter::Mine mine;
            if (spread_)
                mine = [this, study = workspace::WorkerWorkspace::studyOf(item)](const workspace::StudyStep& step) { return spread_->claim(study, step); };
            StudyReporter reporter(context_, std::move(mine));
            context_.output.line("Study " + runner_.study(item, context_.stop, reporter) + " is done; study show tells what it found");
            break;
        }
        }
    }

    Context& context_;
    const workspace::Workspace& workspace_;
    workspace::QueueRunner runner_;
    const workspace::WorkerWorkspace* spread_;
    Counts counts_;
};

int tellEnd(Context& context, const Run& run, const std::string& goOn)
{
    const Counts& counts = run.counts();
    const bool interrupted = context.stop.shouldStop();
    const std::int64_t waiting = run.waiting();
    context.output.line(countedText(counts.done, "item") + " done, " + std::to_string(counts.failed) + " failed, " +
                        std::to_string(counts.stopped) + " stopped, " + std::to_string(waiting) + " waiting");
    context.output.done({{"done", counts.done},
                         {"failed", counts.failed},
                         {"stopped", counts.stopped},
                         {"waiting", waiting},
                         {"interrupted", interrupted}});
    if (interrupted) {
        context.output.message("blindspot-cli: interrupted; go on with: " + goOn);
        return kInterrupted;
    }
    if (counts.failed == 0) return kDone;
    context.output.message("blindspot-cli: " + countedText(counts.failed, "item") + " failed; queue list says why, queue again tries again");
    return kUserError;
}

/// The worker's name: as said, or its number in a Slurm array or among the processes of a step.
std::string workerOf(const Arguments& arguments)
{
    if (!arguments.worker.empty()) return arguments.worker;
    for (const char* variable : {"SLURM_ARRAY_TASK_ID", "SLURM_PROCID"})
        if (const auto number = ranks::environmentOfProcess(variable); number && !number->empty()) return *number;
    throw cliError("the worker has no name", "--as", "give each worker one of its own; in a Slurm array it is SLURM_ARRAY_TASK_ID");
}

/// A worker of a spread queue.
int runSpread(Context& context, const Arguments& arguments)
{
    if (arguments.beside || arguments.wait)
        throw cliError("a worker of a spread queue has its own workspace and ends with its queue", "--from", "leave --worker and --wait out");
    if (context.workspaceNamed)
        throw cliError("a worker of a spread queue has its own workspace", "--workspace", "name it by --into, or leave it out");
    const std::string name = workerOf(arguments);
    const workspace::WorkerWorkspace spread(arguments.from, name,
                                            arguments.into.empty() ? std::nullopt : std::optional<std::filesystem::path>(arguments.into));
    context.output.line("Worker " + name + " of " + arguments.from + ", workspace " + toUtf8(spread.workspace().folder()));
    Run run(context, spread.workspace(), false, &spread);
    run.drain();
    return tellEnd(context, run, "the same command");
}

int run(Context& context, const Arguments& arguments)
{
    if (!arguments.from.empty()) return runSpread(context, arguments);
    if (!arguments.worker.empty() || !arguments.into.empty())
        throw cliError("these are of a spread queue", "--as, --into", "name its folder by --from");
    const workspace::Workspace workspace = context.workspace();
    Run run(context, workspace, arguments.beside);
    if (!arguments.beside) {
        storage::Database database = workspace.connect();
        workspace::QueueStore(workspace, database).setPaused(false);
    }
    run.drain();
    if (arguments.wait) {
        workspace::QueueChanges changes(workspace);
        while (!context.stop.shouldStop()) {
            if (changes.any()) run.drain();
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    }
    return tellEnd(context, run, "blindspot-cli queue run");
}

} // namespace

void addQueueRunCommand(Commands& commands, CLI::App* queue)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add(
        "run", "Does what waits, one after the other; one that fails does not stop the rest; Ctrl-C stops it so that it can go on",
        [arguments](Context& context) { return run(context, *arguments); }, queue);
    command->add_flag("--worker", arguments->beside, "Works beside other programs at the same queue, each at an item of its own");
    command->add_flag("--wait", arguments->wait, "Stays when nothing waits, and does what is added");
    command
        ->add_option("--from", arguments->from,
                     "Works on a spread queue, which queue export has written, in a workspace of the worker's own; runs import takes in what "
                     "it has made. Any number of workers on any machines: each item, and each training of a study, is done by one")
        ->type_name("DIR");
    command
        ->add_option("--as", arguments->worker,
                     "The worker's name, by which it goes on where it was killed (default: SLURM_ARRAY_TASK_ID, then SLURM_PROCID)")
        ->type_name("NAME");
    command->add_option("--into", arguments->into, "The worker's workspace, for example on a disk of its machine (default: workers/NAME in the spread queue's folder)")
        ->type_name("DIR");
}

} // namespace blindspot::cli
