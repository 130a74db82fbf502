// Recordings: what was recorded is in the file, and is kept and plays when the disk fills or nothing more can be written.
#include "core/video/frame_source.h"
#include "core/video/video_recorder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

#include <sys/resource.h>

using namespace blindspot;
using namespace blindspot::video;
namespace fs = std::filesystem;

namespace {

/// A picture that no codec makes small, of its own for every number.
imaging::Image noisy(int number, int width = 160, int height = 120)
{
    imaging::Image image(width, height);
    std::uint32_t state = 12345U + static_cast<std::uint32_t>(number) * 7919U;
    for (std::uint8_t& value : image.rgb) {
        state = state * 1664525U + 1013904223U;
        value = static_cast<std::uint8_t>(state >> 24);
    }
    return image;
}

struct Played {
    std::int64_t frames = 0;
    imaging::Size size;
    double seconds = 0;
    imaging::Image last;
};

Played play(const fs::path& file)
{
    const auto source = openSource({.kind = SourceKind::File, .path = file});
    Played played;
    Frame frame;
    while (source->read(frame)) {
        ++played.frames;
        played.size = frame.image.size();
        played.seconds = frame.seconds;
        played.last = frame.image;
    }
    return played;
}

fs::path in(const QTemporaryDir& folder, const char* name)
{
    return fs::path(folder.path().toStdString()) / name;
}

std::size_t filesIn(const QTemporaryDir& folder)
{
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder.path().toStdString()))
        ++files;
    return files;
}

} // namespace

class TestVideoRecorder : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void whatIsRecordedPlays_data();
    void whatIsRecordedPlays();
    void colourComesBack();
    void picturesOfAnotherSizeAreFitted();
    void whatBreaksOffPlays();
    void whatWasLeftBehindIsNotWrittenOver();
    void aFullDiskKeepsWhatThereIs();
    void aFileThatCannotGrowKeepsWhatThereIs();
    void anotherEndOfTheNameIsRefused();
    void aMissingFolderIsRefused();
    void withoutPicturesThereIsNoFile();
};

void TestVideoRecorder::whatIsRecordedPlays_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"a.mkv", "a.mp4", "a.avi", "A.MKV"})
        QTest::newRow(name) << QString(name);
}

void TestVideoRecorder::whatIsRecordedPlays()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const fs::path file = in(folder, qPrintable(name));
    VideoRecorder recorder(file, {.framesPerSecond = 10});
    for (int i = 0; i < 30; ++i)
        recorder.add(imaging::Image(161, 121, static_cast<std::uint8_t>(8 * i)));
    QVERIFY(!fs::exists(file)); // not before it is whole
    const RecordedVideo recorded = recorder.finish();
    QCOMPARE(recorded.frames, 30);
    QCOMPARE(recorded.seconds, 3.0);
    QCOMPARE(filesIn(folder), std::size_t{1});
    const Played played = play(file);
    QCOMPARE(played.frames, 30);
    QVERIFY((played.size == imaging::Size{160, 120}));
    QVERIFY(std::abs(played.seconds - 2.9) < 0.01);
    QVERIFY(std::abs(played.last.rgb[9000] - 8 * 29) <= 4);
}

void TestVideoRecorder::colourComesBack()
{
    const QTemporaryDir folder;
    imaging::Image image(64, 64);
    for (std::size_t i = 0; i < image.rgb.size(); i += 3)
        image.rgb[i] = 200, image.rgb[i + 1] = 90, image.rgb[i + 2] = 30;
    VideoRecorder recorder(in(folder, "a.mkv"));
    for (int i = 0; i < 5; ++i)
        recorder.add(image);
    recorder.finish();
    const Played played = play(in(folder, "a.mkv"));
    const std::uint8_t* pixel = played.last.pixel(20, 20);
    QVERIFY2(std::abs(pixel[0] - 200) <= 8 && std::abs(pixel[1] - 90) <= 8 && std::abs(pixel[2] - 30) <= 8,
             qPrintable(QString("%1 %2 %3").arg(pixel[0]).arg(pixel[1]).arg(pixel[2])));
}

