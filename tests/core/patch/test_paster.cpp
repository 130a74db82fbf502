// Drawing patches: the projective map, what lies where, resampling, colours, and the way back of the
// gradient.
#include "core/patch/paster.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

constexpr double kBackground = 0.25;

PlacedPatch upright(std::int64_t input, double left, double top, double side, std::int64_t patchSize)
{
    RandomStream unused(0, 0, 0);
    return placePatch(input, left + side / 2, top + side / 2, side, patchSize, TransformOptions::none(),
                      unused);
}

/// The placements drawn on B black or grey inputs of `side`: B x 3 x side x side.
at::Tensor drawn(const std::vector<PlacedPatch>& placements, const at::Tensor& patch, std::int64_t side,
                 std::int64_t batch = 1, double background = kBackground)
{
    return pastePatches(at::full({batch, side, side, 3}, background), patch,
                        rasterise(placements, batch, side, side, "cpu"));
}

double worst(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

/// All kinds of placements on two inputs of 48 px, some over the border, some over each other.
std::vector<PlacedPatch> manyPlacements(double contrast)
{
    TransformOptions transforms = TransformOptions::none();
    transforms.rotation = 30;
    transforms.perspective = 0.15;
    transforms.contrast = contrast;
    RandomStream random(5, 0, 0);
    std::vector<PlacedPatch> placements;
    for (const double side : {5.0, 9.0, 14.0, 24.0, 40.0})
        for (std::int64_t input = 0; input < 2; ++input)
            placements.push_back(placePatch(input, random.uniform(0, 48), random.uniform(0, 48), side, 24,
                                            transforms, random));
    return placements;
}

} // namespace

