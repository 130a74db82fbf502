// A run's record as the request for a run like it.
#include "core/common/error.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/repeat.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <QTest>

#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestRepeat : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init() { lab_ = std::make_unique<SmallWorkspace>(); }

    void theRepeatedRunHasTheSamePatch()
    {
        TrainRequest request = SmallWorkspace::request(2);
        request.images = 4;
        request.options.initial = lab_->files().writePicture("first.png", 24, 24, 90).string();
        const RunOutcome first = lab_->run(request);
        std::filesystem::remove(request.options.initial); // the run has kept it
        const TrainRequest again = requestOf(first.record.id);
        QCOMPARE(again.images.value(), 4);
        QCOMPARE(again.selection.value(), std::string("people"));
        QVERIFY(!again.dataset);
        QCOMPARE(again.className, std::string("person"));
        QCOMPARE(again.device, std::string("cpu"));
        const RunOutcome second = lab_->run(again);
        QVERIFY(second.record.id != first.record.id);
        QVERIFY(at::equal(lab_->patchOf(second), lab_->patchOf(first)));
    }

    void everyOptionIsTheRuns()
    {
        TrainRequest request = SmallWorkspace::request(1);
        request.selection.reset();
        request.dataset = "small";
        request.options.optimiser.learningRate = 0.1 + 0.2;
        request.options.seed = 0xFFFFFFFFFFFFFFFFULL;
        const RunRecord record = lab_->run(request).record;
        const TrainRequest again = requestOf(record.id);
        QCOMPARE(optionsToText(again.options), record.optionsJson);
        QCOMPARE(again.options.optimiser.learningRate, 0.1 + 0.2);
        QCOMPARE(again.options.initial, std::string("grey"));
        QCOMPARE(again.dataset.value(), std::string("small"));
        QVERIFY(!again.selection && !again.images);
    }

    void theDetectorIsFoundByItsWeights()
    {
        const std::string id = lab_->run(SmallWorkspace::request(1)).record.id;
        QCOMPARE(requestOf(id).detector, std::string("tiny"));
        lab_->detectors().rename("tiny", "small");
        QCOMPARE(requestOf(id).detector, std::string("small"));
        // Another detector may have the name by now.
        lab_->detectors().add(BLINDSPOT_TEST_DATA "/fixtures/yolo11-tiny.pt", "tiny");
        QCOMPARE(requestOf(id).detector, std::string("small"));
        lab_->detectors().remove("small");
        QCOMPARE(requestOf(id).detector, SmallWorkspace::weights().string());
    }

    void theDetectorIsOpenedAsItWas()
    {
        detector::DetectorChoices choices;
        addAssumption(choices, "input-size=64");
        lab_->detectors().choose("tiny", choices);
        const std::string id = lab_->run(SmallWorkspace::request(1)).record.id;
        QCOMPARE(requestOf(id).detector, std::string("tiny"));
        lab_->detectors().choose("tiny", {});
        QVERIFY_EXCEPTION_THROWN(requestOf(id), Error);
        lab_->detectors().add(SmallWorkspace::weights(), "other", choices);
        QCOMPARE(requestOf(id).detector, std::string("other"));
    }

    void aDamagedRecordIsRefused()
    {
        RunRecord record = lab_->run(SmallWorkspace::request(1)).record;
        record.optionsJson = "{";
        const RunStore store = lab_->store();
        QVERIFY_EXCEPTION_THROWN(workspace::requestOf(record, store, lab_->detectors()), Error);
    }

  private:
    TrainRequest requestOf(const std::string& run)
    {
        const RunStore store = lab_->store();
        return workspace::requestOf(store.get(run), store, lab_->detectors());
    }

    std::unique_ptr<SmallWorkspace> lab_;
};

QTEST_GUILESS_MAIN(TestRepeat)
#include "test_repeat.moc"
