// Work beside the window's thread: order, results, failures, cancelling, and ends at any moment.
#include "core/common/threads.h"
#include "ui/support/worker.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

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
        QCOMPARE(own, QString("/tmp: the disk is full; free some space"));
        QCOMPARE(reported, own);
    }

    void aWorkerWithoutAThreadIsTold()
    {
        UiQueue queue;
        const ThreadLimit limit(0);
        QVERIFY_EXCEPTION_THROWN(Worker<Counter>(queue, makeCounter, {}), Error);
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

    /// However it is left, what has begun has ended, and nothing is told twice or to the dead.
    void endsAtAnyMoment()
    {
        UiQueue queue;
        std::atomic<int> done = 0, begun = 0, ended = 0;
        int given = 0;
        for (int round = 0; round < 300; ++round) {
            QObject receiver;
            Worker<Counter> worker(queue, makeCounter, {});
            given += round % 7;
            for (int i = 0; i < round % 7; ++i)
                worker.run(
                    &receiver,
                    [&begun, &ended](Counter&, StopControl& stop) {
                        ++begun;
                        for (int k = 0; k < 100 && !stop.shouldStop(); ++k)
                            std::this_thread::yield();
                        ++ended;
                    },
                    [&] { ++done; });
            if (round % 3 == 0) QCoreApplication::processEvents();
        }
        const int told = done;
        QCoreApplication::processEvents();
        QCOMPARE(done.load(), told); // their receivers are dead
        QCOMPARE(begun.load(), ended.load());
        QVERIFY2(told <= ended && ended <= given, qPrintable(QString("%1 %2 %3").arg(told).arg(ended).arg(given)));
    }

    void endingDoesNotWait()
    {
        UiQueue queue;
        Worker<Counter> worker(queue, makeCounter, {});
        QObject receiver;
        std::atomic<bool> begun = false, over = false;
        bool told = false, ended = false;
        worker.run(
            &receiver,
            [&](Counter&, StopControl&) { // does not look at its stop
                begun = true;
                QThread::msleep(1000);
                over = true;
            },
            [&] { told = true; });
        QTRY_VERIFY(begun);
        QElapsedTimer clock;
        clock.start();
        worker.end([&] { ended = true; });
        QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!over);
        QTRY_VERIFY(ended);
        QVERIFY(over && !told);
    }

    void aPieceThatThrowsIsToldAndTheOthersRun()
    {
        UiQueue queue;
        QStringList told;
        int ran = 0;
        queue.setFailureHandler([&](const QString& text) { told += text; });
        queue.post([&] { ++ran; });
        queue.post([] { throw Error(Message::verbatim("the disk is full")); });
        queue.post([&] { ++ran; });
        queue.post([] { throw 7; });
        queue.post([&] { ++ran; });
        QTRY_COMPARE(ran, 3);
        QCOMPARE(told, QStringList({"the disk is full", "An unknown failure"}));
        // Nobody listens: it goes to the log.
        UiQueue other;
        QTest::ignoreMessage(QtWarningMsg, "a piece of work of the window failed: the disk is full");
        other.post([] { throw Error(Message::verbatim("the disk is full")); });
        other.post([&] { ++ran; });
        QTRY_COMPARE(ran, 4);
    }

    /// A dialog has an event loop of its own. What comes meanwhile waits until the piece that opened it has ended.
    void piecesDoNotRunInsideOfEachOther()
    {
        UiQueue queue;
        QStringList seen;
        queue.post([&] {
            seen += "dialog opens";
            queue.post([&] { seen += "posted meanwhile"; });
            QEventLoop dialog;
            QTimer::singleShot(50, &dialog, &QEventLoop::quit);
            dialog.exec();
            seen += "dialog closed";
        });
        queue.post([&] { seen += "posted before"; });
        QTRY_COMPARE(seen.size(), 4);
        QCOMPARE(seen, QStringList({"dialog opens", "dialog closed", "posted before", "posted meanwhile"}));
    }

    void aPieceMayDestroyTheQueue()
    {
        auto queue = std::make_unique<UiQueue>();
        bool destroyed = false, later = false;
        queue->post([&] {
            queue.reset();
            destroyed = true;
            throw Error(Message::verbatim("nobody is there to be told"));
        });
        queue->post([&] { later = true; });
        QTRY_VERIFY(destroyed);
        QTest::qWait(20);
        QVERIFY(!later);
    }
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestWorker)
#include "test_worker.moc"
