// The letterbox: where a picture lies in the square input, as Ultralytics places it, and boxes there and
// back.
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/imaging/resize.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace blindspot;
using namespace blindspot::imaging;

class TestResize : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void placesAsUltralyticsDoes_data();
    void placesAsUltralyticsDoes();
    void boxesComeBack();
    void eachDirectionHasItsScale();
    void thePictureFillsItsPlace();
    void stretchedThePictureFillsTheInput();
    void paddingIsGrey();
    void shrinkingAverages();
};

void TestResize::placesAsUltralyticsDoes_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("innerWidth");
    QTest::addColumn<int>("innerHeight");
    QTest::addColumn<int>("left");
    QTest::addColumn<int>("top");
    // From LetterBox of ultralytics 8.3: round(size * r), round(padding / 2 - 0.1), with Python's round.
    QTest::newRow("as it is") << 640 << 640 << 640 << 640 << 640 << 0 << 0;
    QTest::newRow("wide") << 640 << 480 << 640 << 640 << 480 << 0 << 80;
    QTest::newRow("tall") << 427 << 640 << 640 << 427 << 640 << 106 << 0;
    QTest::newRow("odd padding") << 640 << 427 << 640 << 640 << 427 << 0 << 106;
    QTest::newRow("enlarged") << 100 << 50 << 640 << 640 << 320 << 0 << 160;
    QTest::newRow("shrunk") << 1920 << 1080 << 640 << 640 << 360 << 0 << 140;
    QTest::newRow("half to even") << 64 << 5 << 32 << 32 << 2 << 0 << 15;
    QTest::newRow("thin") << 10000 << 1 << 640 << 640 << 1 << 0 << 319;
}

void TestResize::placesAsUltralyticsDoes()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, side);
    QFETCH(int, innerWidth);
    QFETCH(int, innerHeight);
    QFETCH(int, left);
    QFETCH(int, top);
    const InputPlace place = placeInInput({width, height}, {side});
    QCOMPARE(place.inner.width, innerWidth);
    QCOMPARE(place.inner.height, innerHeight);
    QCOMPARE(place.left, left);
    QCOMPARE(place.top, top);
}

void TestResize::boxesComeBack()
{
    QVERIFY(rc::check("there and back", [] {
        const Size size{*rc::gen::inRange(1, 5000), *rc::gen::inRange(1, 5000)};
        const InputPlace place = placeInInput(size, {*rc::gen::inRange(1, 2000)});
        const auto within = [](int limit) { return *rc::gen::inRange(0, 1001) / 1000.0 * limit; };
        const Box box{within(size.width), within(size.height), within(size.width), within(size.height)};
        const Box back = place.toPicture(place.toInput(box));
        for (const auto& [a, b] : {std::pair(box.x1, back.x1), std::pair(box.y1, back.y1),
                                   std::pair(box.x2, back.x2), std::pair(box.y2, back.y2)})
            RC_ASSERT(std::abs(a - b) < 1e-6 * 5000);
        RC_ASSERT(place.left >= 0 && place.left + place.inner.width <= place.input.side);
        RC_ASSERT(place.top >= 0 && place.top + place.inner.height <= place.input.side);
    }));
}

void TestResize::eachDirectionHasItsScale()
{
    // 381 x 500 becomes 488 x 640 (487.68 rounded): the right edge of the picture is the right edge of its place.
    const InputPlace place = placeInInput({381, 500}, {640});
    QCOMPARE(place.inner.width, 488);
    const Box whole = place.toInput({0, 0, 381, 500});
    QCOMPARE(whole.x2, static_cast<double>(place.left + 488));
    QCOMPARE(whole.y2, 640.0);
    QCOMPARE(place.toPicture(place.content()).x2, 381.0);
    QCOMPARE(place.toInput({190.5, 0, 381, 1}).x1, place.left + 244.0); // the middle stays the middle
}

void TestResize::thePictureFillsItsPlace()
{
    const InputPlace place = placeInInput({1000, 400}, {320});
    const Box all = place.toInput({0, 0, 1000, 400});
    QCOMPARE(all.x1, 0.0);
    QCOMPARE(all.x2, 320.0);
    QCOMPARE(all.y1, 96.0);
    QCOMPARE(all.y2, 224.0);
    const Box clipped = place.toPicture({-50, 0, 400, 320});
    QVERIFY(clipped == (Box{0, 0, 1000, 400}));
    QVERIFY(place.content() == all);
    // An odd row of padding goes below: 21 rows above and 22 below.
    QVERIFY(placeInInput({640, 210}, {64}).content() == (Box{0, 21, 64, 42}));
}

void TestResize::stretchedThePictureFillsTheInput()
{
    const InputPlace place = placeInInput({300, 100}, {60, InputFit::Stretch});
    QVERIFY(place.content() == (Box{0, 0, 60, 60}));
    QVERIFY(place.toInput({30, 50, 150, 100}) == (Box{6, 30, 30, 60}));
    QVERIFY(place.toPicture({6, 30, 30, 60}) == (Box{30, 50, 150, 100}));
    QCOMPARE(place.aspect(), 1.0 / 3);
    QCOMPARE(placeInInput({300, 100}, {60}).aspect(), 1.0);
    QCOMPARE(placeInInput({381, 500}, {640}).aspect(), 1.0); // whatever its sides are rounded to

    Image halves(4, 2, 10);
    for (int y = 0; y < 2; ++y)
        std::fill(halves.pixel(2, y), halves.pixel(2, y) + 6, std::uint8_t{90});
    const FittedImage result = fitToInput(halves, {8, InputFit::Stretch});
    QCOMPARE(result.image.size(), (Size{8, 8}));
    for (int y = 0; y < 8; ++y) {
        QCOMPARE(int{*result.image.pixel(2, y)}, 10);
        QCOMPARE(int{*result.image.pixel(3, y)}, 30); // a quarter of the way from 10 to 90
        QCOMPARE(int{*result.image.pixel(4, y)}, 70);
        QCOMPARE(int{*result.image.pixel(5, y)}, 90);
    }
    QVERIFY_EXCEPTION_THROWN(fitToInput(Image(), {64, InputFit::Stretch}), Error);
}

void TestResize::paddingIsGrey()
{
    const FittedImage result = fitToInput(Image(20, 10, 250), {64});
    QCOMPARE(result.image.width, 64);
    QCOMPARE(result.image.height, 64);
    QCOMPARE(int{*result.image.pixel(0, 15)}, 114);
    QCOMPARE(int{*result.image.pixel(0, 16)}, 250);
    QCOMPARE(int{*result.image.pixel(63, 47)}, 250);
    QCOMPARE(int{*result.image.pixel(63, 48)}, 114);
    QVERIFY_EXCEPTION_THROWN(fitToInput(Image(), {64}), Error);
    QVERIFY_EXCEPTION_THROWN(fitToInput(Image(2, 2), {0}), Error);
}

void TestResize::shrinkingAverages()
{
    Image image(2, 2);
    for (std::size_t i = 0; i < 3; ++i)
        image.rgb[i] = 200;
    const Image small = resize(image, 1, 1);
    QCOMPARE(int{small.rgb[0]}, 50);
    QVERIFY(resize(image, 7, 5).size() == (Size{7, 5}));
    QVERIFY_EXCEPTION_THROWN(resize(image, 0, 5), Error);
}

QTEST_GUILESS_MAIN(TestResize)
#include "test_resize.moc"
