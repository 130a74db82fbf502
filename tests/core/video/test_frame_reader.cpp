// The thread that reads frames: always the newest, and whatever happens to a source is said within a second and mended.
#include "core/video/frame_reader.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::video;
using namespace std::chrono_literals;

namespace {

/// What a scripted source does at each `read`, by the number of the frame.
struct Script {
    SourceInfo info{.name = "script", .size = {8, 6}, .framesPerSecond = 50, .frames = 0, .live = true};
    std::int64_t frames = 1'000'000;           ///< then it ends
    std::chrono::microseconds each{5000};      ///< that a live one waits for each frame
    std::function<void(std::int64_t)> before;  ///< called before each frame
};

class ScriptedSource final : public FrameSource {
  public:
    explicit ScriptedSource(Script script) : script_(std::move(script)) {}

    const SourceInfo& info() const override { return script_.info; }
    bool read(Frame& frame) override
    {
        if (script_.info.live) std::this_thread::sleep_for(script_.each);
        if (!skip(frame)) return false;
        frame.image = imaging::Image(8, 6, static_cast<std::uint8_t>(frame.number));
        return true;
    }
    bool skip(Frame& frame) override
    {
        if (next_ >= script_.frames) return false;
        if (script_.before) script_.before(next_);
        frame.number = next_++;
        frame.seconds = static_cast<double>(frame.number) / script_.info.framesPerSecond;
        return true;
    }

  private:
    Script script_;
    std::int64_t next_ = 0;
};

FrameReader::Open opening(const Script& script)
{
    return [script] { return std::make_unique<ScriptedSource>(script); };
}

bool reaches(const FrameReader& reader, ReaderState state, std::chrono::milliseconds within)
{
    const auto end = std::chrono::steady_clock::now() + within;
    while (std::chrono::steady_clock::now() < end) {
        if (reader.status().state == state) return true;
        std::this_thread::sleep_for(2ms);
    }
    return false;
}

} // namespace

class TestFrameReader : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aSlowTakerGetsTheNewest();
    void eachFrameIsGivenOnce();
    void aFileIsShownAtItsOwnSpeed();
    void aFileThatIsReadTooSlowlyIsNotShownSlowly();
    void whatNobodyWaitsForIsNotMade();
    void aFrameThatWaitsStaysTheNewest();
    void anEndIsTakenUpAgain();
    void anEndThatIsNotRepeatedIsSaid();
    void aLossIsSaidAndTakenUpAgain();
    void whatCannotBeOpenedIsTriedAgain();
    void aStallIsSaidAndTakenUpAgain();
    void pausedAFileWaits();
    void pausedAStepOfACameraIsItsNewest();
    void anEmptySourceIsALoss();
};

/// The taker needs ten times as long as a frame lasts: what it gets is never older than a frame, and the others are counted.
void TestFrameReader::aSlowTakerGetsTheNewest()
{
    std::atomic<std::int64_t> newest = -1;
    Script script;
    script.before = [&](std::int64_t number) { newest = number; };
    FrameReader reader(opening(script));
    std::int64_t last = -1, taken = 0;
    for (int i = 0; i < 12; ++i) {
        const auto frame = reader.take(2s);
        QVERIFY(frame.has_value());
        QVERIFY(frame->frame->number > last);
        QVERIFY(newest - frame->frame->number <= 1); // the one being made
        last = frame->frame->number;
        ++taken;
        std::this_thread::sleep_for(50ms);
    }
    const ReaderStatus status = reader.status();
    QVERIFY(status.skipped >= 2 * taken); // ten times where nothing else keeps the machine busy
    QVERIFY(status.frames - status.skipped - taken <= 1 && status.frames - status.skipped - taken >= 0);
    QVERIFY(status.framesPerSecond > 20 && status.framesPerSecond <= 201);
}

void TestFrameReader::eachFrameIsGivenOnce()
{
    Script script;
    script.frames = 1;
    FrameReader reader(opening(script), {.repeat = false});
    QVERIFY(reader.take(2s).has_value());
    QVERIFY(!reader.take(50ms).has_value());
}

