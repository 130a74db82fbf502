// A loop on all cores: every turn once, and its errors told.
#include "core/common/parallel.h"
#include "core/common/threads.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

using blindspot::forEachIndex;
using blindspot::parallelFor;

class TestParallel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyTurnOnce_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 3, 7, 1000})
            QTest::addRow("%d", count) << count;
    }
    void everyTurnOnce()
    {
        QFETCH(int, count);
        std::vector<std::atomic<int>> turns(static_cast<std::size_t>(count));
        parallelFor(turns.size(), 1, [&turns](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                ++turns[i];
        });
        for (const auto& turn : turns)
            QCOMPARE(turn.load(), 1);
    }

    void littleWorkStaysWithTheCaller()
    {
        const auto caller = std::this_thread::get_id();
        int parts = 0;
        parallelFor(9, 10, [&](std::size_t begin, std::size_t end) {
            ++parts;
            QCOMPARE(end - begin, 9U);
            QVERIFY(std::this_thread::get_id() == caller);
        });
        QCOMPARE(parts, 1);
    }

    void failuresAreTold()
    {
        QVERIFY_EXCEPTION_THROWN(parallelFor(100, 1,
                                             [](std::size_t begin, std::size_t) {
                                                 if (begin == 0) throw std::runtime_error("first part");
                                             }),
                                 std::runtime_error);
    }

    void everyIndexOnce_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("threads");
        for (const int count : {0, 1, 2, 1000})
            for (const int threads : {0, 1, 3})
                QTest::addRow("%d by %d", count, threads) << count << threads;
    }
    void everyIndexOnce()
    {
        QFETCH(int, count);
        QFETCH(int, threads);
        std::vector<std::atomic<int>> turns(static_cast<std::size_t>(count));
        forEachIndex(turns.size(), static_cast<std::size_t>(threads), [&turns](std::size_t index) {
            ++turns[index];
            return true;
        });
        for (const auto& turn : turns)
            QCOMPARE(turn.load(), 1);
    }

    void noFurtherOneAfterAnEndOrAFailure()
    {
        std::atomic<int> turns = 0;
        forEachIndex(1000, 1, [&turns](std::size_t index) {
            ++turns;
            return index < 9;
        });
        QCOMPARE(turns.load(), 10);
        turns = 0;
        const auto fails = [&turns](std::size_t) -> bool {
            ++turns;
            throw std::runtime_error("each");
        };
        QVERIFY_EXCEPTION_THROWN(forEachIndex(1000, 3, fails), std::runtime_error);
        QVERIFY(turns.load() <= 3);
    }

    /// Where the system gives no threads the caller does it all.
    void withoutOtherThreads()
    {
        const blindspot::ThreadLimit none(0);
        const auto caller = std::this_thread::get_id();
        std::size_t sum = 0;
        forEachIndex(10, 4, [&](std::size_t index) {
            sum += std::this_thread::get_id() == caller ? index : 100;
            return true;
        });
        QCOMPARE(sum, std::size_t{45});
    }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "test_parallel.moc"
