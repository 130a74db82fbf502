// An evaluation from pictures to its report.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/evaluator.h"
#include "core/imaging/codec.h"
#include "core/metrics/arm_measure.h"
#include "inference_world.h"
#include "tests/support/option_limits.h"

#include <QTest>

#include <map>
#include <mutex>
#include <set>

using namespace blindspot;
using namespace blindspot::evaluation;
using namespace blindspot::metrics;
using blindspot::testing::InferenceWorld;

namespace {

EvaluationSubject subjectOf(InferenceWorld& world, std::size_t training)
{
    EvaluationSubject subject;
    subject.className = "person";
    for (const InferenceImage& image : world.images()) {
        std::vector<Annotation> annotations;
        for (const Box& box : image.places)
            annotations.push_back(
                {{box.x1, box.y1, box.width(), box.height()}, box.width() * box.height(), false, false});
        const ImageGroup group =
            subject.images.size() < training ? ImageGroup::Training : ImageGroup::HeldOut;
        subject.images.push_back(
            {static_cast<std::int64_t>(subject.images.size()) + 1, image, annotations, group, {}, {}, {}});
    }
    for (InferencePatch& patch : world.plan().patches) {
        PatchFacts facts;
        facts.name = "patch " + std::to_string(subject.patches.size());
        facts.placement = patch::placementText(patch.placement);
        subject.patches.push_back({patch, facts});
    }
    subject.detectors = {{&world.detector(), InferenceWorld::kClass}};
    subject.detectorNames = {"tiny"};
    return subject;
}

class MemoryOfImages : public ShownImages {
  public:
    std::map<std::pair<Stage, std::size_t>, std::vector<CaseDetections>> images;

    std::optional<std::vector<CaseDetections>> find(Stage stage, std::size_t image) override
    {
        const auto found = images.find({stage, image});
        return found == images.end() ? std::nullopt : std::optional(found->second);
    }
    void keep(Stage stage, std::size_t image, const std::vector<CaseDetections>& seen) noexcept override
    {
        const std::scoped_lock lock(mutex_);
        images[{stage, image}] = seen;
    }

  private:
    std::mutex mutex_;
};

EvaluationReport evaluateQuietly(const EvaluationSubject& subject, const EvaluationOptions& options)
{
    StopControl stop;
    return evaluate(subject, options, stop);
}

EvaluationOptions quick()
{
    EvaluationOptions options;
    options.bootstrap = 20;
    options.randomSeeds = 2;
    return options;
}

const ArmFigures& figures(const EvaluationReport& report, Arm arm, std::int64_t patch = 0,
                          std::int64_t defence = 0)
{
    return *report.groups.front().find(0, defence)->find(arm, patch);
}

} // namespace

