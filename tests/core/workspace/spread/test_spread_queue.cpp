// A queue that is spread over workers with workspaces of their own: each piece of work is done once, a worker that was stopped goes on with
// its own, and what they made comes together where it began.
#include "core/imaging/codec.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/spread/queue_export.h"
#include "core/workspace/spread/run_import.h"
#include "core/workspace/spread/worker_workspace.h"
#include "core/workspace/studies/study_result.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"

#include <ATen/Functions.h>
#include <QTest>

#include <memory>
#include <set>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

/// Does the trainings that the worker can claim, and stops after so many.
class ClaimingObserver final : public StudyObserver {
  public:
    ClaimingObserver(const WorkerWorkspace& worker, std::int64_t study, StopControl& stop, int& left) : worker_(worker), study_(study), stop_(stop), left_(left) {}
    bool isMine(const StudyStep& step) override { return worker_.claim(study_, step); }
    void onMeasured(const StudyStep& step, double) override
    {
        measured.insert({step.setting, step.seed});
        if (--left_ == 0) stop_.requestStop();
    }
    void onFailed(const StudyStep&, const Message& why) override { qWarning("%s", why.english().c_str()); }
    std::set<std::pair<std::int64_t, std::int64_t>> measured;

  private:
    const WorkerWorkspace& worker_;
    std::int64_t study_;
    StopControl& stop_;
    int& left_;
};

struct Done {
    std::set<std::int64_t> items;
    std::set<std::pair<std::int64_t, std::int64_t>> trials;
};

/// What a program does that is this worker, until it ends or has done so many pieces.
Done work(const std::filesystem::path& queue, const std::string& name, int pieces = 1000)
{
    const WorkerWorkspace worker(queue, name);
    QueueRunner runner(worker.workspace());
    StopControl stop;
    Done done;
    while (!stop.stopRequested() && pieces > 0) {
        worker.claimNext();
        const QueueRunner::Next next = runner.next();
        if (!next.item) break;
        switch (next.item->kind) {
        case QueueKind::Run: {
            RunObserver observer;
            runner.train(*next.item, stop, observer);
            --pieces;
            break;
        }
        case QueueKind::Evaluation:
            runner.evaluate(*next.item, stop, {});
            --pieces;
            break;
        default: {
            ClaimingObserver observer(worker, WorkerWorkspace::studyOf(*next.item), stop, pieces);
            try {
                runner.study(*next.item, stop, observer);
            } catch (const Cancelled&) {
            }
            done.trials.merge(observer.measured);
            continue;
        }
        }
        done.items.insert(next.item->id);
    }
    return done;
}

} // namespace

