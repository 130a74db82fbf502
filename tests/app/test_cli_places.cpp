// Workspaces in unkind places: where nothing can be written, under odd names, behind links, and moved away from under a training. What can
// be done is done, what cannot is said in a sentence, and what was there stays.
#include "cli_program.h"
#include "core/storage/database.h"
#include "mounted_place.h"
#include "tests/support/file_bytes.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <map>
#include <memory>

#include <unistd.h>

using namespace blindspot::testing;
namespace fs = std::filesystem;

namespace {

/// The bytes of all files below but those that SQLite changes by reading, and locks.
std::map<QString, QByteArray> filesBelow(const QString& folder)
{
    std::map<QString, QByteArray> files;
    for (QDirIterator entry(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); entry.hasNext();) {
        const QString file = entry.next();
        const QString name = QFileInfo(file).fileName();
        if (name != "lock" && !name.contains(".db")) files[file.mid(folder.size())] = contentOf(file);
    }
    return files;
}

} // namespace

class TestCliPlaces : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup() { world_.reset(); }

    void whatIsReadOnlyIsRead();
    void whatIsReadOnlyIsNotWritten();
    void whatOthersOwnIsRead();
    void aFolderThatCannotBeEntered();
    void anEarlierSchemaOnAReadOnlyPlace();
    void aLogWithoutItsIndexOnAReadOnlyPlace();
    void aFullDisk();
    void itIsMovedWhileATrainingRuns();
    void oddNames_data();
    void oddNames();
    void throughALink();
    void throughABindMount();

  private:
    QString make(int iterations) const;
    QList<QStringList> readings() const;
    CliResult run(const MountedPlace& place, const QStringList& arguments) const { return place.run(BLINDSPOT_CLI, world_->with(arguments)); }
    QString readOnly() const { return QStringLiteral("mount --bind '%1' '%1' && mount -o remount,bind,ro '%1'").arg(world_->workspace()); }
    void requireRefused(const CliResult& result, const QString& why, const QStringList& arguments) const;
    bool isWhole(const QString& folder) const;

    std::unique_ptr<SmallWorld> world_;
};

void TestCliPlaces::init()
{
    world_ = std::make_unique<SmallWorld>();
    QVERIFY(world_->ready());
}

/// A run; its id.
QString TestCliPlaces::make(int iterations) const
{
    return runCli(world_->trainArguments(iterations)).done()["run"].toString();
}

QList<QStringList> TestCliPlaces::readings() const
{
    return {{"runs", "list"},     {"dataset", "list"},  {"dataset", "show", "small"}, {"dataset", "images", "small"}, {"selection", "list"},
            {"detector", "list"}, {"trash", "list"},    {"queue", "list"},            {"study", "list"},              {"detector", "trainings"}};
}

void TestCliPlaces::requireRefused(const CliResult& result, const QString& why, const QStringList& arguments) const
{
    const QByteArray what = arguments.join(' ').toUtf8() + ": " + result.err;
    QVERIFY2(result.code == 2 && result.oneLineOfError(), what);
    QVERIFY2(result.err.contains("nothing can be written to this workspace (" + why.toUtf8() + ")"), what);
    QVERIFY2(result.err.contains(world_->workspace().toUtf8() + ": "), what);
}

bool TestCliPlaces::isWhole(const QString& folder) const
{
    const CliResult result = runCli({"workspace", "check", "--workspace", folder, "--json"});
    return result.code == 0 && result.done()["whole"].toBool() && result.done()["missing"].toInt(-1) == 0;
}

