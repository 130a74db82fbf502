// detect and apply on videos: what is found in them, and the copies with boxes and patches.
#include "cli_program.h"
#include "core/imaging/codec.h"
#include "core/video/frame_source.h"
#include "core/video/video_recorder.h"
#include "tests/support/noise_pictures.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <memory>
#include <set>

using namespace blindspot;
using namespace blindspot::testing;

namespace {

std::vector<video::Frame> framesOf(const QString& file)
{
    const auto source = video::openSource({.kind = video::SourceKind::File, .path = file.toStdString()});
    std::vector<video::Frame> frames;
    video::Frame frame;
    while (source->read(frame))
        frames.push_back(frame);
    return frames;
}

} // namespace

class TestCliVideos : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        video::VideoRecorder recorder(world_->path("film.avi").toStdString(), {.framesPerSecond = 10});
        for (int i = 0; i < 9; ++i)
            recorder.add(imaging::Image(96, 80, static_cast<std::uint8_t>(60 + 10 * i)));
        recorder.finish();
        imaging::Image red(30, 30);
        for (std::size_t i = 0; i < red.rgb.size(); i += 3)
            red.rgb[i] = 255;
        imaging::writePng(world_->path("red.png").toStdString(), red);
    }

    void detectionsHaveTheirFrames()
    {
        const CliResult result = world_->run({"detect", "--detector", "tiny", "--confidence", "0", "--every", "4", film(), "--out", out()});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["frames"].toInt(), 3);
        QCOMPARE(result.done()["images"].toInt(), 0);
        std::set<int> frames;
        for (const QJsonObject& detection : result.events("detection")) {
            frames.insert(detection["frame"].toInt());
            QVERIFY(std::abs(detection["seconds"].toDouble() - 0.1 * detection["frame"].toInt()) < 0.001);
            QVERIFY(detection["box"].toArray()[2].toDouble() <= 96);
        }
        QVERIFY((frames == std::set<int>{0, 4, 8}));
        const auto copy = framesOf(out());
        QCOMPARE(copy.size(), std::size_t{3});
        QVERIFY(std::abs(copy[1].seconds - 0.4) < 0.01); // it lasts as long as its original
        int changed = 0; // grey but for the boxes
        for (std::size_t i = 0; i < copy[1].image.rgb.size(); i += 3)
            changed += std::abs(copy[1].image.rgb[i] - copy[1].image.rgb[i + 2]) > 20 ? 1 : 0;
        QVERIFY(changed > 20);
    }

    void picturesAndVideosGoTogether()
    {
        const CliResult result = world_->run({"detect", "--detector", "tiny", film(), world_->path("images/picture 0.png")});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["frames"].toInt(), 9);
        QCOMPARE(result.done()["images"].toInt(), 1);
    }

    void aPatchIsLaidOnEveryFrame()
    {
        const CliResult result =
            world_->run({"apply", "--patch", world_->path("red.png"), "--placement", "fixed:10,20", "--video", film(), "--out", out()});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["frames"].toInt(), 9);
        QCOMPARE(result.done()["places"].toInt(), 9);
        const auto copy = framesOf(out());
        QCOMPARE(copy.size(), std::size_t{9});
        for (const video::Frame& frame : copy) {
            const std::uint8_t* inside = frame.image.pixel(35, 25);
            QVERIFY(inside[0] > 200 && inside[1] < 60);
            QVERIFY(std::abs(frame.image.pixel(80, 70)[1] - (60 + 10 * static_cast<int>(frame.number))) < 8);
        }
    }

    void objectsAreThoseThatTheDetectorFinds()
    {
        const CliResult result = world_->run({"apply", "--arm", "grey", "--placement", "object:0.5", "--detector", "tiny", "--boxes",
                                              "--video", film(), "--frames", "4", "--out", world_->path("boxes.mp4")});
        QVERIFY2(result.code == 0, result.err);
        const QJsonObject done = result.done();
        QCOMPARE(done["frames"].toInt(), 4);
        QCOMPARE(done["places"].toInt(), done["objects"].toInt());
        QVERIFY(done["noticed"].toInt() <= done["objects"].toInt());
        QCOMPARE(framesOf(world_->path("boxes.mp4")).size(), std::size_t{4});
    }

    void theStreetIsASource()
    {
        const CliResult result = world_->run({"detect", "--detector", "tiny", "street:3", "--frames", "2", "--every", "10"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["frames"].toInt(), 2);
    }

    /// Every third frame as a picture, with what the detector finds in it, which the dataset says; and the same files once more as
    /// YOLO's.
    void framesBecomeADataset()
    {
        const CliResult result = world_->run({"dataset", "import", "--format", "video", film(), "--every", "3", "--detector", "tiny",
                                              "--confidence", "0", "--images", world_->path("frames")});
        QVERIFY2(result.code == 0, result.err);
        const QJsonObject done = result.done();
        QCOMPARE(done["dataset"].toString(), QString("film"));
        QCOMPARE(done["images"].toInt(), 3);
        QVERIFY(done["annotations"].toInt() > 0);
        QVERIFY2(done["notes"].toArray()[0].toString().contains("detections of tiny"), result.out);
        const CliResult shown = world_->run({"dataset", "show", "film", "--problems"});
        QVERIFY2(shown.out.contains("nobody has checked them"), shown.out);
        const imaging::Image second = imaging::decodeFile(world_->path("frames/images/000003.jpg").toStdString());
        QVERIFY(std::abs(second.pixel(40, 40)[1] - 90) < 5); // frame 3
        const CliResult yolo = world_->run({"dataset", "import", "--format", "yolo", world_->path("frames/data.yaml"), "--name", "again"});
        QVERIFY2(yolo.code == 0, yolo.err);
        QCOMPARE(yolo.done()["images"].toInt(), 3);
        const CliResult taken = world_->run({"dataset", "import", "--format", "video", film()});
        QCOMPARE(taken.code, 2);
        QVERIFY2(taken.err.contains("--replace"), taken.err);
    }

    /// The film's frames differ by 10 of 255 each: 0.1 of the range is every third.
    void framesAreTakenWhereThePictureChanges()
    {
        const CliResult result =
            world_->run({"dataset", "import", "--format", "video", film(), "--change", "0.1", "--name", "changes"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["images"].toInt(), 3);
        QCOMPARE(result.done()["annotations"].toInt(), 0);
    }

    void mistakesAreSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        const QStringList detect{"detect", "--detector", "tiny"}, apply{"apply", "--patch", world_->path("red.png"), "--out", out()};
        QTest::newRow("no end") << detect + QStringList{"street"} << QByteArray("--frames");
        QTest::newRow("no network") << detect + QStringList{"rtsp://127.0.0.1/x", "--frames", "2"} << QByteArray("--network");
        QTest::newRow("missing") << detect + QStringList{"gone.mp4"} << QByteArray("gone.mp4");
        QTest::newRow("two copies") << detect + QStringList{film(), film(), "--out", out()} << QByteArray("--out");
        QTest::newRow("itself") << detect + QStringList{film(), "--out", film()} << QByteArray("original");
        QTest::newRow("no name of a video") << detect + QStringList{film(), "--out", world_->path("a.png")} << QByteArray(".mkv");
        QTest::newRow("no objects") << apply + QStringList{"--video", film()} << QByteArray("--detector");
        QTest::newRow("two sources") << apply + QStringList{"--video", film(), "--dataset", "small"} << QByteArray("--video");
    }
    void mistakesAreSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const QByteArray before = contentOf(film());
        const CliResult result = world_->run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains(words), result.err);
        QCOMPARE(contentOf(film()), before);
    }

    void aCutVideoIsToldAndUsed()
    {
        const QByteArray whole = contentOf(film());
        QFile cut(world_->path("cut.avi"));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.left(whole.size() * 4 / 5)); // behind the header and some frames
        cut.close();
        const CliResult result = world_->run({"detect", "--detector", "tiny", cut.fileName()});
        QVERIFY2(result.code == 0, result.err);
        QVERIFY2(result.err.contains("ends early"), result.err);
        QVERIFY(result.done()["frames"].toInt() >= 2 && result.done()["frames"].toInt() < 9);
    }

  private:
    QString film() const { return world_->path("film.avi"); }
    QString out() const { return world_->path("copy.mkv"); }

    std::unique_ptr<SmallWorld> world_;
};

QTEST_GUILESS_MAIN(TestCliVideos)
#include "test_cli_videos.moc"
