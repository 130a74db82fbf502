// Where a patch lies on a picture of its own size, and what covers the place.
#include "core/common/box.h"
#include "core/evaluation/patched_image.h"
#include "core/imaging/resize.h"
#include "tests/support/noise_pictures.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::evaluation;
using blindspot::testing::noisePicture;

namespace {

constexpr std::uint8_t kBackground = 10;

imaging::Image background(int width = 200, int height = 100)
{
    return imaging::Image(width, height, kBackground);
}

/// The box of the pixels that are no background.
Box covered(const imaging::Image& picture)
{
    Box box{1e9, 1e9, -1, -1};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.pixel(x, y)[0] != kBackground || picture.pixel(x, y)[1] != kBackground)
                box = {std::min<double>(box.x1, x), std::min<double>(box.y1, y),
                       std::max<double>(box.x2, x + 1), std::max<double>(box.y2, y + 1)};
    return box;
}

Box coveredBy(const PatchedImageOptions& options, const std::vector<Box>& boxes,
              imaging::Image picture = background())
{
    pastePatch(picture, imaging::Image(40, 40, 255), boxes, options, 0);
    return covered(picture);
}

} // namespace

class TestPatchedImage : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void objectsAreCoveredInTheirMiddle()
    {
        PatchedImageOptions options;
        options.placement.scale = 0.5; // of sqrt(80 x 20) = 40
        QCOMPARE(coveredBy(options, {{60, 40, 140, 60}}), (Box{90, 40, 110, 60}));
    }

    void fixedIsInPixelsOfThePictureOrOfTheInput()
    {
        PatchedImageOptions options;
        options.placement = {patch::PlacementKind::Fixed, 0.4, 20, 30};
        QCOMPARE(coveredBy(options, {}), (Box{30, 20, 70, 60}));
        // 200 x 100 in an input of 400: twice as large, 100 rows of padding above. Row 120 of the input is
        // row 10 of the picture.
        options.inputSide = 400;
        options.placement.row = 120;
        options.placement.column = 30;
        QCOMPARE(coveredBy(options, {}), (Box{15, 10, 35, 30}));
        options.placement.row = options.placement.column = -1; // the middle
        QCOMPARE(coveredBy(options, {}), (Box{90, 40, 110, 60}));
    }

    void cleanIsUntouched()
    {
        PatchedImageOptions options;
        options.arm = Arm::Clean;
        imaging::Image picture = background();
        QCOMPARE(pastePatch(picture, imaging::Image(40, 40, 255), {{60, 40, 140, 60}}, options, 0), 0);
        QCOMPARE(picture.rgb, background().rgb);
    }

    void controlsCoverTheSamePlaces()
    {
        PatchedImageOptions options;
        const std::vector<Box> boxes{{60, 40, 140, 60}, {-10, -10, 30, 30}, {180, 80, 220, 120}};
        const Box patch = coveredBy(options, boxes);
        for (const Arm arm : {Arm::Grey, Arm::Random}) {
            options.arm = arm;
            QCOMPARE(coveredBy(options, boxes), patch);
        }
    }

    void noiseIsAFunctionOfSeedAndImage()
    {
        PatchedImageOptions options;
        options.arm = Arm::Random;
        const auto noise = [&options](std::uint64_t seed, std::uint64_t key) {
            options.seed = seed;
            imaging::Image picture = background();
            pastePatch(picture, imaging::Image(40, 40), {{60, 40, 140, 60}}, options, key);
            return picture.rgb;
        };
        QCOMPARE(noise(1, 1), noise(1, 1));
        QVERIFY(noise(1, 1) != noise(2, 1));
        QVERIFY(noise(1, 1) != noise(1, 2));
    }

    void variationsChangeTheCover()
    {
        PatchedImageOptions options;
        options.placement.scale = 0.5;
        const auto laid = [&options](const imaging::Image& patch, const Variation& variation) {
            PatchedImageOptions varied = options;
            varied.variation = variation;
            imaging::Image picture = background();
            pastePatch(picture, patch, {{60, 40, 140, 60}}, varied, 0);
            return picture;
        };
        const std::vector<Box> boxes{{60, 40, 140, 60}};
        options.variation.scale = 1.5; // 30 instead of 20
        QCOMPARE(coveredBy(options, boxes), (Box{85, 35, 115, 65}));
        options.variation = {.rotation = 45}; // its diagonal lies along the axes: 28 long
        const Box turned = coveredBy(options, boxes);
        QVERIFY(std::abs(turned.width() - 28) <= 2 && std::abs(turned.height() - 28) <= 2);

        const imaging::Image dark = laid(imaging::Image(40, 40, 200), {.brightness = -0.2});
        QCOMPARE(static_cast<int>(dark.pixel(100, 50)[0]), 149);

        const Box bent = [&] {
            PatchedImageOptions varied = options;
            varied.variation = {.bend = 90};
            return coveredBy(varied, boxes);
        }();
        QVERIFY(std::abs(bent.width() - 20 * 2 / 3.14159) <= 2 && bent.height() == 20); // sin(90 degrees) over 90 degrees
        const imaging::Image lit = laid(imaging::Image(40, 40, 100), {.relight = 0.5});
        QVERIFY(lit.pixel(100, 41)[0] > 140 && lit.pixel(100, 58)[0] < 60);

        const imaging::Image sharp = laid(noisePicture(40, 40, 1), {}),
                             blurred = laid(noisePicture(40, 40, 1), {.blur = 0.2});
        const auto contrast = [](const imaging::Image& picture) {
            int sum = 0;
            for (int x = 91; x < 110; ++x)
                sum += std::abs(picture.pixel(x, 50)[0] - picture.pixel(x - 1, 50)[0]);
            return sum;
        };
        QVERIFY(contrast(blurred) * 2 < contrast(sharp));
    }

    void identityVariationIsNone()
    {
        PatchedImageOptions plain, identity;
        identity.variation = {1, 0, 0, 0};
        imaging::Image a = background(), b = background();
        pastePatch(a, noisePicture(40, 40, 1), {{60, 40, 140, 60}}, plain, 0);
        pastePatch(b, noisePicture(40, 40, 1), {{60, 40, 140, 60}}, identity, 0);
        QCOMPARE(a.rgb, b.rgb);
    }
};

QTEST_APPLESS_MAIN(TestPatchedImage)
#include "test_patched_image.moc"
