// Studies: which settings there are, what is refused before anything is trained, and that a study that was stopped goes on to the same
// figures, its runs equal to ones that never stopped.
#include "core/imaging/codec.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/queue/queue_times.h"
#include "core/workspace/studies/study_images.h"
#include "core/workspace/studies/study_result.h"
#include "core/workspace/studies/study_runner.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"

#include <ATen/Functions.h>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <string>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

/// Asks for a stop when so many trainings were measured, and counts.
class CountingObserver final : public StudyObserver {
  public:
    explicit CountingObserver(StopControl* stop = nullptr, int after = 0) : stop_(stop), after_(after) {}
    void onStep(const StudyStep& step) override
    {
        ++steps, iterations.push_back(step.iterations);
        fractions.push_back(fractionOf(step, 0));
    }
    void onAdvanced(const StudyStep& step, double ofStep) override { fractions.push_back(fractionOf(step, ofStep)); }
    void onMeasured(const StudyStep&, double) override
    {
        if (++measured == after_ && stop_ != nullptr) stop_->requestStop();
    }
    void onFailed(const StudyStep&, const Message& why) override { failures += why.english() + "\n"; }

    int steps = 0, measured = 0;
    std::vector<std::int64_t> iterations;
    std::string failures;
    std::vector<double> fractions;

  private:
    StopControl* stop_;
    int after_;
};

} // namespace

