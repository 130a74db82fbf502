// Filters of whole pictures: what each does where the answer is known.
#include "core/common/error.h"
#include "core/imaging/filters.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <vector>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

/// Drawn small: also pictures of one pixel.
Image anyPicture()
{
    return testing::noisePicture(*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20),
                                 *rc::gen::arbitrary<unsigned>());
}

int clamped(int value, int size)
{
    return std::clamp(value, 0, size - 1);
}

/// A black picture with one white pixel in its middle.
Image dot(int side)
{
    Image image(side, side);
    std::fill_n(image.pixel(side / 2, side / 2), 3, std::uint8_t{255});
    return image;
}

} // namespace

class TestFilters : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theMedianIsTheMedian();
    void theBlurIsAGaussian();
    void jpegLosesMoreAtALowerQuality();
    void shrinkingKeepsTheScale();
    void smallestPicturesAreFiltered();
    void whatCannotBeFilteredIsRefused();
};

void TestFilters::theMedianIsTheMedian()
{
    QVERIFY(rc::check("median", [] {
        const Image image = anyPicture();
        const int reach = *rc::gen::inRange(0, 5);
        const Image result = medianBlur(image, 2 * reach + 1);
        RC_ASSERT(result.size() == image.size());
        const int x = *rc::gen::inRange(0, image.width);
        const int y = *rc::gen::inRange(0, image.height);
        for (int channel = 0; channel < 3; ++channel) {
            std::vector<int> around;
            for (int dy = -reach; dy <= reach; ++dy)
                for (int dx = -reach; dx <= reach; ++dx)
                    around.push_back(
                        image.pixel(clamped(x + dx, image.width), clamped(y + dy, image.height))[channel]);
            std::nth_element(around.begin(), around.begin() + std::ssize(around) / 2, around.end());
            RC_ASSERT(int{result.pixel(x, y)[channel]} == around[around.size() / 2]);
        }
    }));
}

void TestFilters::theBlurIsAGaussian()
{
    const double sigma = 1.5;
    const Image blurred = gaussianBlur(dot(31), sigma);
    for (int y = 10; y <= 20; ++y)
        for (int x = 10; x <= 20; ++x) {
            const double squared = std::pow(x - 15, 2) + std::pow(y - 15, 2);
            const double expected =
                255 * std::exp(-squared / (2 * sigma * sigma)) / (2 * std::numbers::pi * sigma * sigma);
            QVERIFY2(std::abs(blurred.pixel(x, y)[0] - expected) <= 1, qPrintable(QString::number(expected)));
        }
}

void TestFilters::jpegLosesMoreAtALowerQuality()
{
    const Image image = testing::noisePicture(64, 48, 1);
    const auto lossAt = [&image](int quality) {
        const Image result = jpegRoundTrip(image, quality);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < image.rgb.size(); ++i)
            sum += std::abs(int{image.rgb[i]} - int{result.rgb[i]});
        return sum;
    };
    QVERIFY(lossAt(95) > 0);
    QVERIFY(lossAt(50) > lossAt(95));
    QVERIFY(lossAt(5) > lossAt(50));
}

void TestFilters::shrinkingKeepsTheScale()
{
    // A slope of two grey levels a pixel stays where result = picture x scale puts it, though the sides are
    // rounded.
    Image slope(101, 67);
    for (int y = 0; y < slope.height; ++y)
        for (int x = 0; x < slope.width; ++x)
            std::fill_n(slope.pixel(x, y), 3, static_cast<std::uint8_t>(2 * x));
    for (const double scale : {0.5, 0.737, 0.9, 0.9951, 1.0}) {
        const Image small = shrink(slope, scale);
        QVERIFY(std::abs(small.width - 101 * scale) <= 0.5);
        QVERIFY(std::abs(small.height - 67 * scale) <= 0.5);
        for (int x = 2; x < small.width - 2; ++x) {
            const double expected = 2 * ((x + 0.5) / scale - 0.5);
            QVERIFY2(std::abs(small.pixel(x, 30)[1] - expected) <= 1, qPrintable(QString::number(expected)));
        }
    }
}

void TestFilters::smallestPicturesAreFiltered()
{
    for (const Size size : {Size{1, 1}, Size{3, 2}, Size{1, 40}}) {
        const Image image = testing::noisePicture(size.width, size.height, 3);
        QVERIFY(jpegRoundTrip(image, 75).size() == size);
        QVERIFY(medianBlur(image, 9).size() == size);
        QVERIFY(gaussianBlur(image, 3).size() == size);
        QVERIFY(shrink(image, 1).rgb == image.rgb);
        const Image small = shrink(image, 0.1);
        QVERIFY(!small.empty() && small.width <= size.width && small.height <= size.height);
    }
}

void TestFilters::whatCannotBeFilteredIsRefused()
{
    const Image image(4, 4, 9);
    for (const Image& picture : {Image(), image}) {
        const bool empty = picture.empty();
        QVERIFY_EXCEPTION_THROWN(jpegRoundTrip(picture, empty ? 75 : 0), Error);
        QVERIFY_EXCEPTION_THROWN(medianBlur(picture, empty ? 3 : 4), Error);
        QVERIFY_EXCEPTION_THROWN(gaussianBlur(picture, empty ? 1 : 0), Error);
        QVERIFY_EXCEPTION_THROWN(shrink(picture, empty ? 1 : 1.1), Error);
    }
}

QTEST_GUILESS_MAIN(TestFilters)
#include "test_filters.moc"
