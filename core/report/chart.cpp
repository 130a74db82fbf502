#include "core/report/chart.h"

#include "core/report/arm_texts.h"
#include "core/report/numbers.h"

#include <algorithm>
#include <cmath>

namespace blindspot::report {

namespace {

using namespace metrics;

constexpr std::size_t kPrecisionPoints = 101;

SeriesRole roleOf(Arm arm)
{
    switch (arm) {
    case Arm::Clean:
        return SeriesRole::Clean;
    case Arm::Grey:
        return SeriesRole::Grey;
    case Arm::Random:
        return SeriesRole::Random;
    case Arm::Patch:
        break;
    }
    return SeriesRole::Patch;
}

Axis axisFromZeroToOne(const std::string& title)
{
    return {title, 0, 1, roundTicks(0, 1, 5)};
}

/// From 0 to a round figure above all points and intervals.
Axis axisOf(Measure measure, const std::vector<Series>& series, Language language)
{
    double high = 0.1;
    for (const Series& one : series)
        for (const ChartPoint& point : one.points)
            high = std::max({high, point.y, point.interval ? point.interval->high : 0.0});
    high = std::min(1.0, std::ceil(high * 10 - 1e-9) / 10);
    const Text title = measure == Measure::Noticed ? Text::AxisNoticed : Text::AxisAp50;
    return {text(language, title), 0, high, roundTicks(0, high, 5)};
}

std::pair<Text, Text> textsOf(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return {Text::SweepScale, Text::UnitScale};
    case SweepKind::Rotation:
        return {Text::SweepRotation, Text::UnitRotation};
    case SweepKind::Brightness:
        return {Text::SweepBrightness, Text::UnitBrightness};
    case SweepKind::Blur:
        return {Text::SweepBlur, Text::UnitBlur};
    case SweepKind::Relight:
        return {Text::SweepRelight, Text::UnitRelight};
    case SweepKind::Bend:
        return {Text::SweepBend, Text::UnitBend};
    case SweepKind::Noise:
        return {Text::SweepNoise, Text::UnitNoise};
    case SweepKind::WhiteBalance:
        return {Text::SweepWhiteBalance, Text::UnitWhiteBalance};
    case SweepKind::Gamma:
        return {Text::SweepGamma, Text::UnitGamma};
    case SweepKind::Jpeg:
        return {Text::SweepJpeg, Text::UnitJpeg};
    case SweepKind::Distance:
        break;
    }
    return {Text::SweepDistance, Text::UnitDistance};
}

} // namespace

std::vector<Tick> roundTicks(double low, double high, int wanted)
{
    const double raw = (high - low) / std::max(1, wanted),
                 power = std::pow(10.0, std::floor(std::log10(raw)));
    const double part = raw / power, step = power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
    std::vector<Tick> ticks;
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + step * 1e-9; ++k)
        ticks.push_back({k * step, brief(std::abs(k) < 0.5 ? 0 : k * step)});
    return ticks;
}

Chart armsChart(const Condition& condition, std::int64_t patch, Language language)
{
    return armsChart(condition, patch, measuresOf(condition).front(), language);
}

Chart armsChart(const Condition& condition, std::int64_t patch, Measure measure, Language language)
{
    Chart chart{text(language, measure == Measure::Noticed ? Text::ChartArmsNoticed : Text::ChartArms), {}, {}, {}, false};
    for (const Arm arm : kArms) {
        const ArmFigures* figures = condition.find(arm, patch);
        if (!figures || !figureOf(*figures, measure).value) continue;
        const Figure& figure = figureOf(*figures, measure);
        const auto x = static_cast<double>(chart.series.size());
        chart.series.push_back({armText(arm, language),
                                roleOf(arm),
                                {{x, *figure.value, figure.interval}},
                                1,
                                false});
        chart.x.ticks.push_back({x, armText(arm, language)});
    }
    chart.x.low = -0.5;
    chart.x.high = std::max(0.5, static_cast<double>(chart.series.size()) - 0.5);
    chart.y = axisOf(measure, chart.series, language);
    return chart;
}

Chart sideBySideChart(const std::vector<NamedCondition>& subjects, Measure measure, Language language)
{
    constexpr double kApart = 0.16; ///< of the arms of one; the subjects are 1 apart
    Chart chart{text(language, measure == Measure::Noticed ? Text::ChartArmsNoticed : Text::ChartArms), {}, {}, {}};
    for (const Arm arm : kArms)
        chart.series.push_back({armText(arm, language), roleOf(arm), {}, 1, false});
    double x = 0;
    for (const NamedCondition& subject : subjects) {
        if (!subject.condition || !subject.condition->find(Arm::Patch, subject.patch)) continue;
        for (std::size_t arm = 0; arm < kArms.size(); ++arm) {
            const ArmFigures* figures = subject.condition->find(kArms[arm], subject.patch);
            if (!figures || !figureOf(*figures, measure).value) continue;
            const Figure& figure = figureOf(*figures, measure);
            const double aside = static_cast<double>(arm) - (static_cast<double>(kArms.size()) - 1) / 2;
            chart.series[arm].points.push_back({x + kApart * aside, *figure.value, figure.interval});
        }
        chart.x.ticks.push_back({x, subject.name});
        ++x;
    }
    std::erase_if(chart.series, [](const Series& one) { return one.points.empty(); });
    chart.x.low = -0.5;
    chart.x.high = std::max(0.5, x - 0.5);
    chart.y = axisOf(measure, chart.series, language);
    return chart;
}

