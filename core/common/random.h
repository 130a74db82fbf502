// A RandomStream computes random numbers as a function of a key. It has no generator state that would have to
// be kept or restored.
#pragma once

#include <cstdint>

namespace blindspot {

/// A stream of numbers that depends on (seed, iteration, image) and on nothing else: the n-th draw of a stream is always the
/// same, whatever ran before. The mixing function is the finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014), applied to the key and a counter.
class RandomStream {
  public:
    RandomStream(std::uint64_t seed, std::uint64_t iteration, std::uint64_t image);

    std::uint64_t next();
    /// Uniform in [0, 1).
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high);
    /// Standard normal (Box-Muller).
    double normal();
    /// Uniform integer in [0, count); `count` must be positive.
    std::uint64_t below(std::uint64_t count);

  private:
    std::uint64_t key_;
    std::uint64_t counter_ = 0;
};

} // namespace blindspot
