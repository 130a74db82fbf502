// What a study's figures say, on trainings whose truth is known: the best of equals is worth no more than any, an option that matters
// is told from one that does not, and the groups and survivors are those that the definitions name.
#include "core/common/random.h"
#include "core/metrics/study_figures.h"

#include <QTest>

#include <cmath>

using namespace blindspot;
using namespace blindspot::metrics;

namespace {

/// `images` with five objects each, of which the patch hides each with probability `hides`.
TrialCounts trialOf(double hides, std::size_t images, std::uint64_t seed, double control = 0)
{
    RandomStream random(seed, 7, 7);
    TrialCounts trial;
    trial.controls.resize(2);
    for (std::size_t i = 0; i < images; ++i) {
        HiddenCount patch{5, 0}, grey{5, 0};
        for (int object = 0; object < 5; ++object) {
            patch.hidden += random.uniform() < hides ? 1 : 0;
            grey.hidden += random.uniform() < control ? 1 : 0;
        }
        trial.patch.push_back(patch);
        trial.controls[0].push_back(grey);
        trial.controls[1].push_back({5, 0});
    }
    return trial;
}

Bootstrap drawn(const std::vector<SettingTrials>& settings, std::size_t drawings, std::uint64_t seed)
{
    return {settings.front().front().patch.size(), drawings, seed};
}

} // namespace

