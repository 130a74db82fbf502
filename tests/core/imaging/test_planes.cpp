// Measures and masks of pictures against what is plain to compute, and fillings that show nothing of what
// they cover.
#include "core/common/error.h"
#include "core/imaging/planes.h"
#include "tests/support/noise_pictures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

Image anyPicture()
{
    return testing::noisePicture(*rc::gen::inRange(1, 25), *rc::gen::inRange(1, 25),
                                 *rc::gen::arbitrary<unsigned>());
}

/// Masked in columns x1 to x2 (not included) and rows y1 to y2.
void add(Mask& mask, int x1, int y1, int x2, int y2)
{
    for (int y = y1; y < y2; ++y)
        std::fill_n(&mask.at(x1, y), x2 - x1, std::uint8_t{255});
}

std::int64_t areaOf(const Mask& mask)
{
    return std::count(mask.values.begin(), mask.values.end(), std::uint8_t{255});
}

/// What is left of `mask` by rules with these limits, without a margin.
Mask compact(const Mask& mask, double minSide, double maxAspect = 100, double minSolidity = 0)
{
    Mask result(mask.width, mask.height);
    addCompactRegions(mask, {minSide, maxAspect, minSolidity, 0}, result);
    return result;
}

/// Continued by its mirror image, the outermost value repeated.
int mirrored(int place, int size)
{
    const int period = 2 * size;
    const int inside = ((place % period) + period) % period;
    return inside < size ? inside : period - 1 - inside;
}

} // namespace

class TestPlanes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theColourGradientIsItsFormula();
    void brightnessAloneHasNoColourGradient();
    void theBoxMeanIsTheMean();
    void quantilesAreOrdered();
    void openingDropsWhatIsThin();
    void onlyCompactRegionsCount();
    void hullsFitTurnedSquares();
    void aFillingIsMadeOfItsSurroundings();
    void aFillingOfASlopeIsTheSlope();
    void whatCannotBeFilledIsSaid();
};

void TestPlanes::theColourGradientIsItsFormula()
{
    QVERIFY(rc::check("colour gradient", [] {
        const Image image = anyPicture();
        const Plane plane = colourGradient(image);
        RC_ASSERT(plane.width == image.width && plane.height == image.height);
        const auto colour = [&image](int x, int y) {
            const std::uint8_t* pixel =
                image.pixel(std::min(x, image.width - 1), std::min(y, image.height - 1));
            return std::pair(pixel[0] - pixel[1], (pixel[0] + pixel[1]) / 2.0 - pixel[2]);
        };
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x) {
                double expected = 0;
                for (const auto& next : {colour(x + 1, y), colour(x, y + 1)})
                    expected += std::abs(next.first - colour(x, y).first) +
                                std::abs(next.second - colour(x, y).second);
                RC_ASSERT(static_cast<double>(plane.at(x, y)) == expected);
            }
    }));
}

void TestPlanes::brightnessAloneHasNoColourGradient()
{
    Image grey = testing::noisePicture(20, 20, 1);
    for (std::size_t i = 0; i < grey.rgb.size(); i += 3)
        grey.rgb[i + 1] = grey.rgb[i + 2] = grey.rgb[i];
    const Plane plane = colourGradient(grey);
    QCOMPARE(*std::max_element(plane.values.begin(), plane.values.end()), 0.0F);
}

void TestPlanes::theBoxMeanIsTheMean()
{
    QVERIFY(rc::check("box mean", [] {
        const Plane plane =
            colourGradient(testing::noisePicture(*rc::gen::inRange(1, 25), *rc::gen::inRange(1, 25), 7));
        const int reach = *rc::gen::inRange(0, std::min(plane.width, plane.height));
        const Plane mean = boxMean(plane, 2 * reach + 1);
        const int x = *rc::gen::inRange(0, plane.width);
        const int y = *rc::gen::inRange(0, plane.height);
        double sum = 0;
        for (int dy = -reach; dy <= reach; ++dy)
            for (int dx = -reach; dx <= reach; ++dx)
                sum += static_cast<double>(
                    plane.at(mirrored(x + dx, plane.width), mirrored(y + dy, plane.height)));
        RC_ASSERT(std::abs(static_cast<double>(mean.at(x, y)) - sum / std::pow(2 * reach + 1, 2)) < 1e-2);
    }));
}

