// The guided demonstration in the real window, on a demonstration of a few scenes.
#include "core/workspace/runs/run_store.h"
#include "tests/support/dataset_files.h"
#include "tests/ui/window_driver.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/evaluate/evaluate_form.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/evaluate/evaluation_answer.h"
#include "ui/evaluate/evaluation_view.h"
#include "ui/guide/guide_panel.h"
#include "ui/guide/guided_demonstration.h"
#include "ui/window/welcome_page.h"

#include <QAction>
#include <QMenuBar>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>

namespace blindspot::ui {

using testing::WindowDriver;

class TestGuide : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("guide");
    }

    void init()
    {
        QSettings().clear();
        folder_ = std::make_unique<testing::Folder>();
        qputenv("XDG_DATA_HOME", WindowDriver::text(folder_->path()).toUtf8());
    }

    void theStepsOneAfterTheOther()
    {
        {
            WindowDriver driver(kPatience);
            open(driver, *folder_ / "demo");
            GuideStory& story = driver.window().guide()->story();
            QCOMPARE(current(driver), PageId::Dataset);
            auto& datasets = driver.page<DatasetPage>();
            driver.wait("the selection is shown", [&] { return datasets.images().rowCount() == kTraining; });
            press(driver);
            driver.wait("the detector has looked", [&] { return story.done(GuideStep::Browse); });
            QVERIFY(datasets.viewer().match().has_value());
            QVERIFY(story.findings().has_value());

            press(driver);
            QCOMPARE(current(driver), PageId::Train);
            const workspace::TrainRequest& filled = driver.page<TrainPage>().form()->request();
            QCOMPARE(filled.detector, std::string(demo::kDetector));
            QCOMPARE(filled.options.iterations, size().training.options.iterations);
            press(driver);
            driver.wait("the training has ended", [&] { return story.state() == StepState::Done; });
            driver.awaitIdle();

            press(driver);
            QCOMPARE(current(driver), PageId::Evaluate);
            press(driver);
            driver.wait("the evaluation has ended", [&] { return story.state() == StepState::Done; });
            auto& evaluate = driver.page<EvaluatePage>();
            const workspace::EvaluationRequest request = evaluate.form()->request();
            QCOMPARE(request.images.selection, std::optional<std::string>(demo::kHeldOutSelection));
            QCOMPARE(request.runs, std::vector{story.memory().run.toStdString()});
            QCOMPARE(panel(driver).text(), evaluate.view()->answer().sentence());

            press(driver);
            QCOMPARE(current(driver), PageId::Detectors);
            press(driver);
            driver.wait("the detector is hardened", [&] { return story.state() == StepState::Hardened; });
            QCOMPARE(story.memory().hardened, QString(demo::kHardenedDetector));
            press(driver);
            QCOMPARE(current(driver), PageId::Evaluate);
            driver.wait("both are evaluated", [&] { return story.state() == StepState::Done; });
            QCOMPARE(story.step(), GuideStep::Harden);
            QCOMPARE(evaluate.form()->request().detectors.size(), std::size_t(2));
            story.goTo(GuideStep::Evaluate);
        }
        WindowDriver again;
        again.window().show();
        again.window().setGuideSize(size());
        again.window().begin({}, Opening::Workspace); // the one that was open last
        again.wait("the guide is back", [&] {
            return again.window().guide() &&
                   again.window().guide()->story().readiness() == GuideReadiness::Ready;
        });
        GuideStory& story = again.window().guide()->story();
        QVERIFY(panel(again).isVisible());
        QCOMPARE(story.step(), GuideStep::Evaluate);
        again.wait("the answer is read again", [&] { return story.evaluation().has_value(); });
        QCOMPARE(panel(again).text(), story.evaluation()->answer);
        deleteRun(again, story.memory().run);
        again.wait("the run is gone", [&] { return story.state() == StepState::NeedsPatch; });
    }

    void whoChangesTheFormOrGoesElsewhereIsNotOverruled()
    {
        WindowDriver driver;
        open(driver, *folder_ / "demo");
        GuideStory& story = driver.window().guide()->story();
        story.goTo(GuideStep::Train);
        auto& train = driver.page<TrainPage>();
        workspace::TrainRequest own = train.form()->request();
        own.options.iterations = 1;
        train.setRequest(own);
        driver.goTo(PageId::Runs);
        QCOMPARE(story.step(), GuideStep::Train);
        press(driver);
        QCOMPARE(current(driver), PageId::Train);
        driver.wait("the training has ended", [&] { return story.done(GuideStep::Train); });
        QCOMPARE(driver.session().training().record()->iterations, 1);
    }

    void thePreparationCanBeCalledOffAndGoesOn()
    {
        WindowDriver driver;
        driver.window().show();
        driver.window().setGuideSize(size());
        connect(&driver.window(), &MainWindow::workspaceOpened, this,
                [&driver] { driver.window().guide()->story().act(); });
        driver.window().openDemonstration(WindowDriver::text(*folder_ / "demo"));
        driver.wait("it is called off", [&] {
            return driver.window().guide() &&
                   driver.window().guide()->story().readiness() == GuideReadiness::Cancelled;
        });
        press(driver);
        awaitReady(driver);
        QVERIFY(demo::isPrepared(driver.session().workspace(), size().scenes));
    }

    void aClosedGuideStaysClosedUntilItIsAskedFor()
    {
        {
            WindowDriver driver;
            open(driver, *folder_ / "demo");
            driver.window().guide()->story().goTo(GuideStep::Train);
            driver.click(panel(driver), "guideClose");
            QVERIFY(!panel(driver).isVisible());
            driver.press(Qt::Key_F8);
            QVERIFY(!driver.session().training().busy());
        }
        WindowDriver driver;
        driver.window().show();
        driver.window().setGuideSize(size());
        driver.open(*folder_ / "demo");
        QVERIFY(!panel(driver).isVisible());
        driver.window().openDemonstration(WindowDriver::text(*folder_ / "demo"));
        awaitReady(driver);
        QVERIFY(panel(driver).isVisible());
        QCOMPARE(driver.window().guide()->story().step(), GuideStep::Train); // where it was
    }

    void theMenuLeavesTheOpenWorkspaceInTheRecentList()
    {
        WindowDriver driver;
        driver.window().show();
        driver.window().setGuideSize(size());
        driver.open(*folder_ / "work");
        QVERIFY(!panel(driver).isVisible());
        driver.window().menuBar()->findChild<QAction*>("guidedDemonstration")->trigger();
        driver.wait("the demonstration is open", [&] { return driver.window().guide() != nullptr; });
        awaitReady(driver);
        QCOMPARE(QSettings().value("recentWorkspaces").toStringList(),
                 (QStringList{WindowDriver::text(*folder_ / "blindspot-demonstration"),
                              WindowDriver::text(*folder_ / "work")}));
        driver.open(*folder_ / "work");
        QVERIFY(!panel(driver).isVisible() && driver.window().guide() == nullptr);
    }

    void theFirstStartOffersIt()
    {
        WindowDriver driver;
        driver.window().show();
        driver.window().setGuideSize(size());
        driver.window().begin({}, Opening::Workspace);
        auto* welcome = driver.window().findChild<WelcomePage*>();
        QVERIFY(welcome->isVisible());
        driver.click(*welcome, "primary");
        driver.wait("the demonstration is open", [&] { return driver.window().guide() != nullptr; });
        awaitReady(driver);
        QVERIFY(std::filesystem::exists(*folder_ / "blindspot-demonstration/workspace.db"));
    }

    void aFirstStartWithTheOptionOpensItAndLaterOnesDoNot()
    {
        {
            WindowDriver driver;
            driver.window().setGuideSize(size());
            driver.window().show();
            driver.window().begin({}, Opening::DemonstrationFirst);
            driver.wait("the demonstration is open", [&] { return driver.window().guide() != nullptr; });
            awaitReady(driver);
            driver.open(*folder_ / "work");
        }
        WindowDriver driver;
        driver.window().show();
        QSignalSpy opened(&driver.window(), &MainWindow::workspaceOpened);
        driver.window().begin({}, Opening::DemonstrationFirst);
        driver.wait("the last workspace is open", [&] { return !opened.isEmpty(); });
        QCOMPARE(driver.session().workspace().folder(), *folder_ / "work");
        QVERIFY(driver.window().guide() == nullptr);
    }

    void thereIsRoomForItOnASmallScreen()
    {
        WindowDriver driver;
        open(driver, *folder_ / "demo");
        driver.window().resize(1280, 720);
        for (const PageId page : kPageIds) {
            driver.goTo(page);
            QCOMPARE(driver.window().size(), QSize(1280, 720));
            QVERIFY(panel(driver).isVisible());
        }
        driver.window().guide()->story().goTo(GuideStep::Train);
        driver.press(Qt::Key_F11);
        QVERIFY(panel(driver).isVisible()); // the hall reads along
        driver.window().guide()->story().goTo(GuideStep::Evaluate);
        QVERIFY(driver.window().isFullScreen()); // each step's page is presented
        QCOMPARE(current(driver), PageId::Evaluate);
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY(!driver.window().isFullScreen());
    }

  private:
    static constexpr int kTraining = 6;
    static constexpr int kPatience = 300'000; // milliseconds, for machines that do much else

    static GuideSize size()
    {
        GuideSize size;
        size.scenes = {.scenes = 10, .trainingScenes = kTraining};
        size.training.images = 3;
        size.training.options.iterations = 2;
        return size;
    }

    static void open(WindowDriver& driver, const std::filesystem::path& folder)
    {
        driver.window().show();
        driver.window().setGuideSize(size());
        driver.window().openDemonstration(WindowDriver::text(folder));
        driver.wait("the workspace is open", [&] { return driver.window().guide() != nullptr; });
        awaitReady(driver);
    }

    static void awaitReady(WindowDriver& driver)
    {
        driver.wait("the demonstration is prepared",
                    [&] { return driver.window().guide()->story().readiness() == GuideReadiness::Ready; });
    }

    static GuidePanel& panel(WindowDriver& driver) { return *driver.window().findChild<GuidePanel*>(); }

    static void press(WindowDriver& driver)
    {
        driver.wait("the button can be pressed", [&] { return panel(driver).actButton()->isEnabled(); });
        QTest::mouseClick(panel(driver).actButton(), Qt::LeftButton);
    }

    static PageId current(WindowDriver& driver) { return driver.window().findChild<SideBar*>()->current(); }

    static void deleteRun(WindowDriver& driver, const QString& id)
    {
        storage::Database database = driver.session().workspace().connect();
        workspace::RunStore(driver.session().workspace(), database).remove(id.toStdString());
        Q_EMIT driver.session().runsChanged();
    }

    std::unique_ptr<testing::Folder> folder_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestGuide)
#include "test_guide.moc"
