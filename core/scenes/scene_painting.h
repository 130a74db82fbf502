// Functions that paint the figures of a scene over its ground and tell what of them is to be seen. Private to this folder.
#pragma once

#include "core/scenes/layout.h"

#include <vector>

namespace blindspot::scenes {

inline constexpr std::size_t kMostFigures = 120; ///< a byte marks them

struct PaintedFigures {
    std::vector<SceneObject> objects;
    imaging::Layer<std::uint8_t> shown;
};

/// The order in which they are drawn.
void sortFarFirst(std::vector<Figure>& figures);

/// Over the ground: shadows, the walls that hide shadows, then the figures, which are sorted. At most kMostFigures. The light and
/// what falls from the sky are the caller's.
PaintedFigures paintFigures(const Stage& stage, const Layout& layout, const std::vector<Figure>& figures, Dice& walls);

/// Only the figures, each with its mark: its place in the list, from 1.
void drawFigures(const Stage& stage, const std::vector<Figure>& figures);
/// What is seen of those that a canvas shows.
std::vector<SceneObject> objectsOf(const imaging::Canvas& canvas, const std::vector<Figure>& figures);

} // namespace blindspot::scenes
