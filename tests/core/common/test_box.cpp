// The box: sides, area and what two boxes share.
#include "core/common/box.h"

#include <QTest>
#include <rapidcheck.h>

using namespace blindspot;

namespace {

Box anyBox()
{
    const auto number = [] { return *rc::gen::inRange(-40, 41) / 4.0; };
    return {number(), number(), number(), number()};
}

} // namespace

class TestBox : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void sidesAndArea()
    {
        const Box box{1, 2, 4.5, 4};
        QCOMPARE(box.width(), 3.5);
        QCOMPARE(box.height(), 2.0);
        QCOMPARE(box.area(), 7.0);
        QCOMPARE((Box{4, 2, 1, 5}).area(), 0.0);
        QCOMPARE((Box{4, 5, 1, 2}).area(), 0.0); // both sides below none: no area all the same
        QVERIFY(Box{} == (Box{0, 0, 0, 0}));
        QVERIFY(box != (Box{1, 2, 4.5, 5}));
    }

    void whatTwoShare()
    {
        QVERIFY((Box{0, 0, 10, 10}).intersected({5, -5, 20, 4}) == (Box{5, 0, 10, 4}));
        QCOMPARE((Box{0, 0, 10, 10}).intersected({10, 0, 20, 10}).area(), 0.0);
        QCOMPARE((Box{0, 0, 10, 10}).intersected({30, 30, 40, 40}).area(), 0.0);
    }

    void intersectionIsInBoth()
    {
        QVERIFY(rc::check("the intersection lies in both, in either order", [] {
            const Box a = anyBox(), b = anyBox(), common = a.intersected(b);
            RC_ASSERT(common == b.intersected(a));
            RC_ASSERT(common.area() <= a.area() && common.area() <= b.area());
            RC_ASSERT(a.intersected(a) == a);
        }));
    }
};

QTEST_APPLESS_MAIN(TestBox)
#include "test_box.moc"
