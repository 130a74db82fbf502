#include "tests/faults/failing_calls.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace blindspot::faults {

namespace {

// Plain values: they are read where nothing may be allocated or waited for.
std::atomic<bool> active{false}, happenedOnce{false};
std::atomic<std::int64_t> count{0};
Fault wanted;

/// Threads that ask the system something for this file alone.
thread_local bool inside = false;

enum class Verdict { Go, Fail, Half };

[[noreturn]] void endHere()
{
    inside = true;
    if (wanted.power != nullptr) wanted.power->losePower();
    kill(getpid(), SIGKILL);
    std::abort();
}

bool isOfWantedKind(Call call)
{
    return wanted.call == call || (wanted.call == Call::Change && call != Call::Read && call != Call::Allocation);
}

Verdict verdict(Call call)
{
    if (!active.load(std::memory_order_acquire) || inside || !isOfWantedKind(call)) return Verdict::Go;
    const std::int64_t number = ++count;
    if (wanted.number == 0 || number < wanted.number || (number > wanted.number && !wanted.lasting)) return Verdict::Go;
    happenedOnce = true;
    if (wanted.kills) endHere();
    if (wanted.error == 0) return Verdict::Half;
    errno = wanted.error;
    return Verdict::Fail;
}

/// Files that a workspace could keep: neither the standard streams nor pipes, sockets and devices.
bool isFile(int descriptor)
{
    if (descriptor <= 2 || !active.load(std::memory_order_acquire)) return false;
    struct stat status {};
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}


/// What remembers the files asks the system itself, which is not counted.
template <typename Action>
void withPower(const Action& action)
{
    if (!active.load(std::memory_order_acquire) || inside || wanted.power == nullptr) return;
    inside = true;
    action(*wanted.power);
    inside = false;
}

void willWrite(int descriptor)
{
    withPower([&](LostWrites& power) { power.beforeWrite(descriptor); });
}

template <typename Function>
Function* real(const char* symbol)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, symbol));
}

} // namespace

std::string_view name(Call call)
{
    constexpr const char* kNames[] = {"write", "sync", "rename", "open", "read", "allocation", "change"};
    return kNames[static_cast<int>(call)];
}

FailingCalls::FailingCalls(const Fault& fault)
{
    wanted = fault;
    count = 0;
    happenedOnce = false;
    active.store(true, std::memory_order_release);
}

FailingCalls::~FailingCalls()
{
    active.store(false, std::memory_order_release);
}

std::int64_t FailingCalls::counted() const
{
    return count;
}

bool FailingCalls::happened() const
{
    return happenedOnce;
}

} // namespace blindspot::faults

using blindspot::faults::Call;
using blindspot::faults::isFile;
using blindspot::faults::real;
using blindspot::faults::verdict;
using blindspot::faults::Verdict;
using blindspot::faults::LostWrites;
using blindspot::faults::willWrite;
using blindspot::faults::withPower;