void TestFrameReader::aFileIsShownAtItsOwnSpeed()
{
    Script script;
    script.info.live = false;
    FrameReader reader(opening(script));
    const auto begin = std::chrono::steady_clock::now();
    std::int64_t last = 0;
    while (last < 20) {
        const auto frame = reader.take(2s);
        QVERIFY(frame.has_value());
        last = frame->frame->number;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    QVERIFY2(seconds >= 0.36, qPrintable(QString::number(seconds))); // 20 frames of 20 ms, never faster
}

/// Each frame takes twice as long to make as it lasts; skipping costs nothing. The video keeps its time.
void TestFrameReader::aFileThatIsReadTooSlowlyIsNotShownSlowly()
{
    struct Slow final : FrameSource {
        SourceInfo about{.name = "slow", .size = {8, 6}, .framesPerSecond = 50, .frames = 0, .live = false};
        std::int64_t next = 0;
        const SourceInfo& info() const override { return about; }
        bool read(Frame& frame) override
        {
            std::this_thread::sleep_for(40ms);
            frame.image = imaging::Image(8, 6);
            return skip(frame);
        }
        bool skip(Frame& frame) override
        {
            frame.number = next++;
            frame.seconds = static_cast<double>(frame.number) / 50;
            return true;
        }
    };
    FrameReader reader([] { return std::make_unique<Slow>(); });
    reader.take(2s);
    const auto begin = std::chrono::steady_clock::now();
    std::int64_t last = 0;
    while (last < 75 && std::chrono::steady_clock::now() - begin < 20s)
        if (const auto frame = reader.take(2s)) last = frame->frame->number;
    const ReaderStatus status = reader.status();
    QVERIFY(last >= 75);
    QVERIFY2(status.skipped >= 25, qPrintable(QString::number(status.skipped))); // half of the 75, were all well
}

/// While the taker looks at a frame the others pass unmade, and the next one that it gets is still of its time.
void TestFrameReader::whatNobodyWaitsForIsNotMade()
{
    struct Counted final : FrameSource {
        SourceInfo about{.name = "counted", .size = {8, 6}, .framesPerSecond = 50, .frames = 0, .live = false};
        std::atomic<int>& made;
        std::int64_t next = 0;
        explicit Counted(std::atomic<int>& counter) : made(counter) {}
        const SourceInfo& info() const override { return about; }
        bool read(Frame& frame) override
        {
            ++made;
            frame.image = imaging::Image(8, 6);
            return skip(frame);
        }
        bool skip(Frame& frame) override
        {
            frame.number = next++;
            frame.seconds = static_cast<double>(frame.number) / 50;
            return true;
        }
    };
    std::atomic<int> made = 0;
    FrameReader reader([&] { return std::make_unique<Counted>(made); });
    const auto begin = std::chrono::steady_clock::now();
    std::int64_t first = -1, last = -1;
    for (int i = 0; i < 6; ++i) {
        const auto frame = reader.take(5s);
        QVERIFY(frame.has_value());
        last = frame->frame->number;
        if (first < 0) first = last;
        std::this_thread::sleep_for(200ms); // ten frames
    }
    QVERIFY2(made <= 12, qPrintable(QString::number(made))); // of about fifty
    QVERIFY2(last - first >= 45, qPrintable(QString::number(last - first)));
    const double shown = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    QVERIFY(static_cast<double>(last) / 50 <= shown + 0.1); // and not ahead of its time
    QVERIFY(reader.status().framesPerSecond > 20); // they came all the same
}

/// One that was asked for and not taken yet is replaced by newer ones.
void TestFrameReader::aFrameThatWaitsStaysTheNewest()
{
    Script script;
    script.info.live = false;
    FrameReader reader(opening(script));
    std::this_thread::sleep_for(500ms); // the first one is made for whoever comes
    const auto frame = reader.take(2s);
    QVERIFY(frame.has_value());
    QVERIFY2(frame->frame->number >= 10, qPrintable(QString::number(frame->frame->number)));
}

void TestFrameReader::anEndIsTakenUpAgain()
{
    Script script;
    script.frames = 3;
    FrameReader reader(opening(script));
    int begun = 0;
    for (int i = 0; i < 12 && begun < 3; ++i) {
        const auto frame = reader.take(2s);
        QVERIFY(frame.has_value());
        begun += frame->frame->number == 0 ? 1 : 0;
    }
    QVERIFY(begun >= 2);
}

void TestFrameReader::anEndThatIsNotRepeatedIsSaid()
{
    Script script;
    script.frames = 3;
    FrameReader reader(opening(script), {.repeat = false});
    QVERIFY(reaches(reader, ReaderState::Ended, 1s));
}

void TestFrameReader::aLossIsSaidAndTakenUpAgain()
{
    std::atomic<int> opened = 0;
    FrameReader reader(
        [&]() -> std::unique_ptr<FrameSource> {
            Script script;
            if (opened++ == 0) script.before = [](std::int64_t number) {
                    if (number == 3) throw Error(Message::tr("the camera gives no pictures any more"), "camera 0");
                };
            return std::make_unique<ScriptedSource>(script);
        },
        {.retry = 0.3});
    QVERIFY(reaches(reader, ReaderState::Lost, 1s));
    QVERIFY(reader.status().problem.english().find("no pictures any more") != std::string::npos);
    QVERIFY(reaches(reader, ReaderState::Running, 2s));
    QVERIFY(reader.status().problem.empty());
    QVERIFY(reader.take(2s).has_value());
    QCOMPARE(opened.load(), 2);
}

void TestFrameReader::whatCannotBeOpenedIsTriedAgain()
{
    std::atomic<int> opened = 0;
    FrameReader reader(
        [&]() -> std::unique_ptr<FrameSource> {
            if (opened++ < 2) throw Error(Message::tr("there is no such camera"), "/dev/video0");
            return std::make_unique<ScriptedSource>(Script());
        },
        {.retry = 0.1});
    QVERIFY(reaches(reader, ReaderState::Lost, 1s));
    QVERIFY(reaches(reader, ReaderState::Running, 2s));
    QCOMPARE(opened.load(), 3);
}

/// A source whose read waits and waits: it is said meanwhile, by the reader's status, within a second.
void TestFrameReader::aStallIsSaidAndTakenUpAgain()
{
    std::mutex gate;
    gate.lock();
    Script script;
    script.before = [&](std::int64_t number) {
        if (number == 2) {
            const std::scoped_lock lock(gate);
        }
    };
    FrameReader reader(opening(script));
    while (const auto frame = reader.take(100ms))
        static_cast<void>(frame);
    const auto begin = std::chrono::steady_clock::now();
    QVERIFY(reaches(reader, ReaderState::Stalled, 1s));
    QVERIFY(std::chrono::steady_clock::now() - begin < 1s);
    QVERIFY(reader.status().problem.english().find("no picture has come") != std::string::npos);
    gate.unlock();
    QVERIFY(reader.take(2s).has_value());
    QCOMPARE(reader.status().state, ReaderState::Running);
}

void TestFrameReader::pausedAFileWaits()
{
    Script script;
    script.info.live = false;
    FrameReader reader(opening(script));
    QVERIFY(reader.take(2s).has_value());
    reader.setPaused(true);
    QVERIFY(!reader.take(100ms).has_value());
    reader.step();
    const auto first = reader.take(2s);
    QVERIFY(first.has_value());
    QVERIFY(!reader.take(100ms).has_value());
    for (int i = 1; i <= 3; ++i) {
        reader.step();
        const auto next = reader.take(2s);
        QVERIFY(next.has_value());
        QCOMPARE(next->frame->number, first->frame->number + i);
    }
    std::this_thread::sleep_for(1s);
    QCOMPARE(reader.status().state, ReaderState::Running); // waiting for a step is no stall
    reader.setPaused(false);
    QVERIFY(reader.take(2s).has_value());
}

void TestFrameReader::pausedAStepOfACameraIsItsNewest()
{
    std::atomic<std::int64_t> newest = -1;
    Script script;
    script.before = [&](std::int64_t number) { newest = number; };
    FrameReader reader(opening(script));
    QVERIFY(reader.take(2s).has_value());
    reader.setPaused(true);
    QVERIFY(!reader.take(100ms).has_value());
    const std::int64_t then = newest;
    reader.step();
    const auto frame = reader.take(2s);
    QVERIFY(frame.has_value());
    QVERIFY(frame->frame->number >= then);
}

void TestFrameReader::anEmptySourceIsALoss()
{
    Script script;
    script.frames = 0;
    FrameReader reader(opening(script), {.retry = 0.05});
    QVERIFY(reaches(reader, ReaderState::Lost, 1s));
}

QTEST_GUILESS_MAIN(TestFrameReader)
#include "test_frame_reader.moc"
