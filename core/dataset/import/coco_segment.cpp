#include "core/dataset/import/coco_segment.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace blindspot::dataset {

namespace {

using nlohmann::json;

/// The least and greatest coordinates of what was added.
struct Reach {
    double left = std::numeric_limits<double>::infinity(), top = left, right = -left, bottom = -left;

    void add(double x, double y)
    {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    std::optional<metrics::CocoBox> box() const
    {
        if (!(right >= left && bottom >= top)) return {};
        return metrics::CocoBox{left, top, right - left, bottom - top};
    }
};

/// x, y, x, y ... in lists that may stand in lists. False where something else is in it.
bool addPoints(const json& list, Reach& reach, int depth = 0)
{
    constexpr int deepest = 4;
    if (!list.is_array() || depth > deepest) return false;
    if (list.empty()) return true;
    if (!list.front().is_number())
        return std::all_of(list.begin(), list.end(),
                           [&](const json& part) { return addPoints(part, reach, depth + 1); });
    if (list.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < list.size(); i += 2) {
        if (!list[i].is_number() || !list[i + 1].is_number()) return false;
        const auto x = list[i].get<double>(), y = list[i + 1].get<double>();
        if (std::isfinite(x) && std::isfinite(y)) reach.add(x, y);
    }
    return true;
}

/// COCO's text of run lengths: groups of 5 bits, the lowest first, in letters from '0' on; 32 says that
/// another group follows, the fifth bit of the last one is the sign. From the third run on it is the
/// difference to the last but one. Nothing where it breaks off or a number is too long.
std::optional<std::vector<std::int64_t>> decodedRuns(std::string_view text)
{
    constexpr int groupBits = 5, mostGroups = 10;
    constexpr unsigned group = 0x1F, more = 0x20, sign = 0x10;
    std::vector<std::int64_t> runs;
    for (std::size_t place = 0; place < text.size();) {
        std::uint64_t value = 0;
        for (int i = 0;; ++i) {
            if (i == mostGroups || place == text.size()) return {};
            const unsigned letter = static_cast<unsigned char>(text[place++]);
            if (letter < '0' || letter - '0' > (group | more)) return {};
            const unsigned bits = letter - '0';
            value |= std::uint64_t{bits & group} << (groupBits * i);
            if ((bits & more) != 0) continue;
            if ((bits & sign) != 0) value |= ~std::uint64_t{0} << (groupBits * (i + 1));
            break;
        }
        const std::int64_t before = runs.size() > 2 ? runs[runs.size() - 2] : 0;
        if (std::abs(before) > (std::int64_t{1} << 50)) return {};
        runs.push_back(static_cast<std::int64_t>(value) + before);
    }
    return runs;
}

std::optional<std::vector<std::int64_t>> runsOf(const json& counts)
{
    if (counts.is_string()) return decodedRuns(counts.get_ref<const std::string&>());
    if (!counts.is_array()) return {};
    std::vector<std::int64_t> runs;
    for (const json& run : counts) {
        if (!run.is_number()) return {};
        const auto value = run.get<double>();
        if (!(value >= 0 && value < 1e15)) return {};
        runs.push_back(static_cast<std::int64_t>(value));
    }
    return runs;
}

std::optional<metrics::CocoBox> boxOfMask(const json& mask)
{
    constexpr double largest = 1e9;
    const auto size = mask.find("size"), counts = mask.find("counts");
    if (size == mask.end() || counts == mask.end() || !size->is_array() || size->size() != 2) return {};
    std::array<std::int64_t, 2> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (!(*size)[i].is_number()) return {};
        const auto side = (*size)[i].get<double>();
        if (!(side >= 1 && side <= largest)) return {};
        sides[i] = static_cast<std::int64_t>(side);
    }
    const auto runs = runsOf(*counts);
    if (!runs) return {};
    const std::int64_t height = sides[0], pixels = sides[0] * sides[1];
    Reach reach;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < runs->size(); ++i) {
        const std::int64_t run = (*runs)[i];
        if (run < 0 || run > pixels - at) return {};
        if (i % 2 == 1 && run > 0) {
            const std::int64_t last = at + run - 1, first = at / height, end = last / height;
            const bool whole = first != end; // it goes over the end of a column
            reach.add(static_cast<double>(first), static_cast<double>(whole ? 0 : at % height));
            reach.add(static_cast<double>(end + 1), static_cast<double>(whole ? height : last % height + 1));
        }
        at += run;
    }
    return reach.box();
}

} // namespace

std::optional<metrics::CocoBox> boxOfSegmentation(const json& segmentation)
{
    if (segmentation.is_object()) return boxOfMask(segmentation);
    Reach reach;
    if (!addPoints(segmentation, reach)) return {};
    return reach.box();
}

std::optional<metrics::CocoBox> SegmentReader::boxAt(std::uint64_t offset)
{
    constexpr std::size_t longest = std::size_t{64} << 20;
    std::error_code code;
    if (!file_.is_open() && std::filesystem::is_regular_file(path_, code))
        file_.open(path_, std::ios::binary);
    if (!file_.is_open()) return {}; // a pipe is read once
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(offset));
    std::string text;
    int depth = 0;
    bool inString = false, escaped = false;
    for (char letter = 0; text.size() < longest && file_.get(letter);) {
        text += letter;
        if (inString) {
            if (!escaped && letter == '"') inString = false;
            escaped = !escaped && letter == '\\';
        } else if (letter == '"') {
            inString = true;
        } else if (letter == '[' || letter == '{') {
            ++depth;
        } else if (letter == ']' || letter == '}') {
            --depth;
        }
        if (depth <= 0) break;
    }
    const json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? std::nullopt : boxOfSegmentation(value);
}

} // namespace blindspot::dataset
