// A detector's training that is stopped and resumed, with whole and with damaged checkpoints.
#include "core/compute/safetensors.h"
#include "core/dataset/dataset_index.h"
#include "core/workspace/trainings/detector_training.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;

namespace {

/// Stops after so many epochs, and keeps the warnings.
class Watcher final : public DetectorTrainObserver {
  public:
    explicit Watcher(StopControl& stop, std::int64_t after = -1) : stop_(stop), after_(after) {}

    void onPlan(const DetectorTrainPlan& plan) override { resumedEpochs = plan.resumedEpochs; }
    void onEpoch(const detector_training::EpochEvent& event) override
    {
        if (event.epoch == after_) stop_.requestStop();
    }
    void onLog(LogLevel level, const Message& line) override
    {
        if (level == LogLevel::Warning) warnings += line.english() + "\n";
    }

    std::string warnings;
    std::int64_t resumedEpochs = -1;

  private:
    StopControl& stop_;
    std::int64_t after_;
};

void flipByteOf(const fs::path& file)
{
    std::string content = contentOf(file);
    char& byte = content[content.size() - 3];
    byte = static_cast<char>(byte ^ 1);
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace

class TestDetectorTrainingResume : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        lab_ = std::make_unique<SmallWorkspace>();
        StopControl stop;
        Watcher watcher(stop);
        whole_ = lab_->file("whole.safetensors");
        QVERIFY(!trainDetector(lab_->workspace(), request("whole"), stop, watcher).stopped());
    }

