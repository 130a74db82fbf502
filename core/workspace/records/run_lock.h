// A RunLock is the right to train a run. One program holds it at a time, and the system releases it when that
// program ends.
#pragma once

#include <filesystem>
#include <optional>

namespace blindspot::workspace {

/// A lock on the file `lock` in the run's folder (an open file description lock: it is bound to this object,
/// also among the threads of one program, and ends with the process, however that ends).
class RunLock {
  public:
    /// Nothing when another holds it. Errors: Error when the folder cannot be written.
    static std::optional<RunLock> tryAcquire(const std::filesystem::path& runFolder);
    /// Whether anybody holds it. Only looks: it never stands in the way of one who acquires it.
    static bool isHeld(const std::filesystem::path& runFolder);

    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&& other) noexcept;
    ~RunLock();

  private:
    explicit RunLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_ = -1;
};

} // namespace blindspot::workspace
