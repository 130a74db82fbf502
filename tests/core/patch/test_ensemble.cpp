// One patch against several detectors: its gradient is their weighted sum, the weights follow the detector
// that resists, a stopped run resumes bit by bit, and detectors that do not fit each other are refused by
// name.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/compute/device.h"
#include "core/detector/state_dict.h"
#include "core/patch/ensemble.h"
#include "core/patch/measure.h"
#include "tests/support/error_text.h"
#include "tests/support/scarce_memory.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::patch;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSide = 96;

detector::Detector tiny(const char* name)
{
    return detector::Detector::load(fs::path(BLINDSPOT_TEST_DATA) / "fixtures" /
                                    (std::string(name) + "-tiny.pt"));
}

/// The same network with other class names, or as if it took other inputs.
detector::Detector changed(const char* name, const std::function<void(detector::DetectorInfo&)>& change)
{
    detector::DetectorInfo info;
    info.file = fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / (std::string(name) + "-tiny.pt");
    detector::Detector read(detector::readStateDict(info.file), info);
    info = read.info();
    change(info);
    detector::Detector detector(detector::readStateDict(info.file), info);
    // What the file says comes before what it is told; the facts are what the training goes by.
    change(const_cast<detector::DetectorInfo&>(detector.info()));
    return detector;
}

std::vector<compute::LabelledImage> pictures(std::int64_t count)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= count; ++id) {
        RandomStream random(7, 0, static_cast<std::uint64_t>(id));
        const at::Tensor pixels = at::empty({3, kSide, kSide}, at::kByte);
        for (std::int64_t i = 0; i < pixels.numel(); ++i)
            pixels.data_ptr<std::uint8_t>()[i] = static_cast<std::uint8_t>(random.below(256));
        const auto x = static_cast<float>(random.uniform(0, 40)),
                   y = static_cast<float>(random.uniform(0, 40));
        const at::Tensor box = at::tensor({x, y, x + 40, y + 50}, at::kFloat).view({1, 4});
        images.push_back({id, pixels, box, at::zeros({1}, at::kLong), {0, 0, kSide, kSide}});
    }
    return images;
}

TrainOptions smallOptions(DetectorWeights weights = DetectorWeights::Mean)
{
    TrainOptions options = TrainOptions::forRecipe("hide");
    options.patchSize = 24;
    options.iterations = 4;
    options.batchSize = 1;
    options.precision = PrecisionChoice::Fp32;
    options.checkpointSeconds = 86400;
    options.ensemble.weights = weights;
    return options;
}

class Recorder : public TrainingObserver {
  public:
    explicit Recorder(StopControl& stop, int stopAfter = -1) : stop_(stop), left_(stopAfter) {}
    void onIteration(const IterationEvent& event) override { iterations.push_back(event); }
    void onBatch(const BatchEvent&) override
    {
        if (--left_ == 0) stop_.requestStop();
    }
    void onLog(LogLevel, const Message& message) override { lines += message.english() + "\n"; }

    std::vector<IterationEvent> iterations;
    std::string lines;

  private:
    StopControl& stop_;
    int left_;
};

struct Pair {
    detector::Detector a = tiny("yolov8"), b = tiny("yolo11");
    std::vector<detector::Detector*> all{&a, &b};
};

TrainingResult run(const TrainOptions& options, std::int64_t images, const TrainingState* resume = nullptr,
                   int stopAfter = -1)
{
    StopControl stop;
    Recorder recorder(stop, stopAfter);
    Pair pair;
    return train(options, pictures(images), pair.all, "cpu", stop, recorder, {}, resume);
}

at::Tensor doubles(const std::vector<double>& values)
{
    return at::tensor(at::ArrayRef<double>(values), at::TensorOptions().dtype(at::kDouble));
}

} // namespace

