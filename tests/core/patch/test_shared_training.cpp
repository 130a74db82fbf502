// A training by several ranks, here threads: the patch of one, whatever the number; a stop, a checkpoint and a lost rank are the same for all.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/patch/shared_passes.h"
#include "core/patch/shared_state.h"
#include "core/patch/trainer.h"
#include "tests/support/thread_ranks.h"

#include <ATen/ATen.h>
#include <QTest>

#include <exception>
#include <filesystem>
#include <functional>
#include <thread>

using namespace blindspot;
using namespace blindspot::patch;
using testing::ThreadMeeting;
using testing::ThreadRank;

namespace {

constexpr std::int64_t kSide = 96;

std::vector<compute::LabelledImage> pictures(std::int64_t count)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= count; ++id) {
        RandomStream random(7, 0, static_cast<std::uint64_t>(id));
        const at::Tensor pixels = at::empty({3, kSide, kSide}, at::kByte);
        for (std::int64_t i = 0; i < pixels.numel(); ++i)
            pixels.data_ptr<std::uint8_t>()[i] = static_cast<std::uint8_t>(random.below(256));
        images.push_back({id, pixels, at::tensor({20.0F, 10.0F, 60.0F, 70.0F}).view({1, 4}), at::zeros({1}, at::kLong), {0, 0, kSide, kSide}});
    }
    return images;
}

TrainOptions optionsOf(std::int64_t imagesPerUpdate)
{
    TrainOptions options = TrainOptions::forRecipe("hide");
    options.patchSize = 24;
    options.iterations = 3;
    options.batchSize = 1;
    options.precision = PrecisionChoice::Fp32;
    options.checkpointSeconds = 86400;
    options.imagesPerUpdate = imagesPerUpdate;
    return options;
}

class Watcher final : public TrainingObserver {
  public:
    void onBatch(const BatchEvent& event) override
    {
        if (stop != nullptr && event.iteration == 2) stop->requestStop();
    }
    void onCheckpoint(const TrainingState& state) override { checkpoints.push_back(state); }
    void onLog(LogLevel level, const Message& line) override
    {
        if (level == LogLevel::Warning) warnings += line.english() + "\n";
    }
    StopControl* stop = nullptr;
    std::vector<TrainingState> checkpoints;
    std::string warnings;
};

/// What each rank gave or threw.
struct Outcome {
    TrainingResult result;
    Watcher watcher;
    std::exception_ptr error;
};

