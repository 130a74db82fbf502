// A FigurePainter draws a figure's parts, given in metres of the figure, onto the canvas: in the light, as a
// shadow or as a reflection.
#pragma once

#include "core/imaging/canvas.h"
#include "core/scenes/geometry.h"
#include "core/scenes/light.h"

#include <vector>

namespace blindspot::scenes {

enum class Pass { Picture, Shadow, Reflection };

/// The lighting of a surface.
struct Look {
    double towards = 0;   ///< -1 away from the sun to 1 facing it
    double roundness = 0; ///< 0 flat, 1 as a column: one side is lit, the other is not
    double alpha = 1;
    bool shining = false; ///< has a light of its own
};

class FigurePainter {
  public:
    FigurePainter(imaging::Canvas& canvas, const Camera& camera, const Light& light, Pass pass, const Place& place)
        : canvas_(canvas), camera_(camera), light_(light), pass_(pass), place_(place)
    {
    }

    /// Pixels a metre where the figure stands.
    double scale() const { return camera_.scale(place_.z); }
    /// Whether something of that size, in metres, can be seen at all.
    bool shows(double metres) const { return pass_ == Pass::Picture && metres * scale() > 0.6; }
    /// Distance of a point of the figure from the camera: what is greater is drawn first.
    double depth(Vec local) const { return place_.toWorld(local).z; }
    Pass pass() const { return pass_; }
    const Light& light() const { return light_; }
    const Place& place() const { return place_; }
    Point at(Vec local) const;

    /// What is carried but no part of the figure: it belongs to no object. Calls `drawing` in between.
    template <typename Drawing>
    void carried(Drawing drawing)
    {
        const std::uint8_t object = canvas_.object();
        canvas_.setObject(0);
        drawing();
        canvas_.setObject(object);
    }

    /// An outline in the figure's space.
    void area(const std::vector<Vec>& outline, Colour colour, const Look& look = {});
    /// A gradient from the outline's top to its bottom.
    void fade(const std::vector<Vec>& outline, Colour top, Colour bottom, const Look& look = {});
    /// Thick from a (radius ra) to b (radius rb), round at both ends.
    void limb(Vec a, double ra, Vec b, double rb, Colour colour, const Look& look = {0, 1, 1, false});
    /// A line through the points, of even width.
    void line(const std::vector<Vec>& points, double width, Colour colour, const Look& look = {});
    void ball(Vec centre, double radius, Colour colour, const Look& look = {0, 0.7, 1, false});
    /// Radii to the side and up, whichever way the figure looks; `tilt` turns it in the picture.
    void oval(Vec centre, double across, double up, Colour colour, const Look& look = {0, 0.7, 1, false},
              double tilt = 0);

  private:
    void lay(const std::vector<Point>& outline, Colour colour, const Look& look, Point axis);
    void hull(Point a, double ra, Point b, double rb, Colour colour, const Look& look);
    /// Height over width of a circle in this pass: shadows lie flat.
    double flatness() const;

    imaging::Canvas& canvas_;
    const Camera& camera_;
    const Light& light_;
    Pass pass_;
    Place place_;
};

} // namespace blindspot::scenes
