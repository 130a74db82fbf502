#include "core/dataset/import/picture_sizes.h"

#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/parallel.h"
#include "core/common/system_message.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <span>

namespace blindspot::dataset {

namespace {

PictureSize unusable(ProblemKind problem, const Message& what, const Message& remedy)
{
    return {{}, false, problem, joined({}, what, remedy)};
}

} // namespace

PictureSize pictureSize(const std::filesystem::path& file)
{
    constexpr Message::Text saveIt = Message::tr("it is left out; save it as JPEG or PNG");
    constexpr Message::Text leftOut = Message::tr("it is left out");
    try {
        const imaging::ImageHeader header = imaging::readHeader(file);
        if (header.animated)
            return unusable(ProblemKind::UnsupportedPicture, Message::tr("moving WebP pictures are not decoded"), saveIt);
        if (imaging::decodes(header.format))
            return {header.size(), header.orientation >= 5, ProblemKind::UnreadablePicture, {}};
    } catch (const Error&) { // the reasons follow
    }
    if (isSpecialFile(file)) return unusable(ProblemKind::UnreadablePicture, Message::tr("this is not a file"), leftOut);
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return unusable(ProblemKind::UnreadablePicture,
                        {Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)}, leftOut);
    std::array<std::byte, 32> start{};
    stream.read(reinterpret_cast<char*>(start.data()), start.size());
    const auto format = imaging::formatOfBytes(std::span(start).first(static_cast<std::size_t>(stream.gcount())));
    if (format && !imaging::decodes(*format))
        return unusable(ProblemKind::UnsupportedPicture, {Message::tr("%1 pictures are not decoded"), name(*format)}, saveIt);
    if (imaging::hasOtherImageExtension(file))
        return unusable(ProblemKind::UnsupportedPicture, Message::tr("pictures of this format are not decoded"), saveIt);
    return unusable(ProblemKind::UnreadablePicture,
                    Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"), leftOut);
}

std::vector<PictureSize> readPictureSizes(const std::vector<std::filesystem::path>& files)
{
    constexpr std::size_t mostHelpers = 8, filesPerThread = 32;
    std::vector<PictureSize> sizes(files.size());
    forEachIndex(files.size(), 1 + std::min(mostHelpers, files.size() / filesPerThread), [&](std::size_t index) {
        sizes[index] = pictureSize(files[index]);
        return true;
    });
    return sizes;
}

} // namespace blindspot::dataset
