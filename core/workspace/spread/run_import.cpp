#include "core/workspace/spread/run_import.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/storage/backup.h"
#include "core/storage/database_files.h"
#include "core/storage/schema.h"
#include "core/storage/transaction.h"
#include "core/workspace/maintenance/folder_copy.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/workspace_place.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/spread/spread_folder.h"

#include <algorithm>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace blindspot::workspace {

namespace fs = std::filesystem;

namespace {

/// The other workspace's database as it is now, with paths as if it lay here; it goes with this object.
class BorrowedDatabase {
  public:
    BorrowedDatabase(const fs::path& from, const fs::path& here, StopControl& stop) : file_(unfinishedName(here / "imported.db"))
    {
        storage::copyDatabase(from / "workspace.db", file_, stop);
        storage::Database database = storage::openWorkspaceDatabase(file_);
        followFolder(database, here);
    }
    BorrowedDatabase(const BorrowedDatabase&) = delete;
    BorrowedDatabase& operator=(const BorrowedDatabase&) = delete;
    ~BorrowedDatabase()
    {
        std::error_code ignored;
        for (const fs::path& one : storage::databaseFiles(file_))
            fs::remove(one, ignored);
    }
    const fs::path& file() const { return file_; }

  private:
    fs::path file_;
};

/// Attached under the name `other` as long as it lives.
class Attached {
  public:
    Attached(storage::Database& database, const fs::path& file) : database_(database) { database_.run("ATTACH DATABASE ? AS other", toUtf8(file)); }
    Attached(const Attached&) = delete;
    Attached& operator=(const Attached&) = delete;
    ~Attached()
    {
        try {
            database_.execute("DETACH DATABASE other");
        } catch (const std::exception&) {
            // It goes with the connection.
        }
    }

  private:
    storage::Database& database_;
};

std::set<std::string> idsIn(const nlohmann::json& beginning, const char* key)
{
    return beginning.is_object() ? beginning.value(key, std::set<std::string>()) : std::set<std::string>();
}

/// The import from one workspace.
class Import {
  public:
    Import(const Workspace& workspace, fs::path from, StopControl& stop, const ProgressSink& progress, const LogSink& log, RunImport& result)
        : workspace_(workspace), from_(std::move(from)), stop_(stop), progress_(progress), log_(log), result_(result), database_(workspace.connect())
    {
        const nlohmann::json beginning = readBeginning(from_);
        oldRuns_ = idsIn(beginning, "runs");
        oldEvaluations_ = idsIn(beginning, "evaluations");
    }

    void run()
    {
        const BorrowedDatabase borrowed(from_, workspace_.folder(), stop_);
        const Attached attached(database_, borrowed.file());
        const std::vector<std::string> runs = newRuns();
        for (const std::string& run : runs)
            copyFolder(run);
        storage::Transaction transaction(database_);
        for (const std::string& run : runs)
            addRun(run);
        const std::int64_t evaluations = addEvaluations(), measurements = addMeasurements();
        transaction.commit();
        ++result_.workspaces;
        result_.runs += std::ssize(runs);
        result_.evaluations += evaluations;
        result_.measurements += measurements;
    }

  private:
    /// Nothing that waits or runs may still go on with a run.
    bool isAtWork()
    {
        return database_.scalar("SELECT count(*) FROM other.queue_items WHERE state IN ('waiting', 'running') AND removed_at IS NULL") > 0;
    }

    std::vector<std::string> newRuns()
    {
        std::vector<std::string> runs;
        const bool atWork = isAtWork();
        storage::Statement rows = database_.prepare("SELECT o.id, o.state, r.id IS NOT NULL FROM other.runs o LEFT JOIN main.runs r ON r.id = o.id "
                                                    "WHERE o.id NOT IN (SELECT item FROM other.trash WHERE kind = 'run') ORDER BY o.created_at, o.id");
        while (rows.step()) {
            const std::string id = rows.text(0);
            if (oldRuns_.contains(id)) continue;
            if (rows.integer(2) != 0)
                ++result_.alreadyHere;
            else if (RunLock::isHeld(from_ / "runs" / id) || (atWork && rows.text(1) != "completed"))
                ++result_.unfinished;
            else
                runs.push_back(id);
        }
        return runs;
    }

    void copyFolder(const std::string& run)
    {
        const fs::path target = workspace_.runFolder(run);
        std::error_code ignored;
        fs::remove_all(target, ignored); // of an import that was ended before its row
        const fs::path part = makePartFolder(target);
        try {
            FolderCopy copy(from_ / "runs" / run, part, [](const fs::path& below) { return below.filename() != "lock" && !isUnfinished(below); }, stop_,
                            progress_);
            requireRoom(part, copy.bytesToCopy());
            copy.copy();
            copy.verify();
            becomeFolder(part, target);
        } catch (...) {
            fs::remove_all(part, ignored);
            throw;
        }
    }

