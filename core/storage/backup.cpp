#include "core/storage/backup.h"

#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/storage/connection.h"
#include "core/storage/database_files.h"
#include "core/storage/reading_copy.h"
#include "core/storage/transaction.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <system_error>

namespace blindspot::storage {

namespace {

namespace fs = std::filesystem;

/// A database under a temporary name; its files go unless it was renamed.
class Target {
  public:
    explicit Target(const fs::path& path) : path_(unfinishedName(path))
    {
        remove(); // of an earlier process of that number
        connection_ = std::make_unique<Connection>();
        connection_->file = path;
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
        check(sqlite3_open_v2(path_.c_str(), &connection_->handle, flags, nullptr));
    }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    ~Target()
    {
        connection_.reset();
        remove();
    }

    sqlite3* handle() const { return connection_->handle; }
    const fs::path& path() const { return path_; }
    void check(int code) const
    {
        if (code != SQLITE_OK) connection_->fail(code);
    }
    void execute(const char* sql) const { check(sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr)); }
    void close() { connection_.reset(); }

  private:
    void remove() const
    {
        std::error_code ignored;
        for (const fs::path& file : databaseFiles(path_))
            fs::remove(file, ignored);
    }

    fs::path path_;
    std::unique_ptr<Connection> connection_;
};

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};

/// All pages of one moment: `source` is read in one transaction, so that what others write meanwhile begins nothing anew.
void copyPages(Database& source, const Target& target, StopControl& stop, const ProgressSink& progress)
{
    constexpr int pagesAtOnce = 2048;
    const Transaction moment(source, TransactionKind::Temporary);
    source.scalar("SELECT count(*) FROM sqlite_schema"); // which begins it
    const std::unique_ptr<sqlite3_backup, FinishBackup> backup(sqlite3_backup_init(target.handle(), "main", source.handle(), "main"));
    if (!backup) target.check(sqlite3_extended_errcode(target.handle()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("copying the database was stopped"));
        code = sqlite3_backup_step(backup.get(), pagesAtOnce);
        const int total = sqlite3_backup_pagecount(backup.get());
        if (progress) progress({Message::tr("copying the database"), total - sqlite3_backup_remaining(backup.get()), total});
    }
    if (code != SQLITE_DONE) target.check(code);
}

} // namespace

void copyDatabase(const fs::path& from, const fs::path& to, StopControl& stop, const ProgressSink& progress)
{
    std::shared_ptr<const ReadingCopy> copy;
    const auto opened = [&] {
        try {
            return Database::open(from, {.mode = OpenMode::ReadWrite}); // its log may have to be read in first
        } catch (const NotWritable& error) {
            if (error.obstacle() == 0) throw;
            copy = ReadingCopy::of(from, error.obstacle());
            return copy->connect();
        }
    };
    Database source = opened();
    copyDatabase(source, to, stop, progress);
}

void copyDatabase(Database& source, const fs::path& to, StopControl& stop, const ProgressSink& progress)
{
    Target target(to);
    target.execute("PRAGMA synchronous = OFF"); // it is synced as a whole
    copyPages(source, target, stop, progress);
    target.execute("PRAGMA journal_mode = DELETE"); // needs no file beside it, so that it can be read on a medium that is read only
    target.close();
    {
        Database copy = Database::open(target.path(), {.mode = OpenMode::ReadOnly});
        if (const auto damage = damageOf(copy, 1); !damage.empty())
            throw Error({Message::tr("the copy of the database is damaged (%1)"), damage.front()}, toUtf8(source.file()),
                        Message::tr("check the workspace and the disk"));
    }
    replaceFile(target.path(), to);
}

std::vector<std::string> damageOf(Database& database, int most)
{
    std::vector<std::string> damage;
    try {
        Statement row = database.prepare("PRAGMA integrity_check(" + std::to_string(most) + ")");
        while (row.step())
            if (row.textView(0) != "ok") damage.push_back(row.text(0));
    } catch (const DatabaseBusy&) {
        throw;
    } catch (const Error& error) { // damaged so that the check itself cannot go on
        damage.emplace_back(error.what());
    }
    return damage;
}

std::vector<BrokenReference> brokenReferences(Database& database)
{
    std::vector<BrokenReference> broken;
    Statement row = database.prepare(
        "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2");
    while (row.step())
        broken.push_back({row.text(0), row.text(1), row.integer(2)});
    return broken;
}

bool isDamageOfIndexes(const std::vector<std::string>& damage)
{
    return !damage.empty() && std::all_of(damage.begin(), damage.end(), [](const std::string& line) {
        return line.find("missing from index") != std::string::npos ||
               line.find("wrong # of entries in index") != std::string::npos;
    });
}

void rebuildIndexes(Database& database)
{
    database.execute("REINDEX");
}

std::int64_t bytesOnDisk(const fs::path& file)
{
    std::int64_t bytes = 0;
    for (const fs::path& one : databaseFiles(file)) {
        std::error_code code;
        const auto size = fs::file_size(one, code);
        if (!code) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

std::int64_t compact(Database& database)
{
    const std::int64_t before = bytesOnDisk(database.file());
    database.execute("VACUUM");
    Statement(database.prepare("PRAGMA wal_checkpoint(TRUNCATE)")).step(); // where somebody reads, the log shrinks another time
    return std::max<std::int64_t>(before - bytesOnDisk(database.file()), 0);
}

SoleConnection::SoleConnection(const fs::path& file) : database_(Database::open(file, {.mode = OpenMode::ReadWrite}))
{
    // SQLite leaves WAL for whoever is alone with the file, and lets nobody else in again.
    database_.execute("PRAGMA busy_timeout = 200");
    database_.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT");
}

} // namespace blindspot::storage
