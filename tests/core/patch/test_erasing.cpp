// Cutout and erased blocks: how much of a patch they take, that they are drawn anew and repeatably, and that
// no gradient comes from under them.
#include "core/patch/paster.h"
#include "core/patch/scene.h"
#include "core/patch/schedule.h"
#include "tests/support/painted_pictures.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>

#include <bit>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kSide = 128, kPatch = 64;

TransformOptions cutout(double side, double probability = 1)
{
    TransformOptions transforms = TransformOptions::none();
    transforms.cutout = side;
    transforms.cutoutProbability = probability;
    return transforms;
}

TransformOptions erasing(double share, std::int64_t blocks)
{
    TransformOptions transforms = TransformOptions::none();
    transforms.erase = share;
    transforms.eraseBlocks = blocks;
    return transforms;
}

/// In the middle of the input, a pixel a texel.
PlacedPatch placed(const TransformOptions& transforms, std::uint64_t seed)
{
    RandomStream random(seed, 0, 0);
    return placePatch(0, kSide / 2.0, kSide / 2.0, kPatch, kPatch, transforms, random);
}

/// Share of the patch's pixels that are erased.
double erasedShare(const PlacedPatch& one)
{
    std::int64_t erased = 0;
    for (std::int64_t y = 0; y < kPatch; ++y)
        for (std::int64_t x = 0; x < kPatch; ++x)
            erased +=
                one.erasedAt((static_cast<double>(x) + 0.5) / kPatch, (static_cast<double>(y) + 0.5) / kPatch)
                    ? 1
                    : 0;
    return static_cast<double>(erased) / (kPatch * kPatch);
}

} // namespace