    void addRun(const std::string& run)
    {
        database_.run("INSERT INTO main.runs SELECT * FROM other.runs WHERE id = ?", run);
        database_.run("INSERT INTO main.run_points SELECT * FROM other.run_points WHERE run_id = ?", run);
        database_.run("UPDATE main.runs SET state = 'interrupted' WHERE id = ? AND state = 'running'", run);
        RunStore store(workspace_, database_);
        const std::string wished = store.get(run).name, free = store.freeName(wished, run);
        if (free != wished) database_.run("UPDATE main.runs SET name = ? WHERE id = ?", free, run);
    }

    std::int64_t addEvaluations()
    {
        std::vector<std::string> ids;
        {
            storage::Statement rows = database_.prepare("SELECT o.id, e.id IS NOT NULL FROM other.evaluations o LEFT JOIN main.evaluations e ON e.id = o.id "
                                                        "WHERE o.id NOT IN (SELECT item FROM other.trash WHERE kind = 'evaluation')");
            while (rows.step()) {
                if (oldEvaluations_.contains(rows.text(0))) continue;
                if (rows.integer(1) != 0)
                    ++result_.alreadyHere;
                else
                    ids.push_back(rows.text(0));
            }
        }
        for (const std::string& id : ids) {
            database_.run("INSERT INTO main.evaluations SELECT * FROM other.evaluations WHERE id = ?", id);
            database_.run("INSERT INTO main.evaluation_patches SELECT * FROM other.evaluation_patches WHERE evaluation_id = ?", id);
            database_.run("INSERT INTO main.evaluation_patch_pictures SELECT * FROM other.evaluation_patch_pictures WHERE evaluation_id = ?", id);
        }
        return std::ssize(ids);
    }

    /// Of the studies that both have. Errors: Error where they were measured on other images.
    std::int64_t addMeasurements()
    {
        const char* const both = "FROM other.studies o JOIN main.studies s ON s.id = o.id AND s.name = o.name AND s.created_at = o.created_at ";
        storage::Statement unlike = database_.prepare(std::string("SELECT s.name ") + both +
                                                      "JOIN other.study_measurements x ON x.study_id = o.id JOIN main.study_measurements m ON m.study_id = s.id "
                                                      "WHERE x.images_sha256 <> m.images_sha256 LIMIT 1");
        if (unlike.step())
            throw Error(Message::tr("it was measured on other images there"), {Message::tr("study %1"), unlike.text(0)},
                        Message::tr("begin a study of its own for those images"));
        database_.run(std::string("INSERT OR IGNORE INTO main.study_trials SELECT t.* ") + both +
                      "JOIN other.study_trials t ON t.study_id = o.id WHERE t.run_id IN (SELECT id FROM main.runs)");
        return database_.run(std::string("INSERT OR IGNORE INTO main.study_measurements SELECT x.* ") + both +
                             "JOIN other.study_measurements x ON x.study_id = o.id WHERE x.evaluation_id IN (SELECT id FROM main.evaluations)");
    }

    const Workspace& workspace_;
    fs::path from_;
    StopControl& stop_;
    const ProgressSink& progress_;
    const LogSink& log_;
    RunImport& result_;
    storage::Database database_;
    std::set<std::string> oldRuns_, oldEvaluations_;
};

std::vector<fs::path> workspacesOf(const fs::path& from)
{
    if (!fs::exists(spreadMark(from))) return {from};
    std::vector<fs::path> folders;
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(workersOf(from), code))
        if (!isUnfinished(entry.path()) && fs::exists(entry.path() / "workspace.db")) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

} // namespace

RunImport importRuns(const Workspace& workspace, const fs::path& from, StopControl& stop, const ProgressSink& progress, const LogSink& log)
{
    workspace.requireWritable();
    std::error_code code;
    const fs::path absolute = fs::absolute(from, code).lexically_normal();
    if (!fs::exists(absolute / "workspace.db", code))
        throw Error(Message::tr("there is no workspace in this folder"), toUtf8(from),
                    Message::tr("name a worker's workspace, or the folder that queue export has written"));
    if (fs::equivalent(absolute, workspace.folder(), code))
        throw Error(Message::tr("this is the workspace itself"), toUtf8(from), Message::tr("name another one"));
    RunImport result;
    for (const fs::path& one : workspacesOf(absolute)) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("interrupted"), Message::tr("what was taken in stays; import again for the rest"));
        Import(workspace, one, stop, progress, log, result).run();
    }
    return result;
}

} // namespace blindspot::workspace
