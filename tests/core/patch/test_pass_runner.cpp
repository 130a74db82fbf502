// Passes side by side: the same sums whatever the number of threads and the size of the batch, and the first failure told.
#include "core/patch/pass_runner.h"

#include "core/common/random.h"
#include "core/compute/device.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kSide = 96, kImages = 5;

std::vector<compute::LabelledImage> pictures()
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= kImages; ++id) {
        const auto x = static_cast<float>(5 * id);
        at::manual_seed(static_cast<std::uint64_t>(id));
        images.push_back({id, at::randint(0, 256, {3, kSide, kSide}).to(at::kByte),
                          at::tensor({x, x, x + 40, x + 50}, at::kFloat).view({1, 4}), at::zeros({1}, at::kLong), {0, 0, kSide, kSide}});
    }
    return images;
}

TrainOptions optionsOf(const std::string& recipe)
{
    TrainOptions options = TrainOptions::forRecipe(recipe);
    options.patchSize = 24;
    options.imagesPerUpdate = 0; // all
    options.tiling.enabled = false;
    return options.placedIn(kSide);
}

} // namespace

class TestPassRunner : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    void theSumsAreTheSameForAnyThreads_data()
    {
        QTest::addColumn<QString>("recipe");
        for (const char* recipe : {"hide", "robust-dpatch"})
            QTest::newRow(recipe) << QString(recipe);
    }

    void theSumsAreTheSameForAnyThreads()
    {
        QFETCH(QString, recipe);
        const TrainOptions options = optionsOf(recipe.toStdString());
        detector::Detector first = tiny("yolov8"), second = tiny("yolo11");
        detector::Detector* const all[] = {&first, &second};
        StopControl stop;
        TrainingObserver observer;
        std::vector<Member> members = membersOf(options, all);
        prepareMembers(members, pictures(), "cpu", stop, observer);
        const UpdatePlan update = planIteration(options, kImages, 0).front();
        const at::Tensor patch = at::full({3, 24, 24}, 100.0), weights = equalWeights(2, "cpu");

        PassRunner one(members, "cpu", 1);
        const EnsemblePass expected = one.run(update, 0, kImages, patch, weights);
        QCOMPARE(expected.images, kImages);
        QVERIFY(expected.gradient.abs().max().item<float>() > 0);
        for (const int threads : {2, 5}) {
            PassRunner several(members, "cpu", threads);
            const EnsemblePass pass = several.run(update, 0, kImages, patch, weights);
            QVERIFY(at::equal(pass.gradient, expected.gradient) && at::equal(pass.sums, expected.sums));
            QCOMPARE(pass.images, expected.images);
            // Each of an update of its own; of a memory that holds two at once.
            const std::vector<UpdatePlan> singles = each(update);
            const std::vector<EnsemblePass> apart = several.runEach(singles, 2, patch, weights);
            const std::vector<EnsemblePass> expectedApart = one.runEach(singles, 9, patch, weights);
            for (std::size_t i = 0; i < singles.size(); ++i)
                QVERIFY(at::equal(apart[i].gradient, expectedApart[i].gradient) && at::equal(apart[i].sums, expectedApart[i].sums));
            // In two batches, as where the memory holds no more.
            const EnsemblePass begun = several.run(update, 0, 2, patch, weights), rest = several.run(update, 2, 1, patch, weights);
            const EnsemblePass three = one.run(update, 0, 3, patch, weights);
            QVERIFY(at::equal(begun.gradient + rest.gradient, three.gradient));
        }
    }

    void theFailureOfAPassIsTold()
    {
        const TrainOptions options = optionsOf("hide");
        detector::Detector detector = tiny("yolov8");
        detector::Detector* const all[] = {&detector};
        StopControl stop;
        TrainingObserver observer;
        std::vector<Member> members = membersOf(options, all);
        prepareMembers(members, pictures(), "cpu", stop, observer);
        const UpdatePlan update = planIteration(options, kImages, 0).front();
        members.front().images[3].pixels = at::zeros({3, kSide, 7}, at::kByte); // fits no other, and no network
        PassRunner runner(members, "cpu", 2);
        QVERIFY_THROWS_EXCEPTION(std::exception,
                                 runner.run(update, 0, kImages, at::full({3, 24, 24}, 100.0), equalWeights(1, "cpu")));
    }

  private:
    static std::vector<UpdatePlan> each(const UpdatePlan& update)
    {
        std::vector<UpdatePlan> singles;
        for (const InputPlan& input : update.inputs)
            singles.push_back({static_cast<std::int64_t>(singles.size()), {input}});
        return singles;
    }

    static detector::Detector tiny(const std::string& name)
    {
        return detector::Detector::load(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" / (name + "-tiny.pt"));
    }
};

QTEST_GUILESS_MAIN(TestPassRunner)
#include "test_pass_runner.moc"
