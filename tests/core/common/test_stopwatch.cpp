// The stopwatch: laps add up, and what is left out is not counted.
#include "core/common/stopwatch.h"

#include <QTest>

#include <chrono>
#include <thread>

using namespace blindspot;
using namespace std::chrono_literals;

class TestStopwatch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void countsFromItsStart()
    {
        Stopwatch watch;
        QVERIFY(watch.seconds() >= 0);
        std::this_thread::sleep_for(20ms);
        QVERIFY(watch.seconds() >= 0.02);
        std::this_thread::sleep_for(20ms);
        QVERIFY(watch.seconds() >= 0.04);
    }

    void lapsAddUp()
    {
        Stopwatch whole, laps;
        double sum = 0;
        for (int i = 0; i < 3; ++i) {
            std::this_thread::sleep_for(10ms);
            const double lap = laps.lap();
            QVERIFY(lap >= 0.01);
            sum += lap;
        }
        QVERIFY(sum >= 0.03);
        QVERIFY(sum <= whole.seconds()); // each lap begins where the last one ended
    }

    void restartForgets()
    {
        Stopwatch older, watch;
        std::this_thread::sleep_for(30ms);
        watch.restart();
        QVERIFY(watch.seconds() + 0.03 <= older.seconds());
    }

    void waitingIsLeftOut()
    {
        Stopwatch older, watch;
        const int answer = watch.leaveOut([] {
            std::this_thread::sleep_for(30ms);
            return 7;
        });
        QCOMPARE(answer, 7);
        const double counted = watch.seconds();
        QVERIFY(counted >= 0);
        QVERIFY(counted + 0.03 <= older.seconds());
    }
};

QTEST_APPLESS_MAIN(TestStopwatch)
#include "test_stopwatch.moc"
