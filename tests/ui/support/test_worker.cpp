// Work beside the window's thread: order, results, failures, cancelling, and ends at any moment.
#include "ui/support/worker.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

namespace blindspot::ui {

namespace {

struct Counter {
    int value = 0;
};

std::unique_ptr<Counter> makeCounter()
{
    return std::make_unique<Counter>();
}

} // namespace

class TestWorker : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void resultsArriveInOrderOnTheCallersThread()
    {
        UiQueue queue;
        Worker<Counter> worker(queue, makeCounter, {});
        QObject receiver;
        std::vector<int> seen;
        for (int i = 0; i < 100; ++i)
            worker.run(
                &receiver, [](Counter& counter, StopControl&) { return ++counter.value; },
                [&](int value) {
                    QCOMPARE(QThread::currentThread(), QCoreApplication::instance()->thread());
                    seen.push_back(value);
                });
        QTRY_COMPARE(seen.size(), std::size_t{100});
        for (int i = 0; i < 100; ++i)
            QCOMPARE(seen[static_cast<std::size_t>(i)], i + 1);
    }

    void failuresAreToldInWords()
    {
        UiQueue queue;
        QString reported, own;
        Worker<Counter> worker(queue, makeCounter, [&](const QString& text) { reported = text; });
        QObject receiver;
        const auto fail = [](Counter&, StopControl&) -> int {
            throw Error(Message::verbatim("the disk is full"), "/tmp", Message::verbatim("free some space"));
        };
        worker.run(&receiver, fail, [](int) { QFAIL("a failed piece of work has no result"); });
        worker.run(&receiver, fail, [](int) {}, [&](const QString& text) { own = text; });
        QTRY_VERIFY(!reported.isEmpty() && !own.isEmpty());
        QVERIFY(own.contains("the disk is full"));
    }

    void cancelledWorkAndDeadReceiversAreToldNothing()
    {
        UiQueue queue;
        Worker<Counter> worker(queue, makeCounter, {});
        auto receiver = std::make_unique<QObject>();
        QObject other;
        bool told = false, last = false;
        worker.run(receiver.get(), [](Counter&, StopControl&) { QThread::msleep(20); }, [&] { told = true; });
        Ticket ticket = worker.run(&other, [](Counter&, StopControl&) {}, [&] { told = true; });
        receiver.reset();
        ticket.cancel();
        worker.run(&other, [](Counter&, StopControl&) {}, [&] { last = true; });
        QTRY_VERIFY(last);
        QVERIFY(!told);
    }

    void endsAtAnyMoment()
    {
        UiQueue queue;
        std::atomic<int> done = 0;
        for (int round = 0; round < 300; ++round) {
            QObject receiver;
            Worker<Counter> worker(queue, makeCounter, {});
            for (int i = 0; i < round % 7; ++i)
                worker.run(
                    &receiver,
                    [](Counter&, StopControl& stop) {
                        for (int k = 0; k < 100 && !stop.shouldStop(); ++k)
                            std::this_thread::yield();
                    },
                    [&] { ++done; });
            if (round % 3 == 0) QCoreApplication::processEvents();
        }
        QCoreApplication::processEvents();
        QVERIFY(done < 2000);
    }
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestWorker)
#include "test_worker.moc"
