// Types for progress: the code that does a piece of work passes its Progress to a ProgressSink.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <functional>

namespace blindspot {

/// A state of progress: `done` of `total` units; `total` is 0 while it is not known.
struct Progress {
    Message phase;
    std::int64_t done = 0;
    std::int64_t total = 0;
};

/// Called on the worker's thread; must return quickly and must not throw.
using ProgressSink = std::function<void(const Progress&)>;

} // namespace blindspot
