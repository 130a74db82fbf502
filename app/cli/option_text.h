// Small texts of the command line to values and back: numbers, lists of key=value, on and off.
#pragma once

#include "core/common/number_text.h"
#include "core/common/option_limit.h"
#include "core/report/texts.h"

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

/// Of a report: en or ko. Errors: Error naming --language.
report::Language parseLanguage(const std::string& text);

std::string onOffText(bool value);
/// "1 to 100000": a limit with two ends as help texts state it.
std::string rangeText(const Limit& limit);
/// The same of an option that the table of `Options` has.
template <typename Options>
std::string rangeOf(const char* option)
{
    return rangeText(findOption(Options::limits(), option)->limit);
}

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
