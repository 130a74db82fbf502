#include "core/dataset/picture_facts.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/imaging/image_header.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <span>

namespace blindspot::dataset {

namespace {

PictureFacts unsupported(const Message& what)
{
    return {{}, false, ProblemKind::UnsupportedPicture,
            joined({}, what, Message::tr("it is left out; save it as JPEG or PNG"))};
}

} // namespace

PictureFacts lookAtPicture(const std::filesystem::path& file)
{
    try {
        const imaging::ImageHeader header = imaging::readHeader(file);
        if (header.animated) return unsupported(Message::tr("moving WebP pictures are not decoded"));
        if (imaging::decodes(header.format)) return {header.size(), header.orientation >= 5, {}, {}};
    } catch (const Error&) { // the reasons follow
    }
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return {{},
                false,
                ProblemKind::UnreadablePicture,
                joined({}, Message(Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)),
                       Message::tr("it is left out"))};
    std::array<std::byte, 32> start{};
    stream.read(reinterpret_cast<char*>(start.data()), start.size());
    const auto format = imaging::formatOfBytes(std::span(start).first(static_cast<std::size_t>(stream.gcount())));
    if (format && !imaging::decodes(*format)) return unsupported({Message::tr("%1 pictures are not decoded"), name(*format)});
    if (imaging::hasOtherImageExtension(file))
        return unsupported(Message::tr("pictures of this format are not decoded"));
    return {{},
            false,
            ProblemKind::UnreadablePicture,
            joined({}, Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                   Message::tr("it is left out"))};
}

} // namespace blindspot::dataset
