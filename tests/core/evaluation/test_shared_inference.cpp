// An inference by several ranks, here threads: rank 0 is told what one process tells, in the images' order, whatever another rank cannot read.
#include "core/evaluation/shared_inference.h"
#include "inference_world.h"
#include "tests/support/thread_ranks.h"

#include <QTest>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <functional>
#include <thread>

using namespace blindspot;
using namespace blindspot::evaluation;
using blindspot::testing::DetectionKeeper;
using blindspot::testing::InferenceWorld;
using blindspot::testing::ThreadMeeting;
using blindspot::testing::ThreadRank;

namespace {

struct Told {
    DetectionKeeper seen;
    std::vector<std::size_t> images; ///< in the order in which they were told, each once
    InferenceOutcome outcome;
    std::vector<HelpEnd> helped;
    std::exception_ptr error;
    std::int64_t progress = 0;
};

/// `plan` makes it anew; `stopped`: the rank that is told to at once.
void runTogether(std::int64_t size, const std::function<InferencePlan()>& plan, Told& told, std::int64_t stopped = -1)
{
    ThreadMeeting meeting(size);
    std::vector<std::thread> helpers;
    told.helped.resize(static_cast<std::size_t>(size), HelpEnd::NotDone);
    for (std::int64_t rank = 1; rank < size; ++rank)
        helpers.emplace_back([&, rank] {
            ThreadRank own(meeting, rank);
            StopControl stop;
            if (rank == stopped) stop.requestStop();
            try {
                told.helped[static_cast<std::size_t>(rank)] = helpWithInference(own, "cpu", stop);
                own.done = true;
            } catch (const std::exception& error) {
                qWarning("rank %d: %s", int(rank), error.what());
            }
        });
    {
        ThreadRank first(meeting, 0);
        try {
            StopControl stop;
            if (stopped == 0) stop.requestStop();
            ranks::Lead lead(first);
            const CaseDetectionsSink keep = told.seen.sink();
            told.outcome = runSharedInference(
                lead, plan(), {}, stop, [&](const Progress& now) { told.progress = std::max(told.progress, now.done); }, {}, [&](CaseDetections&& one) {
                    if (told.images.empty() || told.images.back() != one.image) told.images.push_back(one.image);
                    keep(std::move(one));
                });
            lead.finish();
        } catch (...) {
            told.error = std::current_exception();
        }
        first.done = true;
    }
    for (std::thread& helper : helpers)
        helper.join();
}

} // namespace

class TestSharedInference : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void anyNumberTellsWhatOneTells_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("2") << 2;
        QTest::newRow("3") << 3;
    }
    void anyNumberTellsWhatOneTells()
    {
        QFETCH(int, size);
        InferenceWorld world(7);
        const auto plan = [&] {
            InferencePlan made = world.plan();
            made.specs = {defences::parseDefence("jpeg:quality=50", "here")};
            made.defences.clear();
            made.defences.push_back(nullptr);
            made.defences.push_back(defences::makeDefence(made.specs.front()));
            made.cases.push_back({0, 1});
            std::stable_sort(made.cases.begin(), made.cases.end(), [](const auto& a, const auto& b) { return a.treatment < b.treatment; });
            made.images[1].sha256 = "of another file"; // which rank 1 has, and rank 0 alone shows
            made.images[4].file = world.plan().images[4].file.parent_path() / "not there.png";
            return made;
        };
        Told one, together;
        runTogether(1, plan, one);
        runTogether(size, plan, together);
        if (together.error) std::rethrow_exception(together.error);
        QVERIFY(one.seen.size() > 6 && together.seen == one.seen && !together.seen.twice());
        QCOMPARE(together.images, (std::vector<std::size_t>{0, 1, 2, 3, 5, 6}));
        QCOMPARE(together.outcome.unreadable, one.outcome.unreadable);
        QCOMPARE(together.outcome.unreadable, std::vector<std::size_t>{4});
        QCOMPARE(together.outcome.passes, one.outcome.passes);
        QCOMPARE(together.outcome.defenceSeconds.size(), std::size_t{2});
        QVERIFY(together.outcome.networkSeconds > 0 && together.progress > 0);
        for (std::int64_t rank = 1; rank < size; ++rank)
            QVERIFY(together.helped[static_cast<std::size_t>(rank)] == HelpEnd::Finished);
    }

    void aStopOfAnyStopsAll_data()
    {
        QTest::addColumn<int>("rank");
        QTest::newRow("rank 0") << 0;
        QTest::newRow("rank 1") << 1;
    }
    void aStopOfAnyStopsAll()
    {
        QFETCH(int, rank);
        InferenceWorld world(4);
        Told told;
        runTogether(2, [&] { return world.plan(); }, told, rank);
        QVERIFY(told.error);
        QVERIFY_THROWS_EXCEPTION(Cancelled, std::rethrow_exception(told.error));
        QVERIFY(told.helped[1] == HelpEnd::Stopped);
    }

    void aDetectorThatARankDoesNotHaveIsTold()
    {
        InferenceWorld world(2);
        const std::filesystem::path file = world.file("gone.pt");
        std::filesystem::copy_file(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt", file);
        detector::Detector detector = detector::Detector::load(file);
        std::filesystem::remove(file);
        Told told;
        runTogether(
            2,
            [&] {
                InferencePlan plan = world.plan();
                plan.detectors.front().detector = &detector;
                return plan;
            },
            told);
        QVERIFY(told.error);
        QVERIFY_THROWS_EXCEPTION(Error, std::rethrow_exception(told.error));
    }
};

QTEST_GUILESS_MAIN(TestSharedInference)
#include "test_shared_inference.moc"
