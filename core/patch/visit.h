// A Visit is one use of an image in a patch's training.
#pragma once

#include <cstddef>
#include <cstdint>

namespace blindspot::patch {

/// One visit of an image: the n-th of its iteration. Draws depend on (seed, iteration, image id, repeat)
/// alone.
struct Visit {
    std::size_t image = 0;
    std::int64_t iteration = 0;
    std::int64_t repeat = 0; ///< above 0 where an input is filled up with images visited already
};

} // namespace blindspot::patch