void TestPlanes::quantilesAreOrdered()
{
    Plane plane(101, 1);
    for (int x = 0; x < 101; ++x)
        plane.at(x, 0) = static_cast<float>((x * 37) % 101);
    QCOMPARE(quantile(plane, 0), 0.0F);
    QCOMPARE(quantile(plane, 0.5), 50.0F);
    QCOMPARE(quantile(plane, 1), 100.0F);
    QVERIFY_EXCEPTION_THROWN(quantile(Plane(), 0.5), Error);
    Plane large(1000, 1000);
    for (std::size_t i = 0; i < large.values.size(); ++i)
        large.values[i] = static_cast<float>((i * 7919) % large.values.size());
    QVERIFY(std::abs(quantile(large, 0.25) - 250'000.0F) < 5'000.0F);
}

void TestPlanes::openingDropsWhatIsThin()
{
    Mask mask(40, 30);
    add(mask, 5, 5, 15, 15);
    add(mask, 15, 8, 40, 12); // a line to the border
    add(mask, 30, 20, 36, 26);
    const Mask result = opened(mask, 7);
    Mask expected(40, 30);
    add(expected, 5, 5, 15, 15);
    QVERIFY(result.values == expected.values);
    Plane plane(2, 1);
    plane.values = {1, 2};
    QVERIFY((above(plane, 1).values == std::vector<std::uint8_t>{0, 255}));
}

void TestPlanes::onlyCompactRegionsCount()
{
    Mask mask(100, 60);
    add(mask, 10, 10, 30, 30); // 20 x 20
    QVERIFY(compact(mask, 20).values == mask.values);
    QCOMPARE(areaOf(compact(mask, 21)), 0);
    Mask bar(100, 60);
    add(bar, 10, 10, 70, 20); // 60 x 10
    QCOMPARE(areaOf(compact(bar, 10, 6)), 600);
    QCOMPARE(areaOf(compact(bar, 10, 5.9)), 0);
    Mask corner(100, 60); // an L, whose hull is 1250 of which it fills 900
    add(corner, 10, 10, 20, 60);
    add(corner, 20, 50, 60, 60);
    QVERIFY(areaOf(compact(corner, 10, 100, 0.4)) > 1500);
    QCOMPARE(areaOf(compact(corner, 10, 100, 0.8)), 0);
    Mask into = mask;
    addCompactRegions(bar, {10, 100, 0, 3}, into);
    QVERIFY(into.at(7, 15) == 255 && into.at(6, 15) == 0); // the margin
    QVERIFY(into.at(29, 29) == 255);                       // what was there stays
    QCOMPARE(areaOf(compact(Mask(1, 1), 1)), 0);
}

void TestPlanes::hullsFitTurnedSquares()
{
    Mask diamond(61, 61);
    for (int y = 0; y < 61; ++y)
        for (int x = 0; x < 61; ++x)
            if (std::abs(x - 30) + std::abs(y - 30) <= 25) diamond.at(x, y) = 255;
    QVERIFY(compact(diamond, 20, 1.1, 0.95).values == diamond.values);
}

void TestPlanes::aFillingIsMadeOfItsSurroundings()
{
    QVERIFY(rc::check("fill", [] {
        const int width = *rc::gen::inRange(1, 60);
        const int height = *rc::gen::inRange(1, 60);
        const Image before = testing::noisePicture(width, height, *rc::gen::arbitrary<unsigned>());
        Mask mask(width, height);
        const int x1 = *rc::gen::inRange(0, width + 1);
        const int y1 = *rc::gen::inRange(0, height + 1);
        add(mask, x1, y1, *rc::gen::inRange(x1, width + 1), *rc::gen::inRange(y1, height + 1));
        Image spoiled = before; // what is masked must not matter
        Image image = before;
        std::uint8_t low = 255;
        std::uint8_t high = 0;
        for (std::size_t i = 0; i < before.rgb.size(); ++i) {
            if (mask.values[i / 3] != 0)
                spoiled.rgb[i] = 77;
            else {
                low = std::min(low, before.rgb[i]);
                high = std::max(high, before.rgb[i]);
            }
        }
        fillFromSurroundings(image, mask);
        fillFromSurroundings(spoiled, mask);
        RC_ASSERT(image.rgb == spoiled.rgb);
        const bool all = areaOf(mask) == std::int64_t{width} * height;
        for (std::size_t i = 0; i < image.rgb.size(); ++i) {
            if (mask.values[i / 3] == 0)
                RC_ASSERT(image.rgb[i] == before.rgb[i]);
            else if (all)
                RC_ASSERT(int{image.rgb[i]} == 127);
            else
                RC_ASSERT(image.rgb[i] >= low && image.rgb[i] <= high);
        }
    }));
}

void TestPlanes::aFillingOfASlopeIsTheSlope()
{
    const Image slope = testing::slopePicture(160, 120);
    Image image = slope;
    Mask mask(160, 120);
    add(mask, 60, 40, 100, 80);
    fillFromSurroundings(image, mask);
    int farthest = 0;
    for (std::size_t i = 0; i < image.rgb.size(); ++i)
        farthest = std::max(farthest, std::abs(int{image.rgb[i]} - int{slope.rgb[i]}));
    QVERIFY2(farthest <= 20,
             qPrintable(QString::number(farthest))); // of the 40 that it rises across the hole
}

void TestPlanes::whatCannotBeFilledIsSaid()
{
    Image image(4, 3, 1);
    QVERIFY_EXCEPTION_THROWN(fillFromSurroundings(image, Mask(3, 4)), Error);
    Image empty;
    fillFromSurroundings(empty, Mask());
    QVERIFY(empty.empty());
}

QTEST_GUILESS_MAIN(TestPlanes)
#include "test_planes.moc"
