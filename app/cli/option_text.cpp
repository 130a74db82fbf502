#include "app/cli/option_text.h"

#include "app/cli/cli_error.h"

#include <cmath>
#include <sstream>

namespace blindspot::cli {

namespace {

template <typename Number>
Number parseAs(const std::string& text, const std::string& where, const char* kind)
{
    const auto value = numberFromText<Number>(text);
    if (!value) throw cliError("'" + text + "' is not a " + kind, where, std::string("write a plain ") + kind);
    return *value;
}

} // namespace

double parseNumber(const std::string& text, const std::string& where)
{
    const auto value = parseAs<double>(text, where, "number");
    if (!std::isfinite(value))
        throw cliError("'" + text + "' is not a finite number", where, "write a plain number");
    return value;
}

std::int64_t parseWholeNumber(const std::string& text, const std::string& where)
{
    return parseAs<std::int64_t>(text, where, "whole number");
}

std::int64_t parseCountOr(const std::string& text, const std::string& word, const std::string& where)
{
    if (text == word) return 0;
    const std::int64_t value = parseWholeNumber(text, where);
    if (value < 1)
        throw cliError("the value " + text + " is out of range", where,
                       "use " + word + " or a number from 1");
    return value;
}

bool parseOnOff(const std::string& text, const std::string& where)
{
    if (text != "on" && text != "off")
        throw cliError("'" + text + "' is neither on nor off", where, "use on or off");
    return text == "on";
}

std::string rangeText(const Limit& limit)
{
    // 100000 and not 1e+05.
    const auto text = [](double end) {
        const bool whole = end == std::floor(end) && std::abs(end) < 1e9;
        return whole ? std::to_string(static_cast<std::int64_t>(end)) : numberText(end);
    };
    return text(limit.low) + " to " + text(limit.high);
}

report::Language parseLanguage(const std::string& text)
{
    if (text == "en") return report::Language::English;
    if (text == "ko") return report::Language::Korean;
    throw cliError("'" + text + "' is not known", "--language", "use en or ko");
}

std::string onOffText(bool value)
{
    return value ? "on" : "off";
}

double KeyValue::number(const std::string& where) const
{
    return parseNumber(value.value_or(""), where + " " + key);
}

std::int64_t KeyValue::wholeNumber(const std::string& where) const
{
    return parseWholeNumber(value.value_or(""), where + " " + key);
}

std::vector<KeyValue> parseKeyValues(const std::string& text, const std::string& where)
{
    std::vector<KeyValue> items;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) {
        const auto equals = part.find('=');
        KeyValue item{part.substr(0, equals), std::nullopt};
        if (equals != std::string::npos) item.value = part.substr(equals + 1);
        if (item.key.empty())
            throw cliError("'" + text + "' has an empty item", where,
                           "write items such as key=1, with commas");
        items.push_back(std::move(item));
    }
    if (items.empty()) throw cliError("the list is empty", where, "write items such as key=1, with commas");
    return items;
}

} // namespace blindspot::cli
