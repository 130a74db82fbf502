// The trainer on a tiny detector and synthetic pictures: it hides, it resumes bit by bit, batches change
// nothing, it ends well.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/detector/state_dict.h"
#include "core/patch/cells.h"
#include "core/patch/prepare.h"
#include "core/patch/regularisers.h"
#include "core/patch/trainer.h"
#include "tests/support/environment.h"
#include "tests/support/scarce_memory.h"
#include "tests/support/tensor_compare.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <filesystem>
#include <thread>

using namespace blindspot;
using namespace blindspot::patch;
using blindspot::testing::ScarceMemory;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSide = 96;

detector::Detector tinyDetector()
{
    return detector::Detector::load(fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt");
}

/// The same network with its batch norms' gains raised, so that the random weights do not damp what they are
/// shown to nothing.
detector::Detector livelyDetector()
{
    detector::DetectorInfo info;
    info.file = fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt";
    detector::StateDict weights = detector::readStateDict(info.file);
    for (auto& [name, tensor] : weights.tensors)
        if (name.ends_with(".bn.weight")) tensor *= 2.5;
    return {weights, info};
}

/// Noise pictures with one or two boxes of class 0 each.
std::vector<compute::LabelledImage> pictures(std::int64_t count)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= count; ++id) {
        RandomStream random(7, 0, static_cast<std::uint64_t>(id));
        const at::Tensor pixels = at::empty({3, kSide, kSide}, at::kByte);
        for (std::int64_t i = 0; i < pixels.numel(); ++i)
            pixels.data_ptr<std::uint8_t>()[i] = static_cast<std::uint8_t>(random.below(256));
        const std::int64_t boxes = 1 + id % 2;
        const at::Tensor corners = at::empty({boxes, 4});
        for (std::int64_t box = 0; box < boxes; ++box) {
            const auto x = static_cast<float>(random.uniform(0, 40)),
                       y = static_cast<float>(random.uniform(0, 40));
            const float sides[] = {x, y, x + 40, y + 50};
            std::copy(std::begin(sides), std::end(sides), corners.data_ptr<float>() + 4 * box);
        }
        images.push_back({id, pixels, corners, at::zeros({boxes}, at::kLong), {0, 0, kSide, kSide}});
    }
    return images;
}

TrainOptions smallOptions(const std::string& recipe)
{
    TrainOptions options = TrainOptions::forRecipe(recipe);
    options.patchSize = 24;
    options.iterations = 4;
    options.batchSize = 1;
    options.precision = PrecisionChoice::Fp32;
    options.checkpointSeconds = 86400;
    return options;
}

/// Counts what the trainer reads back of the device between one batch and the next.
class ReadCounter final : public TrainingObserver {
  public:
    void onBatch(const BatchEvent& event) override
    {
        const std::int64_t now = compute::hostReads();
        const bool within = event.visited > 0; // at the end of an iteration, for its point of the curves, there is a read
        if (within && last_ >= 0) inUpdates += now - last_, ++batches;
        last_ = within ? now : -1;
    }
    std::int64_t inUpdates = 0, batches = 0;

  private:
    std::int64_t last_ = -1;
};

/// Keeps what it is told; stops the run after so many batches.
class Recorder : public TrainingObserver {
  public:
    explicit Recorder(StopControl& stop, int stopAfterBatches = -1) : stop_(stop), left_(stopAfterBatches) {}
    void onPlan(const TrainingPlan& plan) override { plans.push_back(plan); }
    void onIteration(const IterationEvent& event) override { iterations.push_back(event); }
    void onBatch(const BatchEvent& event) override
    {
        batches.push_back(event);
        if (--left_ == 0) stop_.requestStop();
    }
    void onCheckpoint(const TrainingState& state) override { checkpoints.push_back(state); }
    void onLog(LogLevel, const Message& message) override { lines.push_back(message.english()); }

