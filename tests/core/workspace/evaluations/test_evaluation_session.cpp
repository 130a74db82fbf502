// Evaluations from names in a workspace to stored reports.
#include "core/common/sha256.h"
#include "core/dataset/import_record.h"
#include "core/report/conclusion.h"
#include "core/report/repeat_command.h"
#include "core/video_dataset/video_dataset.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "tests/support/noise_pictures.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"
#include "tests/support/thread_ranks.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <algorithm>
#include <exception>
#include <memory>
#include <thread>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestEvaluationSession : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        lab_ = std::make_unique<SmallWorkspace>();
        TrainRequest training = SmallWorkspace::request(1);
        training.images = 4;
        run_ = lab_->run(training).record.id;
        patch_ = lab_->file("noise.png");
        imaging::writePng(patch_, noisePicture(24, 24, 3));
    }

    void theReportIsStored()
    {
        EvaluationRequest request = someRequest();
        request.runs = {run_};
        request.defences = {"none"};
        request.version = "1.2.3";
        const metrics::EvaluationReport report = evaluated(request);
        QVERIFY(!report.id.empty());
        QVERIFY(EvaluationStore(lab_->database()).get(report.id) == report);
        QCOMPARE(report.className, std::string("person"));
        QCOMPARE(report.selection.value(), std::string("people"));
        QCOMPARE(report.version, std::string("1.2.3"));
        QCOMPARE(report.detectors.size(), std::size_t{1});
        QCOMPARE(report.detectors[0].name, std::string("tiny"));
        QCOMPARE(report.patches.size(), std::size_t{2});
        QCOMPARE(report.patches[0].run, run_);
        QCOMPARE(report.patches[0].recipe, std::string("hide"));
        QCOMPARE(report.patches[1].run, std::string());
        QCOMPARE(report.defences.size(), std::size_t{1}); // none is there once
        QCOMPARE(report.imagesSha256.size(), std::size_t{64});
    }

    /// Stopped and asked for again it goes on where it was; a request that differs begins anew.
    void whatWasStoppedGoesOn()
    {
        EvaluationRequest request = someRequest();
        StopControl stop;
        const std::size_t before = stored();
        const auto stopLater = [&](const evaluation::NoticedSoFar& soFar) {
            if (soFar.images == 2) stop.requestStop();
        };
        QVERIFY_EXCEPTION_THROWN(evaluateAndStore(lab_->workspace(), request, stop, {}, {}, stopLater), Cancelled);
        QCOMPARE(stored(), before);
        std::vector<std::string> said;
        StopControl never;
        const auto log = [&](LogLevel, const Message& message) { said.push_back(message.english()); };
        const auto goesOn = [&] {
            return std::any_of(said.begin(), said.end(), [](const std::string& one) { return one.starts_with("Going on where"); });
        };
        request.options.seed = 5;
        evaluateAndStore(lab_->workspace(), request, never, {}, log);
        QVERIFY(!goesOn());
        request.options.seed = 0;
        metrics::EvaluationReport resumed = evaluateAndStore(lab_->workspace(), request, never, {}, log);
        QVERIFY(goesOn());
        said.clear();
        metrics::EvaluationReport whole = evaluateAndStore(lab_->workspace(), request, never, {}, log);
        QVERIFY(!goesOn()); // a stored one is not gone on with
        QVERIFY(resumed.timing.passes < whole.timing.passes);
        for (metrics::EvaluationReport* report : {&resumed, &whole}) {
            report->id.clear();
            report->createdAt.clear();
            report->timing = {};
        }
        QVERIFY(resumed == whole);
    }

    /// The report of one, whatever the number; and what ranks that lose each other have seen is not seen again.
    void severalRanksGiveTheReportOfOne()
    {
        EvaluationRequest request = someRequest();
        request.defences = {"jpeg:quality=50"};
        request.options.sweeps = {evaluation::parseSweep("scale:0.5,1", "here")};
        const metrics::EvaluationReport one = withoutTimes(evaluated(request));
        for (const std::int64_t size : {2, 3})
            QVERIFY(withoutTimes(evaluatedBy(size, request)) == one);
        // The second round's exchange breaks: what the first one brought is kept.
        std::string said;
        bool lost = false;
        for (std::int64_t call = 30; call < 200 && !lost; ++call)
            try {
                evaluatedBy(2, request, call);
                break;
            } catch (const ranks::RankLost&) {
                said.clear();
                const metrics::EvaluationReport resumed = evaluatedBy(2, request, -1, [&said](LogLevel, const Message& line) { said += line.english(); });
                QVERIFY(withoutTimes(resumed) == one);
                lost = said.find("Going on where") != std::string::npos;
            }
        QVERIFY2(lost, said.c_str());
    }

    void aPatchAgainstSeveralIsEachOnesOwn()
    {
        lab_->detectors().add(std::string(BLINDSPOT_TEST_DATA) + "/fixtures/yolo11-tiny.pt", "other");
        TrainRequest training = SmallWorkspace::request(1);
        training.otherDetectors = {"other"};
        EvaluationRequest request = someRequest();
        request.detectors = {"other", "tiny"};
        request.runs = {lab_->run(training).record.id};
        request.patches.clear();
        const metrics::EvaluationReport report = evaluated(request);
        QVERIFY(EvaluationStore(lab_->database()).get(report.id) == report);
        QCOMPARE(report::trainedOnNames(report.patches.front()), std::string("tiny, other"));
        for (const metrics::DetectorFacts& detector : report.detectors)
            QVERIFY(report::trainedOn(report.patches.front(), detector));
        request.runs = {run_};
        const metrics::EvaluationReport alone = evaluated(request);
        QVERIFY(!report::trainedOn(alone.patches.front(), alone.detectors[0]));
        QVERIFY(report::trainedOn(alone.patches.front(), alone.detectors[1]));
    }

    void whatWasAssumedOfADetectorStandsInTheReport()
    {
        detector::DetectorChoices choices;
        addAssumption(choices, "sppf-activation=none");
        addAssumption(choices, "input-size=96");
        choices.classNames = {"person", "bicycle", "car"};
        const std::string bare = std::string(BLINDSPOT_TEST_DATA) + "/graphs/sppf-identity-bare.pt";
        lab_->detectors().add(bare, "told", choices);
        choices.assume.erase("sppf-activation");
        lab_->detectors().add(bare, "untold", choices);
        EvaluationRequest request = someRequest();
        request.detectors = {"told", "untold"}; // the same weights, computed in two ways
        const metrics::EvaluationReport report = evaluated(request);
        QCOMPARE(report.detectors.size(), std::size_t{2});
        const auto contains = [](const std::vector<std::string>& sentences, const char* part) {
            return std::any_of(sentences.begin(), sentences.end(),
                               [part](const std::string& one) { return one.find(part) != std::string::npos; });
        };
        QVERIFY(contains(report.detectors[0].assumptions, "SPPF's first convolution is none (as chosen"));
        QVERIFY(contains(report.detectors[1].assumptions, "SPPF's first convolution is silu (as published"));
        QVERIFY(!report.detectors[0].choices.empty());
        QVERIFY(EvaluationStore(lab_->database()).get(report.id) == report);
        lab_->detectors().remove("told");
        lab_->detectors().remove("untold");
    }

    void imagesThatAPatchWasTrainedOnAreApart()
    {
        EvaluationRequest request = someRequest();
        request.patches.clear();
        request.runs = {run_};
        const metrics::EvaluationReport report = evaluated(request);
        std::int64_t trained = 0, heldOut = 0;
        for (const metrics::GroupResult& group : report.groups) {
            if (group.group == metrics::ImageGroup::Training) trained = group.images;
            if (group.group == metrics::ImageGroup::HeldOut) heldOut = group.images;
        }
        QCOMPARE(trained, 4);
        QCOMPARE(heldOut, 2);
        // Of a patch from elsewhere nobody knows.
        const metrics::EvaluationReport other = evaluated(someRequest());
        QCOMPARE(other.groups.size(), std::size_t{1});
        QVERIFY(other.groups[0].group == metrics::ImageGroup::Unknown);
    }

    /// Frames that a detector annotated itself: its figures say nothing of what it overlooks, and the report says so.
    void aDetectorOnItsOwnDetectionsIsWarnedOf()
    {
        QVERIFY(report::warningsOf(evaluated(someRequest()), report::Language::English).size() >= 1); // few images
        const auto note = [this](const char* detector) {
            dataset::writeImportRecord(lab_->database(), dataset::DatasetIndex(lab_->database()).get("small").id, {},
                                       {Message(video::kDetectionsAsAnnotations, detector, "0.5", "film.mp4")}, dataset::ProblemLog());
            const metrics::EvaluationReport report = evaluated(someRequest());
            return report::warningsOf(report, report::Language::English).back();
        };
        QVERIFY2(contains(note("tiny"), "compare it with itself"), note("tiny").c_str());
        QVERIFY(contains(note("another"), "detections of another"));
        QVERIFY(!contains(note("another"), "with itself"));
        dataset::writeImportRecord(lab_->database(), dataset::DatasetIndex(lab_->database()).get("small").id, {}, {}, dataset::ProblemLog());
    }

    /// Of six photographs two are training pictures encoded anew, at another size.
    void nearDuplicatesOfTrainingImagesAreApart()
    {
        SmallWorkspace lab;
        const auto name = [](int i) { return "s" + std::to_string(i) + ".jpg"; };
        lab.importPictures("spots", "spots", name, [&lab](int i, const std::string& file) {
            writeFileAtomically(lab.file("spots/" + file), imaging::encodeJpeg(spotsPicture(96, 96, static_cast<std::uint64_t>(i)), 90));
        });
        lab.importPictures("held", "held", name, [&lab](int i, const std::string& file) {
            const auto seed = static_cast<std::uint64_t>(i <= 2 ? i : 10 + i);
            writeFileAtomically(lab.file("held/" + file), imaging::encodeJpeg(spotsPicture(96, 96, seed), 40));
        });
        TrainRequest training = SmallWorkspace::request(1);
        training.selection.reset();
        training.dataset = "spots";
        EvaluationRequest request = someRequest();
        request.patches.clear();
        request.runs = {lab.run(training).record.id};
        request.images.selection.reset();
        request.images.dataset = "held";
        StopControl stop;
        const metrics::EvaluationReport apart = evaluateAndStore(lab.workspace(), request, stop);
        QCOMPARE(apart.groups.size(), std::size_t{2});
        QVERIFY(apart.groups[0].group == metrics::ImageGroup::HeldOut);
        QCOMPARE(apart.groups[0].images, 4);
        QVERIFY(apart.groups[1].group == metrics::ImageGroup::NearDuplicate);
        QCOMPARE(apart.groups[1].images, 2);
        QVERIFY(apart.images[0].nearDuplicateOf.ends_with("spots/s1.jpg"));
        QVERIFY(apart.images[1].nearDuplicateOf.ends_with("spots/s2.jpg"));
        QVERIFY(apart.images[2].nearDuplicateOf.empty());
        QCOMPARE(apart.images[0].sha256, sha256OfFile(lab.file("held/s1.jpg")));
        QCOMPARE(apart.images[0].boxes.size(), std::size_t{64});
        const auto warnings = report::warningsOf(apart, report::Language::English);
        QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
            return contains(warning, "2 images show nearly the same") && contains(warning, "s1.jpg like s1.jpg");
        }));
        request.nearDuplicatesHeldOut = true;
        const metrics::EvaluationReport counted = evaluateAndStore(lab.workspace(), request, stop);
        QCOMPARE(counted.groups.size(), std::size_t{1});
        QCOMPARE(counted.groups[0].images, 6);
        QVERIFY(counted.nearDuplicatesHeldOut);
        QVERIFY(contains(report::repeatCommand(counted, " "), "--near-duplicates held-out"));
    }

    void aPictureThatIsAnotherNowIsNotShown()
    {
        EvaluationRequest request = someRequest();
        request.images.images = 1;
        const metrics::EvaluationReport report = evaluated(request);
        const std::string content = contentOf(report.images[0].file);
        QCOMPARE(armPicture(report, report.images[0], {}, metrics::Arm::Clean, -1).width, 96);
        lab_->files().writePicture("images/p1.png", 96, 96, 3);
        QVERIFY(contains(errorOf([&] { armPicture(report, report.images[0], {}, metrics::Arm::Clean, -1); }),
                         "not the one that was evaluated"));
        put(report.images[0].file, content);
    }

    void aRunsPatchIsKnownByItsContent()
    {
        EvaluationRequest request = someRequest();
        request.patches = {lab_->store().folder(run_) / "patch.png"};
        request.images.images = 1;
        QCOMPARE(evaluated(request).patches[0].run, run_);
    }

    void otherPicturesHaveAnotherDigest()
    {
        EvaluationRequest request = someRequest();
        request.images.images = 2;
        const metrics::EvaluationReport first = evaluated(request), again = evaluated(request);
        QCOMPARE(again.imagesSha256, first.imagesSha256);
        QVERIFY(again.groups == first.groups);
        request.images.images = 3;
        QVERIFY(evaluated(request).imagesSha256 != first.imagesSha256);
    }

    void stoppedNothingIsStored()
    {
        const std::size_t before = stored();
        StopControl stop;
        stop.requestStop();
        QVERIFY_EXCEPTION_THROWN(evaluateAndStore(lab_->workspace(), someRequest(), stop), Cancelled);
        QCOMPARE(stored(), before);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("said");
        QTest::newRow("no detector") << "no detector" << "there is no detector";
        QTest::newRow("twice") << "twice" << "named twice";
        QTest::newRow("unknown detector") << "unknown detector" << "nobody";
        QTest::newRow("class") << "class" << "zebra";
        QTest::newRow("no patch") << "no patch" << "no patch to evaluate";
        QTest::newRow("unknown run") << "unknown run" << "nothing";
        QTest::newRow("run without patch") << "run without patch" << "no patch yet";
        QTest::newRow("wide patch") << "wide patch" << "wide.png";
        QTest::newRow("placement") << "placement" << "the scale is out of range";
        QTest::newRow("defence") << "defence" << "shield";
        QTest::newRow("selection") << "selection" << "nowhere";
    }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(QString, what);
        QFETCH(QString, said);
        EvaluationRequest request = someRequest();
        if (what == "no detector") request.detectors.clear();
        if (what == "twice") request.detectors = {"tiny", SmallWorkspace::weights().string()};
        if (what == "unknown detector") request.detectors = {"nobody"};
        if (what == "class") request.images.className = "zebra";
        if (what == "no patch") request.patches.clear();
        if (what == "unknown run") request.runs = {"nothing"};
        if (what == "run without patch") request.runs = {lab_->abandonedRun(run_)};
        if (what == "wide patch") request.patches = {lab_->files().writePicture("wide.png", 30, 20)};
        if (what == "placement") request.placement = "object:9";
        if (what == "defence") request.defences = {"shield"};
        if (what == "selection") request.images.selection = "nowhere";
        const std::size_t before = stored();
        const std::string refusal = errorOf([&] { evaluated(request); });
        QVERIFY2(contains(refusal, said.toStdString()), refusal.c_str());
        QCOMPARE(stored(), before);
    }

    void aPatchIsASquarePicture()
    {
        const imaging::Image picture = readPatchPicture(patch_);
        QCOMPARE(picture.size(), (imaging::Size{24, 24}));
        QVERIFY(picture.rgb == noisePicture(24, 24, 3).rgb);
        QVERIFY(!errorOf([&] { readPatchPicture(lab_->file("coco.json")); }).empty());
        QVERIFY(!errorOf([&] { readPatchPicture(lab_->file("nothing.png")); }).empty());
    }

  private:
    EvaluationRequest someRequest() const
    {
        EvaluationRequest request;
        request.detectors = {"tiny"};
        request.images = {"people", {}, "person", {}};
        request.patches = {patch_};
        request.device = "cpu";
        request.options.randomSeeds = 1;
        request.options.bootstrap = 20;
        return request;
    }
    metrics::EvaluationReport evaluated(const EvaluationRequest& request)
    {
        StopControl stop;
        return evaluateAndStore(lab_->workspace(), request, stop);
    }
    metrics::EvaluationReport evaluatedBy(std::int64_t size, const EvaluationRequest& request, std::int64_t breakAt = -1, const LogSink& log = {})
    {
        ThreadMeeting meeting(size);
        meeting.breakAt(breakAt);
        std::vector<std::thread> others;
        for (std::int64_t rank = 1; rank < size; ++rank)
            others.emplace_back([&meeting, rank] {
                ThreadRank own(meeting, rank);
                StopControl stop;
                try {
                    own.done = helpWithEvaluation(own, stop) == evaluation::HelpEnd::Finished;
                } catch (const ranks::RankLost&) {
                }
            });
        std::exception_ptr failure;
        metrics::EvaluationReport report;
        {
            ThreadRank first(meeting, 0);
            ranks::Lead lead(first);
            StopControl stop;
            try {
                report = evaluateAndStore(lab_->workspace(), request, stop, lead, {}, log);
                first.done = true;
            } catch (...) {
                failure = std::current_exception();
            }
        }
        for (std::thread& other : others)
            other.join();
        if (failure) std::rethrow_exception(failure);
        return report;
    }
    static metrics::EvaluationReport withoutTimes(metrics::EvaluationReport report)
    {
        report.id.clear(), report.createdAt.clear();
        report.timing = {};
        for (metrics::DefenceFacts& defence : report.defences)
            defence.secondsPerImage = 0;
        return report;
    }
    std::size_t stored() { return EvaluationStore(lab_->database()).list().size(); }

    std::unique_ptr<SmallWorkspace> lab_;
    std::string run_;
    std::filesystem::path patch_;
};

QTEST_GUILESS_MAIN(TestEvaluationSession)
#include "test_evaluation_session.moc"
