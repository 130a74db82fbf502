// Items are done by the functions that serve the commands; interrupted ones go on where they were, to the same patch.
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "tests/support/small_workspace.h"

#include <ATen/Functions.h>
#include <QTest>

#include <filesystem>
#include <memory>
#include <string>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

/// Does something once, at the end of an iteration.
class AfterIteration final : public RunObserver {
  public:
    AfterIteration(std::int64_t iteration, std::function<void()> act) : iteration_(iteration), act_(std::move(act)) {}
    void onIteration(const patch::IterationEvent& event) override
    {
        if (event.iteration == iteration_) act_();
    }

  private:
    std::int64_t iteration_;
    std::function<void()> act_;
};

} // namespace

class TestQueueRunner : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { world_ = std::make_unique<SmallWorkspace>(); }

    void aRunIsTrainedAndItsPatchEvaluated()
    {
        const auto train = store().add(SmallWorkspace::request(2)).id;
        const auto evaluate = store().add(evaluationOf("item:" + std::to_string(train))).id;
        QueueRunner runner(world_->workspace());
        StopControl stop;
        RunObserver observer;
        runner.train(*runner.next().item, stop, observer);
        const QueueItem trained = store().get(train);
        QVERIFY(trained.state == QueueState::Done);
        QVERIFY(world_->store().get(trained.record).state == RunState::Completed);
        const metrics::EvaluationReport report = runner.evaluate(*runner.next().item, stop, {});
        QCOMPARE(report.patches.front().run, trained.record);
        QVERIFY(store().get(evaluate).state == QueueState::Done);
        QCOMPARE(store().get(evaluate).record, report.id);
        QVERIFY(!runner.next().item);
    }

    void aStoppedProgramsItemGoesOnToTheSamePatch()
    {
        const TrainRequest request = quick(6);
        const RunOutcome whole = world_->run(request);
        const auto id = store().add(request).id;
        const auto after = store().add(request).id;
        {
            QueueRunner runner(world_->workspace());
            StopControl stop;
            AfterIteration observer(3, [&] { stop.requestStop(); });
            // The watch passes the stop on within some hundredths of a second: the run may get further than iteration 3.
            runner.train(*runner.next().item, stop, observer);
        }
        const QueueItem waiting = store().get(id);
        const bool ended = waiting.state == QueueState::Done; // this machine was faster than the watch
        if (!ended) {
            QVERIFY(waiting.state == QueueState::Waiting);
            QVERIFY(world_->store().get(waiting.record).state == RunState::Interrupted);
            QueueRunner runner(world_->workspace());
            StopControl stop;
            RunObserver observer;
            const QueueRunner::Next next = runner.next();
            QCOMPARE(next.item->id, id); // before the other one
            const RunOutcome rest = runner.train(*next.item, stop, observer);
            QCOMPARE(rest.record.id, waiting.record);
        }
        QVERIFY(at::equal(world_->patchOf(whole), readPatch(world_->workspace().runFolder(store().get(id).record) / "patch.safetensors")));
        QVERIFY(store().get(after).state == QueueState::Waiting);
    }

    void whatAKilledProgramMadeIsFound()
    {
        const auto id = store().add(quick(3)).id;
        std::string run;
        {
            QueueRunner killed(world_->workspace());
            const QueueItem item = *killed.next().item;
            // As it is left where the program is killed between the run's record and its note with the item.
            TrainRequest request = quick(3);
            request.name = store().reserveName(id, world_->store(), "hide people, 24 px");
            request.nameReserved = true;
            run = world_->stoppedRun(request, 1).record.id;
            QVERIFY(store().get(id).record.empty());
        }
        QueueRunner runner(world_->workspace());
        const QueueRunner::Next next = runner.next();
        QCOMPARE(next.item->record, run);
        StopControl stop;
        RunObserver observer;
        runner.train(*next.item, stop, observer);
        QCOMPARE(world_->store().list().size(), std::size_t{1}); // no second run was made
        QVERIFY(store().get(id).state == QueueState::Done);
    }

    void killedWhenAllWasDoneItIsDone()
    {
        const auto id = store().add(quick(2)).id;
        {
            QueueRunner killed(world_->workspace());
            killed.next();
            const RunOutcome run = world_->run(quick(2));
            store().setRecord(id, run.record.id);
        }
        QueueRunner runner(world_->workspace());
        const QueueRunner::Next next = runner.next();
        QVERIFY(!next.item);
        QCOMPARE(next.changed.size(), std::size_t{1});
        QVERIFY(store().get(id).state == QueueState::Done);
    }

    void theStopOfAnItemEndsItAndNotTheQueue()
    {
        const auto id = store().add(quick(100000)).id;
        const auto next = store().add(quick(1)).id;
        QueueRunner runner(world_->workspace());
        StopControl stop;
        AfterIteration observer(1, [&] {
            storage::Database own = world_->workspace().connect(); // as another program asks for it
            QueueStore(world_->workspace(), own).stop(id);
        });
        runner.train(*runner.next().item, stop, observer);
        QVERIFY(store().get(id).state == QueueState::Stopped);
        QVERIFY(!stop.stopRequested());
        QCOMPARE(runner.next().item->id, next);
    }

    void oneFailureDoesNotStopTheRest()
    {
        const auto gone = store().add(quick(1)).id;
        TrainRequest other = quick(1);
        const auto file = world_->file("copy.pt");
        std::filesystem::copy_file(SmallWorkspace::weights(), file);
        other.detector = file.string();
        const auto noFile = store().add(other).id;
        const auto good = store().add(quick(1)).id;
        std::filesystem::remove(file);
        dataset::SelectionStore(world_->database()).rename("people", "persons");
        QueueRunner runner(world_->workspace());
        StopControl stop;
        RunObserver observer;
        for (int i = 0; i < 2; ++i) {
            const QueueItem item = *runner.next().item;
            QVERIFY(!errorOf([&] { runner.train(item, stop, observer); }).empty());
        }
        QVERIFY(store().get(gone).state == QueueState::Failed);
        QVERIFY2(store().get(gone).error->english().find("people") != std::string::npos, store().get(gone).error->english().c_str());
        QVERIFY2(store().get(noFile).error->english().find("copy.pt") != std::string::npos, store().get(noFile).error->english().c_str());
        dataset::SelectionStore(world_->database()).rename("persons", "people");
        runner.train(*runner.next().item, stop, observer);
        QVERIFY(store().get(good).state == QueueState::Done);
        store().again(gone);
        runner.train(*runner.next().item, stop, observer);
        QVERIFY(store().get(gone).state == QueueState::Done);
    }

    void aDetectorIsHardenedAgainstARunOfTheQueue()
    {
        const auto train = store().add(quick(1)).id;
        QueuedDetectorTraining training;
        training.request.selection = "people";
        training.request.from = "tiny";
        training.request.classes = {"person"};
        training.request.patchClass = "person";
        training.request.options.epochs = 1;
        training.request.options.batch = 2;
        training.request.device = "cpu";
        training.request.out = world_->file("hardened.safetensors");
        training.patchRuns = {"item:" + std::to_string(train)};
        const auto harden = store().add(training).id;
        QueueRunner runner(world_->workspace());
        StopControl stop;
        RunObserver observer;
        DetectorTrainObserver detectorObserver;
        runner.train(*runner.next().item, stop, observer);
        runner.trainDetector(*runner.next().item, stop, detectorObserver);
        const QueueItem item = store().get(harden);
        QVERIFY(item.state == QueueState::Done);
        QVERIFY(std::filesystem::exists(training.request.out));
        QVERIFY(DetectorTrainingStore(world_->workspace(), world_->database()).get(item.record).state == DetectorTrainingState::Completed);
    }

  private:
    QueueStore store() { return {world_->workspace(), world_->database()}; }
    static TrainRequest quick(int iterations)
    {
        TrainRequest request = SmallWorkspace::request(iterations);
        request.options.checkpointSeconds = 0;
        return request;
    }
    static EvaluationRequest evaluationOf(const std::string& run)
    {
        EvaluationRequest request;
        request.detectors = {"tiny"};
        request.images.selection = "people";
        request.images.className = "person";
        request.runs = {run};
        request.device = "cpu";
        request.options.randomSeeds = 1;
        request.options.bootstrap = 20;
        return request;
    }

    std::unique_ptr<SmallWorkspace> world_;
};

QTEST_GUILESS_MAIN(TestQueueRunner)
#include "test_queue_runner.moc"
