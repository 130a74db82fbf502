// Passes side by side: the same sums whatever the number of threads and the size of the batch, and the first failure told.
#include "core/patch/pass_runner.h"

#include "core/common/error.h"
#include "core/common/random.h"
#include "core/compute/device.h"
#include "core/detector/state_dict.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>

#include <filesystem>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kSide = 96, kImages = 5;

std::vector<compute::LabelledImage> pictures(std::int64_t side = kSide)
{
    std::vector<compute::LabelledImage> images;
    for (std::int64_t id = 1; id <= kImages; ++id) {
        const auto x = static_cast<float>(5 * id);
        at::manual_seed(static_cast<std::uint64_t>(id));
        images.push_back({id, at::randint(0, 256, {3, side, side}).to(at::kByte),
                          at::tensor({x, x, x + 40, x + 50}, at::kFloat).view({1, 4}), at::zeros({1}, at::kLong), {0, 0, static_cast<double>(side), static_cast<double>(side)}});
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

bool same(const EnsemblePass& a, const EnsemblePass& b)
{
    return at::equal(a.gradient, b.gradient) && at::equal(a.sums, b.sums);
}

} // namespace

class TestPassRunner : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { compute::chooseDevice("cpu"); }

    /// To the last bit where each pass has one thread. Where there are more threads than passes, those share its loops, and on some
    /// processors their number decides how sums are rounded.
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
        detector::Detector first = lively("yolov8"), second = lively("yolo11");
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
            QVERIFY(same(pass, expected));
            QCOMPARE(pass.images, expected.images);
            // Each of an update of its own; of a memory that holds two at once.
            const std::vector<UpdatePlan> singles = each(update);
            const std::vector<EnsemblePass> apart = several.runEach(singles, 2, patch, weights);
            const std::vector<EnsemblePass> expectedApart = one.runEach(singles, 9, patch, weights);
            for (std::size_t i = 0; i < singles.size(); ++i)
                QVERIFY(threads == 2 ? same(apart[i], expectedApart[i]) : alike(apart[i], expectedApart[i]));
            // In two batches, as where the memory holds no more.
            EnsemblePass begun = several.run(update, 0, 2, patch, weights);
            const EnsemblePass rest = several.run(update, 2, 1, patch, weights), three = one.run(update, 0, 3, patch, weights);
            begun.gradient.add_(rest.gradient);
            begun.sums.add_(rest.sums);
            begun.images += rest.images;
            QVERIFY2(alike(begun, three), qPrintable(differenceOf(begun, three)));
        }
    }

    void aBatchGivesWhatItsPassesGive_data()
    {
        QTest::addColumn<QString>("recipe");
        for (const char* recipe : {"hide", "print", "robust-dpatch", "create", "misclassify", "vanish"})
            QTest::newRow(recipe) << QString(recipe);
    }

    /// Batched as on CUDA, here: the same gradients of each input but for rounding, in batches that are full and not, with and without
    /// tiles.
    void aBatchGivesWhatItsPassesGive()
    {
        QFETCH(QString, recipe);
        for (const bool tiles : {false, true}) {
            TrainOptions options = optionsOf(recipe.toStdString());
            options.tiling.enabled = tiles && options.placement.kind == PlacementKind::Object;
            options.tiling.minTiles = 1;
            options.target.index = 1;
            options.target.className = "one";
            options.camera.jpeg = 0; // whose roundings turn the last bit of a pixel into a grey level
            detector::Detector first = lively("yolov8"), second = lively("yolo11");
            detector::Detector* const all[] = {&first, &second};
            StopControl stop;
            TrainingObserver observer;
            std::vector<Member> members = membersOf(options, std::span<detector::Detector* const>(all, recipe == "hide" || recipe == "robust-dpatch" ? 2 : 1));
            prepareMembers(members, pictures(), "cpu", stop, observer);
            at::manual_seed(1);
            const at::Tensor patch = at::rand({3, 24, 24}) * 255, weights = equalWeights(members.size(), "cpu");
            PassRunner apart(members, "cpu", 2), together(members, "cpu", 1, PassWay::Batched);
            for (const std::int64_t iteration : {0, 1}) { // of other objects and pixels, in the room of the first
                const UpdatePlan update = planIteration(options, kImages, iteration).front();
                const std::vector<UpdatePlan> singles = each(update);
                const auto expected = apart.runEach(singles, 9, patch, weights), found = together.runEach(singles, 3, patch, weights);
                QCOMPARE(found.size(), expected.size());
                for (std::size_t i = 0; i < singles.size(); ++i)
                    QVERIFY2(alike(found[i], expected[i]), qPrintable(differenceOf(found[i], expected[i])));
                const std::size_t most = std::min<std::size_t>(4, update.inputs.size());
                for (const std::size_t count : {most, std::size_t{1}})
                    QVERIFY(alike(together.run(update, 0, count, patch, weights), apart.run(update, 0, count, patch, weights)));
            }
        }
    }

    /// Inputs of half the side, then whole ones, batched and side by side.
    void coarseInputsComeFirst()
    {
        TrainOptions options = optionsOf("hide");
        options.iterations = 4;
        options.tiling.enabled = true;
        options.tiling.coarse = 0.6; // of four: two
        constexpr std::int64_t side = 128;
        detector::Detector detector = lively("yolov8", side);
        detector::Detector* const all[] = {&detector};
        StopControl stop;
        TrainingObserver observer;
        std::vector<Member> members = membersOf(options, all);
        prepareMembers(members, pictures(side), "cpu", stop, observer);
        at::manual_seed(1);
        const at::Tensor patch = at::rand({3, 24, 24}) * 255, weights = equalWeights(1, "cpu");
        PassRunner apart(members, "cpu", 2), together(members, "cpu", 1, PassWay::Batched);
        for (const std::int64_t iteration : {0, 1, 2, 0}) {
            const UpdatePlan update = planIteration(options, kImages, iteration).front();
            const Scene scene = makeScene(members.front().images, update, 0, update.inputs.size(), options, "cpu");
            QCOMPARE(scene.background.size(1), iteration < 2 ? side / 2 : side);
            const auto count = update.inputs.size();
            const EnsemblePass expected = apart.run(update, 0, count, patch, weights), found = together.run(update, 0, count, patch, weights);
            QVERIFY(expected.gradient.abs().max().item<float>() > 0);
            QVERIFY2(alike(found, expected), qPrintable(differenceOf(found, expected)));
        }
    }

    void inputsThatCannotBeHalvedAreRefused()
    {
        TrainOptions options = optionsOf("hide");
        options.tiling.enabled = true;
        options.tiling.coarse = 0.6;
        detector::Detector detector = lively("yolov8"); // of 96 pixels and strides up to 32
        detector::Detector* const all[] = {&detector};
        QVERIFY_THROWS_EXCEPTION(Error, membersOf(options, all));
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
    static bool alike(const EnsemblePass& found, const EnsemblePass& expected)
    {
        const double most = expected.gradient.abs().max().item<double>();
        return found.images == expected.images && found.gradient.sizes() == expected.gradient.sizes() &&
               at::allclose(found.sums, expected.sums, 1e-4, 1e-5) &&
               (found.gradient - expected.gradient).abs().max().item<double>() <= 5e-3 * most + 1e-12;
    }

    static QString differenceOf(const EnsemblePass& found, const EnsemblePass& expected)
    {
        return QString("gradients differ by %1 of %2, sums by %3")
            .arg((found.gradient - expected.gradient).abs().max().item<double>())
            .arg(expected.gradient.abs().max().item<double>())
            .arg((found.sums - expected.sums).abs().max().item<double>());
    }

    static std::vector<UpdatePlan> each(const UpdatePlan& update)
    {
        std::vector<UpdatePlan> singles;
        for (const InputPlan& input : update.inputs)
            singles.push_back({static_cast<std::int64_t>(singles.size()), {input}});
        return singles;
    }

    /// With its batch norms' gains raised, so that its random weights do not damp what they are shown to nothing but rounding.
    static detector::Detector lively(const std::string& name, std::int64_t side = kSide)
    {
        detector::DetectorInfo info;
        info.file = std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" / (name + "-tiny.pt");
        detector::StateDict weights = detector::readStateDict(info.file);
        weights.inputSize = {side, side};
        for (auto& [tensorName, tensor] : weights.tensors)
            if (tensorName.ends_with(".bn.weight")) tensor *= 2.5;
        return {weights, info};
    }

    static detector::Detector tiny(const std::string& name)
    {
        return detector::Detector::load(std::filesystem::path(BLINDSPOT_TEST_DATA) / "fixtures" / (name + "-tiny.pt"));
    }
};

QTEST_GUILESS_MAIN(TestPassRunner)
#include "test_pass_runner.moc"
