#include "core/compute/loop_threads.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <dlfcn.h>
#include <fstream>
#include <optional>
#include <utility>

namespace blindspot::compute {

namespace {

constexpr double kSoon = 0.5;                    ///< patience before fewer are tried, seconds of work
constexpr double kLater = 4, kLongest = 60;      ///< the same before more are, which cost many times their gain where they fail
constexpr double kBetter = 0.95;                 ///< of the usual time: a gain that is no chance
constexpr double kHopeless = 3;                  ///< times the usual time: the trial ends at once
constexpr double kSlower = 1.5;                  ///< times the time of the last trial: the machine has changed
constexpr double kFollow = 0.3;                  ///< how far a running mean goes towards the newest value
constexpr double kWaits = 0.05;                  ///< part of the time: less is the system's own work
constexpr double kIdle = 0.6;                    ///< of the cores that more threads would take: half a core is worth no meeting
constexpr int kTrials = 3;                       ///< the first prepares LibTorch for the count and is not judged

/// LibTorch can set its threads for the whole program alone. OpenMP, which it loops with, has a number for each thread; which
/// OpenMP it is differs between builds of LibTorch, so it is looked up in what is loaded.
void setOpenMpThreads(int count)
{
    using Setter = void (*)(int);
    static const auto setter = reinterpret_cast<Setter>(::dlsym(RTLD_DEFAULT, "omp_set_num_threads"));
    if (setter != nullptr) setter(count);
}

} // namespace

double threadWaitSeconds()
{
    // See proc(5), schedstat: nanoseconds on a core, nanoseconds ready without one, time slices.
    static const Stopwatch sinceFirst;
    std::ifstream file("/proc/thread-self/schedstat");
    double running = 0, ready = 0;
    return file >> running >> ready ? ready * 1e-9 : sinceFirst.seconds();
}

SideBySide shareThreads(std::size_t pieces, int threads)
{
    const int most = std::max(1, std::min(threads, kMostSideBySide));
    const int beside = static_cast<int>(std::clamp<std::size_t>(pieces, 1, static_cast<std::size_t>(most)));
    return {beside, std::max(1, threads / beside)};
}

LoopThreads::LoopThreads(int count)
    : before_(at::get_num_threads()) // LibTorch sets the threads of a thread that is new to it, at this first question
{
    setOpenMpThreads(std::max(1, count));
}

LoopThreads::~LoopThreads()
{
    setOpenMpThreads(before_);
}

LoopThreadTuner::LoopThreadTuner(int most, MachineLoad load) : load_(std::move(load)), patience_(kSoon)
{
    for (int count = 1; count < most; count *= 2)
        counts_.push_back(count);
    counts_.push_back(std::max(1, most));
    const auto beyond = std::upper_bound(counts_.begin(), counts_.end(), std::max(1, load_.freeCores(counts_.back())));
    best_ = static_cast<std::size_t>(beyond - counts_.begin()) - 1;
}

void LoopThreadTuner::tell(double seconds, double waited)
{
    if (counts_.size() == 1) return;
    if (trying_)
        tellOfTrial(seconds);
    else
        tellOfBest(seconds, waited);
}

void LoopThreadTuner::tellOfBest(double seconds, double waited)
{
    waited_ += kFollow * (waited - waited_);
    usual_ = usual_ > 0 ? usual_ + kFollow * (seconds - usual_) : seconds;
    sinceTrial_ += seconds;
    if (atTrial_ > 0 && usual_ > kSlower * atTrial_) patience_ = kSoon, atTrial_ = usual_;
    if (sinceTrial_ < patience_) return;
    // Who waits for a core wants no more threads, who never does no fewer.
    const bool fewer = waited_ >= kWaits;
    if (fewer ? best_ == 0 : best_ + 1 == counts_.size()) return;
    if (!fewer && !coresAreIdle()) {
        sinceTrial_ = 0;
        return;
    }
    tried_ = fewer ? best_ - 1 : best_ + 1;
    trying_ = true;
    trials_ = 0;
    trialSeconds_ = 0;
}

/// Whether the next more threads would find enough cores that had nothing to do since this was asked last.
bool LoopThreadTuner::coresAreIdle()
{
    const std::optional<double> idle = load_.idleCores();
    return !idle || *idle >= kIdle * (counts_[best_ + 1] - counts_[best_]);
}

void LoopThreadTuner::tellOfTrial(double seconds)
{
    if (seconds > kHopeless * usual_) return endTrial(false, seconds);
    if (trials_++ > 0) trialSeconds_ += seconds;
    if (trials_ < kTrials) return;
    const double mean = trialSeconds_ / (kTrials - 1);
    endTrial(mean < kBetter * usual_, mean);
}

void LoopThreadTuner::endTrial(bool better, double seconds)
{
    trying_ = false;
    sinceTrial_ = 0;
    if (better) {
        const bool fewer = tried_ < best_;
        best_ = tried_;
        usual_ = seconds;
        patience_ = fewer ? kLater : kSoon;
    } else {
        patience_ = std::clamp(2 * patience_, kLater, kLongest);
    }
    atTrial_ = usual_;
}

} // namespace blindspot::compute
