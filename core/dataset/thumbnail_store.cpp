#include "core/dataset/thumbnail_store.h"

#include "core/common/utf8.h"
#include "core/storage/migrations.h"

#include <array>
#include <system_error>

namespace blindspot::dataset {

namespace {

constexpr std::array<storage::Migration, 1> kLadder{{{1, R"sql(
CREATE TABLE thumbnails (
    id INTEGER PRIMARY KEY,                 -- grows: the order in which they were stored
    path TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,                 -- of the picture's file
    modified INTEGER NOT NULL,
    jpeg BLOB NOT NULL
) STRICT;
)sql"}}};

storage::Database openMigrated(const std::filesystem::path& file)
{
    storage::DatabaseOptions options;
    options.cacheMebibytes = 4;
    storage::Database database = storage::Database::open(file, options);
    storage::migrate(database, kLadder);
    // A damaged file may only show when it is read.
    database.scalar("SELECT count(*) FROM (SELECT id FROM thumbnails LIMIT 1)");
    return database;
}

void removeDatabase(const std::filesystem::path& file)
{
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"})
        std::filesystem::remove(file.native() + end, ignored);
}

} // namespace

std::optional<ThumbnailKey> ThumbnailKey::of(const std::filesystem::path& file)
{
    std::error_code code;
    const auto bytes = std::filesystem::file_size(file, code);
    if (code) return std::nullopt;
    const auto modified = std::filesystem::last_write_time(file, code);
    if (code) return std::nullopt;
    return ThumbnailKey{toUtf8(file), static_cast<std::int64_t>(bytes),
                        static_cast<std::int64_t>(modified.time_since_epoch().count())};
}

ThumbnailStore ThumbnailStore::open(const std::filesystem::path& file, std::int64_t maxBytes)
{
    const auto opened = [&] {
        try {
            return openMigrated(file);
        } catch (const storage::DatabaseBusy&) {
            throw;
        } catch (const Error&) {
            removeDatabase(file);
            return openMigrated(file);
        }
    };
    ThumbnailStore store(opened());
    store.trim(maxBytes);
    return store;
}

std::optional<std::vector<std::byte>> ThumbnailStore::find(const ThumbnailKey& key)
{
    storage::Statement row =
        database_.prepare("SELECT jpeg FROM thumbnails WHERE path = ? AND bytes = ? AND modified = ?");
    row.bindAll(key.path, key.bytes, key.modified);
    return row.step() ? std::optional(row.blob(0)) : std::nullopt;
}

void ThumbnailStore::put(const ThumbnailKey& key, const std::vector<std::byte>& jpeg)
{
    database_.run("INSERT INTO thumbnails(path, bytes, modified, jpeg) VALUES (?, ?, ?, ?)"
                  " ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified,"
                  " jpeg = excluded.jpeg",
                  key.path, key.bytes, key.modified, jpeg);
}

std::int64_t ThumbnailStore::count()
{
    return database_.scalar("SELECT count(*) FROM thumbnails");
}

void ThumbnailStore::trim(std::int64_t maxBytes)
{
    const auto held = [this] {
        return (database_.scalar("PRAGMA page_count") - database_.scalar("PRAGMA freelist_count")) *
               database_.scalar("PRAGMA page_size");
    };
    while (held() > maxBytes) {
        const std::int64_t removed =
            database_.run("DELETE FROM thumbnails WHERE id IN (SELECT id FROM thumbnails ORDER BY id LIMIT"
                          " (SELECT max(1, count(*) / 4) FROM thumbnails))");
        if (removed == 0) return;
    }
}

} // namespace blindspot::dataset
