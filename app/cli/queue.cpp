// queue: work that waits; list, move, remove, restore, again, stop, pause, export.
#include "app/cli/queue.h"

#include "core/common/utf8.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/spread/queue_export.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <memory>
#include <vector>

namespace blindspot::cli {

namespace {

using workspace::QueueItem;
using workspace::QueueState;
using workspace::QueueTimes;

constexpr std::size_t kEndedShown = 10; ///< of those that ended, unless all are asked for

/// Local time of so many seconds from now: "14:05", with the date where that is another day.
std::string clockText(double secondsFromNow)
{
    const std::time_t now = std::time(nullptr), when = now + static_cast<std::time_t>(secondsFromNow + 0.5);
    std::tm today{}, then{};
    ::localtime_r(&now, &today);
    ::localtime_r(&when, &then);
    char text[32];
    const bool sameDay = today.tm_yday == then.tm_yday && today.tm_year == then.tm_year;
    return {text, std::strftime(text, sizeof text, sameDay ? "%H:%M" : "%m-%d %H:%M", &then)};
}

Json timeJson(const std::optional<double>& secondsFromNow)
{
    if (!secondsFromNow) return nullptr;
    const std::time_t when = std::time(nullptr) + static_cast<std::time_t>(*secondsFromNow + 0.5);
    std::tm utc{};
    ::gmtime_r(&when, &utc);
    char text[32];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc));
}

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

std::string stateText(const QueueItem& item)
{
    std::string text(name(item.state));
    if (item.state == QueueState::Running && item.fraction) text += " " + std::to_string(static_cast<int>(*item.fraction * 100)) + " %";
    return text;
}

std::string endsText(const QueueItem& item, const QueueTimes& times)
{
    if (item.ended()) return item.endedAt.substr(0, 16);
    return times.ends ? "about " + clockText(*times.ends) : "not known";
}

int list(Context& context, bool all)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::QueueStore store(workspace, database);
    const std::vector<QueueItem> items = store.list();
    const std::vector<QueueTimes> times = workspace::timesOf(database, items);
    std::vector<std::vector<std::string>> rows{{"ITEM", "STATE", "WHAT", "BEGINS", "ENDS", "RECORD"}};
    std::size_t ended = 0, waiting = 0, hidden = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QueueItem& item = items[i];
        waiting += item.state == QueueState::Waiting ? 1 : 0;
        if (item.ended() && ++ended > kEndedShown && !all) {
            ++hidden;
            continue;
        }
        tellItem(context, item, times[i]);
        const std::string begins = item.state == QueueState::Waiting ? (times[i].begins ? "about " + clockText(*times[i].begins) : "not known") : "";
        rows.push_back({std::to_string(item.id), stateText(item), item.what.english(), begins, endsText(item, times[i]), item.record});
        if (item.error) rows.push_back({"", "", "  " + item.error->english(), "", "", ""});
    }
    context.output.line(items.empty() ? "The queue is empty; queue add puts work there" : table(rows));
    if (hidden > 0) context.output.line(std::to_string(hidden) + " older ones have ended (--all)");
    if (store.paused()) context.output.line("The queue is paused; queue run lets it go on");
    context.output.done({{"items", items.size()}, {"waiting", waiting}, {"paused", store.paused()}});
    return kDone;
}

/// Changes the queue and tells the items.
int changed(Context& context, const std::vector<std::int64_t>& ids, const char* said,
            const std::function<void(workspace::QueueStore&)>& change, bool shown = true)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::QueueStore store(workspace, database);
    change(store);
    for (const std::int64_t id : ids) {
        context.output.line("Item " + std::to_string(id) + " " + said);
        if (shown) tellItem(context, store.get(id));
    }
    context.output.done({{"items", ids}});
    return kDone;
}

std::int64_t placeOf(const std::string& text)
{
    if (text == "first") return 1;
    if (text == "last") return std::numeric_limits<std::int64_t>::max();
    return std::max<std::int64_t>(1, std::stoll(text));
}

int setPaused(Context& context, bool paused)
{
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    workspace::QueueStore(workspace, database).setPaused(paused);
    context.output.line(paused ? "The queue is paused: what runs goes on, nothing begins" : "The queue is not paused any more");
    context.output.done({{"paused", paused}});
    return kDone;
}