    void resumedEqualsNeverStopped_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<int>("epochs"); // that the training goes on from
        QTest::newRow("whole") << "" << 2;
        QTest::newRow("byte") << "flipped" << 1;
        QTest::newRow("cut") << "cut" << 1;
        QTest::newRow("missing") << "missing" << 1;
    }
    void resumedEqualsNeverStopped()
    {
        QFETCH(QString, damage);
        QFETCH(int, epochs);
        const std::string name = QTest::currentDataTag();
        const fs::path newest = checkpointOf(stoppedTwice(name));
        if (damage == "flipped") flipByteOf(newest);
        if (damage == "cut") fs::resize_file(newest, fs::file_size(newest) / 2);
        if (damage == "missing") fs::remove(newest);
        StopControl stop;
        Watcher watcher(stop);
        const DetectorTrainOutcome outcome = resume(name, watcher, stop);
        QCOMPARE(contains(watcher.warnings, "going on from the checkpoint before it"), !damage.isEmpty());
        QCOMPARE(watcher.resumedEpochs, epochs);
        QCOMPARE(outcome.record.state, DetectorTrainingState::Completed);
        QVERIFY(contentOf(outcome.out) == contentOf(whole_));
        QVERIFY(!hasCheckpoint(outcome.out)); // neither of the two
    }

    /// As where it was killed before its first checkpoint.
    void withoutAnyItBeginsAnewInItsRecord()
    {
        const fs::path out = stoppedTwice("none");
        const std::string id = DetectorTrainingStore(lab_->workspace(), lab_->database()).newestOf(out)->id;
        fs::remove(checkpointOf(out));
        fs::remove(previousCheckpointOf(out));
        StopControl stop;
        Watcher watcher(stop);
        const DetectorTrainOutcome outcome = resume("none", watcher, stop);
        QVERIFY2(contains(watcher.warnings, "begins anew"), watcher.warnings.c_str());
        QCOMPARE(watcher.resumedEpochs, 0);
        QVERIFY(contentOf(outcome.out) == contentOf(whole_));
        QCOMPARE(outcome.record.id, id);
        QCOMPARE(outcome.record.state, DetectorTrainingState::Completed);
    }

    void withBothDamagedThereIsAnError()
    {
        const fs::path out = stoppedTwice("both");
        flipByteOf(checkpointOf(out));
        flipByteOf(previousCheckpointOf(out));
        StopControl stop;
        Watcher watcher(stop);
        const std::string said = errorOf([&] { resume("both", watcher, stop); });
        QVERIFY2(contains(said, "no checkpoint can be used") && contains(said, "digest"), said.c_str());
        QVERIFY(hasCheckpoint(out));
    }

    /// As programs before this one wrote them.
    void aCheckpointWithoutADigestIsResumed()
    {
        const fs::path out = stoppedTwice("earlier");
        compute::SafetensorsFile content = compute::readSafetensors(checkpointOf(out));
        QCOMPARE(content.metadata.erase("digest"), std::size_t{1});
        content.metadata["format"] = "blindspot-detector-training-1";
        compute::writeSafetensors(checkpointOf(out), content.tensors, content.metadata);
        fs::remove(previousCheckpointOf(out));
        StopControl stop;
        Watcher watcher(stop);
        const DetectorTrainOutcome outcome = resume("earlier", watcher, stop);
        QCOMPARE(watcher.warnings, std::string());
        QCOMPARE(watcher.resumedEpochs, 2);
        QVERIFY(contentOf(outcome.out) == contentOf(whole_));
    }

    /// The dataset is imported again and has other numbers: it is the same training all the same.
    void theSameImagesImportedAgainAreResumed()
    {
        stoppedTwice("moved");
        dataset::DatasetIndex(lab_->database()).remove("small");
        lab_->lab().import("coco", lab_->file("small.json"), lab_->file("images"), "small");
        StopControl stop;
        Watcher watcher(stop);
        QVERIFY(contentOf(resume("moved", watcher, stop).out) == contentOf(whole_));
    }

    void otherBoxesAreRefused()
    {
        const fs::path out = stoppedTwice("boxes");
        lab_->database().run("UPDATE annotations SET width = width + 1 WHERE id = (SELECT max(id) FROM annotations)");
        StopControl stop;
        Watcher watcher(stop);
        const std::string said = errorOf([&] { resume("boxes", watcher, stop); });
        QVERIFY2(contains(said, "0 other pictures, 1 with other boxes"), said.c_str());
        QVERIFY(hasCheckpoint(out));
        lab_->database().run("UPDATE annotations SET width = width - 1 WHERE id = (SELECT max(id) FROM annotations)");
        QCOMPARE(errorOf([&] { resume("boxes", watcher, stop); }), std::string());
    }

    /// Neither the newest nor the one before is used for another course of training.
    void otherOptionsAreRefused()
    {
        stoppedTwice("other");
        StopControl stop;
        Watcher watcher(stop);
        DetectorTrainRequest other = request("other");
        other.resume = true;
        other.options.seed = 78;
        const std::string said =
            errorOf([&] { trainDetector(lab_->workspace(), other, stop, watcher); });
        QVERIFY2(contains(said, "other options, images or weights"), said.c_str());
    }

    /// What an earlier training left beside the file is not a predecessor.
    void anewLeavesNothingOfTheEarlierOne()
    {
        const fs::path out = stoppedTwice("anew");
        QVERIFY(fs::exists(previousCheckpointOf(out)));
        DetectorTrainRequest other = request("anew");
        other.options.seed = 78;
        StopControl stop;
        Watcher watcher(stop, 1);
        QVERIFY(trainDetector(lab_->workspace(), other, stop, watcher).stopped());
        QVERIFY(fs::exists(checkpointOf(out)));
        QVERIFY(!fs::exists(previousCheckpointOf(out)));
    }

    void removedWithItsRecord()
    {
        const fs::path out = stoppedTwice("removed");
        DetectorTrainingStore store(lab_->workspace(), lab_->database());
        const std::string id = store.newestOf(out)->id;
        store.remove(id);
        QVERIFY(!store.newestOf(out));
        QVERIFY(hasCheckpoint(out)); // it may come back
        store.erase(id);
        QVERIFY(!hasCheckpoint(out));
        QVERIFY(fs::exists(out));
    }

    void nothingIsThereToGoOnFrom()
    {
        StopControl stop;
        Watcher watcher(stop);
        QVERIFY(contains(errorOf([&] { resume("never", watcher, stop); }), "never.safetensors.checkpoint"));
    }

  private:
    DetectorTrainRequest request(const std::string& name) const
    {
        DetectorTrainRequest request;
        request.dataset = "small";
        request.from = "tiny";
        request.inputSize = 64;
        request.device = "cpu";
        request.options.epochs = 3;
        request.options.batch = 3;
        request.options.seed = 77;
        request.options.checkpointSeconds = 1000; // one checkpoint, at the end
        request.out = lab_->file(name + ".safetensors");
        return request;
    }
    /// The file of a training that was stopped after one epoch, resumed, and stopped after two: with two checkpoints.
    fs::path stoppedTwice(const std::string& name)
    {
        StopControl first, second;
        Watcher one(first, 1), two(second, 2);
        trainDetector(lab_->workspace(), request(name), first, one);
        return resume(name, two, second).out;
    }
    DetectorTrainOutcome resume(const std::string& name, Watcher& watcher, StopControl& stop)
    {
        DetectorTrainRequest again = request(name);
        again.resume = true;
        return trainDetector(lab_->workspace(), again, stop, watcher);
    }

    std::unique_ptr<SmallWorkspace> lab_;
    fs::path whole_;
};

QTEST_GUILESS_MAIN(TestDetectorTrainingResume)
#include "test_detector_training_resume.moc"
