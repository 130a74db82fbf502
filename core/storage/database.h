// A Database is a connection to an SQLite file. It opens and configures the file and throws SQLite's errors
// as messages for the user.
#pragma once

#include "core/common/error.h"
#include "core/storage/statement.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;

namespace blindspot::storage {

/// Another connection held the database for longer than the busy timeout. Trying again later is right.
class DatabaseBusy : public Error {
  public:
    using Error::Error;
};

/// A rule of the schema was broken (a name that exists already, a reference to nothing).
class ConstraintError : public Error {
  public:
    using Error::Error;
};

/// Nothing can be written where the database is: its medium is read only, its disk is full, or it is not allowed. It may still be read
/// (ReadingCopy).
class NotWritable : public Error {
  public:
    /// `obstacle` (errno: EROFS, EACCES, ENOSPC and the like) is what stands in the way; 0 where that is not known.
    NotWritable(Message what, Place where, Message remedy, int obstacle)
        : Error(std::move(what), std::move(where), std::move(remedy)), obstacle_(obstacle)
    {
    }
    /// Of the workspace in `folder`.
    static NotWritable at(const std::filesystem::path& folder, int obstacle);

    int obstacle() const { return obstacle_; }

  private:
    int obstacle_;
};

/// What stands in the way of writing `file` and beside it, by `error` (errno of what failed) or by what the system says of both; 0 where
/// nothing is known to.
int obstacleToWriting(const std::filesystem::path& file, int error = 0);

enum class OpenMode {
    Create,    ///< read and write, created when missing
    ReadWrite, ///< read and write, must exist
    ReadOnly,
};

struct DatabaseOptions {
    OpenMode mode = OpenMode::Create;
    std::chrono::milliseconds busyTimeout{10'000}; ///< how long to wait for another connection's transaction
    int cacheMebibytes = 32;                       ///< of SQLite's page cache, a limit and not a reservation
};

/// One connection. Not thread-safe: a thread opens its own on the same file. Connections are safe beside each
/// other, in one program or in several (WAL: any number of readers beside one writer; a second writer waits
/// for the busy timeout).
class Database {
  public:
    /// Opens `file` with WAL, foreign keys, and a sync at checkpoints only (a loss of power may lose the last
    /// transactions, never the database). Errors: Error when it cannot be opened or is no SQLite database, NotWritable when it may not
    /// be written.
    static Database open(const std::filesystem::path& file, const DatabaseOptions& options = {});
    static Database inMemory();

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Compiles one SQL statement. The statement must not outlive the connection.
    Statement prepare(std::string_view sql);
    /// Runs one or more SQL statements that return no rows.
    void execute(const std::string& sql);
    /// Compiles, binds and runs one statement that returns no rows; the number of changed rows.
    template <typename... Values>
    std::int64_t run(std::string_view sql, const Values&... values)
    {
        prepare(sql).run(values...);
        return changes();
    }
    /// The first column of the first row as an integer; 0 when there is no row.
    template <typename... Values>
    std::int64_t scalar(std::string_view sql, const Values&... values)
    {
        Statement statement = prepare(sql);
        statement.bindAll(values...);
        return statement.step() ? statement.integer(0) : 0;
    }

    /// So that long work need not begin. Errors: NotWritable for a connection to a ReadingCopy.
    void requireWritable() const;

    std::int64_t lastInsertId() const;
    std::int64_t changes() const;
    bool inTransaction() const;
    /// PRAGMA user_version: the schema's version.
    int userVersion();
    void setUserVersion(int version);

    /// How many SQL statements this connection has run: so that a test can hold the number constant.
    std::int64_t statementsRun() const;
    /// The file, empty for a database in memory.
    const std::filesystem::path& file() const;
    sqlite3* handle() const;

  private:
    friend class ReadingCopy;
    explicit Database(std::unique_ptr<Connection> connection);
    void configure(const DatabaseOptions& options);

    std::unique_ptr<Connection> connection_;
};

} // namespace blindspot::storage
