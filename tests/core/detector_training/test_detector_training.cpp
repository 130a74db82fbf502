// A detector learns, stops, goes on where it was, and is written as it was trained.
#include "core/common/error.h"
#include "core/detector/custom_spec.h"
#include "core/detector/detector.h"
#include "core/detector/spec_reading.h"
#include "core/detector/weights_file.h"
#include "core/detector_training/checkpoint_file.h"
#include "core/detector_training/detector_in_training.h"
#include "core/detector_training/fresh_patches.h"
#include "core/detector_training/trainer.h"
#include "core/detector_training/validation.h"
#include "tests/core/detector_training/drawn_images.h"
#include "tests/support/option_limits.h"
#include "tests/support/scarce_memory.h"
#include "tests/support/tensor_compare.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/rand.h>
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <chrono>
#include <filesystem>
#include <limits>
#include <thread>

using namespace blindspot;
using namespace blindspot::detector_training;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kNames = {"disc", "square"};

detector::NetworkSpec tinySpec()
{
    return detector::customSpec(detector::Family::YoloV8,
                                {.width = 0.125, .depth = 0.33, .boxHidden = 24, .classHidden = 16}, 2);
}

class Watcher final : public TrainingObserver {
  public:
    void onEpoch(const EpochEvent& event) override { epochs.push_back(event); }
    void onBatch(const BatchEvent&) override
    {
        if (++batches == stopAfter) stop->requestStop();
    }
    void onCheckpoint(const TrainState& state) override { last = state; }

    std::vector<EpochEvent> epochs;
    int batches = 0, stopAfter = -1;
    StopControl* stop = nullptr;
    TrainState last;
};

TrainOptions quickOptions()
{
    TrainOptions options;
    options.epochs = 3;
    options.batch = 4;
    options.seed = 9;
    return options;
}

void requireEqual(const NamedTensors& a, const NamedTensors& b)
{
    QCOMPARE(a.size(), b.size());
    for (const auto& [name, tensor] : a)
        QVERIFY2(at::equal(tensor, b.at(name)), name.c_str());
}

detector::Detector detectorOf(const NamedTensors& weights)
{
    detector::StateDict state;
    state.tensors = weights;
    state.classNames = kNames;
    return {state, {}};
}

at::Tensor outputs(const detector::Detector& detector, const at::Tensor& input)
{
    const detector::Heads heads = detector.forward(input);
    return at::cat({detector::flatten(heads.boxes), detector::flatten(heads.scores)}, 2).detach();
}

} // namespace

class TestDetectorTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theTableOfLimitsIsWhatIsChecked()
    {
        QVERIFY(TrainOptions::limits().size() > 20);
        blindspot::testing::checkLimits(TrainOptions(), [](const TrainOptions& o) { return o.mistakes(); });
    }

    void overfitsTenImages()
    {
        const auto images = test::drawnImages(10, 96, 1);
        detector::TrainableNetwork network(tinySpec(), 1);
        TrainOptions options;
        options.epochs = 120;
        options.batch = 5;
        options.optimiser.learningRate = 0.004;
        options.augmentation = AugmentationOptions::none();
        options.average = 0.9;
        options.patience = 0;
        StopControl stop;
        // It has learnt what it was to learn: the rest of the epochs would only take time.
        class Satisfied final : public TrainingObserver {
          public:
            explicit Satisfied(StopControl& stop) : stop_(stop) {}
            void onEpoch(const EpochEvent& event) override
            {
                best = std::max(best, event.ap50.value_or(0));
                loss = event.loss;
                if (best >= 0.97) stop_.requestStop();
            }
            double best = 0, loss = 0;

          private:
            StopControl& stop_;
        } satisfied(stop);
        const TrainingResult result =
            train(options, {images, images, kNames}, network, "cpu", stop, satisfied);
        qInfo("  AP50 %.3f after %d epochs, %.1f s, loss %.3f", result.state.bestAp50,
              int(result.state.epoch), result.state.seconds, satisfied.loss);
        QVERIFY(result.state.bestAp50 >= 0.95);
        StopControl none;
        const auto measured = averagePrecision50(detectorOf(result.state.kept()), images, none);
        QCOMPARE(*measured, result.state.bestAp50);
    }

    void stoppedAndResumedIsNeverStopped()
    {
        const auto images = test::drawnImages(12, 64, 2);
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "checkpoint.safetensors";
        for (const OptimiserKind kind : {OptimiserKind::AdamW, OptimiserKind::Sgd}) {
            TrainOptions options = quickOptions();
            options.optimiser = OptimiserOptions::forKind(kind);
            const PatchSource patches = fixedPatches({at::rand({3, 16, 16}) * 255});
            StopControl never;
            Watcher whole;
            detector::TrainableNetwork first(tinySpec(), 4);
            const auto expected =
                train(options, {images, images, kNames}, first, "cpu", never, whole, patches);
            QCOMPARE(expected.end, TrainingEnd::Completed);

            StopControl stop;
            Watcher watcher;
            watcher.stop = &stop,
            watcher.stopAfter = 5; // in the second of three epochs with three batches each
            detector::TrainableNetwork second(tinySpec(), 4);
            const auto stopped =
                train(options, {images, images, kNames}, second, "cpu", stop, watcher, patches);
            QCOMPARE(stopped.end, TrainingEnd::Stopped);
            QCOMPARE(watcher.last.epoch, std::int64_t{1});
            QCOMPARE(watcher.last.batch, std::int64_t{2});
            writeCheckpoint(file, watcher.last, "a setting");

            const TrainState state = readCheckpoint(file, "a setting");
            Watcher rest;
            detector::TrainableNetwork third(tinySpec(), 77);
            const auto resumed =
                train(options, {images, images, kNames}, third, "cpu", never, rest, patches, &state);
            QCOMPARE(resumed.end, TrainingEnd::Completed);
            requireEqual(resumed.state.weights, expected.state.weights);
            requireEqual(resumed.state.moments, expected.state.moments);
            requireEqual(resumed.state.average, expected.state.average);
            QCOMPARE(rest.epochs.back().loss, whole.epochs.back().loss);
            QCOMPARE(rest.epochs.front().loss, whole.epochs[1].loss);
            QCOMPARE(*rest.epochs.back().ap50, *whole.epochs.back().ap50);
        }
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(file, "another setting"));
    }

    void endsEarlyWithoutProgress()
    {
        const auto images = test::drawnImages(4, 64, 3);
        detector::TrainableNetwork network(tinySpec(), 4);
        TrainOptions options = quickOptions();
        options.epochs = 20;
        options.optimiser.learningRate = 0; // nothing changes but the statistics
        options.patience = 2;
        StopControl stop;
        Watcher watcher;
        const auto result = train(options, {images, images, kNames}, network, "cpu", stop, watcher);
        QCOMPARE(result.end, TrainingEnd::Early);
        QVERIFY(result.state.epoch < 20);
        QCOMPARE(result.state.epoch, result.state.bestEpoch + 2);
    }

    void lossThatIsNoNumberGoesBack()
    {
        const auto images = test::drawnImages(4, 64, 3);
        detector::TrainableNetwork network(tinySpec(), 4);
        TrainOptions options = quickOptions();
        options.epochs = 5;
        options.hardening.probability = 1;
        // In the third epoch the objects wear what no computation survives.
        const PatchSource patches = [](std::int64_t epoch, const NamedTensors&,
                                       const std::vector<at::Tensor>&) {
            const double value = epoch < 2 ? 100 : std::numeric_limits<double>::quiet_NaN();
            return std::vector<at::Tensor>{at::full({3, 16, 16}, value)};
        };
        StopControl stop;
        Watcher watcher;
        const auto result = train(options, {images, {}, kNames}, network, "cpu", stop, watcher, patches);
        QCOMPARE(result.end, TrainingEnd::NotFinite);
        QCOMPARE(result.state.epoch, std::int64_t{2});
        for (const auto& [name, tensor] : result.state.average)
            QVERIFY2(tensor.isfinite().all().item<bool>(), name.c_str());
    }

    /// A patch more every second epoch, the oldest fresh ones leave, and a stop between makes no difference.
    void freshPatchesAreTrainedAgainstTheDetector()
    {
        const auto images = test::drawnImages(6, 64, 5);
        TrainOptions options = quickOptions();
        options.epochs = 5;
        options.hardening.classIndex = 0;
        options.hardening.probability = 1;
        FreshPatchOptions fresh;
        fresh.everyEpochs = 2, fresh.kept = 2, fresh.iterations = 2, fresh.patchSize = 16, fresh.images = 3;
        const std::vector<at::Tensor> given{at::full({3, 16, 16}, 200.0)};
        const auto run = [&](StopControl& stop, Watcher& watcher, const TrainState* resume) {
            detector::TrainableNetwork network(tinySpec(), 4);
            return train(options, {images, {}, kNames}, network, "cpu", stop, watcher,
                         freshPatches(fresh, options, given, images, kNames, "cpu", stop, tinySpec(), alone_), resume);
        };
        StopControl never, stop;
        Watcher whole, watcher, rest;
        const auto expected = run(never, whole, nullptr);
        QCOMPARE(expected.state.patches.size(), std::size_t{3}); // the given one, and two of three fresh ones
        QVERIFY(at::equal(expected.state.patches[0], given[0]));
        QVERIFY(!at::equal(expected.state.patches[1], expected.state.patches[2]));
        watcher.stop = &stop, watcher.stopAfter = 5; // in the third of five epochs with two batches each
        const auto stopped = run(stop, watcher, nullptr);
        QCOMPARE(stopped.state.patches.size(), std::size_t{3});
        const auto resumed = run(never, rest, &stopped.state);
        requireEqual(resumed.state.weights, expected.state.weights);
    }

    /// The half-made patch of a stop is not that of a training that never stopped.
    void aFreshPatchThatIsStoppedIsNotUsed()
    {
        const auto images = test::drawnImages(4, 64, 5);
        TrainOptions options = quickOptions();
        options.hardening.classIndex = 0;
        FreshPatchOptions fresh;
        fresh.everyEpochs = 1, fresh.iterations = 10'000, fresh.patchSize = 16, fresh.images = 2;
        const std::vector<at::Tensor> given{at::full({3, 16, 16}, 200.0)};
        const std::vector<at::Tensor> before{given[0], at::full({3, 16, 16}, 100.0)};
        detector::TrainableNetwork network(tinySpec(), 4);
        StopControl stop;
        const PatchSource source = freshPatches(fresh, options, given, images, kNames, "cpu", stop, tinySpec(), alone_);
        std::thread user([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            stop.requestStop();
        });
        const std::vector<at::Tensor> after = source(1, network.state(), before);
        user.join();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i)
            QVERIFY(at::equal(after[i], before[i]));
    }

    void outOfMemoryInTheValidationHalvesItsBatch()
    {
        const auto images = test::drawnImages(16, 64, 5);
        const detector::TrainableNetwork network(tinySpec(), 4);
        const detector::Detector detector = detectorInTraining(network.state(), kNames, 64, network.spec());
        StopControl stop;
        const auto plenty = averagePrecision50(detector, images, stop);
        std::vector<std::string> lines;
        const auto log = [&lines](LogLevel, const Message& line) { lines.push_back(line.english()); };
        testing::ScarceMemory memory("CUDA error: out of memory");
        memory.large = std::size_t{10} * 3 * 64 * 64 * 4;
        memory.failures = 1;
        const auto scarce = averagePrecision50(detector, images, stop, log);
        QCOMPARE(scarce.has_value(), plenty.has_value());
        if (plenty) QVERIFY(std::abs(*scarce - *plenty) < 1e-6);
        QCOMPARE(lines, std::vector<std::string>{"Out of memory: going on with 8 network inputs at a time"});
        memory.large = 1000;
        memory.failures = 1'000'000;
        QVERIFY_EXCEPTION_THROWN(averagePrecision50(detector, images, stop, log), OutOfMemory);
        memory.failures = 0;
    }

    void outOfMemoryInAFreshPatchNamesIt()
    {
        const auto images = test::drawnImages(4, 64, 5);
        TrainOptions options = quickOptions();
        options.hardening.classIndex = 0;
        FreshPatchOptions fresh;
        fresh.everyEpochs = 1, fresh.iterations = 1, fresh.patchSize = 16, fresh.images = 2;
        detector::TrainableNetwork network(tinySpec(), 4);
        StopControl stop;
        Watcher watcher;
        testing::ScarceMemory memory("CUDA error: out of memory");
        const PatchSource inner = freshPatches(fresh, options, {}, images, kNames, "cpu", stop, tinySpec(), alone_);
        const PatchSource source = [&](std::int64_t epoch, const NamedTensors& weights,
                                       const std::vector<at::Tensor>& before) {
            memory.large = 40000;
            memory.failures = 1'000'000;
            try {
                auto patches = inner(epoch, weights, before);
                memory.failures = 0;
                return patches;
            } catch (...) {
                memory.failures = 0;
                throw;
            }
        };
        try {
            train(options, {images, {}, kNames}, network, "cpu", stop, watcher, source);
            QFAIL("it went on without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY2(std::string(error.what()).find("a fresh patch") != std::string::npos, error.what());
        }
    }

    void outOfMemoryInTheFirstBatchSaysWhatToDo()
    {
        const auto images = test::drawnImages(8, 64, 5);
        detector::TrainableNetwork network(tinySpec(), 4);
        StopControl stop;
        Watcher watcher;
        testing::ScarceMemory memory("cuDNN error: CUDNN_STATUS_ALLOC_FAILED");
        memory.large = 60000;
        memory.failures = 1'000'000;
        try {
            train(quickOptions(), {images, {}, kNames}, network, "cpu", stop, watcher);
            QFAIL("it went on without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY2(std::string(error.what()).find("use a smaller --batch") != std::string::npos, error.what());
        }
        memory.failures = 0;
    }

    void writtenDetectorIsTheTrainedOne()
    {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "detector.safetensors";
        const auto images = test::drawnImages(8, 64, 2);
        detector::TrainableNetwork network(tinySpec(), 4);
        StopControl stop;
        Watcher watcher;
        const auto result = train(quickOptions(), {images, {}, kNames}, network, "cpu", stop, watcher);
        const at::Tensor input = at::rand({2, 3, 64, 64});
        const at::Tensor expected = outputs(detectorOf(result.state.kept()), input);
        detector::writeWeights(file, result.state.kept(), {.classNames = kNames, .inputSize = 64}, false);
        const detector::Detector exact = detector::Detector::load(file);
        QVERIFY(at::equal(outputs(exact, input), expected));
        QCOMPARE(exact.info().inputSize, std::int64_t{64});
        QCOMPARE(exact.info().classNames, kNames);
        const auto size = fs::file_size(file);
        detector::writeWeights(file, result.state.kept(), {.classNames = kNames, .inputSize = 64}, true);
        QVERIFY(test::relativeDifference(outputs(detector::Detector::load(file), input), expected) < 5e-3);
        QVERIFY(fs::file_size(file) < size * 0.55);
    }

    /// Batch norms of a fused file: the identity at first, then with the statistics of images, always the
    /// same outputs.
    void fusedWeightsCanBeTrainedOn()
    {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "fused.safetensors";
        const fs::path fixture = fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt";
        const detector::StateDict original = detector::readStateDict(fixture);
        detector::writeWeights(file, original.tensors, {.classNames = original.classNames, .inputSize = 64},
                               true);
        const detector::StateDict fused = detector::readStateDict(file);
        QVERIFY(!fused.tensors.contains("model.0.bn.weight"));
        const at::Tensor input = at::rand({4, 3, 64, 64});
        const at::Tensor expected = outputs(detector::Detector::load(file), input);

        detector::TrainableNetwork network(detector::inferSpec(fused, "fused"), 1);
        QCOMPARE(network.loadFitting(fused, fused.classNames), 1.0);
        QVERIFY(test::relativeDifference(outputs(detectorOf(network.state()), input), expected) < 1e-4);
        network.recalibrate(input);
        QVERIFY(test::relativeDifference(outputs(detectorOf(network.state()), input), expected) < 1e-4);
        // And in training mode the same images give the same outputs, which is what the recalibration is for.
        const detector::Heads heads = network.forward(input).front();
        const at::Tensor trained =
            at::cat({detector::flatten(heads.boxes), detector::flatten(heads.scores)}, 2).detach();
        QVERIFY(test::relativeDifference(trained, expected) < 1e-3);
    }

    /// Classes are told by their names; what the other detector does not know starts fresh.
    void classesAreTakenByName()
    {
        const fs::path fixture = fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt";
        const detector::StateDict original = detector::readStateDict(fixture);
        detector::NetworkSpec spec = detector::inferSpec(original, "tiny");
        spec.classes = 2;
        detector::TrainableNetwork network(spec, 1);
        QVERIFY(network.loadFitting(original, {"zebra", original.classNames.at(2)}) > 0.95);
        const auto state = network.state();
        const std::string name = "model.22.cv3.1.2.weight";
        QVERIFY(at::equal(state.at(name)[1], original.tensors.at(name)[2]));
        QVERIFY(!at::equal(state.at(name)[0], original.tensors.at(name)[0]));
    }

  private:
    ranks::OneRank alone_;
};

QTEST_GUILESS_MAIN(TestDetectorTraining)
#include "test_detector_training.moc"
