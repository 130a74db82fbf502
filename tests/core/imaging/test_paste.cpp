// One picture laid on another: a plain copy where nothing turns it, pixels moved by quarter turns, nothing
// outside.
#include "core/imaging/paste.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

/// Copies to column `left`, row `top`, as far as it lies inside.
void copyTo(Image& picture, const Image& cover, int left, int top)
{
    for (int y = std::max(0, top); y < std::min(picture.height, top + cover.height); ++y)
        for (int x = std::max(0, left); x < std::min(picture.width, left + cover.width); ++x)
            std::copy_n(cover.pixel(x - left, y - top), 3, picture.pixel(x, y));
}

/// Turned clockwise by a quarter: the upper left goes to the upper right.
Image quarterTurned(const Image& image)
{
    Image result(image.height, image.width);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            std::copy_n(image.pixel(x, y), 3, result.pixel(image.height - 1 - y, x));
    return result;
}

Image anyPicture(int most)
{
    return testing::noisePicture(*rc::gen::inRange(1, most), *rc::gen::inRange(1, most),
                                 *rc::gen::arbitrary<unsigned>());
}

} // namespace

class TestPaste : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void notTurnedItIsACopy();
    void quarterTurnsMovePixels();
    void aTurnGoesClockwise();
    void onlyWhatLiesUnderTheCoverChanges();
    void betweenPixelsItIsBilinear();
    void farAwayNothingHappens();
};

void TestPaste::notTurnedItIsACopy()
{
    QVERIFY(rc::check("copy", [] {
        Image picture = anyPicture(30);
        const Image cover = anyPicture(40);
        const int left = *rc::gen::inRange(-45, 35);
        const int top = *rc::gen::inRange(-45, 35);
        Image expected = picture;
        copyTo(expected, cover, left, top);
        pasteTurned(picture, cover, left + cover.width / 2.0, top + cover.height / 2.0,
                    *rc::gen::element(0, 360));
        RC_ASSERT(picture.rgb == expected.rgb);
    }));
}

void TestPaste::quarterTurnsMovePixels()
{
    QVERIFY(rc::check("quarters", [] {
        Image picture = anyPicture(30);
        const Image cover = anyPicture(20);
        const int quarters = *rc::gen::inRange(-4, 8);
        Image turned = cover;
        for (int i = 0; i < (quarters + 4) % 4; ++i)
            turned = quarterTurned(turned);
        const int left = *rc::gen::inRange(-20, 30);
        const int top = *rc::gen::inRange(-20, 30);
        Image expected = picture;
        copyTo(expected, turned, left, top);
        pasteTurned(picture, cover, left + turned.width / 2.0, top + turned.height / 2.0, 90.0 * quarters);
        RC_ASSERT(picture.rgb == expected.rgb);
    }));
}

void TestPaste::aTurnGoesClockwise()
{
    Image cover(41, 41, 0);
    std::fill_n(cover.pixel(0, 18), std::size_t{5} * 41 * 3, std::uint8_t{200}); // a bar from left to right
    std::fill_n(cover.pixel(0, 16), std::size_t{9} * 3, std::uint8_t{200});      // thicker at its left end
    Image picture(41, 41, 90);
    pasteTurned(picture, cover, 20.5, 20.5, 45);
    QVERIFY(picture.pixel(32, 32)[0] > 150); // the bar's right end points down to the right
    QVERIFY(picture.pixel(32, 8)[0] < 50);
    QVERIFY(picture.pixel(8, 8)[0] > 150);
    QCOMPARE(int{picture.pixel(0, 0)[0]}, 90);
}

void TestPaste::onlyWhatLiesUnderTheCoverChanges()
{
    QVERIFY(rc::check("under the cover", [] {
        Image picture(50, 50, 0);
        const Image cover(*rc::gen::inRange(1, 30), *rc::gen::inRange(1, 30), 255);
        const double centreX = *rc::gen::inRange(0, 5000) / 100.0;
        const double centreY = *rc::gen::inRange(0, 5000) / 100.0;
        const double degrees = *rc::gen::inRange(-7200, 7200) / 10.0;
        pasteTurned(picture, cover, centreX, centreY, degrees);
        const double angle = degrees * std::numbers::pi / 180;
        for (int y = 0; y < 50; ++y)
            for (int x = 0; x < 50; ++x) {
                const double dx = x + 0.5 - centreX;
                const double dy = y + 0.5 - centreY;
                const double across =
                    std::abs(dx * std::cos(angle) + dy * std::sin(angle)) - cover.width / 2.0;
                const double down =
                    std::abs(dy * std::cos(angle) - dx * std::sin(angle)) - cover.height / 2.0;
                const double outside = std::max(across, down);
                if (std::abs(outside) < 1e-6) continue; // the pixel's centre lies on the rim
                RC_ASSERT(int{picture.pixel(x, y)[2]} == (outside < 0 ? 255 : 0));
            }
    }));
}

void TestPaste::betweenPixelsItIsBilinear()
{
    Image cover(2, 1);
    std::fill_n(cover.pixel(1, 0), 3, std::uint8_t{100});
    Image picture(4, 1, 7);
    pasteTurned(picture, cover, 2.25, 0.5, 0); // a quarter of a pixel to the right of columns 1 and 2
    QCOMPARE(int{picture.pixel(0, 0)[0]}, 7);
    QCOMPARE(int{picture.pixel(1, 0)[0]}, 0);
    QCOMPARE(int{picture.pixel(2, 0)[0]}, 75);
    QCOMPARE(int{picture.pixel(3, 0)[0]}, 7);
}

void TestPaste::farAwayNothingHappens()
{
    const Image before = testing::noisePicture(9, 7, 5);
    for (const double place : {-1e9, -20.0, 40.0, 1e300}) {
        Image picture = before;
        pasteTurned(picture, Image(5, 5, 1), place, place, 30);
        QVERIFY(picture.rgb == before.rgb);
    }
    Image picture = before;
    pasteTurned(picture, Image(), 4, 4, 30);
    QVERIFY(picture.rgb == before.rgb);
}

QTEST_GUILESS_MAIN(TestPaste)
#include "test_paste.moc"
