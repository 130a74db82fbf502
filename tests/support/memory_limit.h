// A MemoryLimit bounds what the process may claim while it lives, so that a test fails where hostile input
// takes memory without bound.
#pragma once

#include <cstdint>
#include <fstream>
#include <sys/resource.h>

namespace blindspot::test {

/// Claims beyond what the process has now and `more` bytes fail with std::bad_alloc. Under a sanitizer, whose
/// own claims would fail, it does nothing.
class MemoryLimit {
  public:
    explicit MemoryLimit(std::uint64_t more)
    {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        std::uint64_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        rlimit limit{};
        active_ = pages > 0 && getrlimit(RLIMIT_AS, &before_) == 0;
        limit = before_;
        limit.rlim_cur = pages * 4096 + more;
        active_ = active_ && limit.rlim_cur < before_.rlim_max && setrlimit(RLIMIT_AS, &limit) == 0;
#else
        static_cast<void>(more);
#endif
    }
    ~MemoryLimit()
    {
        if (active_) setrlimit(RLIMIT_AS, &before_);
    }
    MemoryLimit(const MemoryLimit&) = delete;
    MemoryLimit& operator=(const MemoryLimit&) = delete;

    /// False: it does nothing here.
    bool active() const
    {
        return active_;
    }

  private:
    rlimit before_{};
    bool active_ = false;
};

} // namespace blindspot::test
