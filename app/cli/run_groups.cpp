// runs group, pin and unpin: runs that belong together, and runs that stand above the others.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "core/workspace/runs/run_groups.h"

#include <optional>
#include <vector>

namespace blindspot::cli {

namespace {

struct GroupArguments {
    std::vector<std::string> runs;
    std::optional<std::string> name;
    bool none = false;
};

std::string runsText(std::size_t count)
{
    return countedText(static_cast<std::int64_t>(count), "run");
}

int group(Context& context, const GroupArguments& arguments)
{
    if (arguments.name.has_value() == arguments.none)
        throw cliError("a group is asked for with --name, or none with --none", "--name, --none", "give one of the two");
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::RunStore store(workspace, database);
    if (arguments.name && arguments.name->find_first_not_of(" \t") == std::string::npos)
        throw cliError("the group's name is empty", "--name", "give it a name, or --none to take the runs out of theirs");
    const std::vector<workspace::RunGroup> before =
        workspace::RunGroups(store, database).put(arguments.runs, arguments.name.value_or(""));
    const std::string now = store.get(arguments.runs.front()).group; // without the spaces around it
    context.output.line(now.empty() ? runsText(before.size()) + " taken out of their groups"
                                    : runsText(before.size()) + " put into the group " + now);
    context.output.done({{"runs", arguments.runs}, {"group", now.empty() ? Json(nullptr) : Json(now)}, {"changed", before.size()}});
    return kDone;
}

int setPinned(Context& context, const std::vector<std::string>& runs, bool pinned)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::RunStore store(workspace, database);
    const std::size_t changed = workspace::RunGroups(store, database).setPinned(runs, pinned).size();
    context.output.line(runsText(changed) + (pinned ? " pinned" : " unpinned"));
    context.output.done({{"runs", runs}, {"pinned", pinned}, {"changed", changed}});
    return kDone;
}

void addRuns(CLI::App* command, std::vector<std::string>& runs)
{
    command->add_option("RUNS", runs, "The runs, as runs list names them; one or more")->required()->type_name("ID...");
}

} // namespace

void addRunGroupCommands(Commands& commands, CLI::App* runs)
{
    auto arguments = std::make_shared<GroupArguments>();
    CLI::App* grouped = commands.add("group", "Puts runs into a group, which need not exist yet, or takes them out of theirs",
                                     [arguments](Context& context) { return group(context, *arguments); }, runs);
    addRuns(grouped, arguments->runs);
    grouped->add_option("--name", arguments->name, "The group, of one line and at most 100 letters")->type_name("NAME");
    grouped->add_flag("--none", arguments->none, "Take them out of their groups");
    for (const bool pinned : {true, false}) {
        auto ids = std::make_shared<std::vector<std::string>>();
        addRuns(commands.add(pinned ? "pin" : "unpin",
                             pinned ? "Has runs stand above all others in lists" : "Has runs stand among the others again",
                             [ids, pinned](Context& context) { return setPinned(context, *ids, pinned); }, runs),
                *ids);
    }
}

} // namespace blindspot::cli
