// queue run: does what waits, one after the other; goes on where a killed program was.
#include "app/cli/detector_train_reporter.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/queue.h"
#include "app/cli/run_reporter.h"
#include "app/cli/study_output.h"
#include "core/common/error.h"
#include "core/workspace/queue/queue_changes.h"
#include "core/workspace/queue/queue_runner.h"

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
};

struct Counts {
    std::int64_t done = 0, failed = 0, stopped = 0;
};

class Run {
  public:
    Run(Context& context, const workspace::Workspace& workspace, bool beside)
        : context_(context), workspace_(workspace), runner_(workspace, beside)
    {
    }

    /// Until nothing can begin or a stop is asked for.
    void drain()
    {
        while (!context_.stop.shouldStop()) {
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
            StudyReporter reporter(context_);
            context_.output.line("Study " + runner_.study(item, context_.stop, reporter) + " is done; study show tells what it found");
            break;
        }
        }
    }

    Context& context_;
    const workspace::Workspace& workspace_;
    workspace::QueueRunner runner_;
    Counts counts_;
};

int run(Context& context, const Arguments& arguments)
{
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
        context.output.message("blindspot-cli: interrupted; go on with: blindspot-cli queue run");
        return kInterrupted;
    }
    if (counts.failed == 0) return kDone;
    context.output.message("blindspot-cli: " + countedText(counts.failed, "item") + " failed; queue list says why, queue again tries again");
    return kUserError;
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
}

} // namespace blindspot::cli
