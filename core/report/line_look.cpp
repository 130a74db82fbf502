#include "core/report/line_look.h"

#include <utility>

namespace blindspot::report {

namespace {

constexpr double kFaint = 0.6; ///< what is invented stands behind what is lost

/// `dashes` in widths of the line.
LineLook boxLine(const char* color, std::vector<double> dashes, double opacity = 1)
{
    constexpr double kWidth = 1.5;
    for (double& dash : dashes)
        dash *= kWidth;
    return {color, kWidth, std::move(dashes), opacity};
}

} // namespace

LineLook lookOf(SeriesRole role)
{
    switch (role) {
    case SeriesRole::Grey:
        return {"#E69F00", 1.6, {6, 3}};
    case SeriesRole::Random:
        return {"#009E73", 1.6, {1.6, 2.4}};
    case SeriesRole::Patch:
        return {"#D55E00", 2.6, {}};
    case SeriesRole::Clean:
    case SeriesRole::Plain:
        break;
    }
    return {"#0072B2", 1.6, {}};
}

LineLook lookOf(metrics::MarkKind kind)
{
    using metrics::MarkKind;
    switch (kind) {
    case MarkKind::HalfSeen:
        return boxLine("#009E73", {8, 2});
    case MarkKind::Hidden:
        return boxLine("#D55E00", {4, 2});
    case MarkKind::Missed:
        return boxLine("#CC79A7", {4, 2, 1, 2});
    case MarkKind::InventedOnObject:
        return boxLine("#E69F00", {4, 2, 1, 2, 1, 2}, kFaint);
    case MarkKind::InventedElsewhere:
        return boxLine("#E69F00", {1, 2}, kFaint);
    case MarkKind::Found:
        break;
    }
    return boxLine("#0072B2", {});
}

} // namespace blindspot::report
