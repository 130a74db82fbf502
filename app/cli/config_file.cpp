#include "app/cli/config_file.h"

#include "app/cli/cli_error.h"
#include "core/common/number_text.h"
#include "core/workspace/runs/config_lines.h"

#include <utility>

namespace blindspot::cli {

namespace {

constexpr const char* kWhere = "--config";

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

/// The command that a file's section names: what `queue add` puts into the queue has the options of the command that does it at once.
std::vector<std::string> sectionFor(const std::vector<std::string>& chosen)
{
    if (chosen.size() < 3 || chosen[0] != "queue" || chosen[1] != "add") return chosen;
    if (chosen[2] == "detector-train") return {"detector", "train"};
    return {chosen.begin() + 2, chosen.end()};
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

[[noreturn]] void fail(int line, const std::string& what, const std::string& remedy)
{
    throw cliError(what, std::string(kWhere) + ", line " + std::to_string(line), remedy);
}

/// Whether the line says which version of these files it is. Errors: Error for a newer one.
bool saysVersion(const workspace::ConfigLine& line)
{
    if (line.key != workspace::kConfigVersionKey || !line.section.empty()) return false;
    if (numberFromText<int>(line.value).value_or(0) > workspace::kConfigVersion)
        fail(line.number, "the file is of a newer version (" + line.value + ")",
             "this program knows version " + std::to_string(workspace::kConfigVersion));
    return true;
}

} // namespace

std::vector<CLI::ConfigItem> ConfigFile::from_config(std::istream& input) const
{
    const std::vector<std::string> chosen = chosenCommand(app_);
    const CLI::App* command = commandAt(app_, chosen);
    std::vector<CLI::ConfigItem> entries;
    for (const workspace::ConfigLine& line : workspace::readConfigLines(input, kWhere)) {
        if (saysVersion(line) || (!line.section.empty() && line.section != sectionFor(chosen))) continue;
        CLI::ConfigItem item;
        item.name = line.key;
        item.inputs = {line.value};
        if (hasOption(command, item.name))
            item.parents = chosen;
        else if (!hasOption(&app_, item.name) || item.name == "config" || item.name == "help")
            fail(line.number, "'" + item.name + "' is no option of this command", "write lines such as: iterations = 100");
        if (CLI::ConfigItem* earlier = earlierOf(item, entries, command))
            earlier->inputs.push_back(std::move(item.inputs.front()));
        else
            entries.push_back(std::move(item));
    }
    return entries;
}

} // namespace blindspot::cli