void addChanges(Commands& commands, CLI::App* group)
{
    auto ids = std::make_shared<std::vector<std::int64_t>>();
    const auto withItems = [&](const char* name, const char* description, Action action) {
        CLI::App* command = commands.add(name, description, std::move(action), group);
        command->add_option("ITEM", *ids, "Its number in queue list; several are possible")
            ->required()
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    auto place = std::make_shared<std::string>();
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* move = commands.add(
        "move", "Puts an item that waits to another place",
        [id, place](Context& context) {
            return changed(context, {*id}, "was moved", [&](workspace::QueueStore& store) { store.move(*id, placeOf(*place)); });
        },
        group);
    move->add_option("ITEM", *id, "Its number in queue list")->required();
    move->add_option("--to", *place, "Its place among those that wait, from 1")
        ->type_name("N, first or last")
        ->required()
        ->check(CLI::PositiveNumber | CLI::IsMember({"first", "last"}));
    withItems("remove", "Takes items out of the queue; what they made stays", [ids](Context& context) {
        return changed(
            context, *ids, "was removed; queue restore brings it back", [&](workspace::QueueStore& store) { store.remove(*ids); }, false);
    });
    withItems("restore", "Brings back items that were removed in the last 30 days", [ids](Context& context) {
        return changed(context, *ids, "is in the queue again", [&](workspace::QueueStore& store) { store.restore(*ids); });
    });
    withItems("again", "Items that failed or were stopped wait once more, and go on with what they made", [ids](Context& context) {
        return changed(context, *ids, "waits", [&](workspace::QueueStore& store) {
            for (const std::int64_t one : *ids)
                store.again(one);
        });
    });
    withItems("stop", "Stops items that run, in whichever program, or wait; the queue goes on with the next", [ids](Context& context) {
        return changed(context, *ids, "is stopped", [&](workspace::QueueStore& store) {
            for (const std::int64_t one : *ids)
                store.stop(one);
        });
    });
}

int exportTo(Context& context, const std::string& folder)
{
    const workspace::QueueExport result = workspace::exportQueue(context.workspace(), folder, context.stop, context.progressSink());
    context.output.progress("");
    std::vector<std::int64_t> ids;
    for (const QueueItem& item : result.items) {
        context.output.line("Item " + std::to_string(item.id) + ": " + item.what.english());
        tellItem(context, item);
        ids.push_back(item.id);
    }
    for (const QueueItem& item : result.left)
        context.output.line("Item " + std::to_string(item.id) + " stays in the queue: " + item.what.english());
    context.output.line("Workers do it with: blindspot-cli queue run --from " + toUtf8(result.folder) +
                        " --as NAME; what they have made is taken in by: blindspot-cli runs import " + toUtf8(result.folder));
    context.output.done({{"folder", toUtf8(result.folder)}, {"items", ids}, {"left", result.left.size()}});
    return kDone;
}

} // namespace

void tellItem(Context& context, const QueueItem& item, const QueueTimes& times)
{
    context.output.event("item", {{"id", item.id},
                                  {"state", name(item.state)},
                                  {"what", item.what.english()},
                                  {"kind", name(item.kind)},
                                  {"record", textOrNull(item.record)},
                                  {"needs", item.needs},
                                  {"fraction", orNull(item.fraction)},
                                  {"begins_at", item.state == QueueState::Waiting ? timeJson(times.begins) : textOrNull(item.startedAt)},
                                  {"ends_at", item.ended() ? textOrNull(item.endedAt) : timeJson(times.ends)},
                                  {"created_at", item.createdAt},
                                  {"error", item.error ? Json(item.error->english()) : Json(nullptr)}});
}

void addQueueCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("queue", "Work that waits and is done one after the other: add, list, move, remove, restore, again, stop, pause, run, export");
    addQueueAddCommands(commands, group);
    auto all = std::make_shared<bool>(false);
    commands.add("list", "What runs, what waits and when it begins and ends, what ended", [all](Context& context) { return list(context, *all); }, group)
        ->add_flag("--all", *all, "Also those that ended long ago");
    addChanges(commands, group);
    auto off = std::make_shared<bool>(false);
    commands.add("pause", "Nothing begins any more; what runs goes on", [off](Context& context) { return setPaused(context, !*off); }, group)
        ->add_flag("--off", *off, "Ends the pause");
    addQueueRunCommand(commands, group);
    auto folder = std::make_shared<std::string>();
    commands
        .add("export", "Takes what waits out of the queue and writes it to a folder, from which workers on other machines do it: queue run --from",
             [folder](Context& context) { return exportTo(context, *folder); }, group)
        ->add_option("DIR", *folder, "The folder, which all of them reach; it is not there yet, or empty")
        ->required();
}

} // namespace blindspot::cli
