#include "core/patch/memory.h"

#include <utility>

namespace blindspot::patch {

OutOfMemory outOfMemory(Message what, const std::string& device, bool resumable)
{
    return OutOfMemory(std::move(what), device,
                       resumable ? Message::tr("in this order: use fewer images, a smaller patch, a smaller input or "
                                               "detector; the run can be resumed")
                                 : Message::tr("in this order: use fewer images, a smaller patch, a smaller input or "
                                               "detector"));
}

std::int64_t smallerBatch(std::int64_t count, const std::string& device, TrainingObserver& observer, bool resumable)
{
    if (count <= 1)
        throw outOfMemory(Message::tr("out of memory with one network input at a time"), device, resumable);
    const std::int64_t half = count / 2;
    observer.onLog(LogLevel::Warning, {Message::tr("Out of memory: going on with %1 network inputs at a time"), half});
    return half;
}

} // namespace blindspot::patch
