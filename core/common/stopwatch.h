// A Stopwatch measures elapsed seconds by the steady clock, which no change of the system's time affects.
#pragma once

#include <chrono>

namespace blindspot {

/// Runs from its construction on. Not thread-safe.
class Stopwatch {
  public:
    /// Since the construction, the last `restart` or the last `lap`.
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

    void restart() { start_ = Clock::now(); }

    /// As `seconds`, and starts anew at the same moment, so that laps add up to the whole time.
    double lap()
    {
        const Clock::time_point now = Clock::now();
        const double passed = std::chrono::duration<double>(now - start_).count();
        start_ = now;
        return passed;
    }

    /// Calls `wait` and returns what it returns; the time that it takes is not counted.
    template <typename Wait>
    auto leaveOut(Wait wait)
    {
        const Clock::time_point asked = Clock::now();
        const auto result = wait();
        start_ += Clock::now() - asked;
        return result;
    }

  private:
    using Clock = std::chrono::steady_clock;

    Clock::time_point start_ = Clock::now();
};

} // namespace blindspot
