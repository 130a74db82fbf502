#include "core/dataset/import/coco_ids.h"

#include "core/common/number_text.h"

#include <optional>
#include <utility>

namespace blindspot::dataset {

namespace {

/// Nothing where the number would be written in another way.
std::optional<std::int64_t> plainNumber(std::string_view text)
{
    const auto number = numberFromText<std::int64_t>(text);
    return number && !IdMap::isText(*number) && std::to_string(*number) == text ? number : std::nullopt;
}

} // namespace

std::int64_t IdMap::numberOf(std::string_view text)
{
    if (const auto number = plainNumber(text)) return *number;
    if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
    const std::int64_t number = kLeast + static_cast<std::int64_t>(texts_.size());
    numbers_.emplace(texts_.emplace_back(text), number);
    return number;
}

std::int64_t IdMap::numberOf(std::int64_t id)
{
    return isText(id) ? numberOf(std::to_string(id)) : id;
}

std::int64_t IdMap::numberOf(std::uint64_t id)
{
    return std::in_range<std::int64_t>(id) ? numberOf(static_cast<std::int64_t>(id)) : numberOf(std::to_string(id));
}

std::string IdMap::textOf(std::int64_t number) const
{
    const auto place = static_cast<std::uint64_t>(number) - static_cast<std::uint64_t>(kLeast);
    return place < texts_.size() ? texts_[place] : std::to_string(number);
}

} // namespace blindspot::dataset
