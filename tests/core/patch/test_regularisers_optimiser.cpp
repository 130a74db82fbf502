// What keeps a patch smooth and printable, and one step of the patch.
#include "core/patch/optimiser.h"
#include "core/patch/regularisers.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <rapidcheck.h>
#include <torch/csrc/autograd/autograd.h>

#include <cmath>

using namespace blindspot::patch;

namespace {

at::Tensor gradientOf(at::Tensor (*measure)(const at::Tensor&), const at::Tensor& patch)
{
    const at::Tensor leaf = patch.detach().clone().requires_grad_(true);
    return torch::autograd::grad({measure(leaf)}, {leaf})[0];
}

/// Largest difference between the gradient and central differences, for a few values of a patch, relative to
/// the largest slope.
double differenceError(at::Tensor (*measure)(const at::Tensor&), const at::Tensor& patch, double width)
{
    const at::Tensor gradient = gradientOf(measure, patch).flatten();
    double worst = 0;
    for (std::int64_t i = 0; i < patch.numel(); i += 7) {
        const at::Tensor up = patch.clone(), down = patch.clone();
        up.view(-1)[i] += width;
        down.view(-1)[i] -= width;
        const double slope = (measure(up) - measure(down)).item<double>() / (2 * width);
        worst = std::max(worst, std::abs(slope - gradient[i].item<double>()));
    }
    return worst / gradient.abs().max().item<double>();
}

at::Tensor colour(double red, double green, double blue)
{
    return at::tensor({red, green, blue}).view({3, 1, 1}).expand({3, 16, 16}).contiguous();
}

/// Against the colours of offset printing.
at::Tensor ofOffset(const at::Tensor& patch)
{
    return nonPrintability(patch, printableColours({}));
}

double printability(double red, double green, double blue)
{
    return ofOffset(colour(red, green, blue)).item<double>();
}

OptimiserState stateFor(std::int64_t side, const OptimiserOptions& options)
{
    return {at::zeros({3, side, side}), at::zeros({3, side, side}), at::zeros({3, coarseElements(side, options.scales)}), 0};
}

} // namespace

