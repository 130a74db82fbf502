#include "core/workspace/maintenance/workspace_check.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/workspace/maintenance/check_run.h"

#include <algorithm>
#include <utility>

namespace blindspot::workspace {

std::string_view name(CheckGrade grade)
{
    switch (grade) {
    case CheckGrade::Damage:
        return "damage";
    case CheckGrade::Missing:
        return "missing";
    case CheckGrade::Leftover:
        break;
    }
    return "leftover";
}

std::int64_t CheckReport::count(CheckGrade grade) const
{
    return std::count_if(findings.begin(), findings.end(),
                         [grade](const CheckFinding& one) { return one.grade == grade && !one.repaired; });
}

std::int64_t CheckReport::repaired() const
{
    return std::count_if(findings.begin(), findings.end(), [](const CheckFinding& one) { return one.repaired; });
}

void CheckRun::find(CheckGrade grade, Message subject, const std::filesystem::path& file, Message text,
                    const std::function<void()>& mend)
{
    CheckFinding finding{grade, std::move(subject), toUtf8(file), std::move(text)};
    if (mend && options.repair) {
        try {
            mend();
            finding.repaired = true;
        } catch (const Error& error) {
            finding.text = joined({}, finding.text, error.message());
        }
    }
    report.findings.push_back(std::move(finding));
}

void CheckRun::advance(Message::Text phase, std::int64_t done, std::int64_t total) const
{
    if (stop.shouldStop()) throw Cancelled(Message::tr("checking the workspace was stopped"));
    if (progress) progress({phase, done, total});
}

CheckReport checkWorkspace(const Workspace& workspace, const CheckOptions& options, StopControl& stop, const ProgressSink& progress)
{
    if (options.repair) workspace.requireWritable();
    storage::Database database = workspace.connect();
    CheckRun run{workspace, database, options, stop, progress};
    for (const auto& part : {checkDatabases, checkTrash, checkRecordFolders, checkEvaluations, checkDetectors, checkPictures, checkLeftovers})
        part(run);
    std::stable_sort(run.report.findings.begin(), run.report.findings.end(),
                     [](const CheckFinding& a, const CheckFinding& b) { return a.grade < b.grade; });
    return std::move(run.report);
}

} // namespace blindspot::workspace
