// The SQLite layer: values in and out, transactions, the ladder of versions, and its errors in words.
#include "core/storage/database.h"
#include "core/storage/migrations.h"
#include "core/storage/transaction.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>
#include <sqlite3.h>

#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::storage;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
namespace fs = std::filesystem;

namespace {

fs::path fileIn(const QTemporaryDir& folder, const char* name = "test.db")
{
    return fs::path(folder.path().toStdString()) / name;
}

constexpr Migration kTwoSteps[] = {{1, "CREATE TABLE a (x INTEGER);"},
                                   {2, "ALTER TABLE a ADD COLUMN y TEXT;"}};

} // namespace

class TestDatabase : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void valuesComeBackAsTheyWere();
    void anyTextComesBack();
    void aTransactionThatIsNotCommittedLeavesNothing();
    void statementsAreCounted();
    void theLadderIsClimbedOnce();
    void aNewerDatabaseIsRefused();
    void aNewerDatabaseSaysWhichProgramItNeeds();
    void whatIsDoneBeforeAMigrationMayRefuseIt();
    void aBrokenStepLeavesTheOldVersion();
    void twoConnectionsWriteOneAfterTheOther();
    void aLockedDatabaseIsSaidToBeInUse();
    void aFullDiskIsSaidAndNothingChanges();
    void aDiskWithoutRoomForTheLogIsFull();
    void brokenFilesAreSaid();
    void unwritablePlacesAreSaid();
    void brokenRulesAreSaid();
};

void TestDatabase::valuesComeBackAsTheyWere()
{
    Database database = Database::inMemory();
    database.execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, n INTEGER)");
    const std::vector<std::byte> blob{std::byte{0}, std::byte{255}};
    database.run("INSERT INTO t VALUES (?, ?, ?, ?, ?)", std::numeric_limits<std::int64_t>::min(), 0.1,
                 "text", blob, std::optional<int>());
    Statement row = database.prepare("SELECT i, r, s, b, n FROM t");
    QVERIFY(row.step());
    QCOMPARE(row.integer(0), std::numeric_limits<std::int64_t>::min());
    QCOMPARE(row.real(1), 0.1);
    QCOMPARE(row.text(2), std::string("text"));
    QVERIFY(row.blob(3) == blob);
    QVERIFY(row.isNull(4));
    QVERIFY(!row.optionalInteger(4));
    QVERIFY(!row.step());
    database.run("UPDATE t SET r = ?, b = ?, s = ?", std::nan(""), std::vector<std::byte>(),
                 std::string_view());
    Statement changed = database.prepare("SELECT r, b, s FROM t");
    QVERIFY(changed.step());
    QVERIFY(changed.isNull(0));
    QVERIFY(!changed.isNull(1));
    QVERIFY(!changed.isNull(2));
}

void TestDatabase::anyTextComesBack()
{
    Database database = Database::inMemory();
    QVERIFY(rc::check("text", [&](const std::string& text, std::int64_t number) {
        Statement row = database.prepare("SELECT ?, ?");
        row.bindAll(text, number);
        RC_ASSERT(row.step());
        RC_ASSERT(row.text(0) == text);
        RC_ASSERT(row.integer(1) == number);
    }));
}

void TestDatabase::aTransactionThatIsNotCommittedLeavesNothing()
{
    Database database = Database::inMemory();
    database.execute("CREATE TABLE t (x INTEGER)");
    {
        Transaction transaction(database);
        database.run("INSERT INTO t VALUES (1)");
    }
    QCOMPARE(database.scalar("SELECT count(*) FROM t"), 0);
    {
        Transaction transaction(database);
        database.run("INSERT INTO t VALUES (1)");
        transaction.commit();
    }
    QCOMPARE(database.scalar("SELECT count(*) FROM t"), 1);
    QVERIFY(!database.inTransaction());
}

void TestDatabase::statementsAreCounted()
{
    Database database = Database::inMemory();
    database.execute("CREATE TABLE t (x INTEGER)");
    const std::int64_t before = database.statementsRun();
    Statement insert = database.prepare("INSERT INTO t VALUES (?)");
    for (int i = 0; i < 3; ++i)
        insert.run(i);
    Statement row = database.prepare("SELECT x FROM t");
    while (row.step()) {
    }
    QCOMPARE(database.statementsRun() - before, 4);
}

void TestDatabase::theLadderIsClimbedOnce()
{
    QTemporaryDir folder;
    {
        Database database = Database::open(fileIn(folder));
        migrate(database, std::span(kTwoSteps, 1));
        database.run("INSERT INTO a VALUES (7)");
        QCOMPARE(database.userVersion(), 1);
    }
    for (int again = 0; again < 2; ++again) {
        Database database = Database::open(fileIn(folder));
        migrate(database, kTwoSteps);
        QCOMPARE(database.userVersion(), 2);
        QCOMPARE(database.scalar("SELECT x FROM a WHERE y IS NULL"), 7);
    }
}

