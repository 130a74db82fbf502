#include "core/detector/detector_choices.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/common/number_text.h"
#include "core/detector/activation.h"
#include "core/detector/graph_settings.h"
#include "core/detector/head_kind.h"

#include <algorithm>
#include <cmath>

namespace blindspot::detector {

namespace {

bool isWhole(std::string_view text, double low, double high)
{
    const std::optional<double> number = finiteNumber(text);
    return number && *number == std::floor(*number) && *number >= low && *number <= high;
}

bool isActivation(std::string_view text)
{
    return activationFromText(text).has_value();
}

std::string upsampleModes()
{
    std::string names;
    for (const std::string_view mode : kUpsampleModes)
        names.append(names.empty() ? "" : ", ").append(mode);
    return names;
}

/// One thing that can be assumed: its key, what its values are in words, and whether a text is one.
struct Assumable {
    std::string_view key;
    std::string values;
    bool (*fits)(std::string_view);
};

const std::vector<Assumable>& assumables()
{
    static const std::vector<Assumable> all = {
        {assumption::kActivation, activationNames(), isActivation},
        {assumption::kSppfActivation, "the same", isActivation},
        {assumption::kEpsilon, "a number from 0 to 1",
         [](std::string_view text) {
             const std::optional<double> number = finiteNumber(text);
             return number && *number >= 0 && *number <= 1;
         }},
        {assumption::kShortcut, "published, all, none",
         [](std::string_view text) { return text == "published" || text == "all" || text == "none"; }},
        {assumption::kSppfKernel, "an odd number of cells",
         [](std::string_view text) {
             return isWhole(text, 1, 99) && std::fmod(*finiteNumber(text), 2) == 1;
         }},
        {assumption::kUpsample, upsampleModes(),
         [](std::string_view text) {
             return std::find(kUpsampleModes.begin(), kUpsampleModes.end(), text) != kUpsampleModes.end();
         }},
        {assumption::kInputSize, "a number of pixels from 32 to 4096",
         [](std::string_view text) { return isWhole(text, 32, 4096); }}};
    return all;
}

} // namespace

void addAssumption(DetectorChoices& choices, std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string key(text.substr(0, equals));
    const std::string value(equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1));
    const auto known = std::find_if(assumables().begin(), assumables().end(),
                                    [&key](const Assumable& one) { return one.key == key; });
    if (known == assumables().end()) {
        std::string keys;
        for (const Assumable& one : assumables())
            keys.append(keys.empty() ? "" : ", ").append(one.key);
        throw Error({Message::tr("'%1' is nothing that can be assumed of a detector"), key}, "--assume",
                    {Message::tr("use one of %1"), keys});
    }
    if (!known->fits(value))
        throw Error({Message::tr("'%1' is no value of %2"), value, key}, "--assume",
                    {Message::tr("its values: %1"),
                     key == assumption::kSppfActivation ? activationNames() : known->values});
    if (!choices.assume.emplace(key, value).second)
        throw Error({Message::tr("%1 is assumed twice"), key}, "--assume", Message::tr("say it once"));
}

void chooseHead(DetectorChoices& choices, std::string_view name)
{
    if (!headFromName(name))
        throw Error({Message::tr("'%1' is no head of a detector"), name}, "--head", Message::tr("use one2many or one2one"));
    choices.head = name;
}

std::string assumptionHelp()
{
    std::string text;
    for (const Assumable& one : assumables())
        text.append(text.empty() ? "" : "; ").append(one.key).append("= ").append(one.values);
    return text;
}

std::string choicesText(const DetectorChoices& choices)
{
    if (choices.empty()) return {};
    std::string text = "{\"assume\":{";
    bool first = true;
    for (const auto& [key, value] : choices.assume) {
        text.append(first ? "" : ",").append(jsonQuoted(key)).append(":").append(jsonQuoted(value));
        first = false;
    }
    text += "},\"names\":[";
    for (std::size_t i = 0; i < choices.classNames.size(); ++i)
        text.append(i == 0 ? "" : ",").append(jsonQuoted(choices.classNames[i]));
    text += "]";
    if (!choices.head.empty()) text.append(",\"head\":").append(jsonQuoted(choices.head));
    return text + "}";
}

DetectorChoices choicesFromText(const std::string& text, const std::string& where)
{
    DetectorChoices choices;
    if (text.empty()) return choices;
    const JsonValue json = parseJson(text, where);
    const JsonValue* assume = json.member("assume");
    const JsonValue* names = json.member("names");
    if (assume && assume->object())
        for (const auto& [key, value] : *assume->object())
            addAssumption(choices, key + "=" + (value.string() ? *value.string() : std::string()));
    if (names && names->array())
        for (const JsonValue& name : *names->array())
            choices.classNames.push_back(name.string() ? *name.string() : std::string());
    if (const JsonValue* head = json.member("head"); head && head->string()) chooseHead(choices, *head->string());
    return choices;
}

} // namespace blindspot::detector
