// A Chart is a chart as plain data, curves or dots with their intervals, independent of what draws it.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/measure.h"
#include "core/report/texts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::report {

/// The meaning of a series, which decides its colour (of Okabe and Ito's palette), its line and its marker.
enum class SeriesRole { Clean, Grey, Random, Patch, Plain };

struct ChartPoint {
    double x = 0, y = 0;
    std::optional<metrics::Interval> interval;
};

struct Series {
    std::string name;
    SeriesRole role = SeriesRole::Plain;
    std::vector<ChartPoint> points;
    std::size_t markEvery = 1; ///< a marker at each so many points; 0: none
    bool line = true;          ///< joined, intervals as a band; else each point with a whisker
};

struct Tick {
    double value = 0;
    std::string label;
};

struct Axis {
    std::string title;
    double low = 0, high = 1; ///< low < high
    std::vector<Tick> ticks{};
};

struct Chart {
    std::string title;
    Axis x, y;
    std::vector<Series> series;
    bool legend = true;
};

/// Round ticks, 1, 2 or 5 times a power of ten apart, about `wanted` of them, within [low, high].
std::vector<Tick> roundTicks(double low, double high, int wanted);

/// The arms of one condition and patch, as dots with whiskers.
Chart armsChart(const metrics::Condition& condition, std::int64_t patch, Measure measure, Language language);
/// The same of what the answer is about: the noticed share, in older reports the AP50.
Chart armsChart(const metrics::Condition& condition, std::int64_t patch, Language language);
/// What stands beside others in a chart: a condition and one of its patches, under a name.
struct NamedCondition {
    std::string name;
    const metrics::Condition* condition = nullptr;
    std::int64_t patch = 0;
};
/// The arms of each of them beside each other. Those without this patch are left out.
Chart sideBySideChart(const std::vector<NamedCondition>& subjects, Measure measure, Language language);
/// The arms of each detector beside each other, without a defence, on the images that the answer is about: who is noticed before
/// and after a hardening, or where a patch transfers to. Detectors without this patch are left out.
Chart detectorsChart(const metrics::EvaluationReport& report, std::int64_t patch, Measure measure, Language language);
/// The same of what the answer is about.
Chart detectorsChart(const metrics::EvaluationReport& report, std::int64_t patch, Language language);
/// Precision at recall 0 to 1 of those arms, at IoU 0.5.
Chart precisionChart(const metrics::Condition& condition, std::int64_t patch, Language language);
/// The arms step by step. Of a single point dots.
Chart sweepChart(const metrics::Sweep& sweep, Measure measure, Language language);
/// The same of what the answer is about.
Chart sweepChart(const metrics::Sweep& sweep, Language language);
/// Loss by iteration; points that are not finite are left out.
Chart lossChart(const std::vector<std::pair<std::int64_t, double>>& curve, Language language);

} // namespace blindspot::report
