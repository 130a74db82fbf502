// The record of a detector's training: found or made, kept true, concluded.
#include "core/detector_training/trainer.h"
#include "core/workspace/trainings/detector_training_entry.h"
#include "tests/support/small_workspace.h"

#include <QTest>

#include <filesystem>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
using detector_training::TrainingEnd;

namespace {

DetectorTrainPlan plan()
{
    DetectorTrainPlan plan;
    plan.device.device = "cpu";
    plan.images = 5;
    plan.validationImages = 1;
    plan.classes = {"person"};
    plan.architecture = "yolov8";
    plan.scale = "n";
    plan.inputSize = 96;
    return plan;
}

detector_training::TrainState stateOf(std::int64_t epoch)
{
    detector_training::TrainState state;
    state.epoch = epoch;
    state.bestEpoch = 1;
    state.bestAp50 = 0.5;
    state.seconds = 3;
    return state;
}

} // namespace

class TestDetectorTrainingEntry : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        lab_ = std::make_unique<SmallWorkspace>();
        request_ = {};
        request_.dataset = "small";
        request_.out = lab_->file("new.safetensors");
        request_.options.epochs = 4;
    }

    void aNewTrainingIsRecorded()
    {
        DetectorTrainingEntry entry = made();
        entry.claim();
        QCOMPARE(entry.detectorName(), std::string("new"));
        QVERIFY(store().list().empty()); // not before it is opened
        const std::string id = entry.open(plan(), request_.options, {}, nullptr);
        const DetectorTrainingRecord record = store().get(id);
        QCOMPARE(record.state, DetectorTrainingState::Running);
        QCOMPARE(record.out, request_.out);
        QCOMPARE(record.detectorName, std::string("new"));
        QCOMPARE(record.dataset.value(), std::string("small"));
        QCOMPARE(record.images, 5);
        QCOMPARE(record.validationImages, 1);
        QCOMPARE(record.epochs, 4);
        QCOMPARE(record.epochsDone, 0);
        QCOMPARE(record.inputSize, 96);
        QCOMPARE(requestFromText(record.requestJson, "record").out, request_.out);
    }

    void oneTrainingWritesAFile()
    {
        DetectorTrainingEntry first = made();
        first.claim();
        first.open(plan(), request_.options, {}, nullptr);
        DetectorTrainingEntry second = made();
        QVERIFY(contains(errorOf([&] { second.claim(); }), "another training writes this file"));
        request_.resume = true;
        QVERIFY(contains(errorOf([&] { second.claim(); }), "another training writes this file"));
    }

    void aResumedOneGoesOnInItsRecord()
    {
        const std::string id = stoppedAfter(2);
        {
            DetectorTrainingStore records = store();
            DetectorTrainingRecord record = records.get(id);
            for (std::int64_t epoch : {1, 2, 3})
                records.appendPoint(record, {.epoch = epoch, .loss = 1, .ap50 = {}});
        }
        request_.resume = true;
        DetectorTrainingEntry entry = made();
        entry.claim();
        const auto state = stateOf(2);
        QCOMPARE(entry.open(plan(), request_.options, {}, &state), id);
        const DetectorTrainingRecord record = store().get(id);
        QCOMPARE(record.state, DetectorTrainingState::Running);
        QCOMPARE(record.epochsDone, 2);
        QCOMPARE(record.bestAp50.value(), 0.5);
        QCOMPARE(record.seconds, 3.0);
        QCOMPARE(store().points(id).size(), std::size_t{2}); // the third epoch will be told again
        QVERIFY(!requestFromText(record.requestJson, "record").resume);
    }

    void withoutResumeThereIsASecondRecord()
    {
        const std::string first = stoppedAfter(1);
        DetectorTrainingEntry entry = made();
        entry.claim();
        QVERIFY(entry.open(plan(), request_.options, {}, nullptr) != first);
        QCOMPARE(store().list().size(), std::size_t{2});
    }

    void itsNameIsFree()
    {
        request_.out = lab_->file("tiny.safetensors");
        DetectorTrainingEntry entry = made();
        entry.claim();
        QCOMPARE(entry.detectorName(), std::string("tiny-2"));
        request_.name = "tiny";
        DetectorTrainingEntry named = made();
        QVERIFY(contains(errorOf([&] { named.claim(); }), "there is a detector 'tiny' with another file"));
        request_.name = "other";
        DetectorTrainingEntry other = made();
        other.claim();
        QCOMPARE(other.detectorName(), std::string("other"));
    }

    /// Both have asked before either is recorded: they read their pictures in between.
    void twoThatBeginAtOnceHaveNamesOfTheirOwn()
    {
        DetectorTrainingEntry first = made();
        DetectorTrainRequest elsewhere = request_;
        elsewhere.out = lab_->file("below/new.safetensors");
        DetectorTrainingEntry second(lab_->workspace(), lab_->database(), elsewhere);
        first.claim();
        second.claim();
        QCOMPARE(second.detectorName(), std::string("new"));
        first.open(plan(), request_.options, {}, nullptr);
        const std::string id = second.open(plan(), elsewhere.options, {}, nullptr);
        QCOMPARE(second.detectorName(), std::string("new-2"));
        QCOMPARE(store().get(id).detectorName, std::string("new-2"));
        DetectorTrainRequest named = request_;
        named.out = lab_->file("third.safetensors");
        named.name = "new";
        DetectorTrainingEntry third(lab_->workspace(), lab_->database(), named);
        QVERIFY(contains(errorOf([&] { third.claim(); }), "a training under way makes a detector 'new'"));
    }

    void twoThatBeginAtOnceDoNotWriteOneFile()
    {
        DetectorTrainingEntry first = made(), second = made();
        first.claim();
        second.claim();
        first.open(plan(), request_.options, {}, nullptr);
        QVERIFY(contains(errorOf([&] { second.open(plan(), request_.options, {}, nullptr); }), "another training writes this file"));
        QCOMPARE(store().list().size(), std::size_t{1});
        std::size_t folders = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(lab_->workspace().folder() / "trainings"))
            ++folders;
        QCOMPARE(folders, std::size_t{1});
    }

    void anErrorIsKept()
    {
        DetectorTrainingEntry entry = made();
        entry.claim();
        const std::string id = entry.open(plan(), request_.options, {}, nullptr);
        entry.ended(DetectorTrainingState::Failed, Message::verbatim("the disk is full"));
        QCOMPARE(store().get(id).state, DetectorTrainingState::Failed);
        QCOMPARE(store().get(id).error.value().english(), std::string("the disk is full"));
    }

    void theEndIsAsTheTrainerTellsIt_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("state");
        const auto row = [](const char* name, TrainingEnd end, DetectorTrainingState state) {
            QTest::newRow(name) << static_cast<int>(end) << static_cast<int>(state);
        };
        row("completed", TrainingEnd::Completed, DetectorTrainingState::Completed);
        row("early", TrainingEnd::Early, DetectorTrainingState::Completed);
        row("stopped", TrainingEnd::Stopped, DetectorTrainingState::Stopped);
        row("not finite", TrainingEnd::NotFinite, DetectorTrainingState::Failed);
    }
    void theEndIsAsTheTrainerTellsIt()
    {
        QFETCH(int, end);
        QFETCH(int, state);
        const auto expected = static_cast<DetectorTrainingState>(state);
        DetectorTrainingEntry entry = made();
        entry.claim();
        const std::string id = entry.open(plan(), request_.options, {}, nullptr);
        std::filesystem::copy_file(SmallWorkspace::weights(), request_.out);
        entry.conclude({stateOf(3), static_cast<TrainingEnd>(end)});
        const DetectorTrainingRecord record = store().get(id);
        QCOMPARE(record.state, expected);
        QCOMPARE(record.epochsDone, 3);
        QCOMPARE(record.error.has_value(), expected == DetectorTrainingState::Failed);
        QCOMPARE(lab_->detectors().find("new").has_value(), expected == DetectorTrainingState::Completed);
    }

  private:
    DetectorTrainingEntry made() { return {lab_->workspace(), lab_->database(), request_}; }
    DetectorTrainingStore store() { return {lab_->workspace(), lab_->database()}; }

    /// The id of a training of `request_` that ended in good order.
    std::string stoppedAfter(std::int64_t epochs)
    {
        DetectorTrainingEntry entry = made();
        entry.claim();
        const std::string id = entry.open(plan(), request_.options, {}, nullptr);
        entry.conclude({stateOf(epochs), TrainingEnd::Stopped});
        return id;
    }

    std::unique_ptr<SmallWorkspace> lab_;
    DetectorTrainRequest request_;
};

QTEST_GUILESS_MAIN(TestDetectorTrainingEntry)
#include "test_detector_training_entry.moc"
