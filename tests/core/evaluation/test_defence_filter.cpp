// The differentiable forms of the defences against the defences themselves: the same pictures come out, and a gradient
// comes back.
#include "core/common/error.h"
#include "core/defences/defence.h"
#include "core/patch/filters/defence_filter.h"

#include <ATen/ATen.h>
#include <QTest>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace blindspot;
using imaging::Image;

namespace {

constexpr int kSide = 320;
constexpr std::uint64_t kKey = 7;

/// Smooth surroundings with some edges, and a square of random colours as a patch would have them.
Image scene()
{
    Image image(kSide, kSide, 0);
    std::uint32_t state = 12345;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            std::uint8_t* pixel = image.pixel(x, y);
            const bool wall = x > 40 && x < 120 && y > 30 && y < 280;
            for (int c = 0; c < 3; ++c) {
                const double wave = 100 + 50 * std::sin(0.02 * (x + c * 40)) + 40 * std::cos(0.03 * y + c);
                pixel[c] = static_cast<std::uint8_t>(wall ? 200 - 30 * c : wave);
            }
            if (x >= 180 && x < 260 && y >= 120 && y < 200)
                for (int c = 0; c < 3; ++c) {
                    state = state * 1664525U + 1013904223U;
                    pixel[c] = static_cast<std::uint8_t>(state >> 24);
                }
        }
    return image;
}

at::Tensor tensorOf(const Image& image)
{
    const at::Tensor bytes = at::empty({image.height, image.width, 3}, at::kByte);
    std::copy(image.rgb.begin(), image.rgb.end(), bytes.data_ptr<std::uint8_t>());
    return bytes.permute({2, 0, 1}).unsqueeze(0).to(at::kFloat).contiguous() / 255;
}

/// Grey levels.
at::Tensor difference(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs() * 255;
}

} // namespace

class TestDefenceFilter : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyDefenceHasAForm()
    {
        for (const defences::DefenceKind& kind : defences::defenceKinds())
            QVERIFY2(patch::hasDifferentiableForm(kind.name), kind.name.c_str());
        QVERIFY(!patch::hasDifferentiableForm("magic"));
        QVERIFY_THROWS_EXCEPTION(Error, patch::filterInput({"magic", {}}, tensorOf(scene()), {kKey}));
    }

    void noneIsTheInput()
    {
        const at::Tensor input = tensorOf(scene());
        QVERIFY(patch::filterInput({"none", {}}, input, {kKey}).input.is_same(input));
    }

    void theSamePictureComesOut_data()
    {
        QTest::addColumn<QString>("defence");
        QTest::addColumn<double>("mean"); // grey levels
        QTest::addColumn<double>("most");
        QTest::newRow("jpeg") << "jpeg" << 0.5 << 12.0; // libjpeg computes in whole numbers
        QTest::newRow("jpeg, coarse") << "jpeg:quality=20" << 1.0 << 40.0;
        QTest::newRow("median") << "median" << 0.01 << 0.01;
        QTest::newRow("median, wide") << "median:side=9" << 0.01 << 0.01;
        QTest::newRow("gaussian") << "gaussian" << 0.5 << 1.6; // 8-bit, in fixed point
        QTest::newRow("gaussian, wide") << "gaussian:sigma=6" << 0.6 << 1.6;
        QTest::newRow("lgs") << "lgs" << 0.3 << 0.6;
        QTest::newRow("lgs, small windows") << "lgs:window=9,overlap=2,threshold=0.05,lambda=4" << 0.3 << 0.6;
    }

    void theSamePictureComesOut()
    {
        QFETCH(QString, defence);
        QFETCH(double, mean);
        QFETCH(double, most);
        const DefenceSpec spec = defences::parseDefence(defence.toStdString(), "test");
        const Image picture = scene();
        const at::Tensor expected = tensorOf(defences::makeDefence(spec)->apply(picture, kKey).image);
        const auto [filtered, shifts] = patch::filterInput(spec, tensorOf(picture), {kKey});
        QVERIFY(shifts.empty());
        QVERIFY2(difference(expected, tensorOf(picture)).mean().item<double>() > 1, "the defence does something");
        const at::Tensor off = difference(filtered, expected);
        QVERIFY2(off.mean().item<double>() <= mean && off.max().item<double>() <= most,
                 qPrintable(QString("mean %1, most %2").arg(off.mean().item<double>()).arg(off.max().item<double>())));
    }

    void whatIsDrawnIsTheSame()
    {
        const DefenceSpec spec = defences::parseDefence("resize-pad:low=0.5", "test");
        const Image picture = scene();
        for (std::uint64_t key = 1; key < 6; ++key) {
            const defences::Filtered expected = defences::makeDefence(spec)->apply(picture, key);
            const auto [filtered, shifts] = patch::filterInput(spec, tensorOf(picture), {key});
            QCOMPARE(shifts.size(), std::size_t{1});
            QCOMPARE(shifts[0].left, expected.left);
            QCOMPARE(shifts[0].top, expected.top);
            QVERIFY(std::abs(shifts[0].scale - expected.scale) < 0.5 / kSide + 1e-9);
            // Antialiased bilinear and averages of areas differ where every pixel has another colour.
            QVERIFY(difference(filtered, tensorOf(expected.image)).mean().item<double>() < 2.5);
        }
    }

    void theMaskLiesWhereTheDefenceHasIt()
    {
        const DefenceSpec spec = defences::parseDefence("frequency-mask", "test");
        const Image picture = scene();
        const at::Tensor before = tensorOf(picture);
        const at::Tensor expected = tensorOf(defences::makeDefence(spec)->apply(picture, kKey).image);
        const at::Tensor filtered = patch::filterInput(spec, before, {kKey}).input;
        const auto masked = [&](const at::Tensor& after) { return difference(after, before).amax(1).gt(3); };
        const at::Tensor a = masked(expected), b = masked(filtered);
        const double both = a.logical_and(b).sum().item<double>(), any = a.logical_or(b).sum().item<double>();
        QVERIFY2(any > 5000 && both / any > 0.8, qPrintable(QString("%1 of %2").arg(both).arg(any)));
        // What fills it is of the surroundings' colours.
        const at::Tensor inside = filtered.narrow(2, 140, 40).narrow(3, 200, 40),
                         there = expected.narrow(2, 140, 40).narrow(3, 200, 40);
        QVERIFY(difference(inside, there).mean().item<double>() < 12);
    }

    void aGradientComesBack_data()
    {
        QTest::addColumn<QString>("defence");
        for (const defences::DefenceKind& kind : defences::defenceKinds())
            QTest::newRow(kind.name.c_str()) << QString::fromStdString(kind.name);
    }

    void aGradientComesBack()
    {
        QFETCH(QString, defence);
        const DefenceSpec spec = defences::parseDefence(defence.toStdString(), "test");
        const at::Tensor leaf = tensorOf(scene()).requires_grad_(true);
        const at::Tensor filtered = patch::filterInput(spec, leaf, {kKey}).input;
        const at::Tensor gradient = torch::autograd::grad({filtered.square().sum()}, {leaf})[0];
        QVERIFY(at::isfinite(gradient).all().item<bool>());
        QVERIFY(gradient.narrow(2, 120, 80).narrow(3, 180, 80).abs().sum().item<double>() > 0);
    }
};

QTEST_APPLESS_MAIN(TestDefenceFilter)
#include "test_defence_filter.moc"
