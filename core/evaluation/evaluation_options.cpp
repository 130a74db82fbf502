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
    Message::Text remedy; ///< its places: the two limits
};

Range rangeOf(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return {0.05, 10, Message::tr("use %1 to %2 times the side")};
    case SweepKind::Rotation:
        return {-180, 180, Message::tr("use %1 to %2 degrees")};
    case SweepKind::Brightness:
        return {-1, 1, Message::tr("use %1 to %2 of the full range")};
    case SweepKind::Blur:
        return {0, 1, Message::tr("use %1 to %2 of the patch's side")};
    case SweepKind::Distance:
        break;
    }
    return {1, 20, Message::tr("use %1 to %2 times the distance")};
}

template <typename Number>
void requireRange(Number value, Number low, Number high, const char* option, const Message& remedy)
{
    if (value >= low && value <= high) return;
    std::string text;
    if constexpr (std::is_floating_point_v<Number>)
        text = numberText(value);
    else
        text = std::to_string(value);
    throw Error({Message::tr("the value %1 is out of range"), text}, option, remedy);
}

double numberOf(std::string_view text, const Range& range, const Place& where)
{
    const std::optional<double> value = finiteNumber(text);
    if (!value || *value < range.low || *value > range.high)
        throw Error({Message::tr("'%1' is no value of this sweep"), text}, where,
                    {range.remedy, numberText(range.low), numberText(range.high)});
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

SweepOptions parseSweep(std::string_view text, const Place& where)
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
    constexpr Message::Text use = Message::tr("use %1 to %2");
    requireRange(confidence, 0.001, 0.999, "--confidence", {use, "0.001", "0.999"});
    requireRange(nmsIou, 0.0, 1.0, "--iou", {use, 0, 1});
    requireRange<std::int64_t>(randomSeeds, 1, 20, "--random-seeds", {use, 1, 20});
    requireRange<std::int64_t>(bootstrap, 0, 100'000, "--bootstrap", {use, 0, 100'000});
    requireRange<std::int64_t>(batch, 0, 1024, "--batch-size",
                               {Message::tr("use auto or %1 to %2"), 1, 1024});
}

} // namespace blindspot::evaluation
