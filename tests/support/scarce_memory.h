// LibTorch's CPU allocator, with memory that runs out on demand.
#pragma once

#include <c10/core/Allocator.h>
#include <torch/version.h>

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace blindspot::testing {

/// While it lives, the next `failures` large requests are refused, with `text` as what a library says of it.
class ScarceMemory final : public c10::Allocator {
  public:
    explicit ScarceMemory(std::string says = "CUDA out of memory. Tried to allocate 20.00 MiB")
        : text(std::move(says)), real_(c10::GetAllocator(c10::kCPU))
    {
        c10::SetAllocator(c10::kCPU, this);
    }
    ~ScarceMemory() override { c10::SetAllocator(c10::kCPU, real_); }

#if TORCH_VERSION_MAJOR >= 2
    c10::DataPtr allocate(std::size_t bytes) override
    {
        return checked(bytes);
    }
    void copy_data(void* to, const void* from, std::size_t bytes) const override
    {
        default_copy_data(to, from, bytes);
    }
#else
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        return checked(bytes);
    }
#endif
    c10::DeleterFnPtr raw_deleter() const override
    {
        return real_->raw_deleter();
    }

    mutable std::atomic<int> failures = 0;
    /// Requests above this are large, bytes.
    std::size_t large = 50000;
    std::string text;

  private:
    c10::DataPtr checked(std::size_t bytes) const
    {
        if (bytes > large && failures > 0) {
            --failures;
            throw std::runtime_error(text);
        }
        return real_->allocate(bytes);
    }

    c10::Allocator* real_;
};

} // namespace blindspot::testing
