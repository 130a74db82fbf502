#include "core/common/number_text.h"
#include "core/report/numbers.h"
#include "core/report/studies/study_document.h"
#include "core/report/studies/study_texts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace blindspot::report {

namespace {

using metrics::StudyReport;

/// Around all points and intervals, and 0.
Axis axisAround(const std::string& title, const std::vector<Series>& series)
{
    double low = 0, high = 0.1;
    for (const Series& one : series)
        for (const ChartPoint& point : one.points) {
            low = std::min({low, point.y, point.interval ? point.interval->low : point.y});
            high = std::max({high, point.y, point.interval ? point.interval->high : point.y});
        }
    low = std::floor(low * 10 + 1e-9) / 10;
    high = std::ceil(high * 10 - 1e-9) / 10;
    return {title, low, high, roundTicks(low, high, 5)};
}

/// Where a setting's value stands among all values of the option: 0 lowest, 1 highest. Names in the order of the study.
std::map<std::string, double> placesOf(const StudyReport& report, std::size_t option)
{
    std::vector<std::string> values;
    bool numbers = true;
    for (const metrics::StudySettingResult& setting : report.settings) {
        const std::string& value = setting.values[option];
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
        numbers = numbers && finiteNumber(value).has_value();
    }
    std::map<std::string, double> places;
    if (numbers && values.size() > 1) {
        const auto number = [](const std::string& value) { return *finiteNumber(value); };
        const auto [low, high] = std::minmax_element(values.begin(), values.end(),
                                                     [&](const std::string& a, const std::string& b) { return number(a) < number(b); });
        for (const std::string& value : values)
            places[value] = (number(value) - number(*low)) / (number(*high) - number(*low));
        return places;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        places[values[i]] = values.size() > 1 ? static_cast<double>(i) / static_cast<double>(values.size() - 1) : 0.5;
    return places;
}

std::string rangeText(const std::string& low, const std::string& high, Language language)
{
    return low == high ? low : say(language, study::kRange, {low, high});
}

/// A value, or "1 to 3.2".
std::string levelText(const metrics::StudyLevel& level, Language language)
{
    return level.upTo.empty() ? level.label : rangeText(level.from, level.upTo, language);
}

/// "patch size 50 to 200".
std::string axisLabel(const StudyReport& report, std::size_t option, const std::map<std::string, double>& places, Language language)
{
    const auto at = [&places](double place) {
        for (const auto& [value, where] : places)
            if (where == place) return value;
        return std::string();
    };
    const std::string range = places.size() == 1 ? places.begin()->first : rangeText(at(0), at(1), language);
    return studyOptionText(report, option, language) + " " + range;
}

} // namespace

Chart studyOptionChart(const StudyReport& report, std::size_t option, Language language)
{
    const metrics::StudyOptionEffect& effect = report.options.at(option);
    const std::string title = studyOptionText(report, option, language);
    Chart chart{title, {}, {}, {}, false};
    // At even distances: values that are multiples of each other would crowd at one end.
    Series series{title, SeriesRole::Plain, {}, 1, false};
    for (std::size_t level = 0; level < effect.levels.size(); ++level) {
        const auto x = static_cast<double>(level);
        chart.x.ticks.push_back({x, levelText(effect.levels[level], language)});
        if (const metrics::Figure& figure = effect.levels[level].figure; figure.value)
            series.points.push_back({x, *figure.value, figure.interval});
    }
    chart.series.push_back(std::move(series));
    chart.x.title = title;
    chart.x.low = -0.5;
    chart.x.high = std::max(0.5, static_cast<double>(effect.levels.size()) - 0.5);
    chart.y = axisAround(say(language, study::kAxisFigure), chart.series);
    return chart;
}

Chart studyLinesChart(const StudyReport& report, Language language)
{
    const std::size_t options = report.options.size();
    Chart chart{say(language, study::kHeadLines), {}, {}, {}, false};
    std::vector<std::map<std::string, double>> places;
    for (std::size_t o = 0; o < options; ++o) {
        places.push_back(placesOf(report, o));
        chart.x.ticks.push_back({static_cast<double>(o), axisLabel(report, o, places.back(), language)});
    }
    double low = INFINITY, high = -INFINITY;
    for (const metrics::StudySettingResult& setting : report.settings)
        if (setting.figure.value) low = std::min(low, *setting.figure.value), high = std::max(high, *setting.figure.value);
    chart.x.ticks.push_back({static_cast<double>(options), say(language, study::kFigure) + " " + rangeText(decimals(low), decimals(high), language)});
    const metrics::StudySettingResult* best = report.bestResult();
    // The best one last, above the others.
    for (const bool bold : {false, true})
        for (const metrics::StudySettingResult& setting : report.settings) {
            if (!setting.figure.value || bold != (&setting == best)) continue;
            Series series{say(language, bold ? study::kBest : study::kOthers), bold ? SeriesRole::Patch : SeriesRole::Plain, {}, 1};
            for (std::size_t o = 0; o < options; ++o)
                series.points.push_back({static_cast<double>(o), places[o].at(setting.values[o]), {}});
            series.points.push_back({static_cast<double>(options), high > low ? (*setting.figure.value - low) / (high - low) : 0.5, {}});
            chart.series.push_back(std::move(series));
        }
    // Room for the label under each axis.
    chart.x.low = -0.5;
    chart.x.high = static_cast<double>(options) + 0.5;
    chart.y = {{}, 0, 1, {{0, say(language, study::kLowest)}, {1, say(language, study::kHighest)}}};
    return chart;
}

Chart studyImportanceChart(const StudyReport& report, Language language)
{
    Chart chart{say(language, study::kHeadMatters), {}, {}, {}};
    Series explained{say(language, study::kLegendExplained), SeriesRole::Grey, {}, 1, false};
    Series adjusted{say(language, study::kLegendAdjusted), SeriesRole::Patch, {}, 1, false};
    for (std::size_t o = 0; o < report.importance.options.size(); ++o) {
        const auto x = static_cast<double>(o);
        chart.x.ticks.push_back({x, studyOptionText(report, o, language)});
        explained.points.push_back({x - 0.08, report.importance.options[o].explained, {}});
        adjusted.points.push_back({x + 0.08, report.importance.options[o].adjusted, {}});
    }
    chart.x.low = -0.5;
    chart.x.high = std::max(0.5, static_cast<double>(report.importance.options.size()) - 0.5);
    // Where an option explains nothing its mark lies on 0, not half under the frame.
    chart.y = {say(language, study::kAxisExplained), -0.05, 1.05, roundTicks(0, 1, 5)};
    chart.series = {std::move(explained), std::move(adjusted)};
    return chart;
}

} // namespace blindspot::report
