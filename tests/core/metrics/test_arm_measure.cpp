// From what detectors saw to figures, and to the effect beyond the controls.
#include "core/metrics/arm_measure.h"

#include <QTest>

#include <stdexcept>

using namespace blindspot::metrics;

namespace {

constexpr CocoBox kSmall{0, 0, 20, 20}, kMedium{100, 0, 50, 50}, kLarge{200, 0, 100, 100},
    kNowhere{400, 400, 100, 100};

std::vector<Annotation> three()
{
    std::vector<Annotation> annotations;
    for (const CocoBox& box : {kSmall, kMedium, kLarge})
        annotations.push_back({box, box.area(), false, false});
    return annotations;
}

/// The same image several times, with these boxes detected on each.
ArmOutcomes outcomes(const std::vector<std::vector<CocoBox>>& detected)
{
    ArmOutcomes arm;
    for (const std::vector<CocoBox>& boxes : detected) {
        ImageBoxes image{three(), {}};
        double score = 0.9;
        for (const CocoBox& box : boxes)
            image.detections.push_back({box, score -= 0.1});
        arm.matched.push_back(matchImage(image));
        arm.outcomes.push_back(outcomeOf(image, {}));
    }
    return arm;
}

GroupObjects groupOf(std::size_t images)
{
    const std::vector<std::vector<Annotation>> annotations(images, three());
    std::vector<std::size_t> all(images);
    for (std::size_t i = 0; i < images; ++i)
        all[i] = i;
    return objectsOf(annotations, std::vector<double>(images, 1), all);
}

MeasuredArm measure(Arm arm, const std::vector<const ArmOutcomes*>& drawings, const ArmOutcomes& clean,
                    std::size_t drawn = 50)
{
    const GroupObjects group = groupOf(clean.matched.size());
    return measureArm(arm, 0, drawings, clean, group, Bootstrap(group.images.size(), drawn, 1));
}

} // namespace

class TestArmMeasure : public QObject {
    Q_OBJECT

    const ArmOutcomes clean_ = outcomes({{kLarge, kMedium, kSmall}, {kLarge, kMedium}});
    const ArmOutcomes grey_ = outcomes({{kLarge, kMedium}, {kLarge, kSmall}});
    const ArmOutcomes patch_ = outcomes({{kLarge, kNowhere}, {}});

  private Q_SLOTS:
    void countsAndRates()
    {
        const ArmFigures figures = measure(Arm::Patch, {&patch_}, clean_).figures;
        QCOMPARE(figures.objects, 6);
        QCOMPARE(figures.found, 1.0);
        QCOMPARE(figures.lost, 4.0);
        QCOMPARE(figures.invented, 1.0);
        QCOMPARE(*figures.recall.value, 1.0 / 6);
        QCOMPARE(*figures.attackSuccess.value, 4.0 / 5);
        const SizeFigures& medium = figures.sizes[static_cast<std::size_t>(ObjectSize::Medium)];
        QCOMPARE(medium.objects, 2);
        QCOMPARE(medium.foundClean, 2.0);
        QCOMPARE(medium.lost, 2.0);
        QCOMPARE(figures.sizes[static_cast<std::size_t>(ObjectSize::Large)].invented, 1.0);
        QVERIFY(figures.ap50OfSeeds.empty());
    }

    void noticedIsCountedByTheSizeInTheInput()
    {
        const ArmFigures figures = measure(Arm::Patch, {&patch_}, clean_).figures;
        QCOMPARE(figures.noticedClean, 5.0);
        QCOMPARE(figures.noticed, 1.0);
        QCOMPARE(figures.hidden, 4.0);
        QCOMPARE(*figures.noticedShare.value, 1.0 / 6);
        QCOMPARE(*figures.hiddenShare.value, 4.0 / 5);
        QCOMPARE(figures.boxesPerImage, 1.0);
        QCOMPARE(figures.inventedOnObjects, 0.0);
        QCOMPARE(figures.inputSizes.size(), kInputSizes);
        QCOMPARE(figures.inputSizes[0].objects, 2); // 20 x 20
        QCOMPARE(figures.inputSizes[1].objects, 2); // 50 x 50
        QCOMPARE(figures.inputSizes[2].objects, 2); // 100 x 100
        QCOMPARE(figures.inputSizes[2].noticed, 1.0);
        QCOMPARE(figures.inputSizes[1].hidden, 2.0);
        QCOMPARE(figures.inputSizes[3].objects, 0);
    }

    void aHalfBoxIsNoticedAndLost()
    {
        // The upper 40 % of the large object: too little to find it, enough to draw the eye to it.
        const ArmOutcomes half = outcomes({{{200, 0, 100, 40}}, {{200, 0, 100, 40}}});
        const ArmFigures figures = measure(Arm::Patch, {&half}, clean_).figures;
        QCOMPARE(figures.found, 0.0);
        QCOMPARE(figures.lost, 5.0);
        QCOMPARE(figures.noticed, 2.0);
        QCOMPARE(figures.hidden, 3.0);
        QCOMPARE(figures.inventedOnObjects, 2.0);
    }

    void foundAnewIsNotLost()
    {
        // Grey finds the small object of the second image, which the clean image does not.
        const ArmFigures figures = measure(Arm::Grey, {&grey_}, clean_).figures;
        QCOMPARE(figures.found, 4.0);
        QCOMPARE(figures.lost, 2.0);
        QCOMPARE(*figures.attackSuccess.value, 2.0 / 5);
    }

