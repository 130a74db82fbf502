#include "core/storage/reading_copy.h"

#include "core/common/file_stamp.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/connection.h"
#include "core/storage/database_files.h"
#include "core/storage/transaction.h"

#include <sqlite3.h>

#include <cerrno>
#include <fstream>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

namespace blindspot::storage {

namespace {

namespace fs = std::filesystem;

struct FreeBytes {
    void operator()(unsigned char* bytes) const noexcept { sqlite3_free(bytes); }
};

/// A database's file as SQLite has it in memory.
struct Bytes {
    std::unique_ptr<unsigned char, FreeBytes> data;
    std::int64_t size = 0;
};

/// In the header, which versions of the file's format read and write it: 2 with a write-ahead log, 1 without.
constexpr std::int64_t kWriteVersion = 18, kReadVersion = 19, kHeader = 100;

/// What stands beside the database belongs to it until it is read in.
bool hasLog(const fs::path& file)
{
    for (const fs::path& one : databaseFiles(file)) {
        std::error_code code;
        const bool part = one != file && !one.native().ends_with("-shm");
        if (part && fs::file_size(one, code) > 0 && !code) return true;
    }
    return false;
}

[[noreturn]] void failReading(const fs::path& file, int code)
{
    throw Error({Message::tr("cannot read the file (%1)"), systemMessage(code)}, toUtf8(file), Message::tr("check that it may be read"));
}

Bytes room(std::int64_t size)
{
    Bytes bytes{{static_cast<unsigned char*>(sqlite3_malloc64(static_cast<sqlite3_uint64>(size))), {}}, size};
    if (!bytes.data) throw std::bad_alloc();
    return bytes;
}

/// The file alone, where nobody wrote to it meanwhile.
std::optional<Bytes> fileAtRest(const fs::path& file)
{
    const auto before = FileStamp::of(file);
    std::ifstream stream(file, std::ios::binary);
    if (!stream || !before) failReading(file, errno);
    Bytes bytes = room(before->bytes);
    if (!stream.read(reinterpret_cast<char*>(bytes.data.get()), before->bytes)) return std::nullopt;
    const auto after = FileStamp::of(file);
    if (after != before || hasLog(file)) return std::nullopt;
    return bytes;
}

/// With its log, where SQLite can read that: the index beside it is there, or can be made.
Bytes withLog(const fs::path& file)
{
    try {
        Database database = Database::open(file, {.mode = OpenMode::ReadOnly});
        const Transaction moment(database, TransactionKind::Temporary);
        database.scalar("SELECT count(*) FROM sqlite_schema"); // which begins it
        sqlite3_int64 size = 0;
        Bytes bytes{{sqlite3_serialize(database.handle(), "main", &size, 0), {}}, 0};
        if (!bytes.data) throw std::bad_alloc();
        bytes.size = size;
        return bytes;
    } catch (const NotWritable&) {
        throw Error(Message::tr("the log beside the database holds what is not in it yet, and can only be read where files can be written"),
                    toUtf8(file), Message::tr("copy the workspace's folder to one that may be written, and open the copy"));
    }
}

Bytes bytesOf(const fs::path& file)
{
    constexpr int attempts = 5; // somebody else may be writing
    for (int i = 0; i < attempts && !hasLog(file); ++i)
        if (std::optional<Bytes> bytes = fileAtRest(file)) return std::move(*bytes);
    return withLog(file);
}

std::unique_ptr<Connection> memoryOf(const fs::path& file)
{
    auto connection = std::make_unique<Connection>();
    connection->file = file;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (const int code = sqlite3_open_v2(":memory:", &connection->handle, flags, nullptr); code != SQLITE_OK) connection->fail(code);
    return connection;
}

} // namespace

std::shared_ptr<const ReadingCopy> ReadingCopy::of(const fs::path& file, int obstacle, const std::function<void(Database&)>& prepare)
{
    std::shared_ptr<ReadingCopy> copy(new ReadingCopy(file, obstacle));
    copy->take(prepare);
    return copy;
}

ReadingCopy::~ReadingCopy()
{
    sqlite3_free(bytes_);
}

void ReadingCopy::take(const std::function<void(Database&)>& prepare)
{
    Bytes bytes = bytesOf(file_);
    if (bytes.size < kHeader)
        throw Error(Message::tr("this is not a database of Blindspot"), toUtf8(file_),
                    Message::tr("choose another workspace, or move this file away"));
    bytes.data.get()[kWriteVersion] = bytes.data.get()[kReadVersion] = 1;
    auto connection = memoryOf(file_);
    const std::int64_t size = bytes.size;
    const int code = sqlite3_deserialize(connection->handle, "main", bytes.data.release(), size, size,
                                         SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    if (code != SQLITE_OK) connection->fail(code);
    Database database(std::move(connection));
    database.configure({});
    if (prepare) prepare(database);
    sqlite3_int64 whole = 0;
    bytes_ = sqlite3_serialize(database.handle(), "main", &whole, 0);
    if (bytes_ == nullptr) throw std::bad_alloc();
    size_ = whole;
}

Database ReadingCopy::connect() const
{
    auto connection = memoryOf(file_);
    connection->obstacle = obstacle_;
    connection->copy = shared_from_this();
    const int code = sqlite3_deserialize(connection->handle, "main", bytes_, size_, size_, SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK) connection->fail(code);
    Database database(std::move(connection));
    database.configure({});
    return database;
}

} // namespace blindspot::storage
