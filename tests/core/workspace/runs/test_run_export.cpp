// What is taken out of the workspace of a run: patch, record, curve, and the file that repeats it.
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_export.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <ATen/ops/equal.h>
#include <QTest>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

using blindspot::testing::contentOf;

namespace {

std::set<std::string> namesOf(const std::vector<fs::path>& files)
{
    std::set<std::string> names;
    for (const fs::path& file : files) {
        if (!fs::exists(file)) return {"not written: " + file.string()};
        names.insert(file.filename().string());
    }
    return names;
}

const std::set<std::string> kAll{"patch.png", "patch.safetensors", "run.json", "images.json", "curve.csv", "train.toml"};

} // namespace

class TestRunExport : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        lab_ = std::make_unique<SmallWorkspace>();
    }
    void init() { out_ = std::make_unique<Folder>(); }

    void aCompletedRun()
    {
        const RunStore store = lab_->store();
        const RunOutcome run = lab_->run(SmallWorkspace::request(2));
        const fs::path folder = *out_ / "new/folder";
        QCOMPARE(namesOf(exportRun(store, run.record.id, folder)), kAll);
        QVERIFY(at::equal(readPatch(folder / "patch.safetensors"), lab_->patchOf(run)));
        QCOMPARE(contentOf(folder / "patch.png"), contentOf(store.folder(run.record.id) / "patch.png"));
        const auto json = nlohmann::json::parse(contentOf(folder / "run.json"));
        QCOMPARE(json.at("run").get<std::string>(), run.record.id);
        QCOMPARE(json.at("state").get<std::string>(), std::string("completed"));
        QCOMPARE(json.at("iterations_done").get<int>(), 2);
        QVERIFY(json.at("dataset").is_null());
        QCOMPARE(json.at("selection").get<std::string>(), std::string("people"));
        QVERIFY(json.at("options").is_object());
        QCOMPARE(contentOf(folder / "curve.csv"), curveCsv(store.points(run.record.id)));
        const std::string config = contentOf(folder / "train.toml");
        for (const char* line : {"[train]\n", "class = \"person\"\n", "selection = \"people\"\n", "iterations = 2\n",
                                 "patch-size = 24\n", "learning-rate = 5\n", "initial = \"grey\"\n", "seed = 5\n"})
            QVERIFY2(contains(config, line), line);
        QVERIFY(!contains(config, "images ="));
    }

    void theFileItBeganWithGoesAlong()
    {
        const fs::path first = lab_->files().writePicture("first.png", 24, 24, 90);
        TrainRequest request = SmallWorkspace::request(1);
        request.options.initial = first.string();
        request.images = 3;
        const std::string id = lab_->run(request).record.id;
        std::set<std::string> names = kAll;
        names.insert("initial.safetensors");
        QCOMPARE(namesOf(exportRun(lab_->store(), id, out_->path())), names);
        const std::string config = contentOf(*out_ / "train.toml");
        QVERIFY2(contains(config, (*out_ / "initial.safetensors").string()), config.c_str());
        QVERIFY(contains(config, "images = 3\n"));
    }

    void ofAKilledRunWhatItsCheckpointHolds()
    {
        const RunOutcome run = lab_->stoppedRun(SmallWorkspace::request(3), 2);
        const fs::path folder = lab_->store().folder(run.record.id);
        const at::Tensor patch = lab_->patchOf(run);
        fs::remove(folder / "patch.png");
        fs::remove(folder / "patch.safetensors");
        QCOMPARE(namesOf(exportRun(lab_->store(), run.record.id, out_->path())), kAll);
        QVERIFY(at::equal(readPatch(*out_ / "patch.safetensors"), patch));
    }

    void aRunWithoutAPatch()
    {
        const std::string id = lab_->abandonedRun(lab_->run(SmallWorkspace::request(1)).record.id);
        const std::set<std::string> names{"run.json", "images.json", "curve.csv", "train.toml"};
        QCOMPARE(namesOf(exportRun(lab_->store(), id, out_->path())), names);
        QCOMPARE(contentOf(*out_ / "curve.csv"), std::string("iteration,loss,loss_box,loss_cls,loss_dfl,seconds\n"));
    }

    void whereThereIsNoFolder()
    {
        const std::string id = lab_->run(SmallWorkspace::request(1)).record.id;
        const fs::path file = out_->write("file", "text");
        QVERIFY(contains(errorOf([&] { exportRun(lab_->store(), id, file); }), "folder cannot be made"));
        QCOMPARE(contentOf(file), std::string("text"));
        QVERIFY(contains(errorOf([&] { exportRun(lab_->store(), "nobody", out_->path()); }), "nobody"));
    }

    void aPointWithoutValuesHasEmptyFields()
    {
        const std::vector<CurvePoint> points{{1, 0.5, 0.25, {}, 1.5, 2}, {2, {}, {}, {}, {}, 0.1}};
        QCOMPARE(curveCsv(points), std::string("iteration,loss,loss_box,loss_cls,loss_dfl,seconds\n"
                                               "1,0.5,0.25,,1.5,2\n"
                                               "2,,,,,0.1\n"));
    }

  private:
    std::unique_ptr<SmallWorkspace> lab_;
    std::unique_ptr<Folder> out_;
};

QTEST_GUILESS_MAIN(TestRunExport)
#include "test_run_export.moc"
