#include "core/dataset/import/json_values.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace blindspot::dataset {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// What most likely happened to the file.
Message::Text remedyFor(std::string_view reason)
{
    const auto says = [&](std::string_view words) { return reason.find(words) != std::string_view::npos; };
    if (says("unexpected end of input") || says("missing closing quote"))
        return Message::tr("the file is cut short; copy or download it again");
    if (says("UTF-8"))
        return Message::tr("its text is in another encoding, such as Latin-1 or GBK; save the file as UTF-8");
    return Message::tr("correct what wrote it, or copy the file again");
}

} // namespace

std::optional<std::int64_t> idOfFloat(double value, std::string_view token, IdMap& ids)
{
    constexpr double largest = 9007199254740992.0;
    const std::string_view digits = token.starts_with('-') ? token.substr(1) : token;
    const bool whole = !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char letter) {
        return letter >= '0' && letter <= '9';
    });
    if (whole) return ids.numberOf(token);
    if (!(std::abs(value) <= largest) || value != std::floor(value)) return {};
    return ids.numberOf(static_cast<std::int64_t>(value));
}

double numberOfText(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '+'))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return numberFromText<double>(text).value_or(kNoNumber);
}

std::optional<std::array<double, 4>> fourNumbersOfText(std::string_view text)
{
    constexpr std::string_view between = " ,;[]()\t\n\r";
    std::array<double, 4> numbers{};
    std::size_t count = 0;
    for (std::size_t start = text.find_first_not_of(between); start != std::string_view::npos;
         start = text.find_first_not_of(between, start)) {
        const std::size_t end = std::min(text.find_first_of(between, start), text.size());
        const double value = numberOfText(text.substr(start, end - start));
        if (count == numbers.size() || std::isnan(value)) return {};
        numbers[count++] = value;
        start = end;
    }
    if (count != numbers.size()) return {};
    return numbers;
}

void failBroken(const JsonFilter& filter, const std::filesystem::path& file, std::size_t position,
                std::string reason)
{
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax ..."
    if (const auto start = reason.find(": "); start != std::string::npos) reason.erase(0, start + 2);
    const auto byte = filter.filePosition(static_cast<std::int64_t>(position));
    const Message::Text remedy = remedyFor(reason);
    constexpr std::size_t longest = 200; // of what nlohmann shows of the file, which may be no UTF-8 as well
    const auto shown = reason.find("; last read: ");
    if (shown != std::string::npos && (reason.size() > longest || reason.find("UTF-8") != std::string::npos))
        reason.erase(shown);
    throw Error({Message::tr("the JSON is broken at byte %1 (%2)"), byte, reason}, toUtf8(file), remedy);
}

} // namespace blindspot::dataset
