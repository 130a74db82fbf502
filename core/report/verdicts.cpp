#include "core/report/verdicts.h"

#include "core/report/conclusion.h"
#include "core/report/knowing.h"
#include "core/report/numbers.h"

#include <algorithm>

namespace blindspot::report {

namespace {

using namespace metrics;

DefenceWorth worthOf(const DefenceVerdict& verdict, bool knowing)
{
    if (!liesAboveZero(verdict.regained)) return DefenceWorth::NotShown;
    if (!knowing) return DefenceWorth::Untried;
    return liesAboveZero(verdict.regainedFromKnowing) ? DefenceWorth::HoldsKnown : DefenceWorth::Outwitted;
}

std::optional<DefenceVerdict> verdictOn(const EvaluationReport& report, const Condition& bare, const Condition& with,
                                        std::int64_t patch, Measure measure)
{
    const ArmFigures *clean = bare.find(Arm::Clean), *patched = bare.find(Arm::Patch, patch);
    if (!clean || !patched || !with.find(Arm::Patch, patch)) return std::nullopt;
    DefenceVerdict verdict;
    verdict.defence = with.defence;
    verdict.regained = regainedOf(with, patch, measure);
    verdict.regainedFromKnowing = regainedFromKnowing(report, with, patch, measure);
    verdict.cost = cleanCostOf(with, measure);
    if (const auto &before = figureOf(*clean, measure).value, &after = figureOf(*patched, measure).value; before && after)
        verdict.taken = *before - *after;
    verdict.worth = worthOf(verdict, knowingPatchOf(report, with, patch, measure).has_value());
    return verdict;
}

} // namespace

double DefenceVerdict::dependable() const
{
    const double own = regained.value.value_or(0);
    return worth == DefenceWorth::Untried || worth == DefenceWorth::NotShown
               ? own
               : std::min(own, regainedFromKnowing.value.value_or(0));
}

std::vector<DefenceVerdict> defenceVerdicts(const EvaluationReport& report, std::int64_t detector, std::int64_t patch)
{
    std::vector<DefenceVerdict> verdicts;
    if (report.groups.empty() || hasTarget(report.aim)) return verdicts;
    const GroupResult& group = report.groups.front();
    const Condition* bare = group.find(detector, 0);
    if (!bare) return verdicts;
    const Measure measure = measuresOf(*bare).front();
    for (std::size_t i = 1; i < report.defences.size(); ++i)
        if (const Condition* with = group.find(detector, static_cast<std::int64_t>(i)))
            if (auto verdict = verdictOn(report, *bare, *with, patch, measure)) verdicts.push_back(std::move(*verdict));
    // What holds comes before what only seems to.
    std::stable_sort(verdicts.begin(), verdicts.end(), [](const DefenceVerdict& a, const DefenceVerdict& b) {
        return a.worth != b.worth ? a.worth < b.worth : a.dependable() > b.dependable();
    });
    return verdicts;
}

std::string worthText(DefenceWorth worth, Language language)
{
    switch (worth) {
    case DefenceWorth::HoldsKnown:
        return text(language, Text::WorthHoldsKnown);
    case DefenceWorth::Untried:
        return text(language, Text::WorthUntried);
    case DefenceWorth::Outwitted:
        return text(language, Text::WorthOutwitted);
    case DefenceWorth::NotShown:
        break;
    }
    return text(language, Text::WorthNotShown);
}

bool helps(DefenceWorth worth)
{
    return worth == DefenceWorth::HoldsKnown || worth == DefenceWorth::Untried;
}

SweepVerdict verdictOn(const Sweep& sweep)
{
    SweepVerdict verdict{sweep.points.size(), {}};
    for (const SweepPoint& point : sweep.points)
        if (point.effect.beatsControl()) verdict.beats.push_back(point.value);
    return verdict;
}

std::string verdictText(const SweepVerdict& verdict, Language language)
{
    if (verdict.throughout()) return text(language, Text::SweepThroughout, {std::to_string(verdict.steps)});
    if (verdict.beats.empty()) return text(language, Text::SweepNowhere, {std::to_string(verdict.steps)});
    std::string values;
    for (const double value : verdict.beats)
        values.append(values.empty() ? "" : ", ").append(brief(value));
    return text(language, Text::SweepSome,
                {std::to_string(verdict.beats.size()), std::to_string(verdict.steps), values});
}

} // namespace blindspot::report