class TestRegularisersOptimiser : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { at::manual_seed(3); }

    void variationOfPatterns()
    {
        QCOMPARE(totalVariation(at::full({3, 16, 16}, 93.0)).item<double>(), 0.0);
        // Stripes of 0 and 255: every step to the right is 1, none downwards.
        const at::Tensor stripes = at::zeros({3, 16, 16}, at::kDouble);
        stripes.slice(2, 1, 16, 2).fill_(255);
        QVERIFY(std::abs(totalVariation(stripes).item<double>() - 1) < 1e-12);
        QVERIFY(std::abs(totalVariation(stripes.transpose(1, 2)).item<double>() - 1) < 1e-12);
        // 2 x 2 by hand: down |51-0|, |255-102|; right |102-0|, |255-51|; means 102 and 153.
        const at::Tensor small =
            at::tensor({0.0, 102.0, 51.0, 255.0}, at::kDouble).view({1, 2, 2}).expand({3, 2, 2});
        QVERIFY(std::abs(totalVariation(small).item<double>() - (102 + 153) / 255.0) < 1e-12);
    }

    void variationHasItsGradient()
    {
        const at::Tensor patch =
            at::randperm(3 * 9 * 9, at::kDouble).view({3, 9, 9}); // no ties, where the slope has a kink
        QVERIFY(differenceError(totalVariation, patch, 0.25) < 1e-9);
        const at::Tensor flat = gradientOf(totalVariation, at::full({3, 8, 8}, 7.0));
        QVERIFY(flat.eq(0).all().item<bool>());
    }

    void printableColours()
    {
        for (const auto& [red, green, blue] : {std::tuple{247.35, 247.35, 247.35},
                                               {0.0, 158.1, 226.95},
                                               {255.0, 237.15, 0.0},
                                               {53.55, 45.9, 43.35}})
            QVERIFY(printability(red, green, blue) < 0.005);
        // Half cyan on paper is the mean of both.
        QVERIFY(printability(247.35 / 2, (247.35 + 158.1) / 2, (247.35 + 226.95) / 2) < 0.005);
        const double green = printability(0, 255, 0);
        QVERIFY2(green > 0.3 && green < 0.6, qPrintable(QString::number(green)));
        QVERIFY(printability(0, 0, 255) > 0.3);
        QVERIFY(printability(0, 200, 50) < green); // closer to the printed green
    }

    void printabilityIsAMean()
    {
        const at::Tensor both = at::cat({colour(0, 255, 0), colour(247.35, 247.35, 247.35)}, 2);
        const double mean = (printability(0, 255, 0) + printability(247.35, 247.35, 247.35)) / 2;
        QVERIFY(std::abs(ofOffset(both).item<double>() - mean) < 1e-6);
    }

    void printabilityHasItsGradient()
    {
        QVERIFY(differenceError(ofOffset, at::rand({3, 7, 7}, at::kDouble) * 255, 1e-3) < 1e-3);
        // At a printable colour itself the distance has no slope, and no NaN either.
        const at::Tensor at0 =
            gradientOf(ofOffset, colour(255.0F * 0.97F, 255.0F * 0.97F, 255.0F * 0.97F));
        QVERIFY(at::isfinite(at0).all().item<bool>());
        // A step against the gradient brings green nearer.
        const at::Tensor green = colour(0, 255, 0);
        const at::Tensor nearer = green - 1e4 * gradientOf(ofOffset, green);
        QVERIFY(ofOffset(nearer).item<double>() < ofOffset(green).item<double>());
    }

    void signSteps()
    {
        OptimiserOptions options;
        options.kind = OptimiserKind::Sign;
        OptimiserState state;
        at::Tensor patch = at::tensor({100.0, 100.0, 100.0, 2.0, 253.0, 0.0});
        step(options, 5, at::tensor({0.001, -70.0, 0.0, 1.0, -1.0, 0.0}), patch, state);
        QVERIFY(at::equal(patch, at::tensor({95.0, 105.0, 100.0, 0.0, 255.0, 0.0})));
        QCOMPARE(state.updates, 1);
    }

    void adamFollowsItsFormula()
    {
        OptimiserOptions options;
        options.kind = OptimiserKind::Adam;
        options.beta1 = 0.9;
        options.beta2 = 0.999;
        options.scales = 1;
        OptimiserState state{at::zeros({4}), at::zeros({4}), {}, 0};
        at::Tensor patch = at::tensor({100.0F, 120.0F, 1.0F, 254.0F});
        const std::vector<std::vector<double>> gradients = {
            {1, -2e-6, 3, -4}, {0.5, 4e-6, 3, -4}, {-0.25, 1e-6, 3, -4}};
        std::vector<double> expected = {100, 120, 1, 254}, m(4), v(4);
        for (std::size_t t = 0; t < 3; ++t) {
            const double rate = 5 - static_cast<double>(t);
            for (std::size_t i = 0; i < 4; ++i) {
                const double g = gradients[t][i], power = static_cast<double>(t + 1);
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                const double move =
                    (m[i] / (1 - std::pow(0.9, power))) / std::sqrt(v[i] / (1 - std::pow(0.999, power)));
                expected[i] = std::clamp(expected[i] - rate * move, 0.0, 255.0);
            }
            step(options, rate, at::tensor(gradients[t]).to(at::kFloat), patch, state);
            for (std::size_t i = 0; i < 4; ++i) {
                const double value = patch[static_cast<std::int64_t>(i)].item<double>();
                QVERIFY2(std::abs(value - expected[i]) < 1e-3,
                         qPrintable(QString("%1: %2, not %3").arg(i).arg(value).arg(expected[i])));
            }
        }
        QCOMPARE(state.updates, 3);
        QCOMPARE(patch[2].item<double>(), 0.0); // would have left the range
        QCOMPARE(patch[3].item<double>(), 255.0);
    }

    void adamMovesTinyGradients()
    {
        OptimiserOptions options;
        options.scales = 1;
        OptimiserState state{at::zeros({3}), at::zeros({3}), {}, 0};
        at::Tensor patch = at::full({3}, 128.0);
        step(options, 5, at::tensor({1e-9F, -1e-9F, 0.0F}), patch, state);
        QVERIFY(at::allclose(patch, at::tensor({123.0F, 133.0F, 128.0F}), 1e-4));
    }

    void scalesAreHalves()
    {
        QCOMPARE(scaleSides(200, 5), (std::vector<std::int64_t>{200, 100, 50, 25, 12}));
        QCOMPARE(scaleSides(16, 8), (std::vector<std::int64_t>{16, 8, 4})); // smaller ones say nothing
        QCOMPARE(scaleSides(200, 1), std::vector<std::int64_t>{200});
        QCOMPARE(coarseElements(16, 8), 64 + 16);
        QCOMPARE(coarseElements(200, 1), 0);
    }

    void scalesThatAgreeStepAsOne()
    {
        // The same gradient everywhere: every scale's step is the whole rate, and so is their mean.
        OptimiserOptions options;
        options.scales = 3;
        OptimiserState state = stateFor(16, options);
        at::Tensor patch = at::full({3, 16, 16}, 100.0);
        step(options, 5, at::full({3, 16, 16}, 1e-6), patch, state);
        QVERIFY(at::allclose(patch, at::full({3, 16, 16}, 95.0), 1e-4));
    }

    void coarseScalesSeeThroughNoise()
    {
        // A faint ramp under noise twenty times as strong, new in each update: after the same updates the patch of several
        // scales has taken up more of the ramp.
        const auto follows = [](std::int64_t scales) {
            OptimiserOptions options;
            options.scales = scales;
            OptimiserState state = stateFor(64, options);
            at::Tensor patch = at::full({3, 64, 64}, 128.0);
            const at::Tensor ramp = at::linspace(-1, 1, 64).expand({3, 64, 64});
            for (int update = 0; update < 20; ++update)
                step(options, 2, ramp + 20 * at::randn({3, 64, 64}), patch, state);
            const at::Tensor moved = 128 - patch;
            return (moved * ramp).sum().item<double>() / (moved.norm() * ramp.norm()).item<double>();
        };
        const double one = follows(1), several = follows(5);
        QVERIFY2(several > 1.5 * one && several > 0.5, qPrintable(QString("%1, %2").arg(one).arg(several)));
    }

    void learningRates()
    {
        OptimiserOptions options;
        options.learningRate = 8;
        options.finalFraction = 0.25;
        QCOMPARE(learningRateAt(options, 0), 8.0);
        QCOMPARE(learningRateAt(options, 0.5), 5.0);
        QCOMPARE(learningRateAt(options, 1), 2.0);
        options.finalFraction = 1;
        for (const double progress : {0.0, 0.3, 1.0})
            QCOMPARE(learningRateAt(options, progress), 8.0);
        QVERIFY(rc::check("falls steadily", [] {
            OptimiserOptions drawn;
            drawn.finalFraction = *rc::gen::inRange(0, 101) / 100.0;
            const double a = *rc::gen::inRange(0, 1001) / 1000.0, b = *rc::gen::inRange(0, 1001) / 1000.0;
            RC_ASSERT(learningRateAt(drawn, std::min(a, b)) >= learningRateAt(drawn, std::max(a, b)));
            RC_ASSERT(learningRateAt(drawn, a) >= 0);
        }));
    }
};

QTEST_GUILESS_MAIN(TestRegularisersOptimiser)
#include "test_regularisers_optimiser.moc"
