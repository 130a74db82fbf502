// Boxes drawn into pictures: on their own edges, and nothing else is touched.
#include "core/imaging/box_drawing.h"

#include <QTest>

#include <algorithm>

using namespace blindspot;
using namespace blindspot::imaging;

class TestBoxDrawing : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theEdgeHasTheColour();
    void aLabelStandsAboveOrInside();
    void whatLiesOutsideIsCut();
};

void TestBoxDrawing::theEdgeHasTheColour()
{
    Image image(100, 80, 50);
    drawBoxes(image, {{{20, 30, 60, 70}, "", {1, 0, 0}}});
    for (int x = 22; x < 58; ++x) {
        QCOMPARE(static_cast<int>(image.pixel(x, 30)[0]), 255);
        QCOMPARE(static_cast<int>(image.pixel(x, 30)[1]), 0);
    }
    QCOMPARE(static_cast<int>(image.pixel(40, 50)[0]), 50); // inside
    QCOMPARE(static_cast<int>(image.pixel(10, 30)[0]), 50);
    QCOMPARE(static_cast<int>(image.pixel(40, 20)[0]), 50); // no label
}

void TestBoxDrawing::aLabelStandsAboveOrInside()
{
    const auto plate = [](double top) {
        Image image(200, 100, 50);
        drawBoxes(image, {{{20, top, 180, 95}, "person 0.91", {0, 0.62, 0.45}}});
        int above = 0, inside = 0;
        for (int y = 0; y < 100; ++y)
            for (int x = 24; x < 60; ++x)
                if (image.pixel(x, y)[1] != 50) (y < top - 2 ? above : inside) += y < top + 20 ? 1 : 0;
        return std::pair(above, inside);
    };
    const auto [above, few] = plate(40);
    QVERIFY(above > 200);
    const auto [none, inside] = plate(1);
    QCOMPARE(none, 0);
    QVERIFY(inside > few);
}

void TestBoxDrawing::whatLiesOutsideIsCut()
{
    Image image(60, 40, 50);
    drawBoxes(image, {{{-30, -20, 300, 500}, "car 0.5", {1, 1, 1}}, {{70, 10, 90, 20}, "dog", {1, 0, 0}}, {{10, 10, 10, 10}, "", {}}});
    QCOMPARE(image.rgb.size(), std::size_t{60 * 40 * 3});
    QCOMPARE(static_cast<int>(image.pixel(30, 35)[0]), 50);
}

QTEST_GUILESS_MAIN(TestBoxDrawing)
#include "test_box_drawing.moc"
