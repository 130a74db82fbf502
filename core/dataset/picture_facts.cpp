#include "core/dataset/picture_facts.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/imaging/image_header.h"

#include <cerrno>
#include <fstream>

namespace blindspot::dataset {

namespace {

PictureFacts unsupported(const Message& what)
{
    return {{}, ProblemKind::UnsupportedPicture,
            joined({}, what, Message::tr("it is left out; save it as JPEG or PNG"))};
}

} // namespace

PictureFacts lookAtPicture(const std::filesystem::path& file)
{
    try {
        const imaging::ImageHeader header = imaging::readHeader(file);
        if (header.format != imaging::ImageFormat::Gif) return {header.size(), {}, {}};
    } catch (const Error&) { // the reasons follow
    }
    errno = 0;
    if (!std::ifstream(file, std::ios::binary))
        return {{},
                ProblemKind::UnreadablePicture,
                joined({}, Message(Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)),
                       Message::tr("it is left out"))};
    const std::string_view other = imaging::otherFormat(file);
    if (!other.empty()) return unsupported({Message::tr("%1 pictures are not decoded"), other});
    if (imaging::hasOtherImageExtension(file))
        return unsupported(Message::tr("pictures of this format are not decoded"));
    return {{},
            ProblemKind::UnreadablePicture,
            joined({}, Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                   Message::tr("it is left out"))};
}

} // namespace blindspot::dataset
