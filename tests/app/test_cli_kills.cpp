// Command lines that are killed at random moments of their length, with nothing of their own left to tidy up: what was in the workspace is
// there byte for byte and row for row, its check finds no damage, and the same command again ends as one that nobody has killed, with
// nothing left over. A moment of the clock is another place of the program in each run, so this is tried where BLINDSPOT_CLI_KILLS=N asks for
// N kills of each way (packaging/soak); BLINDSPOT_CLI_SEED chooses other moments. test_kills kills at calls that can be named again, always.
#include "cli_program.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/dataset/image_record.h"
#include "core/storage/backup.h"
#include "core/storage/schema.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/runs/run_store.h"
#include "tests/support/file_bytes.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

using namespace blindspot;
namespace fs = std::filesystem;
using testing::CliResult;
using testing::SmallWorld;
using workspace::Workspace;

namespace {

int killsOfEach()
{
    return qEnvironmentVariableIntValue("BLINDSPOT_CLI_KILLS");
}

/// What somebody calls, and what he has of it afterwards.
struct Way {
    const char* name;
    QStringList arguments;
    /// The same of two calls that end alike.
    std::function<std::string(const CliResult&)> outcome;
    /// What follows a kill, where it is not the same again.
    std::function<QStringList()> again = {};
    /// Takes records away, or the workspace.
    bool removes = false;
    /// The window, say, which does not end by itself: how long it is let be. 0: it is blindspot-cli.
    int milliseconds = 0;
};

/// The tensors of a file of safetensors: what stands before them has the run's name and its times.
std::string tensorsOf(const std::string& file)
{
    if (file.size() < 8) return file;
    std::uint64_t header = 0;
    std::memcpy(&header, file.data(), sizeof header);
    return header < file.size() ? file.substr(8 + header) : file;
}

/// Every row of every table, as text; but for the counter of images, and what is known of pictures' bytes until their times change.
std::set<std::string> rowsOf(const fs::path& file)
{
    std::set<std::string> rows;
    storage::Database database = storage::Database::open(file, {.mode = storage::OpenMode::ReadOnly});
    std::vector<std::string> tables;
    storage::Statement names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                                                "AND name NOT IN ('image_numbers', 'image_contents')");
    while (names.step())
        tables.push_back(names.text(0));
    for (const std::string& table : tables) {
        // Of an item of the queue what was asked for; how far it is changes.
        const bool queue = table == "queue_items";
        const std::int64_t columns = queue ? 5 : database.scalar("SELECT count(*) FROM pragma_table_info(?)", table);
        storage::Statement row = database.prepare(std::string("SELECT ") + (queue ? "id, kind, what_json, request_json, created_at" : "*") + " FROM " + table);
        while (row.step()) {
            std::string text = table;
            for (int column = 0; column < columns; ++column)
                text += '|' + row.text(column);
            rows.insert(text);
        }
    }
    return rows;
}

/// The bytes of every file below, by its name; neither those of databases, which grow, nor of locks.
std::map<std::string, std::string> filesBelow(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name == "lock" || name.find(".db") != std::string::npos || isUnfinished(entry.path())) continue;
        files[toUtf8(entry.path().lexically_relative(folder))] = testing::contentOf(entry.path());
    }
    return files;
}

std::string textOf(const std::map<std::string, std::string>& files)
{
    std::string text;
    for (const auto& [name, content] : files)
        text += name + '\n' + content + '\n';
    return text;
}

} // namespace

class TestCliKills : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void nothingIsLost_data();
    void nothingIsLost();

  private:
    void makeYolo() const;
    void keep();
    void restore() const;
    std::vector<Way> ways();
    QStringList with(const QStringList& arguments) const { return world_->with(arguments); }
    fs::path place(const char* name) const { return fs::path(world_->path(name).toStdString()); }
    fs::path root() const { return fs::path(world_->workspace().toStdString()).parent_path(); }
    fs::path lab() const { return place("workspace"); }
    std::string dataset(const std::string& name) const;
    std::string runsBesides() const;
    void makeOld() const;
    std::string migrated() const;
    std::string queue() const;
    std::string thumbnails() const;
    bool kill(const Way& way, int milliseconds) const;
    void requireWhole(const Way& way, const std::string& what, const fs::path& folder) const;
    void killAt(const Way& way, int milliseconds, const std::string& expected);
    void requireNothingLeft(const std::string& what) const;

    std::unique_ptr<SmallWorld> world_;
    QTemporaryDir kept_;
    QString run_;
    std::set<std::string> rows_;
    std::map<std::string, std::string> files_;
    int startup_ = 0, killed_ = 0;
};

