// What the Evaluate page shows: tables, history, the gallery's images and their filter, and the plots'
// numbers.
#include "core/report/chart.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "tests/core/report/sample_report.h"
#include "ui/controls/figures_model.h"
#include "ui/evaluate/evaluation_tables.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/evaluate/pairs_model.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

namespace blindspot::ui {

namespace {

using metrics::Arm;

ReportPointer sample()
{
    static const auto report = std::make_shared<const metrics::EvaluationReport>(testing::sampleReport());
    return report;
}

int headingsOf(const FigureTable& table)
{
    int headings = 0;
    for (const FigureRow& row : table.rows)
        headings += row.heading ? 1 : 0;
    return headings;
}

/// Two people; on the clean image both are found, and with the patch the second one is lost and something is
/// invented. In the second image nothing changes; in the third nothing is found at all.
ReportPointer threeImages()
{
    const metrics::CocoBox left{10, 10, 40, 80}, right{60, 10, 40, 80}, empty{5, 95, 20, 4};
    auto report = std::make_shared<metrics::EvaluationReport>();
    for (int i = 0; i < 3; ++i) {
        metrics::ImageFindings image;
        image.file = "image" + std::to_string(i) + ".png";
        image.width = image.height = 100;
        image.annotations = {{left, left.area()}, {right, right.area()}};
        std::vector<metrics::Detection> clean{{left, 0.9}, {right, 0.8}}, patch = clean;
        if (i == 0) patch = {{left, 0.7}, {empty, 0.6}};
        if (i == 2) clean = patch = {};
        image.arms = {
            {0, 0, Arm::Clean, -1, clean}, {0, 0, Arm::Grey, 0, clean}, {0, 0, Arm::Patch, 0, patch}};
        report->images.push_back(image);
    }
    return report;
}

} // namespace

class TestEvaluateModels : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theTableOfArmsKeepsGroupsApart()
    {
        const metrics::EvaluationReport& report = *sample();
        const FigureTable table = armsTable(report, {});
        QCOMPARE(headingsOf(table), static_cast<int>(report.groups.size()));
        QCOMPARE(table.rows.size(), report.groups.size() * 5); // a heading and four arms
        QVERIFY(table.rows[0].cells[0].contains("held-out"));
        QCOMPARE(table.rows[1].cells[0], QString("clean"));
        QVERIFY(table.rows[4].strong);
        const metrics::ArmFigures& patch = *report.groups[0].conditions[0].find(Arm::Patch);
        QVERIFY(table.rows[4].cells[1].startsWith(QString::number(*patch.ap50.value, 'f', 2)));
        QVERIFY(table.rows[4].cells.back().contains("["));
        for (const FigureColumn& column : table.columns)
            QVERIFY2(!column.tip.isEmpty() && !column.tip.contains("{0}"), qPrintable(column.title));
        // Another detector, another defence: other figures.
        QVERIFY(armsTable(report, {1, 0, 0}).rows[1].cells[1] != table.rows[1].cells[1]);
        QVERIFY(armsTable(report, {99, 0, 0}).rows.empty());
    }

    void theOtherTablesHaveTheirRows()
    {
        const metrics::EvaluationReport& report = *sample();
        QCOMPARE(transferTable(report).rows.size(), report.patches.size());
        QCOMPARE(transferTable(report).columns.size(), 2 + report.detectors.size());
        QCOMPARE(sizesTable(report, {}).rows.size(), report.groups.size() * 13);
        const FigureTable defences = defencesTable(report, {});
        QCOMPARE(defences.rows.size(), report.groups.size() * (1 + report.defences.size()));
        QVERIFY(defences.rows[1].cells[2].isEmpty()); // none costs nothing
        QVERIFY(!defences.rows[2].cells[2].isEmpty());
        QVERIFY(!defences.rows[2].tip.isEmpty());
        QVERIFY(transferTable({}).rows.empty());
        QVERIFY(armsTable({}, {}).rows.empty());
    }

    void figuresAreCopiedAsASpreadsheetTakesThem()
    {
        FiguresModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(
            {{{"Arm", {}, false}, {"AP50", "what it is"}},
             {{{"all"}, {}, true}, {{"clean", "0.62 [0.55, 0.70]"}}, {{"patch", "0.31"}, {}, false, true}}});
        QCOMPARE(model.text({1, 2}), QString("Arm\tAP50\nclean\t0.62 [0.55, 0.70]\npatch\t0.31\n"));
        QVERIFY(model.index(0, 0).data(FiguresModel::HeadingRole).toBool());
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), QString("what it is"));
        QVERIFY(model.index(2, 1).data(Qt::FontRole).value<QFont>().bold());
    }

    void theHistoryTellsWhatCameOut()
    {
        EvaluationsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowOf("a"), -1);
        workspace::EvaluationSummary one;
        one.id = "a";
        one.createdAt = "2026-11-22T10:00:00.000000Z";
        one.className = "person";
        one.patches = workspace::summariesOf(*sample());
        workspace::EvaluationSummary other = one;
        other.id = "b";
        other.patches.resize(1);
        model.setEvaluations({one, other});
        QCOMPARE(model.rowOf("b"), 1);
        QCOMPARE(model.index(0).data(EvaluationsModel::IdRole).toString(), QString("a"));
        QVERIFY(model.index(0).data().toString().contains("2 patch"));
        QVERIFY(model.index(1).data().toString().contains("beyond"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains("person"));
    }

    void theGalleryShowsWhatIsAskedFor()
    {
        PairsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSubject(threeImages(), {}, Arm::Patch);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.count(PairFilter::Lost), 1);
        QCOMPARE(model.count(PairFilter::Kept), 1);
        QCOMPARE(model.count(PairFilter::Invented), 1);
        QCOMPARE(model.counts(0).lost, 1);
        QCOMPARE(model.counts(0).found, 1);
        QCOMPARE(model.counts(0).invented, 1);
        QCOMPARE(model.counts(2).missed, 2);
        QCOMPARE(model.countsText(0), QString("1 lost, 1 found, 1 invented"));
        QCOMPARE(model.before(0).size(), std::size_t{2});
        QCOMPARE(model.after(0).size(), std::size_t{3});
        model.setFilter(PairFilter::Kept);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.imageAt(0), std::size_t{1});
        // The grey square takes nothing away.
        model.setSubject(model.report(), {}, Arm::Grey);
        QCOMPARE(model.count(PairFilter::Lost), 0);
        QCOMPARE(model.rowCount(), 2);
        model.setSubject(nullptr, {}, Arm::Patch);
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestEvaluateModels)
#include "test_evaluate_models.moc"
