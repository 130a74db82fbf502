#include "core/dataset/picture_sizes.h"

#include "core/common/error.h"
#include "core/common/threads.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <atomic>

namespace blindspot::dataset {

namespace {

PictureSize sizeOf(const std::filesystem::path& file)
{
    PictureSize result;
    try {
        const imaging::ImageHeader header = imaging::readHeader(file);
        result.size = header.size();
        result.turned = header.orientation >= 5;
    } catch (const Error& error) {
        result.failure = error.message();
    }
    return result;
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
