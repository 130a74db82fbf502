// The weights, network and patches that a detector's training begins with.
#include "core/detector/spec_reading.h"
#include "core/workspace/trainings/detector_training_start.h"
#include "tests/support/small_workspace.h"

#include <QTest>

#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestDetectorTrainingStart : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { lab_ = std::make_unique<SmallWorkspace>(); }

    void withoutADetectorThereIsNothing()
    {
        const TrainingStart start = startOf(lab_->database(), {});
        QVERIFY(!start.weights && start.classes.empty() && start.sha256.empty());
        QCOMPARE(start.inputSize, 0);
        const detector::NetworkSpec spec = specOf({}, start, 4);
        QVERIFY(spec.family == detector::Family::YoloV8);
        QCOMPARE(detector::scaleOf(spec), std::string("n"));
        QCOMPARE(spec.classes, 4);
    }

    void aDetectorGivesWhatItIs_data()
    {
        QTest::addColumn<QString>("from");
        QTest::newRow("name") << "tiny";
        QTest::newRow("file") << QString::fromStdString(SmallWorkspace::weights().string());
    }
    void aDetectorGivesWhatItIs()
    {
        QFETCH(QString, from);
        DetectorTrainRequest request;
        request.from = from.toStdString();
        const TrainingStart start = startOf(lab_->database(), request);
        QVERIFY(start.weights.has_value());
        QCOMPARE(start.classes, std::vector<std::string>({"person", "car", "dog"}));
        QCOMPARE(start.inputSize, 96);
        QCOMPARE(start.sha256, lab_->detectors().get("tiny").sha256);
        QCOMPARE(start.file, SmallWorkspace::weights().string());
        const detector::NetworkSpec theirs = detector::inferSpec(*start.weights, start.file);
        detector::NetworkSpec ours = specOf(request, start, 2);
        QCOMPARE(ours.classes, 2);
        QCOMPARE(detector::scaleOf(ours), detector::scaleOf(theirs));
    }

    void theNetworkIsTheDetectorsOwn()
    {
        DetectorTrainRequest request;
        request.from = std::string(BLINDSPOT_TEST_DATA) + "/graphs/leaky.pt";
        const TrainingStart start = startOf(lab_->database(), request);
        const detector::NetworkSpec spec = specOf(request, start, 3);
        QCOMPARE(spec.settings.at("model.0").at("activation"), std::string("leaky-relu:0.1"));
        QCOMPARE(spec.settings.at("model.9.cv1").at("activation"), std::string("none"));
    }

    void whatTheRequestSaysGoesFirst()
    {
        DetectorTrainRequest request;
        request.from = "tiny";
        const TrainingStart start = startOf(lab_->database(), request);
        request.architecture = "yolo11";
        request.scale = "s";
        const detector::NetworkSpec spec = specOf(request, start, 1);
        QVERIFY(spec.family == detector::Family::Yolo11);
        QCOMPARE(detector::scaleOf(spec), std::string("s"));
        request.scale.reset();
        request.custom = detector::CustomScale{.width = 0.125, .depth = 0.33};
        QVERIFY(detector::scaleOf(specOf(request, start, 1)) != "n");
    }

    void unknownOnesAreRefused()
    {
        DetectorTrainRequest request;
        request.from = "nobody";
        QVERIFY(contains(errorOf([&] { startOf(lab_->database(), request); }), "nobody"));
        request = {};
        request.scale = "xl";
        QVERIFY(contains(errorOf([&] { specOf(request, {}, 1); }), "unknown scale 'xl'"));
        request.scale = "q";
        QVERIFY(!errorOf([&] { specOf(request, {}, 1); }).empty());
        request = {};
        request.architecture = "yolov9";
        QVERIFY(contains(errorOf([&] { specOf(request, {}, 1); }), "yolov9"));
        request.architecture = "rtdetr"; // patches are trained against it, it is not
        request.scale = "l";
        QVERIFY(contains(errorOf([&] { specOf(request, {}, 1); }), "cannot be trained"));
    }

    void patchesAreSquare()
    {
        const auto square = lab_->files().writePicture("square.png", 20, 20, 77);
        const auto wide = lab_->files().writePicture("wide.png", 30, 20);
        const auto patches = readSquarePatches({square, square});
        QCOMPARE(patches.size(), std::size_t{2});
        QCOMPARE(patches[0].sizes(), at::IntArrayRef({3, 20, 20}));
        QCOMPARE(patches[1].select(0, 0).select(0, 3).select(0, 4).item<float>(), 77.0F);
        QVERIFY(readSquarePatches({}).empty());
        QVERIFY(contains(errorOf([&] { readSquarePatches({square, wide}); }), "wide.png"));
        QVERIFY(!errorOf([&] { readSquarePatches({lab_->file("coco.json")}); }).empty());
    }

    void aClassIsFoundByItsName()
    {
        QCOMPARE(classOf({"person", "car"}, "car"), 1);
        QVERIFY(contains(errorOf([] { classOf({"person", "car"}, "dog"); }), "no class 'dog'"));
        QVERIFY(contains(errorOf([] { classOf({"person", "car"}, "Car"); }), "no class 'Car'"));
    }

  private:
    std::unique_ptr<SmallWorkspace> lab_;
};

QTEST_GUILESS_MAIN(TestDetectorTrainingStart)
#include "test_detector_training_start.moc"