class TestStudy : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<SmallWorkspace>();
        // Other pictures than those that are trained on.
        world_->importPictures("held", "other", [](int i) { return "q" + std::to_string(i) + ".png"; },
                               [this](int i, const std::string& name) {
                                   imaging::writePng(world_->file("other/" + name), spotsPicture(96, 96, 20 + static_cast<std::uint64_t>(i)));
                               });
    }

    void optionsAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"patch-size=100,150,200", "losses=total|cls,box", "learning-rate=1..10", "learning-rate=0.5..50:log"})
            QTest::newRow(text) << text;
    }
    void optionsAreReadAndWritten()
    {
        QFETCH(QString, text);
        QCOMPARE(workspace::text(parseStudyOption(text.toStdString())), text.toStdString());
    }

    void aGridHasEveryCombinationOnce()
    {
        StudySpec spec = specOf({"patch-size=16,24,32", "learning-rate=1,5"});
        const auto settings = settingsOf(spec);
        QCOMPARE(settings.size(), std::size_t{6});
        QCOMPARE(settings[1], (StudySetting{"16", "5"}));
        QCOMPARE(std::set<StudySetting>(settings.begin(), settings.end()).size(), std::size_t{6});
        const TrainRequest request = requestOf(spec, settings[5], 2);
        QCOMPARE(request.options.patchSize, std::int64_t{32});
        QCOMPARE(request.options.optimiser.learningRate, 5.0);
        QCOMPARE(request.options.seed, spec.base.options.seed + 2);
    }

    void drawnSettingsAreInTheirRangesAndTheSameEachTime()
    {
        StudySpec spec = specOf({"patch-size=16..48", "learning-rate=0.5..50:log", "shuffle=on,off"});
        spec.random = 40;
        const auto settings = settingsOf(spec);
        QCOMPARE(settings.size(), std::size_t{40});
        QCOMPARE(settingsOf(spec), settings);
        int low = 0;
        for (const StudySetting& one : settings) {
            const TrainRequest request = requestOf(spec, one, 0);
            QVERIFY(request.options.patchSize >= 16 && request.options.patchSize <= 48);
            QVERIFY(request.options.optimiser.learningRate >= 0.5 && request.options.optimiser.learningRate <= 50);
            low += request.options.optimiser.learningRate < 5 ? 1 : 0;
        }
        QVERIFY2(low >= 10 && low <= 30, std::to_string(low).c_str()); // half of the octaves
        QCOMPARE(specText(specFromText(specText(spec), "x")), specText(spec));
    }

    void whatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("says");
        QTest::newRow("one value") << QStringList{"patch-size=24"} << "one setting is no study";
        QTest::newRow("a million") << QStringList{"patch-size=16,24,32,40,48,56,64,72,80,88", "learning-rate=1,2,3,4,5,6,7,8,9,10", "anchors=1,2,3,4,5,6,7,8,9,10",
                                                  "decoys=0,1,2,3,4,5,6,7,8,9", "iterations=1,2,3,4,5,6,7,8,9,10", "scales=1,2,3,4,5", "shuffle=on,off"}
                                   << "1000000 trainings";
        QTest::newRow("unknown option") << QStringList{"colour=1,2"} << "colour";
        QTest::newRow("no number") << QStringList{"patch-size=24,large"} << "large";
        QTest::newRow("out of range") << QStringList{"iterations=0,5"} << "--iterations";
        QTest::newRow("twice") << QStringList{"patch-size=24,24"} << "twice";
        QTest::newRow("option twice") << QStringList{"patch-size=24,32", "patch-size=40,48"} << "twice";
        QTest::newRow("a range in a grid") << QStringList{"learning-rate=1..10"} << "--random";
        QTest::newRow("seed") << QStringList{"seed=1,2"} << "--seeds";
        QTest::newRow("nothing") << QStringList{} << "nothing is varied";
    }
    void whatMakesNoSenseIsRefused()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, says);
        std::vector<std::string> texts;
        for (const QString& option : options)
            texts.push_back(option.toStdString());
        const std::string refusal = errorOf([&] { store().create("x", specOf(texts), going_); });
        QVERIFY2(refusal.find(says.toStdString()) != std::string::npos, refusal.c_str());
        QVERIFY(store().list().empty());
    }

    void whatItIsMeasuredOnIsNamedByItsOwnOptions()
    {
        StudySpec spec = specOf({"learning-rate=1,5"});
        spec.dataset.reset();
        const std::string refusal = errorOf([&] { store().create("x", spec, going_); });
        QVERIFY2(refusal.find("--evaluate-on") != std::string::npos, refusal.c_str());
    }

    void aStudyIsTrainedMeasuredAndReported()
    {
        StudySpec spec = specOf({"patch-size=16,24", "learning-rate=1,20"});
        spec.seeds = 2;
        store().create("night", spec, going_);
        QVERIFY(errorOf([&] { store().create("night", spec, going_); }).find("already") != std::string::npos);
        CountingObserver observer;
        run("night", observer);
        QVERIFY2(observer.failures.empty(), observer.failures.c_str());
        QCOMPARE(observer.measured, 8);
        const metrics::StudyReport report = studyReport(world_->workspace(), world_->database(), "night", "test");
        QVERIFY(report.complete);
        QCOMPARE(report.settings.size(), std::size_t{4});
        QCOMPARE(report.finalists.size(), std::size_t{4});
        QCOMPARE(report.images, std::int64_t{6});
        QCOMPARE(report.options[0].levels.size(), std::size_t{2});
        for (const metrics::StudySettingResult& setting : report.settings) {
            QCOMPARE(setting.runs.size(), std::size_t{2});
            QVERIFY(setting.finished);
            for (const std::string& run : setting.runs)
                QCOMPARE(world_->store().get(run).group, std::string("night"));
        }
        CountingObserver again;
        run("night", again);
        QCOMPARE(again.steps, 0); // nothing is left to do
        store().remove("night");
        QVERIFY(!errorOf([&] { store().get("night"); }).empty());
        store().restore("night");
        QVERIFY(studyReport(world_->workspace(), world_->database(), "night", "test") == report);
    }

    void stoppedItGoesOnToTheSameRuns()
    {
        store().create("whole", specOf({"patch-size=16,24,32"}), going_);
        store().create("parts", specOf({"patch-size=16,24,32"}), going_);
        CountingObserver observer;
        run("whole", observer);
        for (int part = 0; part < 3; ++part) {
            StopControl stop;
            CountingObserver stopping(&stop, 1);
            errorOf([&] { runStudy(world_->workspace(), "parts", "test", stop, stopping); });
        }
        CountingObserver rest;
        run("parts", rest);
        const auto whole = store().measurements(store().get("whole").id), parts = store().measurements(store().get("parts").id);
        QCOMPARE(parts.size(), std::size_t{3});
        for (std::size_t i = 0; i < whole.size(); ++i)
            QVERIFY(whole[i].counts == parts[i].counts);
        QCOMPARE(world_->store().list().size(), std::size_t{6});
    }

    void halvingStopsWhatIsBehindAndTheOthersEqualOnesThatNeverStopped()
    {
        StudySpec spec = specOf({"learning-rate=1,5,20,40"});
        spec.base.options.iterations = 8;
        spec.eta = 2;
        spec.rungs = 3;
        store().create("halving", spec, going_);
        CountingObserver observer;
        run("halving", observer);
        QCOMPARE(observer.measured, 7); // four, two, one
        QCOMPARE(observer.iterations, (std::vector<std::int64_t>{2, 2, 2, 2, 4, 4, 8}));
        // It goes from 0 to 1, within each training too.
        QVERIFY(std::is_sorted(observer.fractions.begin(), observer.fractions.end()));
        QVERIFY(observer.fractions.front() == 0 && observer.fractions.back() <= 1 && observer.fractions.back() > 0.99);
        QVERIFY(std::set<double>(observer.fractions.begin(), observer.fractions.end()).size() > 2 * 7);
        const metrics::StudyReport report = studyReport(world_->workspace(), world_->database(), "halving", "test");
        QVERIFY(report.complete);
        QCOMPARE(report.settingsAtRung, (std::vector<std::int64_t>{4, 2, 1}));
        const metrics::StudySettingResult& best = *report.bestResult();
        QCOMPARE(best.iterations, std::int64_t{8});
        std::size_t place = report.finalists.front();
        TrainRequest request = requestOf(spec, store().get("halving").settings[place], 0);
        request.name.clear();
        const RunOutcome whole = world_->run(request);
        QVERIFY(at::equal(world_->patchOf(whole), readPatch(world_->workspace().runFolder(best.runs.front()) / "patch.safetensors")));
    }

    void oneFailureDoesNotStopTheRest()
    {
        store().create("failing", specOf({"learning-rate=1,5"}), going_);
        CountingObserver first;
        StopControl stop;
        CountingObserver stopping(&stop, 1);
        errorOf([&] { runStudy(world_->workspace(), "failing", "test", stop, stopping); });
        dataset::SelectionStore(world_->database()).rename("people", "persons");
        CountingObserver observer;
        run("failing", observer);
        QVERIFY2(observer.failures.find("people") != std::string::npos, observer.failures.c_str());
        QVERIFY(!studyReport(world_->workspace(), world_->database(), "failing", "test").settings[1].error.empty());
        dataset::SelectionStore(world_->database()).rename("persons", "people");
        CountingObserver again;
        run("failing", again);
        QCOMPARE(again.measured, 1);
        QVERIFY(studyReport(world_->workspace(), world_->database(), "failing", "test").complete);
    }

    void imagesThatWereTrainedOnAreRefusedBeforeAnythingIsTrained()
    {
        StudySpec spec = specOf({"learning-rate=1,5"});
        spec.dataset.reset();
        spec.selection = "people";
        const std::string refusal = errorOf([&] { store().create("cheating", spec, going_); });
        QVERIFY2(refusal.find("none of the 6 images") != std::string::npos, refusal.c_str());
        QVERIFY2(refusal.find("--evaluate-on") != std::string::npos, refusal.c_str());
        QVERIFY(store().list().empty());
        spec.base.images = 4; // of the six
        const StudyImages images = studyImages(world_->database(), spec, going_);
        QCOMPARE(images.images, std::int64_t{6});
        QCOMPARE(images.trained, std::int64_t{4});
        QCOMPARE(images.heldOut + images.nearDuplicates, std::int64_t{2});
    }

    void imagesThatAreTrainedOnByNowAreNoMeasure()
    {
        dataset::SelectionStore selections(world_->database());
        dataset::SelectionOptions options;
        options.dataset = "held";
        selections.create("measured", options);
        StudySpec spec = specOf({"learning-rate=1,5"});
        spec.dataset.reset();
        spec.selection = "measured";
        store().create("cheating", spec, going_);
        selections.rename("measured", "gone");
        options.dataset = "small";
        selections.create("measured", options);
        CountingObserver observer;
        const std::string refusal = errorOf([&] { run("cheating", observer); });
        QVERIFY2(refusal.find("held out") != std::string::npos, refusal.c_str());
        QCOMPARE(refusal.find("study cheating"), refusal.rfind("study cheating")); // it is named once
    }

    void itsTimeIsForetold()
    {
        StudySpec spec = specOf({"patch-size=16,24", "iterations=2,6"});
        QVERIFY(!expectedSeconds(world_->database(), spec)); // nothing was done here yet
        store().create("first", spec, going_);
        CountingObserver observer;
        run("first", observer);
        const auto once = expectedSeconds(world_->database(), spec);
        QVERIFY(once && *once > 0);
        spec.seeds = 3;
        QVERIFY(std::abs(*expectedSeconds(world_->database(), spec) / *once - 3) < 1e-9);
        spec.options = {parseStudyOption("patch-size=16,24,32,40,48,56,64,72"), parseStudyOption("iterations=2,6")};
        const double whole = *expectedSeconds(world_->database(), spec);
        spec.eta = 4;
        QVERIFY(*expectedSeconds(world_->database(), spec) < whole); // fewer go on
        spec.options.clear();
        QVERIFY(!expectedSeconds(world_->database(), spec));
    }

    void theQueueDoesAStudy()
    {
        const StudyRecord record = store().create("queued", specOf({"learning-rate=1,5"}), going_);
        QueueStore queue(world_->workspace(), world_->database());
        const auto id = queue.add(StudyRequest{record.id, record.name, "test"}).id;
        QueueRunner runner(world_->workspace());
        StopControl stop;
        CountingObserver observer;
        QCOMPARE(runner.study(*runner.next().item, stop, observer), std::string("queued"));
        QVERIFY(queue.get(id).state == QueueState::Done);
        QVERIFY(!errorOf([&] { queue.add(StudyRequest{99, "gone", "test"}); }).empty());
    }

  private:
    StudyStore store() { return {world_->workspace(), world_->database()}; }
    void run(const std::string& name, StudyObserver& observer)
    {
        StopControl stop;
        runStudy(world_->workspace(), name, "test", stop, observer);
    }
    static StudySpec specOf(const std::vector<std::string>& options)
    {
        StudySpec spec;
        spec.base = SmallWorkspace::request(3);
        spec.base.options.checkpointSeconds = 0;
        for (const std::string& option : options)
            spec.options.push_back(parseStudyOption(option));
        spec.dataset = "held";
        spec.confidence = 0.002; // the detector's weights are random: it is sure of nothing
        return spec;
    }

    StopControl going_;
    std::unique_ptr<SmallWorkspace> world_;
};

QTEST_GUILESS_MAIN(TestStudy)
#include "test_study.moc"
