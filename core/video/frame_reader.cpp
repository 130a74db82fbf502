#include "core/video/frame_reader.h"

#include "core/common/threads.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

namespace blindspot::video {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr double kRateWindow = 2;     // seconds
constexpr double kLate = 0.08;        // seconds behind its time from which on frames are left out
constexpr double kTooLate = 1;        // from which on the video is shown later instead
constexpr int kMostLeftOut = 30;      // frames in a row

auto clockSpan(double seconds)
{
    return std::chrono::duration_cast<NewestFrame::Clock::duration>(Seconds(seconds));
}

} // namespace

FrameReader::FrameReader(Open open, const ReaderOptions& options)
    : open_(std::move(open)), options_(options), newest_(Clock::now())
{
    thread_ = startThread([this] { run(); });
}

FrameReader::~FrameReader()
{
    {
        const std::scoped_lock lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void FrameReader::run()
{
    while (true) {
        std::unique_ptr<FrameSource> source = openAgain();
        if (!source) return;
        bool ended = false;
        try {
            ended = readToEnd(*source);
        } catch (const std::exception& error) {
            lose(messageOf(error));
            if (stoppedWithin(options_.retry)) return;
            continue;
        }
        if (!ended) return;
        std::unique_lock lock(mutex_);
        status_.remarks = source->remarks();
        if (options_.repeat) continue;
        status_.state = ReaderState::Ended;
        changed_.notify_all();
        changed_.wait(lock, [this] { return stop_; });
        return;
    }
}

/// Null: the reader is to stop.
std::unique_ptr<FrameSource> FrameReader::openAgain()
{
    while (true) {
        {
            const std::scoped_lock lock(mutex_);
            if (stop_) return nullptr;
            if (status_.state != ReaderState::Lost) status_.state = ReaderState::Opening;
        }
        try {
            std::unique_ptr<FrameSource> source = open_();
            const std::scoped_lock lock(mutex_);
            status_.source = source->info();
            status_.state = ReaderState::Running;
            status_.problem = {};
            newest_ = Clock::now();
            begin_.reset();
            return source;
        } catch (const std::exception& error) {
            lose(messageOf(error));
        }
        if (stoppedWithin(options_.retry)) return nullptr;
    }
}

/// Whether it came to its end; false: the reader is to stop.
bool FrameReader::readToEnd(FrameSource& source)
{
    const bool live = source.info().live;
    bool any = false;
    while (!stopping()) {
        auto frame = std::make_shared<Frame>();
        if (!source.read(*frame)) {
            if (!any) throw Error(Message::tr("there is no frame in it"), source.info().name, Message::tr("choose another source"));
            return true;
        }
        any = true;
        double seconds = frame->seconds;
        if (!live && !waitUntilDue(seconds)) return false;
        publish(std::move(frame), live);
        if (!live && !(passUntilWanted(source, seconds) && catchUp(source, seconds))) return true;
    }
    return false;
}

bool FrameReader::stopping() const
{
    const std::scoped_lock lock(mutex_);
    return stop_;
}

/// What waits for us is shown when its time has come or, while it is paused, at the next step. False: the reader is to stop.
bool FrameReader::waitUntilDue(double seconds)
{
    std::unique_lock lock(mutex_);
    if (!begin_) begin_ = Clock::now() - clockSpan(seconds);
    pacing_ = true; // it is not the source that lets us wait
    changed_.wait_until(lock, *begin_ + clockSpan(seconds), [this] { return stop_ || paused_; });
    if (paused_) {
        changed_.wait(lock, [this] { return stop_ || !paused_ || steps_ > 0; });
        begin_ = Clock::now() - clockSpan(seconds);
    }
    pacing_ = false;
    newest_ = Clock::now();
    return !stop_;
}

double FrameReader::stepOf(const FrameSource& source)
{
    return source.info().framesPerSecond > 0 ? 1 / source.info().framesPerSecond : 0.04;
}

/// It came, and nobody took it.
void FrameReader::countPassed()
{
    const std::scoped_lock lock(mutex_);
    newest_ = Clock::now();
    ++status_.frames;
    ++status_.skipped;
    addArrival();
}

/// Lets frames pass until somebody waits for one: the next to be read is then the newest whose time has come, or the first that is
/// still to come. `shown`: the time of the last one that was read or has passed. False: the source has ended.
bool FrameReader::passUntilWanted(FrameSource& source, double& shown)
{
    const double step = stepOf(source);
    while (true) {
        {
            std::unique_lock lock(mutex_);
            pacing_ = true;
            const bool asked = changed_.wait_until(lock, *begin_ + clockSpan(shown + 2 * step),
                                                   [this] { return stop_ || paused_ || (wanted_ && !slot_.frame); });
            pacing_ = false;
            if (asked || wanted_) return true; // one that still waits to be taken is to stay the newest
        }
        Frame frame;
        if (!source.skip(frame)) return false;
        shown = frame.seconds;
        countPassed();
    }
}

/// Leaves out the frames whose time has gone by; `shown`: that of the last one. False: the source has ended.
bool FrameReader::catchUp(FrameSource& source, double shown)
{
    const double step = stepOf(source);
    for (int left = 0; left < kMostLeftOut; ++left) {
        const double late = secondsBehind(shown + step);
        if (late > kTooLate) begin_ = Clock::now() - clockSpan(shown + step);
        if (late < kLate || late > kTooLate) return true;
        Frame frame;
        if (!source.skip(frame)) return false;
        shown = frame.seconds;
        countPassed();
    }
    return true;
}

/// How much later than its time a frame of that second would be shown; 0 where there is no hurry.
double FrameReader::secondsBehind(double seconds) const
{
    const std::scoped_lock lock(mutex_);
    if (!begin_ || paused_ || stop_) return 0;
    return Seconds(Clock::now() - *begin_).count() - seconds;
}

bool FrameReader::stoppedWithin(double seconds)
{
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, clockSpan(seconds), [this] { return stop_; });
}

void FrameReader::publish(std::shared_ptr<const Frame> frame, bool live)
{
    const std::scoped_lock lock(mutex_);
    newest_ = Clock::now();
    status_.state = ReaderState::Running;
    status_.problem = {};
    if (frame->image.size() != status_.source.size) status_.source.size = frame->image.size();
    ++status_.frames;
    addArrival();
    if (live ? paused_ && steps_ == 0 : !paused_ && !wanted_) {
        ++status_.skipped;
        return;
    }
    if (paused_ && steps_ > 0) --steps_;
    if (slot_.frame) ++status_.skipped;
    slot_ = {std::move(frame), newest_};
    changed_.notify_all();
}

/// Under the mutex: one came at newest_.
void FrameReader::addArrival()
{
    arrivals_.push_back(newest_);
    while (arrivals_.size() > 1 && Seconds(newest_ - arrivals_.front()).count() > kRateWindow)
        arrivals_.pop_front();
}

void FrameReader::lose(const Message& problem)
{
    const std::scoped_lock lock(mutex_);
    status_.state = ReaderState::Lost;
    status_.problem = problem;
    arrivals_.clear();
}

std::optional<NewestFrame> FrameReader::take(std::chrono::milliseconds wait)
{
    std::unique_lock lock(mutex_);
    if (!slot_.frame && !std::exchange(wanted_, true)) changed_.notify_all();
    if (!changed_.wait_for(lock, wait, [this] { return stop_ || slot_.frame != nullptr; }) || !slot_.frame) return {};
    wanted_ = false;
    return std::exchange(slot_, {});
}

/// Frames a second between the first and the last of those that came lately.
double FrameReader::rate() const
{
    if (arrivals_.size() < 2) return 0;
    const auto begin = arrivals_.front();
    const double span = std::max(Seconds(arrivals_.back() - begin).count(), Seconds(Clock::now() - begin).count() - kRateWindow);
    return span > 0 ? static_cast<double>(arrivals_.size() - 1) / span : 0;
}

ReaderStatus FrameReader::status() const
{
    const std::scoped_lock lock(mutex_);
    ReaderStatus status = status_;
    status.framesPerSecond = rate();
    const double silent = Seconds(Clock::now() - newest_).count();
    if (status.state == ReaderState::Running && !pacing_ && silent > options_.stalled) {
        status.state = ReaderState::Stalled;
        status.framesPerSecond = 0;
        status.problem = joined(Message::verbatim(status.source.name),
                                {Message::tr("no picture has come for %1 s"), static_cast<std::int64_t>(std::lround(silent))},
                                status.source.live ? Message(Message::tr("check the cable and the camera"))
                                                   : Message(Message::tr("check the disk that the video lies on")));
    }
    return status;
}

void FrameReader::setPaused(bool paused)
{
    {
        const std::scoped_lock lock(mutex_);
        paused_ = paused;
        steps_ = 0;
        if (paused) slot_ = {};
    }
    changed_.notify_all();
}

void FrameReader::step()
{
    {
        const std::scoped_lock lock(mutex_);
        if (!paused_) return;
        ++steps_;
    }
    changed_.notify_all();
}

} // namespace blindspot::video
