// The workspace's folder: made, opened again, shared, and refused with reasons.
#include "core/storage/schema.h"
#include "core/workspace/records/workspace.h"
#include "tests/support/error_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace blindspot;
using namespace blindspot::storage;
using blindspot::testing::contains;
using blindspot::workspace::Workspace;
namespace fs = std::filesystem;

namespace {

std::string refusalOf(const fs::path& folder)
{
    try {
        Workspace::open(folder);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

fs::path pathOf(const QTemporaryDir& folder)
{
    return folder.path().toStdString();
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void isMadeWhereMissing();
    void keepsWhatIsInIt();
    void opensFromSeveralThreadsAtOnce();
    void refusesWhatCannotBeAFolder();
    void refusesANewerDatabase();
    void refusesAnotherProgramsDatabase();
    void runsLoseTheirPointsWithThem();
    void climbsFromEveryOlderVersion();
    void runsOfBeforeGetNamesAndStayDeleted();
    void runsOfBeforeAreInNoGroup();
};

void TestWorkspace::isMadeWhereMissing()
{
    QTemporaryDir folder;
    const Workspace workspace = Workspace::open(pathOf(folder) / "räume" / "lab 1");
    QVERIFY(fs::exists(workspace.databaseFile()));
    QVERIFY(fs::is_directory(workspace.runsFolder()));
    Database database = workspace.connect();
    QCOMPARE(database.userVersion(), workspaceSchema().back().version);
    for (const char* table : {"datasets", "categories", "images", "annotations", "selections",
                              "selection_images", "detectors", "runs", "run_points",
                              "evaluations", "evaluation_patches", "detector_trainings",
                              "detector_training_points", "image_contents", "image_numbers", "dataset_imports",
                              "dataset_problem_counts", "dataset_problems"})
        QCOMPARE(
            database.scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", table),
            1);
}

void TestWorkspace::keepsWhatIsInIt()
{
    QTemporaryDir folder;
    Workspace::open(pathOf(folder))
        .connect()
        .run("INSERT INTO detectors (name, path, sha256, architecture, scale, classes_json, parameters, input_size, added_at) "
             "VALUES ('d', '/d', 'abc', 'yolov8', 'n', '[]', 1, 640, '2025')");
    QCOMPARE(Workspace::open(pathOf(folder)).connect().scalar("SELECT count(*) FROM detectors"), 1);
}

void TestWorkspace::opensFromSeveralThreadsAtOnce()
{
    for (int round = 0; round < 5; ++round) {
        QTemporaryDir folder;
        std::string failures[4];
        {
            std::vector<std::jthread> threads;
            for (std::string& failure : failures)
                threads.emplace_back([&] { failure = refusalOf(pathOf(folder)); });
        }
        for (const std::string& failure : failures)
            QCOMPARE(failure, std::string());
    }
}

void TestWorkspace::refusesWhatCannotBeAFolder()
{
    QTemporaryDir folder;
    std::ofstream(pathOf(folder) / "file") << "x";
    for (const fs::path& place :
         {pathOf(folder) / "file", pathOf(folder) / "file" / "below", fs::path("/proc/lab")}) {
        const std::string refusal = refusalOf(place);
        QVERIFY2(contains(refusal, "workspace's folder cannot be made") && contains(refusal, "choose"),
                 refusal.c_str());
    }
}

void TestWorkspace::refusesANewerDatabase()
{
    QTemporaryDir folder;
    Workspace::open(pathOf(folder)).connect().setUserVersion(1000);
    const std::string refusal = refusalOf(pathOf(folder));
    QVERIFY2(contains(refusal, "newer Blindspot") && contains(refusal, "workspace.db"), refusal.c_str());
}

void TestWorkspace::refusesAnotherProgramsDatabase()
{
    QTemporaryDir folder;
    Database::open(pathOf(folder) / "workspace.db").execute("CREATE TABLE theirs (x INTEGER)");
    const std::string refusal = refusalOf(pathOf(folder));
    QVERIFY2(contains(refusal, "another program"), refusal.c_str());
    Database database = Database::open(pathOf(folder) / "workspace.db");
    QCOMPARE(database.scalar("SELECT count(*) FROM sqlite_schema"), 1);
}

void TestWorkspace::runsLoseTheirPointsWithThem()
{
    QTemporaryDir folder;
    Database database = Workspace::open(pathOf(folder)).connect();
    database.run(
        "INSERT INTO runs(id, state, recipe, options_json, detector_name, detector_sha256, detector_path,"
        " class_name, device, precision, seed, iterations, created_at, updated_at) VALUES"
        " ('r', 'done', 'hide', '{}', 'd', 'abc', '/d', 'person', 'cpu', 'fp32', 1, 10, '2025', '2025')");
    database.run("INSERT INTO run_points(run_id, iteration, loss, loss_box, loss_cls, loss_dfl, seconds) VALUES ('r', 1, 0.5, NULL, NULL, NULL, 0.1)");
    QVERIFY_EXCEPTION_THROWN(
        database.run("INSERT INTO run_points(run_id, iteration, loss, loss_box, loss_cls, loss_dfl, seconds) VALUES ('x', 1, 0.5, NULL, NULL, NULL, 0.1)"), ConstraintError);
    database.run("DELETE FROM runs");
    QCOMPARE(database.scalar("SELECT count(*) FROM run_points"), 0);
}

void TestWorkspace::climbsFromEveryOlderVersion()
{
    for (std::size_t steps = 1; steps < workspaceSchema().size(); ++steps) {
        QTemporaryDir folder;
        {
            Database old = Database::open(pathOf(folder) / "workspace.db");
            old.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
            migrate(old, workspaceSchema().first(steps));
            old.run("INSERT INTO detectors (name, path, sha256, architecture, scale, classes_json, parameters, input_size, added_at)"
                    " VALUES ('d', '/d', 'abc', 'yolov8', 'n', '[]', 1, 640, '2025')");
        }
        Database database = Workspace::open(pathOf(folder)).connect();
        QCOMPARE(database.userVersion(), workspaceSchema().back().version);
        QCOMPARE(database.scalar("SELECT count(*) FROM detectors"), 1);
        QCOMPARE(database.scalar("SELECT count(*) FROM detector_trainings"), 0);
    }
}

void TestWorkspace::runsOfBeforeGetNamesAndStayDeleted()
{
    QTemporaryDir folder;
    {
        Database old = Database::open(pathOf(folder) / "workspace.db");
        old.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        migrate(old, workspaceSchema().first(10));
        const auto add = [&old](const char* id, const char* options, std::optional<std::string> selection,
                                std::optional<std::string> deleted) {
            old.run("INSERT INTO runs(id, state, recipe, options_json, detector_name, detector_sha256, detector_path, selection_name,"
                    " class_name, device, precision, seed, iterations, created_at, updated_at, deleted_at) VALUES"
                    " (?1, 'completed', 'hide', ?2, 'd', 'abc', '/d', ?3, 'person', 'cpu', 'fp32', 1, 10, ?1, ?1, ?4)",
                    id, options, selection, deleted);
        };
        add("1", R"({"patch_size": 200, "through": "none"})", "people-100", {});
        add("2", R"({"patch_size": 200, "through": "frequency-mask:threshold=60"})", {}, {});
        add("3", R"({"patch_size": 200})", "people-100", "2026-11-01T00:00:00Z");
        add("4", "damaged", {}, {});
    }
    Database database = Workspace::open(pathOf(folder)).connect();
    std::string names;
    storage::Statement row = database.prepare("SELECT name FROM runs ORDER BY id");
    while (row.step())
        names += row.text(0) + "\n";
    QCOMPARE(names, std::string("hide people-100, 200 px\nhide person, 200 px, through frequency mask\n"
                                "hide people-100, 200 px (2)\nhide person\n"));
    QCOMPARE(database.scalar("SELECT count(*) FROM trash WHERE kind = 'run' AND item = '3' AND deleted_at = '2026-11-01T00:00:00Z'"), 1);
}

void TestWorkspace::runsOfBeforeAreInNoGroup()
{
    QTemporaryDir folder;
    {
        Database old = Database::open(pathOf(folder) / "workspace.db");
        old.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        migrate(old, workspaceSchema().first(12));
        old.run("INSERT INTO runs(id, state, recipe, options_json, detector_name, detector_sha256, detector_path, class_name, device,"
                " precision, seed, iterations, created_at, updated_at, name, tags) VALUES"
                " ('1', 'completed', 'hide', '{}', 'd', 'abc', '/d', 'person', 'cpu', 'fp32', 1, 10, '1', '1', 'mine', 'night')");
    }
    Database database = Workspace::open(pathOf(folder)).connect();
    QCOMPARE(database.scalar("SELECT count(*) FROM runs WHERE name = 'mine' AND tags = 'night' AND group_name = '' AND pinned = 0"), 1);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "test_workspace.moc"
