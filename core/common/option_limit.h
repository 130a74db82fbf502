// An OptionLimit ties a number of an algorithm's options to its name and its Limit. Checks, help and forms
// read tables of them.
#pragma once

#include "core/common/limit.h"
#include "core/common/message.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace blindspot {

/// A value out of range, or values that do not fit each other.
struct OptionMistake {
    std::string
        option;     ///< as the command line calls it ("--patch-size"), or in words where it has no name there
    Message what;   ///< "the value 700 is out of range"
    Message remedy; ///< "use 16 to 640"
};

/// "the value 700 is out of range", "use 16 to 640": `value`, `low` and `high` as they are to be shown.
inline Message outOfRange(const std::string& value)
{
    return {Message::tr("the value %1 is out of range"), value};
}
inline Message useRange(const std::string& low, const std::string& high)
{
    return {Message::tr("use %1 to %2"), low, high};
}

template <typename Options>
struct OptionLimit {
    /// `member`: a generic callable that leads from (const) Options& to a reference to the number.
    template <typename Member>
    OptionLimit(std::string name, Limit range, Member member, Message inWords = {})
        : option(std::move(name)), limit(range), remedy(std::move(inWords))
    {
        using Value = std::remove_cvref_t<decltype(member(std::declval<Options&>()))>;
        whole = std::is_integral_v<Value>;
        get = [member](const Options& options) { return static_cast<double>(member(options)); };
        set = [member](Options& options, double value) { member(options) = static_cast<Value>(value); };
    }

    std::string option; ///< as OptionMistake names it; several numbers may stand under one name
    Limit limit;
    bool whole = false; ///< takes whole numbers alone
    std::function<double(const Options&)> get;
    std::function<void(Options&, double)> set;
    /// What to do instead, where "use LOW to HIGH" does not say it; it names the range's ends.
    Message remedy;
    /// Another number of the options that this one may not exceed; none: the limit alone.
    std::function<double(const Options&)> atMost{};
    /// Whether the number is looked at with these options; none: always.
    std::function<bool(const Options&)> applies{};

    Limit limitIn(const Options& options) const
    {
        Limit found = limit;
        if (atMost) found.high = atMost(options);
        return found;
    }

    /// `text` writes a number.
    template <typename Text>
    std::optional<OptionMistake> mistakeIn(const Options& options, const Text& text) const
    {
        if (applies && !applies(options)) return std::nullopt;
        const Limit range = limitIn(options);
        const double value = get(options);
        if (range.holds(value)) return std::nullopt;
        return OptionMistake{option, outOfRange(text(value)),
                             remedy.empty() ? useRange(text(range.low), text(range.high)) : remedy};
    }
};

/// The first number of this name; null: the table has none.
template <typename Options>
const OptionLimit<Options>* findOption(std::span<const OptionLimit<Options>> table, std::string_view option)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [option](const auto& entry) { return entry.option == option; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace blindspot
