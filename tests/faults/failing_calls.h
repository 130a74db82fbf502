// Calls of the system that fail on demand, in the program that this is linked into and in every library of it: the nth write, sync,
// rename, opening or allocation from here on.
#pragma once

#include "tests/faults/lost_writes.h"

#include <cstdint>
#include <string_view>

namespace blindspot::faults {

enum class Call {
    Write,      ///< write, writev, pwrite; ftruncate and posix_fallocate, which need room too
    Sync,       ///< fsync, fdatasync, syncfs
    Rename,     ///< rename, link
    Open,       ///< open, fopen, mkdir of what is to be written
    Read,       ///< read, pread
    Allocation, ///< operator new, of 4 KiB and more
    Change,     ///< write, sync, rename or open
};
std::string_view name(Call call);

/// What the call does instead.
struct Fault {
    Call call = Call::Write;
    int error = 0;            ///< errno that it fails with; 0: it does half of what it should (writes and reads only)
    std::int64_t number = 0;  ///< which one, counted from 1; 0: none fails, they are only counted
    bool lasting = false;     ///< so do all after it, as on a full disk
    /// In place of the call the process ends, as by kill -9; with `power` as by a loss of power.
    bool kills = false;
    LostWrites* power = nullptr;
};

/// From construction to destruction the calls of the process are counted and the fault happens. Calls on standard streams, pipes, sockets
/// and /proc are not counted. One at a time; calls may come from any thread.
class FailingCalls {
  public:
    explicit FailingCalls(const Fault& fault);
    ~FailingCalls();
    FailingCalls(const FailingCalls&) = delete;
    FailingCalls& operator=(const FailingCalls&) = delete;

    /// Of the fault's kind, so far.
    std::int64_t counted() const;
    /// Whether the fault has happened.
    bool happened() const;
};

} // namespace blindspot::faults
