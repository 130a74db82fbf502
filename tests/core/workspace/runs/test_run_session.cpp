// Runs from their start to their end: recorded, stopped, resumed, and refused where they would not be the same.
#include "core/workspace/runs/checkpoint.h"
#include "core/workspace/runs/run_session.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

namespace {

constexpr int kIterations = 4;

RunOutcome resumed(SmallWorkspace& lab, const ResumeRequest& request, WatchingRunObserver& observer)
{
    StopControl stop;
    return resumeRun(lab.workspace(), request, stop, observer);
}

std::string refusalToResume(SmallWorkspace& lab, const ResumeRequest& request)
{
    WatchingRunObserver observer;
    return errorOf([&] { resumed(lab, request, observer); });
}

std::string refusalToStart(SmallWorkspace& lab, const TrainRequest& request)
{
    return errorOf([&] { lab.run(request); });
}

} // namespace

class TestRunSession : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { lab_ = std::make_unique<SmallWorkspace>(); }

    void aRunIsRecordedWithItsPatch()
    {
        const RunOutcome outcome = lab_->run(SmallWorkspace::request(kIterations));
        QCOMPARE(outcome.end, patch::TrainingEnd::Completed);
        const RunStore store = lab_->store();
        const RunRecord record = store.get(outcome.record.id);
        QCOMPARE(record.state, RunState::Completed);
        QCOMPARE(record.iterationsDone, kIterations);
        QCOMPARE(record.figures.images, 6);
        QCOMPARE(record.detectorName, std::string("tiny"));
        QCOMPARE(record.selection.value(), std::string("people"));
        QVERIFY(!record.error);
        QCOMPARE(store.images(record.id).images.size(), std::size_t{6});
        const auto points = store.points(record.id);
        QCOMPARE(points.size(), std::size_t{kIterations});
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].iteration, static_cast<std::int64_t>(i) + 1);
        QCOMPARE(outcome.picture, store.folder(record.id) / "patch.png");
        QVERIFY(fs::exists(outcome.picture));
        QVERIFY(fs::exists(store.folder(record.id) / "patch.safetensors"));
    }

    void resumedEqualsNeverStopped_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("whole") << "";
        QTest::newRow("newest cut") << "cut";
        QTest::newRow("newest missing") << "missing";
    }
    void resumedEqualsNeverStopped()
    {
        QFETCH(QString, damage);
        const RunOutcome whole = lab_->run(SmallWorkspace::request(kIterations));
        const RunOutcome part = lab_->stoppedRun(SmallWorkspace::request(kIterations), 2);
        QVERIFY(part.stopped());
        const std::string id = part.record.id;
        QCOMPARE(lab_->store().get(id).state, RunState::Interrupted);
        QVERIFY(!at::equal(lab_->patchOf(part), lab_->patchOf(whole)));
        const fs::path newest = CheckpointFiles(lab_->store().folder(id), id).newest();
        if (damage == "cut") fs::resize_file(newest, fs::file_size(newest) / 2);
        if (damage == "missing") fs::remove(newest);

        WatchingRunObserver observer;
        const RunOutcome rest = resumed(*lab_, {id, {}, {}}, observer);
        QCOMPARE(rest.record.state, RunState::Completed);
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(whole)));
        QCOMPARE(lab_->store().points(id).size(), std::size_t{kIterations});
        QCOMPARE(contains(observer.warnings, "going on from the checkpoint before it"), !damage.isEmpty());
    }

    void aResumedRunOpensItsDetectorAsItBegan()
    {
        detector::DetectorChoices choices;
        addAssumption(choices, "sppf-activation=none");
        addAssumption(choices, "input-size=96");
        choices.classNames = {"person", "bicycle", "car"};
        const fs::path bare = fs::path(BLINDSPOT_TEST_DATA) / "graphs" / "sppf-identity-bare.pt";
        lab_->detectors().add(bare, "bare", choices);
        TrainRequest request = SmallWorkspace::request(kIterations);
        request.detector = "bare";
        const RunOutcome whole = lab_->run(request);
        const RunOutcome part = lab_->stoppedRun(request, 2);
        QCOMPARE(part.record.detectorChoices, detector::choicesText(choices));
        detector::DetectorChoices others = choices;
        others.assume.find("sppf-activation")->second = "relu";
        lab_->detectors().choose("bare", others);
        QVERIFY(!at::equal(lab_->patchOf(lab_->run(request)), lab_->patchOf(whole)));
        WatchingRunObserver observer;
        const RunOutcome rest = resumed(*lab_, {part.record.id, {}, {}}, observer);
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(whole)));
    }

    /// The end is asked for when the trainer has warned of an image without a person, before it measures a pass.
    void interruptedBeforeItsFirstPassItHasARecord()
    {
        class Impatient final : public RunObserver {
          public:
            explicit Impatient(StopControl& stop) : stop_(stop) {}
            void onLog(LogLevel level, const Message&) override
            {
                if (level == LogLevel::Warning) stop_.requestStop();
            }

          private:
            StopControl& stop_;
        };
        const auto file = lab_->files().write("mixed.json", R"({
            "images": [{"id": 1, "file_name": "p1.png", "width": 96, "height": 96},
                       {"id": 2, "file_name": "p2.png", "width": 96, "height": 96}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [20, 10, 32, 50], "area": 1600, "iscrowd": 0}],
            "categories": [{"id": 1, "name": "person"}]})");
        lab_->lab().import("coco", file, lab_->file("images"), "mixed");
        dataset::SelectionOptions all;
        all.dataset = "mixed";
        dataset::SelectionStore(lab_->database()).create("mixed", all);
        TrainRequest request = SmallWorkspace::request(kIterations);
        request.selection = "mixed";
        StopControl stop;
        Impatient observer(stop);
        QVERIFY_EXCEPTION_THROWN(startRun(lab_->workspace(), request, stop, observer), Cancelled);
        const auto runs = lab_->store().list();
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs[0].state, RunState::Interrupted);
        QVERIFY(!runs[0].abandoned); // in good order, not killed
        QCOMPARE(runs[0].iterationsDone, 0);
        WatchingRunObserver watcher;
        const RunOutcome rest = resumed(*lab_, {runs[0].id, {}, {}}, watcher);
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(lab_->run(request))));
    }

    /// The observer asks for the end once the plan is made, before the first iteration.
    void stoppedBeforeItsFirstIterationItBeginsAnew()
    {
        class Impatient final : public RunObserver {
          public:
            explicit Impatient(StopControl& stop) : stop_(stop) {}
            void onStarted(const RunRecord& record, const compute::DeviceInfo&, const patch::TrainingPlan&) override
            {
                id = record.id;
                stop_.requestStop();
            }
            std::string id;

          private:
            StopControl& stop_;
        };
        StopControl stop;
        Impatient observer(stop);
        const RunOutcome outcome =
            startRun(lab_->workspace(), SmallWorkspace::request(kIterations), stop, observer);
        QVERIFY(outcome.stopped());
        const RunRecord record = lab_->store().get(observer.id);
        QCOMPARE(record.state, RunState::Interrupted);
        QCOMPARE(record.iterationsDone, 0);
        WatchingRunObserver watcher;
        const RunOutcome rest = resumed(*lab_, {record.id, {}, {}}, watcher);
        const RunOutcome whole = lab_->run(SmallWorkspace::request(kIterations));
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(whole)));
    }

    void stoppedWhileReadingNothingIsRecorded()
    {
        StopControl stop;
        stop.requestStop();
        WatchingRunObserver observer;
        QVERIFY_EXCEPTION_THROWN(
            startRun(lab_->workspace(), SmallWorkspace::request(kIterations), stop, observer), Cancelled);
        QVERIFY(lab_->store().list().empty());
        QVERIFY(fs::is_empty(lab_->workspace().runsFolder()));
    }

    void whatCannotBeTrainedIsNotRecorded()
    {
        TrainRequest request = SmallWorkspace::request(1);
        request.className = "car"; // the detector knows it, no image shows it
        QVERIFY(contains(refusalToStart(*lab_, request), "class 'car'"));
        request.className = "zebra";
        QVERIFY(contains(refusalToStart(*lab_, request), "zebra"));
        request = SmallWorkspace::request(1);
        request.dataset = "small"; // and a selection
        QVERIFY(contains(refusalToStart(*lab_, request), "one selection or one dataset"));
        request = SmallWorkspace::request(1);
        request.detector = "nobody";
        QVERIFY(contains(refusalToStart(*lab_, request), "nobody"));
        request = SmallWorkspace::request(0);
        QVERIFY(!refusalToStart(*lab_, request).empty());
        fs::remove_all(lab_->file("images"));
        QVERIFY(!refusalToStart(*lab_, SmallWorkspace::request(1)).empty());
        QVERIFY(lab_->store().list().empty());
    }

    void otherWeightsAreRefused()
    {
        const fs::path weights = lab_->file("weights.pt");
        fs::copy_file(SmallWorkspace::weights(), weights);
        fs::permissions(weights, fs::perms::owner_write, fs::perm_options::add);
        lab_->detectors().remove("tiny");
        TrainRequest request = SmallWorkspace::request(kIterations);
        request.detector = weights.string();
        const std::string id = lab_->stoppedRun(request, 1).record.id;
        std::ofstream(weights, std::ios::app) << "x";
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "changed"));
        QCOMPARE(lab_->store().get(id).state, RunState::Interrupted);
        // The same weights elsewhere will do.
        lab_->detectors().add(SmallWorkspace::weights(), "again");
        QCOMPARE(refusalToResume(*lab_, {id, {}, {}}), std::string());
    }

    void otherImagesAreRefused()
    {
        const std::string id = lab_->stoppedRun(SmallWorkspace::request(kIterations), 1).record.id;
        const std::string content = contentOf(lab_->file("images/p3.png"));
        fs::remove(lab_->file("images/p3.png"));
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "1 of the run's 6 pictures are not in the index"));
        // Another picture under its name is not it, whatever is accepted.
        lab_->files().writePicture("images/p3.png", 96, 96, 7);
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}, true}), "1 of the run's 6 pictures are not in the index"));
        lab_->database().run("DELETE FROM images WHERE file_name = 'p3.png'");
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "1 of the run's 6 pictures are not in the index"));
        QCOMPARE(lab_->store().get(id).iterationsDone, 1);
        lab_->database().run("DELETE FROM datasets");
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "6 of the run's 6 pictures are not in the index"));
        put(lab_->file("images/p3.png"), content);
    }

    /// The dataset is removed and another, with other pictures, takes its place; then the pictures are there again under
    /// other names in another folder.
    void theSameImagesAreFoundElsewhere()
    {
        const RunOutcome whole = lab_->run(SmallWorkspace::request(kIterations));
        const std::string id = lab_->stoppedRun(SmallWorkspace::request(kIterations), 1).record.id;
        dataset::DatasetIndex index(lab_->database());
        index.erase(index.get("small").id);
        lab_->importPictures("others", "others", [](int i) { return "other" + std::to_string(i) + ".png"; },
                       [this](int i, const std::string& name) {
                           lab_->files().writePicture("others/" + name, 96, 96, static_cast<std::uint8_t>(30 * i + 1));
                       });
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "6 of the run's 6 pictures are not in the index"));
        lab_->importPictures("moved", "moved", [](int i) { return "m" + std::to_string(7 - i) + ".png"; },
                       [this](int i, const std::string& name) {
                           fs::rename(lab_->file("images/p" + std::to_string(i) + ".png"), lab_->file("moved/" + name));
                       });
        WatchingRunObserver observer;
        const RunOutcome rest = resumed(*lab_, {id, {}, {}}, observer);
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(whole)));
        const ImageList list = lab_->store().images(id);
        QVERIFY(list.images.front().path.ends_with("moved/m6.png"));
        QVERIFY(list.changes.empty());
    }

    void otherBoxesAreRefusedOrAccepted()
    {
        const std::string id = lab_->stoppedRun(SmallWorkspace::request(kIterations), 1).record.id;
        lab_->database().run("UPDATE annotations SET x = x + 5 WHERE image_id IN (SELECT id FROM images WHERE file_name = 'p2.png')");
        const std::string refusal = refusalToResume(*lab_, {id, {}, {}});
        QVERIFY(contains(refusal, "1 of the run's 6 images have other boxes"));
        QVERIFY(contains(refusal, "p2.png"));
        QVERIFY(contains(refusal, "--accept-changes"));
        QCOMPARE(lab_->store().get(id).iterationsDone, 1);
        StopControl stop;
        const ImageChanges changes = changesOfImages(lab_->database(), lab_->store(), id, stop);
        QCOMPARE(changes.otherBoxes, 1);
        QCOMPARE(changes.images, 6);
        QCOMPARE(changes.unverified, 0);

        WatchingRunObserver observer;
        const RunOutcome rest = resumed(*lab_, {id, 3, {}, true}, observer);
        QCOMPARE(rest.record.iterationsDone, 3);
        QVERIFY(contains(observer.warnings, "other boxes"));
        QCOMPARE(lab_->store().get(id).figures.relabelled, 1);
        QVERIFY(lab_->store().images(id).changes == std::vector<LabelChange>({{1, 1}}));
        // From now on these are the run's boxes.
        QCOMPARE(refusalToResume(*lab_, {id, 4, {}}), std::string());
        QCOMPARE(lab_->store().images(id).changes.size(), std::size_t{1});
    }

    /// A record of an earlier version that does not say what its images were.
    void imagesKnownByNumberAloneAreAskedFor()
    {
        const std::string id = lab_->stoppedRun(SmallWorkspace::request(kIterations), 1).record.id;
        const auto images = dataset::readDataset(lab_->database(), "small");
        std::string numbers;
        for (const dataset::ImageRecord& image : images)
            numbers += (numbers.empty() ? "" : ",") + std::to_string(image.id);
        put(lab_->store().folder(id) / "images.json", R"({"image_ids":[)" + numbers + "]}");
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "whether 6 of its 6 images are still the same is not known"));
        QCOMPARE(refusalToResume(*lab_, {id, {}, {}, true}), std::string());
        QVERIFY(lab_->store().images(id).known().complete());
    }

    void aCompletedRunGoesOnWhenAskedForMore()
    {
        const std::string id = lab_->run(SmallWorkspace::request(2)).record.id;
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "all of its 2 iterations"));
        QVERIFY(contains(refusalToResume(*lab_, {id, 2, {}}), "all of its 2 iterations"));
        WatchingRunObserver observer;
        const RunOutcome more = resumed(*lab_, {id, 3, {}}, observer);
        QCOMPARE(more.record.iterations, 3);
        QCOMPARE(more.record.iterationsDone, 3);
        const std::string part = lab_->stoppedRun(SmallWorkspace::request(kIterations), 2).record.id;
        QVERIFY(contains(refusalToResume(*lab_, {part, 1, {}}), "has done 2 iterations already"));
        const std::string one = lab_->run(SmallWorkspace::request(1)).record.id;
        QVERIFY(contains(refusalToResume(*lab_, {one, {}, {}}), "has done its one iteration"));
    }

    void oneProgramTrainsARun()
    {
        const std::string id = lab_->stoppedRun(SmallWorkspace::request(kIterations), 1).record.id;
        const RunStore store = lab_->store();
        const RunStore::Owned held = store.acquire(id);
        QVERIFY(contains(refusalToResume(*lab_, {id, {}, {}}), "another program"));
    }

  private:
    std::unique_ptr<SmallWorkspace> lab_;
};

QTEST_GUILESS_MAIN(TestRunSession)
#include "test_run_session.moc"
