// The drawn street and folders of pictures as sources of frames.
#include "core/imaging/codec.h"
#include "core/video/frame_source.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::video;
namespace fs = std::filesystem;

namespace {

fs::path in(const QTemporaryDir& folder, const std::string& name)
{
    return fs::path(folder.path().toStdString()) / name;
}

void writePicture(const fs::path& file, std::uint8_t value, int width = 16)
{
    imaging::writePng(file, imaging::Image(width, 12, value));
}

} // namespace

class TestDrawnSources : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theStreetGoesOn();
    void picturesComeInTheOrderOfTheirNumbers();
    void aDamagedPictureIsLeftOutAndTold();
    void aFolderWithoutPicturesIsRefused();
};

void TestDrawnSources::theStreetGoesOn()
{
    const auto source = openSource({.kind = SourceKind::Street, .seed = 5}), same = openSource({.kind = SourceKind::Street, .seed = 5});
    QVERIFY(!source->info().live);
    QCOMPARE(source->info().frames, 0);
    Frame first, frame, again;
    QVERIFY(source->read(first));
    for (int i = 0; i < 24; ++i)
        QVERIFY(source->skip(frame));
    QVERIFY(source->read(frame));
    QCOMPARE(frame.number, 25);
    QCOMPARE(frame.seconds, 1.0);
    QVERIFY(frame.image.rgb != first.image.rgb);
    QVERIFY((frame.image.size() == source->info().size));
    for (int i = 0; i < 25; ++i)
        same->skip(again);
    same->read(again);
    QVERIFY(again.image.rgb == frame.image.rgb);
}

void TestDrawnSources::picturesComeInTheOrderOfTheirNumbers()
{
    const QTemporaryDir folder;
    const char* const names[] = {"shot 2.png", "shot 10.png", "shot 1.png", "shot 009.png"};
    const int order[] = {2, 4, 1, 3};
    for (std::size_t i = 0; i < 4; ++i)
        writePicture(in(folder, names[i]), static_cast<std::uint8_t>(10 * order[i]), 16 + order[i]);
    std::ofstream(in(folder, "notes.txt")) << "x";
    const auto source = openSource({.kind = SourceKind::Pictures, .path = folder.path().toStdString()});
    QCOMPARE(source->info().frames, 4);
    Frame frame;
    for (int i = 1; i <= 4; ++i) {
        QVERIFY(source->read(frame));
        QCOMPARE(static_cast<int>(frame.image.rgb[0]), 10 * i);
        QCOMPARE(frame.image.width, 16 + i); // each has its own size
    }
    QVERIFY(!source->read(frame));
}

void TestDrawnSources::aDamagedPictureIsLeftOutAndTold()
{
    const QTemporaryDir folder;
    writePicture(in(folder, "1.png"), 10);
    std::ofstream(in(folder, "2.png")) << "no picture";
    writePicture(in(folder, "3.png"), 30);
    const auto source = openSource({.kind = SourceKind::Pictures, .path = folder.path().toStdString()});
    Frame frame;
    QVERIFY(source->read(frame));
    QVERIFY(source->read(frame));
    QCOMPARE(static_cast<int>(frame.image.rgb[0]), 30);
    QCOMPARE(frame.number, 2);
    QVERIFY(!source->read(frame));
    QCOMPARE(source->remarks().size(), std::size_t{1});
    QVERIFY(source->remarks().front().english().find("2.png") != std::string::npos);
}

void TestDrawnSources::aFolderWithoutPicturesIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY_THROWS_EXCEPTION(Error, openSource({.kind = SourceKind::Pictures, .path = folder.path().toStdString()}));
}

QTEST_GUILESS_MAIN(TestDrawnSources)
#include "test_drawn_sources.moc"
