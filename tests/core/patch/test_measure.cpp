// What a run would cost, before there is one.
#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/detector/heads.h"
#include "core/patch/measure.h"
#include "core/patch/pass_runner.h"
#include "core/patch/schedule.h"

#include "tests/support/scarce_memory.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <cmath>
#include <filesystem>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

detector::Detector tinyDetector()
{
    return detector::Detector::load(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" /
                                    "yolov8-tiny.pt");
}

at::Tensor scoresOf(const detector::Detector& detector)
{
    const std::int64_t side = detector.info().inputSize;
    const auto heads = detector.forward(at::linspace(0, 1, 3 * side * side).view({1, 3, side, side}));
    return detector::flatten(heads.scores);
}

} // namespace

class TestMeasure : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    void eachRecipeIsForeseen_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::newRow("hide") << "hide";
        QTest::newRow("robust-dpatch") << "robust-dpatch";
    }
    void eachRecipeIsForeseen()
    {
        QFETCH(QString, recipe);
        detector::Detector detector = tinyDetector();
        const at::Tensor before = scoresOf(detector);
        TrainOptions options = TrainOptions::forRecipe(recipe.toStdString());
        options.patchSize = 24;
        StopControl stop;
        const TrainingPlan plan = estimateCost(options, 50, detector, "cpu", stop);
        QCOMPARE(plan.images, 50);
        QVERIFY(plan.secondsPerPass > 0 && plan.batchSize >= 1);
        QVERIFY(std::abs(plan.estimatedSeconds / (plan.secondsPerPass * passesOfRun(options, 50)) - 1) <
                1e-9);
        const std::int64_t side = detector.info().inputSize;
        QVERIFY(plan.estimatedBytes && *plan.estimatedBytes > 50 * 3 * side * side);
        // The detector is what it was, whatever precisions were tried.
        QVERIFY(detector.precision() == detector::Precision::Fp32);
        QVERIFY(at::equal(scoresOf(detector), before));
    }

    /// How busy the machine is, decides nothing: the same options give the same run.
    void theMachineAloneDecides()
    {
        detector::Detector detector = tinyDetector();
        TrainOptions options = TrainOptions::forRecipe("hide");
        options.patchSize = 24;
        options.imagesPerUpdate = 0; // all
        options.tiling.enabled = false;
        StopControl stop;
        const TrainingPlan plan = estimateCost(options, 9, detector, "cpu", stop);
        QCOMPARE(plan.batchSize, std::min(9, 2 * std::min(compute::usableThreads(), compute::kMostSideBySide)));
        QCOMPARE(plan.precision, *settledPrecision(options, "cpu"));
        options.imagesPerUpdate = 1;
        QCOMPARE(estimateCost(options, 9, detector, "cpu", stop).batchSize, std::min<std::int64_t>(options.updatesAtOnce, plan.batchSize));
        options.updatesAtOnce = 1;
        QCOMPARE(estimateCost(options, 9, detector, "cpu", stop).batchSize, 1);

        options.precision = PrecisionChoice::Bf16;
        QCOMPARE(*settledPrecision(options, "cpu"), detector::Precision::Bf16);
        QCOMPARE(*settledPrecision(options, "cuda:0"), detector::Precision::Bf16);
        options.precision = PrecisionChoice::Auto;
        QVERIFY(!settledPrecision(options, "cuda:0"));
        options.objective = ObjectiveKind::DetectionLoss;
        QCOMPARE(*settledPrecision(options, "cuda:0"), detector::Precision::Fp32);
    }

    /// What a run would cost is known too where its batch does not fit: that of the batch that does.
    void aBatchThatDoesNotFitIsHalved()
    {
        detector::Detector detector = tinyDetector();
        TrainOptions options = TrainOptions::forRecipe("hide");
        options.patchSize = 24;
        options.batchSize = 4;
        options.imagesPerUpdate = 0; // all
        options.tiling.enabled = false;
        options.precision = PrecisionChoice::Fp32;
        StopControl stop;
        testing::ScarceMemory memory("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`");
        memory.large = std::size_t{3} * 96 * 96 * 4 + 1000; // one network input fits
        memory.failures = 2;
        const TrainingPlan plan = estimateCost(options, 8, detector, "cpu", stop);
        QVERIFY(plan.batchSize < 4 && plan.batchSize >= 1);
        memory.failures = 1'000'000;
        memory.large = 1000;
        QVERIFY_EXCEPTION_THROWN(estimateCost(options, 8, detector, "cpu", stop), OutOfMemory);
        memory.failures = 0;
    }

    void aStopIsHeeded()
    {
        detector::Detector detector = tinyDetector();
        TrainOptions options = TrainOptions::forRecipe("hide");
        StopControl stop;
        stop.requestStop();
        QVERIFY_EXCEPTION_THROWN(estimateCost(options, 5, detector, "cpu", stop), Cancelled);
        StopControl none;
        options.iterations = 0;
        QVERIFY_EXCEPTION_THROWN(estimateCost(options, 5, detector, "cpu", none), Error);
        QVERIFY_EXCEPTION_THROWN(estimateCost(TrainOptions::forRecipe("hide"), 0, detector, "cpu", none), Error);
    }

    void bf16AndBackLosesNothing()
    {
        detector::Detector detector = tinyDetector();
        const at::Tensor before = scoresOf(detector);
        detector.moveTo("cpu", detector::Precision::Bf16);
        detector.moveTo("cpu", detector::Precision::Bf16);
        QVERIFY(!at::equal(scoresOf(detector), before));
        detector.moveTo("cpu", detector::Precision::Fp32);
        QVERIFY(at::equal(scoresOf(detector), before));
    }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "test_measure.moc"
