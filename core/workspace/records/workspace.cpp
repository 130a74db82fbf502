#include "core/workspace/records/workspace.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/schema.h"
#include "core/workspace/records/runs_by_number.h"
#include "core/workspace/records/workspace_place.h"

#include <cstdlib>
#include <system_error>

namespace blindspot::workspace {

namespace {

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (!code && std::filesystem::is_directory(folder, code)) return;
    const Message reason = code ? systemMessage(code) : Message(Message::tr("there is a file of that name"));
    throw storage::NotWritable({Message::tr("the workspace's folder cannot be made (%1)"), reason}, toUtf8(folder),
                               Message::tr("choose a folder that may be written"), storage::obstacleToWriting(folder, code.value()));
}

} // namespace

std::filesystem::path Workspace::defaultFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/')
        return std::filesystem::path(data) / "blindspot";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr && *home != '\0' ? home : ".") / ".local/share/blindspot";
}

Workspace Workspace::open(const std::filesystem::path& folder)
{
    std::error_code ignored; // an absolute path stays right when the program changes its folder
    std::filesystem::path whole = std::filesystem::absolute(folder, ignored);
    if (ignored) whole = folder;
    makeFolder(whole);
    Workspace workspace(whole.lexically_normal());
    try {
        workspace.openToWrite();
    } catch (const storage::NotWritable& error) {
        if (error.obstacle() == 0 || !workspace.openToRead(error.obstacle())) throw;
    }
    return workspace;
}

void Workspace::openToWrite() const
{
    makeFolder(runsFolder());
    storage::Database database = storage::openWorkspaceDatabase(databaseFile());
    nameImagesOfOldRuns(database, runsFolder());
    try {
        followFolder(database, folder());
    } catch (const Error&) {
        // The disk is full, or another program writes for long: what was moved is looked for the next time.
    }
}

/// False where there is no workspace.
bool Workspace::openToRead(int obstacle)
{
    copy_ = storage::openWorkspaceCopy(databaseFile(), obstacle, [this](storage::Database& database) { followFolder(database, folder()); });
    return isReadOnly();
}

void Workspace::requireWritable() const
{
    if (copy_) throw storage::NotWritable::at(folder(), copy_->obstacle());
}

storage::Database Workspace::connect() const
{
    if (copy_) return copy_->connect();
    return storage::Database::open(databaseFile());
}

} // namespace blindspot::workspace
