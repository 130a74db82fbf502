// A strict JSON reader (RFC 8259) for the headers of weight files. It is our own because the headless build
// may use LibTorch and SQLite only, and neither has one. Sizes and depth are bounded, so that a hostile text
// cannot exhaust stack or memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace blindspot {

class JsonValue {
  public:
    using Array = std::vector<JsonValue>;
    /// Members in the order of the text; keys are unique.
    using Object = std::vector<std::pair<std::string, JsonValue>>;

    JsonValue() = default; ///< null
    explicit JsonValue(bool value) : value_(value) {}
    explicit JsonValue(std::int64_t value) : value_(value) {}
    explicit JsonValue(double value) : value_(value) {}
    explicit JsonValue(std::string value) : value_(std::move(value)) {}
    explicit JsonValue(Array value) : value_(std::move(value)) {}
    explicit JsonValue(Object value) : value_(std::move(value)) {}

    bool isNull() const { return std::holds_alternative<std::monostate>(value_); }
    /// Null where the value is of another kind.
    const bool* boolean() const { return std::get_if<bool>(&value_); }
    const std::string* string() const { return std::get_if<std::string>(&value_); }
    const Array* array() const { return std::get_if<Array>(&value_); }
    const Object* object() const { return std::get_if<Object>(&value_); }
    /// A number written without fraction and exponent that fits; empty otherwise.
    std::optional<std::int64_t> integer() const;
    /// Any number; empty for another kind.
    std::optional<double> number() const;
    /// The member of an object, null where there is none.
    const JsonValue* member(std::string_view key) const;

  private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

struct JsonLimits {
    int depth = 64;                 ///< arrays and objects inside one another
    std::size_t values = 1'000'000; ///< of all kinds, in the whole text
    std::size_t bytes = 64U << 20;  ///< of the text
};

/// Errors: Error "... at byte N" located at `where` for anything that is not one JSON value, duplicate keys,
/// text that is not UTF-8, and texts over the limits.
JsonValue parseJson(std::string_view text, const std::string& where, const JsonLimits& limits = {});

/// Whether all of the text is well-formed UTF-8 (RFC 3629).
bool isUtf8(std::string_view text);

/// Appends a code point, up to U+10FFFF, as UTF-8.
void appendUtf8(std::string& text, std::uint32_t code);

/// The text as a JSON string, in quotes. Bytes that are not UTF-8 become U+FFFD.
std::string jsonQuoted(std::string_view text);

} // namespace blindspot
