#include "core/workspace/spread/worker_workspace.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/maintenance/folder_copy.h"
#include "core/workspace/queue/queue_request.h"
#include "core/workspace/spread/spread_folder.h"
#include "core/workspace/studies/study_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

namespace blindspot::workspace {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

void link(const fs::path& target, const fs::path& name)
{
    std::error_code code;
    fs::create_symlink(target, name, code);
    if (code)
        throw Error({Message::tr("cannot create the link (%1)"), systemMessage(code)}, toUtf8(name),
                    Message(Message::tr("choose another folder: --into")).inWindow(Message::tr("choose another folder")));
}

/// What of the queue's folder a worker has for itself, or has nothing to do with.
bool isOwn(const std::string& name)
{
    static const std::set<std::string> own{"runs", "queue", "studies", "unfinished", "claims", "workers"};
    return own.contains(name) || name.starts_with("workspace.db") || name.starts_with("thumbnails.db") || name.ends_with(".json");
}

void linkEntries(const fs::path& from, const fs::path& to, bool all)
{
    fs::create_directories(to);
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, code))
        if (all || !isOwn(entry.path().filename().string())) link(entry.path(), to / entry.path().filename());
}

std::vector<std::string> idsIn(storage::Database& database, const char* table)
{
    std::vector<std::string> ids;
    storage::Statement rows = database.prepare(std::string("SELECT id FROM ") + table);
    while (rows.step())
        ids.push_back(rows.text(0));
    return ids;
}

void make(const fs::path& queue, const fs::path& target, const std::string& worker)
{
    std::error_code code;
    fs::create_directories(target.parent_path(), code);
    const fs::path part = makePartFolder(target);
    try {
        fs::copy_file(queue / "workspace.db", part / "workspace.db");
        linkEntries(queue, part, false);
        linkEntries(queue / "runs", part / "runs", true);
        Json beginning{{"queue", toUtf8(queue)}, {"worker", worker}};
        {
            storage::Database database = storage::Database::open(part / "workspace.db");
            beginning["runs"] = idsIn(database, "runs");
            beginning["evaluations"] = idsIn(database, "evaluations");
        }
        writeFileAtomically(beginningOf(part), beginning.dump() + "\n");
        becomeFolder(part, target);
    } catch (const fs::filesystem_error& error) {
        fs::remove_all(part, code);
        throw Error({Message::tr("the worker's workspace cannot be made (%1)"), systemMessage(error.code())}, toUtf8(target),
                    Message(Message::tr("choose another folder: --into")).inWindow(Message::tr("choose another folder")));
    } catch (...) {
        fs::remove_all(part, code);
        throw;
    }
}

/// Errors: Error where the folder is none.
fs::path spreadQueue(const fs::path& queue)
{
    std::error_code code;
    if (!fs::exists(spreadMark(queue), code))
        throw Error(Message::tr("this is no spread queue"), toUtf8(queue), Message::tr("name the folder that queue export has written"));
    const fs::path whole = fs::absolute(queue, code);
    return code ? queue : whole.lexically_normal();
}

Workspace openWorker(const fs::path& queue, const std::string& worker, const fs::path& target)
{
    if (!fs::exists(target / "workspace.db")) make(queue, target, worker);
    const Json beginning = readBeginning(target);
    if (!beginning.is_object() || beginning.value("worker", "") != worker || !fs::equivalent(pathFromUtf8(beginning.value("queue", ".")), queue))
        throw Error({Message::tr("this is not the workspace of worker '%1' of this queue"), worker}, toUtf8(target),
                    Message(Message::tr("choose another folder: --into")).inWindow(Message::tr("choose another folder")));
    return Workspace::open(target);
}

/// The smallest number of the items that hang together by what they need.
std::map<std::int64_t, std::int64_t> groupsOf(const std::vector<QueueItem>& items)
{
    std::map<std::int64_t, std::int64_t> groups;
    for (const QueueItem& item : items)
        groups[item.id] = item.id;
    for (bool changed = true; changed;) {
        changed = false;
        for (const QueueItem& item : items)
            for (const std::int64_t needed : item.needs) {
                const auto other = groups.find(needed);
                if (other == groups.end() || other->second == groups[item.id]) continue;
                other->second = groups[item.id] = std::min(other->second, groups[item.id]);
                changed = true;
            }
    }
    return groups;
}

} // namespace

WorkerWorkspace::WorkerWorkspace(const fs::path& queue, const std::string& worker, const std::optional<fs::path>& into)
    : claims_(claimsOf(spreadQueue(queue)), worker),
      workspace_(openWorker(spreadQueue(queue), worker, into ? fs::absolute(*into) : workersOf(spreadQueue(queue)) / worker))
{
}

std::int64_t WorkerWorkspace::studyOf(const QueueItem& item)
{
    return std::get<StudyRequest>(queueRequestFromText(item.kind, item.requestJson, item.id)).study;
}

void WorkerWorkspace::claimNext() const
{
    storage::Database database = workspace_.connect();
    QueueStore queue(workspace_, database);
    const std::vector<QueueItem> items = queue.list();
    const auto groups = groupsOf(items);
    for (const QueueItem& item : items) {
        if (item.state != QueueState::Waiting) continue;
        if (item.kind == QueueKind::Study) {
            const auto study = StudyStore(workspace_, database).find(studyOf(item));
            if (study && study->spec.eta <= 0) return; // each training is claimed
        }
        if (claims_.take("item-" + std::to_string(groups.at(item.id)))) return;
        queue.remove({item.id});
    }
}

bool WorkerWorkspace::claim(std::int64_t study, const StudyStep& step) const
{
    storage::Database database = workspace_.connect();
    const auto record = StudyStore(workspace_, database).find(study);
    if (!record || record->spec.eta > 0) return true; // the whole study is claimed
    return claims_.take("study-" + std::to_string(study) + "-" + std::to_string(step.setting) + "-" + std::to_string(step.seed));
}

} // namespace blindspot::workspace
