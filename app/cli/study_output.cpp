#include "app/cli/study_output.h"

#include "core/report/figure_json.h"
#include "core/report/numbers.h"
#include "core/report/studies/study_document.h"

namespace blindspot::cli {

namespace {

using metrics::StudyReport;
using report::intervalJson;
using workspace::StudyStep;

Json stepJson(const StudyStep& step)
{
    return {{"setting", step.setting + 1}, {"seed", step.seed + 1}, {"rung", step.rung + 1}, {"values", step.values},
            {"iterations", step.iterations}, {"step", step.done + 1}, {"steps", step.steps}};
}

std::string stepText(const StudyStep& step)
{
    std::string values;
    for (const std::string& value : step.values)
        values += (values.empty() ? "" : ", ") + value;
    return std::to_string(step.done + 1) + "/" + std::to_string(step.steps) + "  setting " + std::to_string(step.setting + 1) + " (" + values + "), seed " +
           std::to_string(step.seed + 1) + ", " + countedText(step.iterations, "iteration");
}

void tellSettings(Context& context, const StudyReport& report)
{
    std::vector<std::vector<std::string>> rows{{"RANK"}};
    for (const metrics::StudyOptionEffect& option : report.options)
        rows.front().push_back(option.key);
    for (const char* title : {"HIDDEN BEYOND CONTROL", "ITERATIONS", "STATE"})
        rows.front().push_back(title);
    std::size_t rank = 0;
    for (const std::size_t place : report::settingsByRank(report)) {
        const metrics::StudySettingResult& setting = report.settings[place];
        Json values;
        for (std::size_t o = 0; o < report.options.size(); ++o)
            values[report.options[o].key] = setting.values[o];
        context.output.event("setting", {{"setting", place + 1},
                                         {"values", values},
                                         {"hidden_beyond_control", orNull(setting.figure.value)},
                                         {"hidden_beyond_control_interval", intervalJson(setting.figure)},
                                         {"iterations", setting.iterations},
                                         {"finished", setting.finished},
                                         {"runs", setting.runs},
                                         {"evaluations", setting.evaluations},
                                         {"error", setting.error.empty() ? Json(nullptr) : Json(setting.error.english())}});
        std::vector<std::string> row{setting.figure.value ? std::to_string(++rank) : "-"};
        row.insert(row.end(), setting.values.begin(), setting.values.end());
        row.push_back(report::withInterval(setting.figure));
        row.push_back(setting.iterations > 0 ? std::to_string(setting.iterations) : "-");
        row.push_back(!setting.error.empty() ? "failed: " + setting.error.english()
                      : setting.finished     ? "finished"
                      : setting.figure.value ? "stopped early"
                                             : "not measured");
        rows.push_back(std::move(row));
    }
    context.output.line(table(rows));
}

void tellOptions(Context& context, const StudyReport& report)
{
    std::vector<std::vector<std::string>> rows{{"OPTION", "EXPLAINS", "LESS CHANCE", "AS MUCH BY CHANCE"}};
    for (std::size_t o = 0; o < report.importance.options.size(); ++o) {
        const metrics::OptionImportance& option = report.importance.options[o];
        Json levels = Json::array();
        for (const metrics::StudyLevel& level : report.options[o].levels)
            levels.push_back({{"value", level.label}, {"settings", level.settings}, {"hidden_beyond_control", orNull(level.figure.value)}, {"hidden_beyond_control_interval", intervalJson(level.figure)}});
        context.output.event("option", {{"option", report.options[o].key},
                                        {"levels", levels},
                                        {"explained", option.explained},
                                        {"adjusted", option.adjusted},
                                        {"chance", option.chance}});
        rows.push_back({report.options[o].key, decimalsText(option.explained, 2), decimalsText(option.adjusted, 2), decimalsText(option.chance, 3)});
    }
    if (rows.size() > 1) context.output.line("\n" + table(rows));
}

} // namespace

void StudyReporter::onStep(const StudyStep& step)
{
    context_.output.progress("");
    context_.output.line(stepText(step));
    context_.output.event("step", stepJson(step));
}

void StudyReporter::onMeasured(const StudyStep& step, double beyondControl)
{
    Json json = stepJson(step);
    json["hidden_beyond_control"] = beyondControl;
    context_.output.progress("");
    context_.output.line("  hides " + report::decimals(beyondControl) + " beyond the strongest control");
    context_.output.event("measured", json);
}

void StudyReporter::onFailed(const StudyStep& step, const Message& why)
{
    Json json = stepJson(step);
    json["error"] = why.english();
    context_.output.message("blindspot-cli: setting " + std::to_string(step.setting + 1) + ": " + why.english());
    context_.output.event("failed", json);
}

void StudyReporter::onProgress(const Progress& progress)
{
    if (progress_) progress_(progress);
}

void StudyReporter::onLog(LogLevel level, const Message& line)
{
    if (level == LogLevel::Warning) context_.output.message("blindspot-cli: " + line.english());
}

void tellStudy(Context& context, const StudyReport& report)
{
    tellSettings(context, report);
    tellOptions(context, report);
    const std::string answer = report::studyAnswer(report, report::Language::English);
    context.output.line("\n" + answer);
    Json best = nullptr;
    if (report.best)
        best = {{"setting", report.finalists[report.best->setting] + 1},
                {"apparent", orNull(report.best->apparent.value)},
                {"apparent_interval", intervalJson(report.best->apparent)},
                {"corrected", orNull(report.best->corrected.value)},
                {"corrected_interval", intervalJson(report.best->corrected)},
                {"chosen", report.best->chosen[report.best->setting]}};
    context.output.done({{"study", report.name},
                         {"complete", report.complete},
                         {"settings", report.settings.size()},
                         {"images", report.images},
                         {"best", best},
                         {"answer", answer}});
}

} // namespace blindspot::cli
