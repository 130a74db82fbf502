// Aims other than to hide: what counts as created or taken for another class on an image, and the figures of
// an arm.
#include "core/common/error.h"
#include "core/metrics/arm_measure.h"

#include <QTest>

using namespace blindspot::metrics;

namespace {

constexpr CocoBox kPerson{0, 0, 100, 200}, kOther{300, 0, 100, 200}, kDog{600, 100, 80, 60},
    kNowhere{800, 300, 40, 40};
constexpr double kSure = 0.9, kUnsure = 0.2; // on both sides of the rule's confidence

Annotation objectAt(const CocoBox& box, bool crowd = false)
{
    return {box, box.area(), crowd, false};
}

std::vector<Annotation> people()
{
    return {objectAt(kPerson), objectAt(kOther)};
}

AimOutcome towards(Aim aim, const std::vector<Detection>& ofTarget, const std::vector<CocoBox>& places = {})
{
    return aimOutcomeOf(aim, people(), places, {{objectAt(kDog)}, ofTarget}, {});
}

/// Of one image: the people that detections of their class touch, and those of dogs.
void addImage(ArmOutcomes& arm, const std::vector<CocoBox>& asPeople, const std::vector<Detection>& asDogs,
              const std::vector<CocoBox>& places = {})
{
    ImageBoxes image{people(), {}};
    for (const CocoBox& box : asPeople)
        image.detections.push_back({box, kSure});
    arm.matched.push_back(matchImage(image));
    arm.outcomes.push_back(outcomeOf(image, {}));
    arm.towards.push_back(towards(arm.aim, asDogs, places));
}

MeasuredArm measure(Arm arm, const ArmOutcomes& outcomes, const ArmOutcomes& clean, std::size_t drawn = 200)
{
    std::vector<std::size_t> all(clean.outcomes.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const std::vector<std::vector<Annotation>> annotations(all.size(), people());
    const GroupObjects group = objectsOf(annotations, std::vector<double>(all.size(), 1), all);
    const ArmOutcomes* drawings[] = {&outcomes};
    return measureArm(arm, 0, drawings, clean, group, Bootstrap(all.size(), drawn, 1));
}

} // namespace

class TestAim : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void namesAreRead()
    {
        for (const Aim aim : kAims)
            QVERIFY(parseAim(name(aim), {}) == aim);
        QVERIFY_EXCEPTION_THROWN(parseAim("destroy", "--aim"), blindspot::Error);
        QVERIFY(hasTarget(Aim::Create) && hasTarget(Aim::Misclassify) && !hasTarget(Aim::Hide) &&
                !hasTarget(Aim::Vanish));
    }

    void anObjectIsTakenByAFalseBoxThatTouchesIt()
    {
        QVERIFY(towards(Aim::Misclassify, {{kPerson, kSure}}).asTarget == (std::vector<bool>{true, false}));
        QVERIFY(towards(Aim::Misclassify, {{{80, 180, 20, 10}, kSure}}).asTarget ==
                (std::vector<bool>{true, false})); // centred
        QVERIFY(towards(Aim::Misclassify, {{kPerson, kUnsure}}).asTarget ==
                (std::vector<bool>{false, false}));
        QVERIFY(towards(Aim::Misclassify, {{kNowhere, kSure}}).asTarget == (std::vector<bool>{false, false}));
        QCOMPARE(towards(Aim::Misclassify, {{kNowhere, kSure}, {kPerson, kUnsure}}).falseBoxes, 1);
    }

    void whoSeesTheRealDogSeesNothingFalse()
    {
        // One large box around a person and the dog, as a dog beside a person is drawn: its IoU with the dog
        // is above 0.1.
        const AimOutcome beside =
            aimOutcomeOf(Aim::Misclassify, people(), {},
                         {{objectAt({90, 150, 60, 50})}, {{{40, 120, 110, 80}, kSure}}}, {});
        QVERIFY(beside.asTarget == (std::vector<bool>{false, false}));
        QCOMPARE(beside.falseBoxes, 0);
        // Nor does who sees one of a crowd of dogs.
        const AimOutcome crowd =
            aimOutcomeOf(Aim::Misclassify, people(), {}, {{objectAt(kPerson, true)}, {{kPerson, kSure}}}, {});
        QCOMPARE(crowd.falseBoxes, 0);
    }

    void crowdsAreNoObjects()
    {
        const std::vector<Annotation> objects = {objectAt(kPerson, true), objectAt(kOther)};
        QVERIFY(aimOutcomeOf(Aim::Misclassify, objects, {}, {{}, {{kPerson, kSure}}}, {}).asTarget ==
                std::vector<bool>{false});
    }

    void placesThatTouchTheTargetAreNotFree()
    {
        const std::vector<Annotation> dogs = {objectAt(kDog)};
        const std::vector<CocoBox> places = {kPerson, {610, 110, 30, 30}, kNowhere, {5, 5, 0, 0}};
        QVERIFY(freePlaces(places, dogs, 0.1) == (std::vector<CocoBox>{kPerson, kNowhere}));
        const AimOutcome outcome =
            towards(Aim::Create, {{{810, 310, 60, 60}, kSure}, {kDog, kSure}}, {kPerson, kNowhere});
        QVERIFY(outcome.created == (std::vector<bool>{false, true}));
        QCOMPARE(outcome.falseBoxes, 1);
    }

