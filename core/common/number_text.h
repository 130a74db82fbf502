// Functions that write a number as the shortest text that reads back as the same number, and read it again;
// the same in every locale.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace blindspot {

/// As few digits as lead back to the same number, with an exponent where that is shorter: "0.1", "1e+06";
/// "inf",
/// "-inf" and "nan" for those that are not finite.
std::string numberText(double value);

/// With so many digits behind the point, as printf's %.4f in the C locale: "0.8234".
std::string fixedText(double value, int decimals);

/// Empty where the whole of `text` is no number of this type as std::from_chars reads it (decimal, without blanks or a plus sign; of
/// a floating-point type "inf" and "nan" too), or one too large or too small to be held.
template <typename Number>
std::optional<Number> numberFromText(std::string_view text)
{
    Number value{};
    const char* const end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, value);
    return code == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
}

/// The same of a finite number.
std::optional<double> finiteNumber(std::string_view text);

} // namespace blindspot
