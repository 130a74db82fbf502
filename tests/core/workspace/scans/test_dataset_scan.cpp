// A detector's look at a dataset: what it keeps is what the viewer would show, and a stopped scan goes on where it was.
#include "core/dataset/filter_counts.h"
#include "core/dataset/image_record.h"
#include "core/evaluation/detect_picture.h"
#include "core/evaluation/detection_match.h"
#include "core/imaging/codec.h"
#include "core/workspace/scans/dataset_scan.h"
#include "tests/support/workspace_lab.h"

#include <QTest>

#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using blindspot::dataset::FindingKind;
using blindspot::testing::contains;
using blindspot::testing::errorOf;

class TestDatasetScan : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<testing::Folder>();
        lab_ = std::make_unique<testing::WorkspaceLab>();
        lab_->import("coco", testing::writeSmallCoco(*folder_), *folder_ / "images");
        DetectorStore(lab_->database()).add(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt", "tiny");
        request_ = {};
        request_.detector = "tiny";
        request_.images.dataset = "set";
        request_.nms.confidence = 0.0005; // the tiny detector is sure of nothing
        request_.device = "cpu";
    }
    void cleanup()
    {
        lab_.reset();
        folder_.reset();
    }

    void keepsWhatTheViewerWouldShow()
    {
        StopControl stop;
        std::vector<std::int64_t> done;
        const ScanResult result =
            scanDataset(lab_->database(), request_, stop, [&](const Progress& progress) { done.push_back(progress.done); });
        QCOMPARE(result.images, 3);
        QCOMPARE(result.looked, 3);
        QCOMPARE(done, (std::vector<std::int64_t>{0, 1, 2, 3}));
        const OpenedDetector opened = DetectorStore(lab_->database()).open("tiny");
        const dataset::FindingStore store(lab_->database());
        std::int64_t invented = 0, objects = 0;
        for (const auto& record : dataset::readImages(lab_->database(), ids())) {
            const auto detections = evaluation::detectPicture(opened.detector, imaging::decodeFile(record.path), request_.nms);
            const auto match = evaluation::matchDetections(record.annotations, detections, opened.detector.info().classNames);
            const dataset::FindingCounts kept = store.counts(result.scan, {record.id}).at(record.id);
            QCOMPARE(kept.of(FindingKind::Found), std::ssize(match.found));
            QCOMPARE(kept.of(FindingKind::HalfSeen), std::ssize(match.halfSeen));
            QCOMPARE(kept.of(FindingKind::Missed), std::ssize(match.missed));
            QCOMPARE(kept.of(FindingKind::Invented), std::ssize(match.invented));
            invented += kept.of(FindingKind::Invented);
            objects += kept.of(FindingKind::Found) + kept.of(FindingKind::HalfSeen) + kept.of(FindingKind::Missed);
        }
        QVERIFY(invented > 0);
        QCOMPARE(objects, 3); // the crowd is none
    }

    void goesOnWhereItWasStopped()
    {
        StopControl stop;
        const ProgressSink afterOne = [&](const Progress& progress) {
            if (progress.done == 1) stop.requestStop();
        };
        QVERIFY_EXCEPTION_THROWN(scanDataset(lab_->database(), request_, stop, afterOne), Cancelled);
        dataset::ImageQuery query{.dataset = "set"};
        query.scan = dataset::FindingStore(lab_->database())
                         .find(scanKey("set", DetectorStore(lab_->database()).get("tiny"), request_.nms.confidence));
        QCOMPARE(dataset::countFilter(lab_->database(), query).unscanned, 2);
        StopControl again;
        ScanResult result = scanDataset(lab_->database(), request_, again);
        QCOMPARE(result.looked, 2);
        QCOMPARE(dataset::countFilter(lab_->database(), query).unscanned, 0);
        QCOMPARE(scanDataset(lab_->database(), request_, again).looked, 0);
        folder_->writePicture("images/b.png", 64, 48, 20);
        QCOMPARE(scanDataset(lab_->database(), request_, again).looked, 1); // the picture is another one
    }

    void looksAtWhatIsAskedFor()
    {
        StopControl stop;
        request_.images.classNames = {"dog"};
        const ScanResult result = scanDataset(lab_->database(), request_, stop);
        QCOMPARE(result.images, 1);
        request_.images.scan = result.scan; // what was found so far does not narrow what is looked at
        request_.images.finding = FindingKind::Found;
        request_.images.classNames.clear();
        QCOMPARE(scanDataset(lab_->database(), request_, stop).images, 3);
    }

    void whatCannotBeReadIsToldAndTriedAgain()
    {
        std::ofstream(*folder_ / "images/a.png") << "no picture";
        StopControl stop;
        std::string log;
        const auto keep = [&](LogLevel, const Message& line) { log += line.english(); };
        const ScanResult result = scanDataset(lab_->database(), request_, stop, {}, keep);
        QCOMPARE(result.unreadable, 1);
        QCOMPARE(result.looked, 2);
        QVERIFY2(contains(log, "a.png") && contains(log, "skipped"), log.c_str());
        for (const char* name : {"images/b.png", "images/c.png"})
            std::ofstream(*folder_ / name) << "no picture";
        QVERIFY(contains(errorOf([&] { scanDataset(lab_->database(), request_, stop); }), "none of the 3 images"));
        request_.detector = "large";
        QVERIFY(contains(errorOf([&] { scanDataset(lab_->database(), request_, stop); }), "large"));
    }

  private:
    std::vector<std::int64_t> ids() { return dataset::DatasetIndex(lab_->database()).imageIds({.dataset = "set"}); }

    std::unique_ptr<testing::Folder> folder_;
    std::unique_ptr<testing::WorkspaceLab> lab_;
    ScanRequest request_;
};

QTEST_GUILESS_MAIN(TestDatasetScan)
#include "test_dataset_scan.moc"
