// One pass over the pictures: what is shown, to whom, and how it ends.
#include "core/common/atomic_file.h"
#include "core/common/box.h"
#include "core/common/error.h"
#include "core/common/threads.h"
#include "core/dataset/image_loader.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/inference.h"
#include "inference_world.h"
#include "tests/support/picture_files.h"
#include "tests/support/scarce_memory.h"

#include <QTest>

#include <stdexcept>

using namespace blindspot;
using namespace blindspot::evaluation;
using blindspot::testing::DetectionKeeper;
using blindspot::testing::InferenceWorld;
using blindspot::testing::noisePicture;
using blindspot::testing::ScarceMemory;
using blindspot::testing::tiffBytes;

namespace {

InferenceOutcome runQuietly(const InferencePlan& plan, const CaseDetectionsSink& sink, const InferenceOptions& options = {})
{
    StopControl stop;
    return runInference(plan, options, stop, {}, {}, sink);
}

/// What the command `detect` finds of the class in the picture.
std::vector<metrics::Detection> seenBy(const detector::Detector& detector, const imaging::Image& picture)
{
    std::vector<metrics::Detection> detections;
    for (const PictureDetection& one : detectPicture(detector, picture, InferenceOptions{}.nms))
        if (one.classIndex == InferenceWorld::kClass)
            detections.push_back({{one.box.x1, one.box.y1, one.box.width(), one.box.height()}, one.score});
    return detections;
}

/// The same detections up to rounding. It may change the order of two that score alike, and so which of them suppresses the other:
/// of twenty one box may lie elsewhere, with the score of its twin.
bool close(const std::vector<metrics::Detection>& a, std::vector<metrics::Detection> b, double pixels)
{
    if (a.size() != b.size()) return false;
    std::size_t elsewhere = 0;
    for (const metrics::Detection& x : a) {
        const auto scores = [&x](const metrics::Detection& y) { return std::abs(x.score - y.score) < 1e-4; };
        const auto same = std::find_if(b.begin(), b.end(), [&](const metrics::Detection& y) {
            return scores(y) && std::abs(x.box.x - y.box.x) < pixels && std::abs(x.box.y - y.box.y) < pixels &&
                   std::abs(x.box.width - y.box.width) < pixels;
        });
        const auto twin = same == b.end() ? std::find_if(b.begin(), b.end(), scores) : same;
        if (twin == b.end()) return false;
        elsewhere += twin != same ? 1 : 0;
        b.erase(twin);
    }
    return elsewhere <= a.size() / 20;
}

/// Shifts the picture to the right: its way back is known.
class ShiftDefence final : public defences::Defence {
  public:
    defences::Filtered apply(const imaging::Image& picture, std::uint64_t) const override
    {
        imaging::Image shifted(picture.width, picture.height, 114);
        for (int y = 0; y < picture.height; ++y)
            std::copy_n(picture.pixel(0, y), (picture.width - 16) * 3, shifted.pixel(16, y));
        return {shifted, 1, 16, 0};
    }
};

} // namespace

