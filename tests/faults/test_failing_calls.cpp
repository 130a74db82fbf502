// Whatever write, sync, rename, opening, reading or allocation fails in an import, a training, its resumption, an evaluation, an export, a
// copy, a compacting or the bringing up of an older workspace: there is an Error and no crash, what was in the workspace is whole, and the
// same can be done afterwards. As a test it tries some of the calls of each, with BLINDSPOT_FAULTS=all every one (packaging/soak).
#include "core/common/error.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/runs/run_export.h"
#include "tests/faults/failing_calls.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <ATen/Parallel.h>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <new>

using namespace blindspot;
using namespace blindspot::testing;
using faults::Call;
namespace fs = std::filesystem;
namespace ws = blindspot::workspace;

namespace {

/// So many faults of each kind are tried in a step where not all are.
constexpr std::int64_t kTried = 3;

bool all()
{
    return qgetenv("BLINDSPOT_FAULTS") == "all";
}

struct FaultKind {
    Call call;
    int error;
    bool lasting;
    /// The step has to succeed all the same: the system did a part, or was interrupted.
    bool harmless = false;
};
const std::vector<FaultKind> kKinds{
    {Call::Write, ENOSPC, true}, {Call::Write, EIO, false}, {Call::Write, 0, false, true}, {Call::Write, EINTR, false, true},
    {Call::Sync, EIO, false},    {Call::Sync, ENOSPC, true}, {Call::Rename, EIO, false},    {Call::Rename, EACCES, true},
    {Call::Open, EMFILE, true},  {Call::Open, EIO, false},   {Call::Read, EIO, false},      {Call::Read, 0, false, true},
    {Call::Read, EINTR, false, true}, {Call::Allocation, ENOMEM, false},
};

std::string describe(const FaultKind& kind, std::int64_t number)
{
    return std::string(faults::name(kind.call)) + " " + std::to_string(number) + ": " +
           (kind.error ? std::strerror(kind.error) : "the half of it") + (kind.lasting ? ", and all after it" : "");
}

/// A copy of a workspace's folder, which is gone with it.
class WorkspaceCopy {
  public:
    explicit WorkspaceCopy(const fs::path& of) { fs::copy(of, folder_ / "workspace", fs::copy_options::recursive); }
    ws::Workspace open() const { return ws::Workspace::open(folder_ / "workspace"); }

  private:
    Folder folder_;
};

} // namespace

class TestFailingCalls : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void faultsAreFaults();
    void importing() { eachFault([this](const ws::Workspace& workspace) { import(workspace); }); }
    void training() { eachFault([this](const ws::Workspace& workspace) { train(workspace); }); }
    void resuming() { eachFault([this](const ws::Workspace& workspace) { resume(workspace); }, true); }
    void evaluating() { eachFault([this](const ws::Workspace& workspace) { evaluate(workspace); }); }
    void exporting() { eachFault([this](const ws::Workspace& workspace) { exportRun(workspace); }); }
    void backingUp() { eachFault([this](const ws::Workspace& workspace) { backUp(workspace); }); }
    void compacting() { eachFault([](const ws::Workspace& workspace) { compact(workspace); }); }

  private:
    using Step = std::function<void(const ws::Workspace&)>;

    void import(const ws::Workspace& workspace) const;
    void train(const ws::Workspace& workspace) const;
    void resume(const ws::Workspace& workspace) const;
    void evaluate(const ws::Workspace& workspace) const;
    void exportRun(const ws::Workspace& workspace) const;
    void backUp(const ws::Workspace& workspace) const;
    static void compact(const ws::Workspace& workspace);

    void eachFault(const Step& step, bool resumes = false);
    void tryFault(const Step& step, bool resumes, const FaultKind& kind, std::int64_t number);
    void isWhole(const WorkspaceCopy& copy, bool resumes) const;

    std::unique_ptr<SmallWorkspace> lab_;
    std::string done_, stopped_; ///< runs of the workspace that is copied
    std::string patch_;          ///< of the first: its file's bytes
    std::int64_t tried_ = 0, refused_ = 0, survived_ = 0;
};

void TestFailingCalls::initTestCase()
{
    at::set_num_threads(1);
    lab_ = std::make_unique<SmallWorkspace>();
    done_ = lab_->run(SmallWorkspace::request(1)).record.id;
    stopped_ = lab_->stoppedRun(SmallWorkspace::request(3), 1).record.id;
    patch_ = contentOf(lab_->workspace().runFolder(done_) / "patch.safetensors");
    QVERIFY(!patch_.empty());
}

