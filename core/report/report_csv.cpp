#include "core/report/report_csv.h"

#include "core/common/number_text.h"
#include "core/metrics/notice.h"
#include "core/report/csv_field.h"
#include "core/report/measure.h"

#include <array>
#include <cmath>

namespace blindspot::report {

namespace {

using namespace metrics;

/// One row under construction.
class Row {
  public:
    Row& text(std::string_view value)
    {
        separate();
        line_ += csvField(value);
        return *this;
    }
    Row& number(std::int64_t value)
    {
        separate();
        line_ += std::to_string(value);
        return *this;
    }
    Row& number(std::optional<double> value)
    {
        separate();
        if (!value || !std::isfinite(*value)) return *this;
        line_ += numberText(*value);
        return *this;
    }
    Row& figure(const Figure& figure)
    {
        number(figure.value);
        number(figure.interval ? std::optional(figure.interval->low) : std::nullopt);
        return number(figure.interval ? std::optional(figure.interval->high) : std::nullopt);
    }
    Row& counts(std::initializer_list<double> values)
    {
        for (const double value : values)
            number(std::optional(value));
        return *this;
    }
    Row& effect(const Effect* effect)
    {
        if (!effect) return empty(7);
        return text(name(effect->control)).figure(effect->ap50).figure(effect->attackSuccess);
    }
    Row& hidingEffect(const Effect* effect)
    {
        if (!effect) return empty(4);
        return text(effect->hidingControl ? name(*effect->hidingControl) : "").figure(effect->hidden);
    }
    Row& empty(int columns)
    {
        for (; columns > 0; --columns)
            separate();
        return *this;
    }
    std::string end() { return std::move(line_) + "\r\n"; }

  private:
    void separate()
    {
        if (begun_) line_ += ',';
        begun_ = true;
    }

