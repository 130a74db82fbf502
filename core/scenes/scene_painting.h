// Functions that paint the figures of a scene over its ground and tell what of them is to be seen. Private to this folder.
#pragma once

#include "core/scenes/layout.h"

#include <cstdint>
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

/// What of a place stays the same from frame to frame.
struct StillPlace {
    std::uint64_t seed = 0, wallStream = 0; ///< whose numbers draw the walls
    Light light;
    Layout layout;
    imaging::Canvas ground{kSceneWidth, kSceneHeight};
    imaging::Exposure exposure;
};
/// A frame of it with these figures, of which the first kMostFigures are drawn. `frameStream`: whose numbers draw what falls from the sky
/// and the camera's noise.
Scene paintFrame(const StillPlace& place, std::vector<Figure> figures, std::uint64_t frameStream);

} // namespace blindspot::scenes
