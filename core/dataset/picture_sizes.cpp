#include "core/dataset/picture_sizes.h"

#include "core/common/threads.h"
#include "core/dataset/picture_facts.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace blindspot::dataset {

namespace {

PictureSize sizeOf(const std::filesystem::path& file)
{
    PictureFacts facts = lookAtPicture(file);
    return {facts.size.value_or(imaging::Size()), facts.turned, facts.problem, std::move(facts.why)};
}

} // namespace

std::vector<PictureSize> readPictureSizes(const std::vector<std::filesystem::path>& files)
{
    constexpr std::size_t mostThreads = 8, filesPerThread = 32;
    std::vector<PictureSize> sizes(files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++)
            sizes[i] = sizeOf(files[i]);
    };
    {
        HelperThreads helpers;
        helpers.start(std::min(mostThreads, files.size() / filesPerThread), work);
        work();
    }
    return sizes;
}

} // namespace blindspot::dataset
