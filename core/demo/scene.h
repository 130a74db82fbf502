// A demonstration scene: the picture and what is to be found in it.
#pragma once

#include "core/imaging/image.h"
#include "core/imaging/planes.h"

#include <cstdint>
#include <vector>

namespace blindspot::demo {

/// The annotations' categories; their numbers are COCO's.
enum class Category { None = 0, Person = 1, Bicycle = 2, Car = 3, Dog = 18 };

struct SceneObject {
    Category category = Category::None;
    imaging::Box box;      ///< around the pixels that show the object, and none beside them
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

/// COCO's limit between small and medium objects, and half the width of what a detector with an input of 320
/// pixels still tells apart.
inline constexpr double kSmallestFigure = 32;

/// The scene of that number, from 0. Who is farther away than where an object of the kind's usual size covers
/// `smallest` x `smallest` pixels is left out; 0: nobody. Everything else is the same for any `smallest`. A
/// function of its arguments alone, whatever else was drawn. The pixels are computed without libm and with
/// OpenCV's whole-number blur: the same on every x86-64 processor. Safe to call from several threads.
Scene drawScene(std::uint64_t seed, std::uint64_t number, double smallest = kSmallestFigure);

} // namespace blindspot::demo
