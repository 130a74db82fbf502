#include "core/workspace/maintenance/workspace_move.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/storage/backup.h"
#include "core/storage/database_files.h"
#include "core/workspace/maintenance/folder_copy.h"
#include "core/workspace/maintenance/leftovers.h"
#include "core/workspace/records/workspace.h"

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "workspace.db";

/// All but the files that SQLite keeps beside a database that is in use, and locks.
bool isMoved(const fs::path& below)
{
    return below.filename() != "lock" && !storage::isBesideDatabase(below) && !isUnfinished(below);
}

storage::SoleConnection takeAlone(const fs::path& folder)
{
    try {
        return storage::SoleConnection(folder / kDatabase);
    } catch (const storage::DatabaseBusy&) {
        throw Error(Message::tr("the workspace is open in another window or program"), toUtf8(folder),
                    Message::tr("close it there, and move it then"));
    }
}

/// What cannot be removed, the database first, so that nobody takes a folder half removed for a workspace.
std::vector<fs::path> removeOld(const fs::path& folder)
{
    std::vector<fs::path> left;
    std::error_code code;
    for (const fs::path& file : storage::databaseFiles(folder / kDatabase))
        if (fs::remove(file, code); code) left.push_back(file);
    code.clear();
    if (fs::remove_all(folder, code); code) left.push_back(folder);
    return left;
}

void copyAll(const fs::path& from, const fs::path& to, MoveResult& result, StopControl& stop, const ProgressSink& progress)
{
    const fs::path part = makePartFolder(to);
    try {
        FolderCopy copy(from, part, isMoved, stop, progress);
        requireRoom(part, copy.bytesToCopy());
        copy.copy();
        copy.verify();
        becomeFolder(part, to);
        result.copied = true;
        result.files = copy.copied().files;
        result.bytes = copy.copied().bytes;
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(part, ignored);
        throw;
    }
}

/// Gives the folder another name; false where that leads to another file system.
bool renamed(const fs::path& from, const fs::path& to)
{
    std::error_code code;
    fs::create_directories(to.parent_path(), code);
    if (code) throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(to.parent_path()));
    if (std::rename(from.c_str(), to.c_str()) == 0) {
        syncFolder(to.parent_path());
        syncFolder(from.parent_path());
        return true;
    }
    if (errno == EXDEV || errno == EBUSY) return false; // EBUSY: a disk is mounted there
    throw Error({Message::tr("the workspace cannot be moved (%1)"), systemMessage(errno)}, toUtf8(from),
                Message::tr("check that both folders may be written"));
}

} // namespace

MoveResult moveWorkspace(const fs::path& named, const fs::path& wished, StopControl& stop, const ProgressSink& progress)
{
    std::error_code code; // by a link it is the folder that moves, not the link
    fs::path from = fs::canonical(named, code);
    if (code) from = named;
    MoveResult result;
    result.folder = freeFolder(wished, from);
    Workspace::open(from).requireWritable(); // brought up to date, or refused with the reason
    std::optional<storage::SoleConnection> alone = takeAlone(from);
    refuseHeldRecords(from); // a program that trains has the database open, but for a moment at its start
    if (stop.shouldStop()) throw Cancelled(Message::tr("moving the workspace was stopped"));
    if (renamed(from, result.folder)) {
        alone.reset();
        Workspace::open(result.folder);
        return result;
    }
    copyAll(from, result.folder, result, stop, progress);
    Workspace::open(result.folder); // what cannot be opened is no reason to remove the old one
    result.leftBehind = removeOld(from);
    return result;
}

} // namespace blindspot::workspace
