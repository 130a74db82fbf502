// What the Evaluate page shows: tables, history, the gallery's images and their filter.
#include "core/metrics/notice.h"
#include "core/report/line_look.h"
#include "core/report/measure.h"
#include "core/report/numbers.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "tests/core/report/sample_report.h"
#include "ui/controls/figures_model.h"
#include "ui/evaluate/evaluation_tables.h"
#include "ui/evaluate/evaluations_model.h"
#include "ui/evaluate/pairs_model.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/theme.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

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

/// Two people; on the clean image both are found, and with the patch the second one is hidden, and a box lies
/// on the first one beside its own. In the second image nothing changes; in the third nothing is seen at all;
/// in the fourth the patch leaves a part of the second person's box.
ReportPointer fourImages()
{
    const metrics::CocoBox left{10, 10, 40, 80}, right{60, 10, 40, 80}, onLeft{20, 20, 10, 10},
        onRight{70, 30, 10, 10};
    auto report = std::make_shared<metrics::EvaluationReport>();
    for (int i = 0; i < 4; ++i) {
        metrics::ImageFindings image;
        image.file = "image" + std::to_string(i) + ".png";
        image.width = image.height = 100;
        image.annotations = {{left, left.area()}, {right, right.area()}};
        std::vector<metrics::Detection> clean{{left, 0.9}, {right, 0.8}}, patch = clean;
        if (i == 0) patch = {{left, 0.7}, {onLeft, 0.6}};
        if (i == 2) clean = patch = {};
        if (i == 3) patch = {{left, 0.7}, {onRight, 0.6}};
        image.arms = {
            {0, 0, Arm::Clean, -1, clean}, {0, 0, Arm::Grey, 0, clean}, {0, 0, Arm::Patch, 0, patch}};
        report->images.push_back(image);
    }
    return report;
}

/// As reports were before they told who is noticed.
metrics::EvaluationReport olderReport()
{
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    metrics::EvaluationReport report = testing::sampleReport();
    const auto forget = [&](metrics::ArmFigures& arm) {
        arm.noticedShare = arm.hiddenShare = {};
        arm.noticed = arm.noticedClean = arm.hidden = arm.inventedOnObjects = arm.boxesPerImage = kUnknown;
        arm.inputSizes.clear();
    };
    for (metrics::GroupResult& group : report.groups)
        for (metrics::Condition& condition : group.conditions) {
            condition.cleanCostNoticed = {};
            condition.regainedNoticed.assign(condition.regained.size(), {});
            for (metrics::ArmFigures& arm : condition.arms)
                forget(arm);
            for (metrics::Effect& effect : condition.effects)
                effect.hidingControl.reset(), effect.hidden = {};
        }
    report.noticeOverlap = kUnknown;
    return report;
}

