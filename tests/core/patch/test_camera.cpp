// What the training's camera does to a network input: noise, colours, curves, and the way back of the gradient.
#include "core/patch/camera.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <set>

using namespace blindspot;
using namespace blindspot::patch;

namespace {

CameraDraw drawn(const CameraOptions& options, std::uint64_t seed)
{
    RandomStream random(seed, 0, 0);
    return drawCamera(options, random);
}

CameraOptions everything()
{
    return {.shotNoise = 0.1, .readNoise = 0.02, .whiteBalance = 0.3, .gamma = 0.4, .curve = 0.5, .sharpen = 1, .jpeg = 30};
}

at::Tensor picture(std::int64_t batch)
{
    at::manual_seed(3);
    return at::upsample_bilinear2d(at::rand({batch, 3, 12, 12}), {96, 96}, false).contiguous(at::MemoryFormat::ChannelsLast);
}

double worst(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

} // namespace

class TestCamera : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void offItDoesNothing()
    {
        QVERIFY(!CameraOptions{}.any());
        RandomStream random(1, 2, 3), untouched(1, 2, 3);
        const CameraDraw draw = drawCamera({}, random);
        QCOMPARE(random.next(), untouched.next());
        QVERIFY(at::equal(throughCamera(picture(1), {}, {draw}), picture(1)));
    }

    void drawsStayWithinTheirOptions()
    {
        const CameraOptions options = everything();
        std::set<double> qualities;
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            const CameraDraw draw = drawn(options, seed);
            for (const double gain : {draw.red, draw.blue})
                QVERIFY(gain * gain <= 1.3 + 1e-9 && gain * gain >= 1 / 1.3 - 1e-9);
            QVERIFY(draw.shot >= 0 && draw.shot <= 0.1 && draw.read >= 0 && draw.read <= 0.02);
            QVERIFY(std::abs(std::log2(draw.exponent)) <= 0.4 + 1e-9 && std::abs(draw.curve) <= 0.5 && draw.sharpen <= 1);
            qualities.insert(draw.quality);
        }
        QCOMPARE(*qualities.begin(), 30.0);
        QCOMPARE(*qualities.rbegin(), 100.0);
        QCOMPARE(qualities.size(), std::size_t{71}); // whole ones
    }

    void noiseHasTheVarianceOfItsModel()
    {
        CameraDraw draw;
        draw.shot = 0.1;
        draw.read = 0.02;
        const CameraOptions options{.shotNoise = 1, .readNoise = 1};
        for (const double value : {0.3, 0.5, 0.8}) {
            draw.noisePlace = static_cast<std::int64_t>(value * 1e6);
            const at::Tensor light = throughCamera(at::full({1, 3, 200, 200}, value), options, {draw}).square();
            const double expected = 0.01 * value * value + 0.0004;
            QVERIFY(std::abs(light.mean().item<double>() - value * value) < 0.002);
            QVERIFY(std::abs(light.var().item<double>() / expected - 1) < 0.03);
        }
        // Another place of the table, another noise.
        const at::Tensor grey = at::full({1, 3, 64, 64}, 0.5);
        CameraDraw other = draw;
        other.noisePlace += 1000003;
        QVERIFY(worst(throughCamera(grey, options, {draw}), throughCamera(grey, options, {other})) > 0.02);
        QVERIFY(at::equal(throughCamera(grey, options, {draw}), throughCamera(grey, options, {draw})));
    }

    void gainsAreOfRedAndBlue()
    {
        CameraDraw draw;
        draw.red = 1.1;
        draw.blue = 0.8;
        const at::Tensor seen = throughCamera(at::full({1, 3, 32, 32}, 0.5), {.whiteBalance = 0.5}, {draw});
        QVERIFY(worst(seen[0][0], at::full({32, 32}, 0.55)) < 1e-6);
        QVERIFY(worst(seen[0][1], at::full({32, 32}, 0.5)) < 1e-6);
        QVERIFY(worst(seen[0][2], at::full({32, 32}, 0.4)) < 1e-6);
    }

    void curvesKeepTheEndsAndTheOrder()
    {
        const at::Tensor ramp = at::linspace(0, 1, 32 * 32).view({1, 1, 32, 32}).expand({1, 3, 32, 32}).contiguous();
        for (const double strength : {-1.0, 1.0}) {
            CameraDraw draw;
            draw.curve = strength;
            draw.exponent = std::exp2(strength);
            const at::Tensor seen = throughCamera(ramp, {.gamma = 1, .curve = 1}, {draw})[0][0].flatten();
            QVERIFY(seen[0].item<double>() < 0.12 && std::abs(seen[-1].item<double>() - 1) < 1e-6);
            QVERIFY((seen.narrow(0, 1, 1023) - seen.narrow(0, 0, 1023)).min().item<double>() > -1e-6);
        }
        CameraDraw steep;
        steep.curve = 1;
        const at::Tensor dark = throughCamera(at::full({1, 3, 32, 32}, 0.25), {.curve = 1}, {steep});
        QVERIFY(std::abs(dark.mean().item<double>() - (3 * 0.0625 - 2 * 0.015625)) < 1e-6);
    }

    void sharpeningRaisesEdgesAlone()
    {
        at::Tensor edge = at::full({1, 3, 32, 32}, 0.3);
        edge.narrow(3, 16, 16).fill_(0.6);
        CameraDraw draw;
        draw.sharpen = 1;
        const at::Tensor seen = throughCamera(edge, {.sharpen = 1}, {draw});
        QVERIFY(worst(seen.narrow(3, 0, 14), edge.narrow(3, 0, 14)) < 1e-6);
        QVERIFY(std::abs(seen[0][0][5][16].item<double>() - 0.675) < 1e-5); // a quarter of the step beyond
        QVERIFY(std::abs(seen[0][0][5][15].item<double>() - 0.225) < 1e-5);
    }

    void eachInputHasItsDraw()
    {
        const CameraOptions options = everything();
        const std::vector<CameraDraw> draws{drawn(options, 1), drawn(options, 2)};
        const at::Tensor input = picture(2), both = throughCamera(input, options, draws);
        for (std::int64_t i = 0; i < 2; ++i) {
            const at::Tensor alone = throughCamera(input.narrow(0, i, 1).contiguous(at::MemoryFormat::ChannelsLast), options,
                                                   {draws[static_cast<std::size_t>(i)]});
            QVERIFY(at::equal(alone[0], both[i]));
        }
        QVERIFY(both.min().item<double>() >= 0 && both.max().item<double>() <= 1);
        QVERIFY(worst(both, input) > 0.05);
    }

    void theGradientComesBack()
    {
        const CameraOptions options = everything();
        const at::Tensor leaf = (picture(1) * 0.5 + 0.25).detach().requires_grad_(true);
        const at::Tensor seen = throughCamera(leaf, options, {drawn(options, 4)});
        const at::Tensor gradient = torch::autograd::grad({seen.mean()}, {leaf})[0];
        QVERIFY(at::isfinite(gradient).all().item<bool>());
        // Gains, curves and sharpening near 1 leave the mean slope near 1.
        QVERIFY(std::abs(gradient.sum().item<double>() - 1) < 0.5);
    }
};

QTEST_GUILESS_MAIN(TestCamera)
#include "test_camera.moc"
