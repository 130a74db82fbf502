// The one mechanism of long work: its states, what it tells, how it ends, and that the window's thread never waits for it.
#include "core/common/error.h"
#include "core/common/threads.h"
#include "tests/support/dataset_files.h"
#include "ui/session/detector_training_controller.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/scan_controller.h"
#include "ui/session/session.h"
#include "ui/session/training_controller.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

namespace blindspot::ui {

namespace {

constexpr int kPatience = 60'000;    // milliseconds, for machines that do much else
constexpr int kSlowPass = 1000;      // in which the work does not look at its stop
constexpr int kLongestWait = kSlowPass / 2; // of the window's thread: who joins the work waits for the whole pass

/// Counts: look() takes over what the work has put, announce() tells it.
class CountingJob : public Job {
  public:
    explicit CountingJob(UiQueue& queue) : Job(queue, Priority::Training, nullptr) {}

    bool begin(std::function<void(StopControl&, std::atomic<int>&)> work)
    {
        if (!mayStart()) return false;
        launch([this, put = put_, work = std::move(work)](StopControl& stop) -> Keep {
            work(stop, *put);
            return [this] { kept = true; };
        });
        return true;
    }
    void prepared() { setRunning(); }

    int seen = 0, announced = 0;
    bool kept = false;

  private:
    void look() override { seen = *put_; }
    void announce() override { ++announced; }

    std::shared_ptr<std::atomic<int>> put_ = std::make_shared<std::atomic<int>>(0);
};

void untilStopped(StopControl& stop, std::atomic<int>& put)
{
    while (!stop.shouldStop()) {
        ++put;
        QThread::msleep(1);
    }
    throw Cancelled(Message::verbatim("stopped"));
}

/// The longest time that the event loop of this thread stood still while `busy`.
template <typename Busy>
qint64 longestWait(const Busy& busy)
{
    QElapsedTimer patience, turn;
    patience.start();
    qint64 longest = 0;
    for (turn.start(); busy() && patience.elapsed() < kPatience;) {
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        longest = std::max(longest, turn.restart());
        QThread::msleep(1);
    }
    return longest;
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void goesThroughItsStates()
    {
        UiQueue queue;
        CountingJob job(queue);
        std::vector<JobState> states;
        connect(&job, &Job::stateChanged, this, [&states](JobState state) { states.push_back(state); });
        QSignalSpy started(&job, &Job::started), failed(&job, &Job::failed);
        job.pause(); // nothing runs: nothing happens
        job.stop();
        QVERIFY(states.empty());
        QVERIFY(job.begin(untilStopped));
        QVERIFY(!job.begin(untilStopped)); // one at a time
        QCOMPARE(started.size(), 1);
        job.pause(); // not while it is being prepared
        QVERIFY(job.state() == JobState::Preparing);
        job.prepared();
        QTRY_VERIFY_WITH_TIMEOUT(job.seen > 0, kPatience);
        job.pause();
        QTest::qWait(200); // what was done before arrives
        const int held = job.seen;
        QTest::qWait(200);
        QCOMPARE(job.seen, held);
        job.unpause();
        QTRY_VERIFY_WITH_TIMEOUT(job.seen > held, kPatience);
        job.pause();
        job.stop(); // ends the pause
        QTRY_VERIFY_WITH_TIMEOUT(!job.busy(), kPatience);
        QVERIFY((states == std::vector{JobState::Preparing, JobState::Running, JobState::Paused, JobState::Running,
                                       JobState::Paused, JobState::Stopping, JobState::Idle}));
        QCOMPARE(job.announced, 0);
        QVERIFY(!job.kept && failed.isEmpty()); // it was called off, without a word
    }

    void whatItMadeIsKeptBeforeItIsIdle()
    {
        UiQueue queue;
        CountingJob job(queue);
        bool keptAtTheEnd = false;
        int seenAtTheEnd = 0;
        connect(&job, &Job::stateChanged, this, [&](JobState state) {
            if (state != JobState::Idle) return;
            keptAtTheEnd = job.kept;
            seenAtTheEnd = job.seen;
        });
        job.begin([](StopControl&, std::atomic<int>& put) { put = 42; });
        QTRY_COMPARE_WITH_TIMEOUT(job.announced, 1, kPatience);
        QVERIFY(keptAtTheEnd);
        QCOMPARE(seenAtTheEnd, 42); // its last words too
    }

    void aFailureIsToldInWords()
    {
        UiQueue queue;
        CountingJob job(queue);
        QSignalSpy failed(&job, &Job::failed);
        job.begin([](StopControl&, std::atomic<int>&) { throw Error(Message::verbatim("the disk is full"), "/tmp"); });
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatience);
        QCOMPARE(failed[0][0].toString(), QString("/tmp: the disk is full"));
        QVERIFY(!job.busy() && !job.kept && job.announced == 0);
    }