int columnOf(const FigureTable& table, const QString& title)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (QString(table.columns[i].title).replace('\n', ' ') == title) return static_cast<int>(i);
    return -1;
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
        const metrics::Condition& condition = report.groups[0].conditions[0];
        const metrics::ArmFigures& patch = *condition.find(Arm::Patch);
        const auto startsWith = [&](const char* title, const metrics::Figure& figure) {
            const QString cell = table.rows[4].cells.value(columnOf(table, title));
            return cell.startsWith(QString::fromStdString(report::withInterval(figure))) &&
                   cell.contains("[");
        };
        // Who is noticed leads.
        QCOMPARE(columnOf(table, "Noticed"), 1);
        QVERIFY(startsWith("Noticed", patch.noticedShare) && startsWith("Hidden", patch.hiddenShare));
        QVERIFY(startsWith("Found", patch.recall) && startsWith("AP50", patch.ap50));
        QVERIFY(startsWith("Effect", condition.effects[0].hidden));
        const double elsewhere = patch.invented - patch.inventedOnObjects;
        QCOMPARE(table.rows[4].cells.value(columnOf(table, "Invented elsewhere")),
                 QString::fromStdString(report::count(elsewhere)));
        QVERIFY(table.rows[4].tip.contains("are hidden"));
        for (const FigureColumn& column : table.columns)
            QVERIFY2(!column.tip.isEmpty() && !column.tip.contains("{0}"), qPrintable(column.title));
        // Another detector, another defence: other figures.
        QVERIFY(armsTable(report, {1, 0, 0}).rows[1].cells[1] != table.rows[1].cells[1]);
        QVERIFY(armsTable(report, {99, 0, 0}).rows.empty());
    }

    void anAimLeadsTheTable()
    {
        metrics::EvaluationReport report = *sample();
        report.aim = metrics::Aim::Misclassify;
        report.target = "dog";
        for (metrics::Condition& condition : report.groups[0].conditions) {
            for (metrics::ArmFigures& figures : condition.arms)
                figures.aim = metrics::AimFigures{40, figures.arm == Arm::Patch ? 10.0 : 2.0, 12, 1.5,
                                                  {figures.arm == Arm::Patch ? 0.25 : 0.05, metrics::Interval{0.01, 0.3}}, {}};
            condition.effects[0].aimControl = Arm::Random;
            condition.effects[0].aim = {0.2, metrics::Interval{0.1, 0.3}};
        }
        const FigureTable table = armsTable(report, {});
        QCOMPARE(columnOf(table, "Taken for dog"), 1);
        QCOMPARE(columnOf(table, "False boxes of dog an image"), 2);
        QCOMPARE(columnOf(table, "Noticed"), 3);
        QVERIFY2(table.rows[4].cells[1].startsWith("0.25 [0.01, 0.30]"), qPrintable(table.rows[4].cells[1]));
        QCOMPARE(table.rows[4].cells[2], QString("1.50"));
        QVERIFY(table.rows[4].tip.startsWith("10 of 40"));
        QVERIFY(table.rows[4].cells.value(columnOf(table, "Effect")).startsWith("0.20 [0.10, 0.30]"));
        QVERIFY(!table.rows[3].cells.value(columnOf(table, "Effect")).isEmpty()); // noise is what it is measured against
        QVERIFY(table.rows[2].cells.value(columnOf(table, "Effect")).isEmpty());
        for (const FigureColumn& column : table.columns)
            QVERIFY2(!column.tip.isEmpty() && !column.tip.contains("{0}"), qPrintable(column.title));
    }

    void theOtherTablesHaveTheirRows()
    {
        const metrics::EvaluationReport& report = *sample();
        QCOMPARE(transferTable(report).rows.size(), report.patches.size());
        QCOMPARE(transferTable(report).columns.size(), 2 + report.detectors.size());
        const FigureTable sizes = sizesTable(report, {});
        QCOMPARE(sizes.rows.size(), report.groups.size() * (1 + 4 * metrics::kInputSizes));
        QCOMPARE(sizes.rows[1].cells[0], QString("below 32 px"));
        QCOMPARE(sizes.rows[5].cells[0], QString("32 to 64 px"));
        QCOMPARE(sizes.rows[17].cells[0], QString("256 px and more"));
        QVERIFY(transferTable(report).rows[0].cells[2].contains("noticed"));
        const FigureTable defences = defencesTable(report, {});
        QCOMPARE(defences.rows.size(), report.groups.size() * (1 + report.defences.size()));
        QVERIFY(defences.rows[1].cells[2].isEmpty()); // none costs nothing
        QVERIFY(!defences.rows[2].cells[2].isEmpty());
        QVERIFY(!defences.rows[2].tip.isEmpty());
        QVERIFY(transferTable({}).rows.empty());
        QVERIFY(armsTable({}, {}).rows.empty());
    }

    void ofOlderReportsTheAp50IsTold()
    {
        const metrics::EvaluationReport report = olderReport();
        QVERIFY(report::tellsNoticed(*sample()) && !report::tellsNoticed(report));
        const FigureTable arms = armsTable(report, {});
        const QStringList& patch = arms.rows[4].cells;
        for (const char* title :
             {"Noticed", "Hidden", "Invented on objects", "Invented elsewhere", "Boxes an image"})
            QCOMPARE(patch.value(columnOf(arms, title)), QString::fromUtf8("–"));
        QVERIFY(patch.value(columnOf(arms, "Effect")).startsWith("AP50 0."));
        QVERIFY(arms.rows[4].tip.isEmpty());
        QCOMPARE(sizesTable(report, {}).rows.size(), report.groups.size() * 13);
        const FigureTable defences = defencesTable(report, {});
        QCOMPARE(columnOf(defences, "Noticed clean"), -1);
        QCOMPARE(columnOf(defences, "AP50 with patch"), 3);
        QVERIFY(!defences.rows[2].cells.value(columnOf(defences, "Cost")).isEmpty());
        QVERIFY(transferTable(report).rows[0].cells[2].startsWith("AP50"));
        for (const FigureTable& table : {arms, defences})
            for (const FigureRow& row : table.rows)
                QVERIFY(row.heading || row.cells.size() == static_cast<qsizetype>(table.columns.size()));
    }

    void boxesLookOnPaperAsInTheWindow()
    {
        const bool dark = Theme::current().dark;
        for (const metrics::MarkKind kind : metrics::kMarkKinds) {
            const BoxRole role = markBoxes({{{}, kind}}).front().role;
            const report::LineLook look = report::lookOf(kind);
            QList<double> dashes;
            for (const double dash : look.dashes)
                dashes += std::round(dash / look.width);
            QCOMPARE(dashes, boxDashes(role));
            QCOMPARE(look.width, kBoxLine);
            QCOMPARE(look.opacity, boxOpacity(role));
            if (!dark) QCOMPARE(QColor(look.color), boxColor(role));
        }
    }

    void figuresAreCopiedAsASpreadsheetTakesThem()
    {
        FiguresModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(
            {{{"Arm", {}, false}, {"AP50\nof it", "what it is"}},
             {{{"all"}, {}, true}, {{"clean", "0.62 [0.55, 0.70]"}}, {{"patch", "0.31"}, {}, false, true}}});
        QCOMPARE(model.text({1, 2}), QString("Arm\tAP50 of it\nclean\t0.62 [0.55, 0.70]\npatch\t0.31\n"));
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
        QVERIFY(model.index(1).data().toString().contains("hides"));
        QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains("AP50"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains("person"));
    }

    void theGalleryShowsWhatIsAskedFor()
    {
        PairsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSubject(fourImages(), {}, Arm::Patch);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.count(PairFilter::Unnoticed), 1);
        QCOMPARE(model.count(PairFilter::HalfSeen), 1);
        QCOMPARE(model.count(PairFilter::Found), 3);
        QCOMPARE(model.count(PairFilter::Invented), 2);
        QVERIFY(model.counts(0).after == (metrics::MarkCounts{1, 0, 1, 0, 1, 0}));
        QCOMPARE(model.counts(0).before.noticed(), 2);
        QCOMPARE(model.counts(2).after.missed, 2); // and hidden by nothing
        QCOMPARE(model.countsText(0), QString::fromUtf8("2 → 1 noticed, 1 invented"));
        QCOMPARE(model.countsText(1), QString::fromUtf8("2 → 2 noticed"));
        QCOMPARE(model.countsText(3), QString::fromUtf8("2 → 2 noticed, 1 half seen, 1 invented"));
        QCOMPARE(model.before(0).size(), std::size_t{2});
        QCOMPARE(model.after(0).size(), std::size_t{3});
        model.setFilter(PairFilter::Unnoticed);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.imageAt(0), std::size_t{0});
        model.setFilter(PairFilter::HalfSeen);
        QCOMPARE(model.imageAt(0), std::size_t{3});
        model.setFilter(PairFilter::Found);
        // The grey square takes nothing away.
        model.setSubject(model.report(), {}, Arm::Grey);
        QCOMPARE(model.count(PairFilter::Unnoticed), 0);
        QCOMPARE(model.rowCount(), 3);
        model.setSubject(nullptr, {}, Arm::Patch);
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestEvaluateModels)
#include "test_evaluate_models.moc"
