#include "core/ranks/greeting.h"

#include <vector>

namespace blindspot::ranks {

namespace {

constexpr char kEnd = '\0'; ///< of a part: an option may have anything else in it
constexpr std::size_t kMostNamed = 8;

std::vector<std::string> partsOf(const std::string& greeting)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < greeting.size();) {
        const std::size_t end = greeting.find(kEnd, begin);
        parts.push_back(greeting.substr(begin, end - begin));
        if (end == std::string::npos) break;
        begin = end + 1;
    }
    return parts;
}

} // namespace

std::string greetingText(const JoinOptions& options)
{
    std::string text;
    for (const auto& [name, value] : options.greeting)
        (text += value) += kEnd;
    return text;
}

std::optional<Message> differenceOf(const JoinOptions& mine, std::int64_t rank, const std::string& greeting)
{
    if (greeting == greetingText(mine)) return std::nullopt;
    const std::vector<std::string> theirs = partsOf(greeting);
    for (std::size_t i = 0; i < mine.greeting.size(); ++i) {
        const auto& [name, value] = mine.greeting[i];
        const std::string other = i < theirs.size() ? theirs[i] : "";
        if (other != value) return Message(Message::tr("rank %1 has another %2 than rank 0: '%3', not '%4'"), rank, name, other, value);
    }
    return Message(Message::tr("rank %1 says more of itself than rank 0"), rank);
}

std::string rankList(const std::vector<std::int64_t>& ranks)
{
    std::string text;
    for (std::size_t i = 0; i < ranks.size() && i < kMostNamed; ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(ranks[i]);
    return ranks.size() > kMostNamed ? text + ", ..." : text;
}

} // namespace blindspot::ranks
