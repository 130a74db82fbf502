#include "core/compute/recorded_work.h"

#include "core/compute/device.h"

#include <exception>
#include <map>
#include <mutex>
#include <utility>

#ifdef BLINDSPOT_CUDA_HEADERS
// Guards and events of the kind that any device has: CUDA's own are made in headers, of calls of its run time, which nobody links here.
#include <ATen/cuda/CUDAGraph.h>
#include <c10/core/DeviceGuard.h>
#include <c10/core/Event.h>
#include <c10/core/StreamGuard.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace blindspot::compute {

#ifdef BLINDSPOT_CUDA_HEADERS

namespace {

/// What follows in `after` begins when what is in `before` so far is done.
void follow(const c10::Stream& before, const c10::Stream& after)
{
    c10::Event reached(c10::DeviceType::CUDA);
    reached.record(before);
    reached.block(after);
}

} // namespace

/// A stream cannot be recorded while it is everybody's: the work has one of its own.
struct RecordedWork::Record {
    explicit Record(const c10::Device& where) : device(where), stream(c10::cuda::getStreamFromPool(false, where.index()).unwrap()) {}

    void onOwnStream(const std::function<void()>& work)
    {
        const c10::Stream current = c10::cuda::getCurrentCUDAStream(device.index()).unwrap();
        follow(current, stream);
        {
            const c10::StreamGuard own(stream);
            work();
        }
        follow(stream, current);
    }

    void capture(const std::function<void()>& work)
    {
        onOwnStream([&] {
            // Other threads may use the device meanwhile; the backward's thread belongs to this stream.
            graph.capture_begin(pool, cudaStreamCaptureModeThreadLocal);
            try {
                work();
            } catch (...) {
                try {
                    graph.capture_end();
                } catch (const std::exception&) { // the capture was broken by what is told below
                    c10::cuda::CUDACachingAllocator::endAllocateToPool(device.index(), pool);
                    c10::cuda::CUDACachingAllocator::releasePool(device.index(), pool);
                }
                throw;
            }
            graph.capture_end();
        });
        whole = true;
    }

    c10::Device device;
    c10::Stream stream;
    at::cuda::CUDAGraph graph;
    at::cuda::MempoolId_t pool = at::cuda::graph_pool_handle(); ///< the memory of the graph
    bool whole = false;
};

void RecordedWork::run(const std::function<void()>& work)
{
    if (device_ == "cpu" || !refusal_.empty()) return work();
    const c10::DeviceGuard guard{c10::Device(device_)};
    if (!record_) record_ = std::make_unique<Record>(c10::Device(device_));
    if (record_->whole) return record_->graph.replay();
    if (++runs_ == 1) return record_->onOwnStream(work);
    try {
        record_->capture(work);
    } catch (const std::exception& error) {
        const bool memory = isOutOfMemory(error);
        if (!memory) refusal_ = error.what();
        forget();
        if (memory) throw;
        return work();
    }
    record_->graph.replay();
}

bool RecordedWork::recorded() const
{
    return record_ && record_->whole;
}

NoDeviceWaits::NoDeviceWaits()
{
    c10::cuda::warning_state().set_sync_debug_mode(c10::cuda::SyncDebugMode::L_ERROR);
}

NoDeviceWaits::~NoDeviceWaits()
{
    c10::cuda::warning_state().set_sync_debug_mode(c10::cuda::SyncDebugMode::L_DISABLED);
}

namespace {

/// One for each device, so that what one piece of work has left in the cache of memory serves the next.
c10::Stream secondStream(const c10::Device& device)
{
    static std::mutex mutex;
    static std::map<c10::DeviceIndex, c10::Stream> streams;
    const std::scoped_lock lock(mutex);
    const auto found = streams.find(device.index());
    if (found != streams.end()) return found->second;
    return streams.emplace(device.index(), c10::cuda::getStreamFromPool(false, device.index()).unwrap()).first->second;
}

c10::Stream afterCurrent(const c10::Device& device)
{
    const c10::Stream stream = secondStream(device);
    follow(c10::cuda::getCurrentCUDAStream(device.index()).unwrap(), stream); // as of the weights that are still on their way
    return stream;
}

} // namespace

struct OwnStream::Guard {
    explicit Guard(const c10::Device& device) : stream(afterCurrent(device)), current(stream) {}
    c10::Stream stream;
    c10::StreamGuard current;
};

OwnStream::OwnStream(const std::string& device)
{
    if (device != "cpu") guard_ = std::make_unique<Guard>(c10::Device(device));
}

OwnStream::~OwnStream()
{
    if (!guard_) return;
    try {
        guard_->stream.synchronize();
    } catch (const std::exception&) { // of the work, which has told it
    }
}

#else

struct RecordedWork::Record {};

void RecordedWork::run(const std::function<void()>& work)
{
    work();
}

bool RecordedWork::recorded() const
{
    return false;
}

NoDeviceWaits::NoDeviceWaits() = default;
NoDeviceWaits::~NoDeviceWaits() = default;

struct OwnStream::Guard {};
OwnStream::OwnStream(const std::string&) {}
OwnStream::~OwnStream() = default;

#endif

RecordedWork::RecordedWork(std::string device) : device_(std::move(device)) {}
RecordedWork::RecordedWork(RecordedWork&&) noexcept = default;
RecordedWork& RecordedWork::operator=(RecordedWork&&) noexcept = default;
RecordedWork::~RecordedWork() = default;

void RecordedWork::forget()
{
    record_.reset();
    runs_ = 0;
}

} // namespace blindspot::compute
