// An evaluation from pictures to its report.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/evaluation/evaluator.h"
#include "inference_world.h"
#include "tests/support/option_limits.h"

#include <QTest>

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
