#include "ui/evaluate/evaluation_charts.h"

#include "ui/session/effect_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

using namespace metrics;

std::string measureText(Measure measure)
{
    return measure == Measure::Ap50
               ? "AP50"
               : QCoreApplication::translate("blindspot::ui", "noticed share of the objects").toStdString();
}

Arm armOf(report::SeriesRole role)
{
    switch (role) {
    case report::SeriesRole::Grey:
        return Arm::Grey;
    case report::SeriesRole::Random:
        return Arm::Random;
    case report::SeriesRole::Patch:
        return Arm::Patch;
    case report::SeriesRole::Clean:
    case report::SeriesRole::Plain:
        break;
    }
    return Arm::Clean;
}

report::ChartPoint pointOf(double x, const Figure& figure)
{
    return {x, figure.value.value_or(0), figure.interval};
}

/// From 0 to a round figure above all points and intervals.
report::Axis shareAxis(const std::vector<report::Series>& series, Measure measure)
{
    double high = 0.1;
    for (const report::Series& one : series)
        for (const report::ChartPoint& point : one.points)
            high = std::max({high, point.y, point.interval ? point.interval->high : 0.0});
    high = std::min(1.0, std::ceil(high * 10 - 1e-9) / 10);
    return {measureText(measure), 0, high, report::roundTicks(0, high, 5)};
}

} // namespace

const Figure& figureOf(const ArmFigures& arm, Measure measure)
{
    return measure == Measure::Noticed ? arm.noticedShare : arm.ap50;
}

bool tellsNoticed(const EvaluationReport& report)
{
    for (const GroupResult& group : report.groups)
        for (const Condition& condition : group.conditions)
            for (const ArmFigures& arm : condition.arms)
                if (arm.noticedShare.value) return true;
    return false;
}

report::Chart armsChart(const Condition& condition, std::int64_t patch, Measure measure)
{
    // The report's chart has the arms in their places, looks and languages; the figures are those that are
    // asked for.
    report::Chart chart = report::armsChart(condition, patch, reportLanguage());
    chart.title = QCoreApplication::translate("blindspot::ui", "Arms by %1")
                      .arg(QString::fromStdString(measureText(measure)))
                      .toStdString();
    for (report::Series& series : chart.series) {
        const ArmFigures* arm = condition.find(armOf(series.role), patch);
        for (report::ChartPoint& point : series.points)
            if (arm != nullptr) point = pointOf(point.x, figureOf(*arm, measure));
    }
    chart.y = shareAxis(chart.series, measure);
    return chart;
}

report::Chart sweepChart(const Sweep& sweep, Measure measure)
{
    report::Chart chart = report::sweepChart(sweep, reportLanguage());
    for (report::Series& series : chart.series) {
        series.points.clear();
        for (const SweepPoint& step : sweep.points)
            for (const ArmFigures& arm : step.arms)
                if (arm.arm == armOf(series.role) && figureOf(arm, measure).value)
                    series.points.push_back(pointOf(step.value, figureOf(arm, measure)));
    }
    chart.y = shareAxis(chart.series, measure);
    return chart;
}

} // namespace blindspot::ui
