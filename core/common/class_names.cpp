#include "core/common/class_names.h"

#include <algorithm>

namespace blindspot {

namespace {

/// Of ASCII letters alone, whatever the locale of the program.
char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string folded(std::string_view name)
{
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
}

} // namespace

bool sameClass(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

ClassNames::ClassNames(std::span<const std::string> names)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        exact_.try_emplace(names[i], i);
        folded_.try_emplace(folded(names[i]), i);
    }
}

std::optional<std::size_t> ClassNames::find(std::string_view name) const
{
    if (const auto found = exact_.find(std::string(name)); found != exact_.end()) return found->second;
    if (const auto found = folded_.find(folded(name)); found != folded_.end()) return found->second;
    return {};
}

} // namespace blindspot
