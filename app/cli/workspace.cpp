// workspace: the upkeep of the workspace itself; check, backup, compact, move.
#include "app/cli/workspace.h"

#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "core/common/utf8.h"
#include "core/workspace/maintenance/workspace_backup.h"
#include "core/workspace/maintenance/workspace_check.h"
#include "core/workspace/maintenance/workspace_compact.h"
#include "core/workspace/maintenance/workspace_move.h"

#include <memory>
#include <system_error>

namespace blindspot::cli {

namespace {

/// These make none where there is none.
void requireWorkspace(const Context& context)
{
    std::error_code ignored;
    if (std::filesystem::exists(context.workspaceFolder / "workspace.db", ignored)) return;
    throw cliError("there is no workspace in this folder", toUtf8(context.workspaceFolder), "name one by --workspace");
}

std::string lineOf(const workspace::CheckFinding& finding)
{
    return std::string(name(finding.grade)) + (finding.repaired ? " (repaired): " : ": ") + finding.subject.english() + ": " +
           finding.text.english() + (finding.file.empty() ? "" : " [" + finding.file + "]");
}

void tellWhatWasChecked(Context& context, const workspace::CheckReport& report)
{
    context.output.line("Checked " + countedText(report.runs, "run") + ", " + countedText(report.trainings, "training") + " of detectors, " +
                        countedText(report.evaluations, "evaluation") + " (" + countedText(report.files, "file") + "), " +
                        countedText(report.detectors, "detector") + ", " + countedText(report.datasets, "dataset") + " with " +
                        countedText(report.pictures, "picture") +
                        (report.missingPictures > 0 ? ", of which " + std::to_string(report.missingPictures) + " are missing" : ""));
    if (report.inTrash > 0) context.output.line(std::to_string(report.inTrash) + " in the trash");
    if (report.unfinishedEvaluations > 0)
        context.output.line("Evaluations that were stopped and can go on: " + std::to_string(report.unfinishedEvaluations));
}

int check(Context& context, const workspace::CheckOptions& options)
{
    requireWorkspace(context);
    const workspace::Workspace workspace = context.workspace();
    const workspace::CheckReport report = workspace::checkWorkspace(workspace, options, context.stop, context.progressSink());
    context.output.progress("");
    for (const workspace::CheckFinding& one : report.findings) {
        context.output.line(lineOf(one));
        context.output.event("finding", {{"grade", name(one.grade)},
                                         {"subject", one.subject.english()},
                                         {"file", one.file.empty() ? Json() : Json(one.file)},
                                         {"text", one.text.english()},
                                         {"repaired", one.repaired}});
    }
    tellWhatWasChecked(context, report);
    const std::int64_t damage = report.count(workspace::CheckGrade::Damage);
    context.output.done({{"workspace", toUtf8(workspace.folder())},
                         {"whole", report.whole()},
                         {"damage", damage},
                         {"missing", report.count(workspace::CheckGrade::Missing)},
                         {"leftover", report.count(workspace::CheckGrade::Leftover)},
                         {"repaired", report.repaired()},
                         {"runs", report.runs},
                         {"trainings", report.trainings},
                         {"evaluations", report.evaluations},
                         {"files", report.files},
                         {"detectors", report.detectors},
                         {"datasets", report.datasets},
                         {"pictures", report.pictures},
                         {"missing_pictures", report.missingPictures},
                         {"in_trash", report.inTrash},
                         {"unfinished_evaluations", report.unfinishedEvaluations}});
    if (!report.whole()) {
        context.output.message("blindspot-cli: " + toUtf8(workspace.folder()) + ": the workspace is damaged in " +
                               countedText(damage, "place") + "; they are named above");
        return kUserError;
    }
    context.output.line("The workspace is whole");
    return kDone;
}

int backUp(Context& context, const std::string& folder)
{
    requireWorkspace(context);
    const workspace::BackupResult result =
        workspace::backUpWorkspace(context.workspace(), folder, context.stop, context.progressSink());
    context.output.progress("");
    context.output.line("Copied " + countedText(result.files, "file") + ", " + bytesText(static_cast<double>(result.bytes)) + ", to " +
                        toUtf8(result.folder) + ", and compared each with its original: " + countedText(result.runs, "run") + ", " +
                        countedText(result.trainings, "training") + " of detectors, " + countedText(result.evaluations, "evaluation") +
                        ", " + countedText(result.datasets, "dataset"));
    context.output.line("Pictures of datasets stay where they are. To use the copy, name it: --workspace " + toUtf8(result.folder));
    context.output.done({{"folder", toUtf8(result.folder)},
                         {"files", result.files},
                         {"bytes", result.bytes},
                         {"runs", result.runs},
                         {"trainings", result.trainings},
                         {"evaluations", result.evaluations},
                         {"datasets", result.datasets}});
    return kDone;
}

int compact(Context& context)
{
    requireWorkspace(context);
    const workspace::CompactResult result = workspace::compactWorkspace(context.workspace(), context.stop, context.progressSink());
    context.output.progress("");
    context.output.line("Gave back " + bytesText(static_cast<double>(result.bytes())) + ": " +
                        bytesText(static_cast<double>(result.databaseBytes)) + " of the database, " +
                        bytesText(static_cast<double>(result.thumbnailBytes)) + " of thumbnails (" + std::to_string(result.thumbnails) +
                        " that no dataset needs), " + bytesText(static_cast<double>(result.leftoverBytes)) +
                        " of what was never finished (" + std::to_string(result.leftovers) + ")");
    context.output.done({{"bytes", result.bytes()},
                         {"database_bytes", result.databaseBytes},
                         {"thumbnail_bytes", result.thumbnailBytes},
                         {"thumbnails", result.thumbnails},
                         {"leftovers", result.leftovers},
                         {"leftover_bytes", result.leftoverBytes}});
    return kDone;
}

int move(Context& context, const std::string& folder)
{
    requireWorkspace(context);
    const workspace::MoveResult result =
        workspace::moveWorkspace(context.workspaceFolder, folder, context.stop, context.progressSink());
    context.output.progress("");
    context.output.line("The workspace is now " + toUtf8(result.folder) +
                        (result.copied ? ": copied " + countedText(result.files, "file") + ", " +
                                             bytesText(static_cast<double>(result.bytes)) +
                                             ", compared each with its original, and removed the old folder"
                                       : std::string()));
    Json left = Json::array();
    for (const std::filesystem::path& one : result.leftBehind) {
        left.push_back(toUtf8(one));
        context.output.message("warning: " + toUtf8(one) + ": could not be removed; nothing in it is needed any more");
    }
    context.output.line("Name it from now on: --workspace " + toUtf8(result.folder));
    context.output.done({{"folder", toUtf8(result.folder)},
                         {"copied", result.copied},
                         {"files", result.files},
                         {"bytes", result.bytes},
                         {"left_behind", left}});
    return kDone;
}

} // namespace

void addWorkspaceCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("workspace", "The workspace itself: check, backup, compact, move");
    auto options = std::make_shared<workspace::CheckOptions>();
    CLI::App* checking = commands.add(
        "check",
        "Reads the database and all files of its records to their end and says what is damaged, missing or left over; exit code 2 where "
        "something is damaged. Changes nothing",
        [options](Context& context) { return check(context, *options); }, group);
    checking->add_flag("--repair", options->repair,
                       "Mends what can be mended without anything being lost: indexes, a damaged cache of thumbnails, what crashed programs "
                       "left half written, entries of the trash for nothing");
    auto target = std::make_shared<std::string>();
    commands
        .add(
            "backup",
            "Copies the workspace to a new folder, which is a workspace itself, and compares each file; it may be used meanwhile, also by a "
            "training. Pictures of datasets stay where they are",
            [target](Context& context) { return backUp(context, *target); }, group)
        ->add_option("DIR", *target, "A folder that does not exist yet, or an empty one")
        ->required();
    commands.add("compact",
                 "Gives back disk space: writes the databases anew without their gaps, and removes thumbnails that no dataset needs and what "
                 "crashed programs left half written. Nothing that anybody made goes",
                 compact, group);
    commands
        .add(
            "move",
            "Moves the workspace to another folder, on another disk by copying it, comparing each file, and removing the old one last. "
            "Refused while another program has it open",
            [target](Context& context) { return move(context, *target); }, group)
        ->add_option("DIR", *target, "A folder that does not exist yet, or an empty one")
        ->required();
}

} // namespace blindspot::cli
