// outdoor: sheets of a patch and its controls to print, what a detector makes of films of them, and a rehearsal of both.
#include "app/cli/outdoor.h"

#include "app/cli/cli_error.h"
#include "app/cli/option_text.h"
#include "app/cli/pdf_report.h"
#include "core/common/utf8.h"
#include "core/report/figure_json.h"
#include "core/report/numbers.h"
#include "core/report/report_file.h"
#include "core/workspace/outdoor_trials/outdoor_trial.h"
#include "core/workspace/runs/patch_file.h"

#include <memory>
#include <optional>

namespace blindspot::cli {

namespace {

struct PatchArguments {
    std::optional<std::string> file, run;
    double side = 160;
    std::uint64_t seed = 0;
};

struct MeasureArguments {
    workspace::TrialMeasuring measuring{.version = BLINDSPOT_VERSION};
    std::string language = "en";
    std::vector<std::string> out;
};

workspace::TrialPatch patchOf(Context& context, const PatchArguments& arguments)
{
    if (arguments.file.has_value() == arguments.run.has_value())
        throw cliError("one patch is needed", "outdoor", "use --patch FILE or --run ID");
    return arguments.file ? workspace::trialPatchOfFile(pathFromUtf8(*arguments.file))
                          : workspace::trialPatchOfRun(context.workspace(), *arguments.run);
}

int sheets(Context& context, const PatchArguments& arguments, const std::string& out)
{
    requirePdf();
    const std::filesystem::path pdf = pathFromUtf8(out);
    if (lowerExtension(pdf) != ".pdf") throw cliError("sheets are printed from a PDF", "--out", "name a file that ends with .pdf");
    workspace::requireWritable(pdf, "--out");
    std::filesystem::path file = pdf;
    file.replace_extension(".json");
    const workspace::TrialPatch patch = patchOf(context, arguments);
    const outdoor::Trial trial = outdoor::makeTrial(patch.name, patch.picture, arguments.side, arguments.seed);
    workspace::requireNoOtherTrial(file, trial);
    const std::string paper = writeSheetsPdf(pdf, trial, patch.picture);
    outdoor::writeTrial(file, trial);
    const double reach = outdoor::farthest(trial.layout, imaging::PinholeCamera::ofFieldOfView(65, {1920, 1080}).focal);
    context.output.line(countedText(static_cast<std::int64_t>(trial.sheets.size()), "sheet") + " on " + paper + " in " + out +
                        "; print at 100 %, and keep " + toUtf8(file) + " for the measuring");
    context.output.line("A film of 1920 pixels with a field of view of 65 degrees shows the markers up to " + decimalsText(reach, 1) + " m");
    context.output.done({{"sheets", trial.sheets.size()},
                         {"pdf", out},
                         {"trial", toUtf8(file)},
                         {"paper", paper},
                         {"side_mm", trial.layout.side},
                         {"marker_mm", trial.layout.marker},
                         {"reach_m", reach}});
    return kDone;
}

void tell(Context& context, const outdoor::TrialReport& report)
{
    for (const Message& remark : report.films.remarks)
        context.output.message("warning: " + remark.english());
    std::vector<std::vector<std::string>> rows{{"SHEET", "FOUND", "COMPARED", "SIGHTINGS", "CANNOT BE TOLD"}};
    const outdoor::TrialOutcome& all = report.effect.all;
    for (const outdoor::SheetOutcome& sheet : all.sheets) {
        const std::string arm(metrics::name(sheet.arm));
        rows.push_back({arm, report::withInterval(sheet.found), std::to_string(sheet.compared), std::to_string(sheet.all()), std::to_string(sheet.untold())});
        context.output.event("sheet", {{"sheet", arm}, {"found", orNull(sheet.found.value)}, {"found_interval", report::intervalJson(sheet.found)}, {"compared", sheet.compared}, {"sightings", sheet.all()}, {"untold", sheet.untold()}});
    }
    context.output.line(table(rows));
    for (const auto& [kind, parts] : {std::pair{"distance", &report.effect.byDistance}, {"angle", &report.effect.byAngle}})
        for (const outdoor::TrialOutcome& part : *parts)
            context.output.event(kind, {{"from", part.low},
                                        {"below", part.high ? Json(*part.high) : Json(nullptr)},
                                        {"scenes", part.scenes},
                                        {"hidden_beyond_control", orNull(part.effect.value)},
                                        {"hidden_beyond_control_interval", report::intervalJson(part.effect)}});
    context.output.line(outdoor::trialAnswer(report, report::Language::English));
    for (const std::string& warning : outdoor::trialWarnings(report, report::Language::English))
        context.output.message("warning: " + warning);
}

Json doneOf(const outdoor::TrialReport& report)
{
    const outdoor::TrialOutcome& all = report.effect.all;
    return {{"scenes", report.effect.scenes},
            {"scenes_compared", all.scenes},
            {"frames", report.films.frames},
            {"frames_without_sheet", report.films.withoutSheet},
            {"sightings", report.films.observations.size()},
            {"strongest_control", all.strongest ? Json(std::string(metrics::name(*all.strongest))) : Json(nullptr)},
            {"hidden_beyond_control", orNull(all.effect.value)},
            {"hidden_beyond_control_interval", report::intervalJson(all.effect)}};
}

/// Errors: Error naming --out or --language, before the films are read.
report::Language checkOutput(const MeasureArguments& arguments)
{
    for (const std::string& file : arguments.out) {
        if (report::reportKindOf(pathFromUtf8(file)) == report::ReportKind::Pdf) requirePdf();
        workspace::requireWritable(pathFromUtf8(file), "--out");
    }
    return parseLanguage(arguments.language);
}

void write(Context& context, const MeasureArguments& arguments, const outdoor::TrialReport& report, report::Language language)
{
    for (const std::string& file : arguments.out) {
        const std::filesystem::path path = pathFromUtf8(file);
        if (report::reportKindOf(path) == report::ReportKind::Pdf)
            writePdfDocument(path, outdoor::trialDocument(report, language));
        else
            outdoor::writeTrialFile(path, report, language);
        context.output.line(file);
    }
}

int measureFilms(Context& context, const MeasureArguments& arguments, const std::string& file, const std::vector<std::string>& films)
{
    const report::Language language = checkOutput(arguments);
    std::vector<std::filesystem::path> paths;
    for (const std::string& film : films)
        paths.push_back(pathFromUtf8(film));
    const outdoor::TrialReport report = workspace::measureTrial(context.workspace(), pathFromUtf8(file), paths, arguments.measuring,
                                                                context.stop, context.progressSink());
    context.output.progress("");
    tell(context, report);
    write(context, arguments, report, language);
    context.output.done(doneOf(report));
    return kDone;
}

void tellCheck(Context& context, const outdoor::Rehearsal& rehearsal, const outdoor::TrialReport& report)
{
    std::vector<std::vector<std::string>> rows{{"METRES", "FRAMES", "SHEET FOUND", "WRONG", "DISTANCE ERROR", "ANGLE ERROR"}};
    const auto add = [&](double from, double below) {
        const outdoor::RehearsalCheck check = outdoor::checkRehearsal(rehearsal, report.films, report.filming.every, from, below);
        if (check.frames == 0) return;
        const double share = static_cast<double>(check.seen) / static_cast<double>(check.frames);
        rows.push_back({below > 1e8 && from == 0 ? "all" : report::brief(from) + " to " + (below > 1e8 ? "" : report::brief(below)), std::to_string(check.frames),
                        decimalsText(share, 3), std::to_string(check.wrong),
                        decimalsText(100 * check.distanceError, 1) + " % (95 %: " + decimalsText(100 * check.distanceError95, 1) + " %)",
                        decimalsText(check.angleError, 1) + " (95 %: " + decimalsText(check.angleError95, 1) + ")"});
        context.output.event("rehearsed", {{"from", from},
                                           {"below", below > 1e8 ? Json(nullptr) : Json(below)},
                                           {"frames", check.frames},
                                           {"sheet_found", share},
                                           {"wrong", check.wrong},
                                           {"distance_error", check.distanceError},
                                           {"distance_error_95", check.distanceError95},
                                           {"angle_error", check.angleError},
                                           {"angle_error_95", check.angleError95}});
    };
    const std::vector<double>& edges = report.counting.distances;
    for (std::size_t i = 0; i <= edges.size(); ++i)
        add(i == 0 ? 0 : edges[i - 1], i < edges.size() ? edges[i] : 1e9);
    add(0, 1e9);
    context.output.line(table(rows));
}

void tellTruth(Context& context, const outdoor::Trial& trial, std::string known, const outdoor::RehearsalTruth& truth)
{
    for (std::size_t i = 0; i < trial.sheets.size(); ++i)
        known += " " + std::string(metrics::name(trial.sheets[i].arm)) + " found " + decimalsText(truth.found[i], 3) + ",";
    context.output.line(known + " hidden beyond the strongest control " + decimalsText(truth.effect, 3));
}

int rehearse(Context& context, const MeasureArguments& arguments, const PatchArguments& patchArguments,
             const outdoor::RehearsalOptions& options, const std::string& folder)
{
    const report::Language language = checkOutput(arguments);
    const workspace::TrialPatch patch = patchOf(context, patchArguments);
    const outdoor::Trial trial = outdoor::makeTrial(patch.name, patch.picture, patchArguments.side, patchArguments.seed);
    const workspace::RehearsedTrial rehearsed =
        workspace::rehearseTrial(context.workspace(), trial, patch.picture, pathFromUtf8(folder), options, arguments.measuring, context.stop,
                                 context.progressSink());
    context.output.progress("");
    const outdoor::RehearsalTruth& truth = rehearsed.truth;
    tellCheck(context, rehearsed.rehearsal, rehearsed.report);
    tell(context, rehearsed.report);
    tellTruth(context, trial, "Known, of all frames:", truth);
    tellTruth(context, trial, "Known, of those whose sheet was found:", rehearsed.seenTruth);
    write(context, arguments, rehearsed.report, language);
    Json done = doneOf(rehearsed.report);
    done["true_effect"] = truth.effect;
    done["true_found"] = truth.found;
    done["true_effect_seen"] = rehearsed.seenTruth.effect;
    done["true_found_seen"] = rehearsed.seenTruth.found;
    done["trial"] = folder + "/sheets.json";
    context.output.done(std::move(done));
    return kDone;
}

void addPatchOptions(CLI::App& command, PatchArguments& arguments)
{
    command.add_option("--patch", arguments.file, "A picture of the patch, or its .safetensors")->type_name("FILE");
    command.add_option("--run", arguments.run, "The run whose patch it is")->type_name("ID");
    command.add_option("--side", arguments.side, "Of the printed patch, millimetres, 50 to 800")->type_name("MM")->capture_default_str();
    command.add_option("--seed", arguments.seed, "Of the noise of its control")->type_name("N")->capture_default_str();
}

void addMeasureOptions(CLI::App& command, MeasureArguments& arguments)
{
    command.add_option("--detector", arguments.measuring.detector, "A detector's name, or its file of weights")->type_name("NAME or FILE")->required();
    command.add_option("--class", arguments.measuring.filming.className, "Of who carries the sheets")->type_name("CLASS")->capture_default_str();
    command.add_option("--every", arguments.measuring.filming.every, "Of a film one frame in so many, from 1")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    command.add_option("--confidence", arguments.measuring.nms.confidence, "Lower scores are dropped, " + rangeOf<detector::NmsOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command.add_option("--bootstrap", arguments.measuring.counting.drawings, "Drawings of scenes for the intervals, from 100")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{100}, std::size_t{1'000'000}));
    command.add_option("--device", arguments.measuring.device, "Where the detector is computed")->type_name("auto, cpu or cuda:N")->capture_default_str();
    command.add_option("--out", arguments.out, "A report; again for more")->type_name("FILE.html, .pdf, .csv or .json");
    command.add_option("--language", arguments.language, "Of the report")->type_name("en or ko")->capture_default_str();
}

void addSheets(Commands& commands, CLI::App* group)
{
    struct Arguments {
        PatchArguments patch;
        std::string out;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add("sheets", "Writes a PDF of true size with the patch and its controls, each with the markers that name it; and a .json file beside it, which the measuring needs",
                                     [arguments](Context& context) { return sheets(context, arguments->patch, arguments->out); }, group);
    addPatchOptions(*command, arguments->patch);
    command->add_option("--out", arguments->out, "The PDF")->type_name("FILE.pdf")->required();
}

void addMeasure(Commands& commands, CLI::App* group)
{
    struct Arguments {
        MeasureArguments measure;
        std::string trial;
        std::vector<std::string> films;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = commands.add("measure", "Finds the sheets in films, and tells how often the detector finds who carries the patch and who carries a control",
                                     [arguments](Context& context) { return measureFilms(context, arguments->measure, arguments->trial, arguments->films); }, group);
    command->add_option("FILM", arguments->films, "A folder with a folder of videos or photographs for each scene; or videos, a scene each")
        ->required()
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    command->add_option("--trial", arguments->trial, "The file that was written with the sheets")->type_name("FILE.json")->required();
    addMeasureOptions(*command, arguments->measure);
    auto* view = command->add_option("--field-of-view", arguments->measure.measuring.filming.fieldOfView, "Of the camera along the longer side of the picture, degrees; distances scale with it")
                     ->type_name("DEGREES")
                     ->capture_default_str()
                     ->check(CLI::Range(5.0, 170.0));
    command->add_option("--focal", arguments->measure.measuring.filming.focal, "Instead of it: the focal length of a calibration, pixels of the films")
        ->type_name("PX")
        ->check(CLI::Range(10.0, 1e6))
        ->excludes(view);
}

void addRehearse(Commands& commands, CLI::App* group)
{
    struct Arguments {
        MeasureArguments measure;
        PatchArguments patch;
        outdoor::RehearsalOptions options;
        std::string folder;
    };
    auto arguments = std::make_shared<Arguments>();
    arguments->measure.measuring.filming.every = 1;
    arguments->patch.side = 400;
    CLI::App* command = commands.add("rehearse", "Draws films of such a trial, of which all is known, measures them as if they were filmed, and tells both",
                                     [arguments](Context& context) {
                                         return rehearse(context, arguments->measure, arguments->patch, arguments->options, arguments->folder);
                                     },
                                     group);
    addPatchOptions(*command, arguments->patch);
    addMeasureOptions(*command, arguments->measure);
    command->add_option("--films", arguments->folder, "The folder for the films")->type_name("DIR")->required();
    command->add_option("--scenes", arguments->options.scenes, "Places and persons, 1 to 200")->type_name("N")->capture_default_str()->check(CLI::Range(std::int64_t{1}, std::int64_t{200}));
    command->add_option("--frames", arguments->options.frames, "With each sheet in each scene, 2 to 10000")->type_name("N")->capture_default_str()->check(CLI::Range(std::int64_t{2}, std::int64_t{10000}));
    command->add_option("--places", arguments->options.seed, "Which places and persons are drawn: other ones for each number")->type_name("N")->capture_default_str();
    command->add_option("--farthest", arguments->options.farthest, "From where they walk to 4 m, metres, 5 to 16")->type_name("M")->capture_default_str()->check(CLI::Range(5.0, 16.0));
}

} // namespace

void addOutdoorCommands(Commands& commands)
{
    CLI::App* group = commands.addGroup("outdoor", "Trials of printed patches: sheets, films of them, and what a detector makes of these");
    addSheets(commands, group);
    addMeasure(commands, group);
    addRehearse(commands, group);
}

} // namespace blindspot::cli