    std::string line_;
    bool begun_ = false;
};

constexpr std::array kSizes = {"small", "medium", "large"};

/// "input_below_32" ... "input_from_256".
std::string inputSizeName(std::size_t size)
{
    const bool last = size == kInputSizes - 1;
    return (last ? "input_from_" : "input_below_") + numberText(kInputSizeBounds[last ? size - 1 : size]);
}

std::string header()
{
    Row row;
    for (const char* column : {"class", "group", "images", "detector", "detector_sha256", "defence", "sweep",
                               "value", "arm", "patch", "patch_sha256"})
        row.text(column);
    for (const std::string figure : {"ap", "ap50", "recall", "attack_success", "noticed_share", "hidden_share"})
        row.text(figure).text(figure + "_low").text(figure + "_high");
    for (const char* column : {"objects", "found", "lost", "invented", "noticed", "noticed_clean", "hidden",
                               "invented_on_objects", "boxes_per_image"})
        row.text(column);
    for (const std::string size : kSizes)
        for (const char* column : {"_objects", "_found_clean", "_found", "_lost", "_invented"})
            row.text(size + column);
    for (std::size_t i = 0; i < kInputSizes; ++i)
        for (const char* column : {"_objects", "_noticed_clean", "_noticed", "_hidden", "_found"})
            row.text(inputSizeName(i) + column);
    const auto addFigure = [&row](const std::string& figure) {
        row.text(figure).text(figure + "_low").text(figure + "_high");
    };
    row.text("control");
    for (const char* figure : {"effect_ap50", "effect_attack_success"})
        addFigure(figure);
    row.text("hiding_control");
    for (const char* figure : {"effect_hidden", "clean_cost", "regained", "clean_cost_noticed", "regained_noticed"})
        addFigure(figure);
    row.text("detector_assumptions");
    for (const char* column : {"aim", "target", "aim_cases", "aim_successes", "aim_seen", "false_boxes_per_image"})
        row.text(column);
    for (const char* figure : {"aim_success", "aim_seen_share"})
        addFigure(figure);
    row.text("aim_control");
    addFigure("effect_aim");
    row.text("patch_through");
    return row.end();
}

struct Place {
    const GroupResult* group = nullptr; ///< null: there is none
    std::int64_t detector = 0, defence = 0;
    const Sweep* sweep = nullptr; ///< null: a row of the table of arms
    double value = 0;             ///< of the sweep
};

Row& addCounts(Row& row, const ArmFigures& figures)
{
    row.number(figures.objects).counts({figures.found, figures.lost, figures.invented, figures.noticed, figures.noticedClean,
                                        figures.hidden, figures.inventedOnObjects, figures.boxesPerImage});
    for (const SizeFigures& size : figures.sizes)
        row.number(size.objects).counts({size.foundClean, size.found, size.lost, size.invented});
    for (std::size_t i = 0; i < kInputSizes; ++i) {
        if (i >= figures.inputSizes.size()) { // of a report from before there were these
            row.empty(5);
            continue;
        }
        const InputSizeFigures& size = figures.inputSizes[i];
        row.number(size.objects).counts({size.noticedClean, size.noticed, size.hidden, size.found});
    }
    return row;
}

/// The columns up to the sizes.
Row begunRow(const EvaluationReport& report, const Place& at, const ArmFigures& figures)
{
    Row row;
    const DetectorFacts& detector = report.detectors.at(static_cast<std::size_t>(at.detector));
    row.text(report.className);
    at.group ? row.text(name(at.group->group)).number(at.group->images) : row.empty(2);
    row.text(detector.name).text(detector.sha256);
    row.text(report.defences.empty() ? "none"
                                     : report.defences.at(static_cast<std::size_t>(at.defence)).text);
    at.sweep ? row.text(name(at.sweep->kind)).number(std::optional(at.value)) : row.empty(2);
    row.text(name(figures.arm));
    if (figures.patch < 0)
        row.empty(2);
    else {
        const PatchFacts& patch = report.patches.at(static_cast<std::size_t>(figures.patch));
        row.text(patch.name).text(patch.sha256);
    }
    for (const Figure* figure : {&figures.ap, &figures.ap50, &figures.recall, &figures.attackSuccess, &figures.noticedShare,
                                 &figures.hiddenShare})
        row.figure(*figure);
    addCounts(row, figures);
    return row;
}

/// The last columns: empty where the aim is to hide.
Row& addAim(Row& row, const EvaluationReport& report, const ArmFigures& figures, const Effect* effect)
{
    row.text(name(report.aim)).text(report.target);
    if (figures.aim) {
        const AimFigures& aim = *figures.aim;
        row.counts({aim.cases, aim.successes, aim.seen, aim.falseBoxesPerImage}).figure(aim.success).figure(aim.seenShare);
    } else {
        row.empty(10);
    }
    if (!effect || !effect->aimControl) return row.empty(4);
    return row.text(name(*effect->aimControl)).figure(effect->aim);
}

const Effect* effectOf(const Condition& condition, const ArmFigures& figures)
{
    if (figures.arm != Arm::Patch) return nullptr;
    for (const Effect& effect : condition.effects)
        if (effect.patch == figures.patch) return &effect;
    return nullptr;
}

/// What was assumed of a detector, in one field.
std::string assumptionsOf(const EvaluationReport& report, std::int64_t detector)
{
    std::string text;
    for (const std::string& sentence : report.detectors.at(static_cast<std::size_t>(detector)).assumptions)
        text.append(text.empty() ? "" : "; ").append(sentence);
    return text;
}

/// The defence that the arm's patch was trained through; empty for none.
std::string throughOf(const EvaluationReport& report, const ArmFigures& figures)
{
    return figures.patch < 0 ? std::string() : report.patches.at(static_cast<std::size_t>(figures.patch)).through;
}

std::string conditionRows(const EvaluationReport& report, const GroupResult& group,
                          const Condition& condition)
{
    std::string rows;
    for (const ArmFigures& figures : condition.arms) {
        Row row = begunRow(report, {&group, condition.detector, condition.defence}, figures);
        const Effect* effect = effectOf(condition, figures);
        row.effect(effect).hidingEffect(effect);
        for (const Measure measure : {Measure::Ap50, Measure::Noticed}) {
            row.figure(figures.arm == Arm::Clean ? cleanCostOf(condition, measure) : Figure{});
            row.figure(figures.arm == Arm::Patch ? regainedOf(condition, figures.patch, measure) : Figure{});
        }
        row.text(assumptionsOf(report, condition.detector));
        rows += addAim(row, report, figures, effect).text(throughOf(report, figures)).end();
    }
    return rows;
}

std::string sweepRows(const EvaluationReport& report, const Sweep& sweep)
{
    std::string rows;
    const GroupResult* group = report.groups.empty() ? nullptr : &report.groups.front();
    for (const SweepPoint& point : sweep.points)
        for (const ArmFigures& figures : point.arms) {
            Row row = begunRow(report, {group, sweep.detector, 0, &sweep, point.value}, figures);
            const Effect* effect = figures.arm == Arm::Patch ? &point.effect : nullptr;
            row.effect(effect).hidingEffect(effect).empty(12).text(assumptionsOf(report, sweep.detector));
            rows += addAim(row, report, figures, effect).text(throughOf(report, figures)).end();
        }
    return rows;
}

} // namespace

std::string toCsv(const EvaluationReport& report)
{
    std::string text = header();
    for (const GroupResult& group : report.groups)
        for (const Condition& condition : group.conditions)
            text += conditionRows(report, group, condition);
    for (const Sweep& sweep : report.sweeps)
        text += sweepRows(report, sweep);
    return text;
}

} // namespace blindspot::report
