// A Canvas is a picture to draw on: it fills outlines with smooth edges and keeps for every pixel the object
// that it shows.
#pragma once

#include "core/common/box.h"
#include "core/imaging/image.h"
#include "core/imaging/planes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::imaging {

/// In pixels; pixel (0, 0) covers [0, 1) x [0, 1).
struct Point {
    double x = 0;
    double y = 0;

    Point operator+(Point other) const { return {x + other.x, y + other.y}; }
    Point operator-(Point other) const { return {x - other.x, y - other.y}; }
    Point operator*(double factor) const { return {x * factor, y * factor}; }
};

/// 0 to 1 a channel; what lies outside is clipped where it is laid on.
struct Colour {
    double r = 0;
    double g = 0;
    double b = 0;

    Colour operator*(double factor) const { return {r * factor, g * factor, b * factor}; }
    Colour operator*(Colour other) const { return {r * other.r, g * other.g, b * other.b}; }
    Colour operator+(Colour other) const { return {r + other.r, g + other.g, b + other.b}; }
};

/// `share` 0: a, 1: b.
constexpr Colour mixed(Colour a, Colour b, double share)
{
    return {a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share, a.b + (b.b - a.b) * share};
}

/// One colour, or a gradient from `from` at `start` to `to` at `end`, which go on beyond both.
struct Paint {
    Colour from;
    Colour to;
    Point start;
    Point end;
    double alpha = 1;

    static Paint plain(Colour colour, double opacity = 1) { return {colour, colour, {}, {}, opacity}; }
};

/// Pixels are covered by exactly the share of their area that lies inside an outline; only additions,
/// multiplications, divisions and square roots of IEEE 754 are used, so that a drawing depends on nothing but
/// what was asked for. (OpenCV's own smooth polygons have a line drawn around them and are half a pixel too
/// large for exact boxes.) Not for several threads at once.
class Canvas {
  public:
    Canvas(int width, int height);

    int width() const { return image_.width; }
    int height() const { return image_.height; }
    Image& image() { return image_; }
    const Image& image() const { return image_; }

    /// What is drawn from now on belongs to this object, 1 to 255; 0: to none, it covers objects.
    void setObject(std::uint8_t object) { object_ = object; }
    std::uint8_t object() const { return object_; }
    /// The object that each pixel shows; a pixel is an object's where the object was laid on at least half of
    /// it.
    const Layer<std::uint8_t>& objects() const { return objects_; }
    /// Pixels that the object took when it was drawn, later ones that cover it not counted.
    std::int64_t pixelsTaken(std::uint8_t object) const { return taken_[object]; }
    /// What the object's outlines reach, also outside the picture. Empty: 0 x 0.
    Box reach(std::uint8_t object) const { return reach_[object]; }

    /// Fills the inside of one outline, which closes itself; it may cross itself where its parts turn alike.
    void fill(std::span<const Point> outline, const Paint& paint);

    /// Adds the outline to the shadow: it darkens nothing before `layShadow`.
    void cast(std::span<const Point> outline, double strength);
    /// Multiplies what is drawn so far by `colour` where the shadow is, its rim softened by `sigma` pixels,
    /// and empties it.
    void layShadow(Colour colour, double sigma);

    /// Adds light around a point, none from `radius` on.
    void glow(Point centre, double radius, Colour light);

  private:
    struct Bounds {
        int x1, y1, x2, y2;
    };
    bool cover(std::span<const Point> outline, Bounds& bounds);
    void addEdge(Point a, Point b, const Bounds& bounds);
    void extendReach(std::span<const Point> outline);
    void take(std::uint8_t* shown, std::ptrdiff_t count);
    void layRow(int y, const Bounds& bounds, const Paint& paint, const float* cover);

    Image image_;
    Layer<std::uint8_t> objects_;
    Mask shadow_;
    std::vector<float> area_; ///< signed areas of the outline being filled, a column more than its bounds
    std::uint8_t object_ = 0;
    std::vector<std::int64_t> taken_;
    std::vector<Box> reach_;
};

/// A camera's exposure: how it turns light into the picture's values.
struct Exposure {
    double gain = 1;
    double contrast = 1; ///< around mid-grey
    Colour balance{1, 1, 1};
    double vignette = 0;   ///< share of the light that the corners lose
    double blur = 0;       ///< sigma, in pixels; below 0.2 none
    double noise = 0;      ///< standard deviation in grey levels, at mid-grey
    std::uint64_t key = 0; ///< of the noise
};

/// The picture as that camera takes it.
void expose(Image& image, const Exposure& exposure);

} // namespace blindspot::imaging
