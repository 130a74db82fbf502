// What is deleted can be brought back, whole, until it is erased.
#include "core/dataset/import_record.h"
#include "core/dataset/selection.h"
#include "core/video_dataset/video_dataset.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "core/workspace/trash/trash.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

namespace fs = std::filesystem;

} // namespace

class TestTrash : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init()
    {
        lab_ = std::make_unique<SmallWorkspace>();
        trash_ = std::make_unique<Trash>(lab_->workspace(), lab_->database());
    }

    void aRunComesBackWhole()
    {
        const std::string id = someRun();
        const std::string name = lab_->store().get(id).name;
        lab_->store().remove(id);
        const std::vector<TrashEntry> entries = trash_->list();
        QCOMPARE(entries.size(), std::size_t{1});
        QVERIFY(entries[0].kind == TrashKind::Run && entries[0].item == id && entries[0].name == name);
        QVERIFY(entries[0].bytes.value() > 0);
        const std::vector<RestoredItem> restored = trash_->restore(trash_->get(id).id);
        QCOMPARE(restored.size(), std::size_t{1});
        QCOMPARE(lab_->store().get(id).name, name);
        QVERIFY(!lab_->store().points(id).empty());
        QVERIFY(fs::exists(lab_->workspace().runFolder(id) / "patch.png"));
        QVERIFY(trash_->list().empty());
        QVERIFY(!errorOf([&] { trash_->restore(entries[0].id); }).empty());
    }

    void aDatasetComesBackWithItsSelections()
    {
        dataset::DatasetIndex index(lab_->database());
        dataset::SelectionStore selections(lab_->database());
        selections.create("alone", {.dataset = "small"});
        selections.remove("alone");
        const std::int64_t entry = index.remove("small").trash;
        QVERIFY(index.list().empty() && selections.list().empty());
        QCOMPARE(trash_->list().size(),
                 std::size_t{2}); // the selection that went with it is no entry of its own
        QCOMPARE(trash_->get("small").selections, 1);
        QCOMPARE(trash_->get("small").images.value(), 6);
        lab_->lab().import("coco", lab_->file("small.json"), lab_->file("images"),
                           "small"); // its name is free
        selections.create("people", {.dataset = "small"});

        const std::vector<RestoredItem> restored = trash_->restore(entry);
        QCOMPARE(restored.size(), std::size_t{2});
        QCOMPARE(restored[0].name, std::string("small-2"));
        QCOMPARE(restored[0].hadName, std::string("small"));
        QCOMPARE(restored[1].name, std::string("people-2"));
        QCOMPARE(index.get("small-2").images, 6);
        QCOMPARE(selections.get("people-2").images, 6);
        QCOMPARE(selections.get("people-2").dataset, std::string("small-2"));
        QVERIFY(!selections.find("alone")); // deleted on its own, it stays deleted
        trash_->restore(trash_->get("alone").id);
        QVERIFY(selections.find("alone"));
    }

    void aSelectionBringsItsDatasetBack()
    {
        dataset::SelectionStore selections(lab_->database());
        const std::int64_t entry = selections.remove("people");
        dataset::DatasetIndex(lab_->database()).remove("small");
        trash_->restore(entry);
        QCOMPARE(selections.get("people").dataset, std::string("small"));
        QVERIFY(trash_->list().empty());
    }

    void aReplacedSelectionIsNotLost()
    {
        dataset::SelectionStore selections(lab_->database());
        selections.create("people", {.dataset = "small", .limit = 2, .replace = true});
        QCOMPARE(selections.get("people").images, 2);
        trash_->restore(trash_->get("people").id);
        QCOMPARE(selections.get("people-2").images, 6);
    }

    void detectorsOfOneNameWaitBesideEachOther()
    {
        DetectorStore detectors = lab_->detectors();
        detectors.remove("tiny");
        detectors.add(SmallWorkspace::weights(), "tiny");
        const std::int64_t second = detectors.remove("tiny");
        QVERIFY(detectors.list().empty());
        QVERIFY(!errorOf([&] { detectors.open("tiny"); }).empty());
        QVERIFY(contains(errorOf([&] { trash_->get("tiny"); }), "number"));
        trash_->restore(second);
        trash_->restore(trash_->get("tiny").id);
        QCOMPARE(detectors.list().size(), std::size_t{2});
        QCOMPARE(detectors.open("tiny").detector.info().architecture, std::string("yolov8"));
        QCOMPARE(detectors.open("tiny-2").detector.info().architecture, std::string("yolov8"));
    }

    void aTakenNameOfARunGetsANumber()
    {
        const std::string one = someRun();
        lab_->store().rename(one, "mine");
        lab_->store().remove(one);
        const std::string two = someRun();
        lab_->store().rename(two, "mine");
        QCOMPARE(trash_->restore(trash_->get(one).id).front().name, std::string("mine (2)"));
        QCOMPARE(lab_->store().get(one).name, std::string("mine (2)"));
    }

    void whatIsOldIsErased()
    {
        const std::string id = someRun();
        lab_->store().remove(id);
        lab_->detectors().remove("tiny");
        StopControl stop;
        QCOMPARE(trash_->purge(kTrashKeeps, stop), 0);
        lab_->database().run("UPDATE trash SET deleted_at = '2020-01-01T00:00:00Z' WHERE kind = 'run'");
        QCOMPARE(trash_->purge(kTrashKeeps, stop), 1);
        QVERIFY(!fs::exists(lab_->workspace().runFolder(id)));
        QVERIFY(!lab_->store().findAlsoDeleted(id));
        QCOMPARE(trash_->purge(std::chrono::seconds(0), stop), 1);
        QVERIFY(trash_->list().empty());
        QCOMPARE(lab_->database().scalar("SELECT count(*) FROM detectors"), 0);
        QVERIFY(fs::exists(SmallWorkspace::weights()));
    }

    /// Of the clock's time only so much is believed as records bear out: at a wrong one nothing goes that was deleted of late.
    void aWrongClockDoesNotEmptyIt()
    {
        storage::Database& database = lab_->database();
        StopControl stop;
        lab_->detectors().remove("tiny");
        // Before the clock jumped ahead by years.
        for (const char* column : {"trash SET deleted_at", "datasets SET imported_at", "selections SET created_at", "detectors SET added_at"})
            database.run(std::string("UPDATE ") + column + " = '2020-01-01T00:00:00Z'");
        QCOMPARE(trash_->purge(kTrashKeeps, stop), 0);
        database.run("UPDATE datasets SET imported_at = '2020-02-15T00:00:00Z'"); // somebody worked in it 45 days later
        QCOMPARE(trash_->purge(kTrashKeeps, stop), 1);
        // With a clock that was set back it is as old as the newest record.
        database.run("UPDATE datasets SET imported_at = '2199-02-15T00:00:00Z'");
        dataset::SelectionStore(database).remove("people");
        QCOMPARE(trash_->list().front().deletedAt, std::string("2199-02-15T00:00:00Z"));
    }

    void anErasedDatasetTakesAllItsSelections()
    {
        dataset::SelectionStore(lab_->database()).remove("people");
        dataset::DatasetIndex(lab_->database()).remove("small");
        StopControl stop;
        trash_->purge(std::chrono::seconds(0), stop);
        for (const char* table : {"trash", "datasets", "selections", "images", "annotations"})
            QCOMPARE(lab_->database().scalar(std::string("SELECT count(*) FROM ") + table), 0);
        QVERIFY(fs::exists(lab_->file("images")));
    }

    /// What the workspace took of a video goes with the dataset, but not before it is erased, and not what another dataset shows too.
    void anErasedDatasetOfAVideoTakesItsFrames()
    {
        const fs::path frames = lab_->workspace().folder() / "frames/film";
        fs::create_directories(frames);
        fs::copy(lab_->file("images"), frames / "images", fs::copy_options::recursive);
        dataset::DatasetIndex index(lab_->database());
        for (const char* name : {"film", "film again"}) {
            lab_->lab().import("coco", lab_->file("small.json"), frames / "images", name);
            dataset::writeImportRecord(lab_->database(), index.get(name).id, {},
                                       {Message(video::kDetectionsAsAnnotations, "tiny", "0.5", "film.mp4")}, dataset::ProblemLog());
        }
        trash_->erase(index.remove("film again").trash);
        QVERIFY(fs::exists(frames / "images"));
        const std::int64_t entry = index.remove("film").trash;
        QVERIFY(fs::exists(frames / "images"));
        QVERIFY(trash_->get("film").bytes.value_or(0) > 0);
        trash_->erase(entry);
        QVERIFY(!fs::exists(frames));
        // With annotations that somebody brought they are not the video's any more.
        fs::create_directories(frames);
        fs::copy(lab_->file("images"), frames / "images", fs::copy_options::recursive);
        lab_->lab().import("coco", lab_->file("small.json"), frames / "images", "corrected");
        trash_->erase(index.remove("corrected").trash);
        QVERIFY(fs::exists(frames / "images"));
        trash_->erase(index.remove("small").trash);
        QVERIFY(fs::exists(lab_->file("images")));
    }

    void evaluationsOutliveTheirRun_data()
    {
        QTest::addColumn<bool>("older");
        QTest::newRow("keeps its picture from the beginning") << false;
        QTest::newRow("of an earlier version, which kept none") << true;
    }
    void evaluationsOutliveTheirRun()
    {
        QFETCH(bool, older);
        const std::string id = someRun();
        EvaluationRequest request;
        request.detectors = {"tiny"};
        request.images.selection = "people";
        request.images.className = "person";
        request.runs = {id};
        request.device = "cpu";
        StopControl stop;
        const metrics::EvaluationReport report = evaluateAndStore(lab_->workspace(), request, stop);
        EvaluationStore evaluations(lab_->database());
        const RunStore runs = lab_->store();
        const imaging::Image before = patchOf(runs, evaluations, report, 0);
        if (older) lab_->database().execute("DELETE FROM evaluation_patch_pictures");
        lab_->store().rename(id, "hides me");
        QCOMPARE(evaluations.list().front().patches.front().name, std::string("hides me"));
        lab_->store().remove(id);
        QVERIFY(patchOf(runs, evaluations, report, 0).rgb == before.rgb);
        trash_->purge(std::chrono::seconds(0), stop);
        QVERIFY(!lab_->store().findAlsoDeleted(id));
        QVERIFY(patchOf(runs, evaluations, report, 0).rgb == before.rgb);
        QCOMPARE(evaluations.get(report.id).patches.front().name, std::string("hides me"));
        QCOMPARE(evaluations.list().front().patches.front().name, std::string("hides me"));
    }

    void anEvaluationComesBack()
    {
        metrics::EvaluationReport report;
        EvaluationStore evaluations(lab_->database());
        evaluations.add(report);
        evaluations.remove(report.id);
        QVERIFY(!errorOf([&] { evaluations.get(report.id); }).empty());
        QVERIFY(trash_->get(report.id).bytes.value() > 0);
        trash_->restore(trash_->get(report.id).id);
        QCOMPARE(evaluations.get(report.id).id, report.id);
    }

    void aTrainingComesBack()
    {
        DetectorTrainingStore trainings(lab_->workspace(), lab_->database());
        DetectorTrainingRecord record;
        record.detectorName = "mine";
        record.state = DetectorTrainingState::Stopped;
        const std::string id = trainings.create(record, {}).record.id;
        trainings.remove(id);
        QVERIFY(trainings.list().empty() && !trainings.find(id));
        QCOMPARE(trash_->get(id).name, std::string("mine"));
        trash_->restore(trash_->get(id).id);
        QCOMPARE(trainings.get(id).detectorName, std::string("mine"));
    }

  private:
    std::string someRun() { return lab_->run(SmallWorkspace::request(1)).record.id; }

    std::unique_ptr<SmallWorkspace> lab_;
    std::unique_ptr<Trash> trash_;
};

QTEST_GUILESS_MAIN(TestTrash)
#include "test_trash.moc"
