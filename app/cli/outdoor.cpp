// outdoor: sheets of a patch and its controls to print, what a detector makes of films of them, and a rehearsal of both.
#include "app/cli/outdoor.h"

#include "app/cli/cli_error.h"
#include "app/cli/option_text.h"
#include "app/cli/pdf_report.h"
#include "core/common/utf8.h"
#include "core/compute/device.h"
#include "core/outdoor/rehearsal.h"
#include "core/outdoor/trial_report.h"
#include "core/report/numbers.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_patch.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

namespace blindspot::cli {

namespace {

struct PatchArguments {
    std::optional<std::string> file, run;
    double side = 160;
    std::uint64_t seed = 0;
};

struct MeasureArguments {
    std::string detector, language = "en";
    detector::NmsOptions nms;
    std::string device = "auto";
    outdoor::FilmOptions filming;
    outdoor::EffectOptions counting;
    std::vector<std::string> out;
};

struct NamedPatch {
    std::string name;
    imaging::Image picture;
};

NamedPatch patchOf(Context& context, const PatchArguments& arguments)
{
    if (arguments.file.has_value() == arguments.run.has_value())
        throw cliError("one patch is needed", "outdoor", "use --patch FILE or --run ID");
    NamedPatch patch;
    if (arguments.file) {
        patch = {toUtf8(pathFromUtf8(*arguments.file).stem()), workspace::readPatchAsPicture(pathFromUtf8(*arguments.file))};
    } else {
        const workspace::Workspace workspace = context.workspace();
        storage::Database database = workspace.connect();
        const workspace::RunStore store(workspace, database);
        const auto picture = workspace::patchPicture(store, store.get(*arguments.run));
        if (!picture) throw cliError("the run has no patch yet", *arguments.run, "let it go on for an iteration");
        patch = {*arguments.run, *picture};
    }
    if (patch.picture.width != patch.picture.height)
        throw cliError("the patch is not square", patch.name, "use one that is as wide as high");
    return patch;
}

int sheets(Context& context, const PatchArguments& arguments, const std::string& out)
{
    requirePdf();
    const std::filesystem::path pdf = pathFromUtf8(out);
    if (lowerExtension(pdf) != ".pdf") throw cliError("sheets are printed from a PDF", "--out", "name a file that ends with .pdf");
    workspace::requireWritable(pdf, "--out");
    std::filesystem::path file = pdf;
    file.replace_extension(".json");
    const NamedPatch patch = patchOf(context, arguments);
    const outdoor::Trial trial = outdoor::makeTrial(patch.name, patch.picture, arguments.side, arguments.seed);
    std::error_code code;
    if (std::filesystem::exists(file, code)) {
        const outdoor::Trial there = outdoor::readTrial(file);
        if (there.patchSha256 != trial.patchSha256 || there.layout.side != trial.layout.side || there.seed != trial.seed)
            throw cliError("another trial's file is there, and its sheets may be printed", toUtf8(file), "choose another --out");
    }
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

/// A detector ready to look, and what a report says of it.
struct Looking {
    workspace::OpenedDetector opened;
    std::string sha256;

    std::vector<evaluation::PictureDetection> operator()(const imaging::Image& picture, const detector::NmsOptions& nms) const
    {
        return evaluation::detectPicture(opened.detector, picture, nms);
    }
};

Looking openDetector(Context& context, const MeasureArguments& arguments)
{
    arguments.nms.check();
    storage::Database database = context.workspace().connect();
    Looking looking{workspace::DetectorStore(database).open(arguments.detector), {}};
    looking.opened.detector.moveTo(compute::chooseDevice(arguments.device).device, detector::Precision::Fp32);
    const detector::DetectorInfo& info = looking.opened.detector.info();
    looking.sha256 = info.sha256;
    const std::vector<std::string>& names = info.classNames;
    if (std::find(names.begin(), names.end(), arguments.filming.className) == names.end())
        throw cliError("the detector does not know the class", arguments.filming.className, "detector show " + looking.opened.name + " lists its classes");
    return looking;
}

Json figureOf(const metrics::Figure& figure)
{
    Json json{{"value", figure.value ? Json(*figure.value) : Json(nullptr)}};
    json["low"] = figure.interval ? Json(figure.interval->low) : Json(nullptr);
    json["high"] = figure.interval ? Json(figure.interval->high) : Json(nullptr);
    return json;
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
        context.output.event("sheet", {{"sheet", arm}, {"found", figureOf(sheet.found)}, {"compared", sheet.compared}, {"sightings", sheet.all()}, {"untold", sheet.untold()}});
    }
    context.output.line(table(rows));
    for (const auto& [kind, parts] : {std::pair{"distance", &report.effect.byDistance}, {"angle", &report.effect.byAngle}})
        for (const outdoor::TrialOutcome& part : *parts)
            context.output.event(kind, {{"from", part.low},
                                        {"below", part.high ? Json(*part.high) : Json(nullptr)},
                                        {"scenes", part.scenes},
                                        {"hidden_beyond_control", figureOf(part.effect)}});
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
            {"hidden_beyond_control", figureOf(all.effect)}};
}

/// Errors: Error naming --out or --language, before the films are read.
report::Language checkOutput(const MeasureArguments& arguments)
{
    for (const std::string& file : arguments.out) {
        workspace::requireWritable(pathFromUtf8(file), "--out");
        outdoor::requireTrialFile(pathFromUtf8(file));
    }
    return parseLanguage(arguments.language);
}

outdoor::TrialReport measure(Context& context, const MeasureArguments& arguments, const Looking& looking, const outdoor::Trial& trial,
                             const std::vector<outdoor::FilmedScene>& scenes, const outdoor::Look& look)
{
    outdoor::TrialReport report;
    report.createdAt = workspace::utcNow();
    report.version = BLINDSPOT_VERSION;
    report.trial = trial;
    report.detector = looking.opened.name;
    report.detectorSha256 = looking.sha256;
    report.confidence = arguments.nms.confidence;
    report.filming = arguments.filming;
    report.counting = arguments.counting;
    report.films = outdoor::readFilms(trial, scenes, arguments.filming, look, context.stop, context.progressSink());
    context.output.progress("");
    report.effect = outdoor::measureEffect(trial, report.films, arguments.counting);
    return report;
}

void write(Context& context, const MeasureArguments& arguments, const outdoor::TrialReport& report, report::Language language)
{
    for (const std::string& file : arguments.out) {
        outdoor::writeTrialFile(pathFromUtf8(file), report, language);
        context.output.line(file);
    }
}

int measureFilms(Context& context, const MeasureArguments& arguments, const std::string& file, const std::vector<std::string>& films)
{
    const report::Language language = checkOutput(arguments);
    const outdoor::Trial trial = outdoor::readTrial(pathFromUtf8(file));
    std::vector<std::filesystem::path> paths;
    for (const std::string& film : films)
        paths.push_back(pathFromUtf8(film));
    const std::vector<outdoor::FilmedScene> scenes = outdoor::scenesIn(paths);
    const Looking looking = openDetector(context, arguments);
    const outdoor::TrialReport report = measure(context, arguments, looking, trial, scenes,
                                                [&](const imaging::Image& picture) { return looking(picture, arguments.nms); });
    tell(context, report);
    write(context, arguments, report, language);
    context.output.done(doneOf(report));
    return kDone;
}

/// Looks once at each picture: the truth and the measuring are about the same boxes.
class RememberedLooks {
  public:
    explicit RememberedLooks(outdoor::Look look) : look_(std::move(look)) {}

