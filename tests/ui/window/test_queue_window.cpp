// The queue in the window: what cannot begin now is added to it, it goes on by itself, the user's stop pauses it, and the panel moves,
// stops, removes and repeats items.
#include "core/imaging/codec.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/studies/study_store.h"
#include "tests/support/spots_picture.h"
#include "tests/ui/window/lab_window.h"
#include "ui/session/queue_controller.h"
#include "ui/session/study_controller.h"
#include "ui/window/queue_dialog.h"
#include "ui/window/status_strip.h"

#include <QAction>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>

namespace blindspot::ui {

using workspace::QueueItem;
using workspace::QueueState;

class TestQueueWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { testing::LabWindow::keepSettingsApart("queue_window"); }
    void init() { world_ = std::make_unique<testing::LabWindow>(); }
    void cleanup() { world_.reset(); }

    void whileSomethingRunsTheFormAddsToTheQueue()
    {
        driver().startTraining(longOne());
        auto* start = driver().page<TrainPage>().form()->controls()->startButton();
        QVERIFY(start->isEnabled());
        QVERIFY2(start->text().contains("queue"), qPrintable(start->text()));
        driver().page<TrainPage>().setRequest(testing::SmallWorkspace::request(2));
        driver().wait("the form is settled", [&] { return !driver().page<TrainPage>().form()->hasMistakes(); });
        QTest::mouseClick(start, Qt::LeftButton);
        auto* strip = driver().window().findChild<QToolButton*>("queueButton");
        driver().wait("the status line tells what waits", [&] { return strip->isVisible() && strip->text().contains("1"); });
        QVERIFY(items().front().state == QueueState::Waiting);
        driver().session().training().stop(); // of the run that is not the queue's: the queue goes on
        driver().wait("what waited is done", [&] { return items().front().state == QueueState::Done; });
        QCOMPARE(lab().store().get(items().front().record).state, workspace::RunState::Completed);
        driver().wait("nothing waits", [&] { return !strip->isVisible(); });
    }

    void theUsersStopPausesTheQueueAndNothingIsLost()
    {
        const auto id = store().add(longOne()).id;
        driver().wait("it has begun by itself", [&] { return !driver().session().training().points().empty(); });
        driver().session().training().stop();
        driver().wait("it waits again", [&] { return item(id).state == QueueState::Waiting && queue().view().paused; });
        driver().awaitIdle();
        QTest::qWait(1500);
        QVERIFY(!driver().session().training().busy()); // paused
        const std::string run = item(id).record;
        QVERIFY(lab().store().get(run).state == workspace::RunState::Interrupted);
        queue().setPaused(false);
        driver().wait("it goes on", [&] { return driver().session().training().busy(); });
        driver().wait("it is the same run", [&] {
            return driver().session().training().record() && driver().session().training().record()->id == run;
        });
        queue().stop(id);
        driver().wait("it is stopped", [&] { return item(id).state == QueueState::Stopped; });
        QVERIFY(!store().paused());
    }

    void leavingTheWorkspaceLetsTheItemWait()
    {
        const auto id = store().add(longOne()).id;
        driver().wait("it has begun by itself", [&] { return !driver().session().training().points().empty(); });
        const testing::Folder other;
        driver().open(other.path());
        driver().wait("it waits again", [&] { return item(id).state == QueueState::Waiting; });
        QVERIFY(!store().paused());
        driver().wait("its run is saved", [&] { return driver().window().endingSessions() == 0; });
        QVERIFY(lab().store().get(item(id).record).state == workspace::RunState::Interrupted);
    }

    void oneFailureDoesNotStopTheRest()
    {
        store().setPaused(true);
        const auto file = lab().file("copy.pt");
        std::filesystem::copy_file(testing::SmallWorkspace::weights(), file);
        workspace::TrainRequest gone = testing::SmallWorkspace::request(2);
        gone.detector = file.string();
        const auto bad = store().add(gone).id, good = store().add(testing::SmallWorkspace::request(2)).id;
        std::filesystem::remove(file);
        store().setPaused(false);
        driver().wait("the second is done", [&] { return item(good).state == QueueState::Done; });
        QVERIFY(item(bad).state == QueueState::Failed);
        QVERIFY(item(bad).error->english().find("copy.pt") != std::string::npos);
    }

