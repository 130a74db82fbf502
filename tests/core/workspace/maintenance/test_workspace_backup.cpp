// A backup is a workspace itself, whole, also of one in which somebody trains meanwhile.
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "tests/support/small_workspace.h"

#include <ATen/Functions.h>
#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <functional>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
namespace fs = std::filesystem;

namespace {

/// Does something in the middle of a training.
class Interrupting final : public RunObserver {
  public:
    Interrupting(std::int64_t at, std::function<void()> what) : at_(at), what_(std::move(what)) {}
    void onIteration(const patch::IterationEvent& event) override
    {
        if (event.iteration == at_) what_();
    }

  private:
    std::int64_t at_;
    std::function<void()> what_;
};

} // namespace

class TestWorkspaceBackup : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void init()
    {
        lab_ = std::make_unique<SmallWorkspace>();
        elsewhere_ = std::make_unique<QTemporaryDir>();
        stopping_ = std::make_unique<StopControl>();
    }

    /// As it is typed on the command line.
    void aNameAloneIsAFolderHere()
    {
        const fs::path before = fs::current_path();
        fs::current_path(target().parent_path());
        const BackupResult result = backUpWorkspace(lab_->workspace(), "copy", *stopping_);
        fs::current_path(before);
        QCOMPARE(result.folder, fs::canonical(target().parent_path()) / "copy");
        QVERIFY(fs::exists(result.folder / "workspace.db"));
    }

    void aBackupIsAWorkspace()
    {
        const std::string run = lab_->run(SmallWorkspace::request(2)).record.id;
        std::ofstream(lab_->workspace().folder() / "report.html") << "mine";
        std::ofstream(lab_->workspace().folder() / "workspace.db.part-1-0") << "half";
        const BackupResult result = backUp();
        QCOMPARE(result.folder, target());
        QVERIFY(result.runs == 1 && result.datasets == 1 && result.trainings == 0);
        QCOMPARE(countOf(target()), result.files);
        const Workspace copy = Workspace::open(target());
        storage::Database database = copy.connect();
        QCOMPARE(RunStore(copy, database).get(run).name, lab_->store().get(run).name);
        QVERIFY(fs::exists(copy.runFolder(run) / "patch.png") && !fs::exists(copy.runFolder(run) / "lock"));
        QVERIFY(fs::exists(target() / "report.html") && !fs::exists(target() / "workspace.db.part-1-0"));
        const CheckReport report = checkWorkspace(copy, {}, *stopping_);
        QVERIFY(report.findings.empty());
        QCOMPARE(report.runs, 1);
    }

    /// The copy goes on from where it was, to the same patch.
    void aTrainingUnderWayIsCopiedSoThatItGoesOn()
    {
        TrainRequest request = SmallWorkspace::request(4);
        request.options.checkpointSeconds = 0;
        Interrupting observer(2, [this] { backUp(); });
        const RunOutcome whole = startRun(lab_->workspace(), request, *stopping_, observer);
        const Workspace copy = Workspace::open(target());
        {
            storage::Database database = copy.connect();
            const RunRecord record = RunStore(copy, database).get(whole.record.id);
            QVERIFY(record.state == RunState::Interrupted && record.abandoned);
        }
        RunObserver silent;
        const RunOutcome resumed = resumeRun(copy, {whole.record.id, {}, {}, false}, *stopping_, silent);
        QVERIFY(resumed.record.state == RunState::Completed);
        QVERIFY(at::equal(lab_->patchOf(whole), readPatch(copy.runFolder(whole.record.id) / "patch.safetensors")));
        storage::Database database = copy.connect();
        QCOMPARE(RunStore(copy, database).points(whole.record.id).size(), std::size_t{4});
    }

    void placesThatAreTakenAreRefused()
    {
        fs::create_directories(target());
        std::ofstream(target() / "file") << "mine";
        QVERIFY(contains(errorOf([&] { backUp(); }), "not empty"));
        QCOMPARE(countOf(target()), 1);
        const auto refusal = [&](const fs::path& to) { return errorOf([&] { backUpWorkspace(lab_->workspace(), to, *stopping_); }); };
        QVERIFY(contains(refusal(lab_->workspace().folder() / "backup"), "lie in each other"));
        QVERIFY(contains(refusal(lab_->workspace().folder()), "lie in each other"));
        QVERIFY(contains(refusal(lab_->workspace().folder().parent_path()), "lie in each other"));
        QVERIFY(contains(refusal(target() / "file"), "a file of that name"));
        QVERIFY(contains(refusal("/proc/nowhere/backup"), "cannot be made"));
    }

    void whatIsStoppedLeavesNothing()
    {
        stopping_->requestStop();
        QVERIFY_EXCEPTION_THROWN(backUp(), Cancelled);
        QVERIFY(!fs::exists(target()));
        QCOMPARE(std::distance(fs::directory_iterator(target().parent_path()), fs::directory_iterator()), std::ptrdiff_t{0});
    }

    /// A file that cannot be read is no reason for a copy without it.
    void whatCannotBeReadEndsIt()
    {
        const fs::path file = lab_->workspace().folder() / "closed";
        std::ofstream(file) << "mine";
        fs::permissions(file, fs::perms::none);
        if (std::ifstream(file)) QSKIP("this user may read everything");
        QVERIFY(contains(errorOf([&] { backUp(); }), "closed"));
        QVERIFY(!fs::exists(target()));
    }

  private:
    fs::path target() const { return fs::path(elsewhere_->path().toStdString()) / "lab copy"; }
    BackupResult backUp() { return backUpWorkspace(lab_->workspace(), target(), *stopping_); }
    static std::int64_t countOf(const fs::path& folder)
    {
        std::int64_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            files += entry.is_regular_file() ? 1 : 0;
        return files;
    }

    std::unique_ptr<SmallWorkspace> lab_;
    std::unique_ptr<QTemporaryDir> elsewhere_;
    std::unique_ptr<StopControl> stopping_;
};

QTEST_GUILESS_MAIN(TestWorkspaceBackup)
#include "test_workspace_backup.moc"