std::vector<Outcome> trainTogether(std::int64_t size, const TrainOptions& options, const TrainingState* resume = nullptr, std::int64_t stopped = -1,
                                   std::int64_t breakAt = -1)
{
    ThreadMeeting meeting(size);
    meeting.breakAt(breakAt);
    std::vector<Outcome> outcomes(static_cast<std::size_t>(size));
    std::vector<std::thread> threads;
    for (std::int64_t rank = 0; rank < size; ++rank)
        threads.emplace_back([&, rank] {
            Outcome& outcome = outcomes[static_cast<std::size_t>(rank)];
            ThreadRank one(meeting, rank);
            try {
                detector::Detector detector = detector::Detector::load(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt");
                detector::Detector* const all[] = {&detector};
                StopControl stop;
                if (rank == stopped) outcome.watcher.stop = &stop;
                // What is not rank 0's own does not count.
                TrainOptions mine = options;
                if (rank > 0) mine.initial = "somewhere else";
                outcome.result = train(mine, pictures(6), all, "cpu", stop, outcome.watcher, one, {}, rank == 0 ? resume : nullptr);
                one.done = true;
            } catch (...) {
                outcome.error = std::current_exception();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    return outcomes;
}

} // namespace

class TestSharedTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void anyNumberTrainsThePatchOfOne_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("imagesPerUpdate");
        for (const int perUpdate : {1, 4, 0})
            for (const int size : {2, 3, 5})
                QTest::addRow("%d ranks, %d an update", size, perUpdate) << size << perUpdate;
    }
    void anyNumberTrainsThePatchOfOne()
    {
        QFETCH(int, size);
        QFETCH(int, imagesPerUpdate);
        TrainOptions options = optionsOf(imagesPerUpdate);
        options.tiling.enabled = imagesPerUpdate == 1;
        const Outcome one = std::move(trainTogether(1, options).front());
        const std::vector<Outcome> together = trainTogether(size, options);
        for (const Outcome& outcome : together) {
            if (outcome.error) std::rethrow_exception(outcome.error);
            QVERIFY(at::equal(outcome.result.state.patch, together.front().result.state.patch));
            QVERIFY(at::equal(outcome.result.state.momentum, together.front().result.state.momentum));
            QCOMPARE(outcome.result.state.passes, one.result.state.passes);
            QCOMPARE(outcome.result.state.updates, one.result.state.updates);
        }
        const at::Tensor patch = together.front().result.state.patch;
        if (imagesPerUpdate == 1)
            QVERIFY(at::equal(patch, one.result.state.patch));
        else
            QVERIFY(at::abs(patch - one.result.state.patch).gt(1e-3).to(at::kDouble).mean().item<double>() < 0.01);
        QVERIFY(!at::equal(patch, at::full_like(patch, 127.5)));
    }

    void whatHasNothingToDoIsWarnedOf()
    {
        TrainOptions options = optionsOf(1);
        QVERIFY(trainTogether(2, options).front().watcher.warnings.find("ranks at most") == std::string::npos);
        options.updatesAtOnce = 1;
        const auto together = trainTogether(2, options);
        QVERIFY(together.front().watcher.warnings.find("Of 2 ranks at most 1") != std::string::npos);
        QVERIFY(!together.front().error && at::equal(together[0].result.state.patch, together[1].result.state.patch));
    }

    void aStopOfAnyStopsAllAtTheSameBatch()
    {
        const TrainOptions options = optionsOf(1);
        const auto whole = trainTogether(1, options);
        for (const std::int64_t stopped : {0, 1}) {
            const auto together = trainTogether(2, options, nullptr, stopped);
            for (const Outcome& outcome : together) {
                QVERIFY(!outcome.error);
                QVERIFY(outcome.result.end == TrainingEnd::Stopped);
                QCOMPARE(outcome.result.state.visited, together.front().result.state.visited);
                QCOMPARE(outcome.result.state.iteration, together.front().result.state.iteration);
            }
            QVERIFY(together.front().result.state.iteration < 3);
            // Resumed by another number it is the patch of the run that never stopped.
            const auto resumed = trainTogether(3, options, &together.front().result.state);
            QVERIFY(!resumed.front().error && at::equal(resumed.front().result.state.patch, whole.front().result.state.patch));
        }
    }

    void aLostRankLeavesACheckpoint()
    {
        const TrainOptions options = optionsOf(1);
        const auto whole = trainTogether(1, options);
        int before = 0;
        for (const std::int64_t call : {40, 41, 42, 43}) { // within and between the sums of a batch
            const auto together = trainTogether(2, options, nullptr, -1, call);
            for (const Outcome& outcome : together) {
                QVERIFY(outcome.error != nullptr);
                QVERIFY_THROWS_EXCEPTION(ranks::RankLost, std::rethrow_exception(outcome.error));
            }
            if (together.front().watcher.checkpoints.empty()) {
                ++before; // it was lost before the first pass
                continue;
            }
            const TrainingState& state = together.front().watcher.checkpoints.back();
            const auto resumed = trainTogether(1, options, &state);
            QVERIFY(!resumed.front().error && at::equal(resumed.front().result.state.patch, whole.front().result.state.patch));
        }
        QVERIFY(before < 4);
    }

    void patchesThatComeApartAreTold()
    {
        ThreadMeeting meeting(2);
        std::string told;
        std::thread other([&] {
            ThreadRank one(meeting, 1);
            try {
                requireSamePatch(one, at::ones({3, 8, 8}));
            } catch (const Error&) {
            }
            one.done = true;
        });
        {
            ThreadRank one(meeting, 0);
            try {
                requireSamePatch(one, at::ones({3, 8, 8}).mul(1.0000001F));
            } catch (const Error& error) {
                told = error.what();
            }
            one.done = true;
            other.join();
        }
        QVERIFY2(told.find("no longer the same") != std::string::npos, told.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSharedTraining)
#include "test_shared_training.moc"
