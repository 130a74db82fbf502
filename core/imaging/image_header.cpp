#include "core/imaging/image_header.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>

namespace blindspot::imaging {

namespace {

/// Bytes at an offset: of a file or of memory. A read past the end gives fewer bytes.
class Source {
  public:
    virtual ~Source() = default;
    virtual std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) = 0;
};

class MemorySource final : public Source {
  public:
    explicit MemorySource(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) override
    {
        if (offset >= bytes_.size()) return 0;
        const std::size_t count = std::min<std::size_t>(into.size(), bytes_.size() - offset);
        std::memcpy(into.data(), bytes_.data() + offset, count);
        return count;
    }

  private:
    std::span<const std::byte> bytes_;
};

/// Keeps one block, as headers are read in steps of a few bytes.
class FileSource final : public Source {
  public:
    explicit FileSource(std::ifstream& file) : file_(file) {}
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> into) override
    {
        if (offset < start_ || offset + into.size() > start_ + filled_) fill(offset);
        if (offset >= start_ + filled_) return 0;
        const std::size_t count = std::min<std::size_t>(into.size(), start_ + filled_ - offset);
        std::memcpy(into.data(), block_.data() + (offset - start_), count);
        return count;
    }

  private:
    void fill(std::uint64_t offset)
    {
        filled_ = 0;
        start_ = offset;
        if (offset > static_cast<std::uint64_t>(std::numeric_limits<std::streamoff>::max())) return;
        file_.clear();
        file_.seekg(static_cast<std::streamoff>(offset));
        if (!file_) return;
        file_.read(reinterpret_cast<char*>(block_.data()), static_cast<std::streamsize>(block_.size()));
        filled_ = static_cast<std::size_t>(std::max<std::streamsize>(file_.gcount(), 0));
    }

    std::ifstream& file_;
    std::array<std::uint8_t, 4096> block_{};
    std::uint64_t start_ = 0;
    std::size_t filled_ = 0;
};

/// The next `Count` bytes as an unsigned number; nothing past the end.
template <int Count>
std::optional<std::uint32_t> number(Source& source, std::uint64_t offset, std::endian order)
{
    std::array<std::uint8_t, Count> bytes{};
    if (source.read(offset, bytes) != Count) return {};
    std::uint32_t value = 0;
    for (int i = 0; i < Count; ++i)
        value = value << 8 | bytes[static_cast<std::size_t>(order == std::endian::big ? i : Count - 1 - i)];
    return value;
}

std::optional<ImageHeader> headerOf(ImageFormat format, std::optional<std::uint32_t> width,
                                    std::optional<std::uint32_t> height)
{
    constexpr std::uint32_t largest = std::numeric_limits<int>::max();
    if (!width || !height || *width == 0 || *height == 0 || *width > largest || *height > largest) return {};
    ImageHeader header;
    header.format = format;
    header.stored = {static_cast<int>(*width), static_cast<int>(*height)};
    return header;
}

// ---- TIFF, which is also what EXIF is made of
// -------------------------------------------------------------------------

std::optional<std::endian> tiffOrder(Source& source, std::uint64_t base)
{
    const auto mark = number<4>(source, base, std::endian::big);
    if (mark == 0x49492A00U) return std::endian::little;
    if (mark == 0x4D4D002AU) return std::endian::big;
    return {};
}

/// The value of a tag of the first directory, where it is one SHORT or LONG.
std::optional<std::uint32_t> tiffTag(Source& source, std::uint64_t base, std::endian order, std::uint32_t tag)
{
    const auto directory = number<4>(source, base + 4, order);
    if (!directory) return {};
    const std::uint64_t start = base + *directory;
    const auto entries = number<2>(source, start, order);
    for (std::uint32_t i = 0; i < entries.value_or(0); ++i) {
        const std::uint64_t entry = start + 2 + std::uint64_t{i} * 12;
        const auto found = number<2>(source, entry, order);
        if (!found) return {};
        if (*found != tag) continue;
        const auto type = number<2>(source, entry + 2, order);
        if (type == 3U) return number<2>(source, entry + 8, order);
        if (type == 4U) return number<4>(source, entry + 8, order);
        return {};
    }
    return {};
}

std::optional<ImageHeader> tiffHeader(Source& source)
{
    const auto order = tiffOrder(source, 0);
    if (!order) return {};
    return headerOf(ImageFormat::Tiff, tiffTag(source, 0, *order, 256), tiffTag(source, 0, *order, 257));
}

// ---- JPEG
// --------------------------------------------------------------------------------------------------------------

int exifOrientation(Source& source, std::uint64_t segment)
{
    constexpr std::uint32_t tagOrientation = 0x0112;
    if (number<4>(source, segment, std::endian::big) != 0x45786966U) return 0; // "Exif"
    const std::uint64_t base = segment + 6;
    const auto order = tiffOrder(source, base);
    if (!order) return 0;
    const auto value = tiffTag(source, base, *order, tagOrientation);
    return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
}