    void evaluationsDetectorsAndStudiesWaitToo()
    {
        lab().importPictures("held", "other", [](int i) { return "q" + std::to_string(i) + ".png"; },
                             [this](int i, const std::string& name) {
                                 imaging::writePng(lab().file("other/" + name), testing::spotsPicture(96, 96, 20 + static_cast<std::uint64_t>(i)));
                             });
        store().setPaused(true);
        const auto train = store().add(testing::SmallWorkspace::request(2)).id;
        workspace::EvaluationRequest evaluation;
        evaluation.detectors = {"tiny"};
        evaluation.images.selection = "people";
        evaluation.images.className = "person";
        evaluation.runs = {"item:" + std::to_string(train)};
        evaluation.device = "cpu";
        const auto evaluate = store().add(evaluation).id;
        workspace::QueuedDetectorTraining training;
        training.request.selection = "people";
        training.request.from = "tiny";
        training.request.options.epochs = 1;
        training.request.device = "cpu";
        training.request.out = lab().file("trained.safetensors");
        const auto detector = store().add(training).id;
        workspace::StudySpec spec;
        spec.base = testing::SmallWorkspace::request(2);
        spec.options = {workspace::parseStudyOption("learning-rate=1,5")};
        spec.dataset = "held";
        spec.confidence = 0.002;
        StopControl going;
        const auto record = workspace::StudyStore(lab().workspace(), lab().database()).create("night", spec, going);
        const auto study = store().add(workspace::StudyRequest{record.id, record.name, "test"}).id;
        store().setPaused(false);
        driver().wait("all are done", [&] {
            return item(study).state == QueueState::Done || item(study).state == QueueState::Failed;
        });
        for (const auto id : {train, evaluate, detector, study})
            QVERIFY2(item(id).state == QueueState::Done, item(id).error ? item(id).error->english().c_str() : "not done");
        QCOMPARE(driver().session().study().name(), QString("night"));
    }

    void thePanelMovesRemovesAndPauses()
    {
        store().setPaused(true);
        const auto a = store().add(testing::SmallWorkspace::request(2)).id, b = store().add(testing::SmallWorkspace::request(3)).id;
        driver().wait("both are read", [&] { return queue().waiting() == 2; });
        driver().window().findChild<QAction*>("queue")->trigger();
        auto* dialog = driver().visible<QueueDialog>(driver().window());
        auto* table = dialog->findChild<QTableWidget*>("queueTable");
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(!table->accessibleName().isEmpty());
        table->selectRow(1);
        driver().click(*dialog, "moveUp");
        driver().wait("it is the first", [&] { return items().front().id == b; });
        driver().wait("the mark is still on it", [&] { return table->currentRow() == 0 || table->item(0, 0)->isSelected(); });
        driver().click(*dialog, "removeItem");
        driver().wait("it is gone", [&] { return table->rowCount() == 1; });
        dialog->close();
        driver().press(Qt::Key_Z, Qt::ControlModifier);
        driver().wait("it is back", [&] { return queue().waiting() == 2; });
        store().remove({a, b});
        driver().window().findChild<QAction*>("queue")->trigger();
        dialog = driver().visible<QueueDialog>(driver().window());
        driver().wait("the panel says that it is empty", [&] { return dialog->findChild<QLabel*>("note")->text().contains("empty"); });
        driver().click(*dialog, "pauseQueue");
        driver().wait("it goes on", [&] { return !store().paused(); });
    }

  private:
    static workspace::TrainRequest longOne() { return testing::SmallWorkspace::request(100000); }
    workspace::QueueStore store() { return {lab().workspace(), lab().database()}; }
    QueueItem item(std::int64_t id) { return store().get(id); }
    std::vector<QueueItem> items() { return store().list(); }
    QueueController& queue() { return *driver().window().queue(); }

    testing::SmallWorkspace& lab() { return world_->lab(); }
    testing::WindowDriver& driver() { return world_->driver(); }

    std::unique_ptr<testing::LabWindow> world_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestQueueWindow)
#include "test_queue_window.moc"
