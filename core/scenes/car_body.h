// Bodywork draws a car's surfaces. Private to car_draw.cpp and car_side.cpp.
#pragma once

#include "core/scenes/car.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace blindspot::scenes {

inline constexpr Colour kGlass = hex(0x33414E);
inline constexpr Colour kSky = hex(0x9DB8C9);
inline constexpr Colour kRubber = hex(0x1D1E20);

class Bodywork {
  public:
    Bodywork(FigurePainter& pen, const Car& car)
        : pen_(pen), car_(car), outline_(outlineOf(car.make)), belt_(beltOf(car.make))
    {
        // The side that the camera sees: its normal points to the camera.
        const Place& place = pen.place();
        const Vec left = Place{0, 0, place.yaw, 0}.toWorld({0, 0, 1});
        near_ = left.x * place.x + left.z * place.z < 0 ? 1 : -1;
        sideLight_ = left.x * near_ * pen.light().side;
    }

    void draw();

  private:
    /// How far out the sheet is at that height and length: less at the roof and at both ends.
    double half(double x, double y) const
    {
        const double inwards = std::max(0.0, (y - belt_) / (1 - belt_));
        const double ends = std::max(0.0, (std::abs(x) - 0.38) / 0.12);
        return car_.width / 2 * (1 - 0.16 * inwards) * (1 - 0.09 * ends * ends);
    }
    Vec on(double x, double y, double side) const { return on(x, y, side, 1); }
    /// `share` 0: the middle of the car, 1: its side.
    Vec on(double x, double y, double side, double share) const
    {
        return {x * car_.length, y * car_.height, half(x, y) * side * share};
    }
    Vec wheel(double end, double side) const
    {
        return {end * 0.305 * car_.length, car_.wheel, (car_.width / 2 - 0.03) * side};
    }
    double lightOf(const Corner& a, const Corner& b) const;
    bool faces(const std::vector<Vec>& quad) const;
    void strip(const Corner& a, const Corner& b);
    void ends();
    void side();
    void windows();
    void lines();
    void wheels(double side, bool far);
    void driver();

    FigurePainter& pen_;
    const Car& car_;
    const std::vector<Corner>& outline_;
    double belt_;
    double near_ = 1;
    double sideLight_ = 0;
};

} // namespace blindspot::scenes
