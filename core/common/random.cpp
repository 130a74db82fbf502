#include "core/common/random.h"

#include <cmath>
#include <numbers>

namespace blindspot {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

} // namespace

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t iteration, std::uint64_t image)
    : key_(mix(mix(mix(seed + kGolden) + iteration + kGolden) + image + kGolden))
{
}

std::uint64_t RandomStream::next()
{
    return mix(key_ + kGolden * ++counter_);
}

double RandomStream::uniform()
{
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double RandomStream::uniform(double low, double high)
{
    const double value = low + (high - low) * uniform();
    return value < high ? value : std::nextafter(high, low); // the sum can round up to `high`
}

double RandomStream::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

std::uint64_t RandomStream::below(std::uint64_t count)
{
    // Lemire's multiply-shift; the bias is below 2^-40 for any count that an image set can have.
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(next()) * count) >> 64);
}

} // namespace blindspot