class TestErasing : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void offIsAsBefore()
    {
        QVERIFY(!TransformOptions::none().any() && !TransformOptions{}.at(0.5).cutout);
        QVERIFY(cutout(0.4).any() && erasing(0.5, 6).any());
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            RandomStream with(seed, 0, 0), without(seed, 0, 0);
            const PlacedPatch one = placePatch(0, 64, 64, kPatch, kPatch, {}, with);
            QVERIFY(!one.erases());
            TransformOptions never;
            never.cutoutProbability = 0;
            placePatch(0, 64, 64, kPatch, kPatch, never, without);
            QCOMPARE(with.next(), without.next()); // nothing is drawn for what is off
        }
    }

    void theCutoutsAreaAndProbability()
    {
        int cut = 0, whole = 0;
        double inside = 0;
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            const PlacedPatch one = placed(cutout(0.4, 0.9), seed);
            if (!one.erases()) {
                QCOMPARE(erasedShare(one), 0.0);
                continue;
            }
            ++cut;
            QVERIFY(std::abs(one.cutout.width() - 0.4) < 1e-12 &&
                    std::abs(one.cutout.height() - 0.4) < 1e-12);
            const double share = erasedShare(one);
            QVERIFY(share <= 0.17); // 0.4 x 0.4, in whole pixels
            inside += share;
            whole += share > 0.15 ? 1 : 0;
        }
        QVERIFY2(std::abs(cut / 2000.0 - 0.9) < 0.03, qPrintable(QString::number(cut)));
        QVERIFY(whole > cut / 5); // centres lie all over the patch: some squares are whole, some hang over
        QVERIFY(whole < cut && inside / cut > 0.08);
    }

    void theShareOfErasedBlocks()
    {
        QVERIFY(rc::check("share", [] {
            const auto blocks = *rc::gen::inRange<std::int64_t>(1, 9);
            const double share = *rc::gen::inRange(1, 901) / 1000.0;
            const PlacedPatch one = placed(erasing(share, blocks), *rc::gen::arbitrary<std::uint64_t>());
            RC_ASSERT(std::popcount(one.erasedBlocks) ==
                      std::llround(share * static_cast<double>(blocks * blocks)));
            if (blocks * blocks < 64) RC_ASSERT(one.erasedBlocks >> (blocks * blocks) == 0U);
            if (kPatch % blocks == 0) {
                const double exact = std::round(share * static_cast<double>(blocks * blocks)) /
                                     static_cast<double>(blocks * blocks);
                RC_ASSERT(std::abs(erasedShare(one) - exact) < 1e-9);
            }
        }));
    }

    void everyBlockIsErasedAsOften()
    {
        std::vector<int> counts(36);
        constexpr int kDraws = 4000;
        for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
            const PlacedPatch one = placed(erasing(0.5, 6), seed);
            for (int block = 0; block < 36; ++block)
                counts[static_cast<std::size_t>(block)] += static_cast<int>(one.erasedBlocks >> block & 1);
        }
        for (const int count : counts)
            QVERIFY2(std::abs(count - kDraws / 2) < 5 * 32,
                     qPrintable(QString::number(count))); // five standard deviations
    }

    void erasingGrowsOverTheTraining()
    {
        TransformOptions transforms;
        transforms.erase = 0.5;
        QCOMPARE(transforms.at(0).erase, 0.2);
        QCOMPARE(transforms.at(0).eraseBlocks, 2);
        QCOMPARE(transforms.at(1).erase, 0.5);
        QCOMPARE(transforms.at(1).eraseBlocks, 6);
        QCOMPARE(transforms.at(0.5).eraseBlocks, 4);
        QVERIFY(std::abs(transforms.at(0.5).erase - 0.35) < 1e-12);

        PreparedImage image;
        image.id = 3;
        image.pixels = at::full({3, kSide, kSide}, 90, at::kByte);
        image.boxes = {{20, 20, 100, 110}};
        image.content = {0, 0, kSide, kSide};
        for (const bool tiled : {false, true}) {
            TrainOptions options;
            options.tiling.enabled = tiled;
            options.transforms.erase = 0.5;
            options.iterations = 5;
            const auto blocksAt = [&](std::int64_t iteration) {
                const std::vector<Visit> visits(tiled ? 4 : 1, Visit{0, iteration, 0});
                return (tiled ? painted::tiledInput({image}, visits, 2, options, "cpu")
                              : wholeImages({image}, visits, options, "cpu"))
                    .placements.front()
                    .blocks;
            };
            for (const auto& [iteration, blocks] : {std::pair{0, 2}, {1, 3}, {2, 4}, {4, 6}, {9, 6}})
                QCOMPARE(blocksAt(iteration), blocks);
            options.iterations = 1; // the only iteration is the beginning
            QCOMPARE(blocksAt(0), 2);
        }
    }

    void drawnAnewForEachPlacementAndRepeatably()
    {
        PreparedImage image;
        image.id = 3;
        image.pixels = at::full({3, kSide, kSide}, 90, at::kByte);
        image.boxes = {{0, 0, 60, 60}, {60, 60, 120, 120}};
        image.content = {0, 0, kSide, kSide};
        TrainOptions options;
        options.tiling.enabled = false;
        options.transforms = cutout(0.4);
        options.transforms.erase = 0.5;
        const auto scene = [&](std::int64_t iteration) {
            return wholeImages({image}, {{0, iteration, 0}}, options, "cpu").placements;
        };
        const auto first = scene(60), again = scene(60), next = scene(61);
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(first[i].cutout == again[i].cutout && first[i].erasedBlocks == again[i].erasedBlocks);
            QVERIFY(!(first[i].cutout == next[i].cutout));
        }
        QVERIFY(!(first[0].cutout == first[1].cutout) && first[0].erasedBlocks != first[1].erasedBlocks);
    }

    void erasedPixelsAreGreyAndGiveNoGradient_data()
    {
        QTest::addColumn<bool>("blocks");
        QTest::addColumn<double>("noise");
        QTest::newRow("cutout") << false << 0.0;
        QTest::newRow("blocks") << true << 0.0;
        QTest::newRow("blocks, noisy") << true << 0.05;
    }
    void erasedPixelsAreGreyAndGiveNoGradient()
    {
        QFETCH(bool, blocks);
        QFETCH(double, noise);
        TransformOptions transforms = blocks ? erasing(0.5, 4) : cutout(0.4);
        transforms.brightness = 0.2; // of the patch alone
        transforms.noise = noise;
        const PlacedPatch one = placed(transforms, 11);
        QVERIFY(one.erases());
        const Footprint footprint = rasterise({one}, 1, kSide, kSide, "cpu");
        const at::Tensor leaf = at::full({3, kPatch, kPatch}, 200.0).requires_grad_(true);
        const at::Tensor input = pastePatches(at::full({1, kSide, kSide, 3}, 0.25), leaf, footprint);
        input.sum().backward();
        const at::Tensor gradient = leaf.grad().sum(0), shown = input.detach()[0].mean(0);
        std::int64_t under = 0, outside = 0;
        for (std::int64_t y = 1; y + 1 < kPatch; ++y)
            for (std::int64_t x = 1; x + 1 < kPatch; ++x) {
                // A texel and its neighbours, which pixels between them read as well.
                bool all = true, none = true;
                for (std::int64_t dy = -1; dy <= 1; ++dy)
                    for (std::int64_t dx = -1; dx <= 1; ++dx) {
                        const bool erased = one.erasedAt((static_cast<double>(x + dx) + 0.5) / kPatch,
                                                         (static_cast<double>(y + dy) + 0.5) / kPatch);
                        all = all && erased, none = none && !erased;
                    }
                const std::int64_t row = kSide / 2 - kPatch / 2 + y, column = kSide / 2 - kPatch / 2 + x;
                if (all) {
                    ++under;
                    QCOMPARE(gradient[y][x].item<float>(), 0.0F);
                    QVERIFY(std::abs(shown[row][column].item<double>() - 0.5) < (noise > 0 ? 0.2 : 1e-6));
                } else if (none && noise == 0) {
                    ++outside;
                    QVERIFY(gradient[y][x].item<float>() > 0);
                    QVERIFY(std::abs(shown[row][column].item<double>() - 0.5) > 0.01);
                }
            }
        QVERIFY(under > 100);
        QVERIFY(noise > 0 || outside > 100);
    }
};

QTEST_GUILESS_MAIN(TestErasing)
#include "test_erasing.moc"
