#include "tests/faults/ways.h"

#include "core/common/error.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/maintenance/check_run.h"
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/runs/run_export.h"
#include "tests/support/file_bytes.h"

namespace blindspot::faults {

using testing::SmallWorkspace;
using workspace::Workspace;

namespace {

[[noreturn]] void fail(const std::string& what)
{
    throw Error(Message::verbatim(what));
}

void trainTwo(const Workspace& workspace)
{
    workspace::TrainRequest request = SmallWorkspace::request(2);
    request.options.checkpointSeconds = 0;
    StopControl stop;
    workspace::RunObserver observer;
    workspace::startRun(workspace, request, stop, observer);
}

void compact(const Workspace& workspace)
{
    StopControl stop;
    workspace::compactWorkspace(workspace, stop);
}

void backUp(const Workspace& workspace)
{
    StopControl stop;
    const std::filesystem::path folder = workspace.folder().parent_path() / "backup";
    std::filesystem::remove_all(folder);
    workspace::backUpWorkspace(workspace, folder, stop);
}

workspace::CheckReport undamaged(const Workspace& workspace)
{
    StopControl stop;
    workspace::CheckReport report = workspace::checkWorkspace(workspace, {}, stop);
    for (const workspace::CheckFinding& finding : report.findings) {
        if (finding.grade == workspace::CheckGrade::Damage)
            fail("damage: " + finding.subject.english() + ": " + finding.text.english() + " " + finding.file);
    }
    return report;
}

/// What an export and a copy have left beside the workspace: whole, or not there.
void requireWholeResults(const std::filesystem::path& folder)
{
    const std::filesystem::path exported = folder / "exported", backup = folder / "backup";
    if (std::filesystem::exists(exported)) {
        for (const auto& entry : std::filesystem::directory_iterator(exported)) {
            if (entry.path().native().find(".part-") != std::string::npos) continue; // it never got its name
            const Message damage = workspace::damageOfFile(entry.path());
            if (!damage.empty() || entry.file_size() == 0) fail("of an export: " + entry.path().native() + ": " + damage.english());
        }
    }
    if (std::filesystem::exists(backup)) undamaged(Workspace::open(backup));
}

} // namespace

void Ways::train()
{
    const std::string complete = lab_.run(SmallWorkspace::request(1)).record.id;
    takeRuns(complete, lab_.stoppedRun(SmallWorkspace::request(3), 1).record.id);
}

void Ways::takeRuns(const std::string& complete, const std::string& stopped)
{
    complete_ = complete;
    stopped_ = stopped;
    patch_ = testing::contentOf(lab_.workspace().runFolder(complete_) / "patch.safetensors");
    if (patch_.empty()) fail("there is no patch to begin with");
}

std::vector<Way> Ways::all()
{
    const auto exportRun = [this](const Workspace& workspace) {
        storage::Database database = workspace.connect();
        workspace::exportRun(workspace::RunStore(workspace, database), complete_, workspace.folder().parent_path() / "exported");
    };
    return {{"import", [this](const Workspace& workspace) { import(workspace); }},
            {"training", trainTwo},
            {"resumption", [this](const Workspace& workspace) { resume(workspace); }},
            {"evaluation", [this](const Workspace& workspace) { evaluate(workspace); }},
            {"export", exportRun},
            {"copy", backUp},
            {"compacting", compact}};
}

void Ways::import(const Workspace& workspace) const
{
    storage::Database database = workspace.connect();
    dataset::ImportRequest request;
    request.format = "coco";
    request.source = lab_.file("small.json");
    request.images = lab_.file("images");
    request.name = "more";
    request.replace = true;
    StopControl stop;
    const dataset::ImportResult result = dataset::importDataset(request, database, stop);
    if (result.images != 6) fail("pictures are left out though the import ended in order: " + testing::warningsOf(result));
}

void Ways::resume(const Workspace& workspace) const
{
    {
        storage::Database database = workspace.connect();
        if (workspace::RunStore(workspace, database).get(stopped_).state == workspace::RunState::Completed) return; // by the time it was disturbed
    }
    StopControl stop;
    workspace::RunObserver observer;
    workspace::resumeRun(workspace, {stopped_, {}, {}}, stop, observer);
}

void Ways::evaluate(const Workspace& workspace) const
{
    workspace::EvaluationRequest request;
    request.detectors = {"tiny"};
    request.images = {"people", {}, "person", {}};
    request.runs = {complete_};
    request.device = "cpu";
    request.options.randomSeeds = 1;
    request.options.bootstrap = 20;
    StopControl stop;
    workspace::evaluateAndStore(workspace, request, stop);
}

void Ways::requireWhole(const WorkspaceCopy& copy)
{
    const Workspace workspace = copy.open();
    const workspace::CheckReport report = undamaged(workspace);
    requireWholeResults(copy.folder().parent_path());
    if (report.runs < 2 || report.detectors != 1 || report.datasets < 1 || report.missingPictures > 0)
        fail("something that was in the workspace is gone");
    if (testing::contentOf(workspace.runFolder(complete_) / "patch.safetensors") != patch_) fail("a patch has changed");
    resume(workspace);
}

} // namespace blindspot::faults
