// Video files as phones and cameras write them, and those that are damaged: every frame is right and in its place, or a sentence
// says what is wrong.
#include "core/video/frame_source.h"
#include "core/video/video_recorder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::video;
namespace fs = std::filesystem;

namespace {

fs::path sample(const char* name)
{
    return fs::path(BLINDSPOT_TEST_DATA) / "videos" / name;
}

std::unique_ptr<FrameSource> open(const fs::path& file)
{
    return openSource({.kind = SourceKind::File, .path = file});
}

std::vector<Frame> framesOf(FrameSource& source)
{
    std::vector<Frame> frames;
    Frame frame;
    while (source.read(frame) && frames.size() < 200) // an endless one fails by its count
        frames.push_back(frame);
    return frames;
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

fs::path written(const QTemporaryDir& folder, const char* name, const std::string& bytes)
{
    const fs::path file = fs::path(folder.path().toStdString()) / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

/// The first `share` of a file, as a copy that broke off.
fs::path cut(const QTemporaryDir& folder, const fs::path& file, double share)
{
    const std::string bytes = bytesOf(file);
    return written(folder, ("cut" + file.extension().string()).c_str(),
                   bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share)));
}

std::string errorOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.remedy().empty() ? "no remedy: " + std::string(error.what()) : error.what();
    }
    return "";
}

bool has(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

/// Twelve frames, each of one grey that tells its number, as Motion JPEG.
fs::path greys(const QTemporaryDir& folder, const char* name = "greys.avi")
{
    const fs::path file = fs::path(folder.path().toStdString()) / name;
    VideoRecorder recorder(file, {.framesPerSecond = 10});
    for (int i = 0; i < 12; ++i)
        recorder.add(imaging::Image(64, 48, static_cast<std::uint8_t>(20 * i)));
    recorder.finish();
    return file;
}

} // namespace

class TestVideoFiles : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void framesComeInTheirOrder();
    void skippedFramesAreNotMissed();
    void reorderedFramesKeepTheirTimes();
    void unevenTimesAreTheFiles();
    void filmedUprightIsUpright();
    void tenBitsOfHevcAreRead();
    void withoutTimesAndCount();
    void anotherSizeInMidStreamIsSaid();
    void aCutFileIsReadAsFarAsItGoes();
    void aCutFileWithoutIndexIsRefused();
    void whatIsNoVideoIsRefused();
    void anUnknownCodecIsRefused();
    void aMissingFileIsRefused();
    void anAddressInAFileIsNotFollowed();
};

void TestVideoFiles::framesComeInTheirOrder()
{
    const QTemporaryDir folder;
    const auto source = open(greys(folder));
    QCOMPARE(source->info().frames, 12);
    QCOMPARE(source->info().framesPerSecond, 10.0);
    QVERIFY(!source->info().live);
    QVERIFY((source->info().size == imaging::Size{64, 48}));
    const std::vector<Frame> frames = framesOf(*source);
    QCOMPARE(frames.size(), std::size_t{12});
    for (int i = 0; i < 12; ++i) {
        const Frame& frame = frames[static_cast<std::size_t>(i)];
        QCOMPARE(frame.number, i);
        QVERIFY(std::abs(frame.seconds - 0.1 * i) < 0.001);
        QVERIFY(std::abs(frame.image.pixel(30, 20)[1] - 20 * i) <= 3);
    }
    QVERIFY(source->remarks().empty());
    Frame frame;
    QVERIFY(!source->read(frame));
}

void TestVideoFiles::skippedFramesAreNotMissed()
{
    const QTemporaryDir folder;
    const auto source = open(greys(folder));
    Frame frame;
    for (int i = 0; i < 5; ++i)
        QVERIFY(source->skip(frame));
    QVERIFY(source->read(frame));
    QCOMPARE(frame.number, 5);
    QVERIFY(std::abs(frame.image.pixel(30, 20)[1] - 100) <= 3);
}

/// OpenCV knows no time for the last frames of such a file.
void TestVideoFiles::reorderedFramesKeepTheirTimes()
{
    const std::vector<Frame> frames = framesOf(*open(sample("reordered.mp4")));
    QCOMPARE(frames.size(), std::size_t{20});
    for (std::size_t i = 0; i < frames.size(); ++i)
        QVERIFY2(std::abs(frames[i].seconds - 0.1 * static_cast<double>(i)) < 0.011, qPrintable(QString::number(frames[i].seconds)));
}

void TestVideoFiles::unevenTimesAreTheFiles()
{
    const std::vector<Frame> frames = framesOf(*open(sample("variable_rate.mp4")));
    QCOMPARE(frames.size(), std::size_t{18});
    const double known[] = {0, 1, 2, 3, 4, 7, 14, 21, 28, 30, 31, 32, 33, 34}; // thirtieths of a second
    for (std::size_t i = 0; i < std::size(known); ++i)
        QVERIFY2(std::abs(frames[i].seconds - known[i] / 30) < 0.002, qPrintable(QString::number(frames[i].seconds * 30)));
}

void TestVideoFiles::filmedUprightIsUpright()
{
    const std::vector<Frame> lying = framesOf(*open(sample("reordered.mp4"))), upright = framesOf(*open(sample("turned.mp4")));
    QCOMPARE(upright.size(), lying.size());
    QVERIFY((upright[0].image.size() == imaging::Size{120, 160}));
    // Turned counterclockwise (as ffmpeg's "rotate" means it) or clockwise, but the same pixels: look at both.
    int clockwise = 0, counter = 0;
    for (int y = 4; y < 116; y += 8)
        for (int x = 4; x < 156; x += 8) {
            const int value = lying[0].image.pixel(x, y)[0];
            clockwise += std::abs(upright[0].image.pixel(119 - y, x)[0] - value) < 12 ? 1 : 0;
            counter += std::abs(upright[0].image.pixel(y, 159 - x)[0] - value) < 12 ? 1 : 0;
        }
    QVERIFY2(clockwise > 14 * 19 * 9 / 10 && clockwise > counter, qPrintable(QString("%1, %2").arg(clockwise).arg(counter)));
}