void TestCliPlaces::whatIsReadOnlyIsRead()
{
    const QString id = make(2);
    const QStringList evaluate{"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", id, "--device", "cpu", "--bootstrap", "20"};
    QCOMPARE(world_->run(evaluate).code, 0);
    std::vector<QByteArray> before;
    for (const QStringList& arguments : readings())
        before.push_back(world_->run(arguments).out);
    const QByteArray shown = world_->run({"runs", "show", id}).out;

    const MountedPlace place(readOnly());
    if (!place.ready()) QSKIP("this system lets nobody mount here");
    for (int i = 0; i < readings().size(); ++i) {
        const CliResult result = run(place, readings()[i]);
        QVERIFY2(result.code == 0 && result.err.isEmpty(), result.err);
        QCOMPARE(result.out, before[static_cast<std::size_t>(i)]);
    }
    QCOMPARE(run(place, {"runs", "show", id}).out, shown);
    const CliResult check = run(place, {"workspace", "check"});
    QVERIFY2(check.code == 0 && check.done()["whole"].toBool() && check.done()["evaluations"] == 1, check.out + check.err);
    QCOMPARE(run(place, {"detect", "--detector", "tiny", world_->path("images/picture 0.png"), "--device", "cpu"}).code, 0);
    QCOMPARE(run(place, {"runs", "export", id, "--out", world_->path("exported")}).code, 0);
    QVERIFY(QFile::exists(world_->path("exported/patch.png")));
    const CliResult backup = run(place, {"workspace", "backup", world_->path("backup")});
    QVERIFY2(backup.code == 0, backup.err);
    QVERIFY(isWhole(world_->path("backup")));
    // And where it can be written, which is what the refusals advise.
    QCOMPARE(runCli({"runs", "resume", id, "--iterations", "3", "--workspace", world_->path("backup"), "--json"}).code, 0);
}

void TestCliPlaces::whatIsReadOnlyIsNotWritten()
{
    const QString id = make(2);
    const auto before = filesBelow(world_->workspace());
    const MountedPlace place(readOnly());
    if (!place.ready()) QSKIP("this system lets nobody mount here");
    const QList<QStringList> writings{
        {"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", "more"},
        {"dataset", "remove", "small"},
        {"selection", "create", "few", "--dataset", "small"},
        {"selection", "remove", "people"},
        {"detector", "add", SmallWorld::weights(), "--name", "other"},
        {"detector", "remove", "tiny"},
        {"detector", "train", "--dataset", "small", "--from", "tiny", "--device", "cpu", "--epochs", "1", "--input-size", "96", "--out", world_->path("new.safetensors")},
        {"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", id, "--device", "cpu", "--bootstrap", "20"},
        {"runs", "resume", id, "--iterations", "4"},
        {"runs", "rename", id, "another"},
        {"runs", "delete", id},
        {"runs", "pin", id},
        {"trash", "empty"},
        {"queue", "run"},
        {"workspace", "check", "--repair"},
        {"workspace", "compact"},
        {"workspace", "move", world_->path("moved")}};
    for (const QStringList& arguments : writings) {
        requireRefused(run(place, arguments), "Read-only file system", arguments);
        if (QTest::currentTestFailed()) return;
    }
    const CliResult train = place.run(BLINDSPOT_CLI, world_->trainArguments(2));
    requireRefused(train, "Read-only file system", {"train"});
    QVERIFY(filesBelow(world_->workspace()) == before);
    // Nothing to be read is there yet.
    const MountedPlace empty(QStringLiteral("mkdir '%1' && mount --bind '%1' '%1' && mount -o remount,bind,ro '%1'").arg(world_->path("none")));
    const CliResult made = empty.run(BLINDSPOT_CLI, {"runs", "list", "--workspace", world_->path("none"), "--json"});
    QVERIFY2(made.code == 2 && made.oneLineOfError() && made.err.contains("Read-only file system"), made.err);
}

/// Somebody else's workspace, whose owner may be at it.
void TestCliPlaces::whatOthersOwnIsRead()
{
    if (::geteuid() != 0) QSKIP("only root can become somebody else");
    make(2);
    QFile::setPermissions(QFileInfo(world_->workspace()).absolutePath() + "/..", QFile::Permissions(0x7755));
    QFile::setPermissions(QFileInfo(world_->workspace()).absolutePath(), QFile::Permissions(0x7755));
    const auto asOther = [this](const QStringList& arguments) {
        return runProgram("setpriv", QStringList{"--reuid", "65534", "--regid", "65534", "--clear-groups", BLINDSPOT_CLI} + world_->with(arguments));
    };
    if (runProgram("setpriv", {"--reuid", "65534", "--regid", "65534", "--clear-groups", BLINDSPOT_CLI, "--version"}).code != 0)
        QSKIP("others cannot run the program here");
    for (const QStringList& arguments : readings()) {
        const CliResult result = asOther(arguments);
        QVERIFY2(result.code == 0 && result.out == world_->run(arguments).out, result.err);
    }
    requireRefused(asOther({"runs", "group", "x", "--name", "night"}), "Permission denied", {"runs", "group"});
    // While its owner trains: what has come in by then is seen, in the log beside the database.
    bool asked = false;
    CliResult list;
    const CliResult training = runCliUntil(world_->trainArguments(20'000), [&](QProcess& process, const QJsonObject& event) {
        if (event["event"] != "iteration") return false;
        asked = true;
        list = asOther({"runs", "list"});
        process.terminate();
        return true;
    });
    QVERIFY(asked);
    const auto runs = list.events("run");
    QVERIFY2(list.code == 0 && runs.size() == 2 && runs[0]["state"] == "running", list.out + list.err);
    QCOMPARE(training.code, 3);
    QCOMPARE(world_->run({"runs", "list"}).events("run").size(), 2);
}

