#include "core/common/parallel.h"

#include <algorithm>
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
    const auto run = [&](std::size_t index) noexcept {
        try {
            part(count * index / parts, count * (index + 1) / parts);
        } catch (...) {
            failures[index] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < parts; ++i)
            helpers.emplace_back(run, i);
        run(0);
    }
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

} // namespace blindspot