Chart detectorsChart(const EvaluationReport& report, std::int64_t patch, Measure measure, Language language)
{
    std::vector<NamedCondition> subjects;
    for (std::size_t detector = 0; detector < report.detectors.size() && !report.groups.empty(); ++detector)
        subjects.push_back({report.detectors[detector].name, report.groups.front().find(static_cast<std::int64_t>(detector), 0), patch});
    Chart chart = sideBySideChart(subjects, measure, language);
    chart.title = text(language, measure == Measure::Noticed ? Text::ChartDetectorsNoticed : Text::ChartDetectors);
    return chart;
}

Chart detectorsChart(const EvaluationReport& report, std::int64_t patch, Language language)
{
    return detectorsChart(report, patch, tellsNoticed(report) ? Measure::Noticed : Measure::Ap50, language);
}

Chart precisionChart(const Condition& condition, std::int64_t patch, Language language)
{
    Chart chart{text(language, Text::ChartCurves),
                axisFromZeroToOne(text(language, Text::AxisRecall)),
                axisFromZeroToOne(text(language, Text::AxisPrecision)),
                {}};
    for (const Arm arm : kArms) {
        const ArmFigures* figures = condition.find(arm, patch);
        if (!figures || figures->precision.size() != kPrecisionPoints) continue;
        Series series{armText(arm, language), roleOf(arm), {}, 10};
        for (std::size_t i = 0; i < kPrecisionPoints; ++i) {
            series.points.push_back({static_cast<double>(i) / 100, figures->precision[i], {}});
            if (figures->precision[i] <= 0) break; // the recall that no score reaches: all 0 from here on
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

Chart sweepChart(const Sweep& sweep, Language language)
{
    return sweepChart(sweep, measuresOf(sweep).front(), language);
}

Chart sweepChart(const Sweep& sweep, Measure measure, Language language)
{
    const auto [title, unit] = textsOf(sweep.kind);
    Chart chart{text(language, title), {text(language, unit)}, {}, {}};
    for (const Arm arm : kArms) {
        Series series{armText(arm, language), roleOf(arm), {}, 1, sweep.points.size() > 1};
        for (const SweepPoint& point : sweep.points)
            for (const ArmFigures& figures : point.arms)
                if (const Figure& figure = figureOf(figures, measure); figures.arm == arm && figure.value)
                    series.points.push_back({point.value, *figure.value, figure.interval});
        if (!series.points.empty()) chart.series.push_back(std::move(series));
    }
    if (!sweep.points.empty()) {
        chart.x.low = sweep.points.front().value;
        chart.x.high = sweep.points.back().value;
    }
    if (!(chart.x.low < chart.x.high)) {
        chart.x.low -= 0.5;
        chart.x.high = chart.x.low + 1;
    }
    chart.x.ticks = roundTicks(chart.x.low, chart.x.high, 5);
    chart.y = axisOf(measure, chart.series, language);
    return chart;
}

Chart lossChart(const std::vector<std::pair<std::int64_t, double>>& curve, Language language)
{
    Chart chart{text(language, Text::ChartLoss),
                {text(language, Text::AxisIteration)},
                {text(language, Text::AxisLoss)},
                {},
                false};
    Series series{text(language, Text::AxisLoss), SeriesRole::Plain, {}, 0};
    for (const auto& [iteration, loss] : curve)
        if (std::isfinite(loss)) series.points.push_back({static_cast<double>(iteration), loss, {}});
    if (series.points.empty()) return chart;
    const auto [least, most] =
        std::minmax_element(series.points.begin(), series.points.end(),
                            [](const ChartPoint& a, const ChartPoint& b) { return a.y < b.y; });
    const double room = std::max((most->y - least->y) * 0.05, std::max(std::abs(most->y), 1.0) * 1e-6);
    chart.y.low = least->y - room;
    chart.y.high = most->y + room;
    chart.x.low = series.points.front().x;
    chart.x.high = std::max(series.points.back().x, chart.x.low + 1);
    chart.x.ticks = roundTicks(chart.x.low, chart.x.high, 5);
    chart.y.ticks = roundTicks(chart.y.low, chart.y.high, 5);
    chart.series.push_back(std::move(series));
    return chart;
}

} // namespace blindspot::report
