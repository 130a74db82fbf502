// The records and curves of trainings of detectors, and the request that one is resumed by.
#include "core/common/error.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/trainings/detector_train_request.h"
#include "core/workspace/trainings/detector_training_store.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

using namespace blindspot;
using namespace blindspot::workspace;
namespace fs = std::filesystem;

namespace {

DetectorTrainRequest someRequest()
{
    DetectorTrainRequest request;
    request.selection = "사람 100";
    request.validation = "held \"out\"";
    request.classes = {"person", "traffic light"};
    request.from = "yolov8n";
    request.architecture = "yolo11";
    request.custom = {.width = 0.125, .depth = 0.1 + 0.2, .boxHidden = 32, .classHidden = 16};
    request.inputSize = 320;
    request.options.epochs = 7;
    request.options.seed = 0xFFFFFFFFFFFFFFFFULL;
    request.options.optimiser = detector_training::OptimiserOptions::forKind(detector_training::OptimiserKind::Sgd);
    request.options.augmentation.hue = 0.3;
    request.options.hardening.probability = 0.75;
    request.options.hardening.transforms.rotation = 12.5;
    request.options.mixedPrecision = false;
    request.patches = {"/patches/it's #1.png", "/patches/two.safetensors"};
    request.patchClass = "person";
    request.fresh.everyEpochs = 3;
    request.fresh.kept = 2;
    request.device = "cpu";
    request.out = "/weights/new.safetensors";
    request.name = "new";
    request.half = true;
    return request;
}

DetectorTrainingRecord someRecord()
{
    DetectorTrainingRecord record;
    record.requestJson = requestToText(someRequest());
    record.out = "/weights/new.safetensors";
    record.detectorName = "new";
    record.selection = "사람 100";
    record.architecture = "yolo11";
    record.scale = "custom";
    record.classNames = {"person", "traffic light"};
    record.inputSize = 320;
    record.images = 90;
    record.validationImages = 10;
    record.epochs = 7;
    record.device = "cpu";
    record.seed = 0xFFFFFFFFFFFFFFFFULL;
    return record;
}

template <typename Work>
QString messageOf(Work work)
{
    try {
        work();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

} // namespace

class TestDetectorTrainingStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        workspace_ = Workspace::open(temporary_->path().toStdString());
        database_ = workspace_->connect();
        store_.emplace(*workspace_, *database_);
    }
    void cleanup()
    {
        store_.reset();
        database_.reset();
        workspace_.reset();
    }

    void aRequestComesBackWhole()
    {
        const DetectorTrainRequest request = someRequest();
        const std::string text = requestToText(request);
        const DetectorTrainRequest again = requestFromText(text, "test");
        QCOMPARE(requestToText(again), text);
        QCOMPARE(again.options.text(), request.options.text());
        QCOMPARE(again.selection, request.selection);
        QVERIFY(!again.dataset && !again.scale);
        QCOMPARE(again.classes, request.classes);
        QCOMPARE(again.custom->depth, request.custom->depth);
        QCOMPARE(again.custom->classHidden, request.custom->classHidden);
        QCOMPARE(again.patches, request.patches);
        QCOMPARE(again.fresh.kept, request.fresh.kept);
        QCOMPARE(again.out, request.out);
        QVERIFY(again.half && !again.resume);
    }

    void aRequestOfAnotherVersionIsNamed()
    {
        QCOMPARE(requestFromText("{}", "test").options.epochs, detector_training::TrainOptions{}.epochs);
        QVERIFY(messageOf([] { requestFromText("{\"colour\": 1}", "test"); }).contains("colour"));
        QVERIFY(messageOf([] {
                    requestFromText("{\"options\": {\"epochs\": \"many\"}}", "test");
                }).contains("options.epochs"));
        QVERIFY(messageOf([] { requestFromText("{", "test"); }).contains("no JSON"));
    }

    void whatIsCreatedIsFound()
    {
        const auto owned = store_->create(someRecord(), {});
        const DetectorTrainingRecord record = store_->get(owned.record.id);
        QCOMPARE(record.state, DetectorTrainingState::Running);
        QCOMPARE(record.requestJson, someRecord().requestJson);
        QCOMPARE(record.out, someRecord().out);
        QCOMPARE(record.detectorName, someRecord().detectorName);
        QCOMPARE(record.selection, someRecord().selection);
        QVERIFY(!record.dataset && !record.bestAp50 && !record.error);
        QCOMPARE(record.classNames, someRecord().classNames);
        QCOMPARE(record.images, 90);
        QCOMPARE(record.validationImages, 10);
        QCOMPARE(record.epochs, 7);
        QCOMPARE(record.epochsDone, 0);
        QCOMPARE(record.seed, someRecord().seed);
        QCOMPARE(store_->newestOf("/weights/./new.safetensors")->id, record.id);
        QVERIFY(!store_->newestOf("/weights/other.safetensors"));
    }

