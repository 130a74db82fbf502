// The masking of fine colourful regions: found wherever they lie, and nothing else is touched.
#include "core/defences/defence.h"
#include "core/imaging/codec.h"
#include "core/imaging/filters.h"
#include "core/imaging/paste.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <vector>

using namespace blindspot;
using namespace blindspot::defences;
using imaging::Image;

namespace {

Image filtered(const Image& picture, const char* text = "frequency-mask")
{
    return makeDefence(parseDefence(text, "test"))->apply(picture, 0).image;
}

bool changed(const Image& a, const Image& b, int x, int y)
{
    return !std::equal(a.pixel(x, y), a.pixel(x, y) + 3, b.pixel(x, y));
}

struct Share {
    double patch = 0;  ///< of the patch's pixels that were changed
    double around = 0; ///< of the others
};

/// `base` is the picture without the patch.
Share changedOf(const Image& base, const Image& patched, const Image& result)
{
    double inside = 0;
    double insideChanged = 0;
    double outsideChanged = 0;
    for (int y = 0; y < base.height; ++y)
        for (int x = 0; x < base.width; ++x) {
            const bool patch = changed(base, patched, x, y);
            inside += patch ? 1 : 0;
            if (changed(patched, result, x, y)) (patch ? insideChanged : outsideChanged) += 1;
        }
    const double all = static_cast<double>(base.width) * base.height;
    return {inside > 0 ? insideChanged / inside : 0, outsideChanged / (all - inside)};
}

} // namespace

class TestFrequencyMaskDefence : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void noiseOnASmoothPictureIsFound();
    void aTurnedSquareIsFound();
    void largePicturesAreMeasuredSmaller();
    void smoothPicturesStay();
    void linesAndGreyNoiseStay();
    void whatIsTypicalOfThePictureStays();
    void photographsHardlyChange();
};

void TestFrequencyMaskDefence::noiseOnASmoothPictureIsFound()
{
    QVERIFY(rc::check("a noise square", [] {
        const Image base = testing::slopePicture(320, 240);
        const int side = *rc::gen::inRange(24, 90);
        Image patched = base;
        imaging::pasteTurned(patched, testing::noisePicture(side, side, *rc::gen::arbitrary<unsigned>()),
                             *rc::gen::inRange(0, 320 - side) + side / 2.0,
                             *rc::gen::inRange(0, 240 - side) + side / 2.0, 0);
        const Image result = filtered(patched);
        const Share share = changedOf(base, patched, result);
        RC_ASSERT(share.patch > 0.95);
        const double rim = (std::pow(side + 40, 2) - side * side) / (320.0 * 240 - side * side);
        RC_ASSERT(share.around < rim);
        int farthest = 0; // the filling is no noise any more
        for (std::size_t i = 0; i < base.rgb.size(); ++i)
            farthest = std::max(farthest, std::abs(int{result.rgb[i]} - int{base.rgb[i]}));
        RC_ASSERT(farthest < 90);
    }));
}

void TestFrequencyMaskDefence::aTurnedSquareIsFound()
{
    const Image base = testing::slopePicture(320, 240);
    for (const double degrees : {10.0, 30.0, 45.0}) {
        Image patched = base;
        imaging::pasteTurned(patched, testing::noisePicture(60, 60, 8), 150, 120, degrees);
        const Share share = changedOf(base, patched, filtered(patched));
        QVERIFY(share.patch > 0.95);
        QVERIFY(share.around < 0.1);
    }
}

void TestFrequencyMaskDefence::largePicturesAreMeasuredSmaller()
{
    // The same scene at three times the size, its noise of blocks of 3 x 3 pixels.
    const Image base = testing::slopePicture(1920, 1440);
    const Image noise = testing::noisePicture(70, 70, 9);
    Image blocks(210, 210);
    for (int y = 0; y < 210; ++y)
        for (int x = 0; x < 210; ++x)
            std::copy_n(noise.pixel(x / 3, y / 3), 3, blocks.pixel(x, y));
    Image patched = base;
    imaging::pasteTurned(patched, blocks, 700, 500, 0);
    const Share share = changedOf(base, patched, filtered(patched));
    QVERIFY(share.patch > 0.95);
    QVERIFY(share.around < 0.02);
}

void TestFrequencyMaskDefence::smoothPicturesStay()
{
    for (const Image& picture :
         {testing::slopePicture(320, 240), testing::slopePicture(1000, 700),
          imaging::gaussianBlur(testing::noisePicture(320, 240, 4), 6), Image(200, 100, 90)})
        QVERIFY(filtered(picture).rgb == picture.rgb);
}

void TestFrequencyMaskDefence::linesAndGreyNoiseStay()
{
    Image lines = testing::slopePicture(320, 240);
    for (int y = 0; y < 240; ++y)
        for (const int x : {50, 51, 52, 200, 201, 202}) {
            lines.pixel(x, y)[0] = 255;
            lines.pixel(x, y)[2] = 0;
        }
    QVERIFY(filtered(lines).rgb == lines.rgb);
    Image grey = testing::slopePicture(320, 240);
    RandomStream random(5, 0, 0);
    for (int y = 60; y < 120; ++y)
        for (int x = 60; x < 120; ++x)
            std::fill_n(grey.pixel(x, y), 3, static_cast<std::uint8_t>(random.below(256)));
    QVERIFY(filtered(grey).rgb == grey.rgb);
}

void TestFrequencyMaskDefence::whatIsTypicalOfThePictureStays()
{
    const Image noise = testing::noisePicture(320, 240, 6);
    QVERIFY(filtered(noise).rgb == noise.rgb);
    QVERIFY(filtered(noise, "frequency-mask:ratio=0").rgb != noise.rgb);
}

void TestFrequencyMaskDefence::photographsHardlyChange()
{
    const std::filesystem::path folder = std::filesystem::path(BLINDSPOT_SHARED) / "data/coco128/images";
    if (!std::filesystem::is_directory(folder)) QSKIP("the photographs are not there");
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    double covered = 0;
    double found = 0;
    int count = 0;
    for (std::size_t i = 1; i < files.size(); i += 8, ++count) {
        const Image base = imaging::decodeFile(files[i]);
        covered += changedOf(base, base, filtered(base)).around;
        Image patched = base;
        const int side = std::min(base.width, base.height) / 5;
        imaging::pasteTurned(patched, testing::noisePicture(side, side, i), base.width / 2.0,
                             base.height / 2.0, 0);
        found += changedOf(base, patched, filtered(patched)).patch;
    }
    QVERIFY2(covered / count < 0.02, qPrintable(QString::number(covered / count)));
    QVERIFY2(found / count > 0.95, qPrintable(QString::number(found / count)));
}

QTEST_GUILESS_MAIN(TestFrequencyMaskDefence)
#include "test_frequency_mask_defence.moc"
