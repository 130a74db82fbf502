// The runs' table: rows that stay, what is typed, sorting by real values, filtering; settings side by side; the newest effect.
#include "core/common/error.h"
#include "core/defences/defence.h"
#include "core/workspace/runs/options_json.h"
#include "ui/runs/run_settings.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/setting_words.h"
#include "ui/runs/settings_comparison.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace blindspot::ui {

namespace {

using workspace::RunRecord;
using workspace::RunState;

RunRecord run(const std::string& id, std::optional<double> loss, std::int64_t done, double seconds)
{
    RunRecord record;
    record.id = id;
    record.state = RunState::Completed;
    record.recipe = "hide";
    record.detectorName = "yolov8n";
    record.className = "person";
    record.selection = "people";
    record.createdAt = "2026-11-2" + id + "T10:00:00.000000Z";
    record.iterations = 100;
    record.iterationsDone = done;
    record.seconds = seconds;
    record.figures.loss = loss;
    record.figures.images = done;
    record.optionsJson = workspace::optionsToText(patch::TrainOptions{});
    return record;
}

/// Newest first, as the store gives them.
std::vector<RunRecord> someRuns()
{
    return {run("3", 0.5, 9, 100), run("2", std::nullopt, 0, 0), run("1", 0.25, 10, 20)};
}

QStringList idsOf(const QAbstractItemModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.index(row, 0).data(RunsModel::IdRole).toString();
    return ids;
}

} // namespace