    void misclassifiedIsNoLongerSeenAsWhatItIs()
    {
        ArmOutcomes clean{{}, {}, Aim::Misclassify, {}}, patch = clean, grey = clean;
        addImage(clean, {kPerson, kOther}, {});
        addImage(clean, {kPerson}, {});
        addImage(patch, {kOther},
                 {{kPerson, kSure}, {kOther, kSure}}); // one taken for a dog, the other seen as both
        addImage(patch, {}, {{kOther, kSure}});        // who was not noticed before does not count
        addImage(grey, {kOther}, {});                  // hides one, which makes no dog of it
        addImage(grey, {kPerson}, {});

        const AimFigures figures = *measure(Arm::Patch, patch, clean).figures.aim;
        QCOMPARE(figures.cases, 3.0);
        QCOMPARE(figures.successes, 1.0);
        QCOMPARE(figures.seen, 2.0);
        QCOMPARE(*figures.success.value, 1.0 / 3);
        QCOMPARE(*figures.seenShare.value, 2.0 / 3);
        QCOMPARE(figures.falseBoxesPerImage, 1.5);
        QVERIFY(figures.success.interval && figures.success.interval->low == 0 &&
                figures.success.interval->high == 0.5);
        QCOMPARE(measure(Arm::Grey, grey, clean).figures.aim->successes, 0.0);
        QCOMPARE(measure(Arm::Clean, clean, clean).figures.aim->successes, 0.0);
    }

    void theEffectIsBeyondTheControlThatComesNearest()
    {
        ArmOutcomes clean{{}, {}, Aim::Misclassify, {}}, patch = clean, grey = clean, random = clean;
        for (int image = 0; image < 6; ++image) {
            addImage(clean, {kPerson, kOther}, {});
            addImage(patch, {}, {{kPerson, kSure}, {kOther, kSure}});
            addImage(grey, {}, {}); // hides both, and is no rival here
            addImage(random, {kOther}, {{kPerson, kSure}});
        }
        const MeasuredArm ofPatch = measure(Arm::Patch, patch, clean),
                          ofGrey = measure(Arm::Grey, grey, clean),
                          ofRandom = measure(Arm::Random, random, clean);
        const MeasuredArm* controls[] = {&ofGrey, &ofRandom};
        const Effect effect = measureEffect(ofPatch, controls);
        QVERIFY(effect.aimControl == Arm::Random && effect.hidingControl == Arm::Grey);
        QCOMPARE(*effect.aim.value, 0.5);
        QVERIFY(effect.beatsControl()); // though it hides no more than grey does
        QCOMPARE(*effect.hidden.value, 0.0);
        const MeasuredArm* alone[] = {&ofPatch};
        QVERIFY(!measureEffect(ofPatch, alone).beatsControl());
    }

    void createdCountsPlaces()
    {
        ArmOutcomes clean{{}, {}, Aim::Create, {}}, patch = clean;
        addImage(clean, {kPerson}, {}, {kNowhere});
        addImage(clean, {kPerson}, {{kNowhere, kSure}}, {kNowhere, kPerson});
        addImage(patch, {}, {{kNowhere, kSure}}, {kNowhere});
        addImage(patch, {}, {{kNowhere, kSure}, {kPerson, kSure}}, {kNowhere, kPerson});
        const AimFigures before = *measure(Arm::Clean, clean, clean).figures.aim,
                         after = *measure(Arm::Patch, patch, clean).figures.aim;
        QCOMPARE(before.cases, 3.0);
        QCOMPARE(before.successes, 1.0);
        QCOMPARE(after.cases, 3.0);
        QCOMPARE(*after.success.value, 1.0);
        QCOMPARE(after.falseBoxesPerImage, 1.5);
    }

    void vanishingIsHiding()
    {
        ArmOutcomes clean{{}, {}, Aim::Vanish, {}}, patch = clean;
        addImage(clean, {kPerson, kOther}, {});
        addImage(patch, {kOther}, {});
        const ArmFigures figures = measure(Arm::Patch, patch, clean).figures;
        QCOMPARE(figures.aim->cases, figures.noticedClean);
        QCOMPARE(figures.aim->successes, figures.hidden);
        QVERIFY(figures.aim->success == figures.hiddenShare);
        QVERIFY(!figures.aim->seenShare.value && figures.aim->falseBoxesPerImage == 0);
    }

    void withoutACaseThereIsNoShare()
    {
        ArmOutcomes clean{{}, {}, Aim::Create, {}};
        addImage(clean, {kPerson}, {});
        const AimFigures figures = *measure(Arm::Patch, clean, clean).figures.aim;
        QVERIFY(!figures.success.value && !figures.success.interval && figures.cases == 0);
    }

    void hidingHasNoFiguresOfItsOwn()
    {
        ArmOutcomes clean;
        addImage(clean, {kPerson}, {{kPerson, kSure}});
        const MeasuredArm arm = measure(Arm::Patch, clean, clean);
        QVERIFY(!arm.figures.aim);
        const MeasuredArm* controls[] = {&arm};
        QVERIFY(!measureEffect(arm, controls).aimControl);
    }
};

QTEST_GUILESS_MAIN(TestAim)
#include "test_aim.moc"
