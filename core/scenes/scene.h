// A Scene is a picture of the demonstration and the annotations of its objects.
#pragma once

#include "core/common/box.h"
#include "core/imaging/image.h"
#include "core/imaging/planes.h"

#include <cstdint>
#include <vector>

namespace blindspot::scenes {

/// The annotations' categories; their numbers are COCO's.
enum class Category { None = 0, Person = 1, Bicycle = 2, Car = 3, Dog = 18 };

struct SceneObject {
    Category category = Category::None;
    Box box;               ///< around the pixels that show the object, and none beside them
    std::int64_t area = 0; ///< how many those are
    double visible = 1;    ///< their share of what would be seen with nothing in front and a wider picture
    std::uint8_t mark = 0; ///< those pixels' value in `shown`
};

struct Scene {
    imaging::Image image;
    std::vector<SceneObject> objects;
    imaging::Layer<std::uint8_t> shown; ///< 0: no object, or one that is not annotated
};

inline constexpr int kSceneWidth = 640;
inline constexpr int kSceneHeight = 480;
/// What shows less of itself, or is smaller in either direction, is drawn but not annotated.
inline constexpr double kLeastVisible = 0.18;
inline constexpr double kLeastSide = 5;

/// The limits below which an object is left out of a scene: too little of it is visible.
struct SceneOptions {
    /// Farther away than where an object of the kind usually covers so many pixels squared; 0: nobody. A
    /// detector with an input of 320 pixels sees half of it.
    double smallest = 40;
    /// Showing less of themselves than this fraction, behind others or at the picture's edge; 0: nobody.
    double leastVisible = 0.5;

    /// Everybody stays, as in a photograph.
    static constexpr SceneOptions everybody() { return {.smallest = 0, .leastVisible = 0}; }
};

/// The scene of that number, from 0: a function of its arguments alone, whatever else was drawn; who is not
/// left out stands where they stand with any options. The pixels are computed without libm and with OpenCV's
/// whole-number blur: the same on every x86-64 processor. Safe to call from several threads.
Scene drawScene(std::uint64_t seed, std::uint64_t number, const SceneOptions& options = {});

} // namespace blindspot::scenes