void TestVideoRecorder::picturesOfAnotherSizeAreFitted()
{
    const QTemporaryDir folder;
    VideoRecorder recorder(in(folder, "a.avi"));
    recorder.add(imaging::Image(160, 120, 200));
    recorder.add(imaging::Image(120, 160, 200)); // held upright from now on
    const RecordedVideo recorded = recorder.finish();
    QCOMPARE(recorded.fitted, 1);
    const Played played = play(in(folder, "a.avi"));
    QCOMPARE(played.frames, 2);
    QVERIFY((played.size == imaging::Size{160, 120}));
    QVERIFY(std::abs(played.last.pixel(80, 60)[0] - 200) < 6);
    QVERIFY(played.last.pixel(10, 60)[0] < 20);
}

/// As after a power cut: the file that is not finished is read as far as it goes.
void TestVideoRecorder::whatBreaksOffPlays()
{
    for (const char* name : {"a.mkv", "a.avi"}) {
        const QTemporaryDir folder;
        VideoRecorder recorder(in(folder, name));
        for (int i = 0; i < 300; ++i) // 12 s: Matroska is written in pieces of 5
            recorder.add(noisy(i, 64, 48));
        fs::path part = in(folder, name).replace_extension();
        part += std::string(".part") + fs::path(name).extension().string();
        QVERIFY(fs::exists(part));
        fs::copy_file(part, in(folder, "copy.mkv"));
        const Played played = play(in(folder, "copy.mkv"));
        QVERIFY2(played.frames > 100, qPrintable(QString("%1: %2").arg(name).arg(played.frames)));
    }
}

void TestVideoRecorder::whatWasLeftBehindIsNotWrittenOver()
{
    const QTemporaryDir folder;
    std::ofstream(in(folder, "a.part.avi")) << "left behind";
    VideoRecorder recorder(in(folder, "a.avi"));
    recorder.add(imaging::Image(64, 48));
    recorder.finish();
    std::string text;
    std::getline(std::ifstream(in(folder, "a.part.avi")) >> std::ws, text);
    QCOMPARE(text, std::string("left behind"));
    QCOMPARE(play(in(folder, "a.avi")).frames, 1);
}

void TestVideoRecorder::aFullDiskKeepsWhatThereIs()
{
    const QTemporaryDir folder;
    RecordingOptions options;
    options.framesPerSecond = 10;
    VideoRecorder recorder(in(folder, "a.mkv"), options);
    for (int i = 0; i < 20; ++i)
        recorder.add(noisy(i));
    QCOMPARE(recorder.finish().frames, 20);

    // No disk has so much room.
    options.spare = std::numeric_limits<std::uintmax_t>::max() / 2;
    VideoRecorder full(in(folder, "b.mkv"), options);
    try {
        full.add(noisy(0));
        QFAIL("it was written");
    } catch (const Error& error) {
        QVERIFY(std::string(error.what()).find("disk is full") != std::string::npos);
        QVERIFY(!error.remedy().empty());
    }
}

/// The system takes no more bytes in the middle of a recording (here by a limit on the file's size; a quota does the same).
void TestVideoRecorder::aFileThatCannotGrowKeepsWhatThereIs()
{
    const QTemporaryDir folder;
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit limit = before;
    limit.rlim_cur = 200'000;
    VideoRecorder recorder(in(folder, "a.mkv"), {.framesPerSecond = 10});
    std::string said;
    int added = 0;
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
        for (; added < 4000; ++added)
            recorder.add(noisy(added, 32, 32));
    } catch (const Error& error) {
        said = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(said.find("the recording ended") != std::string::npos, qPrintable(QString("%1 added").arg(added)));
    QVERIFY2(said.find("kept") != std::string::npos, said.c_str());
    const Played played = play(in(folder, "a.mkv"));
    QVERIFY2(played.frames > 10, qPrintable(QString::number(played.frames)));
}

void TestVideoRecorder::anotherEndOfTheNameIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY_THROWS_EXCEPTION(Error, VideoRecorder(in(folder, "a.jpg")));
}

void TestVideoRecorder::aMissingFolderIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY_THROWS_EXCEPTION(Error, VideoRecorder(in(folder, "gone") / "a.mkv"));
}

void TestVideoRecorder::withoutPicturesThereIsNoFile()
{
    const QTemporaryDir folder;
    VideoRecorder recorder(in(folder, "a.mkv"));
    QCOMPARE(recorder.finish().frames, 0);
    QCOMPARE(filesIn(folder), std::size_t{0});
}

QTEST_GUILESS_MAIN(TestVideoRecorder)
#include "test_video_recorder.moc"