    const std::vector<evaluation::PictureDetection>& operator()(const imaging::Image& picture)
    {
        const auto* bytes = reinterpret_cast<const char*>(picture.rgb.data());
        const auto [place, isNew] = looks_.try_emplace(std::hash<std::string_view>()({bytes, picture.rgb.size()}));
        if (isNew) place->second = look_(picture);
        return place->second;
    }

  private:
    outdoor::Look look_;
    std::map<std::size_t, std::vector<evaluation::PictureDetection>> looks_;
};

/// For each of the rehearsal's frames that are looked at.
std::vector<std::optional<bool>> findsInFilms(Context& context, const outdoor::Rehearsal& rehearsal, const outdoor::FilmOptions& filming,
                                              RememberedLooks& looks)
{
    std::map<std::pair<std::size_t, std::int64_t>, std::size_t> places;
    for (std::size_t i = 0; i < rehearsal.frames.size(); ++i)
        places[{rehearsal.frames[i].scene, rehearsal.frames[i].frame}] = i;
    std::vector<std::optional<bool>> found(rehearsal.frames.size());
    const ProgressSink progress = context.progressSink();
    for (std::size_t scene = 0; scene < rehearsal.scenes.size(); ++scene) {
        const auto source = video::openSource(rehearsal.scenes[scene].films.front());
        video::Frame frame;
        while (source->read(frame)) {
            context.throwIfStopped();
            const auto place = places.find({scene, frame.number});
            if (place == places.end() || frame.number % filming.every != 0) continue;
            found[place->second] = outdoor::findsPerson(looks(frame.image), filming.className, rehearsal.frames[place->second].person);
            if (progress) progress({Message::verbatim("Looking at frame"), static_cast<std::int64_t>(place->second), static_cast<std::int64_t>(found.size())});
        }
    }
    context.output.progress("");
    return found;
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

int rehearse(Context& context, MeasureArguments arguments, const PatchArguments& patchArguments, const outdoor::RehearsalOptions& options,
             const std::string& folder)
{
    const report::Language language = checkOutput(arguments);
    const NamedPatch patch = patchOf(context, patchArguments);
    const outdoor::Trial trial = outdoor::makeTrial(patch.name, patch.picture, patchArguments.side, patchArguments.seed);
    const Looking looking = openDetector(context, arguments);
    const outdoor::Rehearsal rehearsal = outdoor::rehearse(trial, patch.picture, pathFromUtf8(folder), options, context.stop, context.progressSink());
    context.output.progress("");
    outdoor::writeTrial(pathFromUtf8(folder) / "sheets.json", trial);
    arguments.filming.focal = rehearsal.focal;
    RememberedLooks looks([&](const imaging::Image& picture) { return looking(picture, arguments.nms); });
    const outdoor::RehearsalTruth truth =
        outdoor::truthOf(rehearsal, trial, findsInFilms(context, rehearsal, arguments.filming, looks));
    const outdoor::TrialReport report = measure(context, arguments, looking, trial, rehearsal.scenes, std::ref(looks));
    tellCheck(context, rehearsal, report);
    tell(context, report);
    std::string known = "Known, of all frames:";
    for (std::size_t i = 0; i < trial.sheets.size(); ++i)
        known += " " + std::string(metrics::name(trial.sheets[i].arm)) + " found " + decimalsText(truth.found[i], 3) + ",";
    context.output.line(known + " hidden beyond the strongest control " + decimalsText(truth.effect, 3));
    write(context, arguments, report, language);
    Json done = doneOf(report);
    done["true_effect"] = truth.effect;
    done["true_found"] = truth.found;
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
    command.add_option("--detector", arguments.detector, "A detector's name, or its file of weights")->type_name("NAME or FILE")->required();
    command.add_option("--class", arguments.filming.className, "Of who carries the sheets")->type_name("CLASS")->capture_default_str();
    command.add_option("--every", arguments.filming.every, "Of a film one frame in so many, from 1")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    command.add_option("--confidence", arguments.nms.confidence, "Lower scores are dropped, " + rangeOf<detector::NmsOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command.add_option("--bootstrap", arguments.counting.drawings, "Drawings of scenes for the intervals, from 100")
        ->type_name("N")
        ->capture_default_str()
        ->check(CLI::Range(std::size_t{100}, std::size_t{1'000'000}));
    command.add_option("--device", arguments.device, "Where the detector is computed")->type_name("auto, cpu or cuda:N")->capture_default_str();
    command.add_option("--out", arguments.out, "A report; again for more")->type_name("FILE.html, .csv or .json");
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
    auto* view = command->add_option("--field-of-view", arguments->measure.filming.fieldOfView, "Of the camera along the longer side of the picture, degrees; distances scale with it")
                     ->type_name("DEGREES")
                     ->capture_default_str()
                     ->check(CLI::Range(5.0, 170.0));
    command->add_option("--focal", arguments->measure.filming.focal, "Instead of it: the focal length of a calibration, pixels of the films")
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
    arguments->measure.filming.every = 1;
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
