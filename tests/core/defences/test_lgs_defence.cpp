// Local gradients smoothing against a plain reading of the paper's equations, window by window.
#include "core/defences/defence.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::defences;
using imaging::Image;

namespace {

struct Settings {
    int window, overlap;
    double threshold, lambda;

    std::string text() const
    {
        return "lgs:window=" + std::to_string(window) + ",overlap=" + std::to_string(overlap) +
               ",threshold=" + std::to_string(threshold) + ",lambda=" + std::to_string(lambda);
    }
};

using Plane = std::vector<std::vector<double>>;

/// Equations 4 and 5, with the difference to the next pixel.
Plane gradientOf(const Image& image)
{
    const auto brightness = [&image](int x, int y) {
        const std::uint8_t* pixel = image.pixel(std::min(x, image.width - 1), std::min(y, image.height - 1));
        return 0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2];
    };
    const auto rows = static_cast<std::size_t>(image.height);
    Plane gradient(rows, std::vector<double>(static_cast<std::size_t>(image.width)));
    double least = 1e9;
    double most = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const double value = std::hypot(brightness(x + 1, y) - brightness(x, y), //
                                            brightness(x, y + 1) - brightness(x, y));
            gradient[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = value;
            least = std::min(least, value);
            most = std::max(most, value);
        }
    for (std::vector<double>& row : gradient)
        for (double& value : row)
            value = most > least ? (value - least) / (most - least) : 0;
    return gradient;
}

/// Equation 6: what the windows leave of the gradient. Nothing where a window's mean is too close to the
/// threshold for rounding not to matter.
std::optional<Plane> estimated(const Plane& gradient, const Settings& settings)
{
    const int height = static_cast<int>(gradient.size());
    const int width = static_cast<int>(gradient.front().size());
    Plane kept(gradient.size(), std::vector<double>(gradient.front().size(), 0.0));
    const int step = settings.window - settings.overlap;
    for (int row = 0;; row += step) {
        const int top = std::max(0, std::min(row, height - settings.window));
        for (int column = 0;; column += step) {
            const int left = std::max(0, std::min(column, width - settings.window));
            double sum = 0;
            int count = 0;
            const auto each = [&](auto&& visit) {
                for (int y = top; y < std::min(height, top + settings.window); ++y)
                    for (int x = left; x < std::min(width, left + settings.window); ++x)
                        visit(static_cast<std::size_t>(y), static_cast<std::size_t>(x));
            };
            each([&](std::size_t y, std::size_t x) { sum += gradient[y][x], ++count; });
            if (std::abs(sum / count - settings.threshold) < 1e-6) return {};
            if (sum / count > settings.threshold)
                each([&](std::size_t y, std::size_t x) { kept[y][x] = gradient[y][x]; });
            if (column + settings.window >= width) break;
        }
        if (row + settings.window >= height) break;
    }
    return kept;
}

} // namespace

class TestLgsDefence : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void followsThePaper();
    void noiseIsDarkenedAndSlopesAreNot();
};

void TestLgsDefence::followsThePaper()
{
    QVERIFY(rc::check("equations 4 to 7", [] {
        const int width = *rc::gen::inRange(1, 60);
        const int height = *rc::gen::inRange(1, 60);
        Image image = testing::slopePicture(width, height);
        const Image noise = testing::noisePicture(width, height, *rc::gen::arbitrary<unsigned>());
        const int noisy = *rc::gen::inRange(0, width + 1); // columns of noise
        for (int y = 0; y < height; ++y)
            std::copy_n(noise.pixel(0, y), 3 * noisy, image.pixel(0, y));
        const int window = *rc::gen::inRange(2, 20);
        const Settings settings{window, *rc::gen::inRange(0, window), *rc::gen::inRange(0, 5000) / 1e4,
                                *rc::gen::inRange(0, 500) / 100.0};
        const Plane gradient = gradientOf(image);
        const auto kept = estimated(gradient, settings);
        if (!kept) RC_DISCARD("a mean on the threshold");
        const Filtered result = makeDefence(parseDefence(settings.text(), "test"))->apply(image, 0);
        RC_ASSERT(result.scale == 1.0 && result.left == 0.0 && result.top == 0.0);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const double g = (*kept)[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
                const double factor = 1 - std::clamp(settings.lambda * g, 0.0, 1.0);
                // Half a value by rounding to whole ones; the rest because a smooth picture's small range of
                // gradients makes float's rounding larger.
                for (int channel = 0; channel < 3; ++channel)
                    RC_ASSERT(std::abs(result.image.pixel(x, y)[channel] -
                                       image.pixel(x, y)[channel] * factor) <= 0.6);
            }
    }));
}

void TestLgsDefence::noiseIsDarkenedAndSlopesAreNot()
{
    Image image = testing::slopePicture(120, 90);
    const Image noise = testing::noisePicture(30, 30, 4);
    for (int y = 0; y < 30; ++y)
        std::copy_n(noise.pixel(0, y), 90, image.pixel(60, 30 + y));
    const Filtered result = makeDefence(parseDefence("lgs", "test"))->apply(image, 0);
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (int y = 30; y < 60; ++y)
        for (int x = 60; x < 90; ++x) {
            before += image.pixel(x, y)[1];
            after += result.image.pixel(x, y)[1];
        }
    QVERIFY(after < before / 2);
    for (int x = 0; x < 40; ++x)
        QCOMPARE(int{result.image.pixel(x, 45)[1]}, int{image.pixel(x, 45)[1]});
}

QTEST_GUILESS_MAIN(TestLgsDefence)
#include "test_lgs_defence.moc"
