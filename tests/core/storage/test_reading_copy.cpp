// A database where nothing can be written: what it holds is read, with its log, from one moment, and changed by nobody.
#include "core/storage/database_files.h"
#include "core/storage/reading_copy.h"
#include "core/storage/schema.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::storage;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
namespace fs = std::filesystem;

class TestReadingCopy : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        Database database = Database::open(file());
        database.execute("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1), (2)");
    }

    void isReadFromOneMoment();
    void hasWhatStandsInTheLog();
    void nothingIsWrittenThroughIt();
    void isPreparedInMemory();
    void outlivesItsMaker();
    void whatIsNoDatabaseIsSaid();
    void whatStandsInTheWayIsNamed();

  private:
    fs::path file() const { return fs::path(folder_->path().toStdString()) / "workspace.db"; }
    static std::int64_t sum(Database database) { return database.scalar("SELECT sum(x) FROM t"); }

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestReadingCopy::isReadFromOneMoment()
{
    const auto copy = ReadingCopy::of(file(), EROFS);
    Database::open(file()).execute("INSERT INTO t VALUES (40)");
    QCOMPARE(sum(copy->connect()), 3);
    QCOMPARE(sum(ReadingCopy::of(file(), EROFS)->connect()), 43);
    QCOMPARE(copy->connect().file(), file());
    Database first = copy->connect(), second = copy->connect(); // temporary tables are each connection's own
    first.execute("CREATE TEMP TABLE kept AS SELECT x FROM t");
    QCOMPARE(first.scalar("SELECT count(*) FROM kept"), 2);
    QVERIFY(!errorOf([&] { second.scalar("SELECT count(*) FROM kept"); }).empty());
}

void TestReadingCopy::hasWhatStandsInTheLog()
{
    Database owner = Database::open(file());
    owner.execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO t VALUES (100)");
    QVERIFY(fs::file_size(databaseFiles(file())[1]) > 0);
    QCOMPARE(sum(ReadingCopy::of(file(), EACCES)->connect()), 103);
}

void TestReadingCopy::nothingIsWrittenThroughIt()
{
    const auto copy = ReadingCopy::of(file(), EROFS);
    Database database = copy->connect();
    for (const char* sql : {"INSERT INTO t VALUES (3)", "DELETE FROM t", "CREATE TABLE more (x INTEGER)", "PRAGMA user_version = 7"}) {
        try {
            database.execute(sql);
            QFAIL(sql);
        } catch (const NotWritable& error) {
            QCOMPARE(error.obstacle(), EROFS);
            const std::string message = error.what();
            QVERIFY2(contains(message, "nothing can be written to this workspace (Read-only file system)"), message.c_str());
            QVERIFY2(contains(message, file().parent_path().string() + ": "), message.c_str());
        }
    }
    QVERIFY_EXCEPTION_THROWN(database.requireWritable(), NotWritable);
    Database::open(file()).requireWritable();
    QCOMPARE(sum(copy->connect()), 3);
}

void TestReadingCopy::isPreparedInMemory()
{
    const auto copy = ReadingCopy::of(file(), EROFS, [](Database& database) { database.execute("UPDATE t SET x = x * 10"); });
    QCOMPARE(sum(copy->connect()), 30);
    QCOMPARE(sum(Database::open(file())), 3);
}

void TestReadingCopy::outlivesItsMaker()
{
    Database database = ReadingCopy::of(file(), EROFS)->connect();
    QCOMPARE(database.scalar("SELECT sum(x) FROM t"), 3);
}

void TestReadingCopy::whatIsNoDatabaseIsSaid()
{
    const fs::path other = file().parent_path() / "other.db";
    QVERIFY(contains(errorOf([&] { ReadingCopy::of(other, EROFS); }), "cannot read the file"));
    std::ofstream(other) << "short";
    QVERIFY(contains(errorOf([&] { ReadingCopy::of(other, EROFS); }), "not a database"));
    std::ofstream(other) << std::string(5000, 'x');
    QVERIFY(contains(errorOf([&] { ReadingCopy::of(other, EROFS, [](Database& database) { database.scalar("SELECT count(*) FROM sqlite_schema"); }); }),
                     "not a database"));
    // As a workspace: one that is empty is none, one of before or of another program is said.
    std::ofstream(other, std::ios::trunc).close();
    QVERIFY(openWorkspaceCopy(other, EROFS, [](Database&) {}) == nullptr);
    QVERIFY(contains(errorOf([&] { openWorkspaceCopy(file(), EROFS, [](Database&) {}); }), "another program"));
}

void TestReadingCopy::whatStandsInTheWayIsNamed()
{
    QCOMPARE(obstacleToWriting(file()), 0);
    QCOMPARE(obstacleToWriting(file(), EROFS), EROFS);
    QCOMPARE(obstacleToWriting(file(), ENOENT), 0);
    QVERIFY(contains(NotWritable::at("/mnt/lab", ENOSPC).what(), "free some disk space"));
    QVERIFY(contains(NotWritable::at("/mnt/lab", EACCES).what(), "ask for permission"));
    QVERIFY(contains(NotWritable::at("/mnt/lab", EROFS).what(), "back it up"));
    QVERIFY(!contains(NotWritable::at("/mnt/lab", 0).what(), "("));
}

QTEST_GUILESS_MAIN(TestReadingCopy)
#include "test_reading_copy.moc"
