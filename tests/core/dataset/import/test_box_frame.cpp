// In which size a picture's boxes are given, and whether a whole file writes its boxes in another way.
#include "core/dataset/import/box_frame.h"

#include <QTest>
#include <rapidcheck.h>

#include <cmath>

using namespace blindspot;
using namespace blindspot::dataset;
using imaging::Size;
using metrics::CocoBox;

class TestBoxFrame : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void sizesAreCompared()
    {
        QVERIFY(sizeRelation({320, 240}, {320, 240}) == SizeRelation::Same);
        QVERIFY(sizeRelation({321, 240}, {320, 240}) == SizeRelation::Same);
        QVERIFY(sizeRelation({240, 320}, {320, 240}) == SizeRelation::Swapped);
        QVERIFY(sizeRelation({1280, 960}, {320, 240}) == SizeRelation::Scaled);
        QVERIFY(sizeRelation({320, 240}, {1280, 960}) == SizeRelation::Scaled);
        QVERIFY(sizeRelation({640, 640}, {320, 240}) == SizeRelation::Other);
        QVERIFY(sizeRelation({640, 427}, {320, 214}) == SizeRelation::Scaled); // rounded up
        QVERIFY(sizeRelation({640, 427}, {320, 213}) == SizeRelation::Scaled); // and down
        QVERIFY(sizeRelation({320, 236}, {320, 240}) == SizeRelation::Other);
    }

    void aPictureThatWasMadeSmallerKeepsItsShape()
    {
        QVERIFY(rc::check("scaled by any factor", [] {
            const Size large{*rc::gen::inRange(100, 6000), *rc::gen::inRange(100, 6000)};
            const double factor = *rc::gen::inRange(50, 900) / 1000.0;
            const Size little{static_cast<int>(std::lround(large.width * factor)),
                              static_cast<int>(std::lround(large.height * factor))};
            const SizeRelation down = sizeRelation(large, little), up = sizeRelation(little, large);
            RC_ASSERT(down == SizeRelation::Scaled || down == SizeRelation::Swapped);
            RC_ASSERT(up == down);
        }));
    }

    void boxesAreScaledUnlessTheyFitThePictureAlone()
    {
        const auto scale = [](const std::vector<CocoBox>& boxes, Size stated, Size picture) {
            return boxScale(boxes, stated, picture).x;
        };
        QCOMPARE(scale({{80, 120, 240, 360}}, {1280, 960}, {320, 240}), 0.25);
        QCOMPARE(scale({{10, 10, 20, 20}}, {1280, 960}, {320, 240}), 0.25); // would fit either
        QCOMPARE(scale({{10, 10, 20, 20}}, {320, 240}, {1280, 960}), 4.0);
        QCOMPARE(scale({{10, 10, 20, 20}, {1000, 700, 100, 100}}, {320, 240}, {1280, 960}),
                 1.0);                                                           // one lies beyond 320 x 240
        QCOMPARE(scale({{1200, 900, 200, 200}}, {1280, 960}, {320, 240}), 0.25); // fits neither
        QCOMPARE(scale({{10, 10, 20, 20}}, {240, 320}, {320, 240}), 1.0);
        QCOMPARE(scale({}, {640, 640}, {320, 240}), 1.0);
    }

    void formsAreRead()
    {
        const Size size{200, 100};
        QVERIFY(readAs(BoxForm::Size, {1, 2, 3, 4}, size) == (CocoBox{1, 2, 3, 4}));
        QVERIFY(readAs(BoxForm::Unstated, {1, 2, 3, 4}, size) == (CocoBox{1, 2, 3, 4}));
        QVERIFY(readAs(BoxForm::Corners, {1, 2, 5, 8}, size) == (CocoBox{1, 2, 4, 6}));
        QVERIFY(readAs(BoxForm::Fractions, {0.5, 0.5, 0.25, 0.1}, size) == (CocoBox{100, 50, 50, 10}));
    }

    void theFormOfAWholeFile()
    {
        QVERIFY(rc::check("left, top, width, height inside their pictures is COCO's", [] {
            BoxSurvey survey;
            const int count = *rc::gen::inRange(1, 50);
            for (int i = 0; i < count; ++i) {
                const double x = *rc::gen::inRange(0, 400), y = *rc::gen::inRange(0, 300);
                survey.add(
                    {x, y, double(*rc::gen::inRange(5, 640 - 400)), double(*rc::gen::inRange(5, 480 - 300))},
                    {640, 480});
            }
            RC_ASSERT(survey.verdict() == BoxForm::Size);
        }));
        QVERIFY(rc::check("fractions are told", [] {
            BoxSurvey survey;
            const int count = *rc::gen::inRange(1, 50);
            for (int i = 0; i < count; ++i)
                survey.add({*rc::gen::inRange(0, 60) / 100.0, *rc::gen::inRange(0, 60) / 100.0,
                            *rc::gen::inRange(1, 40) / 100.0, *rc::gen::inRange(1, 40) / 100.0},
                           {640, 480});
            RC_ASSERT(survey.verdict() == BoxForm::Fractions);
            survey.add({10, 10, 50, 50}, {640, 480}); // one box of pixels, and it is no longer certain
            RC_ASSERT(survey.verdict() == BoxForm::Size);
        }));
        BoxSurvey corners;
        corners.add({400, 300, 600, 450}, {640, 480});
        QVERIFY(corners.verdict() == BoxForm::Corners);
        corners.add({10, 10, 50, 50}, {640, 480}); // fits either way: half of them leave
        QVERIFY(corners.verdict() == BoxForm::Corners);
        corners.add({300, 300, 200, 100}, {640, 480}); // no corner: it ends before it begins
        QVERIFY(corners.verdict() == BoxForm::Size);
        BoxSurvey careless; // a large object, drawn a little beyond the edge
        careless.add({5, 5, 640, 476}, {640, 480});
        QVERIFY(careless.verdict() == BoxForm::Size);
        QVERIFY(BoxSurvey().verdict() == BoxForm::Size);
    }
};

QTEST_APPLESS_MAIN(TestBoxFrame)
#include "test_box_frame.moc"
