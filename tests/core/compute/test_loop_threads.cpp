// How many threads LibTorch's own loops take: of the calling thread alone, and as many as do a work soonest.
#include "core/compute/loop_threads.h"

#include <ATen/Parallel.h>

#include <QtTest>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

using namespace blindspot::compute;

namespace {

/// A work on a machine of four cores, on which other programs may be busy.
struct Machine {
    bool busy = false;
    bool oneIsLeft = false; ///< core that the others leave alone

    double seconds(int threads) const
    {
        return busy ? 0.04 * threads * threads : 0.04 / threads; // threads that meet wait for the last of them
    }
    double waited(int threads) const { return !busy || (oneIsLeft && threads == 1) ? 0.01 : 0.5; }
    int free() const { return !busy ? 4 : 1; }
};

/// What the system tells of that machine while `tuner` works; without `told` it tells nothing.
MachineLoad loadOf(const Machine& machine, const LoopThreadTuner* const& tuner, bool told = true)
{
    if (!told) return {[](int most) { return most; }, [] { return std::nullopt; }};
    return {[&machine](int most) { return std::min(most, machine.free()); },
            [&machine, &tuner]() -> std::optional<double> { return machine.busy ? 0.0 : 4.0 - tuner->next(); }};
}

struct Spent {
    double seconds = 0, works = 0;
    int mostThreads = 0;
};

Spent work(LoopThreadTuner& tuner, const Machine& machine, double seconds)
{
    Spent spent;
    for (; spent.seconds < seconds; ++spent.works) {
        const int threads = tuner.next();
        const double one = machine.seconds(threads);
        spent.seconds += one;
        spent.mostThreads = std::max(spent.mostThreads, threads);
        tuner.tell(one, machine.waited(threads));
    }
    return spent;
}

} // namespace

class TestLoopThreads : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theyAreOfTheCallingThreadAlone()
    {
        const int before = at::get_num_threads();
        int elsewhere = 0;
        {
            const LoopThreads threads(3);
            QCOMPARE(at::get_num_threads(), 3);
            std::thread([&elsewhere] {
                const LoopThreads one(1);
                elsewhere = at::get_num_threads();
            }).join();
            QCOMPARE(at::get_num_threads(), 3);
        }
        QCOMPARE(elsewhere, 1);
        QCOMPARE(at::get_num_threads(), before);
    }

    void piecesOfWorkShareTheThreads()
    {
        const auto shared = [](std::size_t pieces, int threads) {
            const SideBySide share = shareThreads(pieces, threads);
            return std::pair(share.beside, share.loopThreads);
        };
        QCOMPARE(shared(1, 2), std::pair(1, 2));
        QCOMPARE(shared(4, 2), std::pair(2, 1));
        QCOMPARE(shared(2, 16), std::pair(2, 8));
        QCOMPARE(shared(100, 64), std::pair(kMostSideBySide, 64 / kMostSideBySide));
        QCOMPARE(shared(0, 0), std::pair(1, 1));
    }

    void waitingIsCounted()
    {
        const double before = threadWaitSeconds();
        QVERIFY(before >= 0);
        QVERIFY(threadWaitSeconds() >= before);
    }

    /// Sums of floating-point numbers are rounded by the number of threads: on a quiet machine it never changes.
    void aQuietMachineKeepsAll()
    {
        const Machine machine;
        const LoopThreadTuner* known = nullptr;
        LoopThreadTuner tuner(4, loadOf(machine, known));
        known = &tuner;
        for (int i = 0; i < 100'000; ++i) {
            QCOMPARE(tuner.next(), 4);
            tuner.tell(machine.seconds(4), machine.waited(4));
        }
    }

    void aBusyMachineTakesOneSoonAndStays_data()
    {
        QTest::addColumn<bool>("oneIsLeft");
        QTest::addColumn<bool>("told");
        QTest::newRow("all cores are wanted") << false << true;
        QTest::newRow("one is left") << true << true;
        QTest::newRow("all cores are wanted, and the system does not tell") << false << false;
        QTest::newRow("one is left, and the system does not tell") << true << false;
    }

    void aBusyMachineTakesOneSoonAndStays()
    {
        QFETCH(bool, oneIsLeft);
        QFETCH(bool, told);
        Machine machine{false, oneIsLeft};
        const LoopThreadTuner* known = nullptr;
        LoopThreadTuner tuner(4, loadOf(machine, known, told));
        known = &tuner;
        work(tuner, machine, 60);
        machine.busy = true;
        work(tuner, machine, 20);
        const Spent spent = work(tuner, machine, 600);
        const double useful = spent.works * machine.seconds(1) / spent.seconds; // the rest are trials
        QVERIFY2(useful > (told ? 0.999 : 0.97), qPrintable(QString::number(useful)));
        if (told) QCOMPARE(spent.mostThreads, 1);
    }

    void itBeginsWithTheFreeCores()
    {
        const auto first = [](int most, int free) {
            return LoopThreadTuner(most, {[free](int) { return free; }, [] { return std::nullopt; }}).next();
        };
        QCOMPARE(first(4, 4), 4);
        QCOMPARE(first(4, 3), 2);
        QCOMPARE(first(4, 1), 1);
        QCOMPARE(first(4, 0), 1);
        QCOMPARE(first(6, 6), 6);
        QCOMPARE(first(6, 5), 4);
    }

    void itGoesBackWhenTheMachineIsQuiet()
    {
        Machine machine{true};
        const LoopThreadTuner* known = nullptr;
        LoopThreadTuner tuner(4, loadOf(machine, known));
        known = &tuner;
        work(tuner, machine, 600);
        machine.busy = false;
        work(tuner, machine, 130); // trials are rare after ten minutes
        QCOMPARE(tuner.next(), 4);
    }

    void ofOneThereIsNoChoice()
    {
        LoopThreadTuner tuner(1);
        work(tuner, {true}, 60);
        QCOMPARE(tuner.next(), 1);
        QCOMPARE(LoopThreadTuner(0).next(), 1);
    }

    void whatFailsTeachesNothing()
    {
        LoopThreadTuner tuner(2, {[](int most) { return most; }, [] { return std::nullopt; }});
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, tuner.run([] { throw std::runtime_error("out of memory"); }));
        int threads = 0;
        tuner.run([&threads] { threads = at::get_num_threads(); });
        QCOMPARE(threads, 2);
    }
};

QTEST_GUILESS_MAIN(TestLoopThreads)
#include "test_loop_threads.moc"