class TestStudyFigures : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theStrongestControlIsTakenOff()
    {
        TrialCounts trial;
        trial.patch = {{4, 3}, {4, 2}};
        trial.controls = {{{4, 1}, {4, 0}}, {{4, 0}, {4, 2}}};
        QCOMPARE(beyondControl(trial), 5.0 / 8 - 2.0 / 8);
        const std::vector<std::uint32_t> first{2, 0};
        QCOMPARE(beyondControl(trial, first), 3.0 / 4 - 1.0 / 4); // another control is the strongest there
        trial.patch = {{0, 0}, {0, 0}};
        QVERIFY(std::isnan(beyondControl(trial)));
    }

    void theBestOfEqualsIsWorthNoMoreThanAny()
    {
        // Twenty settings that hide the same half. What is best by chance looks better than that, and is not.
        double apparent = 0, corrected = 0, held = 0;
        constexpr int kStudies = 30;
        for (int study = 0; study < kStudies; ++study) {
            std::vector<SettingTrials> settings;
            for (std::uint64_t s = 0; s < 20; ++s)
                settings.push_back({trialOf(0.5, 30, 1000 * static_cast<std::uint64_t>(study) + s)});
            const BestSetting best = bestSetting(settings, drawn(settings, 200, 3));
            apparent += *best.apparent.value / kStudies;
            corrected += *best.corrected.value / kStudies;
            held += best.corrected.interval->low <= 0.5 && best.corrected.interval->high >= 0.5 ? 1.0 / kStudies : 0;
        }
        QVERIFY2(apparent > 0.55, std::to_string(apparent).c_str());
        QVERIFY2(std::abs(corrected - 0.5) < 0.02, std::to_string(corrected).c_str());
        QVERIFY2(held > 0.9, std::to_string(held).c_str());
    }

    void aSettingThatIsBetterIsChosenAndKeepsItsWorth()
    {
        std::vector<SettingTrials> settings;
        for (std::uint64_t s = 0; s < 6; ++s)
            settings.push_back({trialOf(s == 4 ? 0.8 : 0.3, 60, s), trialOf(s == 4 ? 0.8 : 0.3, 60, 50 + s)});
        const BestSetting best = bestSetting(settings, drawn(settings, 300, 1));
        QCOMPARE(best.setting, std::size_t{4});
        QVERIFY(best.chosen[4] > 0.99);
        QVERIFY2(std::abs(*best.corrected.value - *best.apparent.value) < 0.02, std::to_string(*best.corrected.value).c_str());
        QVERIFY(best.corrected.interval->low > 0.6);
    }

    void seedsThatDifferWidenTheInterval()
    {
        const SettingTrials one{trialOf(0.5, 100, 1)};
        const SettingTrials apart{trialOf(0.2, 100, 2), trialOf(0.8, 100, 3)};
        const auto width = [](const Figure& figure) { return figure.interval->high - figure.interval->low; };
        QVERIFY(width(settingFigure(apart, drawn({apart}, 300, 1))) > 2 * width(settingFigure(one, drawn({one}, 300, 1))));
    }

    void anOptionThatMattersIsToldFromOneThatDoesNot()
    {
        // 3 x 4 settings: the first option makes all the difference, the second none, seeds a little.
        std::vector<std::vector<std::size_t>> groups(2);
        std::vector<std::vector<double>> scores;
        RandomStream random(5, 0, 0);
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = 0; b < 4; ++b) {
                groups[0].push_back(a);
                groups[1].push_back(b);
                scores.push_back({0.1 * static_cast<double>(a) + 0.01 * random.normal(), 0.1 * static_cast<double>(a) + 0.01 * random.normal()});
            }
        const Importance importance = importanceOf(groups, scores, true, 500, 1);
        QVERIFY(importance.options[0].explained > 0.95 && importance.options[0].adjusted > 0.9);
        QVERIFY(importance.options[0].chance < 0.01);
        QVERIFY(importance.options[1].adjusted < 0.1 && importance.options[1].chance > 0.05);
        QVERIFY(*importance.seeds < 0.05);
        QVERIFY(std::abs(importance.options[0].explained + importance.options[1].explained + *importance.rest - 1) < 1e-9);
    }

    void thePartsOfAKnownGridAreThoseOfPlainAnalysisOfVariance()
    {
        // y = a + 2 b + (a b) on {-1, 1}^2: sums of squares 4, 16, 4.
        const std::vector<std::vector<std::size_t>> groups{{0, 0, 1, 1}, {0, 1, 0, 1}};
        const Importance importance = importanceOf(groups, {{-1 - 2 + 1}, {-1 + 2 - 1}, {1 - 2 - 1}, {1 + 2 + 1}}, true, 0, 0);
        QCOMPARE(importance.options[0].explained, 4.0 / 24);
        QCOMPARE(importance.options[1].explained, 16.0 / 24);
        QCOMPARE(*importance.rest, 1 - 20.0 / 24);
        QVERIFY(!importance.seeds); // of one seed nothing is known
    }

    void chanceIsEvenWhereNothingMatters()
    {
        int small = 0;
        for (std::uint64_t study = 0; study < 100; ++study) {
            RandomStream random(study, 1, 1);
            std::vector<std::vector<std::size_t>> groups(1);
            std::vector<std::vector<double>> scores;
            for (std::size_t s = 0; s < 12; ++s) {
                groups[0].push_back(s % 3);
                scores.push_back({random.normal()});
            }
            small += importanceOf(groups, scores, false, 200, 2).options[0].chance < 0.1 ? 1 : 0;
        }
        QVERIFY2(small >= 2 && small <= 20, std::to_string(small).c_str()); // ten of a hundred are expected
    }

    void equalsAreOneGroup()
    {
        QCOMPARE(groupsOf({3, 1, 3, 2}, 4), (std::vector<std::size_t>{2, 0, 2, 1}));
        std::vector<double> upper;
        QCOMPARE(groupsOf({1, 2, 3, 4, 5, 6, 7, 8}, 4, &upper), (std::vector<std::size_t>{0, 0, 1, 1, 2, 2, 3, 3}));
        QCOMPARE(upper, (std::vector<double>{2, 4, 6, 8}));
    }

    void theBestGoOn()
    {
        QCOMPARE(survivors({0.1, 0.5, std::nullopt, 0.3, 0.2, 0.4, 0.05}, 3), (std::vector<std::size_t>{1, 5}));
        QCOMPARE(survivors({0.1, 0.1}, 3), (std::vector<std::size_t>{0}));
        QVERIFY(survivors({std::nullopt}, 3).empty());
    }

    void listsOfDifferentLengthAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, bestSetting({{trialOf(0.5, 4, 1)}, {trialOf(0.5, 5, 1)}}, Bootstrap(4, 10, 1)));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, bestSetting({}, Bootstrap(4, 10, 1)));
    }
};

QTEST_GUILESS_MAIN(TestStudyFigures)
#include "test_study_figures.moc"
