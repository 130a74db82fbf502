#include "core/workspace/maintenance/workspace_backup.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/storage/backup.h"
#include "core/workspace/maintenance/folder_copy.h"

#include <string>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

/// The workspace's own databases are copied by SQLite, or are a cache; a lock is of a process here.
bool belongsToBackup(const fs::path& below)
{
    const std::string name = below.filename().string();
    if (name == "lock" || isUnfinished(below)) return false;
    return below.has_parent_path() || (!name.starts_with("workspace.db") && !name.starts_with("thumbnails.db"));
}

/// Removes the folder unless it was given its name.
class PartFolder {
  public:
    explicit PartFolder(const fs::path& target) : path_(makePartFolder(target)) {}
    PartFolder(const PartFolder&) = delete;
    PartFolder& operator=(const PartFolder&) = delete;
    ~PartFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// Of the copy.
BackupResult contentOf(storage::Database& database)
{
    BackupResult result;
    result.runs = database.scalar("SELECT count(*) FROM runs");
    result.trainings = database.scalar("SELECT count(*) FROM detector_trainings");
    result.evaluations = database.scalar("SELECT count(*) FROM evaluations");
    result.datasets = database.scalar("SELECT count(*) FROM datasets");
    return result;
}

} // namespace

BackupResult backUpWorkspace(const Workspace& workspace, const fs::path& wished, StopControl& stop, const ProgressSink& progress)
{
    const fs::path target = freeFolder(wished, workspace.folder());
    const PartFolder part(target);
    FolderCopy copy(workspace.folder(), part.path(), belongsToBackup, stop, progress);
    requireRoom(part.path(), copy.bytesToCopy() + storage::bytesOnDisk(workspace.databaseFile()));
    // The files before the database: a curve that reaches further than its checkpoint is cut when its run goes on, and a file that a
    // record is waiting for would be missed for good. The second time brings the files of runs that began in between.
    copy.copy();
    const fs::path database = part.path() / workspace.databaseFile().filename();
    {
        storage::Database source = workspace.connect();
        storage::copyDatabase(source, database, stop, progress);
    }
    copy.copy();
    copy.verify();
    BackupResult result;
    {
        storage::Database copied = storage::Database::open(database, {.mode = storage::OpenMode::ReadOnly});
        result = contentOf(copied);
    }
    result.folder = target;
    result.files = copy.copied().files + 1;
    result.bytes = copy.copied().bytes + storage::bytesOnDisk(database);
    becomeFolder(part.path(), target);
    return result;
}

} // namespace blindspot::workspace
