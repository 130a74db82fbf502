// A FrameReader reads a source on a thread of its own and holds its newest frame, so that whoever looks at frames more slowly
// than they come never looks at an old one.
#pragma once

#include "core/common/message.h"
#include "core/video/frame_source.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace blindspot::video {

enum class ReaderState {
    Opening, ///< the source is being opened, for the first time or again
    Running,
    Stalled, ///< open, but no frame has come for a while
    Lost,    ///< it cannot be opened or broke off; it is tried again and again
    Ended,   ///< it came to its end and is not repeated
};

struct ReaderOptions {
    bool repeat = true;   ///< a source that ends begins anew
    double stalled = 0.8; ///< seconds without a frame after which it is said
    double retry = 0.5;   ///< seconds until a lost source is opened again
};

struct ReaderStatus {
    ReaderState state = ReaderState::Opening;
    Message problem{};              ///< of Stalled and Lost: what happened, where, what to do
    std::vector<Message> remarks{}; ///< what was odd about the source when it last came to its end
    SourceInfo source{};            ///< of the one that was opened last
    double framesPerSecond = 0;     ///< of those that came in the last two seconds
    std::int64_t frames = 0;        ///< that came, all in all
    std::int64_t skipped = 0;       ///< of those, how many nobody took before the next one came
};

/// A frame with what becomes of its age.
struct NewestFrame {
    using Clock = std::chrono::steady_clock;

    std::shared_ptr<const Frame> frame;
    Clock::time_point arrived; ///< when the reader had it whole; what a camera and its cable take before is not known

    double age() const { return std::chrono::duration<double>(Clock::now() - arrived).count(); }
};

/// Its thread begins with it and ends with it. A source that is not live is shown at the speed that its times say, and where it
/// cannot be read that fast frames are left out; so are those that pass while nobody waits for one: what it costs to draw or decode
/// them is better spent by whoever is still looking at the last one. From any thread.
class FrameReader {
  public:
    using Open = std::function<std::unique_ptr<FrameSource>()>;

    /// `open` is called on the reader's thread, again after each loss and, where the source repeats, after each end. Errors: Error
    /// where there is no thread to be had.
    explicit FrameReader(Open open, const ReaderOptions& options = {});
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;
    /// Waits for the source's `read` to come back: see FrameSource.
    ~FrameReader();

    /// The newest frame, once: waits for one that was not taken yet, at most so long; nothing where none came.
    std::optional<NewestFrame> take(std::chrono::milliseconds wait);
    ReaderStatus status() const;

    /// Paused, no frame is given but those that `step` asks for, one each. What is not live waits; of a live source the frames
    /// in between are dropped.
    void setPaused(bool paused);
    void step();

  private:
    using Clock = NewestFrame::Clock;

    void run();
    std::unique_ptr<FrameSource> openAgain();
    bool readToEnd(FrameSource& source);
    bool stopping() const;
    bool waitUntilDue(double seconds);
    bool passUntilWanted(FrameSource& source, double& shown);
    bool catchUp(FrameSource& source, double shown);
    static double stepOf(const FrameSource& source);
    void countPassed();
    void addArrival();
    double secondsBehind(double seconds) const;
    bool stoppedWithin(double seconds);
    void publish(std::shared_ptr<const Frame> frame, bool live);
    void lose(const Message& problem);
    double rate() const;

    const Open open_;
    const ReaderOptions options_;
    mutable std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    bool stop_ = false, paused_ = false, pacing_ = false;
    bool wanted_ = true; ///< a frame was asked for that was not taken yet; the first one is for whoever comes
    int steps_ = 0;
    ReaderStatus status_;
    NewestFrame slot_; ///< without a frame: it was taken
    Clock::time_point newest_; ///< when the last frame came, or the source was opened
    std::deque<Clock::time_point> arrivals_;
    // Of the reader's thread alone: the moment at which the source's second 0 would have been shown.
    std::optional<Clock::time_point> begin_;
    std::thread thread_;
};

} // namespace blindspot::video