    void aThreadThatIsRefusedIsToldAndNothingRuns()
    {
        UiQueue queue;
        CountingJob job(queue);
        QSignalSpy failed(&job, &Job::failed);
        {
            const ThreadLimit limit(0);
            job.begin([](StopControl&, std::atomic<int>& put) { put = 1; });
        }
        QCOMPARE(failed.size(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
        QVERIFY(!job.busy());
        job.begin([](StopControl&, std::atomic<int>& put) { put = 2; }); // and it can be tried again
        QTRY_COMPARE_WITH_TIMEOUT(job.announced, 1, kPatience);
        QCOMPARE(job.seen, 2);
    }

    void nothingStartsWhileItIsHeld()
    {
        UiQueue queue;
        CountingJob job(queue);
        job.setHeld(true);
        QVERIFY(!job.begin(untilStopped) && !job.busy());
        job.setHeld(false);
        QVERIFY(job.begin(untilStopped));
    }

    /// Its end comes to an object that is no more.
    void destroyedAtAnyMoment()
    {
        UiQueue queue;
        std::atomic<int> begun = 0, ended = 0;
        for (int round = 0; round < 50; ++round) {
            CountingJob job(queue);
            QVERIFY(job.begin([&](StopControl& stop, std::atomic<int>& put) {
                ++begun;
                while (!stop.shouldStop())
                    ++put;
                ++ended;
            }));
            if (round % 2 == 0) QThread::usleep(static_cast<unsigned long>(round) * 50);
            if (round % 3 == 0) QCoreApplication::processEvents();
        }
        QCoreApplication::processEvents();
        // Each one's work has begun, and none outlives its job.
        QCOMPARE(begun.load(), 50);
        QCOMPARE(ended.load(), 50);
    }

    void aPatchHoldsADetectorsTraining()
    {
        const testing::Folder folder;
        Session session(workspace::Workspace::open(folder / "lab"), {});
        session.training().launchRun(slow(50));
        QVERIFY(session.detectorTraining().held());
        QTRY_VERIFY_WITH_TIMEOUT(!session.training().busy(), kPatience);
        QVERIFY(!session.detectorTraining().held());
    }

    /// A scan has time: begun or under way, it waits for the training and then goes on.
    void aScanWaitsForATraining()
    {
        const testing::Folder folder;
        Session session(workspace::Workspace::open(folder / "lab"), {});
        QSignalSpy told(&session, &Session::jobProgressed), failed(&session, &Session::message);
        session.training().launchRun(slow(50));
        workspace::ScanRequest request;
        request.detector = "none";
        request.images.dataset = "none";
        session.scan().start(request);
        QVERIFY(session.scan().state() == JobState::Paused);
        QVERIFY(told.last().at(0).toString().contains("waits"));
        QTRY_VERIFY_WITH_TIMEOUT(!session.training().busy(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session.scan().busy(), kPatience);
        QVERIFY(std::any_of(failed.begin(), failed.end(), [](const auto& one) { return one.at(1).toString().contains("none"); }));
        QVERIFY(told.last().at(0).toString().isEmpty());
    }

    /// A training whose passes are slow: the session is told to end, and the window goes on.
    void theWindowDoesNotWaitForASessionsEnd()
    {
        const testing::Folder folder;
        auto session = std::make_unique<Session>(workspace::Workspace::open(folder / "lab"), Dialogs{});
        QTRY_VERIFY_WITH_TIMEOUT(session->device().has_value(), kPatience);
        session->training().launchRun(slow(kSlowPass));
        QSignalSpy ended(session.get(), &Session::ended), failed(session.get(), &Session::message);
        QTest::qWait(50);
        QElapsedTimer clock;
        clock.start();
        session->end();
        session->end(); // twice is once
        const qint64 called = clock.elapsed();
        QVERIFY(session->training().state() == JobState::Stopping && ended.isEmpty());
        const qint64 waited = longestWait([&ended] { return ended.isEmpty(); });
        QVERIFY(clock.elapsed() > kSlowPass / 2); // else this test sees nothing
        clock.restart();
        session.reset();
        const qint64 destroyed = clock.elapsed();
        QVERIFY2(called < kLongestWait && waited < kLongestWait && destroyed < kLongestWait,
                 qPrintable(QString("%1 %2 %3 ms").arg(called).arg(waited).arg(destroyed)));
        QCOMPARE(ended.size(), 1);
        QVERIFY(failed.isEmpty());
    }

  private:
    /// A pass of so many milliseconds that cannot be stopped.
    static TrainingController::Run slow(int milliseconds)
    {
        return [milliseconds](StopControl&, workspace::RunObserver&) -> workspace::RunOutcome {
            QThread::msleep(static_cast<unsigned long>(milliseconds));
            throw Cancelled(Message::verbatim("stopped"));
        };
    }
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestJob)
#include "test_job.moc"