void TestCliPlaces::aFolderThatCannotBeEntered()
{
    if (::geteuid() != 0) QSKIP("only root can become somebody else");
    QFile::setPermissions(QFileInfo(world_->workspace()).absolutePath() + "/..", QFile::Permissions(0x7755));
    QFile::setPermissions(QFileInfo(world_->workspace()).absolutePath(), QFile::Permissions(0x7755));
    QFile::setPermissions(world_->workspace(), QFile::Permissions(0x7644));
    const QStringList other{"--reuid", "65534", "--regid", "65534", "--clear-groups", BLINDSPOT_CLI};
    if (runProgram("setpriv", other + QStringList{"--version"}).code != 0) QSKIP("others cannot run the program here");
    const CliResult result = runProgram("setpriv", other + world_->with({"runs", "list"}));
    QVERIFY2(result.code == 2 && result.oneLineOfError(), result.err);
    QVERIFY2(result.err.contains("Permission denied") && result.err.contains(world_->workspace().toUtf8()), result.err);
}

void TestCliPlaces::anEarlierSchemaOnAReadOnlyPlace()
{
    const fs::path old = fs::path(world_->path("old").toStdString()) / "workspace.db";
    fs::create_directories(old.parent_path());
    blindspot::storage::Database::open(old).execute(contentOf(fs::path(BLINDSPOT_TEST_DATA "/workspaces/schema-05.sql")));
    const QString folder = world_->path("old");
    const MountedPlace place(QStringLiteral("mount --bind '%1' '%1' && mount -o remount,bind,ro '%1'").arg(folder));
    if (!place.ready()) QSKIP("this system lets nobody mount here");
    const QStringList list{"dataset", "list", "--workspace", folder, "--json"};
    const CliResult refused = place.run(BLINDSPOT_CLI, list);
    QVERIFY2(refused.code == 2 && refused.oneLineOfError(), refused.err);
    QVERIFY2(refused.err.contains("of an earlier version (5)") && refused.err.contains("Read-only file system") && refused.err.contains("open the copy"), refused.err);
    // What it advises.
    copyFolder(old.parent_path(), fs::path(world_->path("copy").toStdString()));
    QCOMPARE(runCli({"dataset", "list", "--workspace", world_->path("copy"), "--json"}).code, 0);
    QCOMPARE(blindspot::storage::Database::open(old, {.mode = blindspot::storage::OpenMode::ReadOnly}).userVersion(), 5);
}

/// As where a folder was copied while a program was at it: the log is there, and what belongs beside it cannot be made.
void TestCliPlaces::aLogWithoutItsIndexOnAReadOnlyPlace()
{
    const fs::path from = world_->workspace().toStdString(), to = world_->path("copied").toStdString();
    {
        blindspot::storage::Database owner = blindspot::storage::Database::open(from / "workspace.db");
        owner.execute("PRAGMA wal_autocheckpoint = 0; UPDATE detectors SET name = 'renamed'");
        copyFolder(from, to);
    }
    const QString folder = world_->path("copied");
    const QStringList list{"detector", "list", "--workspace", folder, "--json"};
    const QString mount = QStringLiteral("mount --bind '%1' '%1' && mount -o remount,bind,ro '%1'").arg(folder);
    {
        const MountedPlace place(mount); // with its index it is read
        if (!place.ready()) QSKIP("this system lets nobody mount here");
        QCOMPARE(place.run(BLINDSPOT_CLI, list).events("detector").value(0)["detector"].toString(), QString("renamed"));
    }
    QVERIFY(fs::remove(to / "workspace.db-shm"));
    const MountedPlace place(mount);
    const CliResult refused = place.run(BLINDSPOT_CLI, list);
    QVERIFY2(refused.code == 2 && refused.oneLineOfError() && refused.err.contains("the log beside the database"), refused.err);
    QCOMPARE(runCli(list).events("detector").value(0)["detector"].toString(), QString("renamed"));
}

