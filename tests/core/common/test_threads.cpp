// Threads where the system gives no more of them: told in words, or the work is done by fewer.
#include "core/common/error.h"
#include "core/common/parallel.h"
#include "core/common/threads.h"

#include <QTest>

#include <atomic>
#include <string>
#include <vector>

using namespace blindspot;

class TestThreads : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aThreadRuns()
    {
        std::atomic<bool> ran = false;
        std::thread thread = startThread([&ran] { ran = true; });
        thread.join();
        QVERIFY(ran);
    }

    void aThreadThatIsRefusedIsToldInWords()
    {
        const ThreadLimit limit(1);
        startThread([] {}).join();
        try {
            startThread([] { QFAIL("it runs all the same"); }).join();
            QFAIL("nothing is told");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).starts_with("no thread can be started ("));
            QVERIFY(!error.remedy().empty());
        }
    }

    void theLimitEndsWithItsOwner()
    {
        {
            const ThreadLimit limit(0);
            QVERIFY_EXCEPTION_THROWN(startThread([] {}), Error);
        }
        startThread([] {}).join();
    }

    void helpersAreAsManyAsTheSystemGives()
    {
        std::atomic<int> runs = 0;
        {
            const ThreadLimit limit(2);
            HelperThreads helpers;
            QCOMPARE(helpers.start(5, [&runs] { ++runs; }), std::size_t{2});
            QCOMPARE(helpers.start(1, [&runs] { ++runs; }), std::size_t{0});
            QVERIFY_EXCEPTION_THROWN(helpers.startSome(1, [&runs] { ++runs; }), Error);
        }
        QCOMPARE(runs.load(), 2);
    }

    void aLoopIsDoneByTheCallerWhereThereIsNoHelp()
    {
        const ThreadLimit limit(0);
        std::vector<int> turns(1000);
        const auto caller = std::this_thread::get_id();
        bool alone = true;
        parallelFor(turns.size(), 1, [&](std::size_t begin, std::size_t end) {
            alone = alone && std::this_thread::get_id() == caller;
            for (std::size_t i = begin; i < end; ++i)
                ++turns[i];
        });
        QVERIFY(alone);
        QCOMPARE(turns, std::vector<int>(1000, 1));
    }
};

QTEST_GUILESS_MAIN(TestThreads)
#include "test_threads.moc"
