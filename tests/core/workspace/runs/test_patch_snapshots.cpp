// Pictures of the patch as a run goes: spaced, bounded, the same when it was stopped, and of no consequence for the training.
#include "core/imaging/codec.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "core/workspace/runs/run_session.h"
#include "tests/support/error_text.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

class TestPatchSnapshots : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void theyAreEvenlySpacedAndBounded_data()
    {
        QTest::addColumn<qint64>("iterations");
        QTest::addColumn<qint64>("spacing");
        QTest::newRow("1") << qint64{1} << qint64{1};
        QTest::newRow("16") << qint64{16} << qint64{1};
        QTest::newRow("17") << qint64{17} << qint64{2};
        QTest::newRow("200") << qint64{200} << qint64{16};
        QTest::newRow("1000") << qint64{1000} << qint64{64};
        QTest::newRow("100000") << qint64{100000} << qint64{8192};
    }
    void theyAreEvenlySpacedAndBounded()
    {
        QFETCH(qint64, iterations);
        QFETCH(qint64, spacing);
        QCOMPARE(PatchSnapshots::spacing(iterations), spacing);
        qint64 kept = 0;
        for (qint64 i = 0; i <= iterations; ++i)
            kept += PatchSnapshots::isKept(i, iterations) ? 1 : 0;
        QVERIFY(kept <= PatchSnapshots::kMost);
        QVERIFY(kept >= std::min<qint64>(iterations, PatchSnapshots::kMost / 2));
        // An extended run keeps some of what is there: its spacing is a multiple.
        QCOMPARE(PatchSnapshots::spacing(3 * iterations) % spacing, 0);
    }

    void aRunKeepsThemAndStoppedTheyAreTheSame()
    {
        SmallWorkspace lab;
        constexpr int kIterations = 6;
        const RunOutcome whole = lab.run(SmallWorkspace::request(kIterations));
        const PatchSnapshots all = of(lab, whole.record.id);
        QCOMPARE(iterations(all), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(contentOf(all.list().back().file), contentOf(whole.picture)); // the last is the run's patch
        QVERIFY(contentOf(all.list()[0].file) != contentOf(all.list()[5].file));

        const RunOutcome part = lab.stoppedRun(SmallWorkspace::request(kIterations), 3);
        const std::string id = part.record.id;
        QCOMPARE(iterations(of(lab, id)).back(), part.record.iterationsDone);
        // As a program leaves them that was killed after its last checkpoint, and while it wrote.
        fs::copy_file(all.list()[0].file, of(lab, id).folder() / "iteration-000005.png");
        std::ofstream(of(lab, id).folder() / "iteration-000006.png.part-123") << "half";
        StopControl stop;
        WatchingRunObserver observer;
        const RunOutcome rest = resumeRun(lab.workspace(), {id, {}, {}}, stop, observer);
        QCOMPARE(rest.record.state, RunState::Completed);
        QVERIFY(at::equal(lab.patchOf(rest), lab.patchOf(whole)));
        QCOMPARE(iterations(of(lab, id)), iterations(all));
        for (std::size_t i = 0; i < all.list().size(); ++i)
            QCOMPARE(contentOf(of(lab, id).list()[i].file), contentOf(all.list()[i].file));
        QVERIFY(!fs::exists(of(lab, id).folder() / "iteration-000006.png.part-123"));
    }

    /// The trainer is asked for the patch where a snapshot is due; a run that keeps none of its own accord does not differ.
    void theTrainingIsTheSameWithoutThem()
    {
        SmallWorkspace lab;
        constexpr int kIterations = 5;
        const RunOutcome with = lab.run(SmallWorkspace::request(kIterations));
        QCOMPARE(of(lab, with.record.id).list().size(), std::size_t{5});
        // Of 160 iterations every 16th is kept: none until it is stopped after the fifth.
        TrainRequest longer = SmallWorkspace::request(160);
        longer.options.optimiser.finalFraction = 1; // the rate does not depend on the number of iterations
        TrainRequest shorter = SmallWorkspace::request(kIterations);
        shorter.options.optimiser.finalFraction = 1;
        const RunOutcome without = lab.stoppedRun(longer, kIterations);
        QCOMPARE(without.record.iterationsDone, kIterations);
        QVERIFY(of(lab, without.record.id).list().empty());
        QVERIFY(at::equal(lab.patchOf(without), lab.patchOf(lab.run(shorter))));
    }

    void anExtendedRunKeepsEveryOtherOne()
    {
        QTemporaryDir folder;
        const PatchSnapshots snapshots(folder.path().toStdString());
        QVERIFY(snapshots.list().empty());
        for (std::int64_t i = 1; i <= 16; ++i)
            snapshots.write(i, at::full({3, 8, 8}, static_cast<float>(i)));
        snapshots.thinOut(16, 24);
        QCOMPARE(iterations(snapshots), (std::vector<std::int64_t>{2, 4, 6, 8, 10, 12, 14, 16}));
        snapshots.thinOut(9, 24); // goes on from an earlier checkpoint
        QCOMPARE(iterations(snapshots), (std::vector<std::int64_t>{2, 4, 6, 8}));
        QCOMPARE(imaging::decodeFile(snapshots.get(8, "r").file).rgb[0], std::uint8_t{8});
        const std::string refusal = errorOf([&] { snapshots.get(9, "r"); });
        QVERIFY2(refusal.find("2, 4, 6, 8") != std::string::npos, refusal.c_str());
    }

    void whatIsNoPatchIsNotKept()
    {
        QTemporaryDir folder;
        const PatchSnapshots snapshots(folder.path().toStdString());
        snapshots.write(1, at::full({3, 8, 8}, std::numeric_limits<float>::quiet_NaN()));
        QVERIFY(snapshots.list().empty());
        const std::string refusal = errorOf([&] { snapshots.get(1, "r"); });
        QVERIFY2(refusal.find("it keeps none") != std::string::npos, refusal.c_str());
        fs::create_directories(snapshots.folder());
        for (const char* name : {"iteration-.png", "iteration-x.png", "iteration--4.png", "notes.txt"})
            std::ofstream(snapshots.folder() / name) << "no picture";
        QVERIFY(snapshots.list().empty());
    }

    void aFileIsKnownAsASnapshotOfARun()
    {
        SmallWorkspace lab;
        const std::string id = lab.run(SmallWorkspace::request(2)).record.id;
        const fs::path file = of(lab, id).list()[0].file;
        const auto origin = snapshotOrigin(lab.store(), file);
        QVERIFY(origin.has_value());
        QCOMPARE(origin->run, id);
        QCOMPARE(origin->iteration, 1);
        QVERIFY(!snapshotOrigin(lab.store(), lab.store().folder(id) / "patch.png"));
        const fs::path elsewhere = lab.file("snapshots");
        fs::create_directories(elsewhere);
        fs::copy_file(file, elsewhere / file.filename());
        QVERIFY(!snapshotOrigin(lab.store(), elsewhere / file.filename()));
    }

  private:
    static PatchSnapshots of(SmallWorkspace& lab, const std::string& run) { return PatchSnapshots(lab.store().folder(run)); }
    static std::vector<std::int64_t> iterations(const PatchSnapshots& snapshots)
    {
        std::vector<std::int64_t> all;
        for (const PatchSnapshot& one : snapshots.list())
            all.push_back(one.iteration);
        return all;
    }
};

QTEST_GUILESS_MAIN(TestPatchSnapshots)
#include "test_patch_snapshots.moc"
