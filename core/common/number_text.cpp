#include "core/common/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace blindspot {

std::string numberText(double value)
{
    std::array<char, 32> buffer{}; // the longest takes 24
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string fixedText(double value, int decimals)
{
    std::array<char, 400> buffer{}; // the largest double has 309 digits before the point
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed,
                                         std::clamp(decimals, 0, 60))
                               .ptr};
}

std::optional<double> finiteNumber(std::string_view text)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, value);
    if (code != std::errc() || stopped != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

} // namespace blindspot
