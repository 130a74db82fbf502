// Run records, curves, locks and exports in a workspace.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/named_run.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/error_text.h"
#include "tests/support/file_bytes.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace blindspot;
using namespace blindspot::workspace;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;
using blindspot::testing::errorOf;

namespace {

RunRecord someRecord()
{
    RunRecord record;
    record.recipe = "hide";
    record.optionsJson = optionsToText(patch::TrainOptions{});
    record.detectorName = "yolov8n";
    record.detectorSha256 = std::string(64, 'a');
    record.detectorPath = "/weights/it's #1 \"best\".pt";
    record.selection = "사람 100";
    record.className = "person";
    record.device = "cpu";
    record.precision = "fp32";
    record.seed = 0xFFFFFFFFFFFFFFFFULL;
    record.iterations = 100;
    record.figures.images = 3;
    return record;
}

const ImageList kImages{{{42, "/pictures/a.jpg", 1000, std::string(64, 'a'), 0x8000000000000001ULL, std::string(64, '1')},
                         {7, "/pictures/b.jpg", 2000, std::string(64, 'b'), 0, std::string(64, '2')},
                         {19, "/pictures/c.jpg", 0, "", std::nullopt, std::string(64, '3')}},
                        {},
                        {}};

/// While it lives the program can open so many more files: nothing else keeps root from removing a folder's files.
class FewDescriptors {
  public:
    explicit FewDescriptors(rlim_t more)
    {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        const int lowest = ::dup(0);
        ::close(lowest);
        rlimit few = before_;
        few.rlim_cur = static_cast<rlim_t>(lowest) + more;
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    FewDescriptors(const FewDescriptors&) = delete;
    FewDescriptors& operator=(const FewDescriptors&) = delete;

  private:
    rlimit before_{};
};

} // namespace

class TestRunStore : public QObject {
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

    void theRunOfAReservedNameIsFoundSinceItsBeginning()
    {
        RunRecord record = someRecord();
        record.name = "hide people";
        const auto earlier = store_->create(record, kImages);
        database_->run("UPDATE runs SET created_at = '2026-01-01T10:00:00Z' WHERE id = ?", earlier.record.id);
        QVERIFY(!findNamed(*store_, "hide people", "2026-01-01T10:00:01Z")); // somebody else's, from before
        QCOMPARE(findNamed(*store_, "hide people", "2026-01-01T10:00:00Z")->id, earlier.record.id);
        QVERIFY(!findNamed(*store_, "hide", "2026-01-01T10:00:00Z"));
    }

    void whatIsCreatedIsFound()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const RunRecord record = store_->get(owned.record.id);
        QCOMPARE(record.state, RunState::Running);
        QCOMPARE(record.recipe, std::string("hide"));
        QCOMPARE(record.optionsJson, someRecord().optionsJson);
        QCOMPARE(record.detectorPath, someRecord().detectorPath);
        QCOMPARE(record.selection, someRecord().selection);
        QVERIFY(!record.dataset);
        QCOMPARE(record.seed, someRecord().seed);
        QCOMPARE(record.figures, someRecord().figures);
        QVERIFY(!record.error);
        QVERIFY(store_->images(record.id) == kImages);
        QVERIFY(QRegularExpression("^\\d{8}-\\d{6}-[0-9a-f]{4}$")
                    .match(QString::fromStdString(record.id))
                    .hasMatch());
    }

    void idsDiffer()
    {
        std::set<std::string> ids;
        for (int i = 0; i < 50; ++i)
            ids.insert(store_->create(someRecord(), kImages).record.id);
        QCOMPARE(ids.size(), std::size_t{50});
        QCOMPARE(store_->list().size(), std::size_t{50});
    }

