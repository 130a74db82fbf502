// A detector's training by several ranks, here threads: all get the same detector, again in every run; it differs from one rank's by what batch
// normalisation sees alone; a stop and a lost rank leave a state from which the same detector comes out.
#include "core/detector/custom_spec.h"
#include "core/detector/nms.h"
#include "core/detector_training/detector_in_training.h"
#include "core/detector_training/fresh_patches.h"
#include "core/detector_training/trainer.h"
#include "core/detector_training/validation.h"
#include "tests/core/detector_training/drawn_images.h"
#include "tests/support/thread_ranks.h"

#include <ATen/ATen.h>
#include <QTest>

#include <exception>
#include <functional>
#include <thread>

using namespace blindspot;
using namespace blindspot::detector_training;
using testing::ThreadMeeting;
using testing::ThreadRank;

namespace {

const std::vector<std::string> kNames = {"disc", "square"};

detector::NetworkSpec tinySpec()
{
    return detector::customSpec(detector::Family::YoloV8, {.width = 0.125, .depth = 0.33, .boxHidden = 24, .classHidden = 16}, 2);
}

TrainOptions quickOptions()
{
    TrainOptions options;
    options.epochs = 2;
    options.batch = 4;
    options.seed = 9;
    options.checkpointSeconds = 86400;
    return options;
}

class Watcher final : public TrainingObserver {
  public:
    void onEpoch(const EpochEvent& event) override { epochs.push_back(event); }
    void onBatch(const BatchEvent&) override
    {
        if (++batches == stopAfter) stop->requestStop();
    }
    void onCheckpoint(const TrainState& state) override { last = state; }
    void onLog(LogLevel level, const Message& line) override
    {
        if (level == LogLevel::Warning) warnings += line.english();
    }
    std::vector<EpochEvent> epochs;
    int batches = 0, stopAfter = -1;
    StopControl* stop = nullptr;
    TrainState last;
    std::string warnings;
};

/// What each rank gave or threw.
struct Outcome {
    TrainingResult result;
    Watcher watcher;
    std::exception_ptr error;
};

struct Together {
    std::int64_t size = 2;
    TrainOptions options = quickOptions();
    std::vector<compute::LabelledImage> images = test::drawnImages(8, 64, 2);
    FreshPatchOptions fresh{};
    const TrainState* resume = nullptr;
    std::int64_t stopped = -1; ///< which rank is told to, after its third batch
    std::int64_t breakAt = -1;
    std::int64_t* calls = nullptr; ///< may be told how many there were

    std::vector<Outcome> run() const
    {
        ThreadMeeting meeting(size);
        meeting.breakAt(breakAt);
        std::vector<Outcome> outcomes(static_cast<std::size_t>(size));
        std::vector<std::thread> threads;
        for (std::int64_t rank = 0; rank < size; ++rank)
            threads.emplace_back([&, rank] { runRank(meeting, rank, outcomes[static_cast<std::size_t>(rank)]); });
        for (std::thread& thread : threads)
            thread.join();
        if (calls != nullptr) *calls = meeting.calls();
        return outcomes;
    }

  private:
    void runRank(ThreadMeeting& meeting, std::int64_t rank, Outcome& outcome) const
    {
        ThreadRank one(meeting, rank);
        try {
            detector::TrainableNetwork network(tinySpec(), 4 + static_cast<std::uint64_t>(rank)); // rank 0's counts
            StopControl stop;
            outcome.watcher.stop = &stop;
            if (rank == stopped) outcome.watcher.stopAfter = 3;
            const PatchSource source = patchSource(fresh, options, {}, images, kNames, "cpu", stop, tinySpec(), one);
            outcome.result = train(options, {images, images, kNames}, network, "cpu", stop, outcome.watcher, one, source, rank == 0 ? resume : nullptr);
            one.done = true;
        } catch (...) {
            outcome.error = std::current_exception();
        }
    }
};

bool equal(const NamedTensors& a, const NamedTensors& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
        return one.first == other.first && at::equal(one.second, other.second);
    });
}

