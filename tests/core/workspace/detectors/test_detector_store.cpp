// Detectors by name: remembered, found again, and told when their file is no longer the one that was added.
#include "core/common/error.h"
#include "core/detector/network_spec.h"
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
        QCOMPARE(store_->openExactly(weights_, sha256, {}).info().sha256, sha256);
    }

    void aChangedFileIsNoticed()
    {
        const std::string sha256 = store_->add(weights_, "one").sha256;
        fs::remove(weights_);
        fs::copy_file(kFixtures / "yolov5u-tiny.pt", weights_);
        QVERIFY(messageOf([&] { store_->open("one"); }).contains("changed"));
        QVERIFY(messageOf([&] { store_->openExactly(weights_, sha256, {}); }).contains("changed"));
        QVERIFY(messageOf([&] { store_->openExactly(folder_ / "absent", sha256, {}); }).contains("gone"));
        store_->add(kFixtures / "yolov8-tiny.pt", "two"); // the same weights elsewhere
        QCOMPARE(store_->openExactly(weights_, sha256, {}).info().sha256, sha256);
    }

    void choicesAreKeptAndObeyed()
    {
        const fs::path bare = fs::path(BLINDSPOT_TEST_DATA) / "graphs" / "sppf-identity-bare.pt";
        detector::DetectorChoices choices;
        addAssumption(choices, "sppf-activation=none");
        addAssumption(choices, "input-size=100");
        choices.classNames = {"person", "bicycle", "car"};
        const DetectorRecord added = store_->add(bare, "bare", choices);
        QVERIFY(added.choices == choices);
        QCOMPARE(added.inputSize, std::int64_t{128});
        const DetectorRecord record = store_->get("bare");
        QVERIFY(record.choices == choices);
        QCOMPARE(record.classNames, choices.classNames);
        QVERIFY(record.remarks.has_value() && record.remarks->assumptions == added.remarks->assumptions);
        QVERIFY(!record.remarks->notes.empty());
        QCOMPARE(store_->open("bare").detector.spec().settings.size(), std::size_t{1});
        // A run keeps what it began with, whatever the list says later.
        const DetectorRecord plain = store_->choose("bare", {});
        QVERIFY(plain.choices.empty());
        QVERIFY(store_->open("bare").detector.spec().settings.empty());
        QCOMPARE(store_->openExactly(bare, added.sha256, choices).spec().settings.size(), std::size_t{1});
        store_->choose("bare", choices);
        QVERIFY(store_->add(bare, "bare").choices == choices); // added again: nothing is forgotten
        choices.classNames.pop_back();
        QVERIFY(messageOf([&] { store_->choose("bare", choices); }).contains("2 class names for the 3 classes"));
        QCOMPARE(store_->get("bare").classNames.size(), std::size_t{3});
    }

    /// A detector with two heads is examined by one of them, and by the other under its name and "@".
    void theHeadIsChosenAndNamed()
    {
        const fs::path file = fs::path(BLINDSPOT_TEST_DATA) / "graphs" / "yolo26.pt";
        const DetectorRecord added = store_->add(file, "two");
        QCOMPARE(added.network.head, std::string("one2many"));
        QCOMPARE(added.network.heads, (std::vector<std::string>{"one2many", "one2one"}));
        QCOMPARE(store_->get("two").network, added.network);
        const OpenedDetector other = store_->open("two@one2one");
        QCOMPARE(other.name, std::string("two@one2one"));
        QVERIFY(other.detector.info().head == detector::HeadKind::OneToOne);
        QVERIFY(store_->open("two").detector.info().head == detector::HeadKind::OneToMany);
        QVERIFY(store_->open(file.string() + "@one2one").detector.info().head == detector::HeadKind::OneToOne);
        detector::DetectorChoices choices;
        chooseHead(choices, "one2one");
        QCOMPARE(store_->choose("two", choices).network.head, std::string("one2one"));
        QVERIFY(store_->openExactly(file, added.sha256, choices).info().head == detector::HeadKind::OneToOne);
        QVERIFY(store_->open("two@one2many").detector.info().head == detector::HeadKind::OneToMany);
        store_->add(weights_, "one");
        QVERIFY(messageOf([&] { store_->open("one@one2one"); }).contains("it has no head one2one"));
        QVERIFY(messageOf([&] { store_->open("two@both"); }).contains("there is no detector 'two@both'"));
        QVERIFY(messageOf([&] { chooseHead(choices, "both"); }).contains("use one2many or one2one"));
    }

    void detectorsOfEarlierVersionsAreNotKnownButOpen()
    {
        store_->add(weights_, "old");
        database_->execute("UPDATE detectors SET remarks_json = NULL, choices_json = ''");
        QVERIFY(!store_->get("old").remarks.has_value());
        QVERIFY(store_->get("old").choices.empty());
        QCOMPARE(store_->open("old").name, std::string("old"));
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
