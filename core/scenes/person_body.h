// A Body draws a person's body. Private to person_draw.cpp and person_gear.cpp.
#pragma once

#include "core/scenes/person.h"

#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace blindspot::scenes {

class Body {
  public:
    Body(FigurePainter& pen, const Person& person)
        : pen_(pen), person_(person), bones_(skeletonOf(person)), h_(person.height),
          wide_(person.build * person.height)
    {
    }

    void draw();

  private:
    using Part = std::pair<double, std::function<void()>>;

    void add(double depth, std::function<void()> part) { parts_.emplace_back(depth, std::move(part)); }
    /// The far arm and leg lie in the body's shade.
    Look round(Vec joint) const
    {
        const bool behind = pen_.depth(joint) > pen_.depth(bones_.hip) + 0.04 * h_;
        return {behind ? -0.35 : 0.0, 0.8, 1, false};
    }
    /// Half the width of something that is `side` wide and `deep` deep, as it is seen from the camera.
    double seen(double side, double deep) const
    {
        const double s = sine(pen_.place().yaw), c = cosine(pen_.place().yaw);
        return std::sqrt(side * side * s * s + deep * deep * c * c) * wide_;
    }

    void leg(int i);
    void shoe(int i);
    void torso();
    void skirt();
    void front();
    void arm(int i);
    void backpack(Vec place);
    void umbrella();
    std::vector<Vec> column(const std::vector<std::pair<Vec, double>>& rings) const;

    FigurePainter& pen_;
    const Person& person_;
    Skeleton bones_;
    double h_, wide_;
    std::vector<Part> parts_;
};

} // namespace blindspot::scenes
