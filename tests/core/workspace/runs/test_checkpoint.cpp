// Checkpoints: bit by bit, and what happens when a file is damaged.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/patch/trainer.h"
#include "core/workspace/runs/checkpoint.h"
#include "tests/support/file_bytes.h"

#include <ATen/Functions.h>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <sys/resource.h>

using namespace blindspot;
using workspace::CheckpointFiles;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;
using blindspot::testing::put;

namespace {

constexpr std::int64_t kSize = 16;
constexpr char kRun[] = "20261122-104501-3fa2";

patch::TrainingState stateAt(std::int64_t iteration)
{
    patch::TrainingState state;
    state.iteration = iteration;
    state.visited = 3;
    state.updates = iteration * 7;
    state.passes = 1LL << 40;
    state.seconds = 0.1 * static_cast<double>(iteration);
    const at::Tensor ramp = at::arange(3 * kSize * kSize, at::kFloat).reshape({3, kSize, kSize});
    state.patch = ramp.remainder(256).div(3);
    state.gradient = ramp.mul(-1e-7F);
    state.momentum = ramp.mul(1e-30F);
    state.variance = ramp.mul(1e30F);
    state.gathered = 2;
    state.totals = {1.0 / 3, 1e-300, -0.0, 4.9e-324, 5};
    return state;
}

bool same(double a, double b)
{
    return a == b && std::signbit(a) == std::signbit(b);
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->path().toStdString();
    }

    void everyBitComesBack()
    {
        const CheckpointFiles files(folder_, kRun);
        QVERIFY(!files.read(kSize).has_value());
        const patch::TrainingState state = stateAt(12);
        files.write(state);
        const auto again = files.read(kSize);
        QVERIFY(again.has_value());
        QCOMPARE(again->iteration, state.iteration);
        QCOMPARE(again->visited, state.visited);
        QCOMPARE(again->updates, state.updates);
        QCOMPARE(again->passes, state.passes);
        QCOMPARE(again->gathered, state.gathered);
        QVERIFY(same(again->seconds, state.seconds));
        QVERIFY(same(again->totals.loss, state.totals.loss));
        QVERIFY(same(again->totals.box, state.totals.box));
        QVERIFY(same(again->totals.cls, state.totals.cls));
        QVERIFY(same(again->totals.dfl, state.totals.dfl));
        QVERIFY(same(again->totals.images, state.totals.images));
        QVERIFY(at::equal(again->patch, state.patch));
        QVERIFY(at::equal(again->gradient, state.gradient));
        QVERIFY(at::equal(again->momentum, state.momentum));
        QVERIFY(at::equal(again->variance, state.variance));
        QCOMPARE(again->coarseVariance.numel(), 0); // as in files from before there were scales
    }

    void coarserScalesComeBack()
    {
        const CheckpointFiles files(folder_, kRun);
        patch::TrainingState state = stateAt(12);
        state.coarseVariance = at::arange(3 * 80, at::kFloat).reshape({3, 80});
        files.write(state);
        QVERIFY(at::equal(files.read(kSize)->coarseVariance, state.coarseVariance));
        state.coarseVariance = at::zeros({80});
        files.write(state);
        QVERIFY_EXCEPTION_THROWN(workspace::readCheckpoint(files.newest(), kRun, kSize), Error);
    }

    void anyNumberComesBack()
    {
        QVERIFY(rc::check("doubles", [&] {
            patch::TrainingState state = stateAt(1);
            state.totals.loss = *rc::gen::arbitrary<double>();
            workspace::writeCheckpoint(folder_ / "one", kRun, state);
            const double again = workspace::readCheckpoint(folder_ / "one", kRun, kSize).totals.loss;
            RC_ASSERT(same(again, state.totals.loss) || (std::isnan(again) && std::isnan(state.totals.loss)));
        }));
    }

    void theOneBeforeIsKept()
    {
        const CheckpointFiles files(folder_, kRun);
        for (const std::int64_t iteration : {1, 2, 3})
            files.write(stateAt(iteration));
        QCOMPARE(files.read(kSize)->iteration, 3);
        QCOMPARE(workspace::readCheckpoint(files.previous(), kRun, kSize).iteration, 2);
    }

    void aDamagedOneFallsBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut short") << 0;
        QTest::newRow("empty") << 1;
        QTest::newRow("missing") << 2;
        QTest::newRow("one bit of the patch") << 3;
        QTest::newRow("not a checkpoint") << 4;
    }
    void aDamagedOneFallsBack()
    {
        QFETCH(int, kind);
        const CheckpointFiles files(folder_, kRun);
        files.write(stateAt(1));
        files.write(stateAt(2));
        std::string content = contentOf(files.newest());
        if (kind == 0) content.resize(content.size() / 2);
        if (kind == 1) content.clear();
        if (kind == 3) content[content.size() - 9] = static_cast<char>(content[content.size() - 9] ^ 1);
        if (kind == 4) content = "once upon a time";
        if (kind == 2)
            fs::remove(files.newest());
        else
            put(files.newest(), content);
        Message warning;
        const auto state = files.read(kSize, &warning);
        QVERIFY(state.has_value());
        QCOMPARE(state->iteration, 1);
        QVERIFY(!warning.empty());
    }

    void withNeitherThereIsAnError()
    {
        const CheckpointFiles files(folder_, kRun);
        files.write(stateAt(1));
        files.write(stateAt(2));
        put(files.newest(), "x");
        put(files.previous(), "y");
        QVERIFY_EXCEPTION_THROWN(files.read(kSize), Error);
    }

    void aStrangeOneIsRefused()
    {
        const fs::path file = folder_ / "one";
        workspace::writeCheckpoint(file, kRun, stateAt(1));
        QVERIFY_EXCEPTION_THROWN(workspace::readCheckpoint(file, "another run", kSize), Error);
        QVERIFY_EXCEPTION_THROWN(workspace::readCheckpoint(file, kRun, kSize * 2), Error);
        // Of the right form, but a number was changed: the digest knows.
        compute::SafetensorsFile content = compute::readSafetensors(file);
        content.metadata["iteration"] = "2";
        compute::writeSafetensors(file, content.tensors, content.metadata);
        QVERIFY_EXCEPTION_THROWN(workspace::readCheckpoint(file, kRun, kSize), Error);
    }

    void aFullDiskCostsNoCheckpoint()
    {
        const CheckpointFiles files(folder_, kRun);
        files.write(stateAt(1));
        files.write(stateAt(2));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit limited{4096, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
        QVERIFY_EXCEPTION_THROWN(files.write(stateAt(3)), Error);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(files.read(kSize)->iteration, 2);
        QCOMPARE(workspace::readCheckpoint(files.previous(), kRun, kSize).iteration, 1);
    }

    void anyBytesAreReadOrRefused()
    {
        const fs::path file = folder_ / "one";
        workspace::writeCheckpoint(file, kRun, stateAt(1));
        const std::string good = contentOf(file);
        QVERIFY(rc::check("damaged bytes", [&] {
            std::string content = good;
            const auto place = *rc::gen::inRange<std::size_t>(0, content.size());
            content[place] = static_cast<char>(content[place] ^ *rc::gen::inRange(1, 256));
            put(file, content);
            try {
                workspace::readCheckpoint(file, kRun, kSize);
                RC_FAIL("a changed byte went unnoticed");
            } catch (const Error&) {
            }
        }));
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
