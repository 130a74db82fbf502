// A stop and a pause go through; one of the inner control does not come back.
#include "core/common/stop_relay.h"

#include <QTest>

#include <atomic>

using namespace blindspot;

class TestStopRelay : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void stopsAndPausesGoThrough()
    {
        StopControl outer;
        StopRelay relay(outer);
        outer.pause();
        QTRY_VERIFY(relay.inner().paused());
        outer.resume();
        QTRY_VERIFY(!relay.inner().paused());
        QVERIFY(!relay.inner().stopRequested());
        outer.requestStop();
        QTRY_VERIFY(relay.inner().stopRequested());
    }

    void theInnerOneStopsByItself()
    {
        StopControl outer;
        std::atomic<int> looks{0};
        StopRelay relay(outer, [&looks] { ++looks; });
        relay.inner().requestStop();
        QTRY_VERIFY(looks >= 2);
        QVERIFY(relay.inner().stopRequested() && !outer.stopRequested());
    }

    void nothingIsCalledAfterItsEnd()
    {
        StopControl outer;
        std::atomic<int> looks{0};
        {
            StopRelay relay(outer, [&looks] { ++looks; });
            QTRY_VERIFY(looks > 0);
        }
        const int before = looks;
        QTest::qWait(3 * static_cast<int>(StopRelay::kLook.count()));
        QCOMPARE(looks.load(), before);
    }
};

QTEST_GUILESS_MAIN(TestStopRelay)
#include "test_stop_relay.moc"
