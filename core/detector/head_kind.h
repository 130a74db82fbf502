// A HeadKind says which of a network's heads speaks: YOLOv10 and YOLO26 have two, RT-DETR has a decoder of queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace blindspot::detector {

enum class HeadKind {
    OneToMany, ///< several anchors answer for an object: non-maximum suppression follows
    OneToOne,  ///< one anchor answers for an object: the best 300 are the result
    Queries    ///< a fixed number of queries, each with its box (RT-DETR): the best 300 are the result
};

/// "one2many" and "one2one", as ultralytics calls them; "queries".
constexpr std::string_view headName(HeadKind kind)
{
    return kind == HeadKind::OneToMany ? "one2many" : kind == HeadKind::OneToOne ? "one2one" : "queries";
}
/// Empty for any other text.
constexpr std::optional<HeadKind> headFromName(std::string_view name)
{
    for (const HeadKind kind : {HeadKind::OneToMany, HeadKind::OneToOne, HeadKind::Queries})
        if (headName(kind) == name) return kind;
    return std::nullopt;
}

} // namespace blindspot::detector