    void anUpdateChangesWhatItNames()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const std::string& id = owned.record.id;
        RunUpdate update;
        update.iterationsDone = 12;
        update.seconds = 1.25;
        RunFigures figures = owned.record.figures;
        figures.loss = 0.1;
        figures.passes = 1LL << 40;
        update.figures = figures;
        const Message why(Message::tr("no checkpoint can be used (%1)"),
                          Message(Message::tr("it has other tensors")));
        update.error = why;
        store_->update(id, update);
        RunRecord record = store_->get(id);
        QCOMPARE(record.iterationsDone, 12);
        QCOMPARE(record.seconds, 1.25);
        QCOMPARE(record.figures, figures);
        QVERIFY(record.error == why);
        QCOMPARE(record.error->english(), std::string("no checkpoint can be used (it has other tensors)"));
        QCOMPARE(record.iterations, 100);
        QCOMPARE(record.state, RunState::Running);
        RunUpdate end;
        end.state = RunState::Completed;
        end.error = Message();
        store_->update(id, end);
        record = store_->get(id);
        QCOMPARE(record.state, RunState::Completed);
        QVERIFY(!record.error);
        QCOMPARE(record.iterationsDone, 12);
    }

    void anErrorOfAnEarlierVersionIsItsText()
    {
        const auto owned = store_->create(someRecord(), kImages);
        workspace_->connect().run("UPDATE runs SET error = ? WHERE id = ?", "the disk is full: {\"text\"",
                                  owned.record.id);
        const RunRecord record = store_->get(owned.record.id);
        QVERIFY(record.error == Message::verbatim("the disk is full: {\"text\""));
    }

    void aCurveIsKeptWithoutDoubles()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const std::string& id = owned.record.id;
        std::vector<CurvePoint> points;
        for (std::int64_t i = 1; i <= 5; ++i)
            points.push_back(
                {i, 1.0 / static_cast<double>(i), std::nullopt, 0.5, std::nullopt, static_cast<double>(i)});
        store_->appendPoints(id, points);
        QCOMPARE(store_->points(id), points);
        store_->appendPoints(id, std::span(points).last(2)); // again: replaced
        QCOMPARE(store_->points(id), points);
        store_->dropPointsAfter(id, 3);
        points.resize(3);
        QCOMPARE(store_->points(id), points);
        store_->appendPoints(id, {});
        QCOMPARE(store_->points(id).size(), std::size_t{3});
    }

    void oneProgramTrainsARun()
    {
        std::optional<RunStore::Owned> owned = store_->create(someRecord(), kImages);
        const std::string id = owned->record.id;
        storage::Database other = workspace_->connect();
        RunStore second(*workspace_, other);
        QVERIFY(QString::fromStdString(errorOf([&] { second.acquire(id); })).contains("another program"));
        QVERIFY(QString::fromStdString(errorOf([&] { second.remove(id); })).contains("another program"));
        QCOMPARE(second.get(id).state, RunState::Running);
        QVERIFY(!second.get(id).abandoned);
        owned.reset(); // the program died
        QCOMPARE(second.get(id).state, RunState::Interrupted);
        QCOMPARE(second.list().front().state, RunState::Interrupted);
        QVERIFY(second.list().front().abandoned);
        const RunStore::Owned again = second.acquire(id);
        QCOMPARE(again.record.id, id);
        QVERIFY(!errorOf([&] { store_->acquire(id); }).empty());
    }

    void lookingTakesNoLock()
    {
        const auto owned = store_->create(someRecord(), kImages);
        QVERIFY(RunLock::isHeld(store_->folder(owned.record.id)));
        QVERIFY(RunLock::isHeld(store_->folder(owned.record.id)));
        QVERIFY(!RunLock::isHeld(store_->folder("absent")));
        QVERIFY(!fs::exists(store_->folder("absent")));
    }

    void aKilledProgramsLockEnds()
    {
        std::optional<RunStore::Owned> owned = store_->create(someRecord(), kImages);
        const fs::path folder = store_->folder(owned->record.id);
        owned.reset();
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = RunLock::tryAcquire(folder);
            const char byte = lock ? '1' : '0';
            (void) !::write(ready[1], &byte, 1);
            ::pause();
            ::_exit(0);
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QCOMPARE(byte, '1');
        QVERIFY(!RunLock::tryAcquire(folder));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(RunLock::tryAcquire(folder).has_value());
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aDeletedRunIsGone()
    {
        std::optional<RunStore::Owned> owned = store_->create(someRecord(), kImages);
        const std::string id = owned->record.id;
        const CurvePoint point{1, 0.5, {}, {}, {}, 1};
        store_->appendPoints(id, std::span(&point, 1));
        owned.reset();
        store_->erase(id);
        QVERIFY(!store_->find(id));
        QVERIFY(store_->points(id).empty());
        QVERIFY(!fs::exists(store_->folder(id)));
        QVERIFY(!errorOf([&] { store_->erase(id); }).empty());
        QVERIFY(!errorOf([&] { store_->remove(id); }).empty());
    }

    void aRunWhoseFilesCannotBeRemovedIsFinishedOffLater()
    {
        std::optional<RunStore::Owned> owned = store_->create(someRecord(), kImages);
        const std::string id = owned->record.id;
        const CurvePoint point{1, 0.5, {}, {}, {}, 1};
        store_->appendPoints(id, std::span(&point, 1));
        owned.reset();
        {
            const FewDescriptors forTheLock(1); // and none to read the folder with
            QVERIFY(errorOf([&] { store_->erase(id); }).find("files cannot be removed") != std::string::npos);
        }
        QVERIFY(fs::exists(store_->folder(id) / "images.json"));
        QVERIFY(!store_->find(id)); // nobody is shown what may be half a run
        QCOMPARE(database_->scalar("SELECT count(*) FROM runs"), 1);
        QVERIFY(store_->findAlsoDeleted(id));
        store_->erase(id);
        QVERIFY(!fs::exists(store_->folder(id)));
        QCOMPARE(database_->scalar("SELECT count(*) FROM runs"), 0);
        QCOMPARE(database_->scalar("SELECT count(*) FROM trash"), 0);
        QVERIFY(store_->points(id).empty());
    }

    void aRemovalThatWasCutShortIsFinishedOff()
    {
        const std::string id = store_->create(someRecord(), kImages).record.id;
        store_->remove(id);
        fs::remove_all(store_->folder(id)); // and here the program was killed
        store_->erase(id);
        QCOMPARE(database_->scalar("SELECT count(*) FROM runs"), 0);
        QVERIFY(fs::is_empty(workspace_->runsFolder()));
    }

    void whatTheUserWritesIsKept()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const std::string& id = owned.record.id;
        QVERIFY(store_->get(id).tags.empty() && store_->get(id).notes.empty());
        store_->setTags(id, "night, \"사람\" , ");
        store_->setNotes(id, "a line\nand another; it's 5 % better");
        RunUpdate update;
        update.iterationsDone = 3;
        store_->update(id, update); // the training goes on meanwhile
        QCOMPARE(store_->get(id).tags, std::string("night, \"사람\" , "));
        QCOMPARE(store_->list().front().notes, std::string("a line\nand another; it's 5 % better"));
        QCOMPARE(nlohmann::json::parse(recordJson(store_->get(id)).dump())["notes"].get<std::string>(),
                 store_->get(id).notes);
        store_->setTags("absent", "x");
    }

    void aRemovedRunIsOutOfSightAndWhole()
    {
        std::optional<RunStore::Owned> owned = store_->create(someRecord(), kImages);
        const std::string id = owned->record.id;
        QVERIFY(errorOf([&] { store_->remove(id); }).find("training") != std::string::npos);
        owned.reset();
        QVERIFY(store_->remove(id) > 0);
        QVERIFY(store_->list().empty());
        QVERIFY(!store_->find(id));
        QVERIFY(!errorOf([&] { store_->acquire(id); }).empty());
        QVERIFY(!errorOf([&] { store_->remove(id); }).empty());
        QVERIFY(fs::exists(store_->folder(id) / "images.json"));
        QCOMPARE(store_->findAlsoDeleted(id)->id, id);
        QVERIFY(errorOf([&] { store_->get(id); }).find("trash restore " + id) != std::string::npos);
    }

    void namesAreProposedAndDistinct()
    {
        RunRecord record = someRecord();
        record.recipe = "hide";
        record.selection = "people-100";
        record.name = store_->proposedName(record, 200);
        QCOMPARE(record.name, std::string("hide people-100, 200 px"));
        const std::string first = store_->create(record, kImages).record.id;
        QCOMPARE(store_->proposedName(record, 200), std::string("hide people-100, 200 px (2)"));
        QCOMPARE(store_->proposedName(record, 200, "frequency-mask"), std::string("hide people-100, 200 px, through frequency mask"));
        record.selection.reset();
        record.className = "car";
        QCOMPARE(store_->proposedName(record, 100), std::string("hide car, 100 px"));
        store_->remove(first); // its name is free
        QCOMPARE(store_->freeName("hide people-100, 200 px"), std::string("hide people-100, 200 px"));
    }

    void runsThatBeginAtOnceHaveNamesOfTheirOwn()
    {
        constexpr int programs = 6;
        std::vector<std::thread> threads;
        for (int i = 0; i < programs; ++i)
            threads.emplace_back([this] {
                storage::Database database = workspace_->connect();
                RunRecord record = someRecord();
                record.name = "alike";
                RunStore(*workspace_, database).create(record, kImages);
            });
        for (std::thread& thread : threads)
            thread.join();
        std::set<std::string> names;
        for (const RunRecord& record : store_->list())
            names.insert(record.name);
        QCOMPARE(names.size(), std::size_t{programs});
        QVERIFY(names.contains("alike") && names.contains("alike (6)"));
    }

    /// For an item of the queue, or a trial of a study, that reads its pictures and has no run yet.
    void aReservedNameIsKept()
    {
        database_->run("INSERT INTO queue_items (position, kind, state, what_json, request_json, reserved_name, created_at) "
                     "VALUES (1, 'train', 'running', '', '', 'night', '2026')");
        RunRecord record = someRecord();
        record.name = "night";
        const std::string id = store_->create(record, kImages).record.id;
        QCOMPARE(store_->get(id).name, std::string("night (2)"));
        QCOMPARE(store_->create(record, kImages, RunName::Reserved).record.name, std::string("night"));
        QCOMPARE(store_->create(record, kImages, RunName::Reserved).record.name, std::string("night (3)"));
        database_->run("UPDATE queue_items SET reserved_name = 'day', state = 'done'");
        QCOMPARE(store_->freeName("day"), std::string("day"));
    }

    void aRunCanBeRenamed()
    {
        RunRecord record = someRecord();
        record.name = "one";
        const std::string one = store_->create(record, kImages).record.id;
        const std::string two = store_->create(someRecord(), kImages).record.id;
        QCOMPARE(store_->get(two).name, two); // it has none of its own
        store_->rename(two, "사람 가리기");
        QCOMPARE(store_->get(two).name, std::string("사람 가리기"));
        store_->rename(two, "사람 가리기");
        QVERIFY(errorOf([&] { store_->rename(two, "one"); }).find("already") != std::string::npos);
        QVERIFY(!errorOf([&] { store_->rename(two, ""); }).empty());
        QVERIFY(!errorOf([&] { store_->rename("absent", "x"); }).empty());
        QVERIFY(!errorOf([&] { store_->requireFreeName("one"); }).empty());
        QCOMPARE(store_->get(one).name, std::string("one"));
    }

    void aRunCanBeAskedForAgain()
    {
        RunRecord record = someRecord();
        patch::TrainOptions options;
        options.patchSize = 48;
        options.optimiser.learningRate = 2.5;
        record.optionsJson = optionsToText(options);
        record.figures.askedImages = 10;
        const auto owned = store_->create(record, kImages);
        DetectorStore detectors(*database_);
        TrainRequest request = requestOf(store_->get(owned.record.id), *store_, detectors);
        QCOMPARE(request.detector, record.detectorPath.string()); // the workspace does not know it
        QCOMPARE(request.selection, record.selection);
        QCOMPARE(request.className, record.className);
        QCOMPARE(request.images, std::optional<std::int64_t>(10));
        QCOMPARE(request.options.patchSize, 48);
        QCOMPARE(request.options.optimiser.learningRate, 2.5);
        QCOMPARE(request.options.initial, std::string("grey"));
        const DetectorRecord added =
            detectors.add(fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolov8-tiny.pt", "tiny");
        record.detectorSha256 = added.sha256;
        record.figures.askedImages = 0;
        const auto second = store_->create(record, kImages, RunName::Wished, [](const fs::path& folder) {
            writeFileAtomically(folder / "initial.safetensors", "numbers");
        });
        request = requestOf(store_->get(second.record.id), *store_, detectors);
        QCOMPARE(request.detector, std::string("tiny"));
        QVERIFY(!request.images);
        QCOMPARE(request.options.initial, (store_->folder(second.record.id) / "initial.safetensors").string());
    }

    void anUnknownRunIsAnErrorAndMakesNothing()
    {
        for (const char* id : {"nothing", "..", "../../etc", ""}) {
            QVERIFY(!errorOf([&] { store_->get(id); }).empty());
            QVERIFY(!errorOf([&] { store_->acquire(id); }).empty());
            QVERIFY(!errorOf([&] { store_->remove(id); }).empty());
        }
        QVERIFY(fs::is_empty(workspace_->runsFolder()));
        const auto owned = store_->create(someRecord(), kImages);
        QVERIFY(errorOf([&] { store_->get("nothing"); }).find(owned.record.id) != std::string::npos);
    }

    void aDamagedListOfImagesIsAnError()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const fs::path file = store_->folder(owned.record.id) / "images.json";
        for (const char* text :
             {"", "[]", "{}", R"({"image_ids": []})", R"({"image_ids": [1, "2"]})", R"({"image_ids": [1)"}) {
            writeFileAtomically(file, text);
            QVERIFY(!errorOf([&] { store_->images(owned.record.id); }).empty());
        }
    }

    void anExportTellsAll()
    {
        const auto owned = store_->create(someRecord(), kImages);
        const CurvePoint point{1, 0.1, std::nullopt, 0.25, std::nullopt, 2};
        store_->appendPoints(owned.record.id, std::span(&point, 1));
        const fs::path folder = fs::path(temporary_->path().toStdString()) / "a" / "b";
        exportRun(*store_, owned.record.id, folder);
        QCOMPARE(contentOf(folder / "curve.csv"),
                 "iteration,loss,loss_box,loss_cls,loss_dfl,seconds\n1,0.1,,0.25,,2\n");
        const auto json = nlohmann::json::parse(contentOf(folder / "run.json"));
        QCOMPARE(json["run"].get<std::string>(), owned.record.id);
        QCOMPARE(json["seed"].get<std::uint64_t>(), someRecord().seed);
        QCOMPARE(json["options"]["iterations"].get<int>(), 100);
        const std::string config = contentOf(folder / "train.toml");
        QVERIFY(config.find("[train]\n") != std::string::npos);
        QVERIFY(config.find("detector = \"/weights/it's #1 \\\"best\\\".pt\"\n") != std::string::npos);
        QVERIFY(config.find("seed = ") != std::string::npos);
        QVERIFY(!fs::exists(folder / "patch.png"));
    }

  private:
    std::unique_ptr<QTemporaryDir> temporary_;
    std::optional<Workspace> workspace_;
    std::optional<storage::Database> database_;
    std::optional<RunStore> store_;
};

QTEST_APPLESS_MAIN(TestRunStore)
#include "test_run_store.moc"
