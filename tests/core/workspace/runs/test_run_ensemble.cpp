// Runs against several detectors: recorded with all of them, resumed bit by bit, repeated, exported, and
// known to evaluations.
#include "core/patch/trainer.h"
#include "core/storage/database.h"
#include "core/workspace/runs/checkpoint.h"
#include "core/workspace/runs/repeat.h"
#include "core/workspace/runs/run_export.h"
#include "core/workspace/runs/run_session.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <QTest>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

namespace {

const fs::path kOther = fs::path(BLINDSPOT_TEST_DATA) / "fixtures" / "yolo11-tiny.pt";

TrainRequest request(int iterations)
{
    TrainRequest request = SmallWorkspace::request(iterations);
    request.otherDetectors = {"other"};
    request.options.ensemble.weights = patch::DetectorWeights::MinMax;
    return request;
}

} // namespace

class TestRunEnsemble : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init()
    {
        lab_ = std::make_unique<SmallWorkspace>();
        lab_->detectors().add(kOther, "other");
    }

    void allDetectorsAreRecorded()
    {
        const RunOutcome outcome = lab_->run(request(3));
        const RunRecord record = lab_->store().get(outcome.record.id);
        QCOMPARE(record.detectorName, std::string("tiny"));
        QVERIFY2(record.detectorArchitecture.starts_with("yolov8"), record.detectorArchitecture.c_str());
        QCOMPARE(record.otherDetectors.size(), std::size_t{1});
        const RunDetector& other = record.otherDetectors.front();
        const DetectorRecord known = lab_->detectors().get("other");
        QCOMPARE(other.name, known.name);
        QCOMPARE(other.sha256, known.sha256);
        QVERIFY(other.architecture == detector::architectureText(known.architecture, known.scale, known.network) && fs::equivalent(other.path, kOther));
        QCOMPARE(detectorNames(record), std::string("tiny, other"));
        QVERIFY(trainedAgainst(record, known.sha256) && trainedAgainst(record, record.detectorSha256));
        QVERIFY(!trainedAgainst(record, std::string(64, 'a')));
        const auto points = lab_->store().points(record.id);
        QCOMPARE(points.size(), std::size_t{3});
        for (const CurvePoint& point : points) {
            QCOMPARE(point.losses.size(), std::size_t{2});
            QVERIFY(std::abs((point.losses[0] + point.losses[1]) / 2 - point.loss.value()) < 1e-12);
            QVERIFY(std::abs(point.weights[0] + point.weights[1] - 1) < 1e-12);
        }
        // Six images in two inputs of four tiles, each through both detectors.
        QCOMPARE(record.figures.passes, 2 * 2 * 3);
    }

    void ofOneDetectorNothingIsSaidByDetector()
    {
        const RunOutcome outcome = lab_->run(SmallWorkspace::request(1));
        const RunRecord record = lab_->store().get(outcome.record.id);
        QVERIFY(record.otherDetectors.empty() && lab_->store().points(record.id).front().losses.empty());
        QCOMPARE(detectorsOf(record).size(), std::size_t{1});
    }

    void recordsOfBeforeHaveOneDetector()
    {
        const std::string id = lab_->run(SmallWorkspace::request(1)).record.id;
        lab_->database().run("UPDATE runs SET detectors_json = '' WHERE id = ?", id);
        const RunRecord record = lab_->store().get(id);
        QCOMPARE(record.detectorName, std::string("tiny"));
        QVERIFY(record.detectorArchitecture.empty() && record.otherDetectors.empty());
        lab_->database().run("UPDATE runs SET detectors_json = '[3, {\"name\": ' WHERE id = ?", id);
        QCOMPARE(detectorNames(lab_->store().get(id)), std::string("tiny"));
    }

    void resumedEqualsNeverStopped()
    {
        const RunOutcome whole = lab_->run(request(4));
        const RunOutcome part = lab_->stoppedRun(request(4), 2);
        QVERIFY(part.stopped() && !at::equal(lab_->patchOf(part), lab_->patchOf(whole)));
        lab_->detectors().rename("other", "renamed");
        StopControl stop;
        RunObserver observer;
        const RunOutcome rest = resumeRun(lab_->workspace(), {part.record.id, {}, {}}, stop, observer);
        QVERIFY(at::equal(lab_->patchOf(rest), lab_->patchOf(whole)));
        const auto first = lab_->store().points(whole.record.id),
                   second = lab_->store().points(rest.record.id);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY(first[i].losses == second[i].losses && first[i].weights == second[i].weights);
    }

    void aCheckpointKeepsTheDetectorsExactly()
    {
        const std::string id = lab_->stoppedRun(request(4), 2).record.id;
        const auto state = CheckpointFiles(lab_->store().folder(id), id).read(24);
        QCOMPARE(state->detectors.size(), std::size_t{2});
        QVERIFY(state->detectors[0].weight != 0.5); // they follow
        QVERIFY(state->detectors[0].weight + state->detectors[1].weight > 1 - 1e-12);
        const fs::path file = lab_->file("again.safetensors");
        writeCheckpoint(file, "run", *state);
        const patch::TrainingState again = readCheckpoint(file, "run", 24);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(again.detectors[i].weight, state->detectors[i].weight);
            QCOMPARE(again.detectors[i].gathered, state->detectors[i].gathered);
            QCOMPARE(again.detectors[i].totals.loss, state->detectors[i].totals.loss);
        }
    }

    void repeatedWithAllOfThem()
    {
        const RunOutcome outcome = lab_->run(request(1));
        const RunStore store = lab_->store();
        const TrainRequest again = requestOf(store.get(outcome.record.id), store, lab_->detectors());
        QCOMPARE(again.detector, std::string("tiny"));
        QCOMPARE(again.otherDetectors, std::vector<std::string>{"other"});
        QVERIFY(again.options.ensemble.weights == patch::DetectorWeights::MinMax);
        QVERIFY(at::equal(lab_->patchOf(lab_->run(again)), lab_->patchOf(outcome)));
    }

    void exportedWithAllOfThem()
    {
        const std::string id = lab_->run(request(2)).record.id;
        const Folder out;
        exportRun(lab_->store(), id, out.path());
        const auto json = nlohmann::json::parse(contentOf(out / "run.json"));
        QCOMPARE(json.at("detectors").size(), std::size_t{2});
        QCOMPARE(json.at("detectors")[1].at("name").get<std::string>(), std::string("other"));
        QCOMPARE(json.at("options").at("ensemble").at("weights").get<std::string>(), std::string("min-max"));
        const std::string csv = contentOf(out / "curve.csv"), config = contentOf(out / "train.toml");
        QVERIFY2(csv.starts_with(
                     "iteration,loss,loss_box,loss_cls,loss_dfl,seconds,loss: tiny,loss: other,weight: tiny,"
                     "weight: other\n"),
                 csv.c_str());
        QCOMPARE(std::count(csv.begin(), csv.end(), ','), 3 * 9);
        QVERIFY2(config.find(kOther.filename().string()) != std::string::npos, config.c_str());
        QVERIFY2(config.find("weights = \"min-max\"\n") != std::string::npos, config.c_str());
    }

    void aNameWithAQuoteAndAComma()
    {
        const std::vector<CurvePoint> points{{1, 0.5, {}, {}, {}, 2, {0.25, 0.75}, {0.4, 0.6}}};
        QCOMPARE(curveCsv(points, {"a,\"b\"", "c"}),
                 std::string("iteration,loss,loss_box,loss_cls,loss_dfl,seconds,\"loss: a,\"\"b\"\"\",loss: "
                             "c,\"weight: a,\"\"b\"\"\","
                             "weight: c\n1,0.5,,,,2,0.25,0.75,0.4,0.6\n"));
    }

    void whatDoesNotFitIsRefusedByName()
    {
        const auto refusal = [&](const std::vector<std::string>& others) {
            TrainRequest wrong = request(1);
            wrong.otherDetectors = others;
            return errorOf([&] { lab_->run(wrong); });
        };
        QVERIFY2(contains(refusal({"nobody"}), "nobody"), refusal({"nobody"}).c_str());
        QVERIFY2(contains(refusal({"tiny"}), "two of the detectors are called 'tiny'"),
                 refusal({"tiny"}).c_str());
        lab_->detectors().add(SmallWorkspace::weights(), "twin");
        QVERIFY2(contains(refusal({"twin"}), "detector twin"), refusal({"twin"}).c_str());
        detector::DetectorChoices larger;
        detector::addAssumption(larger, "input-size=128");
        lab_->detectors().choose("other", larger);
        const std::string size = refusal({"other"});
        QVERIFY2(contains(size, "detector other") && contains(size, "128") && contains(size, "96"),
                 size.c_str());
        QVERIFY(lab_->store().list().empty());
    }

  private:
    std::unique_ptr<SmallWorkspace> lab_;
};

QTEST_GUILESS_MAIN(TestRunEnsemble)
#include "test_run_ensemble.moc"
