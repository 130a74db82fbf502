// The patches that a run kept on its way are measured on images that it was not trained on, and the result is kept.
#include "core/common/atomic_file.h"
#include "core/imaging/codec.h"
#include "core/workspace/evaluations/checkpoint_comparison.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/patch_snapshots.h"
#include "tests/support/error_text.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

class TestCheckpointComparison : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// A run on the six pictures of "small", and six others that it does not know.
    void initTestCase()
    {
        at::set_num_threads(1);
        lab_ = std::make_unique<SmallWorkspace>();
        importSpots("held", 20);
        run_ = lab_->run(SmallWorkspace::request(3)).record.id;
        file_ = lab_->store().folder(run_) / "checkpoints.json";
    }

    void theCheckpointsAreTheSnapshotsAndThePatch()
    {
        const auto checkpoints = checkpointsOf(lab_->store(), lab_->store().get(run_));
        QCOMPARE(checkpoints.size(), std::size_t{3});
        QCOMPARE(checkpoints[0].iteration, 1);
        QVERIFY(!checkpoints[1].last && checkpoints[2].last);
        QCOMPARE(checkpoints[2].iteration, 3); // its snapshot is the same picture
        QCOMPARE(checkpoints[2].file, lab_->store().folder(run_) / "patch.png");
    }

    void theyAreMeasuredAsAnEvaluationDoes()
    {
        fs::remove(file_);
        const std::string before = contentOf(lab_->store().folder(run_) / "patch.png");
        const CheckpointComparison comparison = compared(request());
        QCOMPARE(comparison.images, 6);
        QCOMPARE(comparison.objects, 6);
        QCOMPARE(comparison.dataset, std::string("held"));
        QCOMPARE(comparison.detector, std::string("tiny"));
        QCOMPARE(comparison.checkpoints.size(), std::size_t{3});
        QCOMPARE(comparison.choice.choosingImages + comparison.choice.reportingImages, 6);
        QVERIFY(comparison.choice.choosingImages > 0 && comparison.choice.reportingImages > 0);
        QVERIFY(comparison.choice.choosingObjects + comparison.choice.reportingObjects > 0); // else nothing is compared here

        EvaluationRequest evaluation;
        evaluation.detectors = {"tiny"};
        evaluation.images = {{}, "held", "person", {}};
        evaluation.runs = {run_};
        evaluation.device = "cpu";
        evaluation.options = request().options;
        StopControl stop;
        const metrics::EvaluationReport report = evaluateAndStore(lab_->workspace(), evaluation, stop);
        const metrics::Condition& condition = report.groups.front().conditions.front();
        QCOMPARE(comparison.choice.patches.back().all.value, condition.find(metrics::Arm::Patch)->hiddenShare.value);
        QCOMPARE(comparison.choice.control.all.value, condition.find(metrics::Arm::Grey)->hiddenShare.value);
        QCOMPARE(comparison.checkpoints.back().ap50.value, condition.find(metrics::Arm::Patch)->ap50.value);
        QCOMPARE(comparison.cleanAp50.value, condition.find(metrics::Arm::Clean)->ap50.value);
        QCOMPARE(comparison.checkpoints.back().sha256, report.patches.front().sha256);

        // The run keeps its patch, and its evaluations are none the more.
        QCOMPARE(contentOf(lab_->store().folder(run_) / "patch.png"), before);
        QCOMPARE(EvaluationStore(lab_->database()).list().size(), std::size_t{1});
        QVERIFY(readComparison(lab_->store(), run_).value() == comparison);
        QVERIFY(isCurrent(comparison, checkpointsOf(lab_->store(), lab_->store().get(run_))));
        QVERIFY(!sentencesOf(comparison).empty());
    }

    void theSameImagesWhateverTheirOrder()
    {
        CheckpointRequest some = request();
        some.images = 5;
        const CheckpointComparison five = compared(some);
        QCOMPARE(five.images, 5);
        QVERIFY(compared(some).choice == five.choice);
    }

    void stoppedItGoesOn()
    {
        fs::remove(file_);
        StopControl stop;
        const auto soon = [&stop](const Progress& now) {
            if (now.total > 6 && now.done > 12) stop.requestStop();
        };
        QVERIFY_EXCEPTION_THROWN(compareCheckpoints(lab_->workspace(), request(), stop, soon), Cancelled);
        QVERIFY(!fs::exists(file_));
        QVERIFY(compared(request()).images == 6);
        QVERIFY(fs::is_empty(lab_->workspace().folder() / "unfinished"));
    }

    void aRunThatWentOnHasOthers()
    {
        const std::string id = lab_->run(SmallWorkspace::request(2)).record.id;
        CheckpointRequest request = this->request();
        request.run = id;
        const CheckpointComparison comparison = compared(request);
        StopControl stop;
        RunObserver observer;
        resumeRun(lab_->workspace(), {id, 3, {}}, stop, observer);
        QVERIFY(!isCurrent(comparison, checkpointsOf(lab_->store(), lab_->store().get(id))));
    }

    /// Its training images are known, though it is no patch that the run shows.
    void aSnapshotIsEvaluatedWithWhatIsKnownOfItsRun()
    {
        EvaluationRequest evaluation;
        evaluation.detectors = {"tiny"};
        evaluation.images = {{}, "held", "person", {}};
        evaluation.patches = {PatchSnapshots(lab_->store().folder(run_)).get(2, run_).file};
        evaluation.device = "cpu";
        evaluation.options = request().options;
        StopControl stop;
        const metrics::EvaluationReport report = evaluateAndStore(lab_->workspace(), evaluation, stop);
        QVERIFY(report.groups.front().group == metrics::ImageGroup::HeldOut);
        QVERIFY(report.patches.front().run.empty());
        QVERIFY(contains(report.patches.front().name, "iteration 2"));
        QCOMPARE(report.patches.front().trainedOn, std::string("tiny"));
    }

    void whatCannotBeComparedIsRefused()
    {
        CheckpointRequest own = request();
        own.dataset = "small"; // all of it was trained on
        QVERIFY(contains(errorOf([&] { compared(own); }), "no image shows the class that the run was not trained on"));
        CheckpointRequest few = request();
        few.images = 2;
        QVERIFY(contains(errorOf([&] { compared(few); }), "too few for one half to choose"));
        CheckpointRequest unknown = request();
        unknown.run = "absent";
        QVERIFY(contains(errorOf([&] { compared(unknown); }), "absent"));

        const std::string old = lab_->run(SmallWorkspace::request(2)).record.id;
        fs::remove_all(PatchSnapshots(lab_->store().folder(old)).folder()); // as an earlier version left it
        CheckpointRequest before = request();
        before.run = old;
        QVERIFY(contains(errorOf([&] { compared(before); }), "keeps no checkpoints"));

        TrainRequest creating = SmallWorkspace::request(2);
        creating.options = patch::TrainOptions::forRecipe("create");
        creating.options.iterations = 2;
        creating.options.patchSize = 24;
        creating.options.target.className = "dog";
        CheckpointRequest other = request();
        other.run = lab_->run(creating).record.id;
        QVERIFY(contains(errorOf([&] { compared(other); }), "trained for something else"));
    }

    void aDamagedRecordIsToldAndNoneIsNone()
    {
        put(file_, "{\"run\": 3}");
        QVERIFY(contains(errorOf([&] { readComparison(lab_->store(), run_); }), "checkpoints.json"));
        put(file_, "no JSON");
        QVERIFY(!errorOf([&] { readComparison(lab_->store(), run_); }).empty());
        fs::remove(file_);
        QVERIFY(!readComparison(lab_->store(), run_));
    }

    void theAnswerIsASentence_data()
    {
        QTest::addColumn<int>("chosen");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("answer");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, int chosen, double low, double high, CheckpointAnswer answer, const char* says) {
            QTest::newRow(name) << chosen << low << high << static_cast<int>(answer) << QString(says);
        };
        row("last", 1, 0, 0, CheckpointAnswer::LastIsBest, "The last checkpoint is the best one");
        row("better", 0, 0.05, 0.2, CheckpointAnswer::Better, "Iteration 16 is better than the last one beyond chance");
        row("chance", 0, -0.05, 0.2, CheckpointAnswer::NotShown, "which may be chance");
        row("worse", 0, -0.2, -0.05, CheckpointAnswer::Worse, "Luck chose iteration 16");
    }
    void theAnswerIsASentence()
    {
        QFETCH(int, chosen);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, answer);
        QFETCH(QString, says);
        CheckpointComparison comparison;
        comparison.checkpoints = {{16, false, "", {}, {}}, {32, true, "", {}, {}}};
        metrics::CheckpointChoice& choice = comparison.choice;
        choice.patches.resize(2);
        choice.patches[0].reporting = {0.5, metrics::Interval{0.4, 0.6}};
        choice.patches[1].reporting = {0.4, metrics::Interval{0.3, 0.5}};
        choice.control.reporting = {0.1, metrics::Interval{0.05, 0.2}};
        choice.chosen = chosen;
        choice.gain = {(low + high) / 2, metrics::Interval{low, high}};
        choice.beyondControl = {0.3, metrics::Interval{-0.1, 0.4}};
        choice.choosingObjects = choice.reportingObjects = 20;
        QCOMPARE(static_cast<int>(answerOf(comparison)), answer);
        const std::vector<Message> sentences = sentencesOf(comparison);
        QCOMPARE(sentences.size(), std::size_t{3});
        QVERIFY2(contains(sentences[0].english(), says.toStdString()), sentences[0].english().c_str());
        QVERIFY(contains(sentences[1].english(), "10 %: the patch is not shown to hide more"));
        choice.reportingObjects = 0;
        QVERIFY(answerOf(comparison) == CheckpointAnswer::NothingNoticed);
        QCOMPARE(sentencesOf(comparison).size(), std::size_t{1});
    }

  private:
    void importSpots(const std::string& name, std::uint64_t seed)
    {
        lab_->importPictures(name, name, [&name](int i) { return name + std::to_string(i) + ".jpg"; },
                             [this, &name, seed](int i, const std::string& file) {
                                 writeFileAtomically(lab_->file(name + "/" + file),
                                                     imaging::encodeJpeg(spotsPicture(96, 96, seed + static_cast<std::uint64_t>(i)), 90));
                             });
    }
    CheckpointRequest request() const
    {
        CheckpointRequest request;
        request.run = run_;
        request.dataset = "held";
        request.device = "cpu";
        request.options.confidence = 0.002; // the detector's weights are random: it is sure of nothing
        request.options.bootstrap = 50;
        return request;
    }
    CheckpointComparison compared(const CheckpointRequest& request)
    {
        StopControl stop;
        return compareCheckpoints(lab_->workspace(), request, stop);
    }

    std::unique_ptr<SmallWorkspace> lab_;
    std::string run_;
    fs::path file_;
};

QTEST_GUILESS_MAIN(TestCheckpointComparison)
#include "test_checkpoint_comparison.moc"
