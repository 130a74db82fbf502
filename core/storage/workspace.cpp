#include "core/storage/workspace.h"

#include "core/common/atomic_file.h"
#include "core/storage/schema.h"
#include "core/storage/transaction.h"

#include <cstdlib>
#include <system_error>

namespace blindspot::storage {

namespace {

void makeFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (!code && std::filesystem::is_directory(folder, code)) return;
    const std::string reason = code ? " (" + code.message() + ")" : " (there is a file of that name)";
    throw Error("the workspace's folder cannot be made" + reason, toUtf8(folder),
                "choose a folder that may be written");
}

/// A database that is neither empty nor ours must not get our tables.
void refuseForeign(Database& database)
{
    const auto id = database.scalar("PRAGMA application_id");
    if (id == kApplicationId) return;
    if (id != 0 || database.scalar("SELECT count(*) FROM sqlite_schema") != 0)
        throw Error("this database belongs to another program", toUtf8(database.file()),
                    "choose another folder as the workspace");
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
    makeFolder(workspace.runsFolder());
    Database database = workspace.connect();
    if (database.scalar("PRAGMA application_id") != kApplicationId) {
        Transaction transaction(database);
        refuseForeign(database);
        database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        transaction.commit();
    }
    migrate(database, workspaceSchema());
    return workspace;
}

Database Workspace::connect() const
{
    return Database::open(databaseFile());
}

} // namespace blindspot::storage
