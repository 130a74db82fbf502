// Small texts of the command line to values and back: numbers, lists of key=value, on and off.
#pragma once

#include "core/common/number_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

/// The whole of `text` as a finite number. Errors: Error naming the option `where`.
double parseNumber(const std::string& text, const std::string& where);
std::int64_t parseWholeNumber(const std::string& text, const std::string& where);
/// A number from 1, or 0 for `word`. Errors: Error.
std::int64_t parseCountOr(const std::string& text, const std::string& word, const std::string& where);
bool parseOnOff(const std::string& text, const std::string& where);

std::string onOffText(bool value);

/// An item of a list such as "on,flip=0.5".
struct KeyValue {
    std::string key;
    std::optional<std::string> value;

    double number(const std::string& where) const;
    std::int64_t wholeNumber(const std::string& where) const;
};
/// Errors: Error for an empty list or item.
std::vector<KeyValue> parseKeyValues(const std::string& text, const std::string& where);

} // namespace blindspot::cli
