#include "core/storage/database.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/connection.h"

#include <sqlite3.h>

#include <cerrno>
#include <thread>

namespace blindspot::storage {

Connection::~Connection()
{
    sqlite3_close_v2(handle);
}

void Connection::fail(int code) const
{
    const Place where = file.empty() ? Place(Message::tr("database in memory")) : Place(toUtf8(file));
    // The connection knows more than the code says, but for failures that it did not meet itself.
    const bool knows = handle != nullptr && sqlite3_errcode(handle) != SQLITE_OK;
    const Message detail = systemMessage(knows ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    // Files beside the database, its log and that one's index, fail otherwise than it does where there is no room for them.
    const int system = knows ? sqlite3_system_errno(handle) : 0;
    switch (system == ENOSPC || system == EDQUOT ? SQLITE_FULL : code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw DatabaseBusy(Message::tr("another program uses this workspace and keeps it locked"), where,
                           Message::tr("wait until it has finished, or close it, and try again"));
    case SQLITE_CONSTRAINT:
        throw ConstraintError({Message::tr("the record breaks a rule of the database (%1)"), detail}, where);
    case SQLITE_FULL:
        throw NotWritable(Message::tr("the disk is full; nothing was changed"), where,
                          Message::tr("free some disk space and try again"), system == EDQUOT ? EDQUOT : ENOSPC);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        if (copy) throw NotWritable::at(file.parent_path(), obstacle);
        throw NotWritable(
            {Message::tr("the database cannot be opened for writing (%1)"), detail}, where,
            Message::tr("check that the folder exists and may be written, or choose another workspace"), obstacleToWriting(file, system));
    case SQLITE_NOTADB:
        throw Error(Message::tr("this is not a database of Blindspot"), where,
                    Message::tr("choose another workspace, or move this file away"));
    case SQLITE_CORRUPT:
        throw Error({Message::tr("the database is damaged (%1)"), detail}, where,
                    Message::tr("restore it from a backup, or move it away to start with a new one"));
    case SQLITE_IOERR:
        throw Error({Message::tr("the disk reports an error (%1)"), detail}, where,
                    Message::tr("check the disk and try again"));
    default:
        throw Error({Message::tr("the database reports an error (%1)"), detail}, where);
    }
}

namespace {

int flagsOf(OpenMode mode)
{
    switch (mode) {
    case OpenMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case OpenMode::ReadOnly:
        break;
    }
    return SQLITE_OPEN_READONLY;
}

/// SQLite does not wait by itself when two connections switch to WAL at the same moment.
void switchToWal(Database& database, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        try {
            database.execute("PRAGMA journal_mode = WAL");
            return;
        } catch (const DatabaseBusy&) {
            if (std::chrono::steady_clock::now() >= end) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
}

} // namespace

Database::Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection))
{
}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    auto connection = std::make_unique<Connection>();
    connection->file = file;
    const int flags = flagsOf(options.mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(file.c_str(), &connection->handle, flags, nullptr);
    if (code != SQLITE_OK) connection->fail(code);
    // SQLite falls back to reading when it may not write, and would tell only at the first change.
    if (options.mode != OpenMode::ReadOnly && sqlite3_db_readonly(connection->handle, "main") == 1)
        connection->fail(SQLITE_READONLY);
    Database database(std::move(connection));
    database.configure(options);
    if (options.mode != OpenMode::ReadOnly) switchToWal(database, options.busyTimeout);
    return database;
}

Database Database::inMemory()
{
    auto connection = std::make_unique<Connection>();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX |
                      SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(":memory:", &connection->handle, flags, nullptr);
    if (code != SQLITE_OK) connection->fail(code);
    Database database(std::move(connection));
    database.configure({});
    return database;
}

void Database::configure(const DatabaseOptions& options)
{
    sqlite3_busy_timeout(handle(), static_cast<int>(options.busyTimeout.count()));
    execute("PRAGMA foreign_keys = ON;"
            "PRAGMA synchronous = NORMAL;"
            "PRAGMA trusted_schema = OFF;"
            "PRAGMA cache_size = -" +
            std::to_string(options.cacheMebibytes * 1024));
}

void Database::requireWritable() const
{
    if (connection_->copy) throw NotWritable::at(connection_->file.parent_path(), connection_->obstacle);
}

Statement Database::prepare(std::string_view sql)
{
    return Statement(*connection_, sql);
}

void Database::execute(const std::string& sql)
{
    ++connection_->statementsRun;
    const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) connection_->fail(code);
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(handle());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

int Database::userVersion()
{
    return static_cast<int>(scalar("PRAGMA user_version"));
}

void Database::setUserVersion(int version)
{
    execute("PRAGMA user_version = " + std::to_string(version));
}

std::int64_t Database::statementsRun() const
{
    return connection_->statementsRun;
}

const std::filesystem::path& Database::file() const
{
    return connection_->file;
}

sqlite3* Database::handle() const
{
    return connection_->handle;
}

} // namespace blindspot::storage