class TestEvaluator : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theTableOfLimitsIsWhatIsChecked()
    {
        QVERIFY(evaluation::EvaluationOptions::limits().size() == 6);
        blindspot::testing::checkLimits(evaluation::EvaluationOptions(),
                                        [](const evaluation::EvaluationOptions& o) { return o.mistakes(); });
    }

    void everyArmOfEveryPatchUnderEveryDefence()
    {
        InferenceWorld world(5);
        EvaluationSubject subject = subjectOf(world, 2);
        subject.defences = {defences::parseDefence("jpeg", "test"), defences::parseDefence("median", "test")};
        const EvaluationReport report = evaluateQuietly(subject, quick());
        QCOMPARE(report.groups.size(), 2U);
        QCOMPARE(report.groups[0].group, ImageGroup::HeldOut); // what the answer is about comes first
        QCOMPARE(report.groups[0].images, 3);
        QCOMPARE(report.groups[0].objects, 6);
        QCOMPARE(report.groups[1].images, 2);
        for (const GroupResult& group : report.groups) {
            QCOMPARE(group.conditions.size(), 3U);
            for (const Condition& condition : group.conditions) {
                QCOMPARE(condition.arms.size(), 7U);
                QCOMPARE(condition.effects.size(), 2U);
                QCOMPARE(condition.regained.size(), 2U);
                QCOMPARE(condition.regainedNoticed.size(), 2U);
                QCOMPARE(condition.find(Arm::Clean)->lost, 0.0);
                QCOMPARE(condition.find(Arm::Clean)->hidden, 0.0);
                for (const ArmFigures& arm : condition.arms)
                    QVERIFY(arm.noticed >= arm.found); // what is found is noticed
            }
            QCOMPARE(*group.conditions[0].cleanCost.value, 0.0);
        }
        QCOMPARE(report.defences.size(), 3U);
        QCOMPARE(report.defences[0].name, std::string("none"));
        QVERIFY(report.defences[1].secondsPerImage > 0);
        QCOMPARE(figures(report, Arm::Random).ap50OfSeeds.size(), 2U);
        QCOMPARE(report.images.size(), 5U);
        QCOMPARE(report.images[0].arms.size(), 3U * 7);
        QCOMPARE(report.unreadable, 0);
        // One object's counts are in one size.
        for (const SizeFigures& size : figures(report, Arm::Patch).sizes)
            QVERIFY(size.lost <= size.foundClean);
    }

    /// It is shown under its defence and under none, and compared with the patch that knows nothing, undefended.
    void whatKnowsADefenceIsShownUnderItAlone()
    {
        InferenceWorld world(3);
        EvaluationSubject subject = subjectOf(world, 0);
        subject.defences = {defences::parseDefence("jpeg", "test"), defences::parseDefence("median", "test")};
        const EvaluationReport all = evaluateQuietly(subject, quick());
        subject.patches[1].facts.through = subject.defences[1].text();
        subject.patches[1].facts.knowingOf = 0;
        const EvaluationReport report = evaluateQuietly(subject, quick());
        const GroupResult& group = report.groups.front();
        QVERIFY(group.find(0, 0)->find(Arm::Patch, 1));
        QVERIFY(!group.find(0, 1)->find(Arm::Patch, 1) && !group.find(0, 1)->find(Arm::Grey, 1));
        QVERIFY(group.find(0, 2)->find(Arm::Patch, 1));
        QCOMPARE(group.find(0, 1)->effects.size(), 1U);
        QVERIFY(!group.find(0, 1)->regainedNoticed[1].value);
        QCOMPARE(group.find(0, 2)->effects.size(), 2U);
        for (const ImageFindings& image : report.images)
            QVERIFY(!image.find(0, 1, Arm::Patch, 1) && image.find(0, 2, Arm::Patch, 1));
        // What is shown has the figures that it has where everything is shown.
        for (const std::int64_t defence : {0, 2}) {
            QVERIFY(std::abs(*figures(report, Arm::Patch, 1, defence).ap50.value -
                             *figures(all, Arm::Patch, 1, defence).ap50.value) < 1e-6);
            QCOMPARE(figures(report, Arm::Patch, 1, defence).noticed, figures(all, Arm::Patch, 1, defence).noticed);
        }
        const double with = *figures(all, Arm::Patch, 1, 2).noticedShare.value,
                     without = *figures(all, Arm::Patch, 0, 0).noticedShare.value;
        QVERIFY(std::abs(*group.find(0, 2)->regainedNoticed[1].value - (with - without)) < 1e-9);
        QVERIFY(report.timing.passes < all.timing.passes);
    }

    void oneDefenceOrManyChangeNothingOfTheOthers()
    {
        InferenceWorld world(3);
        EvaluationSubject subject = subjectOf(world, 0);
        const EvaluationReport bare = evaluateQuietly(subject, quick());
        subject.defences = {defences::parseDefence("gaussian", "test")};
        const EvaluationReport more = evaluateQuietly(subject, quick());
        // Batches differ, and with them the last bits of the scores.
        QVERIFY(std::abs(*figures(bare, Arm::Patch, 1).ap50.value -
                         *figures(more, Arm::Patch, 1).ap50.value) < 1e-6);
        QCOMPARE(figures(bare, Arm::Grey).found, figures(more, Arm::Grey).found);
    }

    void repeatedItIsTheSame()
    {
        InferenceWorld world(3);
        const EvaluationSubject subject = subjectOf(world, 0);
        const EvaluationReport one = evaluateQuietly(subject, quick()),
                               two = evaluateQuietly(subject, quick());
        for (const Arm arm : kArms) {
            QCOMPARE(*figures(one, arm).ap50.value, *figures(two, arm).ap50.value);
            QCOMPARE(figures(one, arm).ap50.interval->low, figures(two, arm).ap50.interval->low);
        }
    }

    /// Stopped after some images, whichever they are, and begun again with what was seen: the same report, and no picture of those
    /// images is shown a second time.
    void stoppedItGoesOnWhereItWas()
    {
        InferenceWorld world(6);
        const EvaluationSubject subject = subjectOf(world, 2);
        EvaluationOptions options = quick();
        options.sweeps = {{SweepKind::Scale, {0.5, 1}}};
        StopControl never;
        EvaluationReport whole = evaluate(subject, options, never);
        MemoryOfImages shown;
        StopControl stop;
        const auto stopLater = [&](const NoticedSoFar& soFar) {
            if (soFar.images == 3) stop.requestStop();
        };
        QVERIFY_EXCEPTION_THROWN(evaluate(subject, options, stop, {}, {}, &shown, stopLater), Cancelled);
        const auto kept = static_cast<std::int64_t>(shown.images.size());
        QVERIFY(kept >= 3 && kept < 6);
        EvaluationReport resumed = evaluate(subject, options, never, {}, {}, &shown);
        QCOMPARE(resumed.timing.passes, whole.timing.passes - kept * 9); // clean, and four of each patch
        EvaluationReport again = evaluate(subject, options, never, {}, {}, &shown);
        QCOMPARE(again.timing.passes, 0); // the sweeps as well
        for (EvaluationReport* report : {&whole, &resumed, &again}) {
            report->timing = {};
            for (DefenceFacts& defence : report->defences)
                defence.secondsPerImage = 0;
        }
        QVERIFY(resumed == whole);
        QVERIFY(again == whole);
    }

    void oneTotalAndWhoIsNoticedSoFar()
    {
        InferenceWorld world(4);
        const EvaluationSubject subject = subjectOf(world, 0);
        EvaluationOptions options = quick();
        options.sweeps = {{SweepKind::Scale, {0.5, 1}}};
        StopControl stop;
        std::int64_t done = 0;
        std::set<std::int64_t> totals;
        std::vector<NoticedSoFar> told;
        const EvaluationReport report = evaluate(
            subject, options, stop,
            [&](const Progress& now) {
                QVERIFY(now.done >= done);
                done = now.done;
                totals.insert(now.total);
            },
            {}, nullptr, [&](const NoticedSoFar& soFar) { told.push_back(soFar); });
        QCOMPARE(totals.size(), std::size_t{1});
        QCOMPARE(done, *totals.begin());
        QCOMPARE(done, report.timing.passes);
        QCOMPARE(told.size(), std::size_t{4});
        QCOMPARE(told.back().objects, 8);
        QCOMPARE(told.back().noticed[static_cast<std::size_t>(Arm::Clean)],
                 static_cast<std::int64_t>(figures(report, Arm::Clean).noticed));
        QCOMPARE(told.back().noticed[static_cast<std::size_t>(Arm::Patch)],
                 static_cast<std::int64_t>(figures(report, Arm::Patch).noticed));
    }

    void sweepsPassThroughTheArms()
    {
        InferenceWorld world(3);
        const EvaluationSubject subject = subjectOf(world, 0);
        EvaluationOptions options = quick();
        for (const char* text :
             {"scale:0.5,1", "rotation:0,20", "brightness:0,0.3", "blur:0,0.1", "distance:1,2", "relight:0,0.5",
              "bend:0,60", "noise:0,0.1", "white-balance:3000,6500", "gamma:1,2"})
            options.sweeps.push_back(parseSweep(text, "test"));
        const EvaluationReport report = evaluateQuietly(subject, options);
        QCOMPARE(report.sweeps.size(), 20U); // of both patches
        for (const Sweep& sweep : report.sweeps) {
            QCOMPARE(sweep.points.size(), 2U);
            const std::size_t identity = sweep.kind == SweepKind::Scale || sweep.kind == SweepKind::WhiteBalance ? 1 : 0;
            const SweepPoint& same = sweep.points[identity];
            QCOMPARE(same.arms.size(), 4U);
            // Where nothing is changed it is the arm itself; of the noise there is one drawing.
            for (const std::size_t arm : {0, 1, 3}) {
                const ArmFigures& main = figures(report, same.arms[arm].arm, sweep.patch);
                QVERIFY(std::abs(*same.arms[arm].ap50.value - *main.ap50.value) < 1e-6);
            }
            const ArmFigures& changed = sweep.points[1 - identity].arms[3];
            QVERIFY(changed.objects == same.arms[3].objects);
        }
    }

    /// The whole picture goes through the camera, so that the clean arm changes as well.
    void theCameraSeesTheCleanPictureToo()
    {
        InferenceWorld world(3);
        const EvaluationSubject subject = subjectOf(world, 0);
        EvaluationOptions options = quick();
        for (const char* text : {"jpeg:1,100", "gamma:1,5", "noise:0,1"})
            options.sweeps.push_back(parseSweep(text, "test"));
        for (const Sweep& sweep : evaluateQuietly(subject, options).sweeps)
            QVERIFY(!(sweep.points[0].arms[0] == sweep.points[1].arms[0]));
        QVERIFY_THROWS_EXCEPTION(Error, parseSweep("jpeg:40.5", "test"));
        QVERIFY_THROWS_EXCEPTION(Error, parseSweep("white-balance:500", "test"));
    }

    void findingsAreThoseAboveTheConfidence()
    {
        InferenceWorld world(2);
        EvaluationOptions options = quick();
        options.confidence = 0.3;
        const EvaluationReport report = evaluateQuietly(subjectOf(world, 0), options);
        double found = 0;
        for (const ImageFindings& image : report.images)
            for (const Detection& one : image.find(0, 0, Arm::Clean)->detections) {
                QVERIFY(one.score > 0.3);
                ++found;
            }
        const ArmFigures& clean = figures(report, Arm::Clean);
        QCOMPARE(clean.found + clean.invented, found); // there are no crowds
    }

    /// Counted again from what the detector sees in the arms' pictures, shown one by one.
    void anAimIsCountedInEveryArm_data()
    {
        QTest::addColumn<int>("aim");
        for (const Aim aim : {Aim::Vanish, Aim::Create, Aim::Misclassify})
            QTest::newRow(std::string(name(aim)).c_str()) << static_cast<int>(aim);
    }
    void anAimIsCountedInEveryArm()
    {
        QFETCH(int, aim);
        constexpr std::int64_t kTarget = 0;
        InferenceWorld world(3);
        EvaluationSubject subject = subjectOf(world, 0);
        subject.patches.resize(1);
        subject.aim = static_cast<Aim>(aim);
        if (subject.aim == Aim::Vanish) {
            subject.className.clear();
            subject.detectors[0].classIndex = patch::kAnyClass;
        } else {
            subject.target = "dog";
            subject.detectors[0].targetIndex = kTarget;
            subject.images[0].ofTarget = {subject.images[0].annotations.back()}; // one object is a dog as well
        }
        EvaluationOptions options = quick();
        options.confidence = 0.005; // the tiny detector is sure of nothing
        options.randomSeeds = 1;
        const EvaluationReport report = evaluateQuietly(subject, options);
        QVERIFY(report.aim == subject.aim && report.target == subject.target);

        std::vector<ArmOutcomes> outcomes(kArms.size());
        for (const EvaluationImage& image : subject.images) {
            std::vector<CocoBox> places;
            const InferencePatch& patch = subject.patches[0].inference;
            for (const Box& box : coveredPlaces(image.inference.size, patch.picture.size(), image.inference.places,
                                                {.placement = patch.placement, .inputSide = patch.inputSide}))
                places.push_back(cocoBox(box));
            places = freePlaces(places, image.ofTarget, options.noticeOverlap);
            for (const Arm arm : kArms) {
                const auto seen = detectPicture(world.detector(),
                                                applyTreatment(imaging::decodeFile(image.inference.file), image.inference,
                                                               {patch}, {.arm = arm}),
                                                {.confidence = 0.001});
                ImageBoxes ofClass{image.annotations, {}}, ofTarget{image.ofTarget, {}};
                for (const PictureDetection& one : seen) {
                    if (subject.aim == Aim::Vanish || one.classIndex == InferenceWorld::kClass)
                        ofClass.detections.push_back({cocoBox(one.box), one.score});
                    if (one.classIndex == kTarget) ofTarget.detections.push_back({cocoBox(one.box), one.score});
                }
                const NoticeRule rule{options.confidence, options.noticeOverlap};
                ArmOutcomes& own = outcomes[static_cast<std::size_t>(arm)];
                own.outcomes.push_back(outcomeOf(ofClass, rule));
                own.towards.push_back(aimOutcomeOf(subject.aim, image.annotations, places, ofTarget, rule));
            }
        }
        double cases = 0, boxes = 0;
        for (const Arm arm : kArms) {
            AimCounts sum;
            for (std::size_t i = 0; i < subject.images.size(); ++i)
                sum.add(countAim(subject.aim, outcomes[static_cast<std::size_t>(arm)].outcomes[i], outcomes[0].outcomes[i],
                                 outcomes[static_cast<std::size_t>(arm)].towards[i]),
                        1);
            const AimFigures& told = *figures(report, arm).aim;
            QCOMPARE(told.cases, sum.cases);
            QCOMPARE(told.successes, sum.successes);
            QCOMPARE(told.seen, sum.seen);
            QVERIFY(std::abs(told.falseBoxesPerImage * 3 - sum.falseBoxes) < 1e-9);
            cases += sum.cases;
            boxes += sum.falseBoxes;
        }
        QVERIFY(cases > 0 && (subject.aim == Aim::Vanish || boxes > 0)); // there was something to be counted
        if (subject.aim == Aim::Create) QCOMPARE(figures(report, Arm::Patch).aim->cases, 5.0); // six places, one on the dog
        QVERIFY(report.groups[0].conditions[0].effects[0].aimControl.has_value());
    }

    void patchesThatCreateAreAtOnePlace()
    {
        InferenceWorld world(2);
        EvaluationSubject subject = subjectOf(world, 0);
        subject.aim = Aim::Create;
        subject.target = "dog";
        subject.detectors[0].targetIndex = 1;
        QVERIFY_EXCEPTION_THROWN(evaluateQuietly(subject, quick()), Error); // one on objects, one fixed
        subject.patches[1].inference.placement = subject.patches[0].inference.placement;
        QCOMPARE(figures(evaluateQuietly(subject, quick()), Arm::Patch, 1).aim->cases, 4.0);
    }

    void saysWhatIsMissing()
    {
        InferenceWorld world(1);
        const auto complains = [&world](auto change, const char* word) {
            EvaluationSubject subject = subjectOf(world, 0);
            EvaluationOptions options = quick();
            change(subject, options);
            try {
                evaluateQuietly(subject, options);
            } catch (const Error& error) {
                return std::string(error.what()).find(word) != std::string::npos;
            }
            return false;
        };
        QVERIFY(complains([](auto& subject, auto&) { subject.patches.clear(); }, "patch"));
        QVERIFY(complains([](auto& subject, auto&) { subject.detectors.clear(); }, "detector"));
        QVERIFY(complains([](auto& subject, auto&) { subject.images.clear(); }, "images"));
        QVERIFY(complains([](auto& subject, auto&) { subject.images[0].annotations.clear(); }, "person"));
        const auto lose = [](auto& subject, auto&) {
            for (EvaluationImage& image : subject.images)
                image.inference.file = "absent.png";
        };
        QVERIFY(complains(lose, "the one image of this evaluation cannot be read"));
        QVERIFY(!complains(lose, "class"));
        InferenceWorld several(3);
        EvaluationSubject lost = subjectOf(several, 0);
        EvaluationOptions asked = quick();
        lose(lost, asked);
        try {
            evaluateQuietly(lost, asked);
            QFAIL("evaluated nothing");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("none of the 3 images of this evaluation can be read") != std::string::npos,
                     error.what());
        }
        QVERIFY(complains([](auto&, auto& options) { options.confidence = 1; }, "--confidence"));
        QVERIFY(complains([](auto&, auto& options) { options.randomSeeds = 0; }, "--random-seeds"));
    }

    void sweepTexts()
    {
        QCOMPARE(parseSweep("scale", "x").values.size(), 0U);
        QCOMPARE(parseSweep("scale:2,0.5,2", "x").values, (std::vector<double>{0.5, 2}));
        for (const char* text : {"size", "scale:", "scale:0", "scale:1,", "rotation:200", "blur:-1",
                                 "distance:0.5", "scale:nan"})
            QVERIFY_EXCEPTION_THROWN(parseSweep(text, "x"), Error);
    }
};

QTEST_APPLESS_MAIN(TestEvaluator)
#include "test_evaluator.moc"