void TestCliKills::initTestCase()
{
    if (killsOfEach() < 1) QSKIP("random moments are tried where BLINDSPOT_CLI_KILLS says how many");
    world_ = std::make_unique<SmallWorld>();
    QVERIFY(world_->ready());
    makeYolo();
    makeOld();
    run_ = testing::runCli(world_->trainArguments(2)).done()["run"].toString();
    QVERIFY(!run_.isEmpty());
    QCOMPARE(world_->run({"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", run_, "--device", "cpu", "--bootstrap", "20"}).code, 0);
    QStringList waiting = world_->trainArguments(8);
    waiting.prepend("add");
    waiting.prepend("queue");
    QCOMPARE(testing::runCli(waiting).code, 0);
    QCOMPARE(world_->run({"queue", "add", "evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", run_, "--device", "cpu", "--bootstrap", "20"}).code, 0);
    keep();
    QElapsedTimer clock;
    clock.start();
    testing::runCli({"--version"});
    startup_ = static_cast<int>(clock.elapsed());
}

/// The small dataset's pictures in the form of YOLO.
void TestCliKills::makeYolo() const
{
    fs::create_directories(place("yolo/labels/train"));
    fs::create_directories(place("yolo/images/train"));
    testing::put(place("yolo/data.yaml"), "path: .\ntrain: images/train\nnames: {0: person}\n");
    for (int i = 0; i < 6; ++i) {
        const std::string name = "picture " + std::to_string(i);
        fs::copy_file(place("images") / (name + ".png"), place("yolo/images/train") / (name + ".png"));
        testing::put(place("yolo/labels/train") / (name + ".txt"), "0 0.5 0.5 0.25 0.5\n");
    }
}

/// A workspace of an earlier version.
void TestCliKills::makeOld() const
{
    fs::create_directories(place("old"));
    storage::Database::open(place("old") / "workspace.db").execute(testing::contentOf(fs::path(BLINDSPOT_TEST_DATA "/workspaces/schema-05.sql")));
}

/// All rows as they are afterwards, and those of the copy that is kept of before.
std::string TestCliKills::migrated() const
{
    std::string text;
    for (const std::string& row : rowsOf(place("old") / "workspace.db"))
        text += row + '\n';
    bool kept = false;
    for (const fs::directory_entry& entry : fs::directory_iterator(place("old") / storage::kBackupFolder)) {
        if (isUnfinished(entry.path())) continue;
        storage::Database backup = storage::Database::open(entry.path(), {.mode = storage::OpenMode::ReadOnly});
        kept = kept || (backup.userVersion() == 5 && storage::damageOf(backup).empty());
    }
    return kept ? text : std::string();
}

std::string TestCliKills::queue() const
{
    std::string text;
    for (const QJsonObject& item : world_->run({"queue", "list"}).events("item"))
        text += ", " + item["state"].toString().toStdString();
    return text;
}

/// Of a cache that is there nothing else matters than that it can be read.
std::string TestCliKills::thumbnails() const
{
    if (!fs::exists(lab() / "thumbnails.db")) return ", no damage";
    storage::Database database = storage::Database::open(lab() / "thumbnails.db");
    return storage::damageOf(database).empty() ? ", no damage" : ", damage";
}

bool TestCliKills::kill([[maybe_unused]] const Way& way, int milliseconds) const
{
#ifdef BLINDSPOT_WINDOW
    if (way.milliseconds > 0) return testing::runAndKill({world_->workspace()}, milliseconds, BLINDSPOT_WINDOW);
#endif
    return testing::runAndKill(way.arguments, milliseconds);
}

/// What every way begins with.
void TestCliKills::keep()
{
    rows_ = rowsOf(lab() / "workspace.db");
    files_ = filesBelow(lab());
    testing::copyFolder(root(), fs::path(kept_.path().toStdString()) / "world");
}

void TestCliKills::restore() const
{
    fs::remove_all(root());
    testing::copyFolder(fs::path(kept_.path().toStdString()) / "world", root());
}

std::string TestCliKills::dataset(const std::string& name) const
{
    storage::Database database = Workspace::open(lab()).connect();
    std::string text;
    for (const auto& image : dataset::readDataset(database, name)) {
        text += testing::contentOf(image.path) + '\n';
        for (const auto& annotation : image.annotations)
            text += annotation.className + ' ';
    }
    return text;
}

/// The patches of all runs but the one that was there.
std::string TestCliKills::runsBesides() const
{
    const Workspace workspace = Workspace::open(lab());
    storage::Database database = workspace.connect();
    std::string text;
    for (const workspace::RunRecord& run : workspace::RunStore(workspace, database).list())
        if (run.id != run_.toStdString()) text += tensorsOf(testing::contentOf(workspace.runFolder(run.id) / "patch.safetensors"));
    return text;
}

