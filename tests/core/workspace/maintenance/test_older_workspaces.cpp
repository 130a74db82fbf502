// A workspace of each version of the schema, as programs of that time left it (tests/data/workspaces), is opened with all that was in
// it, and a copy of what it was lies beside it.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "core/storage/backup.h"
#include "core/storage/schema.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "core/workspace/trash/trash.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

using namespace blindspot;
using namespace blindspot::workspace;
namespace fs = std::filesystem;

namespace {

constexpr const char* kRun = "20260102-030700-aaaa";
constexpr const char* kOtherRun = "20260102-040000-bbbb";

fs::path keptOf(int version)
{
    const std::string number = std::to_string(version);
    return fs::path(BLINDSPOT_TEST_DATA "/workspaces") / ("schema-" + std::string(number.size() < 2 ? 1 : 0, '0') + number + ".sql");
}

std::map<std::string, std::int64_t> rowsByTable(storage::Database& database)
{
    std::map<std::string, std::int64_t> rows;
    storage::Statement table = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    while (table.step())
        rows[table.text(0)] = database.scalar("SELECT count(*) FROM " + table.text(0));
    return rows;
}

} // namespace

class TestOlderWorkspaces : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyVersionIsKept()
    {
        const int last = storage::workspaceSchema().back().version;
        for (int version = 1; version < last; ++version)
            QVERIFY2(fs::exists(keptOf(version)), qPrintable("write it with make_workspaces.py: " + QString::number(version)));
    }

    void isOpenedWithAllThatWasInIt_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= storage::workspaceSchema().back().version; ++version)
            if (fs::exists(keptOf(version))) QTest::addRow("schema %d", version) << version;
    }
    void isOpenedWithAllThatWasInIt()
    {
        QFETCH(int, version);
        const QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        std::map<std::string, std::int64_t> before;
        {
            std::ifstream kept(keptOf(version), std::ios::binary);
            storage::Database old = storage::Database::open(place / "workspace.db");
            old.execute(std::string(std::istreambuf_iterator<char>(kept), {}));
            QCOMPARE(old.userVersion(), version);
            before = rowsByTable(old);
        }
        const Workspace workspace = Workspace::open(place);
        storage::Database database = workspace.connect();
        QCOMPARE(database.userVersion(), storage::workspaceSchema().back().version);
        QVERIFY(storage::damageOf(database).empty() && storage::brokenReferences(database).empty());
        hasDatasets(database);
        hasRuns(workspace, database, version);
        hasEvaluations(database, version);
        hasTrainings(workspace, database, version);
        wasKept(place, version, before);
    }

  private:
    static void hasDatasets(storage::Database& database)
    {
        const dataset::DatasetInfo info = dataset::DatasetIndex(database).get("streets");
        QVERIFY(info.images == 2 && info.annotations == 3);
        const auto images = dataset::readDataset(database, "streets");
        QCOMPARE(images.size(), std::size_t{2});
        QCOMPARE(images[1].path, fs::path("/pictures/streets/sub/b \"2\".jpg"));
        QCOMPARE(images[0].annotations.size(), std::size_t{2});
        QCOMPARE(images[0].annotations[1].className, std::string("자동차"));
        QCOMPARE(DetectorStore(database).get("yolov8n").classNames, (std::vector<std::string>{"person", "car"}));
    }

    static void hasRuns(const Workspace& workspace, storage::Database& database, int version)
    {
        const RunStore runs(workspace, database);
        const RunRecord run = runs.get(kRun);
        QVERIFY(run.state == RunState::Completed && run.seconds == 12.5 && run.iterationsDone == 2 && run.figures.images == 2);
        QCOMPARE(run.name, std::string(version < 12 ? "hide people, 200 px" : "mine"));
        QCOMPARE(run.tags, std::string(version < 2 ? "" : "night, 밤"));
        QCOMPARE(run.notes, std::string(version < 2 ? "" : "two lines\nof notes"));
        QCOMPARE(run.group, std::string(version < 13 ? "" : "night"));
        QCOMPARE(runs.points(kRun).size(), std::size_t{2});
        QCOMPARE(runs.points(kRun)[1].lossCls.value(), 0.0625);
        const bool deleted = version >= 2 && version < 12; // it waits in the trash since
        QCOMPARE(runs.find(kOtherRun).has_value(), !deleted);
        const auto trash = Trash(workspace, database).list();
        QCOMPARE(trash.size(), std::size_t(deleted || version >= 12 ? 1 : 0));
        if (deleted) QVERIFY(trash[0].item == kOtherRun && trash[0].deletedAt == "2026-01-03T00:00:00Z");
        if (version >= 12) return; // there it was the selection
        QCOMPARE(dataset::readSelection(database, "people").size(), std::size_t{2});
        QCOMPARE(dataset::readSelection(database, "people")[0].id, 2);
    }

    static void hasEvaluations(storage::Database& database, int version)
    {
        const auto evaluations = EvaluationStore(database).list();
        QCOMPARE(evaluations.size(), std::size_t(version < 4 ? 0 : 1));
        if (evaluations.empty()) return;
        const PatchSummary& patch = evaluations[0].patches.at(0);
        QVERIFY(patch.run == kRun && patch.patchAp50 == 0.25 && patch.effect.value == 0.25);
        QCOMPARE(patch.patchNoticed.has_value(), version >= 9);
    }

    static void hasTrainings(const Workspace& workspace, storage::Database& database, int version)
    {
        const DetectorTrainingStore trainings(workspace, database);
        QCOMPARE(trainings.list().size(), std::size_t(version < 5 ? 0 : 1));
        if (version >= 5) QCOMPARE(trainings.points("20260102-060000-dddd").size(), std::size_t{1});
    }

    static void wasKept(const fs::path& place, int version, const std::map<std::string, std::int64_t>& before)
    {
        const fs::path backup = place / storage::kBackupFolder / ("workspace-schema-" + std::to_string(version) + ".db");
        const bool current = version == storage::workspaceSchema().back().version;
        QCOMPARE(fs::exists(backup), !current);
        if (current) return;
        storage::Database kept = storage::Database::open(backup, {.mode = storage::OpenMode::ReadOnly});
        QCOMPARE(kept.userVersion(), version);
        QVERIFY(rowsByTable(kept) == before);
    }
};

QTEST_GUILESS_MAIN(TestOlderWorkspaces)
#include "test_older_workspaces.moc"
