#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/evaluation/evaluator.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace blindspot::evaluation {

namespace {

using metrics::SweepKind;

/// "use LOW to HIGH" in the unit of the sweep.
Message useSweepValues(SweepKind kind)
{
    const Limit limit = sweepLimit(kind);
    const std::string low = numberText(limit.low), high = numberText(limit.high);
    switch (kind) {
    case SweepKind::Scale:
        return {Message::tr("use %1 to %2 times the side"), low, high};
    case SweepKind::Rotation:
        return {Message::tr("use %1 to %2 degrees"), low, high};
    case SweepKind::Brightness:
        return {Message::tr("use %1 to %2 of the full range"), low, high};
    case SweepKind::Blur:
        return {Message::tr("use %1 to %2 of the patch's side"), low, high};
    case SweepKind::Relight:
        return {Message::tr("use %1 to %2 of the light"), low, high};
    case SweepKind::Bend:
        return {Message::tr("use %1 to %2 degrees"), low, high};
    case SweepKind::Noise:
        return {Message::tr("use %1 to %2 of the full range"), low, high};
    case SweepKind::WhiteBalance:
        return {Message::tr("use %1 to %2 kelvin"), low, high};
    case SweepKind::Gamma:
        return {Message::tr("use an exponent of %1 to %2"), low, high};
    case SweepKind::Jpeg:
        return {Message::tr("use whole numbers from %1 to %2"), low, high};
    case SweepKind::Distance:
        break;
    }
    return {Message::tr("use %1 to %2 times the distance"), low, high};
}

double numberOf(std::string_view text, SweepKind kind, const Place& where)
{
    const std::optional<double> value = finiteNumber(text);
    const bool whole = kind != SweepKind::Jpeg || (value && *value == std::floor(*value));
    if (!value || !sweepLimit(kind).holds(*value) || !whole)
        throw Error({Message::tr("'%1' is no value of this sweep"), text}, where, useSweepValues(kind));
    return *value;
}

/// Whole numbers without an exponent, however large.
std::string wholeText(double value)
{
    return fixedText(value, 0);
}

} // namespace

Limit sweepLimit(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return {0.05, 10};
    case SweepKind::Rotation:
        return {-180, 180};
    case SweepKind::Brightness:
        return {-1, 1};
    case SweepKind::Blur:
        return {0, 1};
    case SweepKind::Relight:
        return {-1, 1};
    case SweepKind::Bend:
        return {0, 90};
    case SweepKind::Noise:
        return {0, 1};
    case SweepKind::WhiteBalance:
        return {2000, 25000};
    case SweepKind::Gamma:
        return {0.1, 10};
    case SweepKind::Jpeg:
        return {1, 100};
    case SweepKind::Distance:
        break;
    }
    return {1, 20};
}

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
    case SweepKind::Relight:
        return {-0.6, -0.3, 0, 0.3, 0.6};
    case SweepKind::Bend:
        return {0, 20, 40, 60, 80};
    case SweepKind::Noise:
        return {0, 0.02, 0.05, 0.1, 0.2};
    case SweepKind::WhiteBalance:
        return {3000, 4500, 6500, 9000, 15000};
    case SweepKind::Gamma:
        return {0.5, 0.7, 1, 1.4, 2};
    case SweepKind::Jpeg:
        return {10, 20, 40, 70, 100};
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
        sweep.values.push_back(numberOf(rest.substr(0, comma), sweep.kind, where));
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    std::sort(sweep.values.begin(), sweep.values.end());
    sweep.values.erase(std::unique(sweep.values.begin(), sweep.values.end()), sweep.values.end());
    return sweep;
}

std::span<const OptionLimit<EvaluationOptions>> EvaluationOptions::limits()
{
    // clang-format off (version 14 takes these functions apart)
    static const std::vector<OptionLimit<EvaluationOptions>> table = {
        {"--confidence", {0.001, 0.999}, [](auto& o) -> auto& { return o.confidence; }},
        {"--iou", {0, 1}, [](auto& o) -> auto& { return o.nmsIou; }},
        {"--notice-overlap", {0.01, 1}, [](auto& o) -> auto& { return o.noticeOverlap; }},
        {"--random-seeds", {1, 20}, [](auto& o) -> auto& { return o.randomSeeds; }},
        {"--bootstrap", {0, 100000}, [](auto& o) -> auto& { return o.bootstrap; }},
        {"--batch-size",
         {0, 1024},
         [](auto& o) -> auto& { return o.batch; },
         {Message::tr("use auto or %1 to %2"), 1, 1024}}};
    // clang-format on
    return table;
}

std::vector<OptionMistake> EvaluationOptions::mistakes() const
{
    std::vector<OptionMistake> found;
    for (const OptionLimit<EvaluationOptions>& entry : limits())
        if (auto mistake = entry.mistakeIn(*this, entry.whole ? wholeText : numberText))
            found.push_back(std::move(*mistake));
    return found;
}

void EvaluationOptions::check() const
{
    const std::vector<OptionMistake> found = mistakes();
    if (!found.empty()) throw Error(found.front().what, found.front().option, found.front().remedy);
}

} // namespace blindspot::evaluation
