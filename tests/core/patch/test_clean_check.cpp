// What is said before a training of a detector that finds nothing on the clean images.
#include "core/common/error.h"
#include "core/patch/clean_check.h"
#include "core/patch/prepare.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <filesystem>
#include <vector>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

class Listener final : public TrainingObserver {
  public:
    void onLog(LogLevel level, const Message& line) override
    {
        if (level == LogLevel::Warning) warnings += QString::fromStdString(line.english()) + "\n";
    }
    QString warnings;
};

detector::Detector tinyDetector()
{
    return detector::Detector::load(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" /
                                    "yolov8-tiny.pt");
}

/// With known clean predictions: `found` of the `objects` boxes of class 0 are among them, and one of another
/// class.
PreparedImage imageOf(int objects, int found)
{
    PreparedImage image;
    image.targets.boxes = at::zeros({found + 1, 4});
    image.targets.classes = at::zeros({found + 1}, at::kLong);
    image.targets.classes[found] = 1;
    for (int i = 0; i < objects; ++i) {
        const double x = 50 * i;
        image.boxes.push_back({x, 0, x + 40, 40});
        if (i >= found) continue;
        const double sides[] = {x + 2, 0, x + 42, 40}; // IoU 0.90
        for (int side = 0; side < 4; ++side)
            image.targets.boxes[i][side] = sides[side];
    }
    return image;
}

QString warningsOf(const CleanFindings& findings)
{
    Listener listener;
    warnOfBlindDetector({}, findings, "person", listener);
    return listener.warnings;
}

} // namespace

class TestCleanCheck : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void knownPredictionsAreCounted()
    {
        StopControl stop;
        const std::vector<PreparedImage> images{imageOf(3, 2), imageOf(1, 0), imageOf(0, 0)};
        const CleanFindings findings = findClean({}, images, tinyDetector(), "cpu", stop);
        QCOMPARE(findings.images, 3);
        QCOMPARE(findings.objects, 4);
        QCOMPARE(findings.found, 2);
        QCOMPARE(findings.detections, 5);
        QCOMPARE(findings.largestSide, 40.0);
    }

    void oneDetectionFindsOneObject()
    {
        PreparedImage image = imageOf(1, 1);
        image.boxes.push_back(image.boxes.front());
        StopControl stop;
        QCOMPARE(findClean({}, {image}, tinyDetector(), "cpu", stop).found, 1);
    }

    void othersGoThroughTheNetwork()
    {
        PreparedImage image;
        image.pixels = at::full({3, 96, 96}, 100, at::kByte);
        image.boxes.push_back({10, 10, 60, 60});
        const std::vector<PreparedImage> images(50, image);
        StopControl stop;
        const CleanFindings findings = findClean({}, images, tinyDetector(), "cpu", stop);
        QCOMPARE(findings.images, 32); // no more of them
        QCOMPARE(findings.objects, 32);
        QCOMPARE(findings.found, 0); // its weights are random
        stop.requestStop();
        QVERIFY_EXCEPTION_THROWN(findClean({}, images, tinyDetector(), "cpu", stop), Cancelled);
    }

    void oneIsSaidAsOne()
    {
        const auto told = [](std::int64_t images, std::int64_t objects) {
            return warningsOf({.images = images, .objects = objects, .found = 0, .detections = 30, .largestSide = 60});
        };
        QVERIFY(told(1, 1).contains("does not find the one object of the class 'person' on the one clean image that was"));
        QVERIFY(told(4, 1).contains("does not find the one object of the class 'person' on the 4 clean images that were"));
        QVERIFY(told(1, 5).contains("finds none of the 5 objects of the class 'person' on the one clean image that was"));
        QVERIFY(warningsOf({.images = 1, .objects = 20, .found = 1, .detections = 30, .largestSide = 60})
                    .contains("finds only 1 of the 20 objects of the class 'person' on the one clean image"));
    }

    void whatIsTold()
    {
        QVERIFY(warningsOf({.images = 4, .objects = 20, .found = 12, .detections = 30, .largestSide = 60})
                    .isEmpty());
        QVERIFY(warningsOf({.images = 4, .objects = 20, .found = 2, .detections = 30, .largestSide = 60})
                    .isEmpty());
        QVERIFY(warningsOf({.images = 4, .objects = 21, .found = 2, .detections = 30, .largestSide = 60})
                    .contains("finds only 2 of the 21 objects"));
        QVERIFY(warningsOf({.images = 4, .objects = 20, .found = 0, .detections = 30, .largestSide = 60})
                    .contains("finds none of the 20 objects of the class 'person' on the 4 clean images"));
        QVERIFY(warningsOf({.images = 4, .objects = 20, .found = 0, .detections = 30, .largestSide = 6})
                    .contains("less than 8 pixels"));
        QVERIFY(warningsOf({.images = 4, .objects = 0, .found = 0, .detections = 30, .largestSide = 0})
                    .isEmpty());
        Listener listener;
        TrainOptions options;
        options.objective = ObjectiveKind::DetectionLoss;
        warnOfBlindDetector(options,
                            {.images = 4, .objects = 0, .found = 0, .detections = 0, .largestSide = 0},
                            "person", listener);
        QVERIFY2(listener.warnings.contains("finds nothing at all on the 4 clean images"),
                 qPrintable(listener.warnings));
    }

    void objectsOfLessThanAPixelAreNamedAsSuch()
    {
        compute::LabelledImage image;
        image.pixels = at::full({3, 96, 96}, 100, at::kByte);
        image.boxes = at::tensor({10.0F, 10.0F, 10.3F, 10.3F}).view({1, 4});
        image.classes = at::zeros({1}, at::kLong);
        TrainOptions options;
        StopControl stop;
        Listener listener;
        try {
            prepareImages(options, {image}, tinyDetector(), "cpu", stop, listener);
            QFAIL("nothing was refused");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("on the one image are less than a pixel"), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestCleanCheck)
#include "test_clean_check.moc"
