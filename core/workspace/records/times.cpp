#include "core/workspace/records/times.h"

#include <array>
#include <cstddef>
#include <ctime>
#include <random>

namespace blindspot::workspace {

namespace {

/// `Format` is a function so that the compiler sees the literal that strftime gets.
template <typename Format>
std::string formatted(Format format)
{
    std::array<char, 64> buffer{};
    return {buffer.data(), format(buffer.data(), buffer.size())};
}

std::string utcText(const std::timespec& when)
{
    std::tm time{};
    ::gmtime_r(&when.tv_sec, &time);
    std::string text = formatted(
        [&](char* buffer, std::size_t size) { return std::strftime(buffer, size, "%Y-%m-%dT%H:%M:%S.", &time); });
    const std::string fraction = std::to_string(when.tv_nsec / 1000);
    return text + std::string(6 - fraction.size(), '0') + fraction + "Z";
}

} // namespace

std::string utcNow()
{
    return utcBefore(std::chrono::seconds(0));
}

std::string utcBefore(std::chrono::seconds age)
{
    std::timespec now{};
    std::timespec_get(&now, TIME_UTC);
    return utcText({now.tv_sec - age.count(), now.tv_nsec});
}

std::string utcAt(std::int64_t nanoseconds)
{
    constexpr std::int64_t second = 1'000'000'000;
    return utcText({nanoseconds / second, nanoseconds % second});
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

} // namespace blindspot::workspace