std::vector<Way> TestCliKills::ways()
{
    const auto exported = [this](const CliResult&) { return textOf(filesBelow(place("exported"))); };
    const auto whole = [](const fs::path& folder) {
        StopControl stop;
        const workspace::CheckReport report = workspace::checkWorkspace(Workspace::open(folder), {}, stop);
        return std::string(report.whole() ? "whole, " : "damaged, ") + std::to_string(report.runs) + " runs, " + std::to_string(report.evaluations) + " evaluations";
    };
    const QStringList harden{"detector", "train", "--dataset", "small", "--from", "tiny", "--device", "cpu", "--batch", "3", "--epochs", "3", "--input-size", "96",
                             "--run", run_, "--name", "hard", "--out", world_->path("hard.safetensors")};
    const auto unfinished = [this]() {
        const Workspace workspace = Workspace::open(lab());
        storage::Database database = workspace.connect();
        for (const workspace::RunRecord& run : workspace::RunStore(workspace, database).list())
            if (run.id != run_.toStdString())
                return run.state == workspace::RunState::Completed ? with({"runs", "show", QString::fromStdString(run.id)})
                                                                   : with({"runs", "resume", QString::fromStdString(run.id)});
        return world_->trainArguments(12);
    };
    const auto hardenAgain = [this, harden]() {
        const QJsonObject last = world_->run({"detector", "trainings"}).events("training").value(0);
        if (last.isEmpty()) return with(harden);
        const QStringList training{"detector", "trainings", last["training"].toString()};
        return with(last["state"] == "completed" ? training : training + QStringList{"--resume"});
    };
    const QStringList evaluate{"evaluate", "--detector", "tiny", "--selection", "people", "--class", "person", "--run", run_, "--device", "cpu", "--bootstrap", "50",
                               "--defence", "jpeg:quality=60", "--out", world_->path("report.html")};
    return {
        {"import of COCO", with({"dataset", "import", "--format", "coco", "--annotations", world_->path("coco.json"), "--images", world_->path("images"), "--name", "more", "--replace"}),
         [this](const CliResult&) { return dataset("more"); }},
        {"import of YOLO", with({"dataset", "import", "--format", "yolo", world_->path("yolo/data.yaml"), "--name", "more", "--replace"}),
         [this](const CliResult&) { return dataset("more"); }},
        {"import of a video", with({"dataset", "import", "--format", "video", BLINDSPOT_TEST_DATA "/videos/reordered.mp4", "--name", "more", "--replace"}),
         [this](const CliResult&) { return dataset("more"); }},
        {"training", world_->trainArguments(12), [this](const CliResult&) { return runsBesides(); }, unfinished},
        {"evaluation", with(evaluate),
         [](const CliResult& result) {
             std::string text;
             for (QJsonObject arm : result.events("arm"))
                 text += QJsonDocument(arm).toJson(QJsonDocument::Compact).toStdString() + '\n';
             return text;
         }},
        {"hardening", with(harden), [this](const CliResult&) { return tensorsOf(testing::contentOf(place("hard.safetensors"))); }, hardenAgain},
        {"scan", with({"dataset", "scan", "small", "--detector", "tiny", "--device", "cpu"}),
         [](const CliResult& result) { return std::to_string(result.code); }},
        {"export", with({"runs", "export", run_, "--out", world_->path("exported")}), exported},
        {"backup", with({"workspace", "backup", world_->path("backup")}), [=, this](const CliResult&) { return whole(place("backup")); },
         [this] { return fs::exists(place("backup")) ? with({"workspace", "check"}) : with({"workspace", "backup", world_->path("backup")}); }},
        {"compacting", with({"workspace", "compact"}), [=, this](const CliResult&) { return whole(lab()); }},
        {"move", with({"workspace", "move", world_->path("moved")}), [=, this](const CliResult&) { return whole(place("moved")); },
         [this] {
             return fs::exists(lab() / "workspace.db") ? with({"workspace", "move", world_->path("moved")})
                                                       : QStringList{"--json", "--workspace", world_->path("moved"), "workspace", "check"};
         },
         true},
        {"queue", with({"queue", "run"}), [=, this](const CliResult&) { return runsBesides() + whole(lab()) + queue(); }},
        {"migration", QStringList{"--json", "--workspace", world_->path("old"), "dataset", "list"}, [=, this](const CliResult&) { return migrated(); }},
#ifdef BLINDSPOT_WINDOW
        {"thumbnails of the window", with({"dataset", "list"}), [=, this](const CliResult&) { return whole(lab()).substr(0, 5) + thumbnails(); }, {}, false, 4000},
#endif
        {"deletion", with({"runs", "delete", run_}), [=, this](const CliResult&) { return whole(lab()) + runsBesides(); },
         [this] {
             const Workspace workspace = Workspace::open(lab());
             storage::Database database = workspace.connect();
             const bool there = workspace::RunStore(workspace, database).find(run_.toStdString()).has_value();
             return there ? with({"runs", "delete", run_}) : with({"trash", "list"});
         },
         true},
    };
}

