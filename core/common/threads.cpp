#include "core/common/threads.h"

#include "core/common/error.h"
#include "core/common/system_message.h"

#include <atomic>
#include <limits>
#include <system_error>
#include <utility>

namespace blindspot {

namespace {

constexpr int kUnlimited = std::numeric_limits<int>::max();

std::atomic<int>& allowance()
{
    static std::atomic<int> left{kUnlimited};
    return left;
}

/// As the constructor of std::thread where the system refuses. Errors: std::system_error.
void takeAllowance()
{
    int left = allowance().load();
    while (left != kUnlimited)
        if (left <= 0)
            throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
        else if (allowance().compare_exchange_weak(left, left - 1))
            return;
}

Error refusal(const std::error_code& code)
{
    return Error({Message::tr("no thread can be started (%1)"), systemMessage(code)}, {},
                 Message::tr("end other programs, or raise the limit of processes"));
}

} // namespace

std::thread startThread(std::function<void()> body)
{
    try {
        takeAllowance();
        return std::thread(std::move(body));
    } catch (const std::system_error& error) {
        throw refusal(error.code());
    }
}

std::size_t HelperThreads::start(std::size_t count, const std::function<void()>& body)
{
    threads_.reserve(threads_.size() + count);
    for (std::size_t i = 0; i < count; ++i)
        try {
            takeAllowance();
            threads_.emplace_back(body);
        } catch (const std::system_error&) {
            return i;
        }
    return count;
}

std::size_t HelperThreads::startSome(std::size_t count, const std::function<void()>& body)
{
    const std::size_t started = start(count, body);
    if (started == 0) throw refusal(std::make_error_code(std::errc::resource_unavailable_try_again));
    return started;
}

ThreadLimit::ThreadLimit(int allowed)
{
    allowance() = allowed;
}

ThreadLimit::~ThreadLimit()
{
    allowance() = kUnlimited;
}

} // namespace blindspot
