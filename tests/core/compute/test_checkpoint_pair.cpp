// CheckpointPair: the newest file, the one before it, and what a program leaves that ends between the two renamings.
#include "core/common/error.h"
#include "core/compute/checkpoint_pair.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ops/full.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

using namespace blindspot;
using namespace blindspot::compute;
namespace fs = std::filesystem;

namespace {

/// The number that a checkpoint was written with. Errors: Error where its digest does not fit.
double numberIn(const fs::path& file)
{
    const SafetensorsFile content = readSafetensors(file);
    if (content.metadata.at("digest") != digestOf(content)) throw Error(Message::verbatim("damaged"), file.string());
    return content.tensors.at("number").item<double>();
}

void damage(const fs::path& file)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(-1, std::ios::end);
    stream.put('\x7f');
}

} // namespace

class TestCheckpointPair : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void theOneBeforeIsKept()
    {
        const CheckpointPair pair = made();
        QVERIFY(!pair.read(numberIn).state);
        write(pair, 1);
        write(pair, 2);
        QCOMPARE(numberIn(pair.newest()), 2.0);
        QCOMPARE(numberIn(pair.previous()), 1.0);
        const auto found = pair.read(numberIn);
        QCOMPARE(found.state.value(), 2.0);
        QVERIFY(found.passedOver.empty());
        QCOMPARE(found.file, pair.newest());
    }

    void anotherWorksFilesAreNotKept()
    {
        const CheckpointPair pair = made();
        write(pair, 1);
        write(pair, 2);
        write(pair, 3, CheckpointPair::Before::Replaced);
        QCOMPARE(numberIn(pair.newest()), 3.0);
        QVERIFY(!fs::exists(pair.previous()));
    }

    void aDamagedNewestIsPassedOver()
    {
        const CheckpointPair pair = made();
        write(pair, 1);
        write(pair, 2);
        damage(pair.newest());
        const auto found = pair.read(numberIn);
        QCOMPARE(found.state.value(), 1.0);
        QVERIFY(!found.passedOver.empty());
        QCOMPARE(found.file, pair.previous());
    }

    /// A damaged newest one has just become the one before, and the program ends before the next becomes the newest.
    void anEndBetweenTheRenamingsLosesNothing()
    {
        const CheckpointPair pair = made();
        write(pair, 1);
        write(pair, 2);
        fs::rename(pair.newest(), pair.next());
        damage(pair.previous());
        const auto found = pair.read(numberIn);
        QCOMPARE(found.state.value(), 2.0);
        QCOMPARE(found.file, pair.next());
        QVERIFY(!found.passedOver.empty());
        write(pair, 3);
        QCOMPARE(pair.read(numberIn).state.value(), 3.0);
        QVERIFY(!fs::exists(pair.next()));
    }

    void whatIsDamagedAltogetherIsTold()
    {
        const CheckpointPair pair = made();
        write(pair, 1);
        write(pair, 2);
        damage(pair.newest());
        damage(pair.previous());
        const auto found = pair.read(numberIn);
        QVERIFY(!found.state);
        QVERIFY(found.passedOver.english().find("newest") != std::string::npos);
    }

  private:
    CheckpointPair made() const
    {
        const fs::path folder = folder_->path().toStdString();
        return {folder / "newest.safetensors", folder / "previous.safetensors"};
    }
    static void write(const CheckpointPair& pair, double number,
                      CheckpointPair::Before before = CheckpointPair::Before::Kept)
    {
        pair.write({{"number", at::full({1}, number, at::kDouble)}}, {{"format", "test"}}, before);
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(TestCheckpointPair)
#include "test_checkpoint_pair.moc"