class TestPaster : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { at::manual_seed(1); }

    void projections()
    {
        QVERIFY(rc::check("corners land on corners and come back", [] {
            RandomStream random(*rc::gen::arbitrary<std::uint64_t>(), 0, 0);
            TransformOptions transforms = TransformOptions::none();
            transforms.rotation = 180;
            transforms.perspective = 0.2; // stays convex
            const PlacedPatch placed =
                placePatch(0, 320, 200, random.uniform(2, 600), 200, transforms, random);
            const Projection there = squareToQuad(placed.corners), back = there.inverse();
            const double square[4][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
            for (std::size_t i = 0; i < 4; ++i) {
                const auto corner = there.apply(square[i][0], square[i][1]);
                RC_ASSERT(std::abs(corner[0] - placed.corners[i][0]) < 1e-6);
                RC_ASSERT(std::abs(corner[1] - placed.corners[i][1]) < 1e-6);
            }
            const double u = random.uniform(), v = random.uniform();
            const auto inside = there.apply(u, v);
            const auto again = back.apply(inside[0], inside[1]);
            RC_ASSERT(std::abs(again[0] - u) < 1e-6 && std::abs(again[1] - v) < 1e-6);
        }));
    }

    void drawsStayInTheirRanges()
    {
        QVERIFY(rc::check("scale, shift and colours", [] {
            RandomStream random(*rc::gen::arbitrary<std::uint64_t>(), 1, 2);
            TransformOptions transforms = TransformOptions::none();
            transforms.scale = 0.2;
            transforms.shift = 0.1;
            transforms.contrast = 0.3;
            transforms.blur = 1;
            const PlacedPatch placed = placeOnObject(3, {10, 20, 110, 60}, 0.5, 200, transforms, random);
            const double base = 0.5 * std::sqrt(100.0 * 40.0),
                         side = placed.corners[1][0] - placed.corners[0][0];
            RC_ASSERT(placed.input == 3);
            RC_ASSERT(side >= base * 0.8 - 1e-9 && side <= base * 1.2 + 1e-9);
            RC_ASSERT(std::abs(placed.corners[2][1] - placed.corners[1][1] - side) < 1e-9);
            RC_ASSERT(std::abs((placed.corners[0][0] + placed.corners[2][0]) / 2 - 60) <= 0.1 * base + 1e-9);
            RC_ASSERT(std::abs((placed.corners[0][1] + placed.corners[2][1]) / 2 - 40) <= 0.1 * base + 1e-9);
            RC_ASSERT(std::abs(placed.contrast - 1) <= 0.3);
            RC_ASSERT(std::abs(0.5 * placed.contrast + placed.brightness - 0.5) < 1e-12); // mid-grey stays
            const double octaves = std::log2(200 / side);
            RC_ASSERT(placed.octaves >= octaves - 1e-9 && placed.octaves <= octaves + 1 + 1e-9);
        }));
    }

    void aStretchedSquareIsSquareOnThePicture()
    {
        QVERIFY(rc::check("turned, shifted and scaled as it is without stretching", [] {
            const auto seed = *rc::gen::arbitrary<std::uint64_t>();
            TransformOptions transforms = TransformOptions::none();
            transforms.rotation = 180;
            transforms.scale = transforms.shift = transforms.perspective = 0.2;
            const double aspect = *rc::gen::element(0.4, 0.75, 1.0, 1.5, 3.0);
            const double wider = std::sqrt(aspect);
            RandomStream one(seed, 0, 0), other(seed, 0, 0);
            const PlacedPatch plain = placePatch(0, 320, 200, 50, 200, transforms, one);
            const PlacedPatch placed = placePatch(0, 320 * wider, 200 / wider, 50, 200, transforms, other, aspect);
            for (std::size_t i = 0; i < 4; ++i) {
                RC_ASSERT(std::abs(placed.corners[i][0] / wider - plain.corners[i][0]) < 1e-9);
                RC_ASSERT(std::abs(placed.corners[i][1] * wider - plain.corners[i][1]) < 1e-9);
            }
            RC_ASSERT(placed.octaves == plain.octaves);
        }));
        RandomStream random(1, 0, 0);
        const PlacedPatch fixed = placeFixed(0, 10, 20, 40, TransformOptions::none(), random, 0.25);
        QVERIFY(std::abs(fixed.corners[0][0] - 35) < 1e-9 && std::abs(fixed.corners[0][1] - 10) < 1e-9);
        QVERIFY(std::abs(fixed.corners[2][0] - 45) < 1e-9 && std::abs(fixed.corners[2][1] - 50) < 1e-9);
    }

    void nativeSizeIsExact()
    {
        const at::Tensor patch = at::rand({3, 32, 32}) * 255;
        const at::Tensor image = drawn({upright(1, 7, 11, 32, 32)}, patch, 64, 3);
        const at::Tensor expected = at::full({3, 3, 64, 64}, kBackground);
        expected[1].narrow(1, 11, 32).narrow(2, 7, 32).copy_(patch / 255);
        QVERIFY2(worst(image, expected) <= 1e-5, qPrintable(QString::number(worst(image, expected))));
        const at::Tensor untouched = at::ones({3, 1, 64, 64}, at::kBool);
        untouched[1].narrow(1, 11, 32).narrow(2, 7, 32).fill_(false);
        QVERIFY(at::equal(image.masked_select(untouched), expected.masked_select(untouched)));
    }

    void bentItIsNarrowerAndItsMiddleStays()
    {
        at::Tensor patch = at::zeros({3, 64, 64});
        patch.narrow(2, 28, 8).fill_(255); // a bar in the middle
        PlacedPatch placed = upright(0, 16, 16, 64, 64);
        placed.bend = 1.2;
        const at::Tensor image = drawn({placed}, patch, 96);
        const at::Tensor covered = (image[0][0][48] - kBackground).abs() > 0.01;
        QVERIFY(std::abs(covered.sum().item<double>() - 64 * std::sin(1.2) / 1.2) <= 2); // an arc's shadow
        const at::Tensor bar = image[0][0][48] > 0.5;
        QVERIFY(bar[47].item<bool>() && bar[48].item<bool>());
        QVERIFY(bar.sum().item<double>() >= 8); // in the middle nothing is foreshortened
        placed.turn = 0.5; // the middle stays where it is, one rim goes behind
        const at::Tensor turned = drawn({placed}, patch, 96);
        QVERIFY(turned[0][0][48][48].item<double>() > 0.5 || turned[0][0][48][47].item<double>() > 0.5);
        QVERIFY(((turned[0][0][48] - kBackground).abs() > 0.01).sum().item<double>() < covered.sum().item<double>());
    }

    void bendingTurnsBack()
    {
        QVERIFY(rc::check("the place on a cylinder", [] {
            RandomStream random(*rc::gen::arbitrary<std::uint64_t>(), 0, 0);
            const double bend = random.uniform(0.01, 1.5), turn = random.uniform(-0.5, 0.5) * bend;
            const double u = random.uniform(), angle = turn + (2 * u - 1) * bend;
            if (std::abs(angle) > 1.57) return; // behind
            const double seen = 0.5 + (std::sin(angle) - std::sin(turn)) / bend / 2;
            RC_ASSERT(std::abs(unbent(seen, bend, turn) - u) < 1e-6);
        }));
        QCOMPARE(unbent(0.3, 0, 0), 0.3);
    }

    void lightFallsOffOverThePatch()
    {
        PlacedPatch placed = upright(0, 16, 16, 64, 64);
        placed.lightX = 0.5;
        const at::Tensor image = drawn({placed}, at::full({3, 64, 64}, 127.5), 96)[0][1];
        QVERIFY(std::abs(image[48][16].item<double>() - 0.25) < 0.01);
        QVERIFY(std::abs(image[48][79].item<double>() - 0.75) < 0.01);
        QVERIFY(std::abs(image[20][48].item<double>() - image[70][48].item<double>()) < 1e-6);
        QVERIFY(rc::check("never by more than the option", [] {
            RandomStream random(*rc::gen::arbitrary<std::uint64_t>(), 0, 0);
            TransformOptions transforms = TransformOptions::none();
            transforms.relight = 0.4;
            const PlacedPatch drawn = placePatch(0, 50, 50, 30, 64, transforms, random);
            RC_ASSERT(std::abs(drawn.lightX) + std::abs(drawn.lightY) <= 0.4 + 1e-9);
        }));
    }

    void nothingPlaced()
    {
        QVERIFY(drawn({}, at::zeros({3, 16, 16}), 32, 2).eq(kBackground).all().item<bool>());
        QVERIFY(drawn({upright(0, 100, 5, 16, 16)}, at::zeros({3, 16, 16}), 32)
                    .eq(kBackground)
                    .all()
                    .item<bool>());
    }

    void laterCoversEarlier()
    {
        // The later one is drawn from a coarser level, so that the order of levels must not decide.
        PlacedPatch first = upright(0, 4, 4, 16, 16), second = upright(0, 12, 12, 8, 16);
        second.contrast = 0;
        second.brightness = 0.75;
        const at::Tensor patch = at::zeros({3, 16, 16});
        at::Tensor image = drawn({first, second}, patch, 32);
        QVERIFY(worst(image[0].narrow(1, 12, 8).narrow(2, 12, 8), at::full({3, 8, 8}, 0.75)) < 1e-6);
        QVERIFY(worst(image[0].narrow(1, 4, 8).narrow(2, 4, 16), at::zeros({3, 8, 16})) < 1e-6);
        image = drawn({second, first}, patch, 32);
        QVERIFY(worst(image[0].narrow(1, 4, 16).narrow(2, 4, 16), at::zeros({3, 16, 16})) < 1e-6);
    }

    void aConstantStaysConstant()
    {
        const at::Tensor image = drawn(manyPlacements(0), at::full({3, 24, 24}, 204.0), 48, 2);
        const at::Tensor covered = (image - kBackground).abs() > 1e-6;
        QVERIFY(covered.to(at::kFloat).mean().item<double>() > 0.3);
        QVERIFY(((image - 0.8).abs() < 1e-5).eq(covered).all().item<bool>());
    }

    void overTheBorderIsTheSameCutOff()
    {
        TransformOptions transforms = TransformOptions::none();
        transforms.rotation = 40;
        transforms.perspective = 0.1;
        const at::Tensor patch = at::rand({3, 20, 20}) * 255;
        for (const auto& [x, y] : {std::pair{2.0, 5.0}, {23.0, 24.0}, {-3.0, 30.0}, {12.0, 12.0}}) {
            RandomStream one(9, 0, 0), two(9, 0, 0);
            const PlacedPatch small = placePatch(0, x, y, 30, 20, transforms, one);
            const PlacedPatch large = placePatch(0, x + 40, y + 40, 30, 20, transforms, two);
            const at::Tensor whole = drawn({large}, patch, 104).narrow(2, 40, 24).narrow(3, 40, 24);
            QVERIFY(worst(drawn({small}, patch, 24), whole) < 1e-4);
        }
    }

    void nothingIsDrawnOutsideItsClip()
    {
        PlacedPatch placed = upright(0, 4, 4, 16, 16);
        placed.clip = {8, 0, 16, 12};
        const at::Tensor image = drawn({placed}, at::full({3, 16, 16}, 255.0), 32);
        const at::Tensor expected = at::full({1, 3, 32, 32}, kBackground);
        expected.narrow(2, 4, 8).narrow(3, 8, 8).fill_(1);
        QVERIFY(worst(image, expected) < 1e-6);
    }

    void smallCopiesAreAveraged()
    {
        const at::Tensor noise = at::rand({3, 200, 200}) * 255;
        const at::Tensor smooth =
            at::upsample_bilinear2d(at::rand({1, 3, 12, 12}), {200, 200}, false)[0] * 255;
        for (const std::int64_t side : {20, 33, 50, 77}) {
            const auto copy = [&](const at::Tensor& patch) {
                return drawn({upright(0, 3, 5, static_cast<double>(side), 200)}, patch, 96)[0]
                    .narrow(1, 5, side)
                    .narrow(2, 3, side);
            };
            for (const auto& [patch, limit] : {std::pair(noise, 0.08), std::pair(smooth, 0.02)}) {
                const double error = (copy(patch) - at::adaptive_avg_pool2d(patch / 255, {side, side}))
                                         .abs()
                                         .mean()
                                         .item<double>();
                QVERIFY2(error < limit, qPrintable(QString("%1 px: %2").arg(side).arg(error)));
            }
            const at::Tensor index = at::arange(200);
            const at::Tensor board =
                (index.view({200, 1}) + index).remainder(2).to(at::kFloat).expand({3, 200, 200}) * 255;
            QVERIFY(worst(copy(board), at::full({3, side, side}, 0.5)) < 0.02);
        }
    }

    void pastingIsLinearAndItsGradientTheAdjoint()
    {
        const auto footprint = rasterise(manyPlacements(0), 2, 48, 48, "cpu");
        const at::Tensor black = at::zeros({2, 48, 48, 3}), weights = at::rand({2, 3, 48, 48});
        const at::Tensor x = (at::rand({3, 24, 24}) * 200 + 10).requires_grad_(true);
        const at::Tensor forward = pastePatches(black, x, footprint);
        const at::Tensor back = torch::autograd::grad({(forward * weights).sum()}, {x})[0];
        for (int repeat = 0; repeat < 3; ++repeat) {
            const at::Tensor other = at::rand({3, 24, 24}) * 200 + 10;
            const double left = (pastePatches(black, other, footprint) * weights).sum().item<double>();
            const double right = (other * back).sum().item<double>();
            QVERIFY2(std::abs(left - right) < 1e-4 * std::abs(left),
                     qPrintable(QString("%1 and %2").arg(left).arg(right)));
        }
    }

    void gradientsAreDifferenceQuotients()
    {
        const auto footprint = rasterise(manyPlacements(0.3), 2, 48, 48, "cpu");
        const at::Tensor weights = at::rand({2, 3, 48, 48}),
                         background = at::full({2, 48, 48, 3}, kBackground);
        const at::Tensor x = (at::rand({3, 24, 24}) * 100 + 80).requires_grad_(true);
        const auto value = [&](const at::Tensor& patch) {
            return (pastePatches(background, patch, footprint).to(at::kDouble) * weights).sum();
        };
        const at::Tensor gradient = torch::autograd::grad({value(x)}, {x})[0].detach();
        for (const auto& [channel, row, column] :
             {std::tuple{0, 0, 0}, {1, 12, 11}, {2, 23, 23}, {0, 5, 19}}) {
            const at::Tensor up = x.detach().clone(), down = x.detach().clone();
            up[channel][row][column] += 8;
            down[channel][row][column] -= 8;
            const double slope = (value(up) - value(down)).item<double>() / 16;
            QVERIFY(std::abs(slope - gradient[channel][row][column].item<double>()) <
                    1e-4 * gradient.abs().max().item<double>());
        }
    }

    void coloursFollowTheirFormulaAndAreClamped()
    {
        PlacedPatch placed = upright(0, 0, 0, 16, 16);
        placed.contrast = 1.5;
        placed.brightness = -0.2;
        for (const auto& [value, expected] : {std::pair{0.4, 0.4}, {0.6, 0.7}, {0.1, 0.0}, {0.9, 1.0}}) {
            const at::Tensor patch = at::full({3, 16, 16}, value * 255).requires_grad_(true);
            const at::Tensor image = drawn({placed}, patch, 16);
            QVERIFY(worst(image, at::full({1, 3, 16, 16}, expected)) < 1e-5);
            const at::Tensor gradient = torch::autograd::grad({image.sum()}, {patch})[0];
            const bool inside = expected > 0 && expected < 1;
            QVERIFY(worst(gradient, at::full({3, 16, 16}, inside ? 1.5 / 255 : 0.0)) < 1e-5);
        }
    }

    void noiseHangsOnItsKey()
    {
        PlacedPatch placed = upright(0, 0, 0, 64, 64), plain = upright(1, 8, 8, 16, 64);
        placed.noise = 0.1;
        placed.noiseKey = 77;
        const at::Tensor grey = at::full({3, 64, 64}, 127.5);
        const at::Tensor one = drawn({placed, plain}, grey, 64, 2);
        QVERIFY(at::equal(one, drawn({placed, plain}, grey, 64, 2)));
        QVERIFY(std::abs(one[0].std().item<double>() - 0.1) < 0.005);
        QVERIFY(std::abs(one[0].mean().item<double>() - 0.5) < 0.005);
        QVERIFY(worst(one[0][0], one[0][1]) > 0.1); // each channel has its own
        QVERIFY(worst(one[1].narrow(1, 8, 16).narrow(2, 8, 16), at::full({3, 16, 16}, 0.5)) <
                1e-5); // none without noise
        placed.noiseKey = 78;
        QVERIFY(worst(one[0], drawn({placed}, grey, 64)[0]) > 0.1);
    }

    void fixedIsExact()
    {
        const at::Tensor background = at::rand({3, 40, 40, 3}), kept = background.clone();
        const at::Tensor patch = (at::rand({3, 16, 16}) * 255).requires_grad_(true);
        const at::Tensor image = pasteFixed(background, patch, 20, 24);
        const at::Tensor expected = background.permute({0, 3, 1, 2}).clone();
        for (std::int64_t input = 0; input < 3; ++input)
            expected[input].narrow(1, 20, 16).narrow(2, 24, 16).copy_(patch.detach() / 255);
        QVERIFY(at::equal(image.detach(), expected));
        QVERIFY(at::equal(background, kept));
        const at::Tensor weights = at::rand({3, 3, 40, 40});
        const at::Tensor gradient = torch::autograd::grad({(image * weights).sum()}, {patch})[0];
        QVERIFY(at::allclose(gradient, weights.sum(0).narrow(1, 20, 16).narrow(2, 24, 16) / 255, 1e-5, 1e-8));
    }
};

QTEST_GUILESS_MAIN(TestPaster)
#include "test_paster.moc"