bool equal(const TrainState& a, const TrainState& b)
{
    return equal(a.weights, b.weights) && equal(a.moments, b.moments) && equal(a.average, b.average) && equal(a.best, b.best) && a.updates == b.updates;
}

/// Of the parameters, as a part of how far they moved from `start`.
double differenceOf(const NamedTensors& a, const NamedTensors& b, const NamedTensors& start)
{
    double apart = 0, moved = 0;
    for (const auto& [name, tensor] : a) {
        if (name.find("running_") != std::string::npos) continue;
        apart += (tensor - b.at(name)).square().sum().item<double>();
        moved += (b.at(name) - start.at(name)).square().sum().item<double>();
    }
    return std::sqrt(apart / moved);
}

/// Errors are the test's.
std::vector<Outcome> whole(const Together& together)
{
    std::vector<Outcome> outcomes = together.run();
    for (const Outcome& outcome : outcomes)
        if (outcome.error) std::rethrow_exception(outcome.error);
    return outcomes;
}

} // namespace

class TestSharedDetectorTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void allGetOneDetectorInEveryRun_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("2") << 2;
        QTest::newRow("3, whose shares differ") << 3;
        QTest::newRow("5, one without an image") << 5;
    }
    void allGetOneDetectorInEveryRun()
    {
        QFETCH(int, size);
        Together together{.size = size};
        const auto first = whole(together), again = whole(together);
        for (const Outcome& outcome : first)
            QVERIFY(equal(outcome.result.state, first.front().result.state));
        QVERIFY(equal(again.front().result.state, first.front().result.state));
        QCOMPARE(first.front().result.end, TrainingEnd::Completed);
        QCOMPARE(first.front().result.state.updates, std::int64_t{4});
        QCOMPARE(first.front().watcher.warnings.find("gives work to 4 of the 5 ranks") != std::string::npos, size == 5);
    }

    /// Where all images of a batch are the same, a share has the statistics of the whole: what is left of an update is rounding.
    void itIsTheDetectorOfOneButForBatchNormalisation()
    {
        Together together;
        together.options.augmentation = AugmentationOptions::none();
        together.options.epochs = 1;
        together.images.resize(4); // one update: later ones make much of little, by whom they assign an object to
        together.options.optimiser = OptimiserOptions::forKind(OptimiserKind::Sgd); // AdamW makes much of gradients that are nearly 0
        const NamedTensors start = detector::TrainableNetwork(tinySpec(), 4).state();
        const auto compare = [&](std::int64_t size) {
            together.size = 1;
            const NamedTensors one = whole(together).front().result.state.weights;
            together.size = size;
            return differenceOf(whole(together).front().result.state.weights, one, start);
        };
        const double varied = compare(2);
        const compute::LabelledImage image = together.images.front();
        for (std::size_t i = 0; i < together.images.size(); ++i) {
            together.images[i] = image;
            together.images[i].id = static_cast<std::int64_t>(i) + 1;
        }
        for (const std::int64_t size : {2, 4}) {
            const double same = compare(size);
            qInfo("  %d ranks: %.2g apart where all images are the same, 2 ranks %.2g where they are not", int(size), same, varied);
            QVERIFY(same < 1e-3 && same < varied / 20);
        }
    }

    void anyNumberMeasuresTheSame()
    {
        auto images = test::drawnImages(70, 64, 3); // five batches, the last one smaller
        const detector::Detector detector =
            detectorInTraining(whole({.size = 1}).front().result.state.average, kNames, 64, tinySpec());
        // It has learnt nothing: what it sees somewhere is said to be there.
        for (compute::LabelledImage& image : images) {
            const at::Tensor input = image.pixels.to(at::kFloat).div(255).unsqueeze(0);
            const auto seen = detector::detectionsOf(detector.forward(input), {.confidence = 0.001, .multiLabel = true}).front();
            const detector::Detection& one = seen.at(static_cast<std::size_t>(image.id) % 3);
            image.boxes = at::tensor({one.x1, one.y1, one.x2, one.y2}).view({1, 4});
            image.classes = at::full({1}, one.classIndex, at::kLong);
        }
        StopControl stop;
        const std::optional<double> one = averagePrecision50(detector, images, stop);
        QVERIFY2(one && *one > 0.05 && *one < 0.95, qPrintable(QString::number(one.value_or(-1))));
        for (const std::int64_t size : {2, 3, 7}) {
            ThreadMeeting meeting(size);
            std::vector<Validation> measured(static_cast<std::size_t>(size));
            std::vector<std::thread> threads;
            for (std::int64_t rank = 0; rank < size; ++rank)
                threads.emplace_back([&, rank] {
                    ThreadRank own(meeting, rank);
                    measured[static_cast<std::size_t>(rank)] = validateTogether(detector, images, stop, own);
                    own.done = true;
                });
            for (std::thread& thread : threads)
                thread.join();
            for (const Validation& validation : measured)
                QVERIFY(validation.ap50 == one && !validation.stopped);
        }
    }

    void aStopOfAnyStopsAllAndGoesOn_data()
    {
        QTest::addColumn<int>("rank");
        QTest::newRow("rank 0") << 0;
        QTest::newRow("rank 1") << 1;
    }
    void aStopOfAnyStopsAllAndGoesOn()
    {
        QFETCH(int, rank);
        const auto expected = whole({});
        const auto stopped = whole({.stopped = rank});
        for (const Outcome& outcome : stopped) {
            QCOMPARE(outcome.result.end, TrainingEnd::Stopped);
            QVERIFY(equal(outcome.result.state, stopped.front().result.state));
        }
        QVERIFY(stopped.front().result.state.updates < expected.front().result.state.updates || stopped.front().result.state.batch > 0);
        const auto resumed = whole({.resume = &stopped.front().result.state});
        QVERIFY(equal(resumed.front().result.state, expected.front().result.state));
        QCOMPARE(resumed.front().watcher.epochs.back().loss, expected.front().watcher.epochs.back().loss);
    }

    void aLostRankLeavesAStateToGoOnFrom()
    {
        std::int64_t calls = 0;
        const auto expected = whole({.calls = &calls});
        // The last epoch: batches of three calls each, and the measurement of two.
        for (const std::int64_t before : {1, 3, 4, 5, 8}) {
            const auto lost = Together{.breakAt = calls - before}.run();
            QVERIFY(lost.front().error);
            QVERIFY_THROWS_EXCEPTION(ranks::RankLost, std::rethrow_exception(lost.front().error));
            const TrainState& state = lost.front().watcher.last;
            QVERIFY(state.updates > 0 && state.epoch < 2);
            const auto resumed = whole({.resume = &state});
            QVERIFY(equal(resumed.front().result.state, expected.front().result.state));
        }
    }

    void theyTrainFreshPatchesTogether()
    {
        Together together;
        together.options.hardening.classIndex = 0;
        together.options.hardening.probability = 1;
        together.fresh.everyEpochs = 1, together.fresh.iterations = 2, together.fresh.patchSize = 16, together.fresh.images = 4;
        const auto both = whole(together);
        QCOMPARE(both[0].result.state.patches.size(), std::size_t{2});
        QVERIFY(at::equal(both[0].result.state.patches[1], both[1].result.state.patches[1]));
        QVERIFY(equal(both[0].result.state, both[1].result.state));
        QVERIFY(!equal(both[0].result.state.weights, whole({})[0].result.state.weights)); // they were worn
    }
};

QTEST_GUILESS_MAIN(TestSharedDetectorTraining)
#include "test_shared_detector_training.moc"
