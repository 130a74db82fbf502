// A HeadKind says which of a network's heads speaks: YOLOv10 and YOLO26 have two.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace blindspot::detector {

enum class HeadKind {
    OneToMany, ///< several anchors answer for an object: non-maximum suppression follows
    OneToOne   ///< one anchor answers for an object: the best 300 are the result
};

/// "one2many" and "one2one", as ultralytics calls them.
constexpr std::string_view headName(HeadKind kind)
{
    return kind == HeadKind::OneToMany ? "one2many" : "one2one";
}
/// Empty for any other text.
constexpr std::optional<HeadKind> headFromName(std::string_view name)
{
    for (const HeadKind kind : {HeadKind::OneToMany, HeadKind::OneToOne})
        if (headName(kind) == name) return kind;
    return std::nullopt;
}

} // namespace blindspot::detector
