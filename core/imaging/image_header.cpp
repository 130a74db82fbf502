#include "core/imaging/image_header.h"

#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/byte_source.h"
#include "core/imaging/tiff_directory.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <limits>
#include <string>
#include <vector>

namespace blindspot::imaging {

namespace {

std::optional<ImageHeader> headerOf(ImageFormat format, std::optional<std::uint64_t> width,
                                    std::optional<std::uint64_t> height)
{
    constexpr std::uint64_t largest = std::numeric_limits<int>::max();
    if (!width || !height || *width == 0 || *height == 0 || *width > largest || *height > largest) return {};
    ImageHeader header;
    header.format = format;
    header.stored = {static_cast<int>(*width), static_cast<int>(*height)};
    return header;
}

std::optional<ImageHeader> tiffHeader(ByteSource& source)
{
    const auto directory = TiffDirectory::first(source, 0);
    if (!directory) return {};
    auto header = headerOf(ImageFormat::Tiff, directory->value(256), directory->value(257));
    if (header) header->orientation = directory->orientation();
    return header;
}

bool isFrame(std::uint64_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageHeader> jpegHeader(ByteSource& source)
{
    constexpr int mostSegments = 4096; // real files have some dozens
    constexpr auto big = std::endian::big;
    int orientation = 0;
    std::uint64_t offset = 2;
    for (int segment = 0; segment < mostSegments; ++segment) {
        auto byte = number<1>(source, offset, big);
        if (byte != 0xFFU) return {};
        while (byte == 0xFFU &&
               segment++ < mostSegments) // any number of fill bytes may stand before the marker
            byte = number<1>(source, ++offset, big);
        if (!byte) return {};
        const std::uint64_t marker = *byte;
        ++offset;
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue; // no length follows
        if (marker == 0xD9 || marker == 0xDA) return {}; // the data before any frame header
        const auto length = number<2>(source, offset, big);
        if (!length || *length < 2) return {};
        if (marker == 0xE1 && orientation == 0) orientation = exifOrientation(source, offset + 2);
        if (isFrame(marker)) {
            auto header = headerOf(ImageFormat::Jpeg, number<2>(source, offset + 5, big),
                                   number<2>(source, offset + 3, big));
            if (!header) return {};
            header->orientation = std::max(orientation, 1);
            return header;
        }
        offset += *length;
    }
    return {};
}

std::optional<ImageHeader> bmpHeader(ByteSource& source)
{
    constexpr auto little = std::endian::little;
    const auto headerSize = number<4>(source, 14, little);
    if (!headerSize) return {};
    if (*headerSize == 12)
        return headerOf(ImageFormat::Bmp, number<2>(source, 18, little), number<2>(source, 20, little));
    auto height = number<4>(source, 22, little);
    if (height && *height > 0x80000000U) height = (std::uint64_t{1} << 32) - *height; // negative: the rows stand from the top
    return headerOf(ImageFormat::Bmp, number<4>(source, 18, little), height);
}

/// Of the EXIF chunk, which may stand before the picture's data or behind them; there it is looked for in the file's last bytes.
int pngOrientation(ByteSource& source)
{
    constexpr auto big = std::endian::big;
    constexpr std::uint32_t exif = 0x65584966U, data = 0x49444154U, end = 0x49454E44U;
    constexpr int mostChunks = 4096;
    std::uint64_t chunk = 8;
    for (int i = 0; i < mostChunks; ++i) {
        const auto length = number<4>(source, chunk, big);
        const auto kind = number<4>(source, chunk + 4, big);
        if (!length || !kind || *kind == data) break;
        if (*kind == exif) return exifOrientation(source, chunk + 8);
        chunk += 12 + *length;
    }
    constexpr std::uint64_t tail = 4096;
    const std::uint64_t size = source.size();
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(std::min(size, tail)));
    bytes.resize(source.read(size - bytes.size(), bytes));
    constexpr std::array<std::uint8_t, 4> name{'e', 'X', 'I', 'f'};
    const auto found = std::search(bytes.begin(), bytes.end(), name.begin(), name.end());
    if (found == bytes.end() || found - bytes.begin() < 4) return 0;
    const std::uint64_t place = size - bytes.size() + static_cast<std::uint64_t>(found - bytes.begin());
    // Not by chance somewhere in the compressed data: its length leads to the file's last chunk, or to one before it.
    const auto length = number<4>(source, place - 4, big);
    for (std::uint64_t next = place + 8 + length.value_or(size); next < size;) {
        const auto step = number<4>(source, next, big);
        const auto kind = number<4>(source, next + 4, big);
        if (!step || !kind) return 0;
        if (*kind == end) return exifOrientation(source, place + 4);
        next += 12 + *step;
    }
    return 0;
}

std::optional<ImageHeader> pngHeader(ByteSource& source)
{
    constexpr auto big = std::endian::big;
    if (number<4>(source, 12, big) != 0x49484452U) return {}; // "IHDR"
    auto header = headerOf(ImageFormat::Png, number<4>(source, 16, big), number<4>(source, 20, big));
    if (header) header->orientation = std::max(pngOrientation(source), 1);
    return header;
}

/// The numbers of a PNM's first lines, between which comments may stand.
std::optional<ImageHeader> pnmHeader(ByteSource& source)
{
    constexpr std::uint64_t most = 4096;
    std::array<std::uint64_t, 2> sides{};
    std::size_t read = 0;
    bool inNumber = false, inComment = false;
    for (std::uint64_t offset = 2; offset < most && read < sides.size(); ++offset) {
        const auto letter = number<1>(source, offset, std::endian::big);
        if (!letter) return {};
        const bool digit = !inComment && *letter >= '0' && *letter <= '9';
        if (digit) sides[read] = std::min<std::uint64_t>(sides[read] * 10 + (*letter - '0'), std::uint64_t{1} << 40);
        if (inNumber && !digit) ++read;
        inNumber = digit;
        inComment = inComment ? *letter != '\n' && *letter != '\r' : *letter == '#';
        if (!digit && !inComment && *letter > ' ') return {};
    }
    return read == sides.size() ? headerOf(ImageFormat::Pnm, sides[0], sides[1]) : std::nullopt;
}

/// Of the EXIF chunk of an extended WebP.
int webpOrientation(ByteSource& source)
{
    constexpr int mostChunks = 4096;
    constexpr std::uint32_t hasExif = 8;
    if ((number<1>(source, 20, std::endian::little).value_or(0) & hasExif) == 0) return 0;
    std::uint64_t place = 12;
    for (int i = 0; i < mostChunks; ++i) {
        const auto kind = number<4>(source, place, std::endian::big);
        const auto length = number<4>(source, place + 4, std::endian::little);
        if (!kind || !length) return 0;
        if (*kind == 0x45584946U) return exifOrientation(source, place + 8); // "EXIF"
        place += 8 + *length + *length % 2;
    }
    return 0;
}

std::optional<ImageHeader> webpHeader(ByteSource& source)
{
    constexpr auto little = std::endian::little;
    const auto chunk = number<4>(source, 12, std::endian::big);
    if (chunk == 0x56503820U) { // "VP8 ", lossy: 14 bits each
        const auto width = number<2>(source, 26, little);
        const auto height = number<2>(source, 28, little);
        if (number<3>(source, 23, std::endian::big) != 0x9D012AU || !width || !height) return {};
        return headerOf(ImageFormat::WebP, *width & 0x3FFF, *height & 0x3FFF);
    }
    if (chunk == 0x5650384CU) { // "VP8L", lossless: 14 bits each, less one
        const auto bits = number<4>(source, 21, little);
        if (number<1>(source, 20, little) != 0x2FU || !bits) return {};
        return headerOf(ImageFormat::WebP, (*bits & 0x3FFF) + 1, (*bits >> 14 & 0x3FFF) + 1);
    }
    if (chunk == 0x56503858U) { // "VP8X", extended: 24 bits each, less one
        const auto width = number<3>(source, 24, little);
        const auto height = number<3>(source, 27, little);
        if (!width || !height) return {};
        auto header = headerOf(ImageFormat::WebP, *width + 1, *height + 1);
        if (!header) return {};
        header->orientation = std::max(webpOrientation(source), 1);
        header->animated = (number<1>(source, 20, little).value_or(0) & 2) != 0;
        return header;
    }
    return {};
}

std::optional<ImageFormat> formatOf(ByteSource& source)
{
    constexpr auto big = std::endian::big;
    const std::uint64_t first = number<4>(source, 0, big).value_or(0);
    const std::uint64_t second = number<4>(source, 4, big).value_or(0);
    const std::uint64_t third = number<4>(source, 8, big).value_or(0);
    if (first >> 8 == 0xFFD8FF) return ImageFormat::Jpeg;
    if (first == 0x89504E47U && second == 0x0D0A1A0AU) return ImageFormat::Png;
    if (first == 0x47494638U) return ImageFormat::Gif; // "GIF8"
    if (first == 0x52494646U && third == 0x57454250U) return ImageFormat::WebP;
    if (first == 0x49492A00U || first == 0x4D4D002AU || first == 0x49492B00U || first == 0x4D4D002BU)
        return ImageFormat::Tiff;
    if (second == 0x66747970U) { // "ftyp", of the ISO's media files: the brand tells which
        constexpr std::array<std::uint32_t, 8> heic{0x68656963U, 0x68656978U, 0x68657663U, 0x68657678U,
                                                    0x6865696DU, 0x68656973U, 0x6D696631U, 0x6D736631U};
        if (third == 0x61766966U || third == 0x61766973U) return ImageFormat::Avif;
        // A file of the common brand names its codec among the compatible ones.
        constexpr std::uint64_t mif1 = 0x6D696631U, avif = 0x61766966U;
        for (std::uint64_t at = 16; third == mif1 && at < 32; at += 4)
            if (number<4>(source, at, big) == avif) return ImageFormat::Avif;
        if (std::find(heic.begin(), heic.end(), third) != heic.end()) return ImageFormat::Heic;
        return {};
    }
    if (first >> 16 == 0xFF0A || (first == 0x0000000CU && second == 0x4A584C20U)) return ImageFormat::JpegXl;
    if (first == 0xFF4FFF51U || (first == 0x0000000CU && second == 0x6A502020U)) return ImageFormat::Jpeg2000;
    if (first >> 16 == 0x424D) return ImageFormat::Bmp;
    const std::uint64_t digit = first >> 16 & 0xFF, space = first >> 8 & 0xFF;
    if (first >> 24 == 'P' && digit >= '1' && digit <= '6' &&
        (space == ' ' || space == '\n' || space == '\r' || space == '\t' || space == '#'))
        return ImageFormat::Pnm;
    return {};
}

std::optional<ImageHeader> parse(ByteSource& source)
{
    const auto format = formatOf(source);
    if (!format) return {};
    switch (*format) {
    case ImageFormat::Jpeg:
        return jpegHeader(source);
    case ImageFormat::Png:
        return pngHeader(source);
    case ImageFormat::Gif:
        return headerOf(ImageFormat::Gif, number<2>(source, 6, std::endian::little),
                        number<2>(source, 8, std::endian::little));
    case ImageFormat::Bmp:
        return bmpHeader(source);
    case ImageFormat::WebP:
        return webpHeader(source);
    case ImageFormat::Tiff:
        return tiffHeader(source);
    case ImageFormat::Pnm:
        return pnmHeader(source);
    default:
        return {};
    }
}

/// The kinds of pictures by the ends of their names.
struct Ending {
    std::string_view extension;
    ImageFormat format;
};
constexpr std::array kEndings{
    Ending{".jpg", ImageFormat::Jpeg},   Ending{".jpeg", ImageFormat::Jpeg}, Ending{".jpe", ImageFormat::Jpeg},
    Ending{".jfif", ImageFormat::Jpeg},  Ending{".mpo", ImageFormat::Jpeg},  Ending{".png", ImageFormat::Png},
    Ending{".bmp", ImageFormat::Bmp},    Ending{".dib", ImageFormat::Bmp},   Ending{".webp", ImageFormat::WebP},
    Ending{".tif", ImageFormat::Tiff},   Ending{".tiff", ImageFormat::Tiff}, Ending{".pbm", ImageFormat::Pnm},
    Ending{".pgm", ImageFormat::Pnm},    Ending{".ppm", ImageFormat::Pnm},   Ending{".pnm", ImageFormat::Pnm},
    Ending{".gif", ImageFormat::Gif},    Ending{".heic", ImageFormat::Heic}, Ending{".heif", ImageFormat::Heic},
    Ending{".hif", ImageFormat::Heic},   Ending{".avif", ImageFormat::Avif}, Ending{".jxl", ImageFormat::JpegXl},
    Ending{".jp2", ImageFormat::Jpeg2000}, Ending{".j2k", ImageFormat::Jpeg2000}};

} // namespace

std::string_view name(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return "JPEG";
    case ImageFormat::Png:
        return "PNG";
    case ImageFormat::Bmp:
        return "BMP";
    case ImageFormat::Gif:
        return "GIF";
    case ImageFormat::WebP:
        return "WebP";
    case ImageFormat::Tiff:
        return "TIFF";
    case ImageFormat::Pnm:
        return "PNM";
    case ImageFormat::Heic:
        return "HEIC";
    case ImageFormat::Avif:
        return "AVIF";
    case ImageFormat::JpegXl:
        return "JPEG XL";
    case ImageFormat::Jpeg2000:
        break;
    }
    return "JPEG 2000";
}