void TestCliPlaces::aFullDisk()
{
    const QString id = make(2);
    const QString folder = world_->workspace();
    const MountedPlace place(QStringLiteral("cp -a '%1' '%1.copy' && mount -t tmpfs -o size=24m tmpfs '%1' && cp -a '%1.copy/.' '%1/'").arg(folder));
    if (!place.ready()) QSKIP("this system lets nobody mount here");
    const QString inside = place.outside(folder);
    const auto before = filesBelow(inside);
    const auto fill = [&] { return place.run("sh", {"-c", "cat /dev/zero > '" + folder + "/filler' 2> /dev/null; true"}).code; };
    QCOMPARE(fill(), 0);
    for (const QStringList& arguments : readings() + QList<QStringList>{{"runs", "show", id}, {"workspace", "check"}}) {
        const CliResult result = run(place, arguments);
        QVERIFY2(result.code == 0 && result.err.isEmpty(), arguments.join(' ').toUtf8() + ": " + result.err);
    }
    QCOMPARE(run(place, {"runs", "export", id, "--out", world_->path("exported")}).code, 0);
    const QList<QStringList> refused{
        {"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", "more"},
        {"runs", "export", id, "--out", folder + "/exported"},
        {"workspace", "backup", folder + "/../workspace/backup"},
        {"runs", "resume", id, "--iterations", "4"}};
    for (const QStringList& arguments : refused) {
        const CliResult result = run(place, arguments);
        QVERIFY2(result.code == 2 && result.oneLineOfError(), arguments.join(' ').toUtf8() + ": " + result.err);
    }
    // The disk fills while it trains: there is room for its beginning.
    QCOMPARE(place.run("sh", {"-c", "truncate -s -400K '" + folder + "/filler'"}).code, 0);
    const CliResult training = place.run(BLINDSPOT_CLI, world_->trainArguments(30, {"--patch-size", "90"}));
    QVERIFY2(training.code == 2 && training.oneLineOfError(), training.err);
    QVERIFY2(training.err.contains("No space left on device") || training.err.contains("the disk is full"), training.err);

    QCOMPARE(place.run("rm", {folder + "/filler"}).code, 0);
    for (const auto& [name, content] : before)
        QVERIFY2(contentOf(inside + name) == content, qPrintable(name));
    const CliResult check = run(place, {"workspace", "check"});
    QVERIFY2(check.code == 0 && check.done()["whole"].toBool(), check.out + check.err);
    const auto runs = run(place, {"runs", "list"}).events("run");
    QVERIFY(!runs.isEmpty());
    for (const QJsonObject& one : runs)
        if (one["state"].toString() != "completed")
            QCOMPARE(run(place, {"runs", "resume", one["run"].toString()}).code, 0);
    QCOMPARE(run(place, {"runs", "resume", id, "--iterations", "4"}).code, 0);
}

void TestCliPlaces::itIsMovedWhileATrainingRuns()
{
    const QString first = make(2);
    const auto before = filesBelow(world_->workspace());
    const CliResult training = runCliUntil(world_->trainArguments(200), [&](QProcess&, const QJsonObject& event) {
        if (event["event"] != "iteration" || event["iteration"].toInt() < 3) return false;
        return QDir().rename(world_->workspace(), world_->path("elsewhere"));
    });
    QVERIFY2(training.code == 2 && training.oneLineOfError(), training.err);
    QVERIFY2(training.err.contains(world_->workspace().toUtf8()), training.err);
    const QString moved = world_->path("elsewhere");
    const auto in = [&](const QStringList& arguments) { return runCli(arguments + QStringList{"--workspace", moved, "--json"}); };
    const CliResult check = in({"workspace", "check"});
    QVERIFY2(check.code == 0 && check.done()["whole"].toBool(), check.out + check.err);
    const auto after = filesBelow(moved);
    for (const auto& [name, content] : before)
        QVERIFY2(after.contains(name) && after.at(name) == content, qPrintable(name));
    const auto runs = in({"runs", "list"}).events("run");
    QCOMPARE(runs.size(), 2);
    const QString second = (runs[0]["run"] == first ? runs[1] : runs[0])["run"].toString();
    const CliResult resumed = in({"runs", "resume", second, "--iterations", "20"});
    QVERIFY2(resumed.code == 0, resumed.err);
}