void TestCliKills::nothingIsLost_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Way& way : ways())
        QTest::newRow(way.name) << index++;
}

void TestCliKills::requireWhole(const Way& way, const std::string& what, const fs::path& folder) const
{
    StopControl stop;
    const workspace::CheckReport report = workspace::checkWorkspace(Workspace::open(folder), {}, stop);
    for (const workspace::CheckFinding& finding : report.findings)
        QVERIFY2(finding.grade == workspace::CheckGrade::Leftover, (what + finding.subject.english() + ": " + finding.text.english() + ' ' + finding.file).c_str());
    if (way.removes) return;
    const std::set<std::string> rows = rowsOf(folder / "workspace.db");
    for (const std::string& row : rows_)
        QVERIFY2(rows.contains(row), (what + "a row is gone: " + row.substr(0, 300)).c_str());
    const std::map<std::string, std::string> files = filesBelow(folder);
    for (const auto& [name, content] : files_)
        QVERIFY2(files.contains(name) && files.at(name) == content, (what + "a file has changed or is gone: " + name).c_str());
}

/// What a program that was killed has left is cleared by the next ones, or when room is given back.
void TestCliKills::requireNothingLeft(const std::string& what) const
{
    const fs::path folder = fs::exists(lab() / "workspace.db") ? lab() : place("moved");
    const Workspace workspace = Workspace::open(folder);
    StopControl stop;
    workspace::compactWorkspace(workspace, stop);
    for (const workspace::CheckFinding& finding : workspace::checkWorkspace(workspace, {}, stop).findings)
        QFAIL((what + finding.subject.english() + ": " + finding.text.english() + ' ' + finding.file).c_str());
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root()))
        QVERIFY2(entry.path().filename().string().find(".part-") == std::string::npos, (what + "left for ever: " + toUtf8(entry.path())).c_str());
}

void TestCliKills::killAt(const Way& way, int milliseconds, const std::string& expected)
{
    const std::string what = std::string(way.name) + ", killed after " + std::to_string(milliseconds) + " ms: ";
    restore();
    const bool killed = kill(way, milliseconds);
    killed_ += killed ? 1 : 0;
    requireWhole(way, what, fs::exists(lab() / "workspace.db") ? lab() : place("moved"));
    if (QTest::currentTestFailed()) return;
    if (killed) {
        const CliResult again = testing::runCli(way.again ? way.again() : way.arguments);
        QVERIFY2(again.code == 0, (what + again.err.toStdString()).c_str());
        QVERIFY2(way.outcome(again) == expected, (what + "the same again ends otherwise").c_str());
    }
    requireNothingLeft(what);
}

void TestCliKills::nothingIsLost()
{
    QFETCH(int, index);
    const Way way = ways().at(static_cast<std::size_t>(index));
    restore();
    QElapsedTimer clock;
    clock.start();
    const CliResult unbroken = testing::runCli(way.arguments);
    const int length = std::max(static_cast<int>(clock.elapsed()), way.milliseconds);
    QVERIFY2(unbroken.code == 0, unbroken.err);
    const std::string expected = way.outcome(unbroken);
    QVERIFY(!expected.empty());
    killed_ = 0;
    QRandomGenerator random(static_cast<quint32>(qEnvironmentVariableIntValue("BLINDSPOT_CLI_SEED") + index));
    const int first = std::min(startup_ / 2, length - 1);
    for (int i = 0; i < killsOfEach(); ++i) {
        const int moment = random.bounded(first, std::max(length, first + 1));
        try {
            killAt(way, moment, expected);
        } catch (const std::exception& error) {
            QFAIL(qPrintable(QString("%1, killed after %2 ms: %3").arg(way.name).arg(moment).arg(error.what())));
        }
        if (QTest::currentTestFailed()) return;
    }
    qInfo("%s: killed %d of %d times", way.name, killed_, killsOfEach());
}

QTEST_GUILESS_MAIN(TestCliKills)
#include "test_cli_kills.moc"
