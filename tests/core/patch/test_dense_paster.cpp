// What the device draws from a table of placements is what the host draws pixel by pixel, and so is its gradient.
#include "core/patch/dense_paster.h"

#include "core/common/random.h"
#include "core/patch/paster.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr std::int64_t kSide = 64, kPatch = 40, kInputs = 3;

/// Ten placements of all sizes, over each other, over the border and cut off by clips.
std::vector<PlacedPatch> placementsOf(const TransformOptions& transforms, std::uint64_t seed)
{
    RandomStream random(seed, 0, 0);
    std::vector<PlacedPatch> placements;
    for (const double side : {4.0, 7.0, 12.0, 19.0, 25.0, 33.0, 47.0, 70.0, 15.0, 28.0}) {
        const auto input = static_cast<std::int64_t>(random.below(kInputs));
        placements.push_back(placePatch(input, random.uniform(-5, kSide + 5), random.uniform(-5, kSide + 5), side, kPatch, transforms, random));
        if (placements.size() % 3 == 0) placements.back().clip = {8, 4, 40, 50};
    }
    return placements;
}

TransformOptions many()
{
    TransformOptions transforms;
    transforms.rotation = 40;
    transforms.perspective = 0.1;
    transforms.blur = 2;
    transforms.relight = 0.4;
    return transforms;
}

at::Tensor background()
{
    at::manual_seed(3);
    return at::rand({kInputs, kSide, kSide, 3});
}

double worst(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

/// Of a weighted sum of the drawn batch: its image and the gradient of the patch.
struct Drawn {
    at::Tensor image, gradient;
};

Drawn drawn(const at::Tensor& patch, const std::function<at::Tensor(const at::Tensor&)>& paste)
{
    const at::Tensor leaf = patch.clone().requires_grad_(true), image = paste(leaf);
    at::manual_seed(5);
    const at::Tensor weights = at::rand(image.sizes());
    return {image.detach(), torch::autograd::grad({(image * weights).sum()}, {leaf})[0]};
}

Drawn byHost(const std::vector<PlacedPatch>& placements, const at::Tensor& patch)
{
    return drawn(patch, [&](const at::Tensor& leaf) {
        return pastePatches(background(), leaf, rasterise(placements, kInputs, kSide, kSide, "cpu"));
    });
}

Drawn byTable(const PlacementTable& table, const at::Tensor& patch)
{
    return drawn(patch, [&](const at::Tensor& leaf) { return pasteByTable(background(), leaf, table); });
}

at::Tensor anyPatch()
{
    at::manual_seed(4);
    return at::rand({3, kPatch, kPatch}) * 255;
}

} // namespace

class TestDensePaster : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itDrawsWhatTheHostDraws_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("plain") << 0;
        QTest::newRow("turned, distorted, blurred, lit") << 1;
        QTest::newRow("bent") << 2;
        QTest::newRow("cut out") << 3;
        QTest::newRow("blocks erased") << 4;
    }
    void itDrawsWhatTheHostDraws()
    {
        QFETCH(int, kind);
        TransformOptions transforms = kind == 0 ? TransformOptions::none() : many();
        if (kind == 2) transforms.bend = 60;
        if (kind == 3) transforms.cutout = 0.4;
        if (kind == 4) transforms.erase = 0.5, transforms.eraseBlocks = 8; // all 64 bits
        const at::Tensor patch = anyPatch();
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const std::vector<PlacedPatch> placements = placementsOf(transforms, seed);
            QVERIFY(fitsTable(placements));
            const Drawn expected = byHost(placements, patch), found = byTable(tableOf(placements, kPatch, kSide, kSide), patch);
            QVERIFY(worst(expected.image, background().permute({0, 3, 1, 2})) > 0.1);
            QVERIFY2(worst(found.image, expected.image) < 2e-4, qPrintable(QString::number(worst(found.image, expected.image))));
            const double most = expected.gradient.abs().max().item<double>();
            QVERIFY2(worst(found.gradient, expected.gradient) < 2e-3 * most,
                     qPrintable(QString("%1 of %2").arg(worst(found.gradient, expected.gradient)).arg(most)));
        }
    }

    void roomThatIsNotNeededChangesNothing()
    {
        const std::vector<PlacedPatch> placements = placementsOf(many(), 1);
        const Drawn exact = byTable(tableOf(placements, kPatch, kSide, kSide), anyPatch());
        PlacementTable roomy = tableOf(placements, kPatch, kSide, kSide, 32);
        QCOMPARE(roomy.numbers.size(1), 32);
        roomy.pixels += 777;
        const Drawn found = byTable(roomy, anyPatch());
        QVERIFY(at::equal(found.image, exact.image));
        QVERIFY(at::allclose(found.gradient, exact.gradient, 1e-5, 1e-7));
        PlacementTable full = tableOf(placements, kPatch, kSide, kSide); // with no row that is over
        full.pixels += 777;
        QVERIFY(at::equal(byTable(full, anyPatch()).image, exact.image));
    }

    void nothingPlacedIsTheBackground()
    {
        for (const std::int64_t rows : {0, 5}) {
            PlacementTable table = tableOf({}, kPatch, kSide, kSide, rows);
            QCOMPARE(table.pixels, 0);
            table.pixels = 100;
            const Drawn found = byTable(table, anyPatch());
            QVERIFY(at::equal(found.image, background().permute({0, 3, 1, 2})));
            QVERIFY(found.gradient.eq(0).all().item<bool>());
        }
    }

    void eachInputHasItsOwnPatchAndGradient()
    {
        const std::vector<PlacedPatch> placements = placementsOf(many(), 2);
        const PlacementTable table = tableOf(placements, kPatch, kSide, kSide);
        const at::Tensor patch = anyPatch();
        const Drawn shared = byTable(table, patch), each = byTable(table, patch.unsqueeze(0).repeat({kInputs, 1, 1, 1}));
        QVERIFY(at::equal(each.image, shared.image));
        QVERIFY(at::allclose(each.gradient.sum(0), shared.gradient, 1e-4, 1e-6));
        at::manual_seed(6);
        const at::Tensor patches = at::rand({kInputs, 3, kPatch, kPatch}) * 255;
        const at::Tensor image = byTable(table, patches).image;
        for (std::int64_t input = 0; input < kInputs; ++input)
            QVERIFY(at::equal(image[input], byTable(table, patches[input]).image[input]));
    }

    void noiseIsLeftToTheHost()
    {
        TransformOptions transforms;
        transforms.noise = 0.1;
        QVERIFY(!fitsTable(placementsOf(transforms, 1)));
    }
};

QTEST_GUILESS_MAIN(TestDensePaster)
#include "test_dense_paster.moc"
