// An IdMap turns the ids of a COCO file, which may be numbers or texts, into numbers. Private to this folder.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace blindspot::dataset {

/// The ids of one kind: of images, or of categories. A number stands for itself, and so does a text that is a
/// whole number as it is usually written ("12", not "012"): programs mix the two. Any other text gets a
/// number of its own, below all that a file's numbers can be, in the order in which the texts are first seen.
class IdMap {
  public:
    static constexpr std::int64_t kTexts = std::int64_t{1} << 40; ///< so many numbers are kept for texts
    static constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

    static bool isText(std::int64_t number) { return number < kLeast + kTexts; }
    std::int64_t numberOf(std::string_view text);
    std::int64_t numberOf(std::int64_t id);
    std::int64_t numberOf(std::uint64_t id);
    /// What the file has.
    std::string textOf(std::int64_t number) const;

  private:
    std::unordered_map<std::string_view, std::int64_t> numbers_;
    std::deque<std::string>
        texts_; ///< in the order of their numbers; a deque, as the map's keys point into it
};

struct CocoIds {
    IdMap images, categories;
};

} // namespace blindspot::dataset
