// Trainings that begin on inputs of half the side: they differ from whole ones, and resume bit by bit on either side of the change.
#include "core/compute/device.h"
#include "core/detector/state_dict.h"
#include "core/patch/trainer.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kSide = 128, kImages = 5;

std::vector<compute::LabelledImage> pictures()
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= kImages; ++id) {
        const auto x = static_cast<float>(8 * id);
        at::manual_seed(static_cast<std::uint64_t>(id));
        images.push_back({id, at::randint(0, 256, {3, kSide, kSide}).to(at::kByte),
                          at::tensor({x, x, x + 40, x + 50}, at::kFloat).view({1, 4}), at::zeros({1}, at::kLong), {0, 0, kSide, kSide}});
    }
    return images;
}

/// Stops after so many batches, and keeps what it was told.
class Watcher final : public TrainingObserver {
  public:
    Watcher(StopControl& stop, int batches) : stop_(stop), left_(batches) {}
    void onPlan(const TrainingPlan& plan) override { coarseCost = plan.coarseCost; }
    void onBatch(const BatchEvent& event) override
    {
        fractions.push_back(event.fraction);
        if (--left_ == 0) stop_.requestStop();
    }

    double coarseCost = 0;
    std::vector<double> fractions;

  private:
    StopControl& stop_;
    int left_;
};

} // namespace

class TestCoarseTraining : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    void resumedEqualsNeverStopped_data()
    {
        QTest::addColumn<int>("batches");
        QTest::newRow("while coarse") << 2;
        QTest::newRow("after the change") << 9;
    }

    void resumedEqualsNeverStopped()
    {
        QFETCH(int, batches);
        const TrainingResult whole = run(options(0.5));
        const TrainingResult half = run(options(0.5), nullptr, batches);
        QVERIFY(half.end == TrainingEnd::Stopped);
        QCOMPARE(half.state.iteration < 3, batches < 6);
        const TrainingResult resumed = run(options(0.5), &half.state);
        QVERIFY(at::equal(resumed.state.patch, whole.state.patch));
        QVERIFY(at::equal(resumed.state.variance, whole.state.variance));
        QVERIFY(!at::equal(run(options(0)).state.patch, whole.state.patch));
    }

    /// What is done counts by its time, so that the time left is none for a quarter.
    void coarseIterationsCountForWhatTheyCost()
    {
        StopControl stop;
        Watcher watcher(stop, -1);
        detector::Detector detector = tiny();
        train(options(0.5), pictures(), detector, "cpu", stop, watcher);
        QVERIFY(watcher.coarseCost > 0 && watcher.coarseCost <= 1);
        QCOMPARE(watcher.fractions.back(), 1.0);
        const double middle = watcher.coarseCost / (1 + watcher.coarseCost); // three coarse ones done, three whole ones left
        const auto& all = watcher.fractions;
        QVERIFY(std::any_of(all.begin(), all.end(), [middle](double fraction) { return std::abs(fraction - middle) < 1e-9; }));
    }

  private:
    static TrainOptions options(double coarse)
    {
        TrainOptions options = TrainOptions::forRecipe("hide");
        options.patchSize = 24;
        options.iterations = 6;
        options.batchSize = 1;
        options.tiling.coarse = coarse;
        return options;
    }

    static detector::Detector tiny()
    {
        detector::DetectorInfo info;
        info.file = std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt";
        detector::StateDict weights = detector::readStateDict(info.file);
        weights.inputSize = {kSide, kSide};
        return {weights, info};
    }

    static TrainingResult run(const TrainOptions& options, const TrainingState* resume = nullptr, int batches = -1)
    {
        StopControl stop;
        Watcher watcher(stop, batches);
        detector::Detector detector = tiny();
        return train(options, pictures(), detector, "cpu", stop, watcher, {}, resume);
    }
};

QTEST_GUILESS_MAIN(TestCoarseTraining)
#include "test_coarse_training.moc"
