#include "core/runs/times.h"

#include <array>
#include <cstddef>
#include <ctime>
#include <random>

namespace blindspot::runs {

namespace {

/// `Format` is a function so that the compiler sees the literal that strftime gets.
template <typename Format>
std::string formatted(Format format)
{
    std::array<char, 64> buffer{};
    return {buffer.data(), format(buffer.data(), buffer.size())};
}

} // namespace

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm time{};
    ::gmtime_r(&now, &time);
    return formatted(
        [&](char* text, std::size_t size) { return std::strftime(text, size, "%Y-%m-%dT%H:%M:%SZ", &time); });
}

std::string newRunId()
{
    const std::time_t now = std::time(nullptr);
    std::tm time{};
    ::localtime_r(&now, &time);
    std::random_device random;
    const unsigned digits = random() & 0xFFFFU;
    std::string id = formatted(
        [&](char* text, std::size_t size) { return std::strftime(text, size, "%Y%m%d-%H%M%S-", &time); });
    constexpr char kHex[] = "0123456789abcdef";
    for (int shift = 12; shift >= 0; shift -= 4)
        id += kHex[(digits >> shift) & 0xFU];
    return id;
}

} // namespace blindspot::runs
