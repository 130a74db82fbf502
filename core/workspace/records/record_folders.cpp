#include "core/workspace/records/record_folders.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/records/times.h"

#include <optional>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

/// All in the folder but the lock, which shows until the end that somebody is at it. The first failure ends it.
std::error_code removeFiles(const fs::path& folder)
{
    std::error_code code;
    std::vector<fs::path> files;
    for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator();
         entry.increment(code))
        if (entry->path().filename() != "lock") files.push_back(entry->path());
    for (std::size_t i = 0; !code && i < files.size(); ++i)
        fs::remove_all(files[i], code);
    return code;
}

} // namespace

RecordFolders::RecordFolders(const Workspace& workspace, storage::Database& database, const RecordKind& kind)
    : workspace_(workspace), database_(database), kind_(kind)
{
}

RecordFolders::Owned RecordFolders::create(const std::function<void(const std::string& id)>& fill) const
{
    workspace_.requireWritable();
    std::error_code code;
    fs::create_directories(parent(), code);
    std::string id;
    for (int attempt = 0; attempt < 100 && id.empty(); ++attempt) {
        const std::string free = newRunId();
        if (fs::create_directory(folder(free), code)) id = free;
        if (code)
            throw Error({kind_.noFolder, systemMessage(code)}, toUtf8(folder(free)),
                        Message::tr("check that the workspace may be written"));
    }
    if (id.empty()) throw Error(kind_.noFreeName, toUtf8(parent()));
    try {
        RunLock held = lock(id);
        fill(id);
        return {id, std::move(held)};
    } catch (...) {
        fs::remove_all(folder(id), code);
        throw;
    }
}

RunLock RecordFolders::lock(const std::string& id) const
{
    workspace_.requireWritable();
    std::error_code ignored;
    fs::create_directories(folder(id), ignored);
    std::optional<RunLock> held = RunLock::tryAcquire(folder(id));
    if (!held) throw Error(kind_.held, Place(kind_.place, id), Message::tr("wait for it or stop it there"));
    return std::move(*held);
}

void RecordFolders::throwUnknown(const std::string& id) const
{
    std::string known;
    storage::Statement statement =
        database_.prepare(std::string("SELECT id FROM ") + kind_.table + " WHERE " + kind_.visible +
                          " ORDER BY created_at DESC, id DESC LIMIT 3");
    while (statement.step())
        known += (known.empty() ? "" : ", ") + statement.text(0);
    throw Error({kind_.unknown, id}, toUtf8(workspace_.folder()),
                known.empty() ? Message(kind_.noneYet) : Message(kind_.newest, known));
}

void RecordFolders::dropPointsAfter(const std::string& id, std::int64_t step) const
{
    database_.run(std::string("DELETE FROM ") + kind_.points + " WHERE " + kind_.pointRecord + " = ? AND " +
                      kind_.pointStep + " > ?",
                  id, step);
}

void RecordFolders::remove(const std::string& id, const RunLock&, const std::vector<fs::path>& outside) const
{
    std::error_code code;
    for (std::size_t i = 0; !code && i < outside.size(); ++i) {
        fs::remove(outside[i], code);
        if (code) throw Error({kind_.notRemoved, systemMessage(code)}, toUtf8(outside[i]));
    }
    if ((code = removeFiles(folder(id)))) throw Error({kind_.notRemoved, systemMessage(code)}, toUtf8(folder(id)));
    database_.run(std::string("DELETE FROM ") + kind_.table + " WHERE id = ?", id);
    // What stays where this fails is an empty folder with a lock, which no list shows.
    fs::remove_all(folder(id), code);
}

} // namespace blindspot::workspace
