// The comparison of a run's checkpoints: shown, measured, stopped, exported and handed on, with a real run of a tiny detector.
#include "core/common/atomic_file.h"
#include "core/imaging/codec.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "tests/support/file_bytes.h"
#include "tests/support/spots_picture.h"
#include "tests/ui/small_lab.h"
#include "ui/controls/figures_view.h"
#include "ui/plots/chart_plot.h"
#include "ui/runs/checkpoint_dialog.h"
#include "ui/runs/checkpoint_figures.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 60'000;

workspace::CheckpointComparison someComparison()
{
    workspace::CheckpointComparison comparison;
    comparison.checkpoints = {{16, false, "", {0.5, {}}, {}}, {32, false, "", {0.3, {}}, {}}, {40, true, "", {0.4, {}}, {}}};
    comparison.choice.patches.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
        const double share = 0.2 + 0.1 * static_cast<double>(i);
        comparison.choice.patches[i].all = {share, metrics::Interval{share - 0.1, share + 0.1}};
    }
    comparison.choice.control.all = {0.1, metrics::Interval{0.05, 0.15}};
    comparison.choice.chosen = 1;
    return comparison;
}

} // namespace

class TestCheckpointDialog : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTestCheckpointDialog");
        QSettings().clear();
        lab_ = std::make_unique<testing::SmallLab>();
        lab_->importPictures("held", "held", [](int i) { return "h" + std::to_string(i) + ".jpg"; },
                             [this](int i, const std::string& file) {
                                 writeFileAtomically(lab_->file("held/" + file),
                                                     imaging::encodeJpeg(testing::spotsPicture(96, 96, 20 + static_cast<std::uint64_t>(i)), 90));
                             });
        run_ = lab_->train(3);
        dialogs_.saveFile = [this](QWidget*, const QString&, const QString& suggested, const QString&) {
            suggested_ = suggested;
            return file_;
        };
        session_ = std::make_unique<Session>(lab_->workspace(), dialogs_);
    }
    void cleanup() { dialog_.reset(); }
    void cleanupTestCase()
    {
        session_.reset();
        lab_.reset();
    }

    void theChartHasWhiskersAndTheControlAsALine()
    {
        const report::Chart chart = checkpointChart(someComparison());
        QCOMPARE(chart.series.size(), std::size_t{2});
        QVERIFY(!chart.series[0].line && chart.series[1].line);
        QCOMPARE(chart.series[0].points.size(), std::size_t{3});
        QCOMPARE(chart.series[0].points[2].x, 40.0);
        QVERIFY(chart.series[0].points[2].interval.has_value());
        QCOMPARE(chart.series[1].points.front().y, chart.series[1].points.back().y);
        const FigureTable table = checkpointTable(someComparison());
        QCOMPARE(table.rows.size(), std::size_t{4});
        QVERIFY(table.rows[1].strong && table.rows[1].cells[0].contains("chosen"));
        QVERIFY(!table.rows[2].strong && table.rows[2].cells[0].contains("last"));
        QVERIFY(table.rows[0].cells[1].contains("0.20 [0.10, 0.30]"));
    }

    void theyAreShownMeasuredAndKept()
    {
        open(run_);
        QTRY_COMPARE_WITH_TIMEOUT(film().count(), 3, kPatience);
        QCOMPARE(film().currentRow(), 2); // the last, until something is known
        QVERIFY(!film().item(0)->icon().isNull());
        QVERIFY(answer().contains("not measured yet"));
        auto* dataset = dialog_->findChild<QComboBox*>("checkpointDataset");
        QCOMPARE(dataset->currentText(), QString("small")); // the run's own, of which all images are known to it
        measure().click();
        QVERIFY(dialog_->measuring());
        QTRY_VERIFY_WITH_TIMEOUT(!dialog_->measuring(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(says("was not trained on"), kPatience);
        dataset->setCurrentText("held");
        Q_EMIT dataset->activated(dataset->currentIndex());
        QSignalSpy progress(session_.get(), &Session::jobProgressed);
        measure().click();
        QTRY_VERIFY_WITH_TIMEOUT(!dialog_->measuring(), kPatience);
        // Weights of chance notice nothing above the usual confidence, and the dialog says so.
        QTRY_VERIFY_WITH_TIMEOUT(answer().contains("Nothing was measured") || answer().contains("checkpoint") ||
                                     answer().contains("Iteration"),
                                 kPatience);
        QVERIFY(dialog_->findChild<ChartPlot*>()->isVisible());
        QVERIFY(progress.back()[0].toString().isEmpty()); // the status line is free again
        QCOMPARE(dataset->currentText(), QString("held"));
        const auto kept = workspace::readComparison(lab_->store(), run_.toStdString());
        QVERIFY(kept.has_value());
        QCOMPARE(kept->dataset, std::string("held"));
        const QString said = answer();
        dialog_.reset();
        open(run_);
        QTRY_COMPARE_WITH_TIMEOUT(answer(), said, kPatience);
        QCOMPARE(film().currentRow(), static_cast<int>(kept->choice.chosen));
        QCOMPARE(dialog_->findChild<QComboBox*>("checkpointDataset")->currentText(), QString("held"));
        QCOMPARE(dialog_->findChild<FiguresView*>()->figures().rowCount(), 4);
    }

    void aStoppedMeasurementSaysSo()
    {
        open(run_);
        QTRY_COMPARE_WITH_TIMEOUT(film().count(), 3, kPatience);
        measure().click();
        auto* stop = buttonCalled("S&top");
        QVERIFY(stop->isVisible());
        stop->click();
        QVERIFY(!dialog_->measuring());
        QTRY_VERIFY_WITH_TIMEOUT(says("Measure goes on from there"), kPatience);
        QVERIFY(!stop->isVisible() && measure().isEnabled());
        measure().click();
        dialog_.reset(); // closed in the middle of it
    }

    void aPatchIsExportedAndHandedOn()
    {
        open(run_);
        QTRY_COMPARE_WITH_TIMEOUT(film().count(), 3, kPatience);
        film().setCurrentRow(0);
        QTemporaryDir folder;
        file_ = folder.filePath("first"); // the end is added
        QSignalSpy messages(session_.get(), &Session::message);
        buttonCalled("E&xport this patch…")->click();
        QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, kPatience);
        QVERIFY(suggested_.contains("iteration-1"));
        const auto snapshots = workspace::PatchSnapshots(lab_->store().folder(run_.toStdString()));
        QCOMPARE(testing::contentOf((file_ + ".png").toStdString()), testing::contentOf(snapshots.list()[0].file));

        std::optional<workspace::EvaluationRequest> asked;
        connect(dialog_.get(), &CheckpointDialog::evaluateRequested, this,
                [&](const workspace::EvaluationRequest& request) { asked = request; });
        buttonCalled("E&valuate this patch…")->click();
        QVERIFY(asked && asked->runs.empty());
        QCOMPARE(asked->patches, std::vector<std::filesystem::path>{snapshots.list()[0].file});
        QCOMPARE(asked->detectors, std::vector<std::string>{"tiny"});
        QCOMPARE(asked->images.className, std::string("person"));
        film().setCurrentRow(2); // the run's own patch
        buttonCalled("E&valuate this patch…")->click();
        QVERIFY(asked->patches.empty());
        QCOMPARE(asked->runs, std::vector<std::string>{run_.toStdString()});
    }

    void anOldRunSaysThatItKeepsNone()
    {
        const QString old = lab_->train(2);
        std::filesystem::remove_all(workspace::PatchSnapshots(lab_->store().folder(old.toStdString())).folder());
        open(old);
        QTRY_COMPARE_WITH_TIMEOUT(film().count(), 1, kPatience);
        QVERIFY(answer().contains("keeps its patch alone"));
        QVERIFY(!measure().isEnabled());
        QVERIFY(buttonCalled("E&xport this patch…")->isEnabled());
    }

  private:
    void open(const QString& run)
    {
        dialog_ = std::make_unique<CheckpointDialog>(*session_, run, QStringLiteral("hide people"));
        dialog_->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
    }
    QListWidget& film() { return *dialog_->findChild<QListWidget*>("checkpointFilm"); }
    QPushButton& measure() { return *dialog_->findChild<QPushButton*>("primary"); }
    QString answer() { return dialog_->findChild<QLabel*>("checkpointAnswer")->text(); }
    bool says(const QString& text)
    {
        for (const QLabel* label : dialog_->findChildren<QLabel*>())
            if (label->text().contains(text)) return true;
        return false;
    }
    QPushButton* buttonCalled(const QString& text)
    {
        for (QPushButton* button : dialog_->findChildren<QPushButton*>())
            if (button->text() == text) return button;
        return nullptr;
    }

    std::unique_ptr<testing::SmallLab> lab_;
    Dialogs dialogs_ = Dialogs::standard();
    std::unique_ptr<Session> session_;
    std::unique_ptr<CheckpointDialog> dialog_;
    QString run_, file_, suggested_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestCheckpointDialog)
#include "test_checkpoint_dialog.moc"