bool decodes(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Gif:
    case ImageFormat::Heic:
    case ImageFormat::Avif:
    case ImageFormat::JpegXl:
    case ImageFormat::Jpeg2000:
        return false;
    default:
        return true;
    }
}

std::optional<ImageFormat> formatOfBytes(std::span<const std::byte> bytes)
{
    MemorySource source(bytes);
    return formatOf(source);
}

std::optional<ImageFormat> formatOfName(const std::filesystem::path& file)
{
    const std::string extension = lowerExtension(file);
    const auto found = std::find_if(kEndings.begin(), kEndings.end(),
                                    [&extension](const Ending& one) { return one.extension == extension; });
    return found == kEndings.end() ? std::nullopt : std::optional(found->format);
}

bool decodes(const std::filesystem::path& file)
{
    const auto format = formatOfName(file);
    return format && decodes(*format);
}

Error notRead(ImageFormat format, const std::string& where)
{
    return Error({Message::tr("%1 pictures are not read"), name(format)}, where,
                 Message::tr("convert it to PNG or JPEG"));
}

std::optional<ImageHeader> parseHeader(std::span<const std::byte> bytes)
{
    MemorySource source(bytes);
    return parse(source);
}

ImageHeader readHeader(const std::filesystem::path& file)
{
    if (isSpecialFile(file)) throw Error(Message::tr("this is not a file"), toUtf8(file));
    FileSource source(file);
    if (!source.isOpen())
        throw Error({Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file));
    if (const auto header = parse(source)) return *header;
    if (const auto format = formatOf(source); format && !decodes(*format)) throw notRead(*format, toUtf8(file));
    throw Error(Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                toUtf8(file));
}

bool hasImageExtension(const std::filesystem::path& file)
{
    return decodes(file);
}

bool hasOtherImageExtension(const std::filesystem::path& file)
{
    if (const auto format = formatOfName(file)) return !decodes(*format);
    constexpr std::array known{".svg", ".psd", ".tga", ".ico", ".exr", ".hdr", ".raw", ".dng",
                               ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2"};
    const std::string extension = lowerExtension(file);
    return std::find(known.begin(), known.end(), extension) != known.end();
}

bool hasAnyImageExtension(const std::filesystem::path& file)
{
    return hasImageExtension(file) || hasOtherImageExtension(file);
}

} // namespace blindspot::imaging
