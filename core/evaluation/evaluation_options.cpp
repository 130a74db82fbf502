#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/evaluation/evaluator.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace blindspot::evaluation {

namespace {

using metrics::SweepKind;

struct Range {
    double low, high;
    const char* text;
};

Range rangeOf(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return {0.05, 10, "0.05 to 10 times the side"};
    case SweepKind::Rotation:
        return {-180, 180, "-180 to 180 degrees"};
    case SweepKind::Brightness:
        return {-1, 1, "-1 to 1 of the full range"};
    case SweepKind::Blur:
        return {0, 1, "0 to 1 of the patch's side"};
    case SweepKind::Distance:
        break;
    }
    return {1, 20, "1 to 20 times the distance"};
}

template <typename Number>
void requireRange(Number value, Number low, Number high, const char* option, const std::string& range)
{
    if (value >= low && value <= high) return;
    std::string text;
    if constexpr (std::is_floating_point_v<Number>)
        text = numberText(value);
    else
        text = std::to_string(value);
    throw Error("the value " + text + " is out of range", option, "use " + range);
}

double numberOf(std::string_view text, const Range& range, const std::string& where)
{
    const std::optional<double> value = finiteNumber(text);
    if (!value || *value < range.low || *value > range.high)
        throw Error("'" + std::string(text) + "' is no value of this sweep", where,
                    std::string("use ") + range.text);
    return *value;
}

} // namespace

std::vector<double> defaultSweepValues(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return {0.25, 0.5, 0.75, 1, 1.25, 1.5};
    case SweepKind::Rotation:
        return {-45, -30, -15, 0, 15, 30, 45};
    case SweepKind::Brightness:
        return {-0.4, -0.2, 0, 0.2, 0.4};
    case SweepKind::Blur:
        return {0, 0.01, 0.02, 0.05, 0.1};
    case SweepKind::Distance:
        break;
    }
    return {1, 1.5, 2, 3, 4};
}

SweepOptions parseSweep(std::string_view text, const std::string& where)
{
    const std::size_t colon = text.find(':');
    SweepOptions sweep;
    sweep.kind = metrics::parseSweepKind(text.substr(0, colon), where);
    if (colon == std::string_view::npos) return sweep;
    for (std::string_view rest = text.substr(colon + 1);;) {
        const std::size_t comma = rest.find(',');
        sweep.values.push_back(numberOf(rest.substr(0, comma), rangeOf(sweep.kind), where));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    std::sort(sweep.values.begin(), sweep.values.end());
    sweep.values.erase(std::unique(sweep.values.begin(), sweep.values.end()), sweep.values.end());
    return sweep;
}

void EvaluationOptions::check() const
{
    requireRange(confidence, 0.001, 0.999, "--confidence", "0.001 to 0.999");
    requireRange(nmsIou, 0.0, 1.0, "--iou", "0 to 1");
    requireRange<std::int64_t>(randomSeeds, 1, 20, "--random-seeds", "1 to 20");
    requireRange<std::int64_t>(bootstrap, 0, 100'000, "--bootstrap", "0 to 100000");
    requireRange<std::int64_t>(batch, 0, 1024, "--batch-size", "auto or 1 to 1024");
}

} // namespace blindspot::evaluation