class TestEnsemble : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    void theGradientIsTheWeightedSum()
    {
        Pair pair;
        StopControl stop;
        TrainingObserver observer;
        const TrainOptions options = smallOptions();
        std::vector<Member> both = membersOf(options, pair.all);
        prepareMembers(both, pictures(4), "cpu", stop, observer);
        const UpdatePlan update = planIteration(options, 4, 0).front();
        const at::Tensor patch = at::full({3, 24, 24}, 100.0);
        const at::Tensor weights = doubles({0.25, 0.75});
        const EnsemblePass pass = runEnsemble(both, update, 0, 1, "cpu", patch, weights);
        const auto alone = [&](std::size_t i) {
            return runPass(both[i].options, *both[i].detector,
                           makeScene(both[i].images, update, 0, 1, both[i].options, "cpu"), patch);
        };
        const PassResult first = alone(0), second = alone(1);
        QVERIFY(first.gradient.abs().max().item<float>() > 0 &&
                second.gradient.abs().max().item<float>() > 0);
        QVERIFY(at::equal(pass.gradient, first.gradient * 0.25 + second.gradient * 0.75));
        QVERIFY(at::equal(pass.sums[0], first.sums) && at::equal(pass.sums[1], second.sums));
        QCOMPARE(pass.images, update.inputs.front().visits.size());
    }

    void eachDetectorRaisesTheLossOfItsOwnDetections()
    {
        Pair pair;
        StopControl stop;
        TrainingObserver observer;
        TrainOptions options = TrainOptions::forRecipe("robust-dpatch");
        options.patchSize = 24;
        options = options.placedIn(kSide);
        std::vector<Member> both = membersOf(options, pair.all);
        prepareMembers(both, pictures(2), "cpu", stop, observer);
        const UpdatePlan update = planIteration(options, 2, 0).front();
        const at::Tensor patch = at::full({3, 24, 24}, 100.0);
        const EnsemblePass pass = runEnsemble(both, update, 0, 2, "cpu", patch, equalWeights(2, "cpu"));
        for (std::size_t i = 0; i < 2; ++i)
            QVERIFY(at::equal(pass.sums[static_cast<std::int64_t>(i)],
                              runPass(both[i].options, *both[i].detector,
                                      makeScene(both[i].images, update, 0, 2, both[i].options, "cpu"), patch)
                                  .sums));
    }

    void oneOfAListIsTheSameAsOne()
    {
        const TrainOptions options = smallOptions();
        detector::Detector detector = tiny("yolov8"), again = tiny("yolov8");
        StopControl stop;
        Recorder alone(stop), listed(stop);
        detector::Detector* const list[] = {&again};
        const TrainingResult one = train(options, pictures(4), detector, "cpu", stop, alone);
        const TrainingResult same =
            train(options, pictures(4), std::span<detector::Detector* const>(list), "cpu", stop, listed);
        QVERIFY(at::equal(one.state.patch, same.state.patch));
        QVERIFY(one.state.detectors.empty() && alone.iterations.back().losses.empty());
    }

    void theCurvesTellOfEach()
    {
        StopControl stop;
        Recorder recorder(stop);
        Pair pair;
        const TrainingResult result =
            train(smallOptions(DetectorWeights::MinMax), pictures(8), pair.all, "cpu", stop, recorder);
        QCOMPARE(recorder.iterations.size(), std::size_t{4});
        for (const IterationEvent& event : recorder.iterations) {
            QCOMPARE(event.losses.size(), std::size_t{2});
            QVERIFY(event.losses[0] != event.losses[1]);
            QVERIFY(std::abs((event.losses[0] + event.losses[1]) / 2 - event.loss) < 1e-12);
            QVERIFY(std::abs(event.weights[0] + event.weights[1] - 1) < 1e-12);
        }
        QCOMPARE(result.state.passes, 2 * 2 * 4); // detectors, inputs of four tiles, iterations
    }

    void resumedEqualsNeverStopped_data()
    {
        QTest::addColumn<int>("imagesPerUpdate");
        QTest::addColumn<int>("stopAfter");
        for (const int perUpdate : {1, 8, 0})
            for (const int stopAfter : {1, 2, 4, 5})
                QTest::addRow("%d an update, after %d", perUpdate, stopAfter) << perUpdate << stopAfter;
    }
    void resumedEqualsNeverStopped()
    {
        QFETCH(int, imagesPerUpdate);
        QFETCH(int, stopAfter);
        TrainOptions options = smallOptions(DetectorWeights::MinMax);
        options.imagesPerUpdate = imagesPerUpdate;
        const TrainingResult whole = run(options, 11);
        const TrainingResult half = run(options, 11, nullptr, stopAfter);
        QVERIFY(half.end == TrainingEnd::Stopped && half.state.passes < whole.state.passes);
        const TrainingResult resumed = run(options, 11, &half.state);
        QVERIFY(at::equal(resumed.state.patch, whole.state.patch));
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(resumed.state.detectors[i].weight, whole.state.detectors[i].weight);
        QVERIFY(whole.state.detectors[0].weight != 0.5);
    }

    void fewerAtOnceGiveTheSameWhereMemoryIsShort()
    {
        TrainOptions options = smallOptions(DetectorWeights::MinMax);
        options.iterations = 1;
        options.imagesPerUpdate = 0;
        options.batchSize = 4;
        options.optimiser.scales = 1;
        const TrainingResult plenty = run(options, 16);
        blindspot::testing::ScarceMemory memory;
        class Hog final : public Recorder {
          public:
            Hog(StopControl& stop, blindspot::testing::ScarceMemory& memory) : Recorder(stop), memory_(memory)
            {
            }
            void onPlan(const TrainingPlan&) override { memory_.failures = 1; }

          private:
            blindspot::testing::ScarceMemory& memory_;
        };
        StopControl stop;
        Hog hog(stop, memory);
        Pair pair;
        const TrainingResult scarce = train(options, pictures(16), pair.all, "cpu", stop, hog);
        QCOMPARE(memory.failures.load(), 0);
        QVERIFY2(hog.lines.find("2 network inputs at a time") != std::string::npos, hog.lines.c_str());
        QCOMPARE(scarce.state.passes, plenty.state.passes);
        QVERIFY(at::allclose(scarce.state.momentum, plenty.state.momentum, 1e-3, 1e-7));
        QVERIFY(std::abs(scarce.state.detectors[0].weight - plenty.state.detectors[0].weight) < 1e-5);
    }

    void theEstimateCountsAllDetectors()
    {
        Pair pair;
        StopControl stop;
        TrainOptions options = smallOptions();
        options.iterations = 10;
        const TrainingPlan plan = estimateCost(options, 40, pair.all, "cpu", stop);
        QVERIFY(std::abs(plan.estimatedSeconds - plan.secondsPerPass * 2 * passesOfRun(options, 40)) < 1e-9);
        QVERIFY(plan.secondsPerPass > 0);
    }

    void theNearestPointOfTheSimplex()
    {
        QVERIFY(rc::check("projection", [] {
            const auto count = *rc::gen::inRange<std::size_t>(1, 6);
            std::vector<double> values(count);
            for (double& value : values)
                value = *rc::gen::inRange(-3000, 3001) / 1000.0;
            const at::Tensor given = doubles(values), found = ontoSimplex(given);
            RC_ASSERT(std::abs(found.sum().item<double>() - 1) < 1e-12);
            RC_ASSERT(found.min().item<double>() >= 0);
            // The conditions of the nearest point: what is positive lost the same, and 0 what would have
            // become negative.
            const at::Tensor lost = given - found;
            const double most = lost.masked_select(found > 0).max().item<double>();
            const double least = lost.masked_select(found > 0).min().item<double>();
            RC_ASSERT(most - least < 1e-12);
            const at::Tensor gone = given.masked_select(found == 0);
            const double highest = gone.numel() > 0 ? gone.max().item<double>() : least;
            RC_ASSERT(highest <= least + 1e-12);
        }));
    }

    void weightsFollowWhoResistsMost()
    {
        const EnsembleOptions mean, minMax{DetectorWeights::MinMax, 0.5, 0.78};
        const at::Tensor losses = doubles({0.2, 0.3});
        QVERIFY(at::equal(nextWeights(mean, doubles({0.5, 0.5}), losses), doubles({0.5, 0.5})));
        at::Tensor weights = doubles({0.5, 0.5});
        for (int i = 0; i < 100; ++i)
            weights = nextWeights(minMax, weights, losses);
        // Where the gradient of the maximised sum is the same for both: w_2 - w_1 = (L_2 - L_1) / gamma.
        QVERIFY(std::abs(weights[1].item<double>() - 0.6) < 1e-9 &&
                std::abs(weights[0].item<double>() - 0.4) < 1e-9);
        for (int i = 0; i < 100; ++i)
            weights = nextWeights(minMax, weights, doubles({0.9, 0.1}));
        QCOMPARE(weights[0].item<double>(), 1.0);
        for (int i = 0; i < 100; ++i) // and back, once the other resists again
            weights = nextWeights(minMax, weights, doubles({0.1, 0.1}));
        QVERIFY(std::abs(weights[0].item<double>() - 0.5) < 1e-9);
    }

    void minMaxNeedsLossesThatCompare()
    {
        TrainOptions options = TrainOptions::forRecipe("robust-dpatch");
        options.check(640);
        options.ensemble.weights = DetectorWeights::MinMax;
        const std::string text = testing::errorOf([&] { options.check(640); });
        QVERIFY2(text.find("--weights") == 0 && text.find("mean") != std::string::npos, text.c_str());
        QVERIFY(!testing::errorOf([] {
                     TrainOptions breaking = TrainOptions::forRecipe("break");
                     breaking.ensemble.weights = DetectorWeights::MinMax;
                     breaking.check(640);
                 }).empty());
        smallOptions(DetectorWeights::MinMax).check(96);
    }

    void theClassIsFoundByItsName()
    {
        Pair pair;
        detector::Detector other = changed("yolo11", [](detector::DetectorInfo& info) {
            info.classNames = {"nothing", "dog", pair0()};
        });
        const std::vector<detector::Detector*> both{&pair.a, &other};
        const std::vector<Member> members = membersOf(smallOptions(), both);
        QCOMPARE(members[0].options.classIndex, 0);
        QCOMPARE(members[1].options.classIndex, 2);
    }

    void detectorsThatDoNotFitAreNamed()
    {
        Pair pair;
        detector::Detector classless = changed("yolo11", [](detector::DetectorInfo& info) {
            info.classNames = {"x", "y", "z"};
        });
        detector::Detector large =
            changed("yolo11", [](detector::DetectorInfo& info) { info.inputSize = 640; });
        detector::Detector stretching =
            changed("yolo11", [](detector::DetectorInfo& info) { info.inputFit = InputFit::Stretch; });
        detector::Detector twin = tiny("yolov8");
        const auto with = [&](detector::Detector& other) {
            const std::vector<detector::Detector*> both{&pair.a, &other};
            return testing::errorOf([&] { membersOf(smallOptions(), both, {"first", "second"}); });
        };
        const std::string lacks = with(classless), size = with(large), twice = with(twin), fit = with(stretching);
        QVERIFY2(fit.find("detector second: it stretches the picture") != std::string::npos, fit.c_str());
        QVERIFY2(lacks.find("second") != std::string::npos &&
                     lacks.find("'" + pair0() + "'") != std::string::npos,
                 lacks.c_str());
        QVERIFY2(size.find("second") != std::string::npos && size.find("640") != std::string::npos,
                 size.c_str());
        QVERIFY2(twice.find("second") != std::string::npos && twice.find("first") != std::string::npos,
                 twice.c_str());
        QVERIFY(with(pair.b).empty());
    }

    void warningsSayOfWhichDetector()
    {
        StopControl stop;
        Recorder recorder(stop);
        Pair pair;
        std::vector<Member> members = membersOf(smallOptions(), pair.all);
        prepareMembers(members, pictures(3), "cpu", stop, recorder);
        QVERIFY2(recorder.lines.find("Detector yolov8-tiny.pt: ") != std::string::npos,
                 recorder.lines.c_str());
        QVERIFY2(recorder.lines.find("Detector yolo11-tiny.pt: ") != std::string::npos,
                 recorder.lines.c_str());
        QVERIFY(members[0].images[0].pixels.is_same(members[1].images[0].pixels)); // kept once
    }

  private:
    static std::string pair0() { return tiny("yolov8").info().classNames.front(); }
};

QTEST_GUILESS_MAIN(TestEnsemble)
#include "test_ensemble.moc"
