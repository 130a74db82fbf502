// Training a detector in the window: the form and its mistakes, a training watched, stopped and resumed, what
// is left of it, and one training of any kind at a time.
#include "core/detector/detector.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "tests/ui/small_lab.h"
#include "ui/controls/check_list.h"
#include "ui/controls/number_box.h"
#include "ui/detectors/detector_training_curves.h"
#include "ui/detectors/detector_training_form.h"
#include "ui/detectors/detector_training_view.h"
#include "ui/detectors/detectors_page.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/patch_choices.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"
#include "ui/train/train_controls.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <filesystem>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 120'000;

} // namespace

class TestTrainDetector : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestTrainDetector");
    }
    void init()
    {
        lab_ = std::make_unique<testing::SmallLab>();
        Dialogs dialogs;
        dialogs.confirm = [this](QWidget*, const QString&, const QString&, const QString&, const QString&) {
            return agree_;
        };
        agree_ = true;
        session_ = std::make_unique<Session>(lab_->workspace(), dialogs);
        page_ = std::make_unique<DetectorsPage>(*session_);
        page_->resize(1180, 640);
        page_->show();
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        lab_.reset();
    }

    void aDetectorIsTrainedFromFreshWeights()
    {
        openForm();
        choose("scale", "custom");
        number("width", 0.125);
        number("heads", 16);
        number("inputSize", 96);
        number("--epochs", 2);
        number("--batch", 3);
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        const workspace::DetectorTrainRequest request = form().request();
        QCOMPARE(request.dataset, std::optional<std::string>("small"));
        QCOMPARE(request.custom->width, 0.125);
        QCOMPARE(request.custom->classHidden, 16);
        QCOMPARE(request.inputSize, std::optional<std::int64_t>(96));
        QVERIFY(!request.validation && request.classes.empty() && !request.from);
        QCOMPARE(request.name, std::string("small-yolov8"));
        QCOMPARE(request.out, lab_->workspace().folder() / "detectors" / "small-yolov8.safetensors");

        QSignalSpy told(page_.get(), &DetectorsPage::trainingFinished);
        QSignalSpy evaluate(page_.get(), &DetectorsPage::evaluateRequested);
        start();
        QTRY_VERIFY_WITH_TIMEOUT(view().isVisible(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatience);
        QCOMPARE(told.front().front().toString(), QString("small-yolov8"));
        QTRY_COMPARE_WITH_TIMEOUT(detectors().model()->rowCount(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            trainings().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("Completed"),
            kPatience);
        QCOMPARE(view().findChild<DetectorTrainingCurves*>()->lastEpoch(), 2); // the graph stays
        auto* button = view().findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatience);
        button->click();
        QCOMPARE(evaluate.size(), 1);
        QCOMPARE(evaluate.front().front().toStringList(), QStringList{"small-yolov8"});
        // The name is taken now.
        page_->findChild<QPushButton*>("trainDetector")->click();
        QTRY_COMPARE_WITH_TIMEOUT(form().request().name, std::string("small-yolov8n"), kPatience);
        choose("scale", "custom");
        QTRY_COMPARE_WITH_TIMEOUT(form().request().name, std::string("small-yolov8-2"), kPatience);
    }

    void aTrainingIsStoppedResumedAndFoundAgain()
    {
        openForm();
        choose("start", "detector:tiny");
        number("--epochs", 500);
        number("--batch", 3);
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        QCOMPARE(form().request().name, std::string("tiny-trained"));
        start();
        DetectorTrainingController& training = session_->detectorTraining();
        QTRY_VERIFY_WITH_TIMEOUT(training.epochs().size() >= 2, kPatience);
        QVERIFY(session_->training().held());
        QVERIFY(view().findChild<QLabel*>("trainingFigures")->text().contains("of 500"));
        view().findChild<QPushButton*>("stopTraining")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!training.busy(), kPatience);
        QVERIFY(!session_->training().held());
        auto* resume = view().findChild<QPushButton*>("resumeTraining");
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible() && resume->isEnabled(), kPatience);
        const auto before = training.epochs().size();
        QCOMPARE(detectors().model()->rowCount(), 1); // not ready yet

        // Another look at it: from the list, after the detector was shown.
        view().findChild<QPushButton*>("closeTraining")->click();
        QVERIFY(!view().isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 1, kPatience);
        trainings().setCurrentIndex(trainings().model()->index(0, 0));
        QTRY_VERIFY_WITH_TIMEOUT(view().isVisible(), kPatience);
        auto* curves = view().findChild<DetectorTrainingCurves*>();
        QTRY_COMPARE_WITH_TIMEOUT(curves->lastEpoch(), static_cast<std::int64_t>(before), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible(), kPatience);
        resume->click();
        QTRY_VERIFY_WITH_TIMEOUT(!training.epochs().empty(), kPatience);
        QCOMPARE(training.epochs().front().epoch, static_cast<std::int64_t>(before) + 1);
        QTRY_VERIFY_WITH_TIMEOUT(curves->lastEpoch() > static_cast<std::int64_t>(before), kPatience);
        training.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!training.busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 1, kPatience); // one record

        // As one that was killed before its first checkpoint: it is not lost, and what will be done is said.
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible() && resume->text().contains("Resume"), kPatience);
        workspace::removeCheckpoints(workspace::DetectorTrainingStore(lab_->workspace(), lab_->database()).list().front().out);
        page_->activated();
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible() && resume->text().contains("anew"), kPatience);
        QVERIFY(resume->toolTip().contains("before its first checkpoint"));
        QVERIFY(trainings().model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("begun anew"));
        resume->click();
        QTRY_VERIFY_WITH_TIMEOUT(training.busy() && !training.epochs().empty(), kPatience);
        QCOMPARE(training.epochs().front().epoch, std::int64_t{1});
        training.stop();
        QTRY_VERIFY_WITH_TIMEOUT(!training.busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(resume->isVisible() && resume->text().contains("Resume"), kPatience);

        auto* settings = view().findChild<QPushButton*>("useSettings");
        QTRY_VERIFY_WITH_TIMEOUT(settings->isVisible(), kPatience);
        settings->click();
        QVERIFY(form().isVisible());
        QCOMPARE(form().request().options.epochs, 500);
        QCOMPARE(form().request().from, std::optional<std::string>("tiny"));
        // Its file is there, so that the next one gets another name.
        QTRY_COMPARE_WITH_TIMEOUT(form().request().name, std::string("tiny-trained-2"), kPatience);

        trainings().setCurrentIndex({});
        trainings().setCurrentIndex(trainings().model()->index(0, 0));
        auto* remove = view().findChild<QPushButton*>("removeTraining");
        QTRY_VERIFY_WITH_TIMEOUT(remove->isVisible(), kPatience);
        remove->click();
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 0, kPatience);
        QVERIFY(!view().isVisible());
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(trainings().model()->rowCount(), 1, kPatience);
    }

    void mistakesAreToldBeforeTheStart()
    {
        openForm();
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        const auto told = [this](const char* text) {
            for (const QLabel* label : form().findChildren<QLabel*>("fieldError"))
                if (label->text().contains(QLatin1String(text))) return true;
            return false;
        };
        number("inputSize", 100);
        QVERIFY(form().hasMistakes() && told("multiple of 32"));
        number("inputSize", 96);
        QVERIFY(!form().hasMistakes());
        number("--learning-rate", 50);
        QVERIFY(form().hasMistakes() && told("0 to 10"));
        number("--learning-rate", 0.002);
        number("freshEvery", 2);
        QVERIFY(form().hasMistakes() && told("one class"));
        choose("patchClass", "person");
        QVERIFY(!form().hasMistakes());
        number("freshEvery", 0);
        auto* classes = form().findChild<CheckList*>("classes");
        classes->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(form().hasMistakes() && told("at least one class"));
        classes->item(0)->setCheckState(Qt::Checked);
        auto* name = form().findChild<QLineEdit*>("detectorName");
        name->selectAll();
        QTest::keyClicks(name, "tiny");
        QVERIFY(form().hasMistakes() && told("of this name already"));
        start();
        QVERIFY(!session_->detectorTraining().busy());
        QCOMPARE(page_->focusWidget(), static_cast<QWidget*>(name));
    }

    void hardeningIsFilledInFromElsewhere()
    {
        const QString run = lab_->train(1);
        HardeningDefaults prefill;
        prefill.detector = "tiny";
        prefill.selection = "people";
        prefill.runs = {run};
        prefill.className = "person";
        prefill.epochs = 1;
        prefill.freshEvery = 1;
        prefill.name = "tough";
        page_->prefillHardening(prefill);
        QVERIFY(form().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && !form().hasMistakes(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(form().request().patches.size(), std::size_t{1}, kPatience);
        const workspace::DetectorTrainRequest request = form().request();
        QCOMPARE(request.patches.front(),
                 lab_->workspace().runFolder(run.toStdString()) / "patch.safetensors");
        QCOMPARE(request.from, std::optional<std::string>("tiny"));
        QCOMPARE(request.selection, std::optional<std::string>("people"));
        QCOMPARE(request.patchClass, std::optional<std::string>("person"));
        QCOMPARE(request.fresh.everyEpochs, 1);
        QCOMPARE(request.options.epochs, 1);
        QCOMPARE(request.name, std::string("tough"));
        number("freshEvery", 0);
        QSignalSpy told(page_.get(), &DetectorsPage::trainingFinished);
        QSignalSpy evaluate(page_.get(), &DetectorsPage::evaluateRequested);
        start();
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatience);
        auto* button = view().findChild<QPushButton*>("primary");
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kPatience);
        button->click();
        QCOMPARE(evaluate.front().front().toStringList(), (QStringList{"tiny", "tough"}));
    }

    void hardeningAsksForPatches()
    {
        QTRY_COMPARE_WITH_TIMEOUT(detectors().model()->rowCount(), 1, kPatience);
        page_->findChild<QPushButton*>("hardenDetector")->click();
        QVERIFY(form().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(form().request().name, std::string("tiny-hardened"), kPatience);
        QVERIFY(form().hasMistakes());
        start();
        QVERIFY(!session_->detectorTraining().busy());
        choose("patchClass", "person");
        number("freshEvery", 5);
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
    }

    void onePatchOrDetectorAtATime()
    {
        openForm();
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        TrainControls controls(session_->training());
        QVERIFY(controls.startButton()->isEnabled());
        session_->training().start(testing::SmallLab::request(100'000));
        auto* button = form().findChild<QPushButton*>("primary");
        QVERIFY(button->isEnabled());
        QCOMPARE(button->text().remove('&'), QString("Add to queue"));
        const auto told = [this] {
            for (const QLabel* label : form().findChildren<QLabel*>("note"))
                if (label->text().contains("wait in the queue")) return true;
            return false;
        };
        QVERIFY(told());
        session_->detectorTraining().start(form().request());
        QVERIFY(!session_->detectorTraining().busy());
        session_->training().stop();
        QTRY_VERIFY_WITH_TIMEOUT(!session_->training().busy(), kPatience);
        QCOMPARE(button->text().remove('&'), QString("Start training"));

        choose("start", "detector:tiny");
        number("--epochs", 1000);
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        start();
        QVERIFY(session_->detectorTraining().busy());
        QCOMPARE(controls.startButton()->text().remove('&'), QString("Add to queue"));
        session_->training().start(testing::SmallLab::request(1));
        QVERIFY(!session_->training().busy());
        // The page may go while it trains. When the session goes, it is saved, and says so in the workspace.
        QTRY_VERIFY_WITH_TIMEOUT(!session_->detectorTraining().epochs().empty(), kPatience);
        page_.reset();
        QVERIFY(session_->detectorTraining().state() == JobState::Running);
        session_.reset();
        const auto records = workspace::DetectorTrainingStore(lab_->workspace(), lab_->database()).list();
        QCOMPARE(records.size(), std::size_t{1});
        QCOMPARE(records.front().state, workspace::DetectorTrainingState::Stopped);
        QVERIFY(std::filesystem::exists(workspace::checkpointOf(records.front().out)));
    }

    void aFailureIsToldAndKept()
    {
        openForm();
        choose("start", "detector:tiny");
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        QSignalSpy messages(session_.get(), &Session::message);
        workspace::DetectorTrainRequest request = form().request();
        request.selection = "no such selection";
        request.dataset.reset();
        session_->detectorTraining().start(request);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->detectorTraining().busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        QCOMPARE(messages.front()[0].value<MessageKind>(), MessageKind::Error);
        QVERIFY(messages.front()[1].toString().contains("no such selection"));
    }

    void theListIsAModel()
    {
        DetectorTrainingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        DetectorTrainingEntry entry;
        entry.record.id = "a";
        entry.record.detectorName = "one";
        entry.record.epochs = 3;
        model.setEntries({entry});
        QCOMPARE(model.rowOf("a"), 0);
        QCOMPARE(model.rowOf("b"), -1);
        QVERIFY(model.index(0).data(Qt::DisplayRole).toString().contains("0 of 3 epochs"));
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
    }

  private:
    void openForm()
    {
        QTRY_COMPARE_WITH_TIMEOUT(detectors().model()->rowCount(), 1, kPatience);
        page_->findChild<QPushButton*>("trainDetector")->click();
        QVERIFY(form().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
    }
    void number(const char* name, double value)
    {
        auto* box = form().findChild<NumberBox*>(QLatin1String(name));
        QVERIFY2(box != nullptr, name);
        box->setValue(value);
    }
    void choose(const char* name, const char* data)
    {
        auto* box = form().findChild<QComboBox*>(QLatin1String(name));
        QVERIFY2(box != nullptr && box->findData(QLatin1String(data)) >= 0, name);
        box->setCurrentIndex(box->findData(QLatin1String(data)));
        Q_EMIT box->activated(box->currentIndex());
    }
    void start() { form().findChild<QPushButton*>("primary")->click(); }
    DetectorTrainingForm& form() { return *page_->findChild<DetectorTrainingForm*>(); }
    DetectorTrainingView& view() { return *page_->findChild<DetectorTrainingView*>(); }
    QListView& detectors() { return *page_->findChild<QListView*>("detectorsList"); }
    QListView& trainings() { return *page_->findChild<QListView*>("trainingsList"); }

    std::unique_ptr<testing::SmallLab> lab_;
    bool agree_ = true;
    std::unique_ptr<Session> session_;
    std::unique_ptr<DetectorsPage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestTrainDetector)
#include "test_train_detector.moc"
