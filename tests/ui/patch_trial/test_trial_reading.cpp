// What detections mean with a patch on the picture: the objects, who is noticed, and the score of the one
// under the patch.
#include "ui/patch_trial/trial_reading.h"

#include <QTest>

namespace blindspot::ui {

using evaluation::LaidPatch;
using evaluation::PictureDetection;

namespace {

PictureDetection seen(const Box& box, double score, const std::string& name = "person")
{
    return {box, name, 0, score};
}

dataset::AnnotationRecord annotated(const Box& box, const std::string& name = "person", bool crowd = false)
{
    dataset::AnnotationRecord one;
    one.className = name;
    one.box = box;
    one.area = box.area();
    one.crowd = crowd;
    return one;
}

const Box kLeft{0, 0, 50, 100}, kRight{100, 0, 150, 100}, kFar{300, 300, 330, 360};

} // namespace

class TestTrialReading : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void annotationsCountWhereThereAreAny()
    {
        const auto objects = trialObjects(
            {annotated(kLeft, "Person"), annotated(kFar, "person", true), annotated(kRight, "dog")},
            {seen(kRight, 0.9)}, "person", {});
        QVERIFY(objects.annotated);
        QCOMPARE(objects.places(), std::vector<Box>{kLeft});
        QCOMPARE(objects.objects.size(),
                 std::size_t{2}); // with the crowd, on which detections count for nothing
    }

    void elseWhatTheDetectorFindsWithoutThePatch()
    {
        const std::vector<PictureDetection> clean{seen(kLeft, 0.9), seen(kRight, 0.2),
                                                  seen(kFar, 0.8, "dog")};
        QCOMPARE(trialObjects({annotated(kFar, "dog")}, clean, "person", {}).places(),
                 std::vector<Box>{kLeft});
        QVERIFY(!trialObjects({annotated(kFar, "dog")}, clean, "person", {}).annotated);
        QCOMPARE(trialObjects({}, clean, {}, {}).places(), (std::vector<Box>{kLeft, kFar})); // every class
    }

    void whatIsNoticedAndWhatThePatchHides()
    {
        const std::vector<PictureDetection> clean{seen(kLeft, 0.9), seen(kRight, 0.8)};
        const std::vector<PictureDetection> now{seen(kLeft, 0.6), seen(kRight, 0.1), seen(kFar, 0.5),
                                                seen(kFar, 0.9, "dog")};
        const auto objects = trialObjects({annotated(kLeft), annotated(kRight)}, clean, "person", {});
        const TrialReading reading = readTrial(objects, now, clean, "person", "dog", std::size_t{1}, {});
        QCOMPARE(reading.counts.found, 1);
        QCOMPARE(reading.counts.hidden, 1);
        QCOMPARE(reading.counts.inventedElsewhere, 1);
        QCOMPARE(reading.counts.objects(), 2);
        QCOMPARE(reading.score, std::optional(0.1)); // also below the confidence
        QCOMPARE(reading.targets, 1);
        QCOMPARE(readTrial(objects, {}, clean, "person", {}, std::size_t{1}, {}).score, std::optional(0.0));
        QVERIFY(!readTrial(objects, now, clean, "person", {}, std::nullopt, {}).score);
    }

    void theObjectUnderThePatch()
    {
        const auto objects = trialObjects({annotated(kLeft), annotated(kRight), annotated({10, 10, 30, 40})},
                                          {}, "person", {});
        QCOMPARE(objectUnder(objects, LaidPatch{100, 50, 40, 40}), std::optional<std::size_t>(1));
        QVERIFY(!objectUnder(objects, LaidPatch{400, 400, 20, 20}));
        QCOMPARE(objectAt(objects, 20, 20), std::optional<std::size_t>(2)); // the smaller one
        QCOMPARE(objectAt(objects, 45, 90), std::optional<std::size_t>(0));
        QVERIFY(!objectAt(objects, 200, 200));
        QCOMPARE(largestObject(objects), std::optional<std::size_t>(0));
        QVERIFY(!largestObject({}));
    }
};

} // namespace blindspot::ui

QTEST_APPLESS_MAIN(blindspot::ui::TestTrialReading)
#include "test_trial_reading.moc"
