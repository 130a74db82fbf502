// A trial's report as CSV, JSON and HTML.
#include "core/common/atomic_file.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/outdoor/trial_report.h"
#include "core/report/csv_field.h"
#include "core/report/figure_json.h"
#include "core/report/html_report.h"
#include "core/report/report_file.h"

#include <nlohmann/json.hpp>

#include <span>

namespace blindspot::outdoor {

namespace {

using Json = nlohmann::ordered_json;

Json outcomeJson(const TrialOutcome& outcome)
{
    Json sheets = Json::array(), controls = Json::array();
    for (const SheetOutcome& sheet : outcome.sheets) {
        Json verdicts;
        for (const Verdict verdict : kVerdicts)
            verdicts[std::string(name(verdict))] = sheet.sightings[static_cast<std::size_t>(verdict)];
        sheets.push_back({{"sheet", std::string(metrics::name(sheet.arm))},
                          {"found", report::figureJson(sheet.found)},
                          {"compared", sheet.compared},
                          {"sightings", verdicts}});
    }
    for (const ControlEffect& control : outcome.controls)
        controls.push_back({{"control", std::string(metrics::name(control.control))}, {"hidden_beyond", report::figureJson(control.effect)}});
    return {{"from", outcome.low},
            {"below", outcome.high ? Json(*outcome.high) : Json(nullptr)},
            {"scenes_compared", outcome.scenes},
            {"strongest_control", outcome.strongest ? Json(std::string(metrics::name(*outcome.strongest))) : Json(nullptr)},
            {"hidden_beyond_control", report::figureJson(outcome.effect)},
            {"controls", controls},
            {"sheets", sheets}};
}

Json partsJson(const std::vector<TrialOutcome>& parts)
{
    Json json = Json::array();
    for (const TrialOutcome& part : parts)
        json.push_back(outcomeJson(part));
    return json;
}

} // namespace

std::string trialCsv(const TrialReport& report)
{
    std::string csv = "scene,film,frame,seconds,sheet,markers,marker_px,distance_m,angle_deg,x,y,verdict,score\n";
    for (const Observation& one : report.films.observations) {
        const Sighting& seen = one.sighting;
        csv += report::csvField(report.films.scenes[one.scene]) + "," + report::csvField(one.film) + "," + std::to_string(one.frame) + "," +
               numberText(one.seconds) + "," + std::string(metrics::name(report.trial.sheets[seen.sheet].arm)) + "," +
               std::to_string(seen.markers) + "," + numberText(seen.side) + "," + numberText(seen.distance) + "," + numberText(seen.angle) +
               "," + numberText(seen.middle.x) + "," + numberText(seen.middle.y) + "," + std::string(name(one.verdict)) + "," +
               numberText(one.score) + "\n";
    }
    return csv;
}

std::string trialJson(const TrialReport& report)
{
    Json remarks = Json::array();
    for (const Message& remark : report.films.remarks)
        remarks.push_back(remark.english());
    const Json json{
        {"trial", report.trial.name},
        {"created_at", report.createdAt},
        {"version", report.version},
        {"patch_sha256", report.trial.patchSha256},
        {"side_mm", report.trial.layout.side},
        {"marker_mm", report.trial.layout.marker},
        {"detector", report.detector},
        {"detector_sha256", report.detectorSha256},
        {"class", report.filming.className},
        {"confidence", report.confidence},
        {"field_of_view", report.filming.focal ? Json(nullptr) : Json(report.filming.fieldOfView)},
        {"focal_px", report.filming.focal ? Json(*report.filming.focal) : Json(nullptr)},
        {"every", report.filming.every},
        {"bootstrap_drawings", report.counting.drawings},
        {"seed", report.counting.seed},
        {"scenes", report.films.scenes},
        {"frames", report.films.frames},
        {"frames_without_sheet", report.films.withoutSheet},
        {"sightings", report.films.observations.size()},
        {"answer", trialAnswer(report, report::Language::English)},
        {"warnings", trialWarnings(report, report::Language::English)},
        {"remarks", remarks},
        {"all", outcomeJson(report.effect.all)},
        {"by_distance_m", partsJson(report.effect.byDistance)},
        {"by_angle_deg", partsJson(report.effect.byAngle)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void writeTrialFile(const std::filesystem::path& file, const TrialReport& report, report::Language language)
{
    switch (report::reportKindOf(file)) {
    case report::ReportKind::Html:
        return writeFileAtomically(file, report::toHtml(trialDocument(report, language)));
    case report::ReportKind::Csv:
        return writeFileAtomically(file, trialCsv(report));
    case report::ReportKind::Json:
        return writeFileAtomically(file, trialJson(report));
    case report::ReportKind::Pdf:
        break;
    }
    throw Error(Message::tr("this build of the program writes no PDF"), toUtf8(file), Message::tr("name the file .html, .json or .csv"));
}

} // namespace blindspot::outdoor
