// The Evaluate page with a tiny detector: the form's mistakes, an evaluation from start to table, stopping,
// history, gallery.
#include "core/workspace/evaluations/evaluation_store.h"
#include "tests/ui/small_lab.h"
#include "ui/controls/check_list.h"
#include "ui/controls/figures_view.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/evaluate/evaluate_controls.h"
#include "ui/evaluate/evaluate_form.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/evaluate/evaluate_subject.h"
#include "ui/evaluate/evaluation_answer.h"
#include "ui/evaluate/evaluation_comparison.h"
#include "ui/evaluate/evaluation_slides.h"
#include "ui/evaluate/evaluation_view.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/evaluate/pair_gallery.h"
#include "ui/evaluate/pair_pictures.h"
#include "ui/evaluate/pair_viewer.h"
#include "ui/evaluate/result_cards.h"
#include "ui/pictures/before_after_view.h"
#include "ui/plots/chart_plot.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QSettings>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 60'000;

} // namespace

class TestEvaluatePage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestEvaluatePage");
        QSettings().clear();
        QLocale::setDefault(QLocale(QLocale::English));
    }
    void init()
    {
        QSettings().remove("evaluate");
        lab_ = std::make_unique<testing::SmallLab>();
        confirmed_ = true;
        file_.clear();
    }
    void cleanup()
    {
        page_.reset();
        session_.reset();
        lab_.reset();
    }

    void anEmptyWorkspaceSaysWhatIsMissing()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && form().hasMistakes(), kPatience);
        QSignalSpy states(&session_->evaluation(), &EvaluationController::stateChanged);
        form().controls()->startButton()->click();
        QVERIFY(states.isEmpty());
        // The one detector and the selection are chosen already.
        QCOMPARE(detectors().checked(), QStringList{"tiny"});
        QCOMPARE(form().request().images.selection, std::optional<std::string>("people"));
    }

    void theFirstRunIsChosenThoughThePageWasOpenBefore()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && form().hasMistakes(), kPatience);
        lab_->train(1);
        Q_EMIT session_->runsChanged();
        ready();
        QCOMPARE(form().request().runs.size(), std::size_t{1});
        const auto notes = [this] {
            QStringList all;
            for (const FormField* field : page_->findChildren<FormField*>())
                all += field->note();
            return all.filter(QRegularExpression("held out|trained on")).size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(notes() == 1, kPatience);
        // Without a patch there is nothing that pictures could be held out from; with it, there is again.
        QAbstractItemModel* patches = page_->findChild<QListView*>("patches")->model();
        patches->setData(patches->index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
        QTRY_VERIFY_WITH_TIMEOUT(notes() == 0, kPatience);
        patches->setData(patches->index(0, 0), Qt::Checked, Qt::CheckStateRole);
        QTRY_VERIFY_WITH_TIMEOUT(notes() == 1, kPatience);
    }

    void mistakesStandAtTheirFields()
    {
        lab_->train(1);
        open();
        ready();
        const auto mistaken = [&](const char* box, double value) {
            auto* number = page_->findChild<NumberBox*>(box);
            const double before = number->value();
            number->setValue(value);
            const bool found = form().hasMistakes();
            number->setValue(before);
            return found && !form().hasMistakes();
        };
        QVERIFY(mistaken("confidence", 0));
        QVERIFY(mistaken("confidence", 1));
        QVERIFY(mistaken("noticeOverlap", 0));
        QVERIFY(mistaken("noticeOverlap", 1.01));
        QVERIFY(mistaken("randomSeeds", 0));
        QVERIFY(mistaken("bootstrap", 100'001));
        auto* jpeg = page_->findChild<QCheckBox*>("defence.jpeg");
        auto* quality = page_->findChild<NumberBox*>("defence.jpeg.quality");
        quality->setValue(0);
        QVERIFY(!form().hasMistakes()); // it is not asked for
        jpeg->setChecked(true);
        QVERIFY(form().hasMistakes());
        quality->setValue(50);
        QVERIFY(!form().hasMistakes());
        QCOMPARE(form().request().defences, std::vector<std::string>{"jpeg:quality=50"});
        auto* side = page_->findChild<NumberBox*>("defence.median.side");
        page_->findChild<QCheckBox*>("defence.median")->setChecked(true);
        side->setValue(4); // not odd
        QVERIFY(form().hasMistakes());
        side->setValue(3);
        QVERIFY(!form().hasMistakes());
        detectors().setChecked({});
        Q_EMIT detectors().edited();
        QVERIFY(form().hasMistakes());
    }

    void howItIsTestedIsKeptBetweenStarts()
    {
        open();
        const workspace::EvaluationRequest usual = form().request();
        page_->findChild<QCheckBox*>("defence.jpeg")->setChecked(true);
        page_->findChild<NumberBox*>("defence.jpeg.quality")->setValue(50);
        page_->findChild<NumberBox*>("defence.median.side")->setValue(7); // although it is not asked for
        page_->findChild<NumberBox*>("confidence")->setValue(0.5);
        page_->findChild<NumberBox*>("noticeOverlap")->setValue(0.2);
        page_->findChild<CheckList*>("sweeps")->setChecked({"rotation"});
        auto* placement = page_->findChild<ChoiceBox*>("placement");
        placement->setCurrentIndex(placement->findText("fixed"));
        page_->findChild<NumberBox*>("row")->setValue(12);
        page_->findChild<FoldedSection*>("evaluateDefences")->setOpen(true);
        open();
        const workspace::EvaluationRequest again = form().request();
        QCOMPARE(again.defences, std::vector<std::string>{"jpeg:quality=50"});
        QCOMPARE(page_->findChild<NumberBox*>("defence.median.side")->value(), 7.0);
        QCOMPARE(again.options.confidence, 0.5);
        QCOMPARE(again.options.noticeOverlap, 0.2);
        QCOMPARE(again.options.sweeps.size(), std::size_t{1});
        QCOMPARE(again.options.sweeps.front().kind, metrics::SweepKind::Rotation);
        QCOMPARE(again.placement, std::optional<std::string>("fixed:12,0"));
        QVERIFY(page_->findChild<FoldedSection*>("evaluateDefences")->isOpen());
        QVERIFY(!page_->findChild<FoldedSection*>("evaluateSweeps")->isOpen());
        QCOMPARE(again.options.randomSeeds, usual.options.randomSeeds);

        // What was kept may be of another version, or of another machine.
        page_.reset();
        QSettings().setValue("evaluate/how/confidence", "much");
        QSettings().setValue("evaluate/how/placement", 77);
        QSettings().setValue("evaluate/how/device", "cuda:7");
        open();
        QCOMPARE(form().request().options.confidence, usual.options.confidence);
        QCOMPARE(form().request().placement, usual.placement);
        QCOMPARE(form().request().device, usual.device);
    }

    void patchFilesAreReadBeforeTheyAreUsed()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded(), kPatience);
        auto* model = const_cast<PatchChoices*>(&form().what()->patches());
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        file_ = QString::fromStdString(lab_->file("coco.json").string());
        page_->findChild<QPushButton*>("addPatch")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!model->problems().isEmpty(), kPatience);
        QVERIFY(form().hasMistakes());
        model->setData(model->index(0), Qt::Unchecked, Qt::CheckStateRole);
        file_ =
            QString::fromStdString(lab_->file("images/p1.png").string()); // square: as good a patch as any
        page_->findChild<QPushButton*>("addPatch")->click();
        QTRY_COMPARE_WITH_TIMEOUT(model->sideOf(file_), 96, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!form().hasMistakes(), kPatience);
        QCOMPARE(form().request().patches.size(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(form().what()->groups().has_value(), kPatience);
        QCOMPARE(form().what()->groups()->unknown, 6);
    }

    void anEvaluationIsStartedShownAndKept()
    {
        const QString run = lab_->train(1);
        open();
        ready();
        QCOMPARE(form().request().runs, std::vector<std::string>{run.toStdString()});
        QTRY_VERIFY_WITH_TIMEOUT(form().what()->groups().has_value(), kPatience);
        QCOMPARE(form().what()->groups()->training, 6);
        // Clean, grey, three drawings of noise and the patch on six images.
        QTRY_VERIFY_WITH_TIMEOUT(form().controls()->text().contains("36"), kPatience);
        page_->findChild<QCheckBox*>("defence.jpeg")->setChecked(true);
        page_->findChild<CheckList*>("sweeps")->setChecked({"scale"});
        const metrics::EvaluationReport& report = *evaluate();
        QCOMPARE(report.defences.size(), std::size_t{2});
        QCOMPARE(report.sweeps.size(), std::size_t{1});
        QCOMPARE(page_->history().rowCount(), 1);
        QVERIFY(!view().answer().sentence().isEmpty());
        QVERIFY(!view().answer().badge().isEmpty());
        const auto labels = view().findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains("6 images: so few say little");
        }));
        const auto figures = [&] { return view().arms().figures().text({0, 1, 2, 3, 4}); };
        const QString undefended = figures();
        QVERIFY2(undefended.contains("clean") && undefended.contains("patch"), qPrintable(undefended));
        // Under the defence, and back.
        auto* defence = page_->findChild<QComboBox*>("scopeDefence");
        defence->setCurrentIndex(1);
        QCOMPARE(view().scope().defence, 1);
        defence->setCurrentIndex(0);
        QCOMPARE(figures(), undefended);
        QTest::keyClick(const_cast<FiguresView*>(&view().arms()), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains("AP50"));
        auto* plots = page_->findChild<QComboBox*>("plots");
        QCOMPARE(plots->count(), 3);
        auto* plot = page_->findChild<ChartPlot*>("plot");
        const QString arms = plot->csv();
        plots->setCurrentIndex(2);
        QCOMPARE(plot->chart().series.size(), std::size_t{4});
        QVERIFY(plot->csv() != arms);
        const QString noticed = plot->csv();
        QVERIFY(noticed.contains("noticed"));
        page_->findChild<QComboBox*>("measure")->setCurrentIndex(1);
        QVERIFY(plot->csv() != noticed && plot->csv().contains("AP50"));
        // What was measured tells the next one's time.
        QVERIFY(EvaluationController::measuredRate(report.timing.device).has_value());
    }

    void itIsStoppedAndNoReportIsKept()
    {
        lab_->train(1);
        open();
        ready();
        page_->findChild<NumberBox*>("randomSeeds")->setValue(20);
        QSignalSpy finished(&session_->evaluation(), &EvaluationController::finished);
        form().controls()->startButton()->click();
        QVERIFY(session_->evaluation().busy());
        QVERIFY(form().controls()->startButton()->isEnabled());
        QCOMPARE(form().controls()->startButton()->text().remove('&'), QString("Add to queue"));
        form().controls()->stopButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!session_->evaluation().busy(), kPatience);
        QVERIFY(finished.isEmpty());
        QVERIFY(form().controls()->startButton()->isEnabled());
        QCOMPARE(form().controls()->startButton()->text().remove('&'), QString("Evaluate"));
        QVERIFY(workspace::EvaluationStore(lab_->database()).list().empty());
        const auto labels = form().controls()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->isVisible() && label->text().contains("goes on where it was"); }));
    }

    /// Once there is an answer it has the room; whoever comes to evaluate something finds the form open.
    void theFormFoldsAwayAfterARun()
    {
        const QString run = lab_->train(1);
        open();
        ready();
        QVERIFY(form().isVisible());
        evaluate();
        QTRY_VERIFY(!form().isVisible());
        auto* fold = page_->findChild<QPushButton*>("newEvaluation");
        fold->click();
        QVERIFY(form().isVisible() && fold->isChecked());
        fold->click();
        QVERIFY(!form().isVisible());
        page_->setRuns({run});
        QVERIFY(form().isVisible() && fold->isChecked());
        open(); // the next start shows what there is
        QTRY_VERIFY_WITH_TIMEOUT(view().report() != nullptr, kPatience);
        QVERIFY(!form().isVisible());
    }

    void theAnswerHasACardForEachDefenceAndSweep()
    {
        lab_->train(1);
        open();
        ready();
        page_->findChild<QCheckBox*>("defence.jpeg")->setChecked(true);
        page_->findChild<QCheckBox*>("defence.median")->setChecked(true);
        page_->findChild<CheckList*>("sweeps")->setChecked({"scale"});
        evaluate();
        auto* cards = page_->findChild<ResultCards*>("cards");
        QCOMPARE(cards->count(), 3);
        QVERIFY(!view().answer().defence().isEmpty());
        auto* tabs = page_->findChild<QTabWidget*>("resultTabs");
        QVERIFY(qobject_cast<QScrollArea*>(tabs->currentWidget()) != nullptr); // the answer
        Q_EMIT cards->sweepWanted(0);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("Plots"));
        QCOMPARE(page_->findChild<QComboBox*>("plots")->currentIndex(), 2);
        Q_EMIT cards->defencesWanted();
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("Defences"));
    }

    void twoEvaluationsStandBesideEachOther()
    {
        lab_->train(1);
        open();
        ready();
        auto* tabs = page_->findChild<QTabWidget*>("resultTabs");
        auto* comparison = page_->findChild<EvaluationComparison*>();
        const std::string first = evaluate()->id;
        QVERIFY(!tabs->isTabVisible(tabs->indexOf(comparison))); // there is no other
        page_->findChild<NumberBox*>("confidence")->setValue(0.5);
        const std::string second = evaluate()->id;
        QTRY_VERIFY_WITH_TIMEOUT(page_->history().rowCount() == 2, kPatience);
        QVERIFY(tabs->isTabVisible(tabs->indexOf(comparison)));
        QCOMPARE(comparison->other(), nullptr); // nobody looks yet
        tabs->setCurrentWidget(comparison);
        QTRY_VERIFY_WITH_TIMEOUT(comparison->other() != nullptr, kPatience);
        QCOMPARE(comparison->other()->id, first);
        // A heading for each evaluation and each of its groups, and four arms of each.
        QCOMPARE(comparison->figures().figures().rowCount(), 2 * (1 + 1 + 4));
        QCOMPARE(comparison->findChild<ChartPlot*>()->chart().x.ticks.size(), std::size_t{2});
        page_->open(QString::fromStdString(first));
        QTRY_VERIFY_WITH_TIMEOUT(view().report()->id == first, kPatience);
        tabs->setCurrentWidget(comparison);
        QTRY_VERIFY_WITH_TIMEOUT(comparison->other() && comparison->other()->id == second, kPatience);
    }

    /// Slides: what there is, in order, and afterwards the page as it was.
    void itIsPresentedAsSlides()
    {
        lab_->train(1);
        open();
        ready();
        page_->findChild<CheckList*>("sweeps")->setChecked({"scale"});
        evaluate();
        page_->showForm(true);
        page_->setPresenting(true);
        QVERIFY(!form().isVisible());
        EvaluationSlides& slides = view().slides();
        QVERIFY(slides.isVisible());
        QCOMPARE(slides.slide(), EvaluationSlides::Slide::Answer);
        QVERIFY(!page_->presentStep(-1));
        std::vector<EvaluationSlides::Slide> seen{slides.slide()};
        while (page_->presentStep(1))
            seen.push_back(slides.slide());
        QCOMPARE(std::ssize(seen), slides.count());
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(seen.back(), EvaluationSlides::Slide::Cards);
        QVERIFY(std::count(seen.begin(), seen.end(), EvaluationSlides::Slide::Arms) == 1);
        page_->setPresenting(false);
        QVERIFY(form().isVisible() && !slides.isVisible());
    }

    void aTrainingGoesOnBesideIt()
    {
        lab_->train(1);
        open();
        ready();
        QSignalSpy trained(&session_->training(), &TrainingController::finished);
        session_->training().start(testing::SmallLab::request(3));
        evaluate();
        QTRY_COMPARE_WITH_TIMEOUT(trained.size(), 1, kPatience);
        QCOMPARE(session_->training().record()->state, workspace::RunState::Completed);
    }

    void earlierOnesAreOpenedAndDeleted()
    {
        lab_->train(1);
        open();
        ready();
        const std::string first = evaluate()->id;
        const std::string second = evaluate()->id;
        QVERIFY(first != second);
        QTRY_COMPARE_WITH_TIMEOUT(page_->history().rowCount(), 2, kPatience);
        auto* history = page_->findChild<QComboBox*>("history");
        QCOMPARE(history->currentIndex(), 0); // the newest
        page_->open(QString::fromStdString(first));
        QTRY_COMPARE_WITH_TIMEOUT(view().report()->id, first, kPatience);
        QCOMPARE(history->currentIndex(), 1);
        page_->findChild<QPushButton*>("deleteEvaluation")->click();
        QTRY_COMPARE_WITH_TIMEOUT(page_->history().rowCount(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(view().report()->id, second, kPatience);
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(page_->history().rowCount(), 2, kPatience);
        page_->open(QString::fromStdString(second));
        // A later start shows it again.
        open();
        QTRY_VERIFY_WITH_TIMEOUT(view().report() != nullptr, kPatience);
        QCOMPARE(view().report()->id, second);
    }

    void theReportIsSavedByItsEnding()
    {
        lab_->train(1);
        open();
        ready();
        evaluate();
        QTemporaryDir folder;
        QSignalSpy messages(session_.get(), &Session::message);
        int told = 0;
        for (const char* name : {"report.pdf", "report.html", "report.json", "report.csv"}) {
            file_ = folder.filePath(name);
            page_->findChild<QToolButton*>("saveReport")->click();
            ++told;
            QTRY_COMPARE_WITH_TIMEOUT(messages.size(), told, kPatience);
            QCOMPARE(messages.back()[0].value<MessageKind>(), MessageKind::Success);
            QVERIFY2(QFileInfo(file_).size() > 500, name);
        }
        file_ = folder.filePath("report.doc");
        page_->findChild<QToolButton*>("saveReport")->click();
        QCOMPARE(messages.size(), told + 1);
        QCOMPARE(messages.back()[0].value<MessageKind>(), MessageKind::Error);
    }

    void oneThatCannotBeReadSaysSo()
    {
        lab_->train(1);
        open();
        ready();
        evaluate();
        lab_->database().run("UPDATE evaluations SET report_json = '{}'");
        open();
        const auto told = [&] {
            for (const QLabel* label : page_->findChildren<QLabel*>("fieldError"))
                if (label->isVisible() && label->text().contains("evaluation")) return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
        QVERIFY(view().report() == nullptr);
        page_->findChild<QPushButton*>("deleteEvaluation")->click(); // it can go all the same
        QTRY_COMPARE_WITH_TIMEOUT(page_->history().rowCount(), 0, kPatience);
    }

    void picturesAreSeenFromNear()
    {
        lab_->train(1);
        open();
        ready();
        evaluate();
        PairsModel& pairs = view().gallery().model();
        QCOMPARE(pairs.rowCount(), 6);
        auto* pictures = page_->findChild<PairPictures*>();
        QTRY_VERIFY_WITH_TIMEOUT(pictures->patches() != nullptr, kPatience);
        const PairKey key{0, metrics::Arm::Patch, 0};
        QTRY_VERIFY_WITH_TIMEOUT(pictures->find(key) != nullptr, kPatience);
        const PairPicture& pair = *pictures->find(key);
        QCOMPARE(pair.problem, QString());
        QCOMPARE(pair.before.size(), QSize(96, 96));
        QVERIFY(pair.before != pair.after);
        auto* list = page_->findChild<QListView*>("gallery");
        list->setCurrentIndex(pairs.index(0));
        Q_EMIT list->activated(pairs.index(0));
        auto* viewer = page_->findChild<PairViewer*>();
        QTRY_VERIFY_WITH_TIMEOUT(viewer->isVisible() && !viewer->view().with().picture.isNull(), kPatience);
        QTest::keyClick(viewer, Qt::Key_PageDown);
        QCOMPARE(viewer->row(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!viewer->view().with().picture.isNull(), kPatience);
        QTest::keyClick(viewer, Qt::Key_PageUp);
        QTest::keyClick(viewer, Qt::Key_PageUp); // there is none before the first
        QCOMPARE(viewer->row(), 0);
        QTest::keyClick(viewer, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!viewer->isVisible(), kPatience);
        int shown = 0;
        for (const char* name :
             {"filterUnnoticed", "filterHalfSeen", "filterFound", "filterInvented", "filterAll"}) {
            page_->findChild<QToolButton*>(name)->click();
            shown = pairs.rowCount();
            QCOMPARE(shown, pairs.count(pairs.filter()));
        }
        QCOMPARE(shown, 6);
    }

  private:
    void open()
    {
        page_.reset();
        Dialogs dialogs;
        dialogs.openFile = [this](QWidget*, const QString&, const QString&) { return file_; };
        dialogs.saveFile = [this](QWidget*, const QString&, const QString&, const QString&) { return file_; };
        dialogs.confirm = [this](QWidget*, const QString&, const QString&, const QString&, const QString&) {
            return confirmed_;
        };
        session_ = std::make_unique<Session>(lab_->workspace(), dialogs);
        page_ = std::make_unique<EvaluatePage>(*session_);
        page_->resize(1180, 640);
        page_->setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    }
    /// Until the form is complete: the newest run is chosen by itself. On the CPU, so that all machines do
    /// the same.
    void ready()
    {
        QTRY_VERIFY_WITH_TIMEOUT(form().listsLoaded() && !form().hasMistakes(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(session_->device().has_value(), kPatience);
        auto* device = page_->findChild<QComboBox*>("device");
        device->setCurrentIndex(device->findData("cpu"));
        page_->findChild<NumberBox*>("bootstrap")->setValue(20);
    }
    ReportPointer evaluate()
    {
        QSignalSpy finished(&session_->evaluation(), &EvaluationController::finished);
        QSignalSpy failed(&session_->evaluation(), &EvaluationController::failed);
        form().controls()->startButton()->click();
        [&] {
            QTRY_VERIFY2_WITH_TIMEOUT(!finished.isEmpty() || !failed.isEmpty(), "it does not end", kPatience);
        }();
        if (finished.isEmpty()) {
            qWarning() << failed;
            return std::make_shared<const metrics::EvaluationReport>();
        }
        [&] { QTRY_VERIFY_WITH_TIMEOUT(page_->history().rowCount() > 0, kPatience); }();
        return view().report();
    }
    EvaluateForm& form() { return *page_->form(); }
    EvaluationView& view() { return *page_->view(); }
    CheckList& detectors() { return *page_->findChild<CheckList*>("detectors"); }

    std::unique_ptr<testing::SmallLab> lab_;
    bool confirmed_ = true;
    QString file_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<EvaluatePage> page_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestEvaluatePage)
#include "test_evaluate_page.moc"
