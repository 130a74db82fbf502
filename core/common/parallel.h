// parallelFor splits a loop with independent iterations over all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace blindspot {

/// Calls `part(begin, end)` for parts that make up [0, count), one for each core, on as many threads as the system gives, and
/// returns when all are done. A count below `grain` is done by the caller. Errors: what the first part to fail throws,
/// when the others are done.
void parallelFor(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t begin, std::size_t end)>& part);

} // namespace blindspot
