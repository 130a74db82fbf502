// A patch tried by hand: the detector looks at what is newest and at nothing else, nothing old is shown as
// new, and laid where the run's placement lays it the detector finds what an evaluation finds.
#include "core/workspace/runs/inference_patch.h"
#include "tests/ui/small_lab.h"
#include "ui/patch_trial/patch_trial.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <atomic>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 30'000;

/// A detector that lets through one look at a time, and remembers what it was shown. What it finds stands
/// where the patch was.
struct Gate {
    std::counting_semaphore<> open{0};
    std::mutex mutex;
    std::vector<TrialScene> scenes;
    std::string failure;

    TrialLooker::Work work()
    {
        return [this](Vision&, const TrialScene& scene) {
            {
                const std::scoped_lock lock(mutex);
                scenes.push_back(scene);
            }
            open.acquire();
            if (!failure.empty()) throw Error(Message::verbatim(failure));
            TrialSeen seen;
            evaluation::PictureDetection& person = seen.detections.emplace_back();
            person = {{20, 10, 52, 60},
                      "person",
                      0,
                      scene.arm == Arm::Clean ? 0.9 : scene.places.front().centreX / 1000};
            return seen;
        };
    }
    std::size_t count()
    {
        const std::scoped_lock lock(mutex);
        return scenes.size();
    }
    TrialScene scene(std::size_t index)
    {
        const std::scoped_lock lock(mutex);
        return scenes.at(index);
    }
};

} // namespace

