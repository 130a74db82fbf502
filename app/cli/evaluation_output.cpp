#include "app/cli/evaluation_output.h"

#include "app/cli/evaluation_tables.h"
#include "app/cli/pdf_report.h"
#include "core/metrics/notice.h"
#include "core/report/figure_json.h"
#include "core/report/measure.h"
#include "core/report/report_file.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_store.h"

#include <array>
#include <cmath>

namespace blindspot::cli {

namespace {

using namespace metrics;
using report::intervalJson;

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
              {"noticed", orNull(arm.noticedShare.value)},
              {"noticed_interval", intervalJson(arm.noticedShare)},
              {"noticed_attack_success", orNull(arm.hiddenShare.value)},
              {"noticed_attack_success_interval", intervalJson(arm.hiddenShare)},
              {"noticed_objects", orNull(arm.noticed)},
              {"noticed_objects_clean", orNull(arm.noticedClean)},
              {"hidden", orNull(arm.hidden)},
              {"invented_on_objects", orNull(arm.inventedOnObjects)},
              {"boxes_per_image", orNull(arm.boxesPerImage)}};
    if (arm.aim)
        json.update({{"aim", name(report.aim)},
                     {"target", report.target.empty() ? Json(nullptr) : Json(report.target)},
                     {"aim_cases", arm.aim->cases},
                     {"aim_successes", arm.aim->successes},
                     {"aim_success", orNull(arm.aim->success.value)},
                     {"aim_success_interval", intervalJson(arm.aim->success)},
                     {"target_seen", orNull(arm.aim->seenShare.value)},
                     {"target_seen_interval", intervalJson(arm.aim->seenShare)},
                     {"false_boxes_per_image", hasTarget(report.aim) ? Json(arm.aim->falseBoxesPerImage) : Json(nullptr)}});
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
             {"noticed_objects_clean", orNull(size.noticedClean)},
             {"noticed_objects", orNull(size.noticed)},
             {"hidden", orNull(size.hidden)},
             {"found", orNull(size.found)}});
    }
    return json;
}

Json effectJson(const EvaluationReport& report, const Effect& effect)
{
    Json json{{"patch", patchName(report, effect.patch)},
            {"control", name(effect.control)},
            {"effect_ap50", orNull(effect.ap50.value)},
            {"effect_ap50_interval", intervalJson(effect.ap50)},
            {"effect_attack_success", orNull(effect.attackSuccess.value)},
            {"effect_attack_success_interval", intervalJson(effect.attackSuccess)},
            {"hiding_control", effect.hidingControl ? Json(name(*effect.hidingControl)) : Json(nullptr)},
            {"effect_hidden", orNull(effect.hidden.value)},
            {"effect_hidden_interval", intervalJson(effect.hidden)},
            {"beats_control", effect.beatsControl()}};
    if (effect.aimControl)
        json.update({{"aim_control", name(*effect.aimControl)},
                     {"effect_aim", orNull(effect.aim.value)},
                     {"effect_aim_interval", intervalJson(effect.aim)}});
    return json;
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
        for (const Effect& effect : condition.effects) {
            Json fields = effectJson(report, effect);
            fields["clean_cost_ap50"] = orNull(condition.cleanCost.value);
            const std::int64_t patch = effect.patch;
            fields["regained_ap50"] = orNull(report::regainedOf(condition, patch, report::Measure::Ap50).value);
            fields["clean_cost_noticed"] = orNull(condition.cleanCostNoticed.value);
            fields["regained_noticed"] = orNull(report::regainedOf(condition, patch, report::Measure::Noticed).value);
            const PatchFacts& facts = report.patches[static_cast<std::size_t>(patch)];
            fields["through"] = facts.through.empty() ? Json(nullptr) : Json(facts.through);
            fields["knowing_of"] = facts.knowingOf < 0 ? Json(nullptr) : Json(patchName(report, facts.knowingOf));
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
                    {"noticed", orNull(arm.noticedShare.value)},
                    {"noticed_attack_success", orNull(arm.hiddenShare.value)},
                    {"aim_success", arm.aim ? orNull(arm.aim->success.value) : Json(nullptr)}};
            context.output.event("sweep", event);
        }
}

} // namespace

void tellReport(Context& context, const EvaluationReport& report)
{
    if (!context.output.json()) return printEvaluation(context.output, report);
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
        workspace::picturesOf(report, workspace::RunStore(workspace, database), workspace::EvaluationStore(database), log);
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