void TestCliPlaces::oddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("signs of shells and addresses") << QString(" a b'c\"d%20#?&x=y;$HOME*[1]\\n");
    QTest::newRow("two languages and lines") << QString::fromUtf8("작업 공간\nsecond\tline \xF0\x9F\x94\xAC");
    QTest::newRow("long") << QString(200, 'w');
    QTest::newRow("a leading dash") << QString("--json -x");
    QTest::newRow("an end of a database") << QString("lab.db-wal");
}

/// Moved there, opened there, trained there, and copied within.
void TestCliPlaces::oddNames()
{
    QFETCH(QString, name);
    const QString odd = world_->path(name);
    const CliResult moved = world_->run({"workspace", "move", odd});
    QVERIFY2(moved.code == 0, moved.err);
    const auto in = [&](const QStringList& arguments) { return runCli(arguments + QStringList{"--workspace", odd, "--json"}); };
    QStringList train = world_->trainArguments(2, {"--out", odd + "/out.png"});
    train[train.indexOf("--workspace") + 1] = odd;
    const CliResult trained = runCli(train);
    QVERIFY2(trained.code == 0, trained.err);
    QVERIFY(QFile::exists(odd + "/out.png"));
    const CliResult exported = in({"runs", "export", trained.done()["run"].toString(), "--out", odd + "/of " + name});
    QVERIFY2(exported.code == 0, exported.err);
    QVERIFY(QFile::exists(odd + "/of " + name + "/patch.png"));
    const CliResult again = in({"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", name});
    // A name of several lines is none that a list can show; that is said, or it is taken.
    QVERIFY2(again.code == 0 || (again.code == 2 && again.oneLineOfError()), again.err);
    const CliResult check = in({"workspace", "check"});
    QVERIFY2(check.code == 0 && check.done()["whole"].toBool() && check.done()["missing"] == 0, check.out + check.err);
}

void TestCliPlaces::throughALink()
{
    const QString link = world_->path("link");
    QVERIFY(QFile::link("workspace", link)); // as a path beside it
    const auto in = [&](const QStringList& arguments) { return runCli(arguments + QStringList{"--workspace", link, "--json"}); };
    QStringList train = world_->trainArguments(2);
    train[train.indexOf("--workspace") + 1] = link;
    QCOMPARE(runCli(train).code, 0);
    QCOMPARE(world_->run({"runs", "list"}).events("run").size(), 1);
    QVERIFY(isWhole(world_->workspace()) && isWhole(link));
    // The workspace goes, not only the link, and nothing leads to where nothing is.
    const QString target = world_->path("below/moved");
    const CliResult moved = in({"workspace", "move", target});
    QVERIFY2(moved.code == 0, moved.err);
    QVERIFY(!QFileInfo(target).isSymLink() && isWhole(target));
    QCOMPARE(runCli({"runs", "list", "--workspace", target, "--json"}).events("run").size(), 1);
    QVERIFY(!QFile::exists(world_->workspace() + "/workspace.db"));
}

void TestCliPlaces::throughABindMount()
{
    const QString mounted = world_->path("mounted");
    const MountedPlace place(QStringLiteral("mkdir '%1' && mount --bind '%2' '%1'").arg(mounted, world_->workspace()));
    if (!place.ready()) QSKIP("this system lets nobody mount here");
    QStringList train = world_->trainArguments(2);
    train[train.indexOf("--workspace") + 1] = mounted;
    const CliResult trained = place.run(BLINDSPOT_CLI, train);
    QVERIFY2(trained.code == 0, trained.err);
    QVERIFY(isWhole(world_->workspace()));
    QCOMPARE(world_->run({"runs", "list"}).events("run").size(), 1);
    // From a mounted folder to beside it: by copying, and what cannot be removed is named.
    const CliResult moved = place.run(BLINDSPOT_CLI, {"workspace", "move", world_->path("moved"), "--workspace", mounted, "--json"});
    QVERIFY2(moved.code == 0, moved.err);
    QVERIFY(isWhole(world_->path("moved")));
}

QTEST_GUILESS_MAIN(TestCliPlaces)
#include "test_cli_places.moc"