void TestDatabase::aNewerDatabaseIsRefused()
{
    QTemporaryDir folder;
    Database database = Database::open(fileIn(folder));
    database.setUserVersion(9);
    const std::string message = errorOf([&] { migrate(database, kTwoSteps); });
    QVERIFY2(contains(message, "newer") && contains(message, "test.db") && contains(message, "update"),
             message.c_str());
    QCOMPARE(database.userVersion(), 9);
}

void TestDatabase::aNewerDatabaseSaysWhichProgramItNeeds()
{
    constexpr Migration newer[] = {{1, "CREATE TABLE a (x INTEGER);", "0.1.0"},
                                   {2, "CREATE TABLE schema_programs (version INTEGER PRIMARY KEY, program TEXT NOT NULL);", "0.2.0"},
                                   {3, "CREATE TABLE b (x INTEGER);", "0.3.0"},
                                   {4, "CREATE TABLE c (x INTEGER);", "0.3.0"}};
    QTemporaryDir folder;
    Database database = Database::open(fileIn(folder));
    migrate(database, newer);
    const std::string message = errorOf([&] { migrate(database, std::span(newer, 2)); });
    QVERIFY2(contains(message, "it is of version 4, this program knows up to 2") && contains(message, "needs Blindspot 0.3.0 or later") &&
                 contains(message, "install Blindspot 0.3.0"),
             message.c_str());
    QCOMPARE(database.userVersion(), 4);
    migrate(database, newer); // and nothing happens
    QCOMPARE(database.scalar("SELECT count(*) FROM schema_programs"), 4);
}

void TestDatabase::whatIsDoneBeforeAMigrationMayRefuseIt()
{
    Database database = Database::inMemory();
    std::vector<int> told;
    const BeforeMigration before = [&](int version) {
        told.push_back(version);
        if (told.size() == 1) throw Error(Message::verbatim("not now"));
    };
    migrate(database, std::span(kTwoSteps, 1), before); // there was nothing
    QVERIFY(told.empty());
    QVERIFY_EXCEPTION_THROWN(migrate(database, kTwoSteps, before), Error);
    QCOMPARE(database.userVersion(), 1);
    migrate(database, kTwoSteps, before);
    QCOMPARE(database.userVersion(), 2);
    migrate(database, kTwoSteps, before);
    QCOMPARE(told, (std::vector<int>{1, 1}));
}

void TestDatabase::aBrokenStepLeavesTheOldVersion()
{
    Database database = Database::inMemory();
    constexpr Migration broken[] = {{1, "CREATE TABLE a (x INTEGER);"}, {2, "CREATE NONSENSE;"}};
    QVERIFY_EXCEPTION_THROWN(migrate(database, broken), Error);
    QCOMPARE(database.userVersion(), 0);
    QCOMPARE(database.scalar("SELECT count(*) FROM sqlite_schema"), 0);
}

void TestDatabase::twoConnectionsWriteOneAfterTheOther()
{
    constexpr int rows = 100;
    QTemporaryDir folder;
    Database::open(fileIn(folder)).execute("CREATE TABLE t (x INTEGER)");
    const auto write = [&] {
        Database database = Database::open(fileIn(folder));
        for (int i = 0; i < rows; ++i) {
            Transaction transaction(database);
            const auto highest = database.scalar("SELECT coalesce(max(x), 0) FROM t");
            database.run("INSERT INTO t VALUES (?)", highest + 1);
            transaction.commit();
        }
    };
    {
        std::jthread first(write);
        std::jthread second(write);
    }
    Database database = Database::open(fileIn(folder));
    QCOMPARE(database.scalar("SELECT count(DISTINCT x) FROM t"), 2 * rows);
}

void TestDatabase::aLockedDatabaseIsSaidToBeInUse()
{
    QTemporaryDir folder;
    DatabaseOptions impatient;
    impatient.busyTimeout = std::chrono::milliseconds(20);
    Database holder = Database::open(fileIn(folder), impatient);
    holder.execute("CREATE TABLE t (x INTEGER)");
    Database other = Database::open(fileIn(folder), impatient);
    Transaction held(holder);
    QVERIFY_EXCEPTION_THROWN(Transaction{other}, DatabaseBusy);
    const std::string message = errorOf([&] { Transaction{other}; });
    QVERIFY2(contains(message, "another program uses this workspace"), message.c_str());
    QCOMPARE(other.scalar("SELECT count(*) FROM t"), 0); // reading goes on meanwhile
}

