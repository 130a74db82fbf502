// The verdicts at a glance: what each defence is worth, also to one who knows it, and at which steps of a sweep the patch holds.
#include "core/report/verdicts.h"
#include "tests/core/report/sample_report.h"

#include <QtTest>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;

namespace {

Condition& conditionOf(EvaluationReport& report, std::size_t defence)
{
    return report.groups[0].conditions[defence];
}

} // namespace

class TestVerdicts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void whatIsWorthMostComesFirst()
    {
        EvaluationReport report = testing::sampleReport();
        conditionOf(report, 1).regainedNoticed[0] = {0.02, Interval{0.01, 0.03}};
        conditionOf(report, 2).regainedNoticed[0] = {0.10, Interval{0.05, 0.12}};
        const std::vector<DefenceVerdict> verdicts = defenceVerdicts(report, 0, 0);
        QCOMPARE(verdicts.size(), std::size_t{2});
        QCOMPARE(verdicts[0].defence, std::int64_t{2});
        QCOMPARE(verdicts[1].defence, std::int64_t{1});
        QCOMPARE(verdicts[0].worth, DefenceWorth::Untried);
        QCOMPARE(*verdicts[0].regained.value, 0.10);
        const Condition& bare = report.groups[0].conditions[0];
        QCOMPARE(*verdicts[0].taken, *bare.find(Arm::Clean)->noticedShare.value - *bare.find(Arm::Patch, 0)->noticedShare.value);
        QCOMPARE(verdicts[0].cost, conditionOf(report, 2).cleanCostNoticed);
        QVERIFY(helps(verdicts[0].worth));
    }

    /// A large gain that a knowing patch takes away is worth less than a small one that holds.
    void aPatchThatKnowsTheDefenceDecides()
    {
        EvaluationReport report = testing::sampleReport();
        report.patches[1].knowingOf = 0;
        report.patches[1].through = report.defences[1].text;
        Condition& known = conditionOf(report, 1);
        known.regainedNoticed[0] = {0.40, Interval{0.30, 0.50}};
        known.regainedNoticed[1] = {0.01, Interval{-0.02, 0.04}};
        conditionOf(report, 2).regainedNoticed[0] = {0.05, Interval{0.01, 0.09}};
        std::vector<DefenceVerdict> verdicts = defenceVerdicts(report, 0, 0);
        QCOMPARE(verdicts.back().defence, std::int64_t{1});
        QCOMPARE(verdicts.back().worth, DefenceWorth::Outwitted);
        QVERIFY(!helps(verdicts.back().worth));
        QCOMPARE(verdicts.back().dependable(), 0.01);

        known.regainedNoticed[1] = {0.20, Interval{0.10, 0.30}};
        verdicts = defenceVerdicts(report, 0, 0);
        QCOMPARE(verdicts.front().defence, std::int64_t{1});
        QCOMPARE(verdicts.front().worth, DefenceWorth::HoldsKnown);
        QCOMPARE(verdicts.front().dependable(), 0.20);
    }

    void nothingIsClaimedWithoutAnInterval()
    {
        EvaluationReport report = testing::sampleReport();
        conditionOf(report, 1).regainedNoticed[0] = {0.40, {}};
        for (const DefenceVerdict& verdict : defenceVerdicts(report, 0, 0))
            if (verdict.defence == 1) QCOMPARE(verdict.worth, DefenceWorth::NotShown);
    }

    void thereIsNoneWhereNothingWasMeasured()
    {
        QVERIFY(defenceVerdicts(EvaluationReport(), 0, 0).empty());
        EvaluationReport report = testing::sampleReport();
        QVERIFY(defenceVerdicts(report, 7, 0).empty());
        report.aim = Aim::Create;
        report.target = "dog";
        QVERIFY(defenceVerdicts(report, 0, 0).empty());
        report = testing::withoutNoticed(testing::sampleReport());
        QCOMPARE(defenceVerdicts(report, 0, 0).front().regained, conditionOf(report, 1).regained[0].value.value_or(0) >
                                                                         conditionOf(report, 2).regained[0].value.value_or(0)
                                                                     ? conditionOf(report, 1).regained[0]
                                                                     : conditionOf(report, 2).regained[0]);
    }

    void theStepsOfASweep()
    {
        Sweep sweep = testing::sampleReport().sweeps.front();
        const auto holds = [](SweepPoint& point, bool yes) {
            point.effect.hidingControl = Arm::Grey;
            point.effect.hidden = {0.1, Interval{yes ? 0.05 : -0.05, 0.2}};
        };
        for (SweepPoint& point : sweep.points)
            holds(point, point.value > 0.6 && point.value < 1.3);
        QCOMPARE(QString::fromStdString(verdictText(verdictOn(sweep), Language::English)),
                 QString("beats its controls at 3 of 5 steps: 0.75, 1, 1.25"));
        for (SweepPoint& point : sweep.points)
            holds(point, false);
        QVERIFY(verdictOn(sweep).beats.empty());
        QCOMPARE(QString::fromStdString(verdictText(verdictOn(sweep), Language::English)),
                 QString("not shown to beat its controls at any of 5 steps"));
        for (SweepPoint& point : sweep.points)
            holds(point, true);
        QVERIFY(verdictOn(sweep).throughout());
        QCOMPARE(QString::fromStdString(verdictText(verdictOn(sweep), Language::Korean)),
                 QString("5단계 모두에서 대조군보다 강함"));
        QVERIFY(!verdictOn(Sweep()).throughout());
    }
};

QTEST_GUILESS_MAIN(TestVerdicts)
#include "test_verdicts.moc"
