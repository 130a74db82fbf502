// The Connection owns the SQLite handle that Database and Statement share, and turns SQLite's errors into
// exceptions. Private to this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

struct sqlite3;

namespace blindspot::storage {

struct Connection {
    sqlite3* handle = nullptr;
    std::filesystem::path file;
    std::int64_t statementsRun = 0;

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// Throws what SQLite's last error means to the user.
    [[noreturn]] void fail(int code) const;
};

} // namespace blindspot::storage