    void averagePrecisionIsThatOfTheImages()
    {
        const MeasuredArm measured = measure(Arm::Grey, {&grey_}, clean_);
        const RankedDetections ranked(grey_.matched);
        QCOMPARE(*measured.figures.ap50.value, ranked.averagePrecision(0));
        QCOMPARE(measured.figures.precision.size(), kRecallPoints);
        QCOMPARE(measured.figures.precision.front(), 1.0);
        QCOMPARE(measured.figures.precision.back(), 0.0); // two objects are never found
    }

    void severalDrawingsAreMeans()
    {
        const MeasuredArm one = measure(Arm::Random, {&grey_}, clean_),
                          other = measure(Arm::Random, {&patch_}, clean_);
        const MeasuredArm both = measure(Arm::Random, {&grey_, &patch_}, clean_);
        QCOMPARE(*both.figures.ap50.value, (*one.figures.ap50.value + *other.figures.ap50.value) / 2);
        QCOMPARE(both.figures.lost, 3.0);
        QCOMPARE(both.figures.objects, 6);
        QCOMPARE(both.figures.ap50OfSeeds,
                 (std::vector<double>{*one.figures.ap50.value, *other.figures.ap50.value}));
        for (std::size_t i = 0; i < both.ap50.size(); ++i)
            QVERIFY(std::abs(both.ap50[i] - (one.ap50[i] + other.ap50[i]) / 2) < 1e-12);
    }

    void intervalsHoldTheValueAndVanishOnEqualImages()
    {
        const MeasuredArm measured = measure(Arm::Patch, {&patch_}, clean_, 500);
        QVERIFY(measured.figures.ap50.interval->low <= *measured.figures.ap50.value);
        QVERIFY(measured.figures.ap50.interval->high >= *measured.figures.ap50.value);
        QVERIFY(measured.figures.recall.interval->high > measured.figures.recall.interval->low);
        const ArmOutcomes equal = outcomes({{kLarge}, {kLarge}});
        const MeasuredArm sure = measure(Arm::Patch, {&equal}, clean_, 500);
        QCOMPARE(sure.figures.recall.interval->low, sure.figures.recall.interval->high);
    }

    void nothingFoundCleanLeavesSuccessUndefined()
    {
        const ArmOutcomes blind = outcomes({{}, {}});
        const ArmFigures figures = measure(Arm::Patch, {&patch_}, blind).figures;
        QVERIFY(!figures.attackSuccess.value);
        QVERIFY(!figures.attackSuccess.interval);
        QCOMPARE(figures.lost, 0.0);
    }

    void effectIsAgainstTheStrongestControl()
    {
        const MeasuredArm weak = measure(Arm::Random, {&clean_}, clean_),
                          strong = measure(Arm::Grey, {&grey_}, clean_);
        const MeasuredArm patch = measure(Arm::Patch, {&patch_}, clean_);
        for (const std::vector<const MeasuredArm*>& controls :
             {std::vector{&weak, &strong}, std::vector{&strong, &weak}}) {
            const Effect effect = measureEffect(patch, controls);
            QCOMPARE(effect.control, Arm::Grey);
            QCOMPARE(*effect.ap50.value, *strong.figures.ap50.value - *patch.figures.ap50.value);
            QVERIFY(effect.ap50.interval);
        }
        QVERIFY(!measureEffect(strong, std::vector{&strong}).beatsControl()); // 0 in every drawing
        QVERIFY_EXCEPTION_THROWN(measureEffect(patch, {}), std::invalid_argument);
    }

    void hidingIsAgainstTheControlThatHidesMost()
    {
        // Half boxes leave the lower AP50, yet hide less than a control that leaves a third of the objects well found.
        const ArmOutcomes halves = outcomes({{{200, 0, 100, 40}, {100, 0, 50, 20}}, {{200, 0, 100, 40}, {100, 0, 50, 20}}}),
                          third = outcomes({{kLarge}, {kLarge}}), none = outcomes({{}, {}});
        const MeasuredArm broken = measure(Arm::Random, {&halves}, clean_), hiding = measure(Arm::Grey, {&third}, clean_),
                          patch = measure(Arm::Patch, {&none}, clean_);
        const Effect effect = measureEffect(patch, std::vector{&broken, &hiding});
        QCOMPARE(effect.control, Arm::Random);
        QCOMPARE(effect.hidingControl, Arm::Grey);
        QCOMPARE(*effect.hidden.value, 1 - *hiding.figures.hiddenShare.value);
        QVERIFY(effect.beatsControl());
        // Against its own kind a patch that only breaks boxes hides nothing.
        QVERIFY(!measureEffect(broken, std::vector{&hiding, &broken}).beatsControl());
    }

    void differencesArePaired()
    {
        const MeasuredArm clean = measure(Arm::Clean, {&clean_}, clean_);
        const Figure none = ap50Difference(clean, clean);
        QCOMPARE(*none.value, 0.0);
        QCOMPARE(none.interval->low, 0.0);
        QCOMPARE(none.interval->high, 0.0);
    }

    void groupsAreSubsets()
    {
        const std::vector<std::vector<Annotation>> annotations(2, three());
        const GroupObjects second = objectsOf(annotations, std::vector<double>{1, 1}, {1});
        QCOMPARE(second.count(), 3);
        const MeasuredArm measured = measureArm(Arm::Patch, 0, std::vector<const ArmOutcomes*>{&patch_},
                                                clean_, second, Bootstrap(1, 10, 0));
        QCOMPARE(measured.figures.found, 0.0);
        QCOMPARE(*measured.figures.attackSuccess.value, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestArmMeasure)
#include "test_arm_measure.moc"
