#include "core/common/parallel.h"

#include "core/common/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace blindspot {

void parallelFor(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t begin, std::size_t end)>& part)
{
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t parts = std::min(cores, count / std::max<std::size_t>(1, grain));
    if (parts < 2) {
        if (count > 0) part(0, count);
        return;
    }
    std::vector<std::exception_ptr> failures(parts);
    std::atomic<std::size_t> next{0};
    const auto run = [&]() noexcept {
        for (std::size_t index = next++; index < parts; index = next++)
            try {
                part(count * index / parts, count * (index + 1) / parts);
            } catch (...) {
                failures[index] = std::current_exception();
            }
    };
    {
        HelperThreads helpers;
        helpers.start(parts - 1, run);
        run();
    }
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

} // namespace blindspot
