// An Approach is a drawn place in which one person walks up to the camera, so that something that the person carries can be laid on
// the picture where it would be.
#pragma once

#include "core/imaging/canvas.h"
#include "core/scenes/scene.h"

#include <cstdint>
#include <memory>

namespace blindspot::scenes {

struct ApproachView {
    Scene scene;
    Box walker; ///< of the person, all of it, also what lies outside the picture or behind others, pixels
    double distance = 0; ///< metres from the camera to the person's chest
    imaging::Point chest; ///< where its middle is seen, pixels
    double pixels = 0;    ///< of a metre at the chest
};

/// Without state: several threads may use one. Who and what stands between the person and the camera is left out.
class Approach {
  public:
    static constexpr double kNearest = 2.5, kFarthest = 16; ///< metres

    explicit Approach(std::uint64_t seed);
    ~Approach();

    /// The person `metres` before the camera, from kNearest to kFarthest, `aside` metres to the right of the picture's middle; what
    /// falls from the sky and the camera's noise are drawn anew for each `frame`.
    ApproachView at(double metres, double aside, std::uint64_t frame) const;
    /// Of the camera, pixels.
    static constexpr double focal() { return 560; }

  private:
    struct Stills;
    std::unique_ptr<const Stills> stills_;
};

} // namespace blindspot::scenes
