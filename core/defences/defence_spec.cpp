#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/defences/defence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace blindspot::defences {

namespace {

constexpr std::string_view kNone = "none";

/// "sigma (0.1 to 20)", with what else is asked of its numbers.
Message limitsOf(const Parameter& parameter)
{
    const Message::Text text = parameter.odd     ? Message::tr("%1 (%2 to %3, odd)")
                               : parameter.whole ? Message::tr("%1 (%2 to %3, whole)")
                                                 : Message::tr("%1 (%2 to %3)");
    return {text, parameter.name, numberText(parameter.low), numberText(parameter.high)};
}

const DefenceKind& kindOf(std::string_view name, const Place& where)
{
    std::string known(kNone);
    for (const DefenceKind& kind : defenceKinds()) {
        if (kind.name == name) return kind;
        known += ", " + kind.name;
    }
    throw Error({Message::tr("there is no defence '%1'"), name}, where,
                {Message::tr("use one of %1"), known});
}

std::size_t indexOf(const DefenceKind& kind, std::string_view name, const Place& where)
{
    Message known;
    for (std::size_t i = 0; i < kind.parameters.size(); ++i) {
        if (kind.parameters[i].name == name) return i;
        const Message limits = limitsOf(kind.parameters[i]);
        known = known.empty() ? limits : Message(Message::tr("%1, %2"), known, limits);
    }
    throw Error({Message::tr("the defence %1 has no parameter '%2'"), kind.name, name}, where,
                {Message::tr("it has %1"), known});
}

void checkLimits(const DefenceKind& kind, const Parameter& parameter, double value, const Place& where)
{
    const bool inside = value >= parameter.low && value <= parameter.high; // not so for NaN
    const bool fits = (!parameter.whole && !parameter.odd) || std::nearbyint(value) == value;
    if (inside && fits && (!parameter.odd || std::fmod(value, 2) != 0)) return;
    throw Error({Message::tr("%1 is no value for '%2' of the defence %3"), numberText(value), parameter.name,
                 kind.name},
                where, {Message::tr("it takes %1"), limitsOf(parameter)});
}

/// All values of the kind in its order: those given, checked, and the defaults of the others.
std::vector<double> completed(const DefenceKind& kind, std::span<const std::pair<std::string, double>> given,
                              const Place& where)
{
    std::vector<double> values;
    for (const Parameter& parameter : kind.parameters)
        values.push_back(parameter.value);
    std::vector<bool> told(values.size());
    for (const auto& [name, value] : given) {
        const std::size_t index = indexOf(kind, name, where);
        if (told[index])
            throw Error({Message::tr("'%1' is given twice"), name}, where, Message::tr("give it once"));
        checkLimits(kind, kind.parameters[index], value, where);
        told[index] = true;
        values[index] = value;
    }
    return values;
}

std::unique_ptr<Defence> make(const DefenceKind& kind, const std::vector<double>& values, const Place& where)
{
    try {
        return kind.make(values);
    } catch (const Error& error) {
        throw Error(error.message(), where);
    }
}

/// "name=value,name=value".
std::vector<std::pair<std::string, double>> parseValues(const DefenceKind& kind, std::string_view text,
                                                        const Place& where)
{
    std::vector<std::pair<std::string, double>> values;
    for (bool more = true; more;) {
        const std::size_t comma = text.find(',');
        const std::string_view item = text.substr(0, comma);
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
        const std::size_t equals = item.find('=');
        if (equals == std::string_view::npos)
            throw Error({Message::tr("'%1' is no parameter with its value"), item}, where,
                        {Message::tr("write it as %1"), kind.name + ":" + kind.parameters.front().name + "=" +
                                                            numberText(kind.parameters.front().value)});
        const std::string_view name = item.substr(0, equals);
        const Parameter& parameter = kind.parameters[indexOf(kind, name, where)];
        const std::optional<double> value = finiteNumber(item.substr(equals + 1));
        if (!value)
            throw Error({Message::tr("'%1' is no number"), item.substr(equals + 1)}, where,
                        {Message::tr("'%1' takes %2"), name, limitsOf(parameter)});
        values.emplace_back(name, *value);
    }
    return values;
}

} // namespace

DefenceSpec parseDefence(std::string_view text, const Place& where)
{
    if (text == kNone) return {std::string(kNone), {}};
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    static const DefenceKind kNothing{std::string(kNone), {}, {}, nullptr};
    const DefenceKind& kind = name == kNone ? kNothing : kindOf(name, where);
    if (colon != std::string_view::npos && kind.parameters.empty())
        throw Error({Message::tr("the defence %1 has no parameters"), kind.name}, where,
                    {Message::tr("write %1"), kind.name});
    std::vector<std::pair<std::string, double>> given;
    if (colon != std::string_view::npos) given = parseValues(kind, text.substr(colon + 1), where);
    const std::vector<double> values = completed(kind, given, where);
    make(kind, values, where); // says what does not go together
    DefenceSpec spec{kind.name, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
        spec.values.emplace_back(kind.parameters[i].name, values[i]);
    return spec;
}

std::unique_ptr<Defence> makeDefence(const DefenceSpec& spec)
{
    if (spec.name == kNone) return nullptr;
    const Place where(Message::tr("the defence %1"), spec.name);
    const DefenceKind& kind = kindOf(spec.name, where);
    return make(kind, completed(kind, spec.values, where), where);
}

} // namespace blindspot::defences
