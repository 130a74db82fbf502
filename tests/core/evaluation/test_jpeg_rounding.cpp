// The training's JPEG against libjpeg's, and its way back of the gradient.
#include "core/common/error.h"
#include "core/common/random.h"
#include "core/imaging/filters.h"
#include "core/patch/filters/jpeg_rounding.h"

#include <ATen/ATen.h>
#include <QtTest/QtTest>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

using namespace blindspot;

namespace {

/// Slopes, edges and noise: all that a picture has for a codec.
imaging::Image picture(int width, int height, std::uint64_t seed)
{
    imaging::Image image(width, height);
    RandomStream random(seed, 0, 0);
    const double slopeX = random.uniform(0.5, 3), slopeY = random.uniform(0.5, 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int channel = 0; channel < 3; ++channel) {
                double value = 60 + slopeX * x + slopeY * y * (channel + 1) / 3;
                if ((x / 11 + y / 7 + channel) % 3 == 0) value = 255 - value;
                if (x > width / 2) value += 25 * random.normal();
                image.pixel(x, y)[channel] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
            }
    return image;
}

at::Tensor tensorOf(const imaging::Image& image)
{
    const at::Tensor bytes = at::empty({image.height, image.width, 3}, at::kByte);
    std::copy(image.rgb.begin(), image.rgb.end(), bytes.data_ptr<std::uint8_t>());
    return bytes.permute({2, 0, 1}).unsqueeze(0).to(at::kFloat) / 255;
}

} // namespace

class TestJpegRounding : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void isLibjpegs_data()
    {
        QTest::addColumn<int>("quality");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        for (const int quality : {1, 10, 30, 50, 75, 90, 100})
            QTest::addRow("quality %d", quality) << quality << 128 << 96;
        QTest::addRow("odd sides") << 75 << 117 << 83;
    }

    void isLibjpegs()
    {
        QFETCH(int, quality);
        QFETCH(int, width);
        QFETCH(int, height);
        double most = 0, sum = 0, changed = 0;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const imaging::Image image = picture(width, height, seed);
            const at::Tensor theirs = tensorOf(imaging::jpegRoundTrip(image, quality));
            const at::Tensor ours = patch::throughJpeg(tensorOf(image), quality);
            QCOMPARE(ours.sizes(), theirs.sizes());
            const at::Tensor difference = (ours - theirs).abs() * 255;
            most = std::max(most, difference.max().item<double>());
            sum += difference.mean().item<double>() / 4;
            changed += ((tensorOf(image) - theirs).abs() * 255).mean().item<double>() / 4;
        }
        qInfo("quality %d: of 255, most %.3f, mean %.5f; JPEG itself changes %.3f", quality, most, sum, changed);
        QVERIFY(changed > 0.5);
        QVERIFY(most <= 1.01);
        QVERIFY(sum < 0.01);
    }

    /// A quality for each input; batching changes nothing.
    void eachInputHasItsQuality()
    {
        const at::Tensor one = tensorOf(picture(64, 48, 1)), two = tensorOf(picture(64, 48, 2));
        const at::Tensor both = patch::throughJpeg(at::cat({one, two}), std::vector<double>{20, 90});
        QVERIFY(both[0].equal(patch::throughJpeg(one, 20)[0]));
        QVERIFY(both[1].equal(patch::throughJpeg(two, 90)[0]));
        QVERIFY(!both[0].equal(patch::throughJpeg(one, 90)[0]));
    }

    /// Forwards the values are JPEG's; backwards a change of brightness goes straight through, one of colour through
    /// the chroma's coarser pixels.
    void gradientGoesStraightThrough()
    {
        const at::Tensor leaf = tensorOf(picture(32, 32, 3)).requires_grad_(true);
        const at::Tensor result = patch::throughJpeg(leaf, 40);
        QVERIFY(result.detach().sub(patch::throughJpeg(leaf.detach(), 40)).abs().max().item<double>() < 1e-5);
        const at::Tensor luma = at::tensor(at::ArrayRef<float>{0.299F, 0.587F, 0.114F}).view({1, 3, 1, 1});
        const at::Tensor bright = at::randn({1, 1, 32, 32}) * luma;
        const at::Tensor straight = torch::autograd::grad({result}, {leaf}, {bright}, true)[0];
        QVERIFY((straight - bright).abs().max().item<double>() < 1e-4);

        at::Tensor blue = at::zeros({1, 3, 32, 32});
        blue[0][2][10][10] = 1;
        const at::Tensor spread = torch::autograd::grad({result}, {leaf}, {blue})[0];
        QVERIFY((spread.sum() - 1).abs().item<double>() < 1e-4);
        QVERIFY(spread[0][2][11][11].item<double>() > 0.05); // of the same chroma pixel
        QCOMPARE(spread[0][2][20][20].item<double>(), 0.0);
    }

    void qualityOutOfRangeIsAnError()
    {
        const at::Tensor input = at::full({1, 3, 16, 16}, 0.5);
        QVERIFY_THROWS_EXCEPTION(Error, patch::throughJpeg(input, 0));
        QVERIFY_THROWS_EXCEPTION(Error, patch::throughJpeg(input, 101));
    }
};

QTEST_GUILESS_MAIN(TestJpegRounding)
#include "test_jpeg_rounding.moc"
