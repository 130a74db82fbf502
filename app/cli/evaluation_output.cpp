#include "app/cli/evaluation_output.h"

#include "app/cli/option_text.h"
#include "app/cli/pdf_report.h"
#include "core/metrics/notice.h"
#include "core/report/conclusion.h"
#include "core/report/report_file.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_store.h"

#include <array>
#include <cmath>

namespace blindspot::cli {

namespace {

using namespace metrics;

Json intervalJson(const Figure& figure)
{
    return figure.interval ? Json{figure.interval->low, figure.interval->high} : Json(nullptr);
}

Json patchName(const EvaluationReport& report, std::int64_t patch)
{
    return patch < 0 ? Json(nullptr) : Json(report.patches[static_cast<std::size_t>(patch)].name);
}

Json armJson(const EvaluationReport& report, const ArmFigures& arm)
{
    Json json{{"arm", name(arm.arm)},
              {"patch", patchName(report, arm.patch)},
              {"ap", orNull(arm.ap.value)},
              {"ap50", orNull(arm.ap50.value)},
              {"ap50_interval", intervalJson(arm.ap50)},
              {"recall", orNull(arm.recall.value)},
              {"recall_interval", intervalJson(arm.recall)},
              {"attack_success", orNull(arm.attackSuccess.value)},
              {"attack_success_interval", intervalJson(arm.attackSuccess)},
              {"objects", arm.objects},
              {"found", arm.found},
              {"lost", arm.lost},
              {"invented", arm.invented},
              {"noticed_share", orNull(arm.noticedShare.value)},
              {"noticed_share_interval", intervalJson(arm.noticedShare)},
              {"hidden_share", orNull(arm.hiddenShare.value)},
              {"hidden_share_interval", intervalJson(arm.hiddenShare)},
              {"noticed", orNull(arm.noticed)},
              {"noticed_clean", orNull(arm.noticedClean)},
              {"hidden", orNull(arm.hidden)},
              {"invented_on_objects", orNull(arm.inventedOnObjects)},
              {"boxes_per_image", orNull(arm.boxesPerImage)}};
    if (!arm.ap50OfSeeds.empty()) json["ap50_of_seeds"] = arm.ap50OfSeeds;
    constexpr std::array kSizes = {"small", "medium", "large"};
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
        const SizeFigures& size = arm.sizes[i];
        json["by_size"][kSizes[i]] = {{"objects", size.objects},
                                      {"found_clean", size.foundClean},
                                      {"found", size.found},
                                      {"lost", size.lost},
                                      {"invented", size.invented}};
    }
    for (std::size_t i = 0; i < arm.inputSizes.size(); ++i) {
        const InputSizeFigures& size = arm.inputSizes[i];
        json["by_input_size"].push_back(
            {{"below", i < kInputSizes - 1 ? Json(kInputSizeBounds[i]) : Json(nullptr)},
             {"objects", size.objects},
             {"noticed_clean", orNull(size.noticedClean)},
             {"noticed", orNull(size.noticed)},
             {"hidden", orNull(size.hidden)},
             {"found", orNull(size.found)}});
    }
    return json;
}

Json effectJson(const EvaluationReport& report, const Effect& effect)
{
    return {{"patch", patchName(report, effect.patch)},
            {"control", name(effect.control)},
            {"effect_ap50", orNull(effect.ap50.value)},
            {"effect_ap50_interval", intervalJson(effect.ap50)},
            {"effect_attack_success", orNull(effect.attackSuccess.value)},
            {"effect_attack_success_interval", intervalJson(effect.attackSuccess)},
            {"hiding_control", effect.hidingControl ? Json(name(*effect.hidingControl)) : Json(nullptr)},
            {"effect_hidden", orNull(effect.hidden.value)},
            {"effect_hidden_interval", intervalJson(effect.hidden)},
            {"beats_control", effect.beatsControl()}};
}

/// "arm" and "effect" for the images that the answer is about; "group_arm" and "group_effect" for the others.
void tellGroup(Context& context, const EvaluationReport& report, const GroupResult& group, bool first)
{
    for (const Condition& condition : group.conditions) {
        const Json where{{"detector", report.detectors[static_cast<std::size_t>(condition.detector)].name},
                         {"defence", report.defences[static_cast<std::size_t>(condition.defence)].text},
                         {"images", name(group.group)}};
        const auto tell = [&](const char* kind, const Json& fields) {
            Json event = where;
            event.update(fields);
            context.output.event(kind, event);
        };
        for (const ArmFigures& arm : condition.arms)
            tell(first ? "arm" : "group_arm", armJson(report, arm));
        for (std::size_t i = 0; i < condition.effects.size(); ++i) {
            Json fields = effectJson(report, condition.effects[i]);
            fields["clean_cost_ap50"] = orNull(condition.cleanCost.value);
            fields["regained_ap50"] =
                i < condition.regained.size() ? orNull(condition.regained[i].value) : Json(nullptr);
            fields["clean_cost_noticed"] = orNull(condition.cleanCostNoticed.value);
            fields["regained_noticed"] =
                i < condition.regainedNoticed.size() ? orNull(condition.regainedNoticed[i].value) : Json(nullptr);
            tell(first ? "effect" : "group_effect", fields);
        }
    }
}

void tellSweeps(Context& context, const EvaluationReport& report)
{
    for (const Sweep& sweep : report.sweeps)
        for (const SweepPoint& point : sweep.points) {
            Json event{{"sweep", name(sweep.kind)},
                       {"value", point.value},
                       {"detector", report.detectors[static_cast<std::size_t>(sweep.detector)].name}};
            event.update(effectJson(report, point.effect));
            for (const ArmFigures& arm : point.arms)
                event["arms"][std::string(name(arm.arm))] = {
                    {"ap50", orNull(arm.ap50.value)},
                    {"attack_success", orNull(arm.attackSuccess.value)},
                    {"noticed_share", orNull(arm.noticedShare.value)},
                    {"hidden_share", orNull(arm.hiddenShare.value)}};
            context.output.event("sweep", event);
        }
}

std::string figureText(const Figure& figure)
{
    if (!figure.value) return "-";
    std::string text = decimalsText(*figure.value, 3);
    if (figure.interval)
        text += " [" + decimalsText(figure.interval->low, 3) + ", " + decimalsText(figure.interval->high, 3) +
                "]";
    return text;
}

std::string countText(double count)
{
    if (!std::isfinite(count)) return "-"; // a report of another version does not say it
    return decimalsText(count, count == std::floor(count) ? 0 : 1);
}

std::string armTable(const EvaluationReport& report, const Condition& condition)
{
    const bool several = report.patches.size() > 1;
    std::vector<std::vector<std::string>> rows{
        {"arm", "noticed", "hidden", "found", "AP50", "invented on objects", "elsewhere", "boxes an image"}};
    for (const ArmFigures& arm : condition.arms) {
        std::string label(name(arm.arm));
        if (several && arm.patch >= 0)
            label += " (" + report.patches[static_cast<std::size_t>(arm.patch)].name + ")";
        rows.push_back({label, figureText(arm.noticedShare), arm.arm == Arm::Clean ? "" : countText(arm.hidden),
                        figureText(arm.recall), figureText(arm.ap50), countText(arm.inventedOnObjects),
                        countText(arm.invented - arm.inventedOnObjects),
                        std::isfinite(arm.boxesPerImage) ? decimalsText(arm.boxesPerImage, 2) : "-"});
    }
    return table(rows);
}

void printNearDuplicates(Context& context, const EvaluationReport& report)
{
    std::vector<std::vector<std::string>> rows{{"image", "nearly the same as the training image"}};
    for (const metrics::ImageFindings& image : report.images)
        if (!image.nearDuplicateOf.empty()) rows.push_back({image.file, image.nearDuplicateOf});
    if (rows.size() > 1) context.output.line("\n" + table(rows));
}

void printReport(Context& context, const EvaluationReport& report)
{
    for (const GroupResult& group : report.groups)
        for (const Condition& condition : group.conditions) {
            const DefenceFacts& defence = report.defences[static_cast<std::size_t>(condition.defence)];
            context.output.line("\n" + report::imagesText(group, report::Language::English) + ", " +
                                countedText(group.objects, "object") + " of " + report.className +
                                "; detector " +
                                report.detectors[static_cast<std::size_t>(condition.detector)].name +
                                "; defence " + defence.text);
            context.output.line(armTable(report, condition));
        }
    printNearDuplicates(context, report);
    for (const Sweep& sweep : report.sweeps) {
        std::vector<std::vector<std::string>> rows{
            {std::string(name(sweep.kind)), "clean", "grey", "random", "patch", "effect"}};
        for (const SweepPoint& point : sweep.points) {
            rows.push_back({numberText(point.value)});
            for (const ArmFigures& arm : point.arms)
                rows.back().push_back(arm.ap50.value ? decimalsText(*arm.ap50.value, 3) : "-");
            rows.back().push_back(figureText(point.effect.ap50));
        }
        context.output.line("\nAP50 by " + std::string(name(sweep.kind)) + " (" +
                            std::string(unitOf(sweep.kind)) + "); " +
                            report.patches[static_cast<std::size_t>(sweep.patch)].name + "; detector " +
                            report.detectors[static_cast<std::size_t>(sweep.detector)].name);
        context.output.line(table(rows));
    }
    context.output.line("\n" + report::conclude(report, report::Language::English).all());
    for (std::size_t i = 1; i < report.defences.size(); ++i)
        context.output.line(
            report::defenceSentence(report, static_cast<std::int64_t>(i), report::Language::English));
    context.output.line(
        "\nAP50, AP: COCO's average precision (101 points, at most 100 detections an image). Found: IoU >= "
        "0.5, score > " +
        (std::isfinite(report.confidence) ? numberText(report.confidence) : "not known") +
        ". Lost: found on the clean image and not in this arm; attack success: lost / found clean. Invented: "
        "detections of no object. In brackets: 95 %, bootstrap over the images.");
    for (const std::string& warning : report::warningsOf(report, report::Language::English))
        context.output.message("warning: " + warning);
}

} // namespace

