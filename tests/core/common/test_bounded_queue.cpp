// The queue between threads: order, waiting, and its end.
#include "core/common/bounded_queue.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <set>
#include <thread>
#include <vector>

using blindspot::BoundedQueue;

class TestBoundedQueue : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void keepsTheOrder()
    {
        BoundedQueue<std::unique_ptr<int>> queue(3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(queue.push(std::make_unique<int>(i)));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(**queue.pop(), i);
    }

    void closedIsEmptiedFirst()
    {
        BoundedQueue<int> queue(2);
        queue.push(7);
        queue.close();
        QVERIFY(!queue.push(8));
        QCOMPARE(queue.pop().value_or(0), 7);
        QVERIFY(!queue.pop());
    }

    void abandonedIsEmpty()
    {
        BoundedQueue<int> queue(2);
        queue.push(7);
        queue.abandon();
        QVERIFY(!queue.pop());
    }

    void neverHoldsMoreThanItMay()
    {
        BoundedQueue<int> queue(2);
        std::atomic<int> pushed = 0, popped = 0;
        {
            const std::jthread writer([&] {
                for (int i = 0; i < 500; ++i) {
                    queue.push(i);
                    ++pushed;
                }
                queue.close();
            });
            while (const std::optional<int> value = queue.pop()) {
                QCOMPARE(*value, popped);
                ++popped;
                QVERIFY(pushed <= popped + 3); // two in the queue, one on its way
            }
        }
        QCOMPARE(popped, 500);
    }

    void closingWakesWhoWaits()
    {
        BoundedQueue<int> full(1), empty(1);
        full.push(1);
        std::atomic<bool> refused = false, ended = false;
        {
            const std::jthread writer([&] { refused = !full.push(2); });
            const std::jthread reader([&] { ended = !empty.pop(); });
            full.abandon();
            empty.close();
        }
        QVERIFY(refused && ended);
    }

    void severalOnBothSidesLoseNothing()
    {
        BoundedQueue<int> queue(4);
        std::mutex mutex;
        std::multiset<int> taken;
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i)
            readers.emplace_back([&] {
                while (const std::optional<int> value = queue.pop()) {
                    const std::scoped_lock lock(mutex);
                    taken.insert(*value);
                }
            });
        {
            std::vector<std::jthread> writers;
            for (int writer = 0; writer < 3; ++writer)
                writers.emplace_back([&queue, writer] {
                    for (int i = 0; i < 200; ++i)
                        queue.push(writer * 200 + i);
                });
        }
        queue.close();
        readers.clear();
        QCOMPARE(taken.size(), 600U);
        QCOMPARE(std::set<int>(taken.begin(), taken.end()).size(), 600U);
    }
};

QTEST_APPLESS_MAIN(TestBoundedQueue)
#include "test_bounded_queue.moc"
