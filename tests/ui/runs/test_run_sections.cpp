// Sections of the table of runs: their order, counts and best figures, folds, and pins, together with sorting and filtering.
#include "ui/runs/run_sections.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>
#include <QTest>

namespace blindspot::ui {

namespace {

using workspace::RunRecord;

RunRecord run(const std::string& id, const std::string& group, bool pinned = false)
{
    RunRecord record;
    record.id = id;
    record.name = "run " + id;
    record.state = workspace::RunState::Completed;
    record.recipe = id == "1" ? "print" : "hide";
    record.detectorName = id == "2" ? "yolo11n" : "yolov8n";
    record.selection = "people";
    record.createdAt = "2026-11-2" + id + "T10:00:00.000000Z";
    record.iterationsDone = id[0] - '0';
    record.group = group;
    record.pinned = pinned;
    return record;
}

workspace::PatchSummary hides(double share)
{
    workspace::PatchSummary summary;
    summary.hidingControl = metrics::Arm::Grey;
    summary.hidden.value = share;
    return summary;
}

} // namespace

class TestRunSections : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        sections_ = std::make_unique<RunSections>();
        model_ = std::make_unique<RunsModel>();
        filter_ = std::make_unique<RunsFilter>();
        filter_->setRuns(*model_, *sections_);
        filter_->sort(RunsModel::When, Qt::DescendingOrder);
        tester_ = std::make_unique<QAbstractItemModelTester>(filter_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        tester_.reset();
        filter_.reset();
    }

    void withoutGroupsThereIsNoSection()
    {
        show({run("3", ""), run("2", "", true), run("1", "")});
        QCOMPARE(rows(), QStringList({"2", "3", "1"})); // the pinned one stands above
        filter_->sort(RunsModel::When, Qt::AscendingOrder);
        QCOMPARE(rows(), QStringList({"2", "1", "3"}));
        filter_->sort(RunsModel::Iterations, Qt::DescendingOrder);
        QCOMPARE(rows(), QStringList({"2", "3", "1"}));
    }

    void aGroupIsASectionWithItsCountAndItsBest()
    {
        show({run("4", "night"), run("3", "day"), run("2", ""), run("1", "night", true)}, {{"4", hides(0.3)}, {"1", hides(0.5)}});
        QCOMPARE(rows(), QStringList({"[Pinned · 1 run]", "1", "[day · 1 run]", "3", "[night · 2 runs, 1 pinned above]", "4",
                                      "[In no group · 1 run]", "2"}));
        QVERIFY2(best(4).contains("0.50"), qPrintable(best(4))); // also of the run that is pinned
        QVERIFY(best(2).isEmpty());
        QVERIFY(!(filter_->index(0, 0).flags() & Qt::ItemIsSelectable));
        QCOMPARE(filter_->index(4, 0).data(RunSections::GroupRole).toString(), QString("night"));
        QVERIFY(filter_->index(0, 0).data(RunSections::GroupRole).toString().isEmpty());
        filter_->sort(RunsModel::When, Qt::AscendingOrder); // the sections stay where they are
        QCOMPARE(rows().first(), QString("[Pinned · 1 run]"));
        QCOMPARE(rows().last(), QString("2"));
        QVERIFY(!filter_->isRun(0) && filter_->isRun(1));
        QCOMPARE(filter_->runNear(0), 1);
        QCOMPARE(filter_->runNear(99), 7);
    }

    void aFoldHidesRunsAndFilteringCountsThem()
    {
        show({run("3", "night"), run("2", "night"), run("1", "day")});
        sections_->setFolded("night", true);
        filter_->updateSections();
        QCOMPARE(rows(), QStringList({"[day · 1 run]", "1", "[night · 2 runs]"}));
        QCOMPARE(filter_->matching(), 3);
        QVERIFY(!filter_->indexOf("3").isValid());
        filter_->setText("yolo11n");
        QCOMPARE(rows(), QStringList({"[night · 1 of 2 runs]"})); // no section without a run that fits
        sections_->setFolded("night", false);
        filter_->updateSections();
        QCOMPARE(rows(), QStringList({"[night · 1 of 2 runs]", "2"}));
        filter_->setText("night"); // the group is among what is looked through
        QCOMPARE(rows(), QStringList({"[night · 2 runs]", "3", "2"}));
    }

