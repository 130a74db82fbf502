// How the threads of the CPU are shared: by work that goes side by side, and by LibTorch's own loops, those of a convolution or a sum,
// which meet hundreds of times in a pass through a network.
#pragma once

#include "core/common/stopwatch.h"
#include "core/compute/machine_load.h"

#include <cstddef>
#include <vector>

namespace blindspot::compute {

/// Network inputs or batches that are on their way through the CPU at once, at most: each needs memory of its own.
inline constexpr int kMostSideBySide = 8;

/// How so many pieces of work share `threads`.
struct SideBySide {
    int beside = 1;      ///< pieces at the same time
    int loopThreads = 1; ///< of each
};
SideBySide shareThreads(std::size_t pieces, int threads);

/// While it lives the loops of the calling thread take `count` threads, at least 1; those of other threads take what they took.
/// With 1 nothing in a pass waits for another thread.
class LoopThreads {
  public:
    explicit LoopThreads(int count);
    LoopThreads(const LoopThreads&) = delete;
    LoopThreads& operator=(const LoopThreads&) = delete;
    ~LoopThreads();

  private:
    int before_;
};

/// How long the calling thread has stood ready while other threads had its core, seconds. Where the system does not count it, the time
/// since the first question: a thread that may always be waiting.
double threadWaitSeconds();

/// Finds how many loop threads a repeated work is done soonest with. Threads that meet often stand still as soon as another program
/// wants one of their cores: beside one busy program a core, two of them may be twenty times slower than one alone. It begins with as
/// many as there are free cores, keeps to them while the calling thread does not wait for a core, and else tries fewer. With fewer it
/// tries more when the thread waits no longer and there are cores without work for most of them, less often the longer they are no better.
/// So on a quiet machine the count never changes, nor the rounding of sums that depends on it.
class LoopThreadTuner {
  public:
    /// The counts are 1, 2, 4 ... and `most`.
    explicit LoopThreadTuner(int most, MachineLoad load = MachineLoad::ofThisMachine());

    /// Does `work` with the count that is due, and learns from it. `units`: works in it that take the same time. Errors: what `work`
    /// throws.
    template <typename Work>
    void run(const Work& work, std::size_t units = 1)
    {
        const LoopThreads threads(next());
        const Stopwatch spent;
        const double before = threadWaitSeconds();
        work();
        const double seconds = spent.seconds();
        tell(seconds / static_cast<double>(units), seconds > 0 ? (threadWaitSeconds() - before) / seconds : 0);
    }

    /// With how many it is to be done next.
    int next() const { return counts_[trying_ ? tried_ : best_]; }
    /// How long it took with so many, seconds for one unit of the work, and for which part of that the calling thread waited for a core.
    void tell(double seconds, double waited);

  private:
    void tellOfBest(double seconds, double waited);
    bool coresAreIdle();
    void tellOfTrial(double seconds);
    void endTrial(bool better, double seconds);

    MachineLoad load_;
    std::vector<int> counts_; ///< rising
    std::size_t best_, tried_ = 0;
    bool trying_ = false;
    int trials_ = 0;                        ///< works of the trial under way
    double trialSeconds_ = 0;               ///< of those that count
    double usual_ = 0;                      ///< seconds of a work with the best count, of late; 0: not known
    double atTrial_ = 0;                    ///< the same when the last trial ended
    double sinceTrial_ = 0, patience_;      ///< seconds of work
    double waited_ = 0;                     ///< part of the time that the thread waited, of late
};

} // namespace blindspot::compute
