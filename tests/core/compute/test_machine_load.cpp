// What the system tells of its cores: with and without threads that want them.
#include "core/compute/machine_load.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace blindspot::compute;

namespace {

/// While they live, so many threads want a core.
class BusyThreads {
  public:
    explicit BusyThreads(long count)
    {
        for (long i = 0; i < count; ++i)
            threads_.emplace_back([this] {
                while (!ended_)
                    ;
            });
    }
    BusyThreads(const BusyThreads&) = delete;
    BusyThreads& operator=(const BusyThreads&) = delete;
    ~BusyThreads() { ended_ = true; }

  private:
    std::atomic<bool> ended_{false};
    std::vector<std::jthread> threads_;
};

long cores()
{
    return ::sysconf(_SC_NPROCESSORS_ONLN);
}

} // namespace

class TestMachineLoad : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        if (!std::ifstream("/proc/stat") || !std::ifstream("/proc/loadavg")) QSKIP("this system does not tell its load");
    }

    void noCoreIsIdleWhereAllAreWanted()
    {
        const BusyThreads busy(cores());
        IdleCores idle;
        QTest::qSleep(400);
        const std::optional<double> seen = idle.sinceLast();
        QVERIFY(seen);
        QVERIFY2(*seen >= 0 && *seen < 0.3 * static_cast<double>(cores()), qPrintable(QString::number(*seen)));
    }

    void tooShortATimeTellsNothing()
    {
        IdleCores idle;
        QVERIFY(!idle.sinceLast());
        QTest::qSleep(400);
        QVERIFY(idle.sinceLast());
        QVERIFY(!idle.sinceLast());
    }

    void oneCoreIsLeftWhereAllAreWanted()
    {
        const BusyThreads busy(cores() + 2);
        QTest::qSleep(20); // until they have begun
        QCOMPARE(freeCores(static_cast<int>(cores())), 1);
    }

    void moreThanAskedForIsNoMore()
    {
        QCOMPARE(freeCores(1), 1);
        const int free = freeCores(2);
        QVERIFY(free == 1 || free == 2);
    }
};

QTEST_GUILESS_MAIN(TestMachineLoad)
#include "test_machine_load.moc"