class TestPatchTrial : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName("patch_trial");
        run_ = lab_.train(1).toStdString();
    }

    void onlyTheNewestPlaceIsLookedAtAndNothingOldIsNew()
    {
        Session session(lab_.workspace(), {});
        Gate gate;
        {
            PatchTrial trial(session, nullptr, gate.work());
            trial.setDetector(detector());
            trial.setPicture(picture());
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{1}, kPatience); // without any patch
            QCOMPARE(gate.scene(0).arm, Arm::Clean);
            QVERIFY(!trial.fresh() && trial.shown() == nullptr);
            gate.open.release();
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{2}, kPatience); // as it was laid by itself
            QCOMPARE(gate.scene(1).places.size(), std::size_t{1});
            for (int x = 31; x <= 40; ++x)
                trial.setPlaces({{double(x), 30, 10, 10}}, 0);
            QTest::qWait(50);
            QCOMPARE(gate.count(), std::size_t{2}); // one at a time
            gate.open.release();
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{3}, kPatience);
            QCOMPARE(gate.scene(2).places.front().centreX, 40.0); // those between were never looked at
            // What is shown is of the first place, and is said to be.
            QVERIFY(trial.shown() != nullptr);
            QCOMPARE(trial.shown()->reading.score,
                     std::optional(gate.scene(1).places.front().centreX / 1000));
            QVERIFY(!trial.fresh() && trial.at(trial.arm()) == nullptr);
            gate.open.release();
            QTRY_VERIFY_WITH_TIMEOUT(trial.fresh(), kPatience);
            QCOMPARE(trial.shown()->reading.score, std::optional(0.04));
            gate.open.release(100);
        }
        session.vision().finish();
    }

    void whatBelongsToAnotherPictureIsNeverShown()
    {
        Session session(lab_.workspace(), {});
        Gate gate;
        {
            PatchTrial trial(session, nullptr, gate.work());
            trial.setDetector(detector());
            trial.setPicture(picture());
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{1}, kPatience);
            trial.setPicture(picture("p2.png"));
            gate.open.release();
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{2}, kPatience);
            QVERIFY(trial.shown() == nullptr && trial.at(Arm::Clean) == nullptr);
            QCOMPARE(gate.scene(1).arm, Arm::Clean);
            QVERIFY(gate.scene(1).picture == trial.picture().pixels);
            gate.open.release(100);
            QTRY_VERIFY_WITH_TIMEOUT(trial.fresh(), kPatience);
        }
        session.vision().finish();
    }

    void atRestTheControlsAreLookedAtToo()
    {
        Session session(lab_.workspace(), {});
        PatchTrial trial(session);
        trial.setDetector(detector());
        trial.setPatch(patch(session));
        trial.setPicture(picture());
        QCOMPARE(trial.arm(), Arm::Patch);
        for (const Arm arm : {Arm::Clean, Arm::Patch, Arm::Grey, Arm::Random})
            QTRY_VERIFY2_WITH_TIMEOUT(trial.at(arm) != nullptr, metrics::name(arm).data(), kPatience);
        // Back and forth nothing has to be looked at again.
        trial.setArm(Arm::Grey);
        QVERIFY(trial.fresh());
        trial.setPlaces({{40, 40, 12, 12}}, 0);
        QVERIFY(!trial.fresh() && trial.at(Arm::Random) == nullptr && trial.at(Arm::Clean) != nullptr);
        session.vision().finish();
    }

    void laidByThePlacementTheDetectorFindsWhatAnEvaluationFinds()
    {
        Session session(lab_.workspace(), {});
        PatchTrial trial(session);
        trial.setDetector(detector());
        trial.setPatch(patch(session));
        const TrialPicture shown = picture();
        trial.setPicture(shown);
        trial.layOnEach();
        QTRY_VERIFY_WITH_TIMEOUT(trial.fresh(), kPatience);

        evaluation::InferencePlan plan;
        evaluation::InferenceImage image;
        image.file = shown.source.record.path;
        image.size = shown.pixels->size();
        for (const auto& one : shown.source.record.annotations)
            image.places.push_back(one.box);
        plan.images = {image};
        plan.patches = {*trial.patch()->patch};
        plan.treatments.resize(1);
        plan.treatments[0].arm = Arm::Patch;
        plan.defences.push_back(nullptr);
        plan.cases = {{0, 0}};
        auto opened = lab_.detectors().open("tiny");
        plan.detectors = {{&opened.detector, 0}};
        std::vector<metrics::Detection> expected;
        StopControl stop;
        evaluation::runInference(plan, {}, stop, {}, {}, [&](evaluation::CaseDetections&& one) {
            expected = std::move(one.detections);
        });
        const auto found = detectionsOfClass(trial.shown()->seen.detections, "person");
        QVERIFY(!found.empty());
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY(std::abs(found[i].score - expected[i].score) < 1e-4);
            QVERIFY(metrics::overlap(found[i].box, expected[i].box) > 0.999);
        }
        session.vision().finish();
    }

    void homeLeadsBackAndADoubleClickLaysItOnTheObject()
    {
        Session session(lab_.workspace(), {});
        PatchTrial trial(session);
        trial.setPatch(patch(session));
        trial.setPicture(picture());
        QCOMPARE(trial.places().size(), std::size_t{1}); // the annotations say where, without a detector
        const LaidPatch home = trial.places().front();
        QCOMPARE(home.centreX, 36.0);
        QCOMPARE(home.centreY, 35.0);
        trial.setPlaces({{80, 80, 12, 12, 20}}, 0);
        trial.layOnLargest();
        QCOMPARE(trial.places().front(), home);
        trial.setPlaces({{80, 80, 12, 12, 20}}, 0);
        QVERIFY(!trial.layOnObjectAt({90, 90}, false));
        QVERIFY(trial.layOnObjectAt({30, 30}, false));
        QCOMPARE(trial.places(), std::vector{home});
        QVERIFY(trial.layOnObjectAt({30, 30}, true));
        QCOMPARE(trial.places().size(), std::size_t{2});
        QCOMPARE(trial.current(), 1);
        trial.takeCurrentAway();
        trial.takeCurrentAway();
        QVERIFY(trial.places().empty() && trial.currentPlace() == nullptr);
        trial.takeCurrentAway();
        session.vision().finish();
    }

    void anotherPatchStaysWhereTheHandPutIt()
    {
        Session session(lab_.workspace(), {});
        PatchTrial trial(session);
        trial.setPicture(picture());
        QCOMPARE(trial.arm(), Arm::Grey); // without a patch the controls alone
        trial.setArm(Arm::Patch);
        QCOMPARE(trial.arm(), Arm::Grey);
        const std::vector<LaidPatch> places{{70, 60, 14, 14, -30}};
        trial.setPlaces(places, 0);
        trial.setPatch(patch(session));
        QCOMPARE(trial.arm(), Arm::Patch);
        QCOMPARE(trial.places(), places);
        session.vision().finish();
    }

    void aFailureIsToldOnceAndNotTriedAgainAndAgain()
    {
        Session session(lab_.workspace(), {});
        Gate gate;
        gate.failure = "the weights are gone";
        gate.open.release(100);
        {
            PatchTrial trial(session, nullptr, gate.work());
            trial.setDetector(detector());
            trial.setPicture(picture());
            QTRY_VERIFY_WITH_TIMEOUT(trial.problem().contains("the weights are gone"), kPatience);
            trial.setPlaces({{40, 40, 12, 12}}, 0);
            QTest::qWait(50);
            QCOMPARE(gate.count(), std::size_t{1});
            trial.setDetector(detector()); // chosen again: it may be there again
            QCOMPARE(trial.problem(), QString());
            QTRY_COMPARE_WITH_TIMEOUT(gate.count(), std::size_t{2}, kPatience);
        }
        session.vision().finish();
    }

    void theClassIsThatOfThePatchAsTheDetectorSpellsIt()
    {
        Session session(lab_.workspace(), {});
        PatchTrial trial(session);
        trial.setDetector(detector());
        QCOMPARE(trial.className(), "person");
        TrialPatch other = *patch(session);
        other.className = "Dog";
        trial.setPatch(other);
        QCOMPARE(trial.className(), "dog");
        other.className.clear(); // every class
        trial.setPatch(other);
        QCOMPARE(trial.className(), "");
        trial.setDetector(detector());
        QCOMPARE(trial.className(), "");
        other.className = "zebra"; // which this detector does not know
        trial.setPatch(other);
        QVERIFY(!trial.className().empty());
        session.vision().finish();
    }

  private:
    workspace::DetectorRecord detector() { return lab_.detectors().get("tiny"); }
    std::optional<TrialPatch> patch(Session& session)
    {
        return readRunPatch(session.workspace(), lab_.database(), run_);
    }
    TrialPicture picture(const std::string& name = "p1.png")
    {
        for (const dataset::ImageRecord& record : dataset::readDataset(lab_.database(), "small"))
            if (record.path.filename() == name) return readTrialPicture({record, "small"});
        return {};
    }

    testing::SmallLab lab_;
    std::string run_;
};

} // namespace blindspot::ui

QTEST_MAIN(blindspot::ui::TestPatchTrial)
#include "test_patch_trial.moc"
