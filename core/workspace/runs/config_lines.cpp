#include "core/workspace/runs/config_lines.h"

#include "core/common/error.h"
#include "core/common/json_text.h"

#include <sstream>

namespace blindspot::workspace {

namespace {

/// Where a line stands.
struct LinePlace {
    const std::string& where;
    int number;

    [[noreturn]] void fail(Message what) const
    {
        throw Error(std::move(what), {Message::tr("%1, line %2"), where, number}, Message::tr("write lines such as: iterations = 100"));
    }
};

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Where the quoted text that begins `text` ends, behind its quote.
std::size_t endOfQuoted(std::string_view text, const LinePlace& place)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\' && text[0] == '"')
            ++i;
        else if (text[i] == text[0])
            return i + 1;
    }
    place.fail(Message::tr("a quote is not closed"));
}

std::string valueOf(std::string_view text, const LinePlace& place)
{
    if (text.empty() || text.front() == '#') place.fail(Message::tr("there is no value"));
    if (text.front() != '"' && text.front() != '\'') return std::string(trimmed(text.substr(0, text.find('#'))));
    const std::size_t end = endOfQuoted(text, place);
    const std::string_view rest = trimmed(text.substr(end));
    if (!rest.empty() && rest.front() != '#') place.fail(Message::tr("there is something behind the quoted value"));
    if (text.front() == '\'') return std::string(text.substr(1, end - 2));
    // The escapes of TOML's basic strings that a path or name can need are JSON's.
    const JsonValue value = parseJson(text.substr(0, end), place.where + ", line " + std::to_string(place.number));
    return *value.string();
}

std::vector<std::string> sectionOf(std::string_view line, const LinePlace& place)
{
    if (line.back() != ']') place.fail(Message::tr("the section's ] is missing"));
    std::istringstream words{std::string(line.substr(1, line.size() - 2))};
    std::vector<std::string> section;
    for (std::string word; words >> word;)
        section.push_back(word);
    return section;
}

} // namespace

std::vector<ConfigLine> readConfigLines(std::istream& input, const std::string& where)
{
    std::vector<ConfigLine> lines;
    std::vector<std::string> section;
    int number = 0;
    for (std::string text; std::getline(input, text);) {
        const LinePlace place{where, ++number};
        const std::string_view line = trimmed(text);
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            section = sectionOf(line, place);
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) place.fail(Message::tr("this is neither 'key = value' nor a [section]"));
        lines.push_back({number, section, std::string(trimmed(line.substr(0, equals))), valueOf(trimmed(line.substr(equals + 1)), place)});
    }
    if (input.bad()) throw Error(Message::tr("reading the file failed half way"), where, Message::tr("check the disk"));
    return lines;
}

} // namespace blindspot::workspace
