// How long a training has taken, and how long it still takes.
#pragma once

#include <chrono>

namespace blindspot::detector_training {

/// Counts the time between its calls, pauses left out.
class TrainingClock {
  public:
    /// `seconds`, `fraction`: where the training stands as it begins or goes on.
    void start(double seconds, double fraction)
    {
        secondsAtStart_ = seconds;
        fractionAtStart_ = fraction;
        lastTick_ = Clock::now();
    }
    /// Seconds since the last tick.
    double tick()
    {
        const Clock::time_point now = Clock::now();
        const double passed = std::chrono::duration<double>(now - lastTick_).count();
        lastTick_ = now;
        return passed;
    }
    /// What `wait` takes is no training time.
    template <typename Wait>
    auto leaveOut(Wait wait)
    {
        const Clock::time_point asked = Clock::now();
        const auto result = wait();
        lastTick_ += Clock::now() - asked;
        return result;
    }
    /// Seconds that the rest takes at the rate so far.
    double secondsLeft(double seconds, double fraction) const
    {
        const double done = fraction - fractionAtStart_;
        return done > 0 ? (seconds - secondsAtStart_) / done * (1 - fraction) : 0;
    }

  private:
    using Clock = std::chrono::steady_clock;

    double secondsAtStart_ = 0, fractionAtStart_ = 0;
    Clock::time_point lastTick_;
};

} // namespace blindspot::detector_training