// The functions of the C library, by their own names: the program's come before the library's.
extern "C" {

ssize_t write(int descriptor, const void* data, size_t size)
{
    static const auto function = real<ssize_t(int, const void*, size_t)>("write");
    const Verdict now = isFile(descriptor) ? verdict(Call::Write) : Verdict::Go;
    if (now != Verdict::Fail) willWrite(descriptor);
    return now == Verdict::Fail ? -1 : function(descriptor, data, now == Verdict::Half ? std::max<size_t>(size / 2, 1) : size);
}

ssize_t writev(int descriptor, const struct iovec* parts, int countOfParts)
{
    static const auto function = real<ssize_t(int, const struct iovec*, int)>("writev");
    const Verdict now = isFile(descriptor) ? verdict(Call::Write) : Verdict::Go;
    if (now != Verdict::Fail) willWrite(descriptor);
    return now == Verdict::Fail ? -1 : function(descriptor, parts, now == Verdict::Half ? std::max(countOfParts / 2, 1) : countOfParts);
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t offset)
{
    static const auto function = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    const Verdict now = isFile(descriptor) ? verdict(Call::Write) : Verdict::Go;
    if (now != Verdict::Fail) willWrite(descriptor);
    return now == Verdict::Fail ? -1 : function(descriptor, data, now == Verdict::Half ? std::max<size_t>(size / 2, 1) : size, offset);
}

ssize_t pwrite(int descriptor, const void* data, size_t size, off_t offset)
{
    return pwrite64(descriptor, data, size, offset);
}

int ftruncate64(int descriptor, off64_t size)
{
    static const auto function = real<int(int, off64_t)>("ftruncate64");
    if (isFile(descriptor) && verdict(Call::Write) == Verdict::Fail) return -1;
    willWrite(descriptor);
    return function(descriptor, size);
}

int ftruncate(int descriptor, off_t size)
{
    return ftruncate64(descriptor, size);
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t size)
{
    static const auto function = real<int(int, off64_t, off64_t)>("posix_fallocate64");
    return isFile(descriptor) && verdict(Call::Write) == Verdict::Fail ? errno : function(descriptor, offset, size);
}

int fsync(int descriptor)
{
    static const auto function = real<int(int)>("fsync");
    if (verdict(Call::Sync) == Verdict::Fail) return -1;
    const int result = function(descriptor);
    if (result == 0) withPower([&](LostWrites& power) { power.synced(descriptor); });
    return result;
}

int fdatasync(int descriptor)
{
    static const auto function = real<int(int)>("fdatasync");
    if (verdict(Call::Sync) == Verdict::Fail) return -1;
    const int result = function(descriptor);
    if (result == 0) withPower([&](LostWrites& power) { power.synced(descriptor); });
    return result;
}

int syncfs(int descriptor)
{
    static const auto function = real<int(int)>("syncfs");
    if (verdict(Call::Sync) == Verdict::Fail) return -1;
    const int result = function(descriptor);
    if (result == 0) withPower([](LostWrites& power) { power.allSynced(); });
    return result;
}

int rename(const char* from, const char* to)
{
    static const auto function = real<int(const char*, const char*)>("rename");
    if (verdict(Call::Rename) == Verdict::Fail) return -1;
    const int result = function(from, to);
    if (result == 0) withPower([&](LostWrites& power) { power.renamed(from, to); });
    return result;
}

int link(const char* from, const char* to)
{
    static const auto function = real<int(const char*, const char*)>("link");
    return verdict(Call::Rename) == Verdict::Fail ? -1 : function(from, to);
}

int open64(const char* file, int flags, ...)
{
    static const auto function = real<int(const char*, int, ...)>("open64");
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    if (std::strncmp(file, "/proc", 5) != 0 && std::strncmp(file, "/dev", 4) != 0 && std::strncmp(file, "/sys", 4) != 0 &&
        verdict(Call::Open) == Verdict::Fail)
        return -1;
    return function(file, flags, mode);
}

int open(const char* file, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return open64(file, flags, mode);
}

FILE* fopen64(const char* file, const char* mode)
{
    static const auto function = real<FILE*(const char*, const char*)>("fopen64");
    const bool counts = std::strncmp(file, "/proc", 5) != 0 && std::strncmp(file, "/sys", 4) != 0;
    return counts && verdict(Call::Open) == Verdict::Fail ? nullptr : function(file, mode);
}

FILE* fopen(const char* file, const char* mode)
{
    return fopen64(file, mode);
}

int mkdir(const char* folder, mode_t mode)
{
    static const auto function = real<int(const char*, mode_t)>("mkdir");
    return verdict(Call::Open) == Verdict::Fail ? -1 : function(folder, mode);
}

ssize_t sendfile64(int to, int from, off64_t* offset, size_t size)
{
    static const auto function = real<ssize_t(int, int, off64_t*, size_t)>("sendfile64");
    if (isFile(to) && verdict(Call::Write) == Verdict::Fail) return -1;
    willWrite(to);
    return function(to, from, offset, size);
}

ssize_t sendfile(int to, int from, off_t* offset, size_t size)
{
    return sendfile64(to, from, offset, size);
}

ssize_t copy_file_range(int from, off64_t* fromOffset, int to, off64_t* toOffset, size_t size, unsigned flags)
{
    static const auto function = real<ssize_t(int, off64_t*, int, off64_t*, size_t, unsigned)>("copy_file_range");
    if (isFile(to) && verdict(Call::Write) == Verdict::Fail) return -1;
    willWrite(to);
    return function(from, fromOffset, to, toOffset, size, flags);
}

ssize_t read(int descriptor, void* data, size_t size)
{
    static const auto function = real<ssize_t(int, void*, size_t)>("read");
    const Verdict now = isFile(descriptor) ? verdict(Call::Read) : Verdict::Go;
    return now == Verdict::Fail ? -1 : function(descriptor, data, now == Verdict::Half ? std::max<size_t>(size / 2, 1) : size);
}

ssize_t pread64(int descriptor, void* data, size_t size, off64_t offset)
{
    static const auto function = real<ssize_t(int, void*, size_t, off64_t)>("pread64");
    const Verdict now = isFile(descriptor) ? verdict(Call::Read) : Verdict::Go;
    return now == Verdict::Fail ? -1 : function(descriptor, data, now == Verdict::Half ? std::max<size_t>(size / 2, 1) : size, offset);
}

ssize_t pread(int descriptor, void* data, size_t size, off_t offset)
{
    return pread64(descriptor, data, size, offset);
}

} // extern "C"

namespace {

/// Smaller ones are not made to fail: no system refuses them alone, and libstdc++ has functions that may not throw and yet ask for some (of
/// directory iterators), which end any program then.
constexpr std::size_t kLeastAllocation = 4096;

void* allocated(std::size_t size)
{
    if (size >= kLeastAllocation && verdict(Call::Allocation) == Verdict::Fail) throw std::bad_alloc();
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t size)
{
    return allocated(size);
}
void* operator new[](std::size_t size)
{
    return allocated(size);
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    std::free(memory);
}
