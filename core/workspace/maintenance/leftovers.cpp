#include "core/workspace/maintenance/leftovers.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/workspace/records/run_lock.h"

#include <algorithm>
#include <chrono>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kMayBeUnderWay{24};

bool isOld(const fs::path& file)
{
    std::error_code code;
    const auto written = fs::last_write_time(file, code);
    return !code && fs::file_time_type::clock::now() - written > kMayBeUnderWay;
}

std::int64_t sizeOf(const fs::path& file)
{
    std::error_code code;
    const auto size = fs::file_size(file, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

void addUnfinished(const fs::path& folder, std::vector<Leftover>& found)
{
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, code);
         !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored) && isUnfinished(entry->path()) && isOld(entry->path()))
            found.push_back({Leftover::Kind::UnfinishedFile, entry->path(), sizeOf(entry->path())});
    }
}

void addUnknown(const fs::path& folder, storage::Database& database, const std::string& table, std::vector<Leftover>& found)
{
    std::error_code code;
    for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        std::error_code ignored;
        if (!entry->is_directory(ignored) || RunLock::isHeld(entry->path())) continue;
        if (database.scalar("SELECT count(*) FROM " + table + " WHERE id = ?", toUtf8(entry->path().filename())) > 0) continue;
        Leftover one{Leftover::Kind::EmptyFolder, entry->path()};
        for (const auto& file : fs::recursive_directory_iterator(entry->path(), ignored)) {
            if (file.path().filename() == "lock") continue;
            one.kind = Leftover::Kind::UnknownFolder;
            one.bytes += sizeOf(file.path());
        }
        if (one.kind == Leftover::Kind::UnknownFolder || isOld(entry->path())) found.push_back(one);
    }
}

} // namespace

std::vector<Leftover> leftoversIn(const Workspace& workspace, storage::Database& database)
{
    std::vector<Leftover> found;
    addUnfinished(workspace.folder(), found);
    addUnknown(workspace.runsFolder(), database, "runs", found);
    addUnknown(workspace.folder() / "trainings", database, "detector_trainings", found);
    std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) { return a.path < b.path; });
    return found;
}

void refuseHeldRecords(const fs::path& workspace)
{
    for (const char* records : {"runs", "trainings"}) {
        std::error_code code;
        for (auto entry = fs::directory_iterator(workspace / records, code); !code && entry != fs::directory_iterator(); entry.increment(code))
            if (RunLock::isHeld(entry->path()))
                throw Error(Message::tr("a training is under way in this workspace"), toUtf8(entry->path()),
                            Message::tr("wait for it or stop it there"));
    }
}

void removeLeftover(const Leftover& leftover)
{
    std::error_code code;
    if (leftover.kind == Leftover::Kind::EmptyFolder) {
        if (RunLock::isHeld(leftover.path)) throw Error(Message::tr("somebody uses the folder"), toUtf8(leftover.path));
        fs::remove(leftover.path / "lock", code);
    }
    if (!code) fs::remove(leftover.path, code); // of a folder only where it is empty
    if (code) throw Error({Message::tr("the file cannot be removed (%1)"), systemMessage(code)}, toUtf8(leftover.path));
}

} // namespace blindspot::workspace