void TestVideoFiles::tenBitsOfHevcAreRead()
{
    const std::vector<Frame> frames = framesOf(*open(sample("hevc_10bit.mp4"))), eight = framesOf(*open(sample("reordered.mp4")));
    QCOMPARE(frames.size(), std::size_t{10});
    int alike = 0;
    for (int y = 2; y < 120; y += 4)
        for (int x = 2; x < 160; x += 4)
            alike += std::abs(frames[3].image.pixel(x, y)[0] - eight[3].image.pixel(x, y)[0]) < 30 ? 1 : 0;
    QVERIFY2(alike > 30 * 40 * 8 / 10, qPrintable(QString::number(alike)));
}

void TestVideoFiles::withoutTimesAndCount()
{
    const auto source = open(sample("no_times.h264"));
    QCOMPARE(source->info().frames, 0);
    const std::vector<Frame> frames = framesOf(*source);
    QCOMPARE(frames.size(), std::size_t{20});
    for (std::size_t i = 1; i < frames.size(); ++i)
        QVERIFY(frames[i].seconds > frames[i - 1].seconds);
}

void TestVideoFiles::anotherSizeInMidStreamIsSaid()
{
    const auto source = open(sample("two_sizes.ts"));
    std::vector<Frame> before;
    const std::string said = errorOf([&] {
        Frame frame;
        while (source->read(frame) && before.size() < 100)
            before.push_back(frame);
    });
    QVERIFY(before.size() >= 6 && before.size() <= 10); // the tenth is the last one of its size
    QVERIFY2(has(said, "another size") && has(said, ("from frame " + std::to_string(before.size()) + " on").c_str()), said.c_str());
}

void TestVideoFiles::aCutFileIsReadAsFarAsItGoes()
{
    const QTemporaryDir folder;
    for (const fs::path& file : {greys(folder), sample("reordered.mp4")}) {
        const auto source = open(cut(folder, file, 0.7));
        const std::size_t frames = framesOf(*source).size();
        QVERIFY(frames >= 1 && frames < 12);
        QCOMPARE(source->remarks().size(), std::size_t{1});
        const std::string said = source->remarks().front().english();
        QVERIFY2(has(said, "ends early") && has(said, std::to_string(frames).c_str()), said.c_str());
    }
}

void TestVideoFiles::aCutFileWithoutIndexIsRefused()
{
    const QTemporaryDir folder;
    const std::string whole = bytesOf(sample("hevc_10bit.mp4")); // its index is at the end
    for (const double share : {0.3, 0.5, 0.9}) {
        const auto size = static_cast<std::size_t>(static_cast<double>(whole.size()) * share);
        const std::string said = errorOf([&] { open(written(folder, "a.mp4", whole.substr(0, size))); });
        QVERIFY2(has(said, "cut off") && has(said, "copy it again"), said.c_str());
    }
}

void TestVideoFiles::whatIsNoVideoIsRefused()
{
    const QTemporaryDir folder;
    QVERIFY(has(errorOf([&] { open(written(folder, "empty.mp4", "")); }), "empty"));
    const std::string said = errorOf([&] { open(written(folder, "text.avi", std::string(5000, 'x'))); });
    QVERIFY2(has(said, "cannot be opened") && has(said, "text.avi"), said.c_str());
}

void TestVideoFiles::anUnknownCodecIsRefused()
{
    const QTemporaryDir folder;
    std::string bytes = bytesOf(greys(folder));
    for (const char* name : {"MJPG", "mjpg"})
        for (std::size_t at = bytes.find(name); at != std::string::npos; at = bytes.find(name))
            bytes.replace(at, 4, "XQZ7");
    const std::string said = errorOf([&] { open(written(folder, "unknown.avi", bytes)); });
    QVERIFY2(has(said, "no decoder") && has(said, "convert"), said.c_str());
}

void TestVideoFiles::aMissingFileIsRefused()
{
    const QTemporaryDir folder;
    const std::string said = errorOf([&] { open(fs::path(folder.path().toStdString()) / "gone.mp4"); });
    QVERIFY2(has(said, "gone.mp4") && has(said, "cannot be opened"), said.c_str());
}

/// A list of addresses may bear the name of a video: nothing of it is opened.
void TestVideoFiles::anAddressInAFileIsNotFollowed()
{
    const QTemporaryDir folder;
    const std::string list = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n";
    const std::string session = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
                                "a=rtpmap:96 H264/90000\n";
    QVERIFY(!errorOf([&] { open(written(folder, "list.m3u8", list)); }).empty());
    QVERIFY(!errorOf([&] { open(written(folder, "list.mp4", list)); }).empty());
    QVERIFY(!errorOf([&] { open(written(folder, "session.sdp", session)); }).empty());
    QVERIFY(has(errorOf([] { openSource({.kind = SourceKind::Stream, .address = "rtsp://127.0.0.1:9/x"}); }), "--network"));
    const std::string said =
        errorOf([] { openSource({.kind = SourceKind::Stream, .address = "rtsp://127.0.0.1:9/x"}, {.network = true}); });
    QVERIFY2(has(said, "nobody answers"), said.c_str());
}

QTEST_GUILESS_MAIN(TestVideoFiles)
#include "test_video_files.moc"
