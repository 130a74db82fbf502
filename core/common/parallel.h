// Functions that split a loop with independent iterations over several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace blindspot {

/// Calls `part(begin, end)` for parts that make up [0, count), one for each core, on as many threads as the system gives, and
/// returns when all are done. A count below `grain` is done by the caller. Errors: what the first part to fail throws,
/// when the others are done.
void parallelFor(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t begin, std::size_t end)>& part);

/// Calls `each(index)` for every index below `count`, on up to `threads` threads (0: one for each core) that take the next one when
/// they are done with theirs, on fewer where the system gives no more. No further one is taken once `each` has said false or has
/// thrown. Errors: what the first to fail throws, when the others are done.
void forEachIndex(std::size_t count, std::size_t threads, const std::function<bool(std::size_t index)>& each);

} // namespace blindspot
