#include "core/common/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace blindspot {

std::string numberText(double value)
{
    if (std::isnan(value)) return "nan"; // its sign says nothing
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
    const auto value = numberFromText<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace blindspot
