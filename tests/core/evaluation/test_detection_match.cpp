// Detections against annotations: who takes whom, and what counts as neither.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/evaluation/detection_match.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::evaluation;

namespace {

dataset::AnnotationRecord annotation(const std::string& className, const Box& box)
{
    dataset::AnnotationRecord record;
    record.className = className;
    record.box = box;
    return record;
}

PictureDetection detection(const std::string& className, const Box& box, double score)
{
    PictureDetection found;
    found.className = className;
    found.box = box;
    found.score = score;
    return found;
}

const std::vector<std::string> kClasses{"person", "car"};
constexpr Box kHere{0, 0, 10, 10};
constexpr Box kThere{50, 50, 60, 60};

} // namespace

class TestDetectionMatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theBetterDetectionTakesTheAnnotation()
    {
        const DetectionMatch match = matchDetections(
            {annotation("person", kHere)},
            {detection("person", {0, 0, 10, 9}, 0.5), detection("person", kHere, 0.9)}, kClasses);
        QCOMPARE(match.found.size(), std::size_t{1});
        QCOMPARE(match.found[0].detection, std::size_t{1});
        QCOMPARE(match.invented, std::vector<std::size_t>{0});
        QVERIFY(match.missed.empty());
    }

    void anotherClassOrTooLittleOverlapIsMissedAndInvented()
    {
        const DetectionMatch match = matchDetections(
            {annotation("person", kHere), annotation("car", kThere)},
            {detection("car", kHere, 0.9), detection("car", {59.5, 50, 70, 60}, 0.8)}, kClasses);
        QVERIFY(match.found.empty() && match.halfSeen.empty());
        QCOMPARE(match.missed, (std::vector<std::size_t>{0, 1}));
        QCOMPARE(match.invented, (std::vector<std::size_t>{0, 1}));
    }

    void whatIsTouchedAndNotFoundIsHalfSeen()
    {
        const DetectionMatch match = matchDetections({annotation("car", kHere), annotation("car", kThere)},
                                                     {detection("car", {50, 50, 54, 60}, 0.8)}, kClasses);
        QCOMPARE(match.halfSeen, std::vector<std::size_t>{1});
        QCOMPARE(match.missed, std::vector<std::size_t>{0});
        QCOMPARE(match.invented, std::vector<std::size_t>{0});
    }

    void crowdsDifficultOnesAndUnknownClassesCountForNothing()
    {
        std::vector<dataset::AnnotationRecord> annotations{
            annotation("person", {0, 0, 100, 100}), annotation("person", kThere), annotation("zebra", kHere)};
        annotations[0].crowd = true;
        annotations[1].difficult = true;
        const DetectionMatch match =
            matchDetections(annotations, {detection("person", kHere, 0.9)}, kClasses);
        QVERIFY(match.found.empty() && match.halfSeen.empty() && match.missed.empty() &&
                match.invented.empty());
        QCOMPARE(match.ignoredDetections, std::vector<std::size_t>{0});
        QCOMPARE(match.ignoredAnnotations, (std::vector<std::size_t>{0, 1, 2}));
    }

    void namesMayDifferInCase()
    {
        const DetectionMatch match =
            matchDetections({annotation("Person", kHere)}, {detection("person", kHere, 0.9)}, kClasses);
        QCOMPARE(match.found.size(), std::size_t{1});
    }

    void detectionsLieInThePicture()
    {
        const detector::Detector tiny =
            detector::Detector::load(std::string(BLINDSPOT_TEST_DATA) + "/fixtures/yolov8-tiny.pt");
        detector::NmsOptions options;
        options.confidence = 0;
        const imaging::Image picture(200, 100, 90);
        const std::vector<PictureDetection> found = detectPicture(tiny, picture, options);
        QVERIFY(!found.empty());
        for (const PictureDetection& one : found) {
            QVERIFY(one.box.x1 >= 0 && one.box.x2 <= 200 && one.box.y1 >= 0 && one.box.y2 <= 100);
            QCOMPARE(one.className, tiny.info().classNames[static_cast<std::size_t>(one.classIndex)]);
        }
        QVERIFY_EXCEPTION_THROWN(detectPicture(tiny, {}), Error);
    }
};

QTEST_GUILESS_MAIN(TestDetectionMatch)
#include "test_detection_match.moc"