    void eachGroupingHasItsSectionsAndFolds()
    {
        const std::vector<RunRecord> runs{run("3", ""), run("2", ""), run("1", "")};
        sections_->setGrouping(RunGrouping::Detector);
        show(runs);
        QCOMPARE(rows(), QStringList({"[yolo11n · 1 run]", "2", "[yolov8n · 2 runs]", "3", "1"}));
        sections_->setFolded("yolov8n", true);
        filter_->updateSections();
        sections_->setGrouping(RunGrouping::Day);
        show(runs);
        QCOMPARE(sections_->keys(), QStringList({"2026-11-23", "2026-11-22", "2026-11-21"})); // the newest first
        sections_->setGrouping(RunGrouping::Recipe);
        show(runs);
        QCOMPARE(sections_->keys().size(), 2);
        sections_->setGrouping(RunGrouping::Dataset);
        show(runs);
        QCOMPARE(sections_->keys(), QStringList({"people"}));
        sections_->setGrouping(RunGrouping::Detector);
        show(runs);
        QCOMPARE(rows(), QStringList({"[yolo11n · 1 run]", "2", "[yolov8n · 2 runs]"}));
        QCOMPARE(sections_->folds(), QStringList({"detector:yolov8n"}));
        RunSections again;
        again.setGrouping(RunGrouping::Detector);
        again.setFolds(sections_->folds());
        QVERIFY(again.isFolded("yolov8n"));
        sections_->setGrouping(RunGrouping::None);
        show(runs);
        QCOMPARE(rows(), QStringList({"3", "2", "1"}));
        for (const RunGrouping grouping : kRunGroupings)
            QVERIFY(parseRunGrouping(nameOf(grouping)) == grouping);
    }

    /// Marks and places stay while runs go into groups.
    void aRunThatMovesKeepsItsMark()
    {
        show({run("3", ""), run("2", ""), run("1", "")});
        QItemSelectionModel marks(filter_.get());
        marks.select(filter_->indexOf("2"), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QPersistentModelIndex two(filter_->indexOf("2"));
        show({run("3", ""), run("2", "night"), run("1", "")});
        QCOMPARE(rows(), QStringList({"[night · 1 run]", "2", "[In no group · 2 runs]", "3", "1"}));
        QVERIFY(two.isValid());
        QCOMPARE(two.row(), 1);
        QCOMPARE(marks.selectedRows().size(), 1);
        QCOMPARE(marks.selectedRows().front().data(RunsModel::IdRole).toString(), QString("2"));
        show({run("3", ""), run("2", "night", true), run("1", "")});
        QCOMPARE(rows(), QStringList({"[Pinned · 1 run]", "2", "[In no group · 2 runs]", "3", "1"}));
        QCOMPARE(marks.selectedRows().size(), 1);
    }

  private:
    void show(const std::vector<RunRecord>& runs, const std::map<std::string, workspace::PatchSummary>& effects = {})
    {
        sections_->setRuns(runs, effects);
        model_->setRecords(runs);
        model_->setEffects(effects);
        filter_->updateSections();
    }
    QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < filter_->rowCount(); ++row) {
            const QModelIndex index = filter_->index(row, RunsModel::Name);
            rows += filter_->isRun(row) ? index.data(RunsModel::IdRole).toString() : '[' + index.data().toString() + ']';
        }
        return rows;
    }
    QString best(int row) const { return filter_->index(row, RunsModel::Effect).data().toString(); }

    std::unique_ptr<RunSections> sections_;
    std::unique_ptr<RunsModel> model_;
    std::unique_ptr<RunsFilter> filter_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestRunSections)
#include "test_run_sections.moc"
