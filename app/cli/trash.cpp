// trash: what was deleted; list, restore, empty.
#include "app/cli/trash.h"

#include "app/cli/command.h"
#include "core/workspace/trash/trash.h"

#include <memory>

namespace blindspot::cli {

namespace {

std::string sizeText(const workspace::TrashEntry& entry)
{
    if (entry.images) return countedText(*entry.images, "image");
    return entry.bytes ? bytesText(static_cast<double>(*entry.bytes)) : "-";
}

Json orNull(const std::optional<std::int64_t>& number)
{
    return number ? Json(*number) : Json(nullptr);
}

int list(Context& context)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const std::vector<workspace::TrashEntry> entries = workspace::Trash(workspace, database).list();
    std::vector<std::vector<std::string>> rows{{"ENTRY", "KIND", "NAME", "DELETED", "SIZE", "ID"}};
    for (const workspace::TrashEntry& entry : entries) {
        const bool record =
            entry.bytes.has_value(); // others have a number inside the index, which says nothing
        context.output.event("entry", {{"entry", entry.id},
                                       {"kind", name(entry.kind)},
                                       {"name", entry.name},
                                       {"id", record ? Json(entry.item) : Json(nullptr)},
                                       {"deleted_at", entry.deletedAt},
                                       {"bytes", orNull(entry.bytes)},
                                       {"images", orNull(entry.images)},
                                       {"selections", entry.selections}});
        rows.push_back({std::to_string(entry.id), std::string(name(entry.kind)), entry.name,
                        entry.deletedAt.substr(0, 19), sizeText(entry), record ? entry.item : std::string()});
    }
    context.output.line(entries.empty() ? "The trash is empty" : table(rows));
    context.output.done({{"entries", entries.size()}});
    return kDone;
}

int restore(Context& context, const std::string& text)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::Trash trash(workspace, database);
    Json restored = Json::array();
    for (const workspace::RestoredItem& one : trash.restore(trash.get(text).id)) {
        const std::string kind(name(one.kind));
        context.output.line(
            "Restored " + kind + " " + one.hadName +
            (one.name == one.hadName ? "" : " as " + one.name + ": its name was taken meanwhile"));
        restored.push_back({{"kind", kind}, {"name", one.name}, {"had_name", one.hadName}});
    }
    context.output.done({{"restored", restored}});
    return kDone;
}

int empty(Context& context)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::Trash trash(workspace, database);
    const std::int64_t erased = trash.purge(std::chrono::seconds(0), context.stop);
    context.throwIfStopped();
    const std::size_t left = trash.list().size();
    context.output.line("Erased " + std::to_string(erased) + " of the trash for good");
    if (left > 0)
        context.output.message(std::to_string(left) +
                               " could not be erased: a file may be in use; try again later");
    context.output.done({{"erased", erased}, {"left", left}});
    return kDone;
}

} // namespace

std::string inTrashText(std::int64_t entry)
{
    return "it is in the trash for " + std::to_string(workspace::kTrashKeeps.count() / 24) +
           " days (trash restore " + std::to_string(entry) + ")";
}

void addTrashCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("trash", "What was deleted: list, restore, empty");
    commands.add("list", "All that can be brought back, the newest first", list, group);
    auto text = std::make_shared<std::string>();
    commands
        .add(
            "restore", "Brings back what was deleted, with all that belongs to it",
            [text](Context& context) { return restore(context, *text); }, group)
        ->add_option("ENTRY", *text, "Its number in trash list, the id of a record, or its name")
        ->required();
    commands.add("empty", "Erases all that is in the trash for good", empty, group);
}

} // namespace blindspot::cli