bool isFrame(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<ImageHeader> jpegHeader(Source& source)
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
        const std::uint32_t marker = *byte;
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
            header->dataOffset = static_cast<std::size_t>(offset);
            return header;
        }
        offset += *length;
    }
    return {};
}

// ---- the others
// --------------------------------------------------------------------------------------------------------

std::optional<ImageHeader> bmpHeader(Source& source)
{
    constexpr auto little = std::endian::little;
    const auto headerSize = number<4>(source, 14, little);
    if (!headerSize) return {};
    if (*headerSize == 12)
        return headerOf(ImageFormat::Bmp, number<2>(source, 18, little), number<2>(source, 20, little));
    auto height = number<4>(source, 22, little);
    if (height && *height > 0x80000000U) height = 0U - *height; // negative: the rows stand from the top
    return headerOf(ImageFormat::Bmp, number<4>(source, 18, little), height);
}

std::optional<ImageHeader> webpHeader(Source& source)
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
        return headerOf(ImageFormat::WebP, *width + 1, *height + 1);
    }
    return {};
}

std::optional<ImageHeader> parse(Source& source)
{
    constexpr auto big = std::endian::big;
    const std::uint32_t first = number<4>(source, 0, big).value_or(0);
    const std::uint32_t second = number<4>(source, 4, big).value_or(0);
    if (first >> 8 == 0xFFD8FF) return jpegHeader(source);
    if (first == 0x89504E47U && second == 0x0D0A1A0AU) {
        if (number<4>(source, 12, big) != 0x49484452U) return {}; // "IHDR"
        return headerOf(ImageFormat::Png, number<4>(source, 16, big), number<4>(source, 20, big));
    }
    if (first == 0x47494638U) // "GIF8"
        return headerOf(ImageFormat::Gif, number<2>(source, 6, std::endian::little),
                        number<2>(source, 8, std::endian::little));
    if (first >> 16 == 0x424D) return bmpHeader(source);
    if (first == 0x52494646U && number<4>(source, 8, big) == 0x57454250U) return webpHeader(source);
    if (first == 0x49492A00U || first == 0x4D4D002AU) return tiffHeader(source);
    return {};
}

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
        break;
    }
    return "TIFF";
}

std::optional<ImageHeader> parseHeader(std::span<const std::byte> bytes)
{
    MemorySource source(bytes);
    return parse(source);
}

ImageHeader readHeader(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error({Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file));
    FileSource source(stream);
    if (const auto header = parse(source)) return *header;
    throw Error(Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                toUtf8(file));
}

namespace {

template <std::size_t Count>
bool endsAs(const std::filesystem::path& file, const std::array<const char*, Count>& known)
{
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::find(known.begin(), known.end(), extension) != known.end();
}

} // namespace

bool hasImageExtension(const std::filesystem::path& file)
{
    constexpr std::array known{".jpg", ".jpeg", ".jpe", ".jfif", ".jif", ".png", ".bmp", ".dib", ".webp", ".tif", ".tiff"};
    return endsAs(file, known);
}

bool hasOtherImageExtension(const std::filesystem::path& file)
{
    constexpr std::array known{".heic", ".heif", ".hif", ".avif", ".gif", ".jxl", ".jp2", ".j2k", ".svg", ".psd",
                               ".tga", ".ico", ".ppm", ".pgm", ".pnm", ".exr", ".hdr", ".raw", ".dng", ".cr2",
                               ".cr3", ".nef", ".arw", ".orf", ".rw2", ".mpo"};
    return endsAs(file, known);
}

std::string_view otherFormat(std::span<const std::byte> bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with("GIF8")) return "GIF";
    if (text.size() < 8) return {};
    if (text.starts_with("\xFF\x0A") || text.substr(4, 4) == "JXL ") return "JPEG XL";
    if (text.substr(4, 4) == "jP  ") return "JPEG 2000";
    if (text.size() < 12 || text.substr(4, 4) != "ftyp") return {};
    const std::string_view brand = text.substr(8, 4);
    if (brand == "avif" || brand == "avis") return "AVIF";
    // A file of the common brand names its codec among the compatible ones.
    if (brand == "mif1" && text.substr(0, 32).find("avif") != std::string_view::npos) return "AVIF";
    for (const std::string_view heic : {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"})
        if (brand == heic) return "HEIC";
    return {};
}

std::string_view otherFormat(const std::filesystem::path& file)
{
    std::array<std::byte, 32> start{};
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(start.data()), start.size());
    return otherFormat(std::span(start).first(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0))));
}

} // namespace blindspot::imaging