void tellReport(Context& context, const EvaluationReport& report)
{
    if (!context.output.json()) return printReport(context, report);
    for (std::size_t i = 0; i < report.groups.size(); ++i)
        tellGroup(context, report, report.groups[i], i == 0);
    tellSweeps(context, report);
    for (const metrics::ImageFindings& image : report.images)
        if (!image.nearDuplicateOf.empty())
            context.output.event("near_duplicate", {{"image", image.file},
                                                    {"of", image.nearDuplicateOf},
                                                    {"held_out", image.group == ImageGroup::HeldOut}});
}

void requireReportFile(const std::string& file)
{
    workspace::requireWritable(file, "--out");
    if (report::reportKindOf(file) == report::ReportKind::Pdf) requirePdf();
}

void writeReports(Context& context, const std::vector<std::string>& files, const EvaluationReport& report,
                  report::Language language, const LogSink& log)
{
    if (files.empty()) return;
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const report::ReportPictures pictures =
        workspace::picturesOf(report, workspace::RunStore(workspace, database), log);
    for (const std::string& file : files) {
        if (report::reportKindOf(file) == report::ReportKind::Pdf)
            writePdfReport(file, report, pictures, language);
        else
            report::writeReport(file, report, pictures, language);
        context.output.line("The report is in " + file);
    }
}

LogSink messagesOf(Context& context)
{
    return [&context](LogLevel level, const Message& line) {
        context.output.message((level == LogLevel::Warning ? "warning: " : "") + line.english());
    };
}

} // namespace blindspot::cli