    void aCurveIsKeptWithItsRecord()
    {
        auto owned = store_->create(someRecord(), {});
        DetectorTrainingRecord& record = owned.record;
        std::vector<DetectorTrainingPoint> points;
        for (std::int64_t epoch = 1; epoch <= 4; ++epoch) {
            points.push_back({epoch, 3.0, 1.0, 1.5, 0.5, std::nullopt, 0.002, static_cast<double>(epoch)});
            if (epoch % 2 == 0) points.back().ap50 = 0.1 * static_cast<double>(epoch);
            record.epochsDone = epoch;
            record.bestEpoch = epoch;
            record.bestAp50 = 0.4;
            record.seconds = static_cast<double>(epoch);
            store_->appendPoint(record, points.back());
        }
        QCOMPARE(store_->points(record.id), points);
        store_->appendPoint(record, points.back()); // again: replaced
        QCOMPARE(store_->points(record.id), points);
        const DetectorTrainingRecord read = store_->get(record.id);
        QCOMPARE(read.epochsDone, 4);
        QCOMPARE(read.bestEpoch, 4);
        QCOMPARE(read.bestAp50, std::optional(0.4));
        QCOMPARE(read.seconds, 4.0);
        store_->dropPointsAfter(record.id, 2);
        points.resize(2);
        QCOMPARE(store_->points(record.id), points);
    }

    void anErrorIsKeptAsItWas()
    {
        auto owned = store_->create(someRecord(), {});
        const Message why =
            joined(Message::verbatim("cuda:0"), Message::tr("one picture does not fit into the memory"),
                   Message(Message::tr("use --device cpu, or a smaller detector"))
                       .inWindow(Message::tr("use the CPU or a smaller detector")));
        owned.record.error = why;
        store_->update(owned.record);
        QVERIFY(store_->get(owned.record.id).error == why);
        owned.record.error.reset();
        store_->update(owned.record);
        QVERIFY(!store_->get(owned.record.id).error);
        // An earlier version kept plain English.
        workspace_->connect().run("UPDATE detector_trainings SET error = 'it broke'");
        QCOMPARE(store_->get(owned.record.id).error->english(), std::string("it broke"));
    }

    void aDeadProgramsTrainingIsInterrupted()
    {
        std::optional<DetectorTrainingStore::Owned> owned = store_->create(someRecord(), {});
        const std::string id = owned->record.id;
        storage::Database other = workspace_->connect();
        DetectorTrainingStore second(*workspace_, other);
        QVERIFY(messageOf([&] { second.acquire(id); }).contains("another program"));
        QVERIFY(messageOf([&] { second.remove(id); }).contains("another program"));
        QCOMPARE(second.get(id).state, DetectorTrainingState::Running);
        owned.reset(); // the program died
        QCOMPARE(second.get(id).state, DetectorTrainingState::Interrupted);
        QCOMPARE(second.list().front().state, DetectorTrainingState::Interrupted);
        QCOMPARE(second.acquire(id).record.id, id);
    }

    void newestFirstAndTheUnknownIsNamed()
    {
        QVERIFY(messageOf([&] { store_->get("none"); }).contains("has trained no detectors yet"));
        const std::string first = store_->create(someRecord(), {}).record.id;
        const std::string second = store_->create(someRecord(), {}).record.id;
        QCOMPARE(store_->list().size(), std::size_t{2});
        QCOMPARE(store_->list().front().id, second);
        QCOMPARE(store_->newestOf(someRecord().out)->id, second);
        QVERIFY(messageOf([&] { store_->get("none"); }).contains(QString::fromStdString(first)));
        QVERIFY(!fs::exists(store_->folder("none")));
    }

    void removedIsGoneButTheDetectorStays()
    {
        DetectorTrainingRecord record = someRecord();
        record.out = fs::path(temporary_->path().toStdString()) / "new.safetensors";
        std::ofstream(record.out) << "weights";
        std::ofstream(checkpointOf(record.out)) << "state";
        const std::string first = store_->create(record, {}).record.id;
        std::string second;
        {
            auto owned = store_->create(record, {});
            second = owned.record.id;
            store_->appendPoint(owned.record, {1, 3, 1, 1, 1, std::nullopt, 0.1, 1});
        }
        store_->erase(first); // the checkpoint is the later one's
        QVERIFY(fs::exists(checkpointOf(record.out)));
        store_->erase(second);
        QVERIFY(!fs::exists(checkpointOf(record.out)));
        QVERIFY(fs::exists(record.out));
        QVERIFY(store_->list().empty() && !fs::exists(store_->folder(second)));
        QCOMPARE(database_->scalar("SELECT count(*) FROM detector_training_points"), 0);
        QVERIFY_EXCEPTION_THROWN(store_->erase(second), Error);
    }

    void aTrainingWhoseCheckpointCannotBeRemovedIsStillListed()
    {
        DetectorTrainingRecord record = someRecord();
        record.out = fs::path(temporary_->path().toStdString()) / "new.safetensors";
        fs::create_directories(checkpointOf(record.out) / "folder"); // where a file is removed, this is not
        std::string id;
        {
            auto owned = store_->create(record, {});
            id = owned.record.id;
            store_->appendPoint(owned.record, {1, 3, 1, 1, 1, std::nullopt, 0.1, 1});
        }
        QVERIFY(messageOf([&] { store_->erase(id); }).contains("files cannot be removed"));
        QCOMPARE(store_->list().size(), std::size_t{1});
        QCOMPARE(store_->points(id).size(), std::size_t{1});
        fs::remove_all(checkpointOf(record.out));
        store_->erase(id);
        QVERIFY(store_->list().empty() && !fs::exists(store_->folder(id)));
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    std::optional<Workspace> workspace_;
    std::optional<storage::Database> database_;
    std::optional<DetectorTrainingStore> store_;
};

QTEST_GUILESS_MAIN(TestDetectorTrainingStore)
#include "test_detector_training_store.moc"
