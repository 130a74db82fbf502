// Drawing: every pixel gets the share of its area that is covered, and belongs to whom it shows.
#include "core/common/box.h"
#include "core/imaging/canvas.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace blindspot;
using namespace blindspot::imaging;

namespace {

constexpr Colour kWhite{1, 1, 1};

double anyBetween(double low, double high)
{
    return low + (high - low) * *rc::gen::inRange(0, 10001) / 10000;
}

int sumOf(const Canvas& canvas)
{
    int sum = 0;
    for (std::size_t i = 0; i < canvas.image().rgb.size(); i += 3)
        sum += canvas.image().rgb[i];
    return sum;
}

} // namespace

class TestCanvas : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aRectangleCoversItsArea();
    void aTriangleCoversItsArea();
    void whatLiesOutsideIsCut();
    void pixelsBelongToTheLastWhoCoversHalf();
    void reachAndPixelsAreCounted();
    void aGradientRunsFromStartToEnd();
    void shadowsDarkenOnce();
    void anExposureIsAFunctionOfItsKey();
};

void TestCanvas::aRectangleCoversItsArea()
{
    QVERIFY(rc::check("rectangle", [] {
        Canvas canvas(24, 20);
        const double x1 = anyBetween(0, 12), y1 = anyBetween(0, 10), x2 = x1 + anyBetween(0, 12),
                     y2 = y1 + anyBetween(0, 10);
        const Point outline[] = {{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}};
        canvas.fill(outline, Paint::plain(kWhite));
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 24; ++x) {
                const double wide = std::clamp(x2, x + 0.0, x + 1.0) - std::clamp(x1, x + 0.0, x + 1.0);
                const double high = std::clamp(y2, y + 0.0, y + 1.0) - std::clamp(y1, y + 0.0, y + 1.0);
                RC_ASSERT(std::abs(canvas.image().pixel(x, y)[1] - 255 * wide * high) <= 2);
            }
    }));
}

void TestCanvas::aTriangleCoversItsArea()
{
    QVERIFY(rc::check("triangle", [] {
        Canvas canvas(40, 40);
        Point corners[3];
        for (Point& corner : corners)
            corner = {anyBetween(0, 40), anyBetween(0, 40)};
        canvas.fill(corners, Paint::plain(kWhite));
        const Point a = corners[1] - corners[0], b = corners[2] - corners[0];
        const double area = std::abs(a.x * b.y - a.y * b.x) / 2;
        // Each pixel is rounded; few of them lie on the rim.
        RC_ASSERT(std::abs(sumOf(canvas) / 255.0 - area) <= 0.6 + area * 0.002);
    }));
}

void TestCanvas::whatLiesOutsideIsCut()
{
    Canvas canvas(10, 10);
    const Point around[] = {{-50, -30}, {70, -30}, {70, 90}, {-50, 90}};
    canvas.fill(around, Paint::plain(kWhite));
    QCOMPARE(sumOf(canvas), 100 * 255);
    const Point beside[] = {{-9, 2}, {-3, 2}, {-3, 8}};
    canvas.fill(beside, Paint::plain({}));
    const Point thin[] = {{1, 1}, {5, 5}};
    canvas.fill(thin, Paint::plain({}));
    QCOMPARE(sumOf(canvas), 100 * 255);
    // A wedge whose tip alone lies inside: x + y <= 4.
    const Point wedge[] = {{-100, -100}, {104, -100}, {-100, 104}};
    canvas.fill(wedge, Paint::plain({}));
    QCOMPARE(sumOf(canvas) / 255, 92);
}

void TestCanvas::pixelsBelongToTheLastWhoCoversHalf()
{
    Canvas canvas(6, 4);
    canvas.setObject(7);
    const Point first[] = {{0, 0}, {3.6, 0}, {3.6, 4}, {0, 4}};
    canvas.fill(first, Paint::plain(kWhite));
    canvas.setObject(0);
    const Point cover[] = {{0, 0}, {1.4, 0}, {1.4, 4}, {0, 4}};
    canvas.fill(cover, Paint::plain({}));
    canvas.fill(first, Paint::plain(kWhite, 0.4)); // one sees through it
    const int expected[] = {0, 7, 7, 7, 0, 0};
    for (int x = 0; x < 6; ++x)
        QCOMPARE(int{canvas.objects().at(x, 2)}, expected[x]);
}

void TestCanvas::reachAndPixelsAreCounted()
{
    Canvas canvas(20, 20);
    canvas.setObject(3);
    const Point left[] = {{-5, 2}, {4, 2}, {4, 6}, {-5, 6}};
    const Point right[] = {{2, 4}, {8, 4}, {8, 9}, {2, 9}};
    canvas.fill(left, Paint::plain(kWhite));
    canvas.fill(right, Paint::plain(kWhite));
    QCOMPARE(canvas.pixelsTaken(3), std::int64_t{16 + 30 - 4});
    QVERIFY((canvas.reach(3) == Box{-5, 2, 8, 9}));
    QVERIFY(canvas.reach(4) == Box{});
}

void TestCanvas::aGradientRunsFromStartToEnd()
{
    Canvas canvas(100, 4);
    const Point all[] = {{0, 0}, {100, 0}, {100, 4}, {0, 4}};
    canvas.fill(all, {{0, 0, 0}, kWhite, {20, 0}, {80, 0}, 1});
    const auto at = [&](int x) { return int{canvas.image().pixel(x, 2)[0]}; };
    QCOMPARE(at(5), 0);
    QVERIFY(std::abs(at(49) - 126) <= 2);
    QCOMPARE(at(95), 255);
    QVERIFY(at(30) < at(40) && at(40) < at(60));
}

void TestCanvas::shadowsDarkenOnce()
{
    Canvas canvas(30, 30);
    const Point all[] = {{0, 0}, {30, 0}, {30, 30}, {0, 30}};
    canvas.fill(all, Paint::plain(kWhite));
    const Point left[] = {{0, 0}, {20, 0}, {20, 30}, {0, 30}};
    canvas.cast(left, 1);
    canvas.cast(left, 1);
    canvas.layShadow({0.5, 0.5, 0.5}, 1);
    QVERIFY(std::abs(canvas.image().pixel(4, 15)[0] - 128) <= 1);
    QVERIFY(canvas.image().pixel(20, 15)[0] > 140 && canvas.image().pixel(20, 15)[0] < 250);
    QCOMPARE(int{canvas.image().pixel(28, 15)[0]}, 255);
    const int before = sumOf(canvas);
    canvas.layShadow({0, 0, 0}, 1); // it was emptied
    QCOMPARE(sumOf(canvas), before);
}

void TestCanvas::anExposureIsAFunctionOfItsKey()
{
    Exposure exposure;
    exposure.noise = 4;
    exposure.key = 11;
    Image first(64, 64, 128), second(64, 64, 128), other(64, 64, 128);
    expose(first, exposure);
    expose(second, exposure);
    exposure.key = 12;
    expose(other, exposure);
    QVERIFY(first.rgb == second.rgb);
    QVERIFY(first.rgb != other.rgb);
    double sum = 0, squares = 0;
    for (const std::uint8_t value : first.rgb) {
        sum += value - 128.0;
        squares += (value - 128.0) * (value - 128.0);
    }
    const double count = static_cast<double>(first.rgb.size());
    QVERIFY(std::abs(sum / count) < 0.3);
    QVERIFY(std::abs(std::sqrt(squares / count) - 4) < 0.5);
}

QTEST_GUILESS_MAIN(TestCanvas)
#include "test_canvas.moc"
