#include "core/report/measure.h"

#include <algorithm>
#include <cmath>

namespace blindspot::report {

using namespace metrics;

namespace {

bool anyTellsNoticed(const std::vector<ArmFigures>& arms)
{
    return std::any_of(arms.begin(), arms.end(),
                       [](const ArmFigures& arm) { return arm.noticedShare.value.has_value(); });
}

std::vector<Measure> measures(bool noticed)
{
    return noticed ? std::vector{Measure::Noticed, Measure::Ap50} : std::vector{Measure::Ap50};
}

} // namespace

bool tellsNoticed(const Condition& condition)
{
    return anyTellsNoticed(condition.arms);
}

bool tellsNoticed(const Sweep& sweep)
{
    return std::any_of(sweep.points.begin(), sweep.points.end(),
                       [](const SweepPoint& point) { return anyTellsNoticed(point.arms); });
}

bool tellsNoticed(const EvaluationReport& report)
{
    return std::any_of(report.groups.begin(), report.groups.end(), [](const GroupResult& group) {
        return std::any_of(group.conditions.begin(), group.conditions.end(),
                           [](const Condition& condition) { return tellsNoticed(condition); });
    });
}

std::vector<Measure> measuresOf(const Condition& condition)
{
    return measures(tellsNoticed(condition));
}

std::vector<Measure> measuresOf(const Sweep& sweep)
{
    return measures(tellsNoticed(sweep));
}

const Figure& figureOf(const ArmFigures& arm, Measure measure)
{
    return measure == Measure::Noticed ? arm.noticedShare : arm.ap50;
}

const Figure& effectOn(const Effect& effect, Measure measure)
{
    return measure == Measure::Noticed ? effect.hidden : effect.ap50;
}

Arm controlOf(const Effect& effect, Measure measure)
{
    return measure == Measure::Noticed ? effect.hidingControl.value_or(effect.control) : effect.control;
}

bool liesAboveZero(const Figure& effect)
{
    return effect.interval && effect.interval->low > 0;
}

Figure regainedOf(const Condition& condition, std::int64_t patch, Measure measure)
{
    const std::vector<Figure>& regained =
        measure == Measure::Noticed ? condition.regainedNoticed : condition.regained;
    const auto index = static_cast<std::size_t>(patch);
    return index < regained.size() ? regained[index] : Figure{};
}

const Figure& cleanCostOf(const Condition& condition, Measure measure)
{
    return measure == Measure::Noticed ? condition.cleanCostNoticed : condition.cleanCost;
}

double noticeOverlapOf(const EvaluationReport& report)
{
    return std::isfinite(report.noticeOverlap) ? report.noticeOverlap : NoticeRule{}.overlap;
}

NoticeRule noticeRuleOf(const EvaluationReport& report)
{
    constexpr double kAll = -1;
    return {kAll, noticeOverlapOf(report)};
}

} // namespace blindspot::report
