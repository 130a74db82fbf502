// Boxes: their two descriptions, their overlap, and the sizes of objects.
#include "core/metrics/boxes.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot;
using namespace blindspot::metrics;

class TestBoxes : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theTwoDescriptionsAgree()
    {
        QVERIFY(cocoBox({10, 20, 40, 60}) == (CocoBox{10, 20, 30, 40}));
        QVERIFY(cornersOf({10, 20, 30, 40}) == (Box{10, 20, 40, 60}));
        QVERIFY(rc::check("there and back", [] {
            // Quarters, so that no sum is rounded.
            const auto number = [] { return *rc::gen::inRange(0, 4000) / 4.0; };
            const CocoBox box{number(), number(), number(), number()};
            RC_ASSERT(cocoBox(cornersOf(box)) == box);
            RC_ASSERT(cornersOf(box).area() == box.area());
        }));
    }

    void overlapIsThatOfTheCorners()
    {
        QCOMPARE(overlap({0, 0, 10, 10}, {5, 0, 10, 10}), 50.0 / 150.0);
        QCOMPARE(overlap({0, 0, 10, 10}, {5, 0, 10, 10}, true), 0.5); // of the detection alone
        QCOMPARE(overlap({0, 0, 10, 10}, {10, 0, 10, 10}), 0.0);
    }

    void sizesAreCocos()
    {
        QVERIFY(sizeOf(1023.9) == ObjectSize::Small);
        QVERIFY(sizeOf(1024) == ObjectSize::Medium);
        QVERIFY(sizeOf(9215.9) == ObjectSize::Medium);
        QVERIFY(sizeOf(9216) == ObjectSize::Large);
    }
};

QTEST_APPLESS_MAIN(TestBoxes)
#include "test_boxes.moc"
