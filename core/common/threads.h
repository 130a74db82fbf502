// Functions and a class that start threads. Where the system gives no more threads, startThread throws an
// Error and HelperThreads goes on with fewer.
#pragma once

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace blindspot {

/// A thread that runs `body`, which does not throw. Errors: Error where the system gives no more threads.
std::thread startThread(std::function<void()> body);

/// Threads that do the same work side by side and are joined when this goes: what they wait for must have ended by then.
class HelperThreads {
  public:
    /// Up to `count` more, each of which runs `body`, which does not throw. Returns how many there are of them: fewer where the
    /// system gives no more, and then the work takes longer.
    std::size_t start(std::size_t count, const std::function<void()>& body);
    /// The same where nobody else does the work. Errors: Error where there is not one.
    std::size_t startSome(std::size_t count, const std::function<void()>& body);
    void join() { threads_.clear(); }

  private:
    std::vector<std::jthread> threads_;
};

/// For tests: while it lives the functions above get `allowed` more threads and then none, as from a system that is at its limit.
class ThreadLimit {
  public:
    explicit ThreadLimit(int allowed);
    ThreadLimit(const ThreadLimit&) = delete;
    ThreadLimit& operator=(const ThreadLimit&) = delete;
    ~ThreadLimit();
};

} // namespace blindspot
