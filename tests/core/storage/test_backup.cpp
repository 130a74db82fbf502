// The upkeep of a database: it is copied while it is used, its damage is told, its room is given back, and what was of an earlier schema
// is kept before it is brought up to date.
#include "core/storage/backup.h"
#include "core/storage/database_files.h"
#include "core/storage/schema.h"
#include "core/storage/transaction.h"
#include "tests/core/storage/full_disk.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <thread>

using namespace blindspot;
using namespace blindspot::storage;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::FullDisk;
namespace fs = std::filesystem;

namespace {

/// A database of `rows` rows of some 1 kB.
Database filled(const fs::path& file, int rows)
{
    Database database = Database::open(file);
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER, filling BLOB); CREATE INDEX t_by_x ON t(x)");
    Transaction transaction(database);
    for (int i = 0; i < rows; ++i)
        database.run("INSERT INTO t (x, filling) VALUES (?, randomblob(1000))", i);
    transaction.commit();
    return database;
}

int filesIn(const fs::path& folder)
{
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        stop_ = std::make_unique<StopControl>();
    }

    void aDatabaseIsAllItsFiles()
    {
        const fs::path file = path("name with.spaces.db");
        {
            Database database = filled(file, 100);
            std::set<fs::path> there;
            for (const fs::path& one : databaseFiles(file))
                if (fs::exists(one)) there.insert(one);
            std::set<fs::path> found;
            for (const fs::directory_entry& entry : fs::directory_iterator(file.parent_path()))
                found.insert(entry.path());
            QVERIFY(there == found); // whatever SQLite keeps while it is open
            QVERIFY(there.size() >= 2);
            for (const fs::path& one : there)
                QCOMPARE(isBesideDatabase(one), one != file);
        }
        QVERIFY(!isBesideDatabase(path("photo-wal")) && !isBesideDatabase(path("notes-journal.txt")));
    }

    void aCopyIsOfOneMomentWhileOthersWrite()
    {
        Database database = filled(path("a.db"), 5000);
        std::atomic<bool> ends = false;
        std::int64_t copied = 0;
        {
            const std::jthread writer([&] {
                Database other = Database::open(path("a.db"));
                while (!ends) { // always two rows at once
                    Transaction transaction(other);
                    other.execute("INSERT INTO t (x) VALUES (-1); INSERT INTO t (x) VALUES (-1)");
                    transaction.commit();
                }
            });
            copyDatabase(path("a.db"), path("copy.db"), *stop_);
            ends = true;
        }
        Database copy = Database::open(path("copy.db"), {.mode = OpenMode::ReadOnly});
        copied = copy.scalar("SELECT count(*) FROM t");
        QVERIFY(copied >= 5000 && copied % 2 == 0);
        QVERIFY(copied <= database.scalar("SELECT count(*) FROM t"));
        QVERIFY(damageOf(copy).empty());
        QVERIFY(!fs::exists(path("copy.db-wal"))); // one file, complete by itself
    }

    void aFullDiskLeavesNoCopy()
    {
        filled(path("a.db"), 100);
        std::ofstream(path("copy.db")) << "an earlier one";
        const FullDisk full("copy.db.part-");
        const std::string message = errorOf([&] { copyDatabase(path("a.db"), path("copy.db"), *stop_); });
        QVERIFY2(contains(message, "disk is full") && contains(message, "copy.db:"), message.c_str());
        QCOMPARE(fs::file_size(path("copy.db")), std::uintmax_t{14});
        QVERIFY(filesIn(root()) <= 4); // a.db with what SQLite keeps beside it, and copy.db
    }

    void aStopLeavesNoCopy()
    {
        filled(path("a.db"), 100);
        stop_->requestStop();
        QVERIFY_EXCEPTION_THROWN(copyDatabase(path("a.db"), path("copy.db"), *stop_), Cancelled);
        QVERIFY(!fs::exists(path("copy.db")));
    }

    void aDamagedDatabaseIsNotCopiedAsIfItWereWhole()
    {
        filled(path("a.db"), 500).execute("PRAGMA wal_checkpoint(TRUNCATE)");
        spoil(path("a.db"), 40 * 4096);
        const std::string message = errorOf([&] { copyDatabase(path("a.db"), path("copy.db"), *stop_); });
        QVERIFY2(contains(message, "damaged"), message.c_str());
        QVERIFY(!fs::exists(path("copy.db")));
    }

    void damagedIndexesAreMadeAnewFromTheirTables()
    {
        Database database = filled(path("a.db"), 200);
        // Behind the index's back: a row that it does not know.
        database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX t_by_x ON t(x) WHERE x < 0'"
                         " WHERE name = 't_by_x'; PRAGMA writable_schema = RESET");
        database.execute("INSERT INTO t (x) VALUES (1000)");
        database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX t_by_x ON t(x)'"
                         " WHERE name = 't_by_x'; PRAGMA writable_schema = RESET");
        QVERIFY(isDamageOfIndexes(damageOf(database)));
        rebuildIndexes(database);
        QVERIFY(damageOf(database).empty());
        QCOMPARE(database.scalar("SELECT count(*) FROM t INDEXED BY t_by_x WHERE x = 1000"), 1);
        QVERIFY(!isDamageOfIndexes({}));
        QVERIFY(!isDamageOfIndexes({"row 3 missing from index t_by_x", "database disk image is malformed"}));
    }

    void rowsThatReferToNothingAreCounted()
    {
        Database database = Database::open(path("a.db"));
        database.execute("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p(id));"
                         "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1); INSERT INTO c VALUES (1)");
        QVERIFY(brokenReferences(database).empty());
        database.execute("PRAGMA foreign_keys = OFF; DELETE FROM p");
        const auto broken = brokenReferences(database);
        QCOMPARE(broken.size(), std::size_t{1});
        QVERIFY(broken[0].table == "c" && broken[0].parent == "p" && broken[0].rows == 2);
    }

    void theRoomOfWhatIsGoneIsGivenBack()
    {
        Database database = filled(path("a.db"), 2000);
        database.execute("DELETE FROM t WHERE x >= 10");
        const std::int64_t before = bytesOnDisk(path("a.db"));
        const std::int64_t freed = compact(database);
        QVERIFY(freed > 1'500'000);
        QCOMPARE(bytesOnDisk(path("a.db")), before - freed);
        QCOMPARE(database.scalar("SELECT count(*) FROM t"), 10);
    }

    void whoIsAloneStaysAlone()
    {
        {
            const Database other = filled(path("a.db"), 10);
            QVERIFY_EXCEPTION_THROWN(SoleConnection(path("a.db")), DatabaseBusy);
        }
        {
            SoleConnection alone(path("a.db"));
            QCOMPARE(alone.database().scalar("SELECT count(*) FROM t"), 10);
            QVERIFY(!fs::exists(path("a.db-wal")));
            const DatabaseOptions impatient{.mode = OpenMode::ReadWrite, .busyTimeout = std::chrono::milliseconds(50)};
            QVERIFY_EXCEPTION_THROWN(Database::open(path("a.db"), impatient).scalar("SELECT count(*) FROM t"), DatabaseBusy);
        }
        QCOMPARE(Database::open(path("a.db")).scalar("SELECT count(*) FROM t"), 10);
    }

    void whatWasOfAnEarlierSchemaIsKept()
    {
        makeOld(5);
        openWorkspaceDatabase(path("workspace.db"));
        Database backup = Database::open(root() / kBackupFolder / "workspace-schema-5.db", {.mode = OpenMode::ReadOnly});
        QCOMPARE(backup.userVersion(), 5);
        QCOMPARE(backup.scalar("SELECT count(*) FROM detectors"), 1);
        openWorkspaceDatabase(path("workspace.db")); // up to date: no other one
        QCOMPARE(filesIn(root() / kBackupFolder), 1);
    }

    void anEarlierBackupIsNotWrittenOver()
    {
        fs::create_directories(root() / kBackupFolder);
        std::ofstream(root() / kBackupFolder / "workspace-schema-5.db") << "mine";
        makeOld(5);
        openWorkspaceDatabase(path("workspace.db"));
        QCOMPARE(fs::file_size(root() / kBackupFolder / "workspace-schema-5.db"), std::uintmax_t{4});
        QVERIFY(fs::exists(root() / kBackupFolder / "workspace-schema-5-2.db"));
    }

    void withoutABackupNothingIsBroughtUpToDate()
    {
        makeOld(5);
        {
            const FullDisk full("workspace-schema-5.db");
            const std::string message = errorOf([&] { openWorkspaceDatabase(path("workspace.db")); });
            QVERIFY2(contains(message, "left as it is") && contains(message, "disk is full") && contains(message, "workspace.db"),
                     message.c_str());
        }
        {
            Database untouched = Database::open(path("workspace.db"));
            QCOMPARE(untouched.userVersion(), 5);
            QCOMPARE(untouched.scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'trash'"), 0);
        }
        openWorkspaceDatabase(path("workspace.db")); // there is room again
        QVERIFY(fs::exists(root() / kBackupFolder / "workspace-schema-5.db"));
    }

    void anEmptyDatabaseNeedsNoBackup()
    {
        openWorkspaceDatabase(path("workspace.db"));
        QVERIFY(!fs::exists(root() / kBackupFolder));
    }

  private:
    fs::path root() const { return folder_->path().toStdString(); }
    fs::path path(const char* name) const { return root() / name; }

    void makeOld(std::size_t version) const
    {
        Database old = Database::open(path("workspace.db"));
        old.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        migrate(old, workspaceSchema().first(version));
        old.run("INSERT INTO detectors (name, path, sha256, architecture, scale, classes_json, parameters, input_size, added_at)"
                " VALUES ('d', '/d', 'abc', 'yolov8', 'n', '[]', 1, 640, '2025')");
    }

    static void spoil(const fs::path& file, std::streamoff place)
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(place);
        stream << std::string(4096, 'x');
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<StopControl> stop_;
};

QTEST_GUILESS_MAIN(TestBackup)
#include "test_backup.moc"
