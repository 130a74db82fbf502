#include "core/dataset/thumbnail_store.h"

#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/storage/backup.h"
#include "core/storage/database_files.h"
#include "core/storage/migrations.h"
#include "core/storage/transaction.h"

#include <array>
#include <system_error>

namespace blindspot::dataset {

namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE thumbnails (
    id INTEGER PRIMARY KEY,                 -- grows: the order in which they were stored
    path TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,                 -- of the picture's file
    modified INTEGER NOT NULL,
    jpeg BLOB NOT NULL
) STRICT;
)sql";

// By content. The earlier thumbnails are dropped: of what content they are is not known.
constexpr const char* kVersion2 = R"sql(
DROP TABLE thumbnails;
CREATE TABLE thumbnails (
    id INTEGER PRIMARY KEY,                 -- grows: the order in which they were stored
    sha256 TEXT NOT NULL UNIQUE,            -- of the picture's file
    jpeg BLOB NOT NULL
) STRICT;
CREATE TABLE files (
    path TEXT PRIMARY KEY NOT NULL,
    bytes INTEGER NOT NULL,                 -- of the file when it was read, and its times in nanoseconds since 1970
    modified INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array<storage::Migration, 2> kLadder{{{1, kVersion1}, {2, kVersion2}}};

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
    for (const std::filesystem::path& one : storage::databaseFiles(file))
        std::filesystem::remove(one, ignored);
}

} // namespace

ThumbnailStore ThumbnailStore::open(const std::filesystem::path& file, std::int64_t maxBytes)
{
    const auto opened = [&] {
        try {
            return openMigrated(file);
        } catch (const storage::DatabaseBusy&) {
            throw;
        } catch (const Error& error) {
            const auto* refused = dynamic_cast<const storage::NotWritable*>(&error);
            if (refused != nullptr && refused->obstacle() != 0) throw; // nor could a new one be written
            removeDatabase(file);
            return openMigrated(file);
        }
    };
    ThumbnailStore store(opened());
    store.trim(maxBytes);
    return store;
}

std::optional<std::string> ThumbnailStore::contentOf(const std::filesystem::path& file)
{
    const auto stamp = FileStamp::of(file);
    if (!stamp) return std::nullopt;
    const std::string path = toUtf8(file);
    {
        storage::Statement row = database_.prepare(
            "SELECT sha256 FROM files WHERE path = ? AND bytes = ? AND modified = ? AND changed = ?");
        row.bindAll(path, stamp->bytes, stamp->modified, stamp->changed);
        if (row.step()) return row.text(0);
    }
    std::string content;
    try {
        content = sha256OfFile(file);
    } catch (const Error&) {
        return std::nullopt; // who decodes it says why
    }
    database_.run("INSERT OR REPLACE INTO files(path, bytes, modified, changed, sha256) VALUES (?, ?, ?, ?, ?)", path,
                  stamp->bytes, stamp->modified, stamp->changed, content);
    return content;
}

std::optional<std::vector<std::byte>> ThumbnailStore::find(const std::string& content)
{
    storage::Statement row = database_.prepare("SELECT jpeg FROM thumbnails WHERE sha256 = ?");
    row.bindAll(content);
    return row.step() ? std::optional(row.blob(0)) : std::nullopt;
}

void ThumbnailStore::put(const std::string& content, const std::vector<std::byte>& jpeg)
{
    database_.run("INSERT INTO thumbnails(sha256, jpeg) VALUES (?, ?)"
                  " ON CONFLICT(sha256) DO UPDATE SET jpeg = excluded.jpeg",
                  content, jpeg);
}

std::int64_t ThumbnailStore::count()
{
    return database_.scalar("SELECT count(*) FROM thumbnails");
}

std::int64_t ThumbnailStore::keepOnly(const std::function<std::optional<std::filesystem::path>()>& next)
{
    storage::Transaction transaction(database_);
    database_.execute("CREATE TEMP TABLE IF NOT EXISTS kept (path TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID; DELETE FROM temp.kept");
    {
        storage::Statement insert = database_.prepare("INSERT OR IGNORE INTO temp.kept(path) VALUES (?)");
        while (const auto path = next())
            insert.run(toUtf8(*path));
    }
    database_.execute("DELETE FROM files WHERE path NOT IN (SELECT path FROM temp.kept)");
    const std::int64_t dropped = database_.run("DELETE FROM thumbnails WHERE sha256 NOT IN (SELECT sha256 FROM files)");
    database_.execute("DROP TABLE temp.kept");
    transaction.commit();
    return dropped;
}

void ThumbnailStore::compact()
{
    try {
        storage::compact(database_);
    } catch (const storage::DatabaseBusy&) { // they are gone; the file shrinks another time
    }
}

void ThumbnailStore::clear()
{
    database_.run("DELETE FROM thumbnails");
    database_.run("DELETE FROM files");
    compact();
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
        database_.execute("DELETE FROM files WHERE sha256 NOT IN (SELECT sha256 FROM thumbnails)");
    }
}

} // namespace blindspot::dataset
