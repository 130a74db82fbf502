#include "app/cli/config_file.h"

#include "app/cli/cli_error.h"
#include "core/common/json_text.h"

#include <string_view>
#include <utility>

namespace blindspot::cli {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

[[noreturn]] void fail(int line, const std::string& what)
{
    throw cliError(what, "--config, line " + std::to_string(line), "write lines such as: iterations = 100");
}

/// Where the quoted text that begins `text` ends, behind its quote.
std::size_t endOfQuoted(std::string_view text, int line)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\' && text[0] == '"')
            ++i;
        else if (text[i] == text[0])
            return i + 1;
    }
    fail(line, "a quote is not closed");
}

std::string valueOf(std::string_view text, int line)
{
    if (text.empty() || text.front() == '#') fail(line, "there is no value");
    if (text.front() != '"' && text.front() != '\'')
        return std::string(trimmed(text.substr(0, text.find('#'))));
    const std::size_t end = endOfQuoted(text, line);
    const std::string_view rest = trimmed(text.substr(end));
    if (!rest.empty() && rest.front() != '#') fail(line, "there is something behind the quoted value");
    if (text.front() == '\'') return std::string(text.substr(1, end - 2));
    // The escapes of TOML's basic strings that a path or name can need are JSON's.
    const JsonValue value = parseJson(text.substr(0, end), "--config, line " + std::to_string(line));
    return *value.string();
}

/// The commands on the way to the chosen one: {"runs", "resume"}.
std::vector<std::string> chosenCommand(const CLI::App& app)
{
    std::vector<std::string> path;
    const CLI::App* command = &app;
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
        path.push_back(command->get_name());
    }
    return path;
}

const CLI::App* commandAt(const CLI::App& app, const std::vector<std::string>& path)
{
    const CLI::App* command = &app;
    for (const std::string& name : path)
        command = command->get_subcommand(name);
    return command;
}

bool hasOption(const CLI::App* command, const std::string& name)
{
    return command->get_option_no_throw("--" + name) != nullptr ||
           command->get_option_no_throw(name) != nullptr;
}

/// The entry of the same option, where the option may be given more than once.
CLI::ConfigItem* earlierOf(const CLI::ConfigItem& item, std::vector<CLI::ConfigItem>& entries, const CLI::App* command)
{
    const CLI::Option* option = command->get_option_no_throw("--" + item.name);
    if (option == nullptr || option->get_expected_max() < 2) return nullptr;
    for (CLI::ConfigItem& entry : entries)
        if (entry.name == item.name && entry.parents == item.parents) return &entry;
    return nullptr;
}

std::vector<std::string> sectionOf(std::string_view line, int number)
{
    if (line.back() != ']') fail(number, "the section's ] is missing");
    return CLI::detail::split_up(std::string(line.substr(1, line.size() - 2)), '\0');
}

} // namespace

std::vector<CLI::ConfigItem> ConfigFile::from_config(std::istream& input) const
{
    const std::vector<std::string> chosen = chosenCommand(app_);
    const CLI::App* command = commandAt(app_, chosen);
    std::vector<CLI::ConfigItem> entries;
    std::vector<std::string> section = chosen;
    int number = 0;
    for (std::string text; std::getline(input, text);) {
        ++number;
        const std::string_view line = trimmed(text);
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            section = sectionOf(line, number);
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) fail(number, "this is neither 'key = value' nor a [section]");
        CLI::ConfigItem item;
        item.name = trimmed(line.substr(0, equals));
        item.inputs = {valueOf(trimmed(line.substr(equals + 1)), number)};
        if (section != chosen) continue;
        if (hasOption(command, item.name))
            item.parents = chosen;
        else if (!hasOption(&app_, item.name) || item.name == "config" || item.name == "help")
            fail(number, "'" + item.name + "' is no option of this command");
        if (CLI::ConfigItem* earlier = earlierOf(item, entries, command))
            earlier->inputs.push_back(std::move(item.inputs.front()));
        else
            entries.push_back(std::move(item));
    }
    return entries;
}

} // namespace blindspot::cli
