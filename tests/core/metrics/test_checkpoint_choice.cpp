// One of a training's patches is chosen on some images and reported on others.
#include "core/common/random.h"
#include "core/metrics/checkpoint_choice.h"

#include <QTest>

#include <stdexcept>
#include <string>

using namespace blindspot;
using namespace blindspot::metrics;

namespace {

/// Each image has `objects` that are noticed; of these the arm hides so many as `hides` says of the image.
template <typename Hides>
std::vector<HiddenCount> arm(std::size_t images, double objects, const Hides& hides)
{
    std::vector<HiddenCount> counts;
    for (std::size_t i = 0; i < images; ++i)
        counts.push_back({objects, static_cast<double>(hides(i))});
    return counts;
}

/// Every other image chooses.
HiddenCounts halves(std::size_t images)
{
    HiddenCounts counts;
    for (std::size_t i = 0; i < images; ++i)
        counts.chooses.push_back(i % 2 == 0);
    counts.control = arm(images, 2, [](std::size_t) { return 0; });
    return counts;
}

} // namespace

class TestCheckpointChoice : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sharesAreOfWhatIsNoticedOnTheCleanImages()
    {
        HiddenCounts counts;
        counts.chooses = {true, false, true, false};
        counts.control = {{4, 1}, {2, 0}, {0, 0}, {2, 1}};
        counts.patches = {{{4, 2}, {2, 1}, {0, 0}, {2, 2}}, {{4, 3}, {2, 0}, {0, 0}, {2, 1}}};
        const CheckpointChoice choice = chooseCheckpoint(counts, 0, 1);
        QCOMPARE(*choice.patches[0].all.value, 5.0 / 8);
        QCOMPARE(*choice.patches[0].choosing.value, 2.0 / 4);
        QCOMPARE(*choice.patches[0].reporting.value, 3.0 / 4);
        QCOMPARE(*choice.control.all.value, 2.0 / 8);
        QCOMPARE(choice.chosen, 1); // 3 of 4 on the images that choose
        QCOMPARE(*choice.gain.value, 0.0); // it is the last one
        QCOMPARE(*choice.beyondControl.value, 1.0 / 4 - 1.0 / 4);
        QVERIFY(!choice.gain.interval); // none was asked for
        QCOMPARE(choice.choosingImages, 2);
        QCOMPARE(choice.reportingObjects, 4.0);
    }

    void aBetterOneIsFoundAndItsGainIsOfTheOtherImages()
    {
        HiddenCounts counts = halves(60);
        counts.patches = {arm(60, 2, [](std::size_t) { return 0; }), arm(60, 2, [](std::size_t i) { return i % 6 < 2 ? 1 : 2; }),
                          arm(60, 2, [](std::size_t i) { return i % 3 == 0 ? 0 : 1; })};
        const CheckpointChoice choice = chooseCheckpoint(counts, 500, 7);
        QCOMPARE(choice.chosen, 1);
        QCOMPARE(*choice.gain.value, *choice.patches[1].reporting.value - *choice.patches[2].reporting.value);
        QVERIFY(choice.gain.interval->low > 0);
        QVERIFY(choice.gain.interval->low < *choice.gain.value && *choice.gain.value < choice.gain.interval->high);
        QVERIFY(choice.beyondControl.interval->low > 0);
    }

    /// The trap that the halves are for: of many patches that are alike, the one that is chosen looks better than it is.
    void luckIsNotReportedAsAGain()
    {
        int beyondChance = 0;
        double optimism = 0;
        constexpr int kTrials = 40, kImages = 80, kPatches = 12;
        for (int trial = 0; trial < kTrials; ++trial) {
            HiddenCounts counts = halves(kImages);
            for (int patch = 0; patch < kPatches; ++patch) {
                RandomStream random(11, static_cast<std::uint64_t>(trial), static_cast<std::uint64_t>(patch));
                counts.patches.push_back(arm(kImages, 1, [&random](std::size_t) { return random.below(2) == 0 ? 0 : 1; }));
            }
            const CheckpointChoice choice = chooseCheckpoint(counts, 200, 3);
            const CheckpointShares& chosen = choice.patches[static_cast<std::size_t>(choice.chosen)];
            optimism += (*chosen.choosing.value - *chosen.reporting.value) / kTrials;
            beyondChance += choice.gain.interval->low > 0 ? 1 : 0;
        }
        QVERIFY2(optimism > 0.08, std::to_string(optimism).c_str()); // that much the images flatter that chose
        QVERIFY2(beyondChance <= 4, std::to_string(beyondChance).c_str()); // one in forty is what 95 % leave on this side
    }

    void ofEqualsTheLastIsChosen()
    {
        HiddenCounts counts = halves(10);
        for (int patch = 0; patch < 3; ++patch)
            counts.patches.push_back(arm(10, 2, [](std::size_t) { return 1; }));
        QCOMPARE(chooseCheckpoint(counts, 10, 1).chosen, 2);
    }

    void whereNothingIsNoticedNothingIsSaid()
    {
        HiddenCounts counts = halves(4);
        counts.control = counts.patches.emplace_back(arm(4, 0, [](std::size_t) { return 0; }));
        const CheckpointChoice choice = chooseCheckpoint(counts, 10, 1);
        QVERIFY(!choice.patches[0].all.value && !choice.gain.value && !choice.beyondControl.interval);
        QCOMPARE(choice.reportingObjects, 0.0);
    }

    void whatDoesNotFitIsRefused()
    {
        HiddenCounts counts = halves(4);
        QVERIFY_EXCEPTION_THROWN(chooseCheckpoint(counts, 10, 1), std::invalid_argument);
        counts.patches.emplace_back(arm(3, 0, [](std::size_t) { return 0; }));
        QVERIFY_EXCEPTION_THROWN(chooseCheckpoint(counts, 10, 1), std::invalid_argument);
    }

    void theHalvesAreByContent()
    {
        QVERIFY(choosesCheckpoints("a1") && choosesCheckpoints("af"));
        QVERIFY(!choosesCheckpoints("10") && !choosesCheckpoints("fe") && !choosesCheckpoints(""));
    }
};

QTEST_GUILESS_MAIN(TestCheckpointChoice)
#include "test_checkpoint_choice.moc"
