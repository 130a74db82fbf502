// Dice are the stream of random numbers of a scene, with the draws that drawings need: chances, ranges, picks
// and weights.
#pragma once

#include "core/common/random.h"

#include <cstddef>
#include <span>

namespace blindspot::scenes {

/// The draws use no logarithms and cosines, which differ between systems.
class Dice {
  public:
    Dice(std::uint64_t seed, std::uint64_t image) : stream_(seed, kScenes, image) {}

    double uniform() { return stream_.uniform(); }
    double between(double low, double high) { return stream_.uniform(low, high); }
    bool chance(double share) { return stream_.uniform() < share; }
    int count(int low, int high) ///< both included
    {
        return low + static_cast<int>(stream_.below(static_cast<std::uint64_t>(high - low + 1)));
    }
    /// Around 0, nearly normal, within -1 and 1.
    double bell() { return (stream_.uniform() + stream_.uniform() + stream_.uniform() - 1.5) / 1.5; }
    template <typename Value, std::size_t size>
    const Value& pick(const Value (&values)[size])
    {
        return values[stream_.below(size)];
    }
    /// An index, as often as its weight says.
    std::size_t weighted(std::span<const double> weights)
    {
        double total = 0;
        for (const double weight : weights)
            total += weight;
        double left = stream_.uniform() * total;
        for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
            left -= weights[i];
            if (left < 0) return i;
        }
        return weights.size() - 1;
    }
    std::uint64_t key() { return stream_.next(); }

  private:
    static constexpr std::uint64_t kScenes = 0x5CE7E5; // beside the streams of trainings with the same seed

    RandomStream stream_;
};

} // namespace blindspot::scenes