/// Lest nothing fails below because nothing is made to.
void TestFailingCalls::faultsAreFaults()
{
    const Folder folder;
    for (const Call call : {Call::Write, Call::Open}) {
        const faults::FailingCalls failing({call, ENOSPC, 1, true});
        std::ofstream file(folder / "file");
        file << "text" << std::flush;
        QVERIFY(!file);
        QVERIFY(failing.happened());
    }
    const faults::FailingCalls failing({Call::Allocation, ENOMEM, 1, false});
    QVERIFY_EXCEPTION_THROWN(std::vector<int>(10'000), std::bad_alloc);
}

void TestFailingCalls::import(const ws::Workspace& workspace) const
{
    storage::Database database = workspace.connect();
    dataset::ImportRequest request;
    request.format = "coco";
    request.source = lab_->file("small.json");
    request.images = lab_->file("images");
    request.name = "more";
    request.replace = true;
    StopControl stop;
    const dataset::ImportResult result = dataset::importDataset(request, database, stop);
    if (result.images != 6) throw Error(Message::verbatim("pictures are left out though the import ended in order: " + warningsOf(result)));
}

void TestFailingCalls::train(const ws::Workspace& workspace) const
{
    ws::TrainRequest request = SmallWorkspace::request(2);
    request.options.checkpointSeconds = 0;
    StopControl stop;
    ws::RunObserver observer;
    ws::startRun(workspace, request, stop, observer);
}

void TestFailingCalls::resume(const ws::Workspace& workspace) const
{
    StopControl stop;
    ws::RunObserver observer;
    ws::resumeRun(workspace, {stopped_, {}, {}}, stop, observer);
}

void TestFailingCalls::evaluate(const ws::Workspace& workspace) const
{
    ws::EvaluationRequest request;
    request.detectors = {"tiny"};
    request.images = {"people", {}, "person", {}};
    request.runs = {done_};
    request.device = "cpu";
    request.options.randomSeeds = 1;
    request.options.bootstrap = 20;
    StopControl stop;
    ws::evaluateAndStore(workspace, request, stop);
}

void TestFailingCalls::exportRun(const ws::Workspace& workspace) const
{
    storage::Database database = workspace.connect();
    ws::exportRun(ws::RunStore(workspace, database), done_, workspace.folder() / "exported");
}

void TestFailingCalls::backUp(const ws::Workspace& workspace) const
{
    StopControl stop;
    const Folder folder;
    ws::backUpWorkspace(workspace, folder / "backup", stop);
}

void TestFailingCalls::compact(const ws::Workspace& workspace)
{
    StopControl stop;
    ws::compactWorkspace(workspace, stop);
}

void TestFailingCalls::eachFault(const Step& step, bool resumes)
{
    tried_ = refused_ = survived_ = 0;
    for (const FaultKind& kind : kKinds) {
        std::int64_t calls = 0;
        {
            const WorkspaceCopy copy(lab_->workspace().folder());
            const ws::Workspace workspace = copy.open();
            const faults::FailingCalls counting({kind.call, 0, 0, false});
            step(workspace);
            calls = counting.counted();
        }
        // Allocations are too many to try each.
        const std::int64_t most = !all() ? kTried : kind.call == Call::Allocation ? 200 : calls;
        for (std::int64_t i = 0; i < std::min(most, calls); ++i) {
            tryFault(step, resumes, kind, 1 + i * calls / std::min(most, calls));
            if (QTest::currentTestFailed()) return;
        }
    }
    qInfo("%lld faults: %lld refused with an error, %lld did no harm", static_cast<long long>(tried_), static_cast<long long>(refused_),
          static_cast<long long>(survived_));
}

void TestFailingCalls::tryFault(const Step& step, bool resumes, const FaultKind& kind, std::int64_t number)
{
    const std::string what = describe(kind, number);
    const WorkspaceCopy copy(lab_->workspace().folder());
    std::string error;
    bool happened = false;
    try {
        const ws::Workspace workspace = copy.open();
        const faults::FailingCalls failing({kind.call, kind.error, number, kind.lasting});
        try {
            step(workspace);
        } catch (const Error& refusal) {
            error = refusal.what();
        } catch (const std::bad_alloc&) {
            error = "out of memory";
        }
        happened = failing.happened();
    } catch (const std::exception& other) {
        QFAIL(qPrintable(QString::fromStdString(what + " ended in something else than an Error: " + other.what())));
    }
    ++tried_;
    ++(error.empty() ? survived_ : refused_);
    if (kind.harmless && happened) QVERIFY2(error.empty(), qPrintable(QString::fromStdString(what + " was refused: " + error)));
    try {
        isWhole(copy, resumes);
        if (!resumes || !error.empty()) step(copy.open()); // the same again, without a fault; what is trained to its end is not gone on with
    } catch (const std::exception& harm) {
        QFAIL(qPrintable(QString::fromStdString("after " + what + " (" + error + "): " + harm.what())));
    }
}

/// Errors: Error with what is not as it was.
void TestFailingCalls::isWhole(const WorkspaceCopy& copy, bool resumes) const
{
    const ws::Workspace workspace = copy.open();
    StopControl stop;
    const ws::CheckReport report = ws::checkWorkspace(workspace, {}, stop);
    for (const ws::CheckFinding& finding : report.findings) {
        if (finding.grade == ws::CheckGrade::Damage)
            throw Error(Message::verbatim("damage: " + finding.subject.english() + ": " + finding.text.english() + " " + finding.file));
    }
    if (report.runs < 2 || report.detectors != 1 || report.datasets < 1 || report.missingPictures > 0)
        throw Error(Message::verbatim("something that was in the workspace is gone"));
    if (contentOf(workspace.runFolder(done_) / "patch.safetensors") != patch_) throw Error(Message::verbatim("a patch has changed"));
    if (!resumes) resume(workspace); // a run of before goes on
}

QTEST_GUILESS_MAIN(TestFailingCalls)
#include "test_failing_calls.moc"
