// Real trainings from the Train page: the buttons follow them, and they may be started, paused, stopped and
// left at any moment.
#include "core/workspace/runs/run_store.h"
#include "tests/ui/train/train_world.h"
#include "ui/controls/number_box.h"
#include "ui/session/training_controller.h"
#include "ui/support/settings.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_form.h"
#include "ui/train/train_page.h"
#include "ui/train/train_strip.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <random>

namespace blindspot::ui {

using testing::kPatience;
using testing::TrainWorld;

namespace {

/// A training of some milliseconds an iteration.
workspace::TrainRequest smallRequest(std::int64_t iterations)
{
    workspace::TrainRequest request;
    request.detector = "tiny";
    request.selection = "people";
    request.className = "person";
    request.images = 2;
    request.device = "cpu";
    request.options.iterations = iterations;
    request.options.patchSize = 16;
    request.options.batchSize = 1;
    request.options.precision = patch::PrecisionChoice::Fp32;
    return request;
}

constexpr std::int64_t kEndless = 100'000;

} // namespace

class TestTrainPage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        testing::separateSettings("train_page");
        told_.clear();
        world_ = std::make_unique<TrainWorld>();
        open();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
    }

    void theButtonsFollowATraining()
    {
        fill(kEndless);
        const TrainControls& controls = *page_->form()->controls();
        QPushButton* start = controls.startButton();
        QPushButton* pause = controls.pauseButton();
        QPushButton* stop = controls.stopButton();
        QVERIFY(start->isEnabled() && !pause->isEnabled() && !stop->isEnabled());
        QVERIFY(!pause->toolTip().isEmpty()); // says why not
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(training().state() == JobState::Preparing);
        QVERIFY(start->isEnabled() && !pause->isEnabled() && stop->isEnabled());
        QCOMPARE(start->text().remove('&'), QString("Add to queue"));
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        QVERIFY(start->isEnabled() && pause->isEnabled() && stop->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!training().points().empty(), kPatience);

        // The form stays free, and the run is not touched.
        page_->findChild<NumberBox*>("--iterations")->setValue(7);
        QCOMPARE(training().record()->iterations, kEndless);

        pause->click();
        QVERIFY(training().state() == JobState::Paused);
        QVERIFY(pause->isEnabled() && stop->isEnabled());
        QVERIFY(pause->text().remove('&') == "Resume");
        QTest::keyClick(page_.get(), Qt::Key_Space);
        QVERIFY(training().state() == JobState::Running);
        QVERIFY(pause->text().remove('&') == "Pause");

        QSignalSpy finished(&training(), &TrainingController::finished);
        stop->click();
        QVERIFY(training().state() == JobState::Stopping);
        QVERIFY(!start->isEnabled() && !pause->isEnabled() && !stop->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY(start->isEnabled());
        QCOMPARE(start->text().remove('&'), QString("Start"));
        QVERIFY(training().record()->state == workspace::RunState::Interrupted);
    }

    void theFormIsFoldedWhileATrainingRuns()
    {
        fill(kEndless);
        const auto* strip = page_->findChild<TrainStrip*>();
        QVERIFY(page_->form()->isVisible() && !strip->isVisible());
        const int width = page_->form()->width();
        page_->form()->controls()->startButton()->click();
        QVERIFY(!page_->form()->isVisible() && strip->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        for (const char* part : {"Hide objects", "tiny", "people", "person", "2 images", "100,000 iterations", "16 px"})
            QVERIFY2(strip->summary().contains(part), qPrintable(strip->summary()));
        // It can be looked at, and its fields are of the next run.
        auto* unfold = page_->findChild<QToolButton*>("unfoldForm");
        QTest::mouseClick(unfold, Qt::LeftButton);
        QVERIFY(page_->form()->isVisible() && strip->isVisible());
        QTest::keyClick(unfold, Qt::Key_Space);
        QVERIFY(!page_->form()->isVisible());
        // Its buttons are one click away.
        auto* pause = page_->findChild<QPushButton*>("stripPause");
        auto* stop = page_->findChild<QPushButton*>("stripStop");
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(training().state() == JobState::Paused);
        QCOMPARE(pause->text().remove('&'), QString("Resume"));
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(training().state() == JobState::Running);
        QTest::mouseClick(stop, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
        QVERIFY(page_->form()->isVisible() && !strip->isVisible());
        QTRY_VERIFY(std::abs(page_->form()->width() - width) <= 32); // about where it was
    }

    void aStoppedTrainingGoesOnFromHere()
    {
        fill(kEndless);
        page_->form()->controls()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(training().points().size() > 1, kPatience);
        training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
        const std::string id = training().record()->id;
        auto* resume = page_->findChild<QPushButton*>("noticeOther");
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible(), kPatience);
        QTest::mouseClick(resume, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        QCOMPARE(training().record()->id, id);
        QVERIFY(!resume->isVisible());
        // And when the program is started again.
        leave();
        const auto offer = [this]() -> QPushButton* {
            for (QPushButton* button : page_->findChildren<QPushButton*>("noticeAction"))
                if (button->isVisible() && button->text().remove('&') == "Resume") return button;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(offer() != nullptr, kPatience);
        QTest::mouseClick(offer(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        QCOMPARE(training().record()->id, id);
        // What has come to its end is not offered.
        training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
        fill(2);
        QSignalSpy finished(&training(), &TrainingController::finished);
        page_->form()->controls()->startButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY(!page_->findChild<QPushButton*>("noticeOther")->isVisible() && offer() == nullptr);
        leave();
        QTest::qWait(200);
        QVERIFY(offer() == nullptr);
    }

    void presentingShowsNeitherFormNorStrip()
    {
        fill(kEndless);
        page_->form()->controls()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        const auto* strip = page_->findChild<TrainStrip*>();
        page_->setPresenting(true);
        QVERIFY(!page_->form()->isVisible() && !strip->isVisible());
        page_->setPresenting(false);
        QVERIFY(!page_->form()->isVisible() && strip->isVisible());
        page_->setPresenting(true);
        training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
        QVERIFY(!page_->form()->isVisible() && !strip->isVisible());
        page_->setPresenting(false);
        QVERIFY(page_->form()->isVisible() && !strip->isVisible());
    }

    void shortcutsWorkOnThePage()
    {
        fill(kEndless);
        page_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page_.get(), kPatience));
        QTest::keyClick(page_.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(training().busy());
        QTRY_VERIFY_WITH_TIMEOUT(training().state() == JobState::Running, kPatience);
        QTest::keyClick(page_.get(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(training().state() == JobState::Paused);
        QTest::keyClick(page_.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
    }

    void aTrainingEndsByItself()
    {
        fill(3);
        QSignalSpy finished(&training(), &TrainingController::finished);
        page_->form()->controls()->startButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY(training().state() == JobState::Idle);
        QVERIFY(training().record()->state == workspace::RunState::Completed);
        QCOMPARE(training().points().size(), std::size_t{3});
        QVERIFY(page_->form()->controls()->startButton()->isEnabled());
        // What the run was made with comes back into the form.
        page_->findChild<NumberBox*>("--patch-size")->setValue(99);
        page_->setRequest(smallRequest(3));
        QCOMPARE(page_->form()->request().options.patchSize, 16);
    }

    void aStartWaitsForListsThatAreReadAnew()
    {
        fill(2);
        dataset::SelectionOptions options;
        options.dataset = "small";
        options.className = "Person";
        storage::Database database = session_->workspace().connect();
        dataset::SelectionStore(database).create("newest", options);
        workspace::TrainRequest request = smallRequest(2);
        request.selection = "newest";
        page_->setRequest(request);
        QVERIFY(page_->form()->hasMistakes()); // the form does not know it yet
        QSignalSpy finished(&training(), &TrainingController::finished);
        Q_EMIT session_->selectionsChanged();
        page_->form()->controls()->startButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(training().record()->selection, std::optional<std::string>("newest"));
    }

    void aStartThatFailsIsTold()
    {
        fill(3);
        QSignalSpy failed(&training(), &TrainingController::failed);
        std::filesystem::remove_all(world_->path("images"));
        page_->form()->controls()->startButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QVERIFY(!training().busy());
        QVERIFY(page_->form()->controls()->startButton()->isEnabled());
    }

    /// Starts, pauses, resumes, stops and leaves in any order and at any moment; nothing hangs, crashes or is
    /// lost.
    void anythingAtAnyMoment()
    {
        const int rounds = qEnvironmentVariableIntValue("BLINDSPOT_ROUNDS") > 0
                               ? qEnvironmentVariableIntValue("BLINDSPOT_ROUNDS")
                               : 120;
        std::mt19937 random(20261122);
        const auto below = [&random](unsigned count) { return static_cast<int>(random() % count); };
        fill(kEndless);
        for (int round = 0; round < rounds; ++round) {
            if (below(4) == 0) fill(1 + below(4)); // ends by itself somewhere in between
            const int actions = 1 + below(8);
            for (int i = 0; i < actions; ++i) {
                TrainControls& controls = *page_->form()->controls();
                switch (below(6)) {
                case 0:
                case 1:
                    controls.startButton()->click();
                    break;
                case 2:
                    controls.pauseButton()->click();
                    break;
                case 3:
                    controls.stopButton()->click();
                    break;
                case 4:
                    page_->findChild<NumberBox*>("--total-variation")->setValue(below(100) / 100.0);
                    break;
                case 5:
                    live(below(30));
                    break;
                }
                checkButtons();
            }
            if (below(3) == 0) {
                leave(); // with whatever runs
                fill(kEndless);
            } else if (below(2) == 0 && training().busy()) {
                training().stop();
                QTRY_VERIFY_WITH_TIMEOUT(!training().busy(), kPatience);
            }
        }
        leave();
        // Every record is in order: none says that it runs.
        workspace::Workspace workspace = world_->workspace();
        storage::Database database = workspace.connect();
        for (const workspace::RunRecord& record : workspace::RunStore(workspace, database).list())
            QVERIFY2(record.state == workspace::RunState::Interrupted ||
                         record.state == workspace::RunState::Completed,
                     qPrintable(QString::fromStdString(record.id + ": " +
                                                       record.error.value_or(Message()).english())));
    }

    void settingsAreSavedAndOpened()
    {
        workspace::TrainRequest request = smallRequest(7);
        request.options.optimiser.learningRate = 3.25;
        request.name = "my \"own\" run";
        page_->setRequest(request);
        file_ = QString::fromStdString(world_->path("settings").string());
        page_->form()->fileActions().last()->trigger();
        file_ += ".toml"; // was added
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file_).size() > 0, kPatience);
        page_->setRequest(smallRequest(9));
        page_->openSettings(file_);
        QTRY_COMPARE_WITH_TIMEOUT(page_->form()->request().options.iterations, 7, kPatience);
        QCOMPARE(requestToText(page_->form()->request()), requestToText(request));
        QTRY_VERIFY_WITH_TIMEOUT(told_.contains("settings were taken from settings.toml"), kPatience);
        QVERIFY2(!told_.contains(QChar(0x2022)), qPrintable(told_));
    }

    void whatWasNotTakenIsToldOneByOne()
    {
        const QString file = write("[train]\niterations = 12\nhue = 3\npatch-size = big\ndetector = \"nobody\"\nselection = \"strangers\"\n");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page_.get(), &drop);
        QTRY_COMPARE_WITH_TIMEOUT(page_->form()->request().options.iterations, 12, kPatience);
        for (const char* part : {"3 settings were taken", "hue", "'big' is not a whole number", "nobody", "strangers"})
            QVERIFY2(told_.contains(part), qPrintable(told_));
        // It stands in the form as the file says, and is told there too.
        QCOMPARE(page_->form()->request().detector, std::string("nobody"));
        QVERIFY(page_->form()->hasMistakes());
    }

    void aFileThatIsNoneChangesNothing()
    {
        fill(9);
        page_->openSettings(write("hello\n"));
        QTRY_VERIFY_WITH_TIMEOUT(told_.contains("line 1"), kPatience);
        page_->openSettings(file_ + "-that-is-not-there");
        QTRY_VERIFY_WITH_TIMEOUT(told_.contains("cannot be read"), kPatience);
        QCOMPARE(page_->form()->request().options.iterations, 9);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/some/picture.png")});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(page_.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void aRunHasTheNameThatIsTyped()
    {
        fill(1);
        auto* name = page_->findChild<QLineEdit*>("runName");
        QTRY_COMPARE_WITH_TIMEOUT(name->placeholderText(), QString("hide people, 16 px"), kPatience);
        QTest::keyClicks(name, "mine");
        page_->form()->controls()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(training().record() && !training().busy(), kPatience);
        QCOMPARE(training().record()->name, std::string("mine"));
        QVERIFY(name->text().isEmpty()); // the next run is another one
        QTest::keyClicks(name, "mine");
        QTRY_VERIFY_WITH_TIMEOUT(page_->form()->hasMistakes(), kPatience);
        QTest::keyClicks(name, " too");
        QTRY_VERIFY_WITH_TIMEOUT(!page_->form()->hasMistakes(), kPatience);
    }

    void automaticIsTheDeviceOfTheSettings()
    {
        workspace::TrainRequest request = smallRequest(1);
        request.device = "auto";
        page_->setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(page_->form()->listsLoaded() && !page_->form()->hasMistakes(), kPatience);
        Settings::instance().set(SettingId::Device, "cuda:3");
        page_->form()->controls()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(told_.contains("CUDA"), kPatience); // there is none here
        Settings::instance().set(SettingId::Device, "cpu");
        Settings::instance().set(SettingId::Precision, "bf16");
        request.options.precision = patch::PrecisionChoice::Auto;
        page_->setRequest(request);
        page_->form()->controls()->startButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(training().record() && !training().busy(), kPatience);
        QCOMPARE(training().record()->precision, std::string("bf16"));
    }

  private:
    void open()
    {
        Dialogs dialogs;
        dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return file_; };
        session_ = world_->session(dialogs);
        connect(session_.get(), &Session::message, this, [this](MessageKind, const QString& text) { told_ = text; });
        page_ = std::make_unique<TrainPage>(*session_);
        page_->show();
        QTRY_VERIFY_WITH_TIMEOUT(page_->form()->listsLoaded(), kPatience);
    }
    void leave()
    {
        cleanup();
        open();
    }
    void fill(std::int64_t iterations)
    {
        page_->setRequest(smallRequest(iterations));
        QTRY_VERIFY_WITH_TIMEOUT(page_->form()->listsLoaded() && !page_->form()->hasMistakes(), kPatience);
    }
    QString write(const char* text)
    {
        file_ = QString::fromStdString(world_->folder().write("some.toml", text).string());
        return file_;
    }
    TrainingController& training() { return session_->training(); }

    /// Lets the window live for up to so many milliseconds.
    static void live(int milliseconds)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    void checkButtons()
    {
        const TrainControls& controls = *page_->form()->controls();
        const JobState state = training().state();
        QCOMPARE(controls.startButton()->isEnabled(), state != JobState::Stopping);
        QCOMPARE(controls.pauseButton()->isEnabled(),
                 state == JobState::Running || state == JobState::Paused);
        QCOMPARE(controls.stopButton()->isEnabled(),
                 state != JobState::Idle && state != JobState::Stopping);
    }

    std::unique_ptr<TrainWorld> world_;
    QString file_; ///< that the dialogs answer
    QString told_; ///< last
    std::unique_ptr<Session> session_;
    std::unique_ptr<TrainPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTrainPage)
#include "test_train_page.moc"
