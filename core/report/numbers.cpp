#include "core/report/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace blindspot::report {

namespace {

constexpr const char* kMinus = "\u2212";
constexpr const char* kNone = "\u2013";

std::string signedText(bool negative, const std::string& digits)
{
    if (digits.find_first_of("123456789") == std::string::npos) negative = false;
    std::string text = negative ? kMinus : "";
    return text.append(digits);
}

} // namespace

std::string decimals(std::optional<double> value, int places)
{
    if (!value || !std::isfinite(*value)) return kNone;
    std::array<char, 400> buffer{};
    char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(*value),
                              std::chars_format::fixed, places)
                    .ptr;
    return signedText(*value < 0, std::string(buffer.data(), end));
}

std::string count(double value)
{
    const bool whole = std::abs(value - std::round(value)) < 1e-9;
    std::string text = decimals(value, whole ? 0 : 1);
    std::size_t end = text.find('.');
    if (end == std::string::npos) end = text.size();
    const std::size_t first = value < 0 && text.starts_with(kMinus) ? 3 : 0;
    for (; end > first + 3; end -= 3)
        text.insert(end - 3, 1, ',');
    return text;
}

std::string brief(double value)
{
    if (!std::isfinite(value)) return kNone;
    const double size = std::abs(value);
    const int magnitude = size > 0 ? static_cast<int>(std::floor(std::log10(size))) : 0;
    const bool plain = magnitude > -5 && magnitude < 7;
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    std::array<char, 64> buffer{};
    char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), size, format,
                              plain ? std::max(0, 2 - magnitude) : 2)
                    .ptr;
    std::string digits(buffer.data(), end);
    if (plain && digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.pop_back();
    }
    return signedText(value < 0, digits);
}

std::string bracket(const metrics::Figure& figure, int places)
{
    if (!figure.value || !figure.interval) return {};
    std::string text(1, '[');
    text.append(decimals(figure.interval->low, places))
        .append(", ")
        .append(decimals(figure.interval->high, places));
    return text.append(1, ']');
}

std::string withInterval(const metrics::Figure& figure, int places)
{
    const std::string range = bracket(figure, places);
    return decimals(figure.value, places) + (range.empty() ? "" : " " + range);
}

} // namespace blindspot::report
