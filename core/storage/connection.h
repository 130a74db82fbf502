// The Connection owns the SQLite handle that Database and Statement share, and turns SQLite's errors into
// exceptions. Private to this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct sqlite3;

namespace blindspot::storage {

struct Connection {
    sqlite3* handle = nullptr;
    std::filesystem::path file;
    std::int64_t statementsRun = 0;
    std::shared_ptr<const void> copy; ///< the bytes that are read, where it is a connection to a ReadingCopy
    int obstacle = 0;                 ///< to writing the file that they are of (errno)

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// Throws what SQLite's last error means to the user.
    [[noreturn]] void fail(int code) const;
};

} // namespace blindspot::storage
