// A study as CSV and JSON.
#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/report/csv_field.h"
#include "core/report/figure_json.h"
#include "core/report/html_report.h"
#include "core/report/studies/study_document.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <span>

namespace blindspot::report {

namespace {

using Json = nlohmann::ordered_json;
using metrics::StudyReport;

std::string number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? numberText(*value) : std::string();
}

Json settingJson(const StudyReport& report, const metrics::StudySettingResult& setting)
{
    Json values, seeds = Json::array();
    for (std::size_t o = 0; o < report.options.size(); ++o)
        values[report.options[o].key] = setting.values[o];
    for (const auto& one : setting.ofSeeds)
        seeds.push_back(one ? Json(*one) : Json(nullptr));
    return {{"values", values},
            {"iterations", setting.iterations},
            {"rung", setting.rung},
            {"finished", setting.finished},
            {"hidden_beyond_control", figureJson(setting.figure)},
            {"of_seeds", seeds},
            {"runs", setting.runs},
            {"evaluations", setting.evaluations},
            {"error", setting.error.empty() ? Json(nullptr) : Json(setting.error.english())},
            {"seconds", setting.seconds}};
}

Json optionJson(const StudyReport& report, std::size_t o)
{
    Json levels = Json::array();
    for (const metrics::StudyLevel& level : report.options[o].levels)
        levels.push_back({{"value", level.label}, {"settings", level.settings}, {"hidden_beyond_control", figureJson(level.figure)}});
    Json option{{"option", report.options[o].key}, {"levels", levels}};
    if (o < report.importance.options.size()) {
        const metrics::OptionImportance& importance = report.importance.options[o];
        option["explained"] = importance.explained;
        option["adjusted"] = importance.adjusted;
        option["chance"] = importance.chance;
    }
    return option;
}

} // namespace

std::string studyCsv(const StudyReport& report)
{
    std::string csv = "setting";
    for (const metrics::StudyOptionEffect& option : report.options)
        csv += "," + csvField(option.key);
    csv += ",iterations,finished,hidden_beyond_control,low,high";
    for (std::int64_t seed = 1; seed <= report.seeds; ++seed)
        csv += ",seed_" + std::to_string(seed) + ",run_" + std::to_string(seed) + ",evaluation_" + std::to_string(seed);
    csv += ",seconds,error\n";
    for (std::size_t s = 0; s < report.settings.size(); ++s) {
        const metrics::StudySettingResult& setting = report.settings[s];
        csv += std::to_string(s + 1);
        for (const std::string& value : setting.values)
            csv += "," + csvField(value);
        const metrics::Figure& figure = setting.figure;
        csv += "," + std::to_string(setting.iterations) + "," + (setting.finished ? "1" : "0") + "," + number(figure.value) + "," +
               (figure.interval ? numberText(figure.interval->low) : "") + "," + (figure.interval ? numberText(figure.interval->high) : "");
        for (std::size_t seed = 0; seed < setting.ofSeeds.size(); ++seed)
            csv += "," + number(setting.ofSeeds[seed]) + "," + csvField(seed < setting.runs.size() ? setting.runs[seed] : "") + "," +
                   csvField(seed < setting.evaluations.size() ? setting.evaluations[seed] : "");
        csv += "," + numberText(setting.seconds) + ",";
        csv += csvField(setting.error.english()) + "\n";
    }
    return csv;
}

std::string studyJson(const StudyReport& report)
{
    Json settings = Json::array(), options = Json::array();
    for (const metrics::StudySettingResult& setting : report.settings)
        settings.push_back(settingJson(report, setting));
    for (std::size_t o = 0; o < report.options.size(); ++o)
        options.push_back(optionJson(report, o));
    Json best = nullptr;
    if (report.best)
        best = {{"setting", report.finalists[report.best->setting] + 1},
                {"apparent", figureJson(report.best->apparent)},
                {"corrected", figureJson(report.best->corrected)},
                {"chosen", report.best->chosen[report.best->setting]},
                {"of", report.finalists.size()}};
    const Json json{{"study", report.name},
                    {"created_at", report.createdAt},
                    {"version", report.version},
                    {"detector", report.detector},
                    {"class", report.className},
                    {"trained_on", report.trainedOn},
                    {"measured_on", report.measuredOn},
                    {"images", report.images},
                    {"objects", report.objects},
                    {"seeds", report.seeds},
                    {"random", report.random},
                    {"eta", report.eta},
                    {"rungs", report.rungs},
                    {"settings_at_rung", report.settingsAtRung},
                    {"complete", report.complete},
                    {"best", best},
                    {"variance_of_seeds", report.importance.seeds ? Json(*report.importance.seeds) : Json(nullptr)},
                    {"not_explained", report.importance.rest ? Json(*report.importance.rest) : Json(nullptr)},
                    {"options", options},
                    {"settings", settings}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void requireStudyFile(const std::filesystem::path& file)
{
    const std::string ending = lowerExtension(file);
    if (ending != ".html" && ending != ".csv" && ending != ".json")
        throw Error(Message::tr("this is no kind of report of a study"), toUtf8(file), Message::tr("use .html, .csv or .json"));
}

void writeStudyFile(const std::filesystem::path& file, const StudyReport& report, Language language)
{
    requireStudyFile(file);
    const std::string ending = lowerExtension(file);
    const std::string text = ending == ".csv"    ? studyCsv(report)
                             : ending == ".json" ? studyJson(report)
                                                 : toHtml(studyDocument(report, language));
    writeFileAtomically(file, std::as_bytes(std::span(text)));
}

} // namespace blindspot::report
