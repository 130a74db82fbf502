// Datasets made of videos: the frames that were asked for, annotations that say whose they are, and all or
// nothing.
#include "core/imaging/codec.h"
#include "core/video_dataset/video_dataset.h"
#include "tests/support/dataset_files.h"

#include <ATen/Parallel.h>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <utility>

using namespace blindspot;
using namespace blindspot::video;
namespace fs = std::filesystem;

namespace {

/// Frames of one grey each, ten grey levels apart; may break off.
class Greys final : public FrameSource {
  public:
    explicit Greys(std::int64_t frames, std::int64_t breaksAt = -1,
                   std::function<void(std::int64_t)> before = {})
        : before_(std::move(before)), breaksAt_(breaksAt)
    {
        info_.name = "greys";
        info_.framesPerSecond = 10;
        info_.frames = frames;
    }
    const SourceInfo& info() const override { return info_; }
    bool read(Frame& frame) override
    {
        if (before_) before_(next_);
        if (next_ == breaksAt_) throw Error(Message::tr("frame %1 cannot be decoded"), "greys");
        if (!skip(frame)) return false;
        frame.image = imaging::Image(96, 80, static_cast<std::uint8_t>(10 * frame.number));
        return true;
    }
    bool skip(Frame& frame) override
    {
        if (next_ >= info_.frames) return false;
        frame.number = next_++;
        frame.seconds = static_cast<double>(frame.number) / 10;
        return true;
    }

  private:
    std::function<void(std::int64_t)> before_;
    SourceInfo info_;
    std::int64_t next_ = 0, breaksAt_;
};

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

int greyOf(const fs::path& picture)
{
    return imaging::decodeFile(picture).pixel(40, 40)[1];
}

} // namespace

class TestVideoDataset : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void everyNthFrame()
    {
        Greys source(20);
        const VideoDatasetSummary made =
            makeVideoDataset(source, folder_ / "every", {.every = 6}, nullptr, stop_);
        QCOMPARE(made.images, 4);
        QVERIFY(made.annotationFile.empty() && made.origin.empty());
        for (const auto& [name, grey] :
             {std::pair{"000000.jpg", 0}, {"000006.jpg", 60}, {"000012.jpg", 120}, {"000018.jpg", 180}})
            QVERIFY(std::abs(greyOf(folder_ / "every/images" / name) - grey) <= 3);
        QVERIFY(!fs::exists(folder_ / "every/labels"));
    }

    void whereThePictureChanges()
    {
        Greys source(20);
        const VideoDatasetSummary made =
            makeVideoDataset(source, folder_ / "change", {.change = 0.11}, nullptr, stop_);
        QCOMPARE(made.images, 7); // 28 grey levels of 255: every third
        QVERIFY(std::abs(greyOf(folder_ / "change/images/000003.jpg") - 30) <= 3);
    }

    void atMostSoMany()
    {
        Greys source(20);
        QCOMPARE(makeVideoDataset(source, folder_ / "most", {.frames = 5}, nullptr, stop_).images, 5);
    }

    void annotationsAreTheDetectorsOwnAndSaySo()
    {
        detector::Detector detector =
            detector::Detector::load(BLINDSPOT_TEST_DATA "/fixtures/yolov8-tiny.pt");
        const Annotator annotator{detector, "tiny"};
        Greys source(4);
        const VideoDatasetSummary made =
            makeVideoDataset(source, folder_ / "annotated", {.every = 2, .confidence = 0}, &annotator, stop_);
        QCOMPARE(made.images, 2);
        QVERIFY(made.annotations > 0);
        QVERIFY(made.origin.english().find("detections of tiny above 0") != std::string::npos);
        const auto coco = nlohmann::json::parse(textOf(made.annotationFile));
        QCOMPARE(coco["info"]["annotated_by"].get<std::string>(), std::string("tiny"));
        QCOMPARE(coco["images"].size(), std::size_t{2});
        QCOMPARE(coco["images"][1]["frame"].get<int>(), 2);
        QCOMPARE(static_cast<std::int64_t>(coco["annotations"].size()), made.annotations);
        QCOMPARE(coco["categories"].size(), detector.info().classNames.size());
        std::set<int> ids;
        for (const auto& category : coco["categories"])
            ids.insert(category["id"].get<int>());
        for (const auto& one : coco["annotations"]) {
            QVERIFY(ids.count(one["category_id"].get<int>()) == 1);
            QVERIFY(one.contains("score"));
            QVERIFY(one["bbox"][0].get<double>() >= 0 &&
                    one["bbox"][0].get<double>() + one["bbox"][2].get<double>() <= 96.001);
        }
        // YOLO's rows are the same boxes as shares of the picture.
        std::istringstream rows(textOf(folder_ / "annotated/labels/000000.txt"));
        int classIndex = 0;
        double x = 0, y = 0, width = 0, height = 0;
        rows >> classIndex >> x >> y >> width >> height;
        const auto& first = coco["annotations"][0];
        QCOMPARE(classIndex + 1, first["category_id"].get<int>());
        QVERIFY(std::abs((x - width / 2) * 96 - first["bbox"][0].get<double>()) < 0.01);
        QVERIFY(std::abs(height * 80 - first["bbox"][3].get<double>()) < 0.01);
        QVERIFY(textOf(folder_ / "annotated/data.yaml").find("names: [\"person\"") != std::string::npos);
    }

    void whatBreaksOffIsUsedSoFar()
    {
        Greys source(20, 5);
        const VideoDatasetSummary made = makeVideoDataset(source, folder_ / "broken", {}, nullptr, stop_);
        QCOMPARE(made.images, 5);
        QCOMPARE(made.remarks.size(), std::size_t{1});
        QVERIFY(made.remarks[0].english().find("broke off") != std::string::npos);
    }

    /// A frame that cannot be written is no end of the video.
    void aFrameThatCannotBeWrittenLeavesNothing()
    {
        Greys source(20, -1, [this](std::int64_t frame) {
            if (frame == 3) fs::remove_all(folder_ / "full.part/images");
        });
        QVERIFY_THROWS_EXCEPTION(Error, makeVideoDataset(source, folder_ / "full", {}, nullptr, stop_));
        QVERIFY(!fs::exists(folder_ / "full") && !fs::exists(folder_ / "full.part"));
    }

    void stoppedNothingIsLeft()
    {
        StopControl stop;
        stop.requestStop();
        Greys source(20);
        QVERIFY_THROWS_EXCEPTION(Cancelled, makeVideoDataset(source, folder_ / "stopped", {}, nullptr, stop));
        QVERIFY(!fs::exists(folder_ / "stopped") && !fs::exists(folder_ / "stopped.part"));
    }

    void aFolderThatIsThereIsRefused()
    {
        fs::create_directories(folder_ / "there");
        Greys source(20);
        QVERIFY_THROWS_EXCEPTION(Error, makeVideoDataset(source, folder_ / "there", {}, nullptr, stop_));
        QVERIFY(fs::exists(folder_ / "there"));
    }

    void withoutFramesThereIsNoDataset()
    {
        Greys source(0);
        QVERIFY_THROWS_EXCEPTION(Error, makeVideoDataset(source, folder_ / "none", {}, nullptr, stop_));
        QVERIFY(!fs::exists(folder_ / "none"));
        const auto street = openSource({.kind = SourceKind::Street});
        QVERIFY_THROWS_EXCEPTION(Error, makeVideoDataset(*street, folder_ / "none", {}, nullptr, stop_));
    }

  private:
    testing::Folder folder_;
    StopControl stop_;
};

QTEST_GUILESS_MAIN(TestVideoDataset)
#include "test_video_dataset.moc"
