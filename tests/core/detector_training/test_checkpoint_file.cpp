// Checkpoints of detector trainings: bit by bit, told when they are damaged, the one before kept.
#include "core/common/error.h"
#include "core/compute/safetensors.h"
#include "core/detector_training/checkpoint_file.h"
#include "tests/support/file_bytes.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <sys/resource.h>

using namespace blindspot;
using namespace blindspot::detector_training;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;
using blindspot::testing::put;

namespace {

TrainState stateAt(std::int64_t epoch)
{
    TrainState state;
    state.epoch = epoch;
    state.batch = 3;
    state.updates = 1LL << 40;
    state.seconds = 0.1 * static_cast<double>(epoch);
    state.bestAp50 = 1.0 / 3;
    state.totals = {1e-300, -0.0, 4.9e-324, 5};
    const at::Tensor ramp = at::arange(12, at::kFloat).reshape({3, 4});
    state.weights["a.weight"] = ramp.mul(1e30F);
    state.moments["momentum.a.weight"] = ramp.mul(-1e-30F);
    state.average["a.weight"] = ramp.t(); // not contiguous
    state.best["a.weight"] = ramp.div(3);
    state.patches = {at::ones({3, 2, 2}), at::ones({3, 2, 2}).mul(7)};
    return state;
}

} // namespace

class TestCheckpointFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->path().toStdString();
    }

    void everyBitComesBack()
    {
        const TrainState state = stateAt(12);
        writeCheckpoint(newest(), state, "setting");
        const TrainState again = readCheckpoint(newest(), "setting");
        QCOMPARE(again.epoch, state.epoch);
        QCOMPARE(again.batch, state.batch);
        QCOMPARE(again.updates, state.updates);
        QCOMPARE(again.seconds, state.seconds);
        QCOMPARE(again.bestAp50, state.bestAp50);
        QVERIFY(again.totals.box == state.totals.box && again.totals.dfl == state.totals.dfl);
        QVERIFY(at::equal(again.weights.at("a.weight"), state.weights.at("a.weight")));
        QVERIFY(at::equal(again.moments.at("momentum.a.weight"), state.moments.at("momentum.a.weight")));
        QVERIFY(at::equal(again.average.at("a.weight"), state.average.at("a.weight")));
        QVERIFY(at::equal(again.best.at("a.weight"), state.best.at("a.weight")));
        QCOMPARE(again.patches.size(), std::size_t{2});
        QVERIFY(at::equal(again.patches[1], state.patches[1]));
    }

    void anyChangedByteIsNoticed()
    {
        writeCheckpoint(newest(), stateAt(1), "setting");
        const std::string good = contentOf(newest());
        const std::size_t header = static_cast<unsigned char>(good[0]) + 256U * static_cast<unsigned char>(good[1]);
        QVERIFY(rc::check("damaged bytes", [&] {
            std::string content = good;
            const auto place = *rc::gen::inRange<std::size_t>(0, content.size());
            // Blanks at the header's end say nothing: another blank there changes nothing.
            RC_PRE(!(place < 8 + header && content[place] == ' ' && good.find_first_not_of(' ', place) >= 8 + header));
            content[place] = static_cast<char>(content[place] ^ *rc::gen::inRange(1, 256));
            put(newest(), content);
            try {
                readCheckpoint(newest(), "setting");
                RC_FAIL("a changed byte went unnoticed");
            } catch (const Error&) {
            }
        }));
    }

    void withoutADigestOnlyAnEarlierOneIsRead()
    {
        writeCheckpoint(newest(), stateAt(5), "setting");
        compute::SafetensorsFile content = compute::readSafetensors(newest());
        content.metadata.erase("digest");
        compute::writeSafetensors(newest(), content.tensors, content.metadata);
        QVERIFY_EXCEPTION_THROWN(readCheckpoint(newest(), "setting"), Error);
        content.metadata["format"] = "blindspot-detector-training-1";
        compute::writeSafetensors(newest(), content.tensors, content.metadata);
        QCOMPARE(readCheckpoint(newest(), "setting").epoch, 5);
    }

    void theOneBeforeIsKept()
    {
        CheckpointFiles files = made();
        for (const std::int64_t epoch : {1, 2, 3})
            files.write(stateAt(epoch));
        QCOMPARE(made().read().state.epoch, 3);
        QVERIFY(made().read().passedOver.empty());
        QCOMPARE(readCheckpoint(previous(), "setting").epoch, 2);
        fs::remove(newest());
        QCOMPARE(made().read().state.epoch, 2);
        QVERIFY(!made().read().passedOver.empty());
    }

    void whoGoesOnKeepsWhatItReadAndWhoBeginsDoesNot()
    {
        CheckpointFiles first = made();
        first.write(stateAt(1));
        first.write(stateAt(2));
        CheckpointFiles resumed = made();
        resumed.read();
        resumed.write(stateAt(3));
        QCOMPARE(readCheckpoint(previous(), "setting").epoch, 2);
        CheckpointFiles anew = made();
        anew.write(stateAt(1));
        QCOMPARE(readCheckpoint(newest(), "setting").epoch, 1);
        QVERIFY(!fs::exists(previous()));
        anew.write(stateAt(2));
        QCOMPARE(readCheckpoint(previous(), "setting").epoch, 1);
    }

    void withNoneThatCanBeUsedThereIsAnError()
    {
        QVERIFY_EXCEPTION_THROWN(made().read(), Error);
        CheckpointFiles files = made();
        files.write(stateAt(1));
        files.write(stateAt(2));
        QVERIFY_EXCEPTION_THROWN(CheckpointFiles(newest(), previous(), "another setting").read(), Error);
        put(newest(), "x");
        put(previous(), "y");
        QVERIFY_EXCEPTION_THROWN(made().read(), Error);
    }

    void aFullDiskCostsNoCheckpoint()
    {
        CheckpointFiles files = made();
        files.write(stateAt(1));
        files.write(stateAt(2));
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit limited{256, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
        QVERIFY_EXCEPTION_THROWN(files.write(stateAt(3)), Error);
        QVERIFY_EXCEPTION_THROWN(made().write(stateAt(3)), Error); // that of another training
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(made().read().state.epoch, 2);
        QCOMPARE(readCheckpoint(previous(), "setting").epoch, 1);
    }

  private:
    fs::path newest() const { return folder_ / "w.checkpoint"; }
    fs::path previous() const { return folder_ / "w.checkpoint-previous"; }
    CheckpointFiles made() const { return {newest(), previous(), "setting"}; }

    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

QTEST_APPLESS_MAIN(TestCheckpointFile)
#include "test_checkpoint_file.moc"
