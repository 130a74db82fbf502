// The whole way through the window: first start, import, selection, training with pause, resume and stop, runs, restart.
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "tests/support/dataset_files.h"
#include "tests/ui/small_lab.h"
#include "tests/ui/window_driver.h"
#include "ui/controls/message_bar.h"
#include "ui/detectors/detectors_page.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/evaluation_controller.h"
#include "ui/support/settings.h"
#include "ui/support/theme.h"
#include "ui/window/presentation_bar.h"
#include "ui/window/side_bar.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QMenuBar>
#include <QSet>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <atomic>

namespace blindspot::ui {

using testing::WindowDriver;

class TestMainWindow : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("main_window");
    }

    void init()
    {
        QSettings().clear();
        folder_ = std::make_unique<testing::Folder>();
        annotations_ = testing::writeSmallCoco(*folder_);
    }

    void theFirstStartOffersTheWaysToBegin()
    {
        WindowDriver driver;
        driver.window().show();
        auto* welcome = driver.window().findChild<WelcomePage*>();
        QVERIFY(welcome->isVisible());
        QVERIFY(!driver.window().findChild<SideBar*>()->isVisible());
        driver.answers().folder = *folder_ / "lab";
        QSignalSpy opened(&driver.window(), &MainWindow::workspaceOpened);
        driver.click(*welcome, "welcomeOpen");
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60000);
        QVERIFY(std::filesystem::exists(*folder_ / "lab/workspace.db"));
        QVERIFY(driver.window().findChild<SideBar*>()->isVisible());
        QCOMPARE(QSettings().value("recentWorkspaces").toStringList(), QStringList{WindowDriver::text(*folder_ / "lab")});
    }

    void theFirstStartLeadsToAnImport()
    {
        qputenv("XDG_DATA_HOME", WindowDriver::text(folder_->path()).toUtf8());
        WindowDriver driver;
        driver.window().show();
        driver.click(*driver.window().findChild<WelcomePage*>(), "welcomeImport");
        driver.wait("the workspace is open", [&] { return driver.window().session() != nullptr; });
        QVERIFY(std::filesystem::exists(*folder_ / "blindspot/workspace.db"));
        driver.visible<ImportDialog>(driver.page<DatasetPage>())->reject();
    }

    void aFolderThatIsNoWorkspaceIsToldAndChangesNothing()
    {
        WindowDriver driver;
        driver.window().show();
        const auto file = folder_->write("file", "no folder");
        driver.window().openWorkspace(WindowDriver::text(file / "below"));
        auto* bar = driver.window().findChild<MessageBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 60000);
        QVERIFY(!bar->text().isEmpty());
        QVERIFY(driver.window().findChild<WelcomePage*>()->isVisible());
        QVERIFY(QSettings().value("recentWorkspaces").toStringList().isEmpty());
    }

    void theWholeWay()
    {
        QString run;
        {
            WindowDriver driver;
            startTraining(driver);
            TrainingController& training = driver.session().training();
            TrainControls* controls = driver.page<TrainPage>().form()->controls();
            QCOMPARE(training.state(), JobState::Running);
            controls->pauseButton()->click();
            QCOMPARE(training.state(), JobState::Paused);
            QTest::qWait(200); // what was done before arrives; then at most what was under way, however slow the machine is
            const std::size_t held = training.points().size() + 1;
            QTest::qWait(300);
            QVERIFY(training.points().size() <= held);
            controls->pauseButton()->click();
            driver.wait("the training goes on", [&] { return training.points().size() > held; });
            controls->stopButton()->click();
            driver.awaitIdle();
            QCOMPARE(training.record()->state, workspace::RunState::Interrupted);
            run = QString::fromStdString(training.record()->id);

            workspace::ResumeRequest more;
            more.run = run.toStdString();
            more.iterations = training.record()->iterationsDone + 2;
            training.resumeRun(more);
            driver.awaitIdle();
            QCOMPARE(training.record()->state, workspace::RunState::Completed);
            driver.goTo(PageId::Runs);
        }
        // Everything is still there after a restart, and the page that was open.
        WindowDriver again;
        again.window().show();
        again.open(*folder_ / "lab");
        QCOMPARE(again.window().findChild<SideBar*>()->current(), PageId::Dataset); // nobody closed the first window: it was torn down
        again.wait("the selection that was looked at is there", [&] { return again.page<DatasetPage>().images().rowCount() == 2; });
        storage::Database database = again.session().workspace().connect();
        const workspace::RunRecord record = workspace::RunStore(again.session().workspace(), database).get(run.toStdString());
        QCOMPARE(record.state, workspace::RunState::Completed);
        QVERIFY(std::filesystem::exists(again.session().workspace().runFolder(record.id) / "patch.png"));
    }

    void closingWhileTrainingAsksThenSavesThenCloses()
    {
        WindowDriver driver;
        startTraining(driver);
        const std::string id = driver.session().training().record()->id;
        driver.answers().confirmed = false;
        driver.window().close();
        QVERIFY(driver.window().isVisible() && driver.session().training().busy());
        driver.answers().confirmed = true;
        driver.window().close();
        driver.wait("the window has closed", [&] { return !driver.window().isVisible(); });
        storage::Database database = driver.session().workspace().connect();
        const workspace::RunRecord record = workspace::RunStore(driver.session().workspace(), database).get(id);
        QCOMPARE(record.state, workspace::RunState::Interrupted);
        QVERIFY(record.iterationsDone > 0);
        QCOMPARE(QSettings().value("window/page").toInt(), 2);
    }

    void whoWantsNoQuestionIsNotAsked()
    {
        Settings::instance().set(SettingId::AskBeforeStopping, false);
        WindowDriver driver;
        startTraining(driver);
        const std::string id = driver.session().training().record()->id;
        driver.answers().confirmed = false; // nobody asks
        driver.window().close();
        driver.wait("the window has closed", [&] { return !driver.window().isVisible(); });
        storage::Database database = driver.session().workspace().connect();
        const workspace::RunRecord record = workspace::RunStore(driver.session().workspace(), database).get(id);
        QCOMPARE(record.state, workspace::RunState::Interrupted); // saved all the same
        QVERIFY(record.iterationsDone > 0);
    }

    void closingWhileADetectorIsTrainedAsksToo()
    {
        testing::SmallLab lab;
        WindowDriver driver;
        driver.window().show();
        driver.open(lab.workspace().folder());
        workspace::DetectorTrainRequest request;
        request.dataset = "small";
        request.from = "tiny";
        request.device = "cpu";
        request.options.epochs = 100'000;
        request.out = lab.file("more.safetensors");
        DetectorTrainingController& training = driver.session().detectorTraining();
        training.start(request);
        driver.wait("an epoch has ended", [&] { return !training.epochs().empty(); });
        driver.answers().confirmed = false;
        driver.window().close();
        QVERIFY(driver.window().isVisible() && training.busy());
        driver.answers().confirmed = true;
        driver.window().close();
        driver.wait("the window has closed", [&] { return !driver.window().isVisible(); });
        const auto records = workspace::DetectorTrainingStore(lab.workspace(), lab.database()).list();
        QCOMPARE(records.size(), std::size_t{1});
        QCOMPARE(records.front().state, workspace::DetectorTrainingState::Stopped);
        QVERIFY(records.front().epochsDone > 0);
    }

    void closingWhileAnEvaluationRunsAsksToo()
    {
        testing::SmallLab lab;
        WindowDriver driver;
        driver.window().show();
        driver.open(lab.workspace().folder());
        workspace::EvaluationRequest request;
        request.detectors = {"tiny"};
        request.images.dataset = "small";
        request.images.className = "person";
        request.runs = {lab.train(1).toStdString()};
        request.device = "cpu";
        request.defences = {"jpeg", "median", "lgs"}; // with so many drawings it takes longer than the test
        request.options.randomSeeds = 20;
        request.options.bootstrap = 100'000;
        EvaluationController& evaluation = driver.session().evaluation();
        evaluation.start(request);
        driver.wait("pictures are shown to the detector", [&] { return evaluation.progress().done > 0; });
        driver.answers().confirmed = false;
        driver.window().close();
        QVERIFY(driver.window().isVisible() && evaluation.busy());
        driver.answers().confirmed = true;
        driver.window().close();
        QVERIFY(!driver.window().isVisible());
        driver.close();
        QVERIFY(workspace::EvaluationStore(lab.database()).list().empty());
    }

    void presentationModeComesAndGoes()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        auto* bar = driver.window().findChild<SideBar*>();
        driver.press(Qt::Key_F11);
        QVERIFY(!bar->isVisible());
        QVERIFY(driver.window().isFullScreen());
        auto* remote = driver.window().findChild<PresentationBar*>();
        QVERIFY(remote->isVisible()); // the way out
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(!driver.window().isFullScreen());
        QVERIFY(!remote->isVisible());
    }

    /// At twice the scale a screen of 1920 x 1080 has so many pixels; nothing is cut there.
    void everyPageFitsIntoASmallScreen()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        auto* pages = driver.window().findChild<QStackedWidget*>();
        const auto scrolls = [&driver, pages] {
            for (auto* area : driver.window().centralWidget()->findChildren<QScrollArea*>())
                if (auto* holder = area->widget(); holder->findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly) == pages)
                    return area->horizontalScrollBar()->maximum() > 0 || area->verticalScrollBar()->maximum() > 0;
            return true;
        };
        for (const PageId id : kPageIds) {
            driver.goTo(id);
            driver.window().resize(960, 540);
            QTest::qWait(50);
            QCOMPARE(driver.window().size(), QSize(960, 540));
            // What has no room can be scrolled to.
            const QSize needed = pages->currentWidget()->minimumSizeHint();
            QVERIFY(pages->width() >= needed.width() && pages->height() >= needed.height());
            driver.window().resize(1280, 720);
            QTest::qWait(50);
            QVERIFY2(!scrolls(), qPrintable(pages->currentWidget()->windowTitle()));
        }
    }

    /// The page that one is on, whichever it is, and one is there again afterwards.
    void everyPageIsPresented()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        auto* bar = driver.window().findChild<SideBar*>();
        auto* pages = driver.window().findChild<QStackedWidget*>();
        for (const PageId id : kPageIds) {
            driver.press(static_cast<Qt::Key>(Qt::Key_1 + numberOf(id)), Qt::ControlModifier);
            QWidget* page = pages->currentWidget();
            driver.press(Qt::Key_F11);
            QVERIFY(!bar->isVisible());
            QCOMPARE(pages->currentWidget(), page);
            driver.press(Qt::Key_PageDown); // there is nothing to go on to
            driver.press(Qt::Key_F11);
            QVERIFY(bar->isVisible());
            QCOMPARE(bar->current(), id);
        }
        // From page to page without leaving it.
        driver.press(Qt::Key_F11);
        driver.press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!bar->isVisible());
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->current(), PageId::Dataset);
    }

    void anotherWorkspaceReplacesTheOpenOne()
    {
        WindowDriver driver;
        driver.window().show();
        for (int i = 0; i < 6; ++i)
            driver.open(*folder_ / (i % 2 == 0 ? "one" : "two"));
        QCOMPARE(driver.window().findChildren<TrainPage*>().size(), 1);
        QCOMPARE(QSettings().value("recentWorkspaces").toStringList().size(), 2);
    }

    /// The training that is left goes on saving beside the window and is an interrupted run, which can be resumed.
    void anotherWorkspaceDoesNotWaitForATraining()
    {
        WindowDriver driver;
        startTraining(driver);
        const std::string id = driver.session().training().record()->id;
        driver.open(*folder_ / "other");
        const workspace::Workspace lab = workspace::Workspace::open(*folder_ / "lab");
        storage::Database database = lab.connect();
        const workspace::RunStore runs(lab, database);
        driver.wait("the training is saved", [&] { return runs.get(id).state == workspace::RunState::Interrupted; });
        QVERIFY(runs.get(id).iterationsDone > 0);
        driver.open(*folder_ / "lab");
        workspace::ResumeRequest more;
        more.run = id;
        more.iterations = runs.get(id).iterationsDone + 1;
        driver.session().training().resumeRun(more);
        driver.awaitIdle();
        QCOMPARE(runs.get(id).state, workspace::RunState::Completed);
    }

    /// However slow its passes are.
    void theWindowStaysQuickWhileATrainingIsLeft()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "one");
        driver.open(*folder_ / "two"); // whatever is done the first time is done
        driver.wait("nothing works any more", [&] { return driver.window().endingSessions() == 0; });
        const auto longestTurn = [&](const char* folder) {
            QSignalSpy opened(&driver.window(), &MainWindow::workspaceOpened);
            driver.window().openWorkspace(WindowDriver::text(*folder_ / folder));
            QElapsedTimer turn;
            qint64 longest = 0;
            for (turn.start(); opened.isEmpty() || driver.window().endingSessions() > 0;) {
                QCoreApplication::processEvents(QEventLoop::AllEvents);
                longest = std::max(longest, turn.restart());
                QThread::msleep(1);
            }
            return longest;
        };
        const qint64 alone = longestTurn("one"); // the pages are made, which takes its time
        std::atomic<bool> over = false;
        const auto slowPass = static_cast<unsigned long>(2000 + 4 * alone);
        driver.session().training().launchRun([&over, slowPass](StopControl&, workspace::RunObserver&) -> workspace::RunOutcome {
            QThread::msleep(slowPass); // does not look at its stop
            over = true;
            throw Cancelled(Message::verbatim("stopped"));
        });
        const qint64 training = longestTurn("two");
        QVERIFY(over);
        QVERIFY2(training < 2 * alone + 500, qPrintable(QString("%1 ms, without a training %2 ms").arg(training).arg(alone)));
    }

    /// It closes when the last training is saved, also where that is of a workspace that was left.
    void closingWaitsForATrainingThatWasLeft()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "one");
        std::atomic<bool> over = false;
        driver.session().training().launchRun([&over](StopControl&, workspace::RunObserver&) -> workspace::RunOutcome {
            QThread::msleep(3000);
            over = true;
            throw Cancelled(Message::verbatim("stopped"));
        });
        driver.open(*folder_ / "two");
        QVERIFY(!over);
        driver.window().close();
        driver.wait("the window has closed", [&] { return !driver.window().isVisible(); });
        QVERIFY(over);
    }

    void thePageOfTheLastTimeIsShown()
    {
        QSettings().setValue("window/page", 3);
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        QCOMPARE(driver.window().findChild<SideBar*>()->current(), PageId::Runs);
        QVERIFY(driver.page<RunsPage>().isVisible());
        driver.goTo(PageId::Evaluate);
        driver.window().close();
        QCOMPARE(QSettings().value("window/page").toInt(), 4);
    }

    void theThemeChangesAtOnce()
    {
        WindowDriver driver;
        driver.window().show();
        Theme::apply(*qApp, ThemeChoice::Dark);
        QVERIFY(driver.window().palette().color(QPalette::Window).lightness() < 128);
        Theme::apply(*qApp, ThemeChoice::Light);
        QVERIFY(driver.window().palette().color(QPalette::Window).lightness() > 128);
    }

    void everyShortcutIsItsOwn()
    {
        WindowDriver driver;
        driver.window().show();
        driver.open(*folder_ / "lab");
        QStringList seen;
        const QList<QAction*> all = driver.window().menuBar()->findChildren<QAction*>() + driver.window().actions();
        for (const QAction* action : QSet<QAction*>(all.begin(), all.end()))
            if (!action->shortcut().isEmpty()) {
                QVERIFY2(!seen.contains(action->shortcut().toString()), qPrintable(action->shortcut().toString()));
                seen.append(action->shortcut().toString());
            }
    }

  private:
    static void addDetector(WindowDriver& driver)
    {
        storage::Database database = driver.session().workspace().connect();
        workspace::DetectorStore(database).add(testing::SmallLab::weights(), "tiny");
        Q_EMIT driver.session().detectorsChanged();
    }

    /// From an empty workspace to a training under way on the Train page.
    void startTraining(WindowDriver& driver)
    {
        driver.window().show();
        driver.open(*folder_ / "lab");
        driver.importDataset(annotations_, *folder_ / "images", "small");
        driver.makeSelection("person", "people");
        addDetector(driver);
        driver.goTo(PageId::Train);
        driver.startTraining(testing::SmallLab::request(5000));
    }

    std::unique_ptr<testing::Folder> folder_;
    std::filesystem::path annotations_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestMainWindow)
#include "test_main_window.moc"
