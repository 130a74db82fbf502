// apply and detect: what is written into pictures, and what is found in them.
#include "cli_program.h"
#include "core/common/atomic_file.h"
#include "core/imaging/codec.h"
#include "tests/support/noise_pictures.h"
#include "tests/support/picture_files.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace blindspot;
using namespace blindspot::testing;

namespace {

imaging::Image read(const QString& file)
{
    return imaging::decodeFile(file.toStdString());
}

/// Whether all pixels in the rectangle have this value in all channels.
bool isFilled(const imaging::Image& image, int x1, int y1, int x2, int y2, int value)
{
    for (int y = y1; y < y2; ++y)
        for (int x = x1; x < x2; ++x)
            for (int channel = 0; channel < 3; ++channel)
                if (image.pixel(x, y)[channel] != value) return false;
    return true;
}

/// Pixels in which two pictures differ.
int differences(const imaging::Image& a, const imaging::Image& b)
{
    int count = 0;
    for (int y = 0; y < a.height; ++y)
        for (int x = 0; x < a.width; ++x)
            count += std::equal(a.pixel(x, y), a.pixel(x, y) + 3, b.pixel(x, y)) ? 0 : 1;
    return count;
}

} // namespace

class TestCliPictures : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        world_ = std::make_unique<SmallWorld>();
        QVERIFY(world_->ready());
        patch_ = world_->path("red.png");
        imaging::Image red(30, 30);
        for (int y = 0; y < 30; ++y)
            for (int x = 0; x < 30; ++x)
                red.pixel(x, y)[0] = 255;
        imaging::writePng(patch_.toStdString(), red);
    }

    void objectsAreCovered()
    {
        const CliResult result = apply(
            {"--patch", patch_, "--placement", "object:0.5", "--dataset", "small", "--class", "person"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["images"].toInt(), 6);
        QCOMPARE(QDir(out()).entryList({"*.png"}).size(), 6);
        // The person of picture 0: box 8, 10, 32 x 50; side = 0.5 x 40 = 20, centred on (24, 35).
        const imaging::Image image = read(out() + "/picture 0.png");
        QCOMPARE(image.width, 96);
        QCOMPARE(image.height, 96);
        for (const auto& [x, y] : {std::pair(14, 25), std::pair(33, 44)}) {
            QCOMPARE(int{image.pixel(x, y)[0]}, 255);
            QCOMPARE(int{image.pixel(x, y)[1]}, 0);
        }
        QCOMPARE(differences(image, read(world_->path("images/picture 0.png"))), 400);
    }

    void aClassChoosesImagesAndObjects()
    {
        const CliResult cars = apply({"--patch", patch_, "--dataset", "small", "--class", "car"});
        QCOMPARE(cars.done()["images"].toInt(), 3);
        QCOMPARE(cars.done()["places"].toInt(), 3);
        const CliResult all = apply({"--patch", patch_, "--dataset", "small"});
        QCOMPARE(all.done()["images"].toInt(), 6);
        QCOMPARE(all.done()["places"].toInt(), 9);
    }

    void aFixedPlaceIsInPixelsOfThePicture()
    {
        const CliResult result = apply({"--patch", patch_, "--placement", "fixed:60,80", "--images",
                                        world_->path("images"), "--arm", "grey"});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["images"].toInt(), 6);
        const imaging::Image image = read(out() + "/picture 5.png");
        QVERIFY(isFilled(image, 80, 60, 96, 90, 127)); // cut at the border
        QVERIFY(differences(image, read(world_->path("images/picture 5.png"))) <= 16 * 30);
    }

    void noiseDependsOnTheSeed()
    {
        const QStringList arguments{"--arm",     "random", "--placement", "object:0.5",
                                    "--dataset", "small",  "--class",     "person"};
        QCOMPARE(apply(arguments).code, 0);
        const QByteArray first = contentOf(out() + "/picture 0.png");
        const imaging::Image one = read(out() + "/picture 0.png"), two = read(out() + "/picture 1.png");
        QVERIFY(!isFilled(one, 14, 25, 34, 45, one.pixel(14, 25)[0]));
        int same = 0; // picture 1's person stands 4 pixels further right
        for (int y = 25; y < 45; ++y)
            for (int x = 14; x < 34; ++x)
                same += one.pixel(x, y)[0] == two.pixel(x + 4, y)[0] ? 1 : 0;
        QVERIFY2(same < 20, "each picture has noise of its own");
        QCOMPARE(apply(arguments).code, 0);
        QCOMPARE(contentOf(out() + "/picture 0.png"), first);
        QCOMPARE(apply(arguments + QStringList{"--seed", "1"}).code, 0);
        QVERIFY(contentOf(out() + "/picture 0.png") != first);
    }

    void originalsAreNeverReplaced()
    {
        const QByteArray before = contentOf(world_->path("images/picture 0.png"));
        const CliResult result =
            world_->run({"apply", "--patch", patch_, "--dataset", "small", "--out", world_->path("images")});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.oneLineOfError() && result.err.contains("original"), result.err);
        QCOMPARE(contentOf(world_->path("images/picture 0.png")), before);
    }

    void detectionsAreInThePicturesPixels()
    {
        imaging::Image wide(200, 100, 90); // letterboxed: half its size, with bars above and below
        imaging::writePng(world_->path("wide.png").toStdString(), wide);
        const CliResult result =
            world_->run({"detect", "--detector", "tiny", "--confidence", "0", world_->path("wide.png"),
                         world_->path("images/picture 0.png")});
        QVERIFY2(result.code == 0, result.err);
        QCOMPARE(result.done()["images"].toInt(), 2);
        const auto detections = result.events("detection");
        QCOMPARE(result.done()["detections"].toInt(), detections.size());
        QVERIFY(!detections.isEmpty());
        for (const QJsonObject& detection : detections) {
            const bool isWide = detection["image"].toString().endsWith("wide.png");
            const QJsonArray box = detection["box"].toArray();
            QCOMPARE(box.size(), 4);
            QVERIFY(box[0].toDouble() >= 0 && box[2].toDouble() <= (isWide ? 200 : 96));
            QVERIFY(box[1].toDouble() >= 0 && box[3].toDouble() <= (isWide ? 100 : 96));
            QVERIFY(detection["score"].toDouble() >= 0 && detection["score"].toDouble() <= 1);
            QVERIFY(QStringList({"person", "car", "dog"}).contains(detection["class"].toString()));
        }
    }

    /// Half of a JPEG and a PNG with a profile that libpng complains of: the first is named, of the second nothing is said.
    void damagedPicturesAreNamedAndNothingElseIsPrinted()
    {
        const QString folder = world_->path("damaged"), half = folder + "/half.jpg", profile = folder + "/profile.png";
        QDir().mkpath(folder);
        const Bytes jpeg = imaging::encodeJpeg(noisePicture(96, 96, 3), 90);
        writeFileAtomically(half.toStdString(), Bytes(jpeg.begin(), jpeg.begin() + std::ssize(jpeg) / 2));
        Bytes odd = bytesOf("profile");
        append(odd, bytesOf({0, 0, 1, 2, 3, 4}));
        writeFileAtomically(profile.toStdString(),
                            withPngChunk(imaging::encodePng(noisePicture(96, 96, 4)), pngChunk("iCCP", odd)));

        const CliResult found = world_->run({"detect", "--detector", "tiny", half, profile});
        QVERIFY2(found.code == 0, found.err);
        QCOMPARE(found.done()["images"].toInt(), 2);
        QVERIFY2(found.oneLineOfError() && found.err.contains("half.jpg: the picture is damaged (the data end early: row "),
                 found.err);

        const CliResult copied = apply({"--patch", patch_, "--images", folder, "--placement", "fixed:0,0"});
        QVERIFY2(copied.code == 0, copied.err);
        QCOMPARE(copied.done()["images"].toInt(), 1);
        QCOMPARE(copied.done()["left_out"].toInt(), 1);
        QVERIFY2(copied.oneLineOfError() && copied.err.contains("half.jpg") && copied.err.contains("it is left out"), copied.err);
        QVERIFY(QFile::exists(out() + "/profile.png") && !QFile::exists(out() + "/half.png"));
    }

    void aPatchOfZeroToOneIsTold()
    {
        imaging::Image dark(30, 30);
        dark.pixel(3, 3)[1] = 1; // as a patch of 0 to 1 is written without scaling it
        const QString file = world_->path("unit.png");
        imaging::writePng(file.toStdString(), dark);
        for (const QStringList& command :
             {QStringList{"apply", "--patch", file, "--dataset", "small", "--out", out()},
              QStringList{"evaluate", "--detector", "tiny", "--dataset", "small", "--class", "person", "--patch", file},
              QStringList{"train", "--detector", "tiny", "--dataset", "small", "--class", "person", "--initial", file}}) {
            const CliResult result = world_->run(command);
            QCOMPARE(result.code, 2);
            QVERIFY2(result.err.contains("unit.png") && result.err.contains("multiply its values by 255"), result.err);
        }
    }

  private:
    QString out() const { return world_->path("copies"); }
    CliResult apply(const QStringList& arguments) const
    {
        QDir(out()).removeRecursively();
        return world_->run(QStringList{"apply", "--out", out()} + arguments);
    }

    std::unique_ptr<SmallWorld> world_;
    QString patch_;
};

QTEST_GUILESS_MAIN(TestCliPictures)
#include "test_cli_pictures.moc"