class TestSpreadQueue : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<SmallWorkspace>();
        world_->importPictures("held", "other", [](int i) { return "q" + std::to_string(i) + ".png"; },
                               [this](int i, const std::string& name) {
                                   imaging::writePng(world_->file("other/" + name), spotsPicture(96, 96, 20 + static_cast<std::uint64_t>(i)));
                               });
    }

    void everyPieceIsDoneOnceAndComesBack()
    {
        QueueStore queue(world_->workspace(), world_->database());
        const auto first = queue.add(SmallWorkspace::request(3)).id, second = queue.add(SmallWorkspace::request(3, 2)).id;
        EvaluationRequest evaluation;
        evaluation.detectors = {"tiny"};
        evaluation.images = {{}, "held", "person", {}};
        evaluation.runs = {"item:" + std::to_string(first)};
        evaluation.device = "cpu";
        const auto third = queue.add(evaluation).id;
        StudySpec spec;
        spec.base = SmallWorkspace::request(2);
        spec.options = {parseStudyOption("learning-rate=1,5")};
        spec.seeds = 2;
        spec.dataset = "held";
        spec.confidence = 0.002; // the detector's weights are random: it is sure of nothing
        const StudyRecord study = StudyStore(world_->workspace(), world_->database()).create("spread", spec, stop_);
        queue.add(StudyRequest{study.id, study.name, "test"});
        const QueueExport exported = exportQueue(world_->workspace(), world_->file("night"), stop_);
        QCOMPARE(exported.items.size(), std::size_t{4});
        QVERIFY(exported.left.empty() && queue.list().empty());

        // One does a piece and goes, the other all that is left, the first comes back and has nothing but its own.
        const Done one = work(exported.folder, "1", 1);
        QCOMPARE(one.items, std::set<std::int64_t>{first});
        const RunImport early = importRuns(world_->workspace(), exported.folder, stop_);
        QCOMPARE(early.runs, std::int64_t{1});
        const Done two = work(exported.folder, "2", 3);
        QCOMPARE(two.items, std::set<std::int64_t>{second});
        QCOMPARE(two.trials.size(), std::size_t{2});
        const Done rest = work(exported.folder, "1");
        QCOMPARE(rest.items, std::set<std::int64_t>{third}); // which needs its own first
        const Done end = work(exported.folder, "2"); // it may have claimed one more before it noticed its stop
        std::set<std::pair<std::int64_t, std::int64_t>> trials = two.trials;
        for (const Done* later : {&rest, &end})
            for (const auto& trial : later->trials)
                QVERIFY(trials.insert(trial).second);
        QCOMPARE(trials.size(), std::size_t{4});
        QVERIFY(work(exported.folder, "3").items.empty());

        const RunImport all = importRuns(world_->workspace(), exported.folder, stop_);
        QCOMPARE(all.workspaces, std::int64_t{3});
        QCOMPARE(all.runs, std::int64_t{5}); // the second item's and four of the study
        QCOMPARE(all.evaluations, std::int64_t{5});
        QCOMPARE(all.measurements, std::int64_t{4});
        QCOMPARE(all.alreadyHere, std::int64_t{1});
        QCOMPARE(all.unfinished, std::int64_t{0});
        const RunImport again = importRuns(world_->workspace(), exported.folder, stop_);
        QCOMPARE(again.runs + again.evaluations + again.measurements, std::int64_t{0});
        QCOMPARE(again.alreadyHere, std::int64_t{11});

        QVERIFY(studyReport(world_->workspace(), world_->database(), "spread", "test").complete);
        std::set<std::string> names;
        for (const RunRecord& run : world_->store().list()) {
            names.insert(run.name);
            QVERIFY(run.state == RunState::Completed);
            QVERIFY(!world_->store().points(run.id).empty() && world_->store().images(run.id).images.size() == 6);
        }
        QCOMPARE(names.size(), std::size_t{6}); // two had one name

        // The patch is that of a training here.
        const RunOutcome here = world_->run(SmallWorkspace::request(3));
        bool same = false;
        for (const RunRecord& run : world_->store().list())
            same = same || (run.id != here.record.id && at::equal(world_->patchOf({run}), world_->patchOf(here)));
        QVERIFY(same);
    }

    void whatCannotGoStays()
    {
        QueueStore queue(world_->workspace(), world_->database());
        QVERIFY(errorOf([&] { exportQueue(world_->workspace(), world_->file("night"), stop_); }).find("nothing waits") != std::string::npos);
        QueuedDetectorTraining training;
        training.request.dataset = "small";
        training.request.from = "tiny";
        training.request.out = world_->file("x.safetensors");
        const auto left = queue.add(training).id, goes = queue.add(SmallWorkspace::request(1)).id;
        {
            const QueueRunner busy(world_->workspace());
            QVERIFY(errorOf([&] { exportQueue(world_->workspace(), world_->file("night"), stop_); }).find("another program") != std::string::npos);
        }
        const QueueExport exported = exportQueue(world_->workspace(), world_->file("night"), stop_);
        QCOMPARE(exported.items.front().id, goes);
        QCOMPARE(queue.list().size(), std::size_t{1});
        QCOMPARE(queue.list().front().id, left);
        queue.restore({goes});
        QCOMPARE(queue.list().size(), std::size_t{2});
        QVERIFY(errorOf([&] { WorkerWorkspace(world_->workspace().folder(), "1"); }).find("no spread queue") != std::string::npos);
        WorkerWorkspace(exported.folder, "1", world_->file("scratch"));
        QVERIFY(errorOf([&] { WorkerWorkspace(exported.folder, "2", world_->file("scratch")); }).find("not the workspace of worker '2'") != std::string::npos);
        QVERIFY(errorOf([&] { importRuns(world_->workspace(), world_->workspace().folder(), stop_); }).find("the workspace itself") != std::string::npos);
        QVERIFY(errorOf([&] { importRuns(world_->workspace(), world_->file("nothing"), stop_); }).find("no workspace") != std::string::npos);
    }

    void aRunUnderWayWaits()
    {
        QueueStore(world_->workspace(), world_->database()).add(SmallWorkspace::request(6));
        const QueueExport exported = exportQueue(world_->workspace(), world_->file("night"), stop_);
        {
            const WorkerWorkspace worker(exported.folder, "1");
            worker.claimNext();
            QueueRunner runner(worker.workspace());
            StopControl stop;
            WatchingRunObserver observer(stop, 3);
            runner.train(*runner.next().item, stop, observer);
        }
        const RunImport early = importRuns(world_->workspace(), exported.folder, stop_);
        QCOMPARE(early.runs, std::int64_t{0});
        QCOMPARE(early.unfinished, std::int64_t{1});
        QCOMPARE(work(exported.folder, "1").items.size(), std::size_t{1});
        QCOMPARE(importRuns(world_->workspace(), exported.folder, stop_).runs, std::int64_t{1});
        QCOMPARE(world_->store().list().front().iterationsDone, std::int64_t{6});
    }

  private:
    std::unique_ptr<SmallWorkspace> world_;
    StopControl stop_;
};

QTEST_GUILESS_MAIN(TestSpreadQueue)
#include "test_spread_queue.moc"
