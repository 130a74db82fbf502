// A MovingStreet is a drawn street in which people walk, dogs run beside them and cars and bicycles pass: a scene for every
// moment of time, so that whatever looks at a video can be tried without a camera.
#pragma once

#include "core/scenes/scene.h"

#include <cstdint>
#include <memory>

namespace blindspot::scenes {

/// Without state: several threads may use one.
class MovingStreet {
  public:
    explicit MovingStreet(std::uint64_t seed);
    ~MovingStreet();

    /// The scene `seconds` after the beginning, from 0 on, without an end: a function of the seed and the time alone, with the
    /// exact boxes of who is to be seen then (everybody, as in a photograph). The camera does not move; its noise and what falls
    /// from the sky are drawn anew for each `frame`.
    Scene at(double seconds, std::uint64_t frame) const;

  private:
    struct Stills;
    std::unique_ptr<const Stills> stills_;
};

} // namespace blindspot::scenes
