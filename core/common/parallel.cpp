#include "core/common/parallel.h"

#include "core/common/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace blindspot {

namespace {

std::size_t coreCount()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace

void parallelFor(std::size_t count, std::size_t grain,
                 const std::function<void(std::size_t begin, std::size_t end)>& part)
{
    const std::size_t parts = std::min(coreCount(), count / std::max<std::size_t>(1, grain));
    if (parts < 2) {
        if (count > 0) part(0, count);
        return;
    }
    std::vector<std::exception_ptr> failures(parts);
    forEachIndex(parts, parts, [&](std::size_t index) {
        try {
            part(count * index / parts, count * (index + 1) / parts);
        } catch (...) {
            failures[index] = std::current_exception();
        }
        return true;
    });
    for (const std::exception_ptr& failure : failures)
        if (failure) std::rethrow_exception(failure);
}

void forEachIndex(std::size_t count, std::size_t threads, const std::function<bool(std::size_t index)>& each)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> ended{false};
    std::mutex mutex; // the failure
    std::exception_ptr failure;
    const auto run = [&]() noexcept {
        for (std::size_t index = next++; index < count && !ended; index = next++)
            try {
                if (!each(index)) ended = true;
            } catch (...) {
                const std::scoped_lock lock(mutex);
                if (!failure) failure = std::current_exception();
                ended = true;
            }
    };
    {
        HelperThreads helpers;
        const std::size_t wanted = std::min(threads > 0 ? threads : coreCount(), count);
        if (wanted > 1) helpers.start(wanted - 1, run);
        run();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace blindspot
