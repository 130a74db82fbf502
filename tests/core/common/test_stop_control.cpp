// Pause, resume and stop across threads.
#include "core/common/stop_control.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace std::chrono_literals;

namespace {

/// A worker that counts its rounds until it is told to stop. Joins when destroyed.
class Worker {
  public:
    explicit Worker(StopControl& control) : control_(control), thread_([this] { work(); }) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker()
    {
        control_.requestStop();
        thread_.join();
    }

    std::int64_t rounds() const { return rounds_; }
    bool ended() const { return ended_; }

    /// Waits, at most ten seconds, until the worker did something.
    bool waitUntil(const std::function<bool()>& condition) const
    {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (!condition() && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(1ms);
        return condition();
    }
    bool moves() const
    {
        const std::int64_t before = rounds();
        return waitUntil([&] { return rounds() > before + 1; });
    }

  private:
    void work()
    {
        while (!control_.shouldStop()) {
            ++rounds_;
            std::this_thread::sleep_for(100us);
        }
        ended_ = true;
    }

    StopControl& control_;
    std::atomic<std::int64_t> rounds_{0};
    std::atomic<bool> ended_{false};
    std::thread thread_;
};

} // namespace

class TestStopControl : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void runsByDefault()
    {
        StopControl control;
        QVERIFY(!control.shouldStop());
        QVERIFY(!control.stopRequested());
        QVERIFY(!control.paused());
    }

    void stopsForGood()
    {
        StopControl control;
        control.requestStop();
        QVERIFY(control.shouldStop());
        control.resume();
        QVERIFY(control.shouldStop());
        control.pause();
        QVERIFY(control.shouldStop()); // a stop is not held up by a pause
        QVERIFY(!control.paused());
        QVERIFY(control.stopRequested());
    }

    void staysPausedUntilResumed()
    {
        StopControl control;
        Worker worker(control);
        QVERIFY(worker.moves());
        control.pause();
        QVERIFY(control.paused());
        const std::int64_t atPause = worker.rounds();
        // What wakes the worker without ending the pause must not let it through.
        for (int i = 0; i < 50; ++i) {
            control.pause();
            std::this_thread::sleep_for(1ms);
        }
        QVERIFY2(worker.rounds() <= atPause + 1, "only the round that had begun may end");
        const std::int64_t settled = worker.rounds();
        std::this_thread::sleep_for(20ms);
        QCOMPARE(worker.rounds(), settled);
        control.resume();
        QVERIFY(!control.paused());
        QVERIFY(worker.moves());
    }

    void aStopEndsAPause()
    {
        StopControl control;
        Worker worker(control);
        QVERIFY(worker.moves());
        control.pause();
        std::this_thread::sleep_for(10ms);
        QVERIFY(!worker.ended());
        control.requestStop();
        QVERIFY(worker.waitUntil([&] { return worker.ended(); }));
    }

    void releasesEveryWaitingThread()
    {
        StopControl control;
        control.pause();
        std::atomic<int> stopped{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { stopped += control.shouldStop() ? 1 : 0; });
        std::this_thread::sleep_for(10ms);
        QCOMPARE(stopped.load(), 0);
        control.requestStop();
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(stopped.load(), 4);
    }

    void survivesHaste()
    {
        // Pause and resume as fast as a hand on the space bar, from two threads; then it must still run and
        // stop.
        StopControl control;
        Worker worker(control);
        const auto press = [&] {
            for (int i = 0; i < 2000; ++i) {
                control.pause();
                control.resume();
            }
        };
        std::thread other(press);
        press();
        other.join();
        QVERIFY(!control.paused());
        QVERIFY(worker.moves());
    }
};

QTEST_APPLESS_MAIN(TestStopControl)
#include "test_stop_control.moc"