class TestInference : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void showsWhatDetectSeesInTheTreatedPicture()
    {
        InferenceWorld world(3);
        const InferencePlan plan = world.plan();
        DetectionKeeper kept;
        const InferenceOutcome outcome = runQuietly(plan, kept.sink());
        QCOMPARE(kept.size(), 3 * plan.cases.size());
        QVERIFY(!kept.twice());
        QCOMPARE(outcome.passes, static_cast<std::int64_t>(kept.size()));
        QVERIFY(outcome.networkSeconds > 0);
        std::size_t detections = 0;
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t c = 0; c < plan.cases.size(); ++c) {
                const imaging::Image picture =
                    dataset::readPicture(plan.images[i].file, plan.images[i].size);
                const imaging::Image treated =
                    applyTreatment(picture, plan.images[i], plan.patches, plan.treatments[c]);
                QVERIFY(close(kept.at(i, c), seenBy(world.detector(), treated), 0.05));
                detections += kept.at(i, c).size();
            }
        QVERIFY2(detections > 50, qPrintable(QString::number(detections))); // else this test sees nothing
    }

    void treatmentsDiffer()
    {
        InferenceWorld world(1);
        const InferencePlan plan = world.plan();
        const imaging::Image picture = dataset::readPicture(plan.images[0].file, plan.images[0].size);
        for (std::size_t a = 0; a < plan.treatments.size(); ++a)
            for (std::size_t b = a + 1; b < plan.treatments.size(); ++b)
                QVERIFY2(applyTreatment(picture, plan.images[0], plan.patches, plan.treatments[a]).rgb !=
                             applyTreatment(picture, plan.images[0], plan.patches, plan.treatments[b]).rgb,
                         qPrintable(QString("%1 %2").arg(a).arg(b)));
        DetectionKeeper kept;
        runQuietly(plan, kept.sink());
        QVERIFY(kept.at(0, 0) != kept.at(0, 4)); // and the network sees it
    }

    void threadsDoNotChangeTheResult()
    {
        InferenceWorld world(4);
        const InferencePlan plan = world.plan();
        DetectionKeeper one, many;
        runQuietly(plan, one.sink(), {.threads = 1});
        runQuietly(plan, many.sink(), {.threads = 6});
        QVERIFY(one == many);
    }

    void batchesAreOnlyMemory()
    {
        InferenceWorld world(2);
        const InferencePlan plan = world.plan();
        DetectionKeeper one, many;
        runQuietly(plan, one.sink(), {.batch = 1});
        runQuietly(plan, many.sink(), {.batch = 64});
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t c = 0; c < plan.cases.size(); ++c)
                QVERIFY(close(one.at(i, c), many.at(i, c), 0.05));
    }

    void severalDetectorsSeeEverything()
    {
        InferenceWorld world(2);
        InferencePlan plan = world.plan();
        detector::Detector other = detector::Detector::load(BLINDSPOT_TEST_DATA "/fixtures/yolov5u-tiny.pt");
        plan.detectors = {{&world.detector(), InferenceWorld::kClass}, {&other, 1}};
        DetectionKeeper kept;
        QCOMPARE(runQuietly(plan, kept.sink()).passes,
                 static_cast<std::int64_t>(2 * 2 * plan.cases.size()));
        QCOMPARE(kept.size(), 2 * 2 * plan.cases.size());
        QVERIFY(kept.at(0, 0, 0) != kept.at(0, 0, 1));
    }

    void defencesMapTheirBoxesBack()
    {
        InferenceWorld world(1);
        InferencePlan plan = world.plan();
        plan.defences.push_back(std::make_unique<ShiftDefence>());
        plan.cases = {{0, 1}};
        DetectionKeeper kept;
        const InferenceOutcome outcome = runQuietly(plan, kept.sink());
        QVERIFY(outcome.defenceSeconds.at(1) > 0);
        QCOMPARE(outcome.defenceSeconds.at(0), 0.0);
        const imaging::Image picture = dataset::readPicture(plan.images[0].file, plan.images[0].size);
        const auto shifted = seenBy(world.detector(), ShiftDefence().apply(picture, 0).image);
        const auto& back = kept.at(0, 0);
        QCOMPARE(back.size(), shifted.size());
        for (std::size_t i = 0; i < back.size(); ++i) {
            const double expected = std::max(0.0, shifted[i].box.x - 16);
            QVERIFY(std::abs(back[i].box.x - expected) < 0.05);
        }
    }

    void distanceMapsItsBoxesBack()
    {
        InferenceWorld world(1);
        InferencePlan plan = world.plan();
        Treatment far;
        far.distance = 2;
        plan.treatments = {far};
        plan.cases = {{0, 0}};
        DetectionKeeper kept;
        runQuietly(plan, kept.sink());
        const imaging::Image picture = dataset::readPicture(plan.images[0].file, plan.images[0].size);
        const defences::Filtered moved = moveAway(picture, 2);
        QCOMPARE(moved.image.size(), picture.size());
        const auto seen = seenBy(world.detector(), moved.image);
        QCOMPARE(kept.at(0, 0).size(), seen.size());
        QVERIFY(!seen.empty());
        for (std::size_t i = 0; i < seen.size(); ++i) {
            const Box box{seen[i].box.x, seen[i].box.y, seen[i].box.x + seen[i].box.width,
                          seen[i].box.y + seen[i].box.height};
            QVERIFY(std::abs(kept.at(0, 0)[i].box.x - moved.toOriginal(box).x1) < 0.1);
        }
    }

    void unreadableImagesAreLeftOut()
    {
        InferenceWorld world(3);
        InferencePlan plan = world.plan();
        plan.images[1].file = world.file("gone.png");
        plan.images[2].size.width += 1;
        std::vector<std::string> warnings;
        StopControl stop;
        DetectionKeeper kept;
        const InferenceOutcome outcome = runInference(
            plan, {}, stop, {},
            [&warnings](LogLevel level, const Message& message) {
                if (level == LogLevel::Warning) warnings.push_back(message.english());
            },
            kept.sink());
        QCOMPARE(outcome.unreadable, (std::vector<std::size_t>{1, 2}));
        QCOMPARE(warnings.size(), 2U);
        QCOMPARE(kept.size(), plan.cases.size());
    }

    void damagedImagesAreLeftOutAndOddOnesTold()
    {
        InferenceWorld world(3);
        InferencePlan plan = world.plan();
        const imaging::Image picture = noisePicture(96, 80, 7);
        const auto jpeg = imaging::encodeJpeg(picture, 90);
        plan.images[1].file = world.file("damaged.jpg");
        plan.images[1].size = picture.size();
        writeFileAtomically(plan.images[1].file, std::vector<std::byte>(jpeg.begin(), jpeg.end() - 2000));
        plan.images[2].file = world.file("pages.tif");
        plan.images[2].size = picture.size();
        writeFileAtomically(plan.images[2].file, tiffBytes(picture, {.pages = 3}));
        std::vector<std::string> warnings;
        StopControl stop;
        DetectionKeeper kept;
        const InferenceOutcome outcome = runInference(
            plan, {}, stop, {},
            [&warnings](LogLevel, const Message& message) { warnings.push_back(message.english()); }, kept.sink());
        QCOMPARE(outcome.unreadable, (std::vector<std::size_t>{1}));
        QCOMPARE(warnings.size(), 1U);
        QVERIFY(warnings[0].find("damaged.jpg: the picture is damaged (the data end early") != std::string::npos);
        QVERIFY(warnings[0].ends_with("the image is left out"));
        QCOMPARE(outcome.oddities.messages().size(), 1U);
        QVERIFY(outcome.oddities.messages()[0].english().find("pages.tif") != std::string::npos);
        QCOMPARE(kept.size(), 2 * plan.cases.size());
    }

    /// Fewer inputs at a time give the same, and it is told once.
    void outOfMemoryHalvesTheBatch()
    {
        InferenceWorld world(3);
        const InferencePlan plan = world.plan();
        InferenceOptions options;
        options.batch = 6;
        StopControl stop;
        DetectionKeeper plenty, scarce;
        runInference(plan, options, stop, {}, {}, plenty.sink());
        std::vector<std::string> lines;
        {
            ScarceMemory memory("cuDNN error: CUDNN_STATUS_ALLOC_FAILED");
            memory.large = 4 * std::size_t{3} * 96 * 96 * 4; // network inputs as floats: three fit, six do not
            memory.failures = 1;
            const InferenceOutcome outcome = runInference(
                plan, options, stop, {},
                [&lines](LogLevel, const Message& message) { lines.push_back(message.english()); }, scarce.sink());
            QCOMPARE(memory.failures.load(), 0);
            QVERIFY(outcome.unreadable.empty());
        }
        QCOMPARE(lines, std::vector<std::string>{"Out of memory: going on with 3 network inputs at a time"});
        QCOMPARE(scarce.size(), plenty.size());
    }

    void outOfMemoryAtOnePictureSaysWhatToDo()
    {
        InferenceWorld world(1);
        const InferencePlan plan = world.plan();
        StopControl stop;
        DetectionKeeper kept;
        ScarceMemory memory("CUDA error: out of memory");
        memory.large = std::size_t{3} * 96 * 96 * 4 - 1;
        memory.failures = 1'000'000;
        InferenceOptions options;
        options.batch = 1;
        try {
            runInference(plan, options, stop, {}, {}, kept.sink());
            QFAIL("it went on without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY(std::string(error.what()).find("use --device cpu, or a smaller detector") != std::string::npos);
        }
        memory.large = 1000; // not even for the pictures on the host
        try {
            runInference(plan, options, stop, {}, {}, kept.sink());
            QFAIL("it went on without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY(std::string(error.what()).find("the memory is not enough for this evaluation") != std::string::npos);
        }
        memory.large = std::size_t{3} * 96 * 96 * 4 - 1;
        try {
            detectPicture(world.detector(), noisePicture(96, 80, 7));
            QFAIL("it was detected without memory");
        } catch (const OutOfMemory& error) {
            QVERIFY(std::string(error.what()).find("one picture does not fit into the memory") != std::string::npos);
        }
        memory.failures = 1;
        detectPicture(world.detector(), noisePicture(96, 80, 7)); // the second try
        QCOMPARE(memory.failures.load(), 0);
    }

    void stopsOnRequest()
    {
        InferenceWorld world(6);
        const InferencePlan plan = world.plan();
        StopControl stop;
        std::int64_t last = 0;
        const auto progress = [&](const Progress& now) {
            last = now.done;
            if (now.done >= 4) stop.requestStop();
        };
        QVERIFY_EXCEPTION_THROWN(runInference(plan, {.batch = 1}, stop, progress, {}, [](CaseDetections&&) {}),
                                 Cancelled);
        QVERIFY2(last < 10, qPrintable(QString::number(last)));
    }

    void failuresOfTheSinkAreTold()
    {
        InferenceWorld world(4);
        QVERIFY_EXCEPTION_THROWN(runQuietly(world.plan(), [](CaseDetections&&) { throw std::length_error("full"); }),
                                 std::length_error);
    }

    /// However few threads the system gives: the pass ends, by an error where there is not one on each side.
    void endsWhereTheSystemGivesNoMoreThreads_data()
    {
        QTest::addColumn<int>("allowed");
        for (const int allowed : {0, 1, 2, 5, 6})
            QTest::addRow("%d", allowed) << allowed;
    }
    void endsWhereTheSystemGivesNoMoreThreads()
    {
        QFETCH(int, allowed);
        InferenceWorld world(6);
        const InferencePlan plan = world.plan();
        DetectionKeeper kept;
        const ThreadLimit limit(allowed);
        try {
            runQuietly(plan, kept.sink(), {.batch = 1, .threads = 6});
            QFAIL("nothing reads what the network says");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).starts_with("no thread can be started"), error.what());
        }
        QVERIFY(!kept.twice());
    }

    void fewerThreadsDoNotChangeTheResult()
    {
        InferenceWorld world(4);
        const InferencePlan plan = world.plan();
        DetectionKeeper all, few;
        runQuietly(plan, all.sink(), {.threads = 1});
        {
            const ThreadLimit limit(2); // one that makes inputs, one that reads
            runQuietly(plan, few.sink(), {.threads = 1});
        }
        QVERIFY(all == few);
    }

    void progressReachesItsTotal()
    {
        InferenceWorld world(3);
        InferencePlan plan = world.plan();
        plan.images[0].file = world.file("gone.png"); // counts as done
        StopControl stop;
        Progress last;
        runInference(
            plan, {}, stop, [&last](const Progress& now) { last = now; }, {}, [](CaseDetections&&) {});
        QCOMPARE(last.total, static_cast<std::int64_t>(3 * plan.cases.size()));
        QCOMPARE(last.done, last.total);
    }
};

QTEST_APPLESS_MAIN(TestInference)
#include "test_inference.moc"
