// A TrainingClock measures the seconds that a training has taken, without pauses, and estimates the seconds
// that are left.
#pragma once

#include "core/common/stopwatch.h"

namespace blindspot::detector_training {

/// It counts the time between its calls, without pauses. Not thread-safe.
class TrainingClock {
  public:
    /// `seconds`, `fraction`: where the training stands as it begins or goes on.
    void start(double seconds, double fraction)
    {
        secondsAtStart_ = seconds;
        fractionAtStart_ = fraction;
        sinceTick_.restart();
    }
    /// Seconds since the last tick.
    double tick() { return sinceTick_.lap(); }
    /// What `wait` takes is no training time.
    template <typename Wait>
    auto leaveOut(Wait wait)
    {
        return sinceTick_.leaveOut(wait);
    }
    /// Seconds that the rest takes at the rate so far.
    double secondsLeft(double seconds, double fraction) const
    {
        const double done = fraction - fractionAtStart_;
        return done > 0 ? (seconds - secondsAtStart_) / done * (1 - fraction) : 0;
    }

  private:
    double secondsAtStart_ = 0, fractionAtStart_ = 0;
    Stopwatch sinceTick_;
};

} // namespace blindspot::detector_training