class TestRunsModel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void rowsThatStayKeepTheirPlace()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecords(someRuns());
        QCOMPARE(idsOf(model), QStringList({"3", "2", "1"}));
        const QPersistentModelIndex two(model.index(1, 0));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        auto runs = someRuns();
        runs.erase(runs.begin());
        runs.insert(runs.begin(), run("5", 1, 1, 1));
        runs.insert(runs.begin() + 1, run("4", 1, 1, 1));
        model.setRecords(runs);
        QCOMPARE(idsOf(model), QStringList({"5", "4", "2", "1"}));
        QCOMPARE(two.row(), 2);
        QCOMPARE(resets.size(), 0);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setRecords(runs);
        QCOMPARE(changes.size(), 0);
        std::swap(runs[0], runs[1]);
        model.setRecords(runs);
        QCOMPARE(idsOf(model), QStringList({"4", "5", "2", "1"}));
        model.setRecords({});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsTypedStandsUntilItIsSaved()
    {
        RunsModel model;
        model.setRecords(someRuns());
        QSignalSpy edited(&model, &RunsModel::edited);
        QVERIFY(model.setData(model.index(0, RunsModel::Tags), "night, far", Qt::EditRole));
        model.setNotes("3", "one\ntwo");
        QVERIFY(!model.setData(model.index(0, RunsModel::Loss), "1", Qt::EditRole));
        QCOMPARE(edited.size(), 2);
        model.setRecords(someRuns()); // read before it was saved
        QCOMPARE(model.index(0, RunsModel::Tags).data().toString(), QString("night, far"));
        QCOMPARE(model.index(0, RunsModel::Notes).data().toString(), QString("one two"));
        QCOMPARE(model.index(0, RunsModel::Notes).data(Qt::EditRole).toString(), QString("one\ntwo"));
        model.setNotes("3", "one\ntwo, three");
        model.confirmSaved("3", RunsModel::Notes, "one\ntwo"); // the older text
        QCOMPARE(model.unsaved().size(), std::size_t{1});
        model.confirmSaved("3", RunsModel::Notes, "one\ntwo, three");
        model.confirmSaved("3", RunsModel::Tags, "night, far");
        QVERIFY(model.unsaved().empty());
        model.setTags("absent", "x");
        QVERIFY(model.unsaved().empty());
    }

    void whatIsBeingTypedIsNotWrittenOver()
    {
        RunsModel model;
        model.setRecords(someRuns());
        QTableView view;
        view.setModel(&model);
        view.show();
        view.edit(model.index(0, RunsModel::Tags));
        auto* editor = view.findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "night");
        std::vector<RunRecord> runs = someRuns();
        runs[0].seconds += 1; // it trains, or its notes were saved
        runs[0].notes = "new";
        model.setRecords(runs);
        QCOMPARE(editor->text(), QString("night"));
        runs[0].tags = "from elsewhere";
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRecords(runs);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(model.index(0, RunsModel::Tags).data().toString(), QString("from elsewhere"));
    }

    void theRunThatTrainsIsAheadOfItsRecord()
    {
        RunsModel model;
        model.setRecords(someRuns());
        model.setLive(LiveRun{"2", RunState::Running, 42, 0.125, 7});
        const auto text = [&](int column) { return model.index(1, column).data().toString(); };
        QCOMPARE(text(RunsModel::State), QString("Running"));
        QCOMPARE(text(RunsModel::Iterations), QString("42 / 100"));
        QCOMPARE(text(RunsModel::Loss), QString("0.1250"));
        model.setRecords(someRuns()); // an older record
        QCOMPARE(text(RunsModel::Iterations), QString("42 / 100"));
        model.setLive({});
        model.setRecords(someRuns());
        QCOMPARE(text(RunsModel::State), QString("Completed"));
    }

    void sortingGoesByValues()
    {
        RunsModel model;
        RunsFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester tester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRecords(someRuns());
        filter.sort(RunsModel::Iterations, Qt::AscendingOrder);
        QCOMPARE(idsOf(filter), QStringList({"2", "3", "1"})); // 0, 9, 10: not by text
        filter.sort(RunsModel::Duration, Qt::DescendingOrder);
        QCOMPARE(idsOf(filter), QStringList({"3", "1", "2"}));
        filter.sort(RunsModel::Loss, Qt::AscendingOrder);
        QCOMPARE(idsOf(filter), QStringList({"1", "3", "2"}));
        filter.sort(RunsModel::Loss, Qt::DescendingOrder);
        QCOMPARE(idsOf(filter), QStringList({"3", "1", "2"})); // the one without a loss stays last
        filter.sort(RunsModel::When, Qt::AscendingOrder);
        QCOMPARE(idsOf(filter), QStringList({"1", "2", "3"}));
    }

    void filteringLooksEverywhere()
    {
        RunsModel model;
        RunsFilter filter;
        filter.setSourceModel(&model);
        auto runs = someRuns();
        runs[1].state = RunState::Interrupted;
        runs[1].abandoned = true;
        runs[0].state = RunState::Interrupted;
        runs[2].notes = "Far away";
        runs[2].tags = "night";
        model.setRecords(runs);
        filter.setText("FAR");
        QCOMPARE(idsOf(filter), QStringList({"1"}));
        filter.setText("far person night");
        QCOMPARE(idsOf(filter), QStringList({"1"}));
        filter.setText("far day");
        QVERIFY(idsOf(filter).isEmpty());
        filter.setText("  ");
        QCOMPARE(filter.rowCount(), 3);
        filter.setState(RunState::Interrupted, true);
        QCOMPARE(idsOf(filter), QStringList({"2"}));
        filter.setState(RunState::Interrupted); // stopped by its user
        QCOMPARE(idsOf(filter), QStringList({"3"}));
        filter.setState({});
        QCOMPARE(filter.rowCount(), 3);
    }

    void settingsStandSideBySide()
    {
        patch::TrainOptions one, other;
        one.optimiser.learningRate = 5;
        other.optimiser.learningRate = 1;
        other.tiling.enabled = false;
        RunRecord a = run("1", 1, 1, 1), b = run("2", 1, 1, 1);
        a.optionsJson = workspace::optionsToText(one);
        b.optionsJson = workspace::optionsToText(other);
        b.detectorName = "yolo11n";
        SettingsComparison model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({"1", "2"}, {settingsOf(a), settingsOf(b)});
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.differences(), 3);
        QVERIFY(model.rowCount() > 30);
        model.setOnlyDifferences(true);
        QCOMPARE(model.rowCount(), 3);
        QStringList shown;
        for (int row = 0; row < 3; ++row) {
            QVERIFY(model.index(row, 0).data(SettingsComparison::DiffersRole).toBool());
            shown += model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString() + ": " +
                     model.index(row, 0).data().toString() + " / " + model.index(row, 1).data().toString();
        }
        QCOMPARE(shown, QStringList({"≠ Detector: yolov8n / yolo11n", "≠ Tiling: yes / no", "≠ Learning rate: 5 / 1"}));
        model.setRuns({"1", "2"}, {settingsOf(a), {}});
        QCOMPARE(model.index(0, 1).data().toString(), QString("–"));
        model.setRuns({}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    /// No name of the engine reaches a person.
    void everySettingIsSaidInWords()
    {
        patch::TrainOptions options;
        options.through = defences::parseDefence("frequency-mask:threshold=60", {});
        RunRecord record = run("1", 1, 1, 1);
        record.optionsJson = workspace::optionsToText(options);
        QMap<QString, QString> said;
        for (const RunSetting& setting : settingsOf(record)) {
            const QString name = settingName(setting.key);
            QVERIFY2(name.front().isUpper() && !name.contains(QLatin1Char('_')), qPrintable(setting.key));
            said[setting.key] = setting.value;
        }
        for (const RunSetting& setting : evaluationRows(nullptr))
            QVERIFY(settingName(setting.key).front().isUpper());
        QCOMPARE(said["placement"], QString("on each object, 0.4 of its size"));
        QCOMPARE(said["through"], QString("High-frequency region masking (threshold 60, ratio 3, window 11, solidity 0.6)"));
        QCOMPARE(said["recipe"], QString("Hide objects"));
        QVERIFY(!said.contains("placement.row"));
        options.placement.kind = patch::PlacementKind::Fixed;
        record.optionsJson = workspace::optionsToText(options);
        for (const RunSetting& setting : settingsOf(record))
            if (setting.key == "placement") QCOMPARE(setting.value, QString("in the middle of the input"));
    }

    void aRowAsksForItsPatchOnceForEachState()
    {
        RunsModel model;
        auto runs = someRuns();
        model.setRecords(runs);
        QSignalSpy wanted(&model, &RunsModel::pictureWanted);
        const QModelIndex first = model.index(0, RunsModel::Name), untrained = model.index(1, RunsModel::Name);
        QVERIFY(!first.data(Qt::DecorationRole).isValid());
        QVERIFY(!untrained.data(Qt::DecorationRole).isValid()); // it has none
        first.data(Qt::DecorationRole);
        QCOMPARE(wanted.size(), 1);
        model.setPicture("3", QImage(24, 24, QImage::Format_RGB888));
        QVERIFY(first.data(Qt::DecorationRole).isValid());
        runs[0].updatedAt = "later";
        model.setRecords(runs);
        QVERIFY(first.data(Qt::DecorationRole).isValid()); // the earlier one, until the new one is there
        QCOMPARE(wanted.size(), 2);
    }

    void stoppedAndInterruptedAreTwoWords()
    {
        RunsModel model;
        auto runs = someRuns();
        runs[0].state = runs[1].state = RunState::Interrupted;
        runs[1].abandoned = true;
        model.setRecords(runs);
        QCOMPARE(model.index(0, RunsModel::State).data().toString(), QString("Stopped"));
        QCOMPARE(model.index(1, RunsModel::State).data().toString(), QString("Interrupted"));
        QVERIFY(model.index(0, RunsModel::State).data(Qt::ToolTipRole).toString().contains("by its user"));
    }

    void aNameIsEditedAndNeverEmpty()
    {
        RunsModel model;
        auto runs = someRuns();
        runs[0].name = "one";
        model.setRecords(runs);
        QSignalSpy edited(&model, &RunsModel::edited);
        const QModelIndex name = model.index(0, RunsModel::Name);
        QVERIFY(model.flags(name) & Qt::ItemIsEditable);
        model.setData(name, "  ", Qt::EditRole);
        QCOMPARE(edited.size(), 0);
        model.setData(name, " two ", Qt::EditRole);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(name.data().toString(), QString("two"));
        model.setRecords(runs); // read before it was saved
        QCOMPARE(name.data().toString(), QString("two"));
        model.confirmSaved("3", RunsModel::Name, "two");
        model.setRecords(runs);
        QCOMPARE(name.data().toString(), QString("one"));
    }

    void aDamagedRecordIsAnErrorAndAnOldOneIsNot()
    {
        RunRecord record = run("1", 1, 1, 1);
        record.optionsJson = std::string("{\"iterations\"");
        QVERIFY_EXCEPTION_THROWN(settingsOf(record), Error);
        record.optionsJson = R"({"iterations": 7})";
        QCOMPARE(settingsOf(record).size(), settingsOf(run("2", 1, 1, 1)).size());
    }

    void runsTellTheirNewestEffect()
    {
        RunsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        workspace::RunRecord run;
        run.id = "r";
        model.setRecords({run});
        const QModelIndex effect = model.index(0, RunsModel::Effect);
        QCOMPARE(effect.data().toString(), QString("not evaluated"));
        QVERIFY(!effect.data(RunsModel::SortRole).isValid());
        workspace::PatchSummary summary;
        summary.run = "r";
        summary.control = metrics::Arm::Grey;
        summary.effect = {0.2, metrics::Interval{0.14, 0.26}};
        model.setEffects({{"r", summary}});
        // From before objects were noticed: its AP50 is what there is, and it ranks below what hides
        // anything.
        QCOMPARE(effect.data().toString(), QString("AP50 0.20 [0.14, 0.26] beyond grey"));
        const double before = effect.data(RunsModel::SortRole).toDouble();
        QVERIFY(effect.data(Qt::ToolTipRole).toString().contains("it beats its controls"));
        summary.hidingControl = metrics::Arm::Random;
        summary.hidden = {0.02, metrics::Interval{-0.01, 0.05}};
        summary.cleanAp50 = 0.84;
        summary.patchAp50 = 0.31;
        summary.cleanNoticed = 0.93;
        summary.patchNoticed = 0.9;
        model.setEffects({{"r", summary}});
        QCOMPARE(effect.data().toString(), QString("hides 0.02 [−0.01, 0.05] beyond random"));
        QCOMPARE(effect.data(RunsModel::SortRole).toDouble(), 0.02);
        QVERIFY(before < -1);
        // A low AP50 does not say that anybody is hidden.
        const QString tip = effect.data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("it is not shown to beat its controls") && tip.contains("Noticed: clean 0.93"),
                 qPrintable(tip));
        const QModelIndex ap50 = model.index(0, RunsModel::Ap50);
        QCOMPARE(ap50.data().toString(), QString("0.84 → 0.31"));
        QCOMPARE(ap50.data(RunsModel::SortRole).toDouble(), 0.31);
        QCOMPARE(evaluationRows(nullptr).size(), std::size_t{1});
        QCOMPARE(evaluationRows(&summary).front().value, effect.data().toString());
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestRunsModel)
#include "test_runs_model.moc"
