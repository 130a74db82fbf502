// A loop on all cores: every turn once, and its errors told.
#include "core/common/parallel.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

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
};

QTEST_APPLESS_MAIN(TestParallel)
#include "test_parallel.moc"
