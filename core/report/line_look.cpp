#include "core/report/line_look.h"

namespace blindspot::report {

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

LineLook lookOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::HalfSeen:
        return {"#56B4E9", 2.2, {4, 2, 1, 2}};
    case MarkKind::Lost:
        return {"#D55E00", 2.2, {7, 4}};
    case MarkKind::Missed:
        return {"#CC79A7", 1.6, {9, 3, 2, 3}};
    case MarkKind::Invented:
        return {"#E69F00", 2.2, {2, 3}};
    case MarkKind::Found:
        break;
    }
    return {"#0072B2", 2.2, {}};
}

} // namespace blindspot::report
