#include "core/workspace/spread/queue_export.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/queue/queue_runner.h"
#include "core/workspace/queue/queue_store.h"
#include "core/workspace/spread/spread_folder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace blindspot::workspace {

namespace {

/// Divides what waits; what an item needs has to be done, or to come along.
void divide(const std::vector<QueueItem>& all, QueueExport& result)
{
    std::set<std::int64_t> there;
    for (const QueueItem& item : all)
        if (item.state == QueueState::Done) there.insert(item.id);
    std::vector<QueueItem> waiting;
    for (const QueueItem& item : all)
        if (item.state == QueueState::Waiting) waiting.push_back(item);
    std::sort(waiting.begin(), waiting.end(), [](const QueueItem& a, const QueueItem& b) { return a.id < b.id; }); // needs come before
    std::set<std::int64_t> chosen;
    for (const QueueItem& item : waiting) {
        const bool canGo = item.kind != QueueKind::DetectorTraining && item.record.empty() && item.reservedName.empty() &&
                           std::all_of(item.needs.begin(), item.needs.end(), [&there](std::int64_t needed) { return there.contains(needed); });
        if (!canGo) continue;
        chosen.insert(item.id);
        there.insert(item.id);
    }
    for (const QueueItem& item : all)
        if (item.state == QueueState::Waiting) (chosen.contains(item.id) ? result.items : result.left).push_back(item);
}

std::vector<std::int64_t> idsOf(const std::vector<QueueItem>& items)
{
    std::vector<std::int64_t> ids;
    for (const QueueItem& item : items)
        ids.push_back(item.id);
    return ids;
}

/// In the copy nothing is left but what workers take.
void prepareCopy(const QueueExport& result)
{
    const Workspace copy = Workspace::open(result.folder);
    storage::Database database = copy.connect();
    QueueStore queue(copy, database);
    std::vector<std::int64_t> others;
    for (const QueueItem& item : queue.list())
        if (!item.ended() && std::none_of(result.items.begin(), result.items.end(), [&item](const QueueItem& one) { return one.id == item.id; }))
            others.push_back(item.id);
    queue.remove(others);
    queue.setPaused(false);
}

} // namespace

QueueExport exportQueue(const Workspace& workspace, const std::filesystem::path& folder, StopControl& stop, const ProgressSink& progress)
{
    const QueueRunner alone(workspace); // nobody takes an item meanwhile
    storage::Database database = workspace.connect();
    QueueStore queue(workspace, database);
    QueueExport result;
    divide(queue.list(), result);
    if (result.items.empty())
        throw Error(Message::tr("nothing waits in the queue that others could do"), {},
                    Message(Message::tr("put trainings, evaluations or studies there first: queue add"))
                        .inWindow(Message::tr("put trainings, evaluations or studies there first")));
    result.folder = backUpWorkspace(workspace, folder, stop, progress).folder;
    prepareCopy(result);
    std::error_code ignored;
    std::filesystem::create_directories(claimsOf(result.folder), ignored);
    std::filesystem::create_directories(workersOf(result.folder), ignored);
    writeFileAtomically(spreadMark(result.folder), nlohmann::json{{"format", "blindspot-queue-1"}, {"items", idsOf(result.items)}}.dump() + "\n");
    queue.remove(idsOf(result.items));
    return result;
}

} // namespace blindspot::workspace
