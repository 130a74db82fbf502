#include "core/compute/device.h"

#include "core/common/error.h"
#include "core/compute/cuda_driver.h"
#include "core/compute/gpu_monitor.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <new>
#include <sched.h>
#include <sstream>
#include <string_view>

namespace blindspot::compute {

namespace {

/// A line "Name:  123 kB" of one of the kernel's status files, in bytes; 0 when it is not there.
std::int64_t kernelFigure(const char* file, const std::string& name)
{
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with(name + ":"))
            return std::strtoll(line.c_str() + name.size() + 1, nullptr, 10) * 1024;
    return 0;
}

int cudaCount()
{
    return at::hasCUDA()
               ? static_cast<int>(c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->deviceCount())
               : 0;
}

DeviceInfo cpu(const Message& reason)
{
    DeviceInfo info;
    info.device = "cpu";
    info.threads = usableThreads();
    info.name = info.threads == 1 ? Message(Message::tr("CPU (1 thread)"))
                                  : Message(Message::tr("CPU (%1 threads)"), info.threads);
    info.reason = reason;
    info.memoryBytes = kernelFigure("/proc/meminfo", "MemTotal");
    const std::int64_t available = kernelFigure("/proc/meminfo", "MemAvailable");
    if (available > 0) info.freeBytes = available;
    return info;
}

DeviceInfo cuda(int index, const Message& reason)
{
    at::globalContext().setAllowTF32CuBLAS(true);
    at::globalContext().setAllowTF32CuDNN(true);
    at::globalContext().setBenchmarkCuDNN(true);
    const CudaFacts facts = cudaFacts(index);
    DeviceInfo info;
    info.device = "cuda:" + std::to_string(index);
    info.name = facts.name.empty() ? Message(Message::tr("CUDA device %1"), index) : Message::verbatim(facts.name);
    info.reason = reason;
    info.threads = usableThreads();
    info.memoryBytes = facts.memoryBytes;
    info.freeBytes = facts.freeBytes;
    // Before the device's first use the driver does not tell; its management library does.
    if (!info.freeBytes)
        if (const auto use = GpuMonitor::ofDevice(info.device).use()) info.freeBytes = use->memoryBytes - use->usedBytes;
    return info;
}

Message whyNoCuda()
{
    // hasCUDA() is false where there is no device; hasCUDART() tells how LibTorch was built.
    return at::globalContext().hasCUDART() ? Message::tr("no CUDA device was found")
                                           : Message::tr("this build's LibTorch has no CUDA");
}

/// A network's activations come and go with each pass. The C library would give their memory back each time and have the
/// kernel clear it again: a tenth of a pass on the CPU.
void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20); // the largest that glibc takes
    mallopt(M_TRIM_THRESHOLD, 1 << 29);
    mallopt(M_TOP_PAD, 64 << 20); // keeps what other threads than the first give back, too: 7 % of passes side by side
#endif
}

} // namespace

int usableThreads()
{
    if (const char* text = std::getenv("OMP_NUM_THREADS")) {
        const long count = std::strtol(text, nullptr, 10);
        if (count > 0) return static_cast<int>(std::min<long>(count, 1024));
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) == 0) return std::max(1, CPU_COUNT(&set));
    return 1;
}

DeviceInfo chooseDevice(const std::string& request)
{
    at::set_num_threads(1);
    keepFreedMemory();
    if (request == "cpu") return cpu(Message::tr("asked for"));
    const int count = cudaCount();
    if (request == "auto") return count > 0 ? cuda(0, Message::tr("a CUDA device is there")) : cpu(whyNoCuda());

    int index = 0;
    if (request != "cuda") {
        std::istringstream number(request.starts_with("cuda:") ? request.substr(5) : "");
        if (!(number >> index) || !number.eof() || index < 0)
            throw Error({Message::tr("unknown device '%1'"), request}, "--device",
                        Message::tr("use auto, cpu, cuda or cuda:N"));
    }
    if (index >= count)
        throw Error(count == 0 ? whyNoCuda() : Message(Message::tr("there are only %1 CUDA devices"), count),
                    Message(Message::tr("--device %1"), request).inWindow(Message::tr("device %1")),
                    Message(Message::tr("use --device auto or cpu"))
                        .inWindow(Message::tr("choose automatic or CPU")));
    return cuda(index, Message::tr("asked for"));
}

bool isOutOfMemory(const std::exception& error)
{
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return true;
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr) return true;
    // All others report by text alone; in lower case here.
    constexpr std::string_view words[] = {
        "out of memory", // CUDA's run time and driver ("CUDA error: out of memory"), and our own
        "out_of_memory", // CUDA_ERROR_OUT_OF_MEMORY, NVRTC_ERROR_OUT_OF_MEMORY
        "cudaerrormemoryallocation",
        "alloc_failed",      // CUDNN_STATUS_, CUBLAS_STATUS_, CUSOLVER_STATUS_, CUSPARSE_STATUS_ and CUFFT_ALLOC_FAILED
        "allocation_failed", // CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED, CURAND_STATUS_ALLOCATION_FAILED
        "cusparse_status_insufficient_resources",
        "unable to find a valid cudnn algorithm",
        "was unable to find an engine to execute this computation", // the same of cuDNN's newer interface
        "can't allocate memory",                                    // LibTorch's CPU allocator, with OpenMP's letters
        "not enough memory: you tried to allocate",
        "cannot allocate memory", // the system's ENOMEM, as of a mapped file
        "bad_alloc",
        "bad allocation"};
    std::string text = error.what();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const auto says = [&text](std::string_view word) { return text.find(word) != std::string::npos; };
    // cuDNN's INTERNAL_ERROR alone may be anything.
    const bool internal = says("cudnn_status_internal_error") && (says("alloc") || says("memory"));
    return internal || std::any_of(std::begin(words), std::end(words), says);
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

std::int64_t peakResidentBytes()
{
    return kernelFigure("/proc/self/status", "VmHWM");
}

void forgetPeakResidentBytes()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // see proc(5)
}

} // namespace blindspot::compute
