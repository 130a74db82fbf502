// Functions that choose the device that the work runs on and tell why, how many host threads it uses and how
// much memory there is.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace blindspot::compute {

struct DeviceInfo {
    std::string device;           ///< as LibTorch spells it: "cpu", "cuda:0"
    Message name;                 ///< for people: "NVIDIA H200", "CPU (2 threads)"
    Message reason;               ///< why this one
    int threads = 1;              ///< host threads that work is spread over
    std::int64_t memoryBytes = 0; ///< total memory of the device; 0: not known
    std::optional<std::int64_t> freeBytes; ///< what of it is free now, beside all programs; nothing: not known

    bool isCuda() const { return device != "cpu"; }
};

/// `request`: "auto" (CUDA when there is one, else the CPU), "cpu", "cuda" or "cuda:N". Also sets LibTorch's
/// own loops to one thread, for what can is done side by side instead (loop_threads.h says why), keeps up to 0.5 GB of freed memory
/// for the next pass and, on CUDA, switches TF32 and cuDNN's measuring on. Errors: Error when the device asked for is not there.
DeviceInfo chooseDevice(const std::string& request = "auto");

/// Host threads that computing is spread over: OMP_NUM_THREADS when set, else the cores this process may use.
int usableThreads();

/// Of LibTorch.
std::string torchVersion();

/// Whether `error` says that the device's or the host's memory did not suffice: by its type, or by the words that LibTorch, CUDA and
/// the libraries of its mathematics use for it, some of which name the symptom alone (cuDNN finds no way to compute a convolution
/// where none of its ways gets its memory).
bool isOutOfMemory(const std::exception& error);

/// Gives cached memory of the device back to the system; nothing on the CPU.
void emptyCache(const std::string& device);

/// Does `work` and tells whether the memory sufficed for it. Where it did not, cached memory of the device is given back. Errors:
/// what else `work` throws.
template <typename Work>
bool fitsIntoMemory(const std::string& device, const Work& work)
{
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        if (!isOutOfMemory(error)) throw;
    }
    emptyCache(device);
    return false;
}

/// Peak resident memory of this process so far, bytes.
std::int64_t peakResidentBytes();
/// The peak counts anew from what is resident now (where the kernel allows it).
void forgetPeakResidentBytes();

} // namespace blindspot::compute
