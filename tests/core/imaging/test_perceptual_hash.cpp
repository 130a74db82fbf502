// The perceptual hash: nearly the same for one picture however it is kept, far apart for two.
#include "core/imaging/codec.h"
#include "core/imaging/perceptual_hash.h"
#include "core/imaging/resize.h"
#include "tests/support/spots_picture.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace blindspot;
using namespace blindspot::imaging;
using blindspot::testing::spotsPicture;

namespace {

template <typename Change> Image changed(Image image, const Change& change)
{
    for (std::size_t i = 0; i < image.rgb.size(); i += 3)
        change(&image.rgb[i]);
    return image;
}

Image mirrored(const Image& image)
{
    Image result(image.width, image.height);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            std::copy_n(image.pixel(x, y), 3, result.pixel(image.width - 1 - x, y));
    return result;
}

Image encodedAnew(const Image& image, int quality)
{
    return decode(encodeJpeg(image, quality), "a picture in memory");
}

int distance(const Image& a, const Image& b)
{
    return hashDistance(perceptualHash(a).value(), perceptualHash(b).value());
}

std::uint8_t clamped(double value)
{
    return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
}

} // namespace

class TestPerceptualHash : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void itStaysNearlyTheSame()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Image image = spotsPicture(320, 240, seed);
            QVERIFY(distance(image, encodedAnew(image, 30)) <= 3);
            QVERIFY(distance(image, encodedAnew(image, 10)) <= 6);
            QVERIFY(distance(image, resize(image, 160, 120)) <= 3);
            QVERIFY(distance(image, resize(image, 64, 48)) <= 3);
            const Image dark = changed(image, [](std::uint8_t* p) {
                for (int c = 0; c < 3; ++c)
                    p[c] = clamped(p[c] * 0.6);
            });
            QVERIFY(distance(image, dark) <= 4);
            const Image grey = changed(image, [](std::uint8_t* p) {
                p[0] = p[1] = p[2] = clamped(0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2]);
            });
            QVERIFY(distance(image, grey) <= 3);
            const Image warm = changed(image, [](std::uint8_t* p) {
                p[0] = clamped(p[0] * 1.2);
                p[2] = clamped(p[2] * 0.8);
            });
            QVERIFY(distance(image, warm) <= 8);
        }
    }

    void twoPicturesAreFarApart()
    {
        std::vector<std::uint64_t> hashes;
        for (std::uint64_t seed = 0; seed < 40; ++seed)
            hashes.push_back(perceptualHash(spotsPicture(64, 64, seed)).value());
        double sum = 0;
        int pairs = 0;
        for (std::size_t i = 0; i < hashes.size(); ++i)
            for (std::size_t j = i + 1; j < hashes.size(); ++j, ++pairs) {
                QVERIFY(hashDistance(hashes[i], hashes[j]) > 8);
                sum += hashDistance(hashes[i], hashes[j]);
            }
        QVERIFY(std::abs(sum / pairs - 32) < 4); // half of the bits
    }

    void theHashOfTheMirrorImageIsKnown()
    {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const Image image = spotsPicture(320, 240, seed);
            const std::uint64_t expected = mirroredHash(perceptualHash(image).value());
            QVERIFY(hashDistance(perceptualHash(mirrored(image)).value(), expected) <= 2); // of frequencies near zero
            QCOMPARE(mirroredHash(expected), perceptualHash(image).value());
        }
    }

    void whereNothingIsToBeSeenThereIsNone()
    {
        QVERIFY(!perceptualHash({}));
        QVERIFY(!perceptualHash(Image(100, 100, 200)));
        QVERIFY(!perceptualHash(encodedAnew(Image(100, 100, 90), 50)));
        QVERIFY(perceptualHash(spotsPicture(5, 3, 1))); // smaller than what it is averaged to
    }

    void distancesCountBits()
    {
        QCOMPARE(hashDistance(0, 0), 0);
        QCOMPARE(hashDistance(0, ~std::uint64_t{0}), 64);
        QCOMPARE(hashDistance(0b1011, 0b0110), 3);
    }
};

QTEST_GUILESS_MAIN(TestPerceptualHash)
#include "test_perceptual_hash.moc"
