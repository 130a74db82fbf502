// Detectors by name: remembered, found again, and told when their file is no longer the one that was added.
#include "core/common/error.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/detectors/trained_detector.h"
#include "core/workspace/records/workspace.h"

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

const fs::path kFixtures = fs::path(BLINDSPOT_TEST_DATA) / "fixtures";

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

class TestDetectorStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->path().toStdString();
        workspace_ = Workspace::open(folder_ / "workspace");
        database_ = workspace_->connect();
        store_.emplace(*database_);
        weights_ = folder_ / "my weights.pt";
        fs::copy_file(kFixtures / "yolov8-tiny.pt", weights_);
    }
    void cleanup()
    {
        store_.reset();
        database_.reset();
        workspace_.reset();
    }

    void whatIsAddedIsFound()
    {
        const DetectorRecord added = store_->add(weights_);
        QCOMPARE(added.name, std::string("my weights"));
        const DetectorRecord record = store_->get("my weights");
        QCOMPARE(record.path, weights_);
        QCOMPARE(record.sha256, added.sha256);
        QCOMPARE(record.architecture, std::string("yolov8"));
        QCOMPARE(record.classNames.size(), std::size_t{3});
        QVERIFY(record.parameters > 0);
        QCOMPARE(store_->list().size(), std::size_t{1});
        OpenedDetector opened = store_->open("my weights");
        QCOMPARE(opened.detector.info().sha256, added.sha256);
        store_->remove("my weights");
        QVERIFY(store_->list().empty());
        QVERIFY(fs::exists(weights_));
    }

    void newlyTrainedWeightsGetAFreeName()
    {
        store_->add(kFixtures / "yolov5u-tiny.pt", "one");
        QCOMPARE(freeName(*store_, "one", weights_), std::string("one-2"));
        QCOMPARE(addTrained(*store_, weights_, "one").name, std::string("one-2"));
        fs::copy_file(kFixtures / "yolo11-tiny.pt", weights_, fs::copy_options::overwrite_existing);
        const DetectorRecord again = addTrained(*store_, weights_, "one-2"); // the file was written anew
        QCOMPARE(again.name, std::string("one-2"));
        QCOMPARE(again.architecture, std::string("yolo11"));
        QCOMPARE(store_->open("one-2").detector.info().sha256, again.sha256);
        QCOMPARE(store_->list().size(), std::size_t{2});
        QCOMPARE(freeName(*store_, "other", weights_), std::string("other"));
    }

    void aNameBelongsToItsWeights()
    {
        store_->add(weights_, "one");
        QVERIFY(
            messageOf([&] { store_->add(kFixtures / "yolov5u-tiny.pt", "one"); }).contains("other weights"));
        const fs::path moved = folder_ / "moved.pt";
        fs::rename(weights_, moved);
        QVERIFY(messageOf([&] { store_->open("one"); }).contains("is gone"));
        store_->add(moved, "one");
        QCOMPARE(store_->get("one").path, moved);
        store_->open("one");
    }

    void aRenamedOneKeepsItsFacts()
    {
        const std::string sha256 = store_->add(weights_, "one").sha256;
        store_->add(kFixtures / "yolov5u-tiny.pt", "two");
        QVERIFY(messageOf([&] { store_->rename("one", "two"); }).contains("already"));
        QVERIFY(!messageOf([&] { store_->rename("one", ""); }).isEmpty());
        QVERIFY(!messageOf([&] { store_->rename("three", "four"); }).isEmpty());
        store_->rename("one", "one");
        store_->rename("one", "the first");
        QVERIFY(!store_->find("one"));
        QCOMPARE(store_->get("the first").sha256, sha256);
        QCOMPARE(store_->openExactly(weights_, sha256).info().sha256, sha256);
    }

    void aChangedFileIsNoticed()
    {
        const std::string sha256 = store_->add(weights_, "one").sha256;
        fs::remove(weights_);
        fs::copy_file(kFixtures / "yolov5u-tiny.pt", weights_);
        QVERIFY(messageOf([&] { store_->open("one"); }).contains("changed"));
        QVERIFY(messageOf([&] { store_->openExactly(weights_, sha256); }).contains("changed"));
        QVERIFY(messageOf([&] { store_->openExactly(folder_ / "absent", sha256); }).contains("gone"));
        store_->add(kFixtures / "yolov8-tiny.pt", "two"); // the same weights elsewhere
        QCOMPARE(store_->openExactly(weights_, sha256).info().sha256, sha256);
    }

    void aFileMayStandForAName()
    {
        const OpenedDetector opened = store_->open(weights_.string());
        QCOMPARE(opened.name, std::string("my weights"));
        QVERIFY(store_->list().empty());
        QVERIFY(messageOf([&] { store_->open("absent"); }).contains("no detector 'absent'"));
        QVERIFY(!messageOf([&] { store_->open(folder_.string()); }).isEmpty());
        std::ofstream(folder_ / "text.pt") << "not weights";
        QVERIFY(!messageOf([&] { store_->open((folder_ / "text.pt").string()); }).isEmpty());
        QVERIFY(!messageOf([&] { store_->add(folder_ / "text.pt"); }).isEmpty());
        QVERIFY(store_->list().empty());
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_, weights_;
    std::optional<Workspace> workspace_;
    std::optional<storage::Database> database_;
    std::optional<DetectorStore> store_;
};

QTEST_APPLESS_MAIN(TestDetectorStore)
#include "test_detector_store.moc"