void TestDatabase::aFullDiskIsSaidAndNothingChanges()
{
    QTemporaryDir folder;
    Database database = Database::open(fileIn(folder));
    database.execute("CREATE TABLE t (x BLOB)");
    database.run("INSERT INTO t VALUES ('kept')");
    database.execute("PRAGMA max_page_count = 20");
    const std::string message = errorOf([&] {
        Transaction transaction(database);
        for (int i = 0; i < 100; ++i)
            database.run("INSERT INTO t VALUES (zeroblob(4000))");
        transaction.commit();
    });
    QVERIFY2(contains(message, "disk is full") && contains(message, "free"), message.c_str());
    QVERIFY(!database.inTransaction());
    QCOMPARE(database.scalar("SELECT count(*) FROM t"), 1);
}

/// The log's file cannot be made: SQLite then says that it cannot open it, and the system why.
void TestDatabase::aDiskWithoutRoomForTheLogIsFull()
{
    QTemporaryDir folder;
    Database::open(fileIn(folder)).execute("CREATE TABLE t (x INTEGER)");
    sqlite3_vfs* normal = sqlite3_vfs_find(nullptr);
    sqlite3_vfs full = *normal;
    full.zName = "no room for a log";
    full.xOpen = [](sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
        if ((flags & SQLITE_OPEN_WAL) == 0) return sqlite3_vfs_find("unix")->xOpen(vfs, name, file, flags, out);
        file->pMethods = nullptr;
        return SQLITE_CANTOPEN;
    };
    full.xGetLastError = [](sqlite3_vfs*, int, char*) { return ENOSPC; };
    sqlite3_vfs_register(&full, 1);
    const std::string message = errorOf([&] { Database::open(fileIn(folder)).run("INSERT INTO t VALUES (1)"); });
    sqlite3_vfs_unregister(&full);
    sqlite3_vfs_register(normal, 1);
    QVERIFY2(contains(message, "disk is full") && contains(message, "free"), message.c_str());
    QCOMPARE(Database::open(fileIn(folder)).scalar("SELECT count(*) FROM t"), 0);
}

void TestDatabase::brokenFilesAreSaid()
{
    QTemporaryDir folder;
    std::ofstream(fileIn(folder, "text.db")) << std::string(5000, 'x');
    const std::string text = errorOf([&] { Database::open(fileIn(folder, "text.db")); });
    QVERIFY2(contains(text, "not a database of Blindspot"), text.c_str());

    {
        Database database = Database::open(fileIn(folder));
        database.execute("CREATE TABLE t (x TEXT); CREATE INDEX i ON t(x)");
        for (int i = 0; i < 200; ++i)
            database.run("INSERT INTO t VALUES (?)", std::string(100, 'a'));
    }
    std::fstream file(fileIn(folder), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(4096 * 3, '\xAB');
    file.close();
    const std::string damaged = errorOf([&] {
        Database database = Database::open(fileIn(folder));
        database.scalar("SELECT count(*) FROM t WHERE x > 'A'");
    });
    QVERIFY2(contains(damaged, "damaged"), damaged.c_str());
}

void TestDatabase::unwritablePlacesAreSaid()
{
    QTemporaryDir folder;
    std::ofstream(fileIn(folder, "file")) << "x";
    for (const fs::path& place : {fileIn(folder, "file") / "test.db", fs::path("/proc/test.db"),
                                  fileIn(folder, "missing") / "test.db"}) {
        const std::string message = errorOf([&] { Database::open(place); });
        QVERIFY2(contains(message, "cannot be opened for writing"), message.c_str());
    }
    DatabaseOptions existing;
    existing.mode = OpenMode::ReadWrite;
    QVERIFY_EXCEPTION_THROWN(Database::open(fileIn(folder, "none.db"), existing), Error);
    QVERIFY(!fs::exists(fileIn(folder, "none.db")));

    Database::open(fileIn(folder)).execute("CREATE TABLE t (x INTEGER)");
    DatabaseOptions reading;
    reading.mode = OpenMode::ReadOnly;
    Database readOnly = Database::open(fileIn(folder), reading);
    QVERIFY_EXCEPTION_THROWN(readOnly.run("INSERT INTO t VALUES (1)"), Error);
}

void TestDatabase::brokenRulesAreSaid()
{
    Database database = Database::inMemory();
    database.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY);"
                     "CREATE TABLE child (parent_id INTEGER REFERENCES parent(id))");
    QVERIFY_EXCEPTION_THROWN(database.run("INSERT INTO child VALUES (1)"), ConstraintError);
    database.run("INSERT INTO parent VALUES (1)");
    QVERIFY_EXCEPTION_THROWN(database.run("INSERT INTO parent VALUES (1)"), ConstraintError);
    QVERIFY_EXCEPTION_THROWN(database.prepare("SELEKT"), Error);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "test_database.moc"
