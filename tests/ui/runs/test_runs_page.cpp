// The Runs page with real runs of a tiny detector: marks, comparison, actions, deletion and undo, notes,
// resuming.
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/train_config.h"
#include "tests/ui/report_pdf/pdf_page.h"
#include "tests/ui/runs/runs_world.h"
#include "tests/ui/small_lab.h"
#include "ui/controls/notice_bar.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/pictures/patch_strip.h"
#include "ui/plots/curve_canvas.h"
#include "ui/plots/curve_plot.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_group_actions.h"
#include "ui/runs/run_sections.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/runs_page.h"
#include "ui/runs/settings_comparison.h"
#include "ui/session/training_controller.h"
#include "ui/session/undo_history.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace blindspot::ui {

using testing_runs::kPatience;

class TestRunsPage : public QObject, testing_runs::RunsWorld {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestRunsPage");
        QSettings().clear();
    }
    void init() { begin(); }
    void cleanup() { end(); }

    void anEmptyWorkspaceSaysWhatBelongsHere()
    {
        open();
        QPushButton* train = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((train = page_->findChild<QPushButton*>("primary")) && train->isVisible(),
                                 kPatience);
        QSignalSpy asked(page_.get(), &RunsPage::trainRequested);
        train->click();
        QCOMPARE(asked.size(), 1);
        page_->showRun("absent");
    }

    void markedRunsAreCompared()
    {
        const QString first = lab_->train(2), second = lab_->train(3, 2.5);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        RunComparison* comparison = page_->findChild<RunComparison*>();
        QSignalSpy shown(comparison, &RunComparison::shown);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
        PatchStrip* strip = page_->findChild<PatchStrip*>();
        QTRY_COMPARE_WITH_TIMEOUT(strip->patches().size(), std::size_t{2}, kPatience);
        QCOMPARE(strip->patches()[0].id, second); // newest first, as in the table
        QCOMPARE(strip->patches()[0].picture.size(), QSize(24, 24));
        QCOMPARE(comparison->settings().differences(), 2); // iterations, learning rate
        auto* only = page_->findChild<QCheckBox*>("onlyDifferences");
        QVERIFY(only->isEnabled());
        only->setChecked(true);
        QCOMPARE(comparison->settings().rowCount(), 2);
        page_->showRun(first);
        QTRY_COMPARE_WITH_TIMEOUT(strip->patches().size(), std::size_t{1}, kPatience);
        QVERIFY(!only->isEnabled());
        QVERIFY(comparison->settings().rowCount() > 30);
    }

    void columnsShareTheRoomUntilTheUserSizesThem()
    {
        lab_->train(2);
        open();
        page_->resize(1262, 640); // beside the side bar of a window of 1366
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table().horizontalScrollBar()->maximum(), 0, kPatience); // nothing has to be scrolled to
        QHeaderView& header = *table().horizontalHeader();
        const QFontMetrics metrics(header.font());
        for (int column = 0; column < RunsModel::ColumnCount; ++column) {
            const QString title = table().model()->headerData(column, Qt::Horizontal).toString();
            QVERIFY2(table().isColumnHidden(column) || table().columnWidth(column) >= metrics.horizontalAdvance(title) + 2 * kGrid, qPrintable(title));
        }
        QVERIFY(table().columnWidth(RunsModel::Name) >= 26 * table().fontMetrics().averageCharWidth());
        page_->resize(1000, 640);
        QTRY_VERIFY_WITH_TIMEOUT(table().columnWidth(RunsModel::Name) < 300, kPatience);
        // A column that is dragged stays so, in the next window too.
        const int edge = header.sectionViewportPosition(RunsModel::State), middle = header.height() / 2;
        QTest::mouseMove(header.viewport(), {edge - 2, middle});
        QTest::mousePress(header.viewport(), Qt::LeftButton, {}, {edge - 2, middle});
        const int before = table().columnWidth(RunsModel::Name);
        QMouseEvent drag(QEvent::MouseMove, QPointF(edge + 58, middle), header.viewport()->mapToGlobal(QPointF(edge + 58, middle)), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(header.viewport(), &drag);
        QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, {edge + 58, middle});
        QCOMPARE(table().columnWidth(RunsModel::Name), before + 60);
        page_->resize(1262, 640);
        QCoreApplication::processEvents();
        QCOMPARE(table().columnWidth(RunsModel::Name), before + 60);
        close();
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, kPatience);
        QCoreApplication::processEvents();
        QCOMPARE(table().columnWidth(RunsModel::Name), before + 60);
        QSettings().clear();
    }

    void aRunsPatchIsTriedOnAPicture()
    {
        const QString first = lab_->train(1), second = lab_->train(2);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        table().clearSelection(); // a modifier key that an earlier test pressed would mark one more
        page_->showRun(first);
        QAction* action = page_->findChild<RunActions*>()->tryAction();
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), kPatience);
        action->trigger();
        auto* window = page_->findChild<PatchTrialWindow*>();
        QVERIFY(window);
        QTRY_VERIFY_WITH_TIMEOUT(window->trial().patch() && window->trial().picture().pixels, kPatience);
        QCOMPARE(QString::fromStdString(window->trial().patch()->run), first); // and not the newest
        table().clearSelection();
        page_->showRun(second);
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), kPatience);
        action->trigger(); // the same window
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(window->trial().patch()->run), second, kPatience);
        QCOMPARE(page_->findChildren<PatchTrialWindow*>().size(), 1);
        table().selectAll(); // which of the two?
        QTRY_VERIFY_WITH_TIMEOUT(!action->isEnabled(), kPatience);
    }

    void aRunAgainstSeveralShowsACurveOfEach()
    {
        lab_->detectors().add(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "other");
        workspace::TrainRequest request = testing::SmallLab::request(2);
        request.otherDetectors = {"other"};
        lab_->run(request);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, kPatience);
        QVERIFY(table().model()->index(0, RunsModel::Detector).data().toString() == "tiny, other");
        RunComparison* comparison = page_->findChild<RunComparison*>();
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
        CurveCanvas& canvas = comparison->findChild<CurvePlot*>()->canvas();
        QTRY_COMPARE_WITH_TIMEOUT(canvas.seriesCount(), 3, kPatience);
        const QString head = comparison->findChild<CurvePlot*>()->csv().section('\n', 0, 0);
        QVERIFY2(head.contains("1 · tiny") && head.contains("1 · other"), qPrintable(head));
        QCOMPARE(canvas.series(2).size(), std::size_t{2});
        // Hide has no parts: none is offered.
        auto* part = comparison->findChild<QComboBox*>("comparedPart");
        QVERIFY(!part->isEnabled());
        part->setCurrentIndex(1);
        QCOMPARE(part->currentIndex(), 0);
        QCOMPARE(canvas.seriesCount(), 3);
        // The detector's own loss has.
        workspace::TrainRequest parts = testing::SmallLab::request(1);
        parts.options = patch::TrainOptions::forRecipe("robust-dpatch");
        parts.options.iterations = 1;
        parts.options.patchSize = 24;
        parts.otherDetectors = {"other"};
        lab_->run(parts);
        Q_EMIT session_->runsChanged();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part->isEnabled(), kPatience);
        part->setCurrentIndex(1);
        QCOMPARE(canvas.seriesCount(), 2);
    }

    void notesAreKeptAsTheyAreTyped()
    {
        const QString id = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        auto* notes = page_->findChild<QPlainTextEdit*>();
        QTRY_VERIFY_WITH_TIMEOUT(notes->isEnabled(), kPatience);
        QTest::keyClicks(notes, "it works; mostly");
        QTRY_COMPARE_WITH_TIMEOUT(record(id).notes, std::string("it works; mostly"), kPatience);
        const QModelIndex tags = table().model()->index(0, RunsModel::Tags);
        table().setCurrentIndex(tags);
        table().edit(tags);
        auto* editor = table().findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "night");
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::keyClicks(notes, "!");
        close(); // at once: what still waits for the thread must not be lost
        QCOMPARE(record(id).tags, std::string("night"));
        QCOMPARE(record(id).notes, std::string("it works; mostly!"));
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->index(0, RunsModel::Tags).data().toString(),
                                  QString("night"), kPatience);
        page_->findChild<QLineEdit*>("runsSearch")->setText("mostly");
        QCOMPARE(table().model()->rowCount(), 1);
        page_->findChild<QLineEdit*>("runsSearch")->setText("day");
        QCOMPARE(table().model()->rowCount(), 0);
        page_->showRun(id); // shows it in spite of the filter
        QCOMPARE(marked(), QStringList{id});
    }

    void aDeletionIsUndone()
    {
        const QString first = lab_->train(1), second = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        page_->showRun(first);
        table().setFocus();
        const std::string name = record(first).name;
        QSignalSpy messages(session_.get(), &Session::message);
        actions().deleteAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, kPatience);
        QVERIFY(std::filesystem::exists(lab_->workspace().runFolder(first.toStdString())));
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages[0][1].toString().contains(QString::fromStdString(name)));
        const auto actionsOf = messages[0][2].value<MessageActions>();
        QCOMPARE(actionsOf.size(), 1);
        actionsOf.front().act();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        QCOMPARE(record(first).id, first.toStdString());
        QVERIFY(answers_.asked.isEmpty()); // what can be undone is not asked for
        page_->showRun(first);
        actions().deleteAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{second}, kPatience); // on with the neighbour
        page_->showRun(second);
        actions().deleteAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 0, kPatience);
        session_->history().undo();
        session_->history().undo(); // the whole session's, one after the other
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        QVERIFY(session_->history().text().isEmpty());
    }

    void aRunThatEvaluationsShowIsAskedFor()
    {
        const QString id = lab_->train(1);
        metrics::EvaluationReport report;
        workspace::EvaluationStore(lab_->database()).add(report);
        lab_->database().run("INSERT INTO evaluation_patches (evaluation_id, patch, name, run_id, detector, image_group, images, control)"
                             " VALUES (?, 0, 'p', ?, 'tiny', 'held_out', 1, 'grey')",
                             report.id, id.toStdString());
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        answers_.agree = false;
        actions().deleteAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(answers_.asked.join(QString()).contains("1 evaluation shows the patch"), kPatience);
        QCOMPARE(table().model()->rowCount(), 1);
        answers_.agree = true;
        actions().deleteAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 0, kPatience);
    }

    void aRunIsRenamedInItsPlace()
    {
        const QString id = lab_->train(1);
        const QString other = lab_->train(1);
        const std::string had = record(id).name;
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 2, kPatience);
        page_->showRun(id);
        const auto rename = [this](const QString& name) {
            actions().renameAction()->trigger();
            auto* editor = table().findChild<QLineEdit*>();
            QVERIFY(editor != nullptr);
            editor->selectAll();
            QTest::keyClicks(editor, name);
            const QString id = marked().front(); // its patch arrives now
            page_->findChild<RunsModel*>()->setPicture(id, QImage(24, 24, QImage::Format_RGB888));
            QTest::keyClick(editor, Qt::Key_Return);
        };
        rename("hides people");
        QTRY_COMPARE_WITH_TIMEOUT(record(id).name, std::string("hides people"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(session_->history().text().contains("hides people"), kPatience);
        session_->history().undo();
        QTRY_COMPARE_WITH_TIMEOUT(record(id).name, had, kPatience);
        QSignalSpy messages(session_.get(), &Session::message);
        QTRY_COMPARE_WITH_TIMEOUT(page_->findChild<RunsModel*>()->find(id)->name, had, kPatience);
        rename(QString::fromStdString(record(other).name)); // taken
        QTRY_VERIFY_WITH_TIMEOUT(!messages.isEmpty(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(page_->findChild<RunsModel*>()->find(id)->name, had, kPatience);
        QCOMPARE(record(id).name, had);
    }

    void runsAreExported()
    {
        const QString id = lab_->train(2);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        QTemporaryDir folder;
        QSignalSpy messages(session_.get(), &Session::message);
        actions().exportAction()->trigger(); // thought better of it
        answers_.folder = folder.path();
        actions().exportAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        for (const char* name : {"patch.png", "patch.safetensors", "run.json", "curve.csv", "train.toml"})
            QVERIFY2(QFile::exists(folder.filePath("run-" + id + "/" + name)), name);
        answers_.file = folder.filePath("page"); // the end is added
        actions().pdfAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 2, kPatience);
        QFile pdf(folder.filePath("page.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QCOMPARE(testing::readPdf(pdf.readAll()).pages, 1);
        answers_.file = folder.filePath("no/such/folder/page.pdf");
        actions().pdfAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 3, kPatience);
        QCOMPARE(messages.back()[0].value<MessageKind>(), MessageKind::Error);
    }

    void theSettingsOfARunAreSaved()
    {
        const QString id = lab_->train(2, 3.5);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        QTemporaryDir folder;
        QSignalSpy messages(session_.get(), &Session::message);
        answers_.file = folder.filePath("mine"); // the end is added
        actions().saveAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        const workspace::TrainConfig config = workspace::readTrainConfigFile(folder.filePath("mine.toml").toStdString());
        QVERIFY(config.problems.empty());
        QCOMPARE(config.request.options.iterations, 2);
        QCOMPARE(config.request.options.optimiser.learningRate, 3.5);
        QCOMPARE(config.request.selection.value_or(""), std::string("people"));
    }

    void thePatchIsPrintedAtItsSize()
    {
        const QString id = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        QTemporaryDir folder;
        answers_.file = folder.filePath("patch.pdf");
        QSignalSpy messages(session_.get(), &Session::message);
        actions().printAction()->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = page_->findChild<QDialog*>("printPatch")), kPatience);
        auto* save = dialog->findChild<QPushButton*>("primary");
        auto* paper = dialog->findChild<QComboBox*>("paper");
        paper->setCurrentIndex(paper->findText("A4"));
        dialog->findChild<QDoubleSpinBox*>("side")->setValue(250);
        QVERIFY(!save->isEnabled()); // it says why
        dialog->findChild<QDoubleSpinBox*>("side")->setValue(80);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        QFile pdf(folder.filePath("patch.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const auto page = testing::readPdf(pdf.readAll());
        QCOMPARE(page.pictures.size(), 1);
        QVERIFY(qAbs(page.pictures.front().width() - 80) < 0.05);
    }

    void settingsAreUsedAgain()
    {
        const QString id = lab_->train(2, 2.5);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        std::optional<workspace::TrainRequest> request;
        connect(page_.get(), &RunsPage::settingsRequested, this,
                [&](const workspace::TrainRequest& asked) { request = asked; });
        actions().settingsAction()->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(request.has_value(), kPatience);
        QCOMPARE(request->detector, std::string("tiny"));
        QCOMPARE(request->selection, std::optional<std::string>("people"));
        QCOMPARE(request->options.optimiser.learningRate, 2.5);
        QCOMPARE(request->options.iterations, 2);
    }

    void aRunIsExtendedAndWatched()
    {
        const QString id = lab_->train(1);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        QVERIFY(!actions().resumeAction()->isEnabled()); // it is complete
        QSignalSpy messages(session_.get(), &Session::message);
        for (const char* text : {"one", "0", "1", "100001"}) {
            answers_.text = text;
            actions().extendAction()->trigger();
        }
        QCOMPARE(messages.size(), 4);
        QVERIFY(!session_->training().busy());
        QSignalSpy resumed(page_.get(), &RunsPage::resumed);
        answers_.text = "4";
        actions().extendAction()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(resumed.size(), 1, kPatience);
        QVERIFY(session_->training().busy());
        // A second one is refused with the reason.
        actions().resume(id);
        QCOMPARE(messages.size(), 5);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->training().busy(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->index(0, RunsModel::Iterations).data().toString(),
                                  QString("4 / 4"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->index(0, RunsModel::State).data().toString(),
                                  QString("Completed"), kPatience);
        QCOMPARE(record(id).iterationsDone, 4);
    }

    /// The boxes of its images were changed since: the user decides.
    void aRunWhoseLabelsChangedIsAskedFor()
    {
        const QString id = lab_->abandon(lab_->train(2));
        lab_->database().run("UPDATE annotations SET x = x + 1");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(marked(), QStringList{id}, kPatience);
        QSignalSpy resumed(page_.get(), &RunsPage::resumed);
        answers_.agree = false;
        actions().resume(id);
        QTRY_VERIFY_WITH_TIMEOUT(answers_.asked.join(QString()).contains("6 of the run's 6 images have other boxes"), kPatience);
        QCOMPARE(resumed.size(), 0);
        answers_.agree = true;
        QSignalSpy finished(&session_->training(), &TrainingController::finished);
        actions().resume(id);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(record(id).state, workspace::RunState::Completed);
        QCOMPARE(lab_->store().images(id.toStdString()).changes.size(), std::size_t{1});
        lab_->database().run("UPDATE annotations SET x = x - 1");
    }

    void interruptedRunsGoOnWithOneClick()
    {
        const QString done = lab_->train(2);
        const QString older = lab_->abandon(done), newer = lab_->abandon(done);
        open();
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 3, kPatience);
        QPushButton* resume = nullptr;
        const auto visible = [&] {
            resume = nullptr;
            for (QPushButton* button : page_->findChildren<QPushButton*>("noticeAction"))
                if (button->isVisible()) resume = button;
            return resume != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(visible(), kPatience);
        QVERIFY(qobject_cast<NoticeBar*>(resume->parentWidget())->text().contains("2"));
        QSignalSpy finished(&session_->training(), &TrainingController::finished);
        resume->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(record(newer).state, workspace::RunState::Completed, kPatience);
        QCOMPARE(record(older).state, workspace::RunState::Interrupted);
        QTRY_VERIFY_WITH_TIMEOUT(
            visible() && qobject_cast<NoticeBar*>(resume->parentWidget())->text().contains("iteration 0"),
            kPatience);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestRunsPage)
#include "test_runs_page.moc"
