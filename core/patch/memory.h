// What a patch's training does and says where memory runs out: the same before its first pass and in it.
#pragma once

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/patch/events.h"

#include <cstdint>
#include <exception>
#include <string>

namespace blindspot::patch {

/// The error of a training whose memory does not hold `what` is being done. `resumable`: a run that has begun.
OutOfMemory outOfMemory(Message what, const std::string& device, bool resumable = false);

/// Called after `count` network inputs at a time were too many: tells the observer, and returns half as many. Errors: OutOfMemory where it was one.
std::int64_t smallerBatch(std::int64_t count, const std::string& device, TrainingObserver& observer, bool resumable);

/// The result of `work`, whose lack of memory, told in the words of whichever library met it, becomes an OutOfMemory.
template <typename Work>
auto explainingOutOfMemory(const std::string& device, const Work& work)
{
    try {
        return work();
    } catch (const Error&) {
        throw; // it says what to do
    } catch (const std::exception& error) {
        if (!compute::isOutOfMemory(error)) throw;
        compute::emptyCache(device);
        throw outOfMemory(Message::tr("the memory is not enough for this training"), device);
    }
}

} // namespace blindspot::patch