    std::vector<TrainingPlan> plans;
    std::vector<IterationEvent> iterations;
    std::vector<BatchEvent> batches;
    std::vector<TrainingState> checkpoints;
    std::vector<std::string> lines;

  private:
    StopControl& stop_;
    int left_;
};

/// Takes the memory away once the run has been planned, and gives it back for a checkpoint.
class MemoryHog final : public Recorder {
  public:
    MemoryHog(StopControl& stop, ScarceMemory& memory, int failures)
        : Recorder(stop), memory_(memory), failures_(failures)
    {
    }
    void onPlan(const TrainingPlan& plan) override
    {
        Recorder::onPlan(plan);
        memory_.failures = failures_;
    }

  private:
    ScarceMemory& memory_;
    int failures_;
};

TrainingResult run(const TrainOptions& options, std::int64_t images, const TrainingState* resume = nullptr,
                   int stopAfter = -1)
{
    StopControl stop;
    Recorder recorder(stop, stopAfter);
    detector::Detector detector = tinyDetector();
    return train(options, pictures(images), detector, "cpu", stop, recorder, {}, resume);
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    void nothingIsReadBackWithinAnIteration_data()
    {
        QTest::addColumn<QString>("recipe");
        for (const char* recipe : {"hide", "break", "print", "robust-dpatch"})
            QTest::newRow(recipe) << QString(recipe);
    }

    /// On a GPU every read would be a wait.
    void nothingIsReadBackWithinAnIteration()
    {
        QFETCH(QString, recipe);
        StopControl stop;
        ReadCounter counter;
        detector::Detector detector = tinyDetector();
        TrainOptions options = smallOptions(recipe.toStdString());
        options.tiling.enabled = false;
        options.cells = 8;
        options.iterations = 2;
        options.batchSize = 1;
        options.checkpointSeconds = 86400;
        train(options, pictures(6), detector, "cpu", stop, counter);
        QVERIFY(counter.batches > 0);
        QCOMPARE(counter.inUpdates, 0);
    }

    void hideLowersTheScores_data()
    {
        QTest::addColumn<double>("below");
        QTest::addColumn<double>("atMost"); ///< of the first iteration's loss
        QTest::addRow("by the score") << 0.0 << 0.9;
        // The random network is sure of everything, far above what counts as hidden: the loss is nearly flat there.
        QTest::addRow("below a quarter") << 0.25 << 0.99;
    }

    void hideLowersTheScores()
    {
        QFETCH(double, below);
        QFETCH(double, atMost);
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = livelyDetector();
        TrainOptions options = smallOptions("hide");
        options.iterations = 40;
        options.hide.below = below;
        options.optimiser.learningRate = 10;
        options.tiling.enabled = false;
        options.transforms = TransformOptions::none();
        options.regularisers = {0, 0}; // the gradient of a random network is far smaller than theirs
        const TrainingResult result = train(options, pictures(4), detector, "cpu", stop, recorder);
        QVERIFY(result.end == TrainingEnd::Completed);
        QCOMPARE(recorder.iterations.size(), std::size_t{40});
        QCOMPARE(recorder.iterations.back().iteration, std::int64_t{40});
        QVERIFY(!recorder.iterations.back().lossBox);
        const double first = recorder.iterations.front().loss, last = recorder.iterations.back().loss;
        QVERIFY2(last < atMost * first, qPrintable(QString("%1 to %2").arg(first).arg(last)));
        QVERIFY(result.state.patch.ge(0).all().item<bool>() && result.state.patch.le(255).all().item<bool>());
    }

    void aPatchTooSmallToBeDrawnStaysAsItIs()
    {
        // A thousandth of the object's size: it covers no pixel's centre, so there is nothing that a gradient could change.
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = livelyDetector();
        TrainOptions options = smallOptions("hide");
        options.iterations = 2;
        options.placement.scale = 0.001;
        options.regularisers = {0, 0};
        const TrainingResult result = train(options, pictures(4), detector, "cpu", stop, recorder);
        QVERIFY(result.end == TrainingEnd::Completed);
        QVERIFY(at::equal(result.state.patch, at::full_like(result.state.patch, result.state.patch.flatten()[0].item<float>())));
    }

    void detectionLossRises()
    {
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = livelyDetector();
        TrainOptions options = smallOptions("robust-dpatch");
        options.iterations = 15;
        options.quantise = false;
        options.transforms = TransformOptions::none(); // the loss rises by the patch alone, not by what is drawn
        options.imagesPerUpdate = 0;
        options.optimiser.learningRate = 2;
        train(options, pictures(2), detector, "cpu", stop, recorder);
        const IterationEvent &first = recorder.iterations.front(), &last = recorder.iterations.back();
        QVERIFY2(last.loss > 1.1 * first.loss, qPrintable(QString("%1 to %2").arg(first.loss).arg(last.loss)));
        QVERIFY(std::abs(*last.lossBox + *last.lossCls + *last.lossDfl - last.loss) < 1e-4 * last.loss);
    }

    void allFourLossesAreShownAsArtSumsThem()
    {
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        TrainOptions options = smallOptions("robust-dpatch");
        options.iterations = 1;
        options.losses = LossWeights::parse("total,cls,box,dfl");
        train(options, pictures(2), detector, "cpu", stop, recorder);
        const IterationEvent& event = recorder.iterations.front();
        const double parts = *event.lossBox + *event.lossCls + *event.lossDfl;
        QVERIFY(std::abs(event.loss - 2 * parts) < 1e-4 * event.loss);
    }

    void resumedEqualsNeverStopped_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<int>("imagesPerUpdate");
        QTest::addColumn<int>("stopAfter");
        for (const int stopAfter : {1, 2, 5})
            for (const int perUpdate : {0, 1, 3}) {
                QTest::addRow("hide, %d an update, after %d", perUpdate, stopAfter)
                    << "hide" << perUpdate << stopAfter;
                QTest::addRow("robust-dpatch, %d an update, after %d", perUpdate, stopAfter)
                    << "robust-dpatch" << perUpdate << stopAfter;
            }
    }

    void resumedEqualsNeverStopped()
    {
        QFETCH(QString, recipe);
        QFETCH(int, imagesPerUpdate);
        QFETCH(int, stopAfter);
        TrainOptions options = smallOptions(recipe.toStdString());
        options.imagesPerUpdate = imagesPerUpdate;
        const TrainingResult whole = run(options, 5);
        const TrainingResult half = run(options, 5, nullptr, stopAfter);
        QVERIFY(half.end == TrainingEnd::Stopped);
        QVERIFY(half.state.passes < whole.state.passes);
        const TrainingResult resumed = run(options, 5, &half.state);
        QVERIFY(resumed.end == TrainingEnd::Completed);
        QCOMPARE(resumed.state.updates, whole.state.updates);
        QVERIFY(at::equal(resumed.state.patch, whole.state.patch));
        QVERIFY(at::equal(resumed.state.variance, whole.state.variance));
    }

    /// What goes side by side changes nothing but the age of the gradients, which the options say.
    void updatesAtOnceAreTheSameForAnyMachine()
    {
        TrainOptions options = smallOptions("hide");
        options.updatesAtOnce = 3;
        const TrainingResult one = run(options, 12);
        QCOMPARE(one.state.updates, one.state.passes);
        options.batchSize = 0;
        for (const char* threads : {"2", "5"}) {
            const test::Environment environment("OMP_NUM_THREADS", threads);
            const TrainingResult several = run(options, 12);
            QVERIFY(at::equal(several.state.patch, one.state.patch));
            QVERIFY(at::equal(several.state.variance, one.state.variance));
            QCOMPARE(several.state.passes, one.state.passes);
            QCOMPARE(several.state.updates, one.state.updates);
        }
        options.updatesAtOnce = 1;
        QVERIFY(!at::equal(run(options, 12).state.patch, one.state.patch));
    }

    void aPatchIsTrainedThroughADefence_data()
    {
        QTest::addColumn<QString>("defence");
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("jpeg") << "jpeg" << QList<double>{60};
        QTest::newRow("median") << "median" << QList<double>{3};
        QTest::newRow("gaussian") << "gaussian" << QList<double>{1};
        QTest::newRow("lgs") << "lgs" << QList<double>{15, 5, 0.1, 2.3};
        QTest::newRow("resize-pad") << "resize-pad" << QList<double>{0.6};
        QTest::newRow("frequency-mask") << "frequency-mask" << QList<double>{150, 0, 11, 0.6}; // noise has no part that stands out
    }

    /// It changes what is trained, stopped and resumed or not, in any batch.
    void aPatchIsTrainedThroughADefence()
    {
        QFETCH(QString, defence);
        QFETCH(QList<double>, values);
        TrainOptions options = smallOptions("hide");
        options.iterations = 2;
        options.imagesPerUpdate = 0;
        options.tiling.enabled = false;
        options.regularisers = {0, 0};
        const TrainingResult bare = run(options, 4);
        options.through.name = defence.toStdString();
        for (const double value : values)
            options.through.values.emplace_back("", value);
        const TrainingResult whole = run(options, 4);
        QVERIFY(whole.end == TrainingEnd::Completed);
        QVERIFY(!at::equal(whole.state.patch, bare.state.patch));
        QVERIFY(whole.state.momentum.abs().sum().item<double>() > 0);
        const TrainingResult half = run(options, 4, nullptr, 3);
        QVERIFY(half.end == TrainingEnd::Stopped);
        QVERIFY(at::equal(run(options, 4, &half.state).state.patch, whole.state.patch));
        options.batchSize = 3;
        const double alike = test::cosine(run(options, 4).state.momentum, whole.state.momentum);
        // What JPEG rounds may fall to the other side by the last bit of what a batch computes.
        QVERIFY2(alike > (defence == "jpeg" ? 0.9 : 0.99), qPrintable(QString::number(alike)));
    }

    /// Through the camera, in cells, in the colours of a palette alone; and the patch is made of those.
    void whatIsPrintedResumesAsWell_data()
    {
        QTest::addColumn<int>("cells");
        QTest::addColumn<bool>("paletteOnly");
        QTest::newRow("pixels") << 0 << false;
        QTest::newRow("cells") << 7 << false;
        QTest::newRow("palette") << 0 << true;
        QTest::newRow("cells of a palette") << 7 << true;
    }

    void whatIsPrintedResumesAsWell()
    {
        QFETCH(int, cells);
        QFETCH(bool, paletteOnly);
        TrainOptions options = smallOptions("print");
        options.cells = cells;
        options.paletteOnly = paletteOnly;
        options.palette = "10,20,30;200,40,40;40,200,40;250,250,250;128,128,128";
        const TrainingResult whole = run(options, 9);
        for (const int stopAfter : {1, 4}) {
            const TrainingResult half = run(options, 9, nullptr, stopAfter);
            QVERIFY(half.end == TrainingEnd::Stopped);
            QVERIFY(at::equal(run(options, 9, &half.state).state.patch, whole.state.patch));
        }
        const at::Tensor& patch = whole.state.patch;
        QVERIFY(patch.std().item<double>() > 1e-3); // it has moved from grey
        if (cells > 0) QVERIFY(at::equal(inCells(patch, cells).round(), patch.round()));
        if (paletteOnly) QVERIFY(at::equal(inColours(patch, printableColours(options.palette)), patch));
        QCOMPARE(whole.state.latent.defined(), paletteOnly);
    }

    void checkpointsOnTheWayCanBeResumed()
    {
        TrainOptions options = smallOptions("hide");
        const TrainingResult whole = run(options, 12);
        options.checkpointSeconds = 0;
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        train(options, pictures(12), detector, "cpu", stop, recorder);
        QVERIFY(recorder.checkpoints.size() > 4);
        for (std::size_t i = 0; i < recorder.checkpoints.size(); i += 2)
            QVERIFY(at::equal(run(options, 12, &recorder.checkpoints[i]).state.patch, whole.state.patch));
    }

    void theBatchChangesOnlyRounding()
    {
        TrainOptions options = smallOptions("robust-dpatch");
        options.optimiser.kind = OptimiserKind::Adam;
        options.iterations = 1;
        const TrainingResult one = run(options, 6);
        options.batchSize = 4;
        const TrainingResult four = run(options, 6);
        QVERIFY(test::cosine(one.state.momentum, four.state.momentum) > 0.999);
    }

    void aPauseHoldsTheRunAndAStopEndsIt()
    {
        StopControl stop;
        stop.pause();
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        TrainOptions options = smallOptions("hide");
        options.iterations = 100000;
        std::thread user([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            stop.resume();
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            stop.requestStop();
        });
        const TrainingResult result = train(options, pictures(3), detector, "cpu", stop, recorder);
        user.join();
        QVERIFY(result.end == TrainingEnd::Stopped);
        QCOMPARE(recorder.checkpoints.size(), std::size_t{1});
        QVERIFY(result.state.passes > 0);
    }

    void aLossThatIsNotFiniteKeepsTheLastGoodPatch()
    {
        TrainOptions options = smallOptions("hide");
        TrainingState start = run(options, 3).state;
        start.iteration = 0;
        start.momentum = at::full_like(start.momentum, std::numeric_limits<float>::quiet_NaN());
        const TrainingResult result = run(options, 3, &start);
        QVERIFY(result.end == TrainingEnd::NotFinite);
        QVERIFY(at::equal(result.state.patch, start.patch));
    }

    void outOfMemoryHalvesTheBatch()
    {
        TrainOptions options = smallOptions("robust-dpatch");
        options.iterations = 2;
        options.batchSize = 4;
        const TrainingResult plenty = run(options, 4);

        ScarceMemory memory;
        StopControl stop;
        MemoryHog hog(stop, memory, 1);
        detector::Detector detector = tinyDetector();
        const TrainingResult scarce = train(options, pictures(4), detector, "cpu", stop, hog);
        QVERIFY(scarce.end == TrainingEnd::Completed);
        QCOMPARE(memory.failures.load(), 0);
        QCOMPARE(hog.lines.size(), std::size_t{2}); // the first one: that this detector finds nothing
        QVERIFY(QString::fromStdString(hog.lines[1]).contains("2 network inputs at a time"));
        QCOMPARE(scarce.state.passes, plenty.state.passes);
        // The gradient's sign may differ where it is all but 0.
        QVERIFY(scarce.state.patch.eq(plenty.state.patch).to(at::kFloat).mean().item<float>() > 0.98F);
    }

    void outOfMemoryAtBatchOneSaysWhatToDo()
    {
        ScarceMemory memory;
        StopControl stop;
        MemoryHog hog(stop, memory, 1000);
        detector::Detector detector = tinyDetector();
        try {
            train(smallOptions("hide"), pictures(3), detector, "cpu", stop, hog);
            QFAIL("the run went on without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY(
                QString(error.what()).contains("fewer images, a smaller patch, a smaller input or detector"));
        }
        memory.failures = 0;
        QCOMPARE(hog.checkpoints.size(), std::size_t{1});
    }

    /// Memory is short from the beginning: the measurement before the first pass halves the batch as the training does.
    void outOfMemoryBeforeTheFirstPassHalvesTheBatch()
    {
        TrainOptions options = smallOptions("hide");
        options.batchSize = 3;
        options.imagesPerUpdate = 0; // all
        options.tiling.enabled = false;
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        const std::vector<compute::LabelledImage> images = pictures(3);
        ScarceMemory memory("cuDNN error: CUDNN_STATUS_ALLOC_FAILED");
        memory.failures = 2; // the first one ends the look at the clean images, which is no reason to end the training
        const TrainingResult result = train(options, images, detector, "cpu", stop, recorder);
        QVERIFY(result.end == TrainingEnd::Completed);
        QCOMPARE(recorder.lines.size(), std::size_t{1});
        QCOMPARE(recorder.lines[0], std::string("Out of memory: going on with 1 network inputs at a time"));
        QCOMPARE(recorder.plans.at(0).batchSize, 1);
    }

    void outOfMemoryBeforeTheFirstPassSaysWhatToDo_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::newRow("measuring") << "hide";
        QTest::newRow("preparing") << "robust-dpatch"; // whose images are looked at first
    }

    void outOfMemoryBeforeTheFirstPassSaysWhatToDo()
    {
        QFETCH(QString, recipe);
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        const std::vector<compute::LabelledImage> images = pictures(3);
        ScarceMemory memory("CUDA error: out of memory");
        memory.failures = 1000;
        try {
            train(smallOptions(recipe.toStdString()), images, detector, "cpu", stop, recorder);
            QFAIL("the run went on without memory");
        } catch (const OutOfMemory& error) {
            const QString text = error.what();
            QVERIFY2(text.contains("fewer images, a smaller patch, a smaller input or detector"), error.what());
            QVERIFY2(!text.contains("resumed"), error.what()); // nothing has begun
            QVERIFY2(text.contains(recipe == "hide" ? "out of memory with one network input at a time"
                                                    : "out of memory after 0 of 3 images were prepared"),
                     error.what());
        }
        memory.failures = 0;
        QVERIFY(recorder.plans.empty());
    }

    void oneFailureWhilePreparingIsSurvived()
    {
        StopControl stop;
        Recorder recorder(stop);
        detector::Detector detector = tinyDetector();
        const std::vector<compute::LabelledImage> images = pictures(3);
        ScarceMemory memory;
        memory.failures = 1; // fragments of memory that are given back
        QVERIFY(train(smallOptions("robust-dpatch"), images, detector, "cpu", stop, recorder).end ==
                TrainingEnd::Completed);
        QCOMPARE(memory.failures.load(), 0);
    }

    void contentIsTheImagesOwn()
    {
        // A picture between rows 16 and 48 with a border of the letterbox's grey of its own.
        std::vector<compute::LabelledImage> images = pictures(1);
        images[0].pixels.narrow(1, 0, 20).fill_(114);
        images[0].content = {0, 16, kSide, 48};
        StopControl stop;
        TrainingObserver observer;
        const auto prepared =
            prepareImages(smallOptions("hide"), images, tinyDetector(), "cpu", stop, observer);
        QCOMPARE(prepared.size(), std::size_t{1});
        QVERIFY(prepared[0].content == images[0].content);
    }

    void badInputIsRefused()
    {
        StopControl stop;
        TrainingObserver observer;
        detector::Detector detector = tinyDetector();
        const auto attempt = [&](TrainOptions options, const std::vector<compute::LabelledImage>& images) {
            train(options, images, detector, "cpu", stop, observer);
        };
        QVERIFY_EXCEPTION_THROWN(attempt(smallOptions("hide"), {}), Error);
        TrainOptions options = smallOptions("hide");
        options.classIndex = 2;
        QVERIFY_EXCEPTION_THROWN(attempt(options, pictures(2)), Error);
        options = smallOptions("robust-dpatch");
        options.patchSize = 128;
        QVERIFY_EXCEPTION_THROWN(attempt(options, pictures(2)), Error);
    }

    void theLogLineIsTheOneThatPeopleKnow()
    {
        IterationEvent event;
        event.iteration = 1;
        event.iterations = 50;
        event.loss = 0.82341;
        QCOMPARE(iterationLine(event), std::string("Iteration 1/50, loss: 0.8234"));
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "test_trainer.moc"
