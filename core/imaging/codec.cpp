#include "core/imaging/codec.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/byte_source.h"
#include "core/imaging/image_header.h"
#include "core/imaging/jpeg_decoder.h"
#include "core/imaging/mat.h"
#include "core/imaging/png_decoder.h"
#include "core/imaging/quiet_opencv.h"
#include "core/imaging/resize.h"
#include "core/imaging/tiff_directory.h"

#include <opencv2/core/version.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <optional>
#include <utility>

namespace blindspot::imaging {

namespace {

std::vector<std::byte> readBytes(const std::filesystem::path& file, std::int64_t maxBytes)
{
    if (isSpecialFile(file)) throw Error(Message::tr("this is not a file"), toUtf8(file));
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream)
        throw Error({Message::tr("the picture cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file));
    const std::int64_t size = stream.tellg();
    if (size < 0) throw Error(Message::tr("the picture cannot be read"), toUtf8(file));
    if (size > maxBytes)
        throw Error({Message::tr("the picture's file has %1 bytes; at most %2 are read"), size, maxBytes},
                    toUtf8(file));
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    stream.seekg(0);
    stream.read(reinterpret_cast<char*>(bytes.data()), size);
    if (stream.gcount() != size)
        throw Error(Message::tr("the picture cannot be read to its end"), toUtf8(file));
    return bytes;
}

ImageHeader checkedHeader(std::span<const std::byte> bytes, const std::string& where,
                          const DecodeOptions& options)
{
    const auto header = parseHeader(bytes);
    const auto format = header ? header->format : formatOfBytes(bytes);
    if (format && !decodes(*format)) throw notRead(*format, where);
    if (!header)
        throw Error(Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                    where);
    if (header->animated)
        throw Error(Message::tr("animated WebP pictures are not read"), where,
                    Message::tr("save one of its frames as PNG or JPEG"));
    const std::int64_t pixels = std::int64_t{header->stored.width} * header->stored.height;
    if (pixels > options.maxPixels)
        throw Error(
            {Message::tr("the picture says that it has %1 x %2 pixels; at most %3 pixels are decoded"),
             header->stored.width, header->stored.height, options.maxPixels},
            where, Message::tr("make it smaller"));
    return *header;
}

Image upright(Image stored, int orientation)
{
    if (orientation == 1) return stored;
    const bool turned = orientation >= 5;
    const cv::Mat from = asMat(stored);
    Image image(turned ? stored.height : stored.width, turned ? stored.width : stored.height);
    cv::Mat target = asMat(image);
    constexpr int none = 9;
    constexpr int leftRight = 1;
    constexpr int upDown = 0;
    constexpr int both = -1;
    // After the transposition, where there is one. EXIF 2.32, tag 0x0112.
    constexpr int flips[] = {none, none, leftRight, both, upDown, none, leftRight, both, upDown};
    const int flip = flips[orientation];
    if (!turned) {
        cv::flip(from, target, flip);
        return image;
    }
    cv::transpose(from, target);
    if (flip != none) cv::flip(target.clone(), target, flip);
    return image;
}

/// What the picture's TIFF directories tell; OpenCV takes the first one.
void addTiffFacts(std::span<const std::byte> bytes, DecodedPicture& picture)
{
    constexpr int mostPages = 10'000;
    constexpr std::uint64_t separated = 5; // PhotometricInterpretation: inks
    MemorySource source(bytes);
    auto page = TiffDirectory::first(source, 0);
    if (!page) return;
    picture.bits = static_cast<int>(std::min<std::uint64_t>(page->value(258).value_or(8), 64));
    picture.cmyk = page->value(262) == separated;
    for (page = page->next(); page && picture.frames < mostPages; page = page->next())
        ++picture.frames;
}

/// By OpenCV, which turns TIFFs upright itself, whatever it is asked. Nothing where it cannot.
std::optional<DecodedPicture> decodeByOpenCv(std::span<const std::byte> bytes, const ImageHeader& header)
{
    const QuietDecoding quiet;
    // WebP alone is asked for its transparency: of BMP's fourth byte nobody knows whether it is one.
    const bool alpha = header.format == ImageFormat::WebP;
    cv::Mat bgr;
    try {
        const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        bgr = cv::imdecode(input, alpha ? cv::IMREAD_UNCHANGED : cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    } catch (const cv::Exception&) {
        return std::nullopt;
    }
    if (bgr.empty() || bgr.depth() != CV_8U || (bgr.channels() != 3 && bgr.channels() != 4)) return std::nullopt;
    DecodedPicture picture;
    picture.image = Image(bgr.cols, bgr.rows);
    cv::Mat rgb = asMat(picture.image);
    cv::cvtColor(bgr, rgb, bgr.channels() == 4 ? cv::COLOR_BGRA2RGB : cv::COLOR_BGR2RGB);
    if (bgr.channels() == 4) {
        cv::Mat opacity;
        cv::extractChannel(bgr, opacity, 3);
        picture.transparent = cv::countNonZero(opacity == 255) < bgr.cols * bgr.rows;
    }
    if (header.format == ImageFormat::Tiff) {
        addTiffFacts(bytes, picture);
        if (quiet.tiffFailed()) picture.damage = Message::tr("the data are spoiled or end early");
    }
    return picture;
}

/// `reduction` 1, 2, 4 or 8: a JPEG becomes smaller and is decoded faster by it.
DecodedPicture decodeBytes(std::span<const std::byte> bytes, const std::string& where, const ImageHeader& header,
                           int reduction)
{
    std::optional<DecodedPicture> picture;
    if (header.format == ImageFormat::Jpeg)
        picture = decodeJpeg(bytes, reduction);
    else if (header.format == ImageFormat::Png)
        picture = decodePng(bytes);
    else
        picture = decodeByOpenCv(bytes, header);
    const bool isTurned = header.format == ImageFormat::Tiff;
    const Size expected = isTurned ? header.size() : header.stored;
    if (!picture || (reduction == 1 && picture->image.size() != expected))
        throw Error({Message::tr("the picture is damaged, cut short, or of a kind of %1 that is not read"),
                     name(header.format)},
                    where, Message::tr("open and save it again as PNG or JPEG"));
    if (!isTurned) picture->image = upright(std::move(picture->image), header.orientation);
    return std::move(*picture);
}

std::vector<std::byte> encode(const Image& image, const char* extension, const std::vector<int>& parameters)
{
    if (image.empty()) throw Error(Message::tr("an empty picture cannot be written"));
    quietOpenCvOnce();
    cv::Mat bgr;
    cv::cvtColor(asMat(image), bgr, cv::COLOR_RGB2BGR);
    std::vector<unsigned char> encoded;
    try {
        if (!cv::imencode(extension, bgr, encoded, parameters)) encoded.clear();
    } catch (const cv::Exception&) {
        encoded.clear();
    }
    if (encoded.empty())
        throw Error(Message(Message::tr("the picture cannot be encoded as %1"), extension + 1));
    const auto bytes = std::as_bytes(std::span(encoded));
    return {bytes.begin(), bytes.end()};
}

} // namespace

DecodedPicture decodeLeniently(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options)
{
    return decodeBytes(bytes, where, checkedHeader(bytes, where, options), 1);
}

DecodedPicture decodeFileLeniently(const std::filesystem::path& file, const DecodeOptions& options)
{
    return decodeLeniently(readBytes(file, options.maxFileBytes), toUtf8(file), options);
}

Image decode(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options)
{
    DecodedPicture picture = decodeLeniently(bytes, where, options);
    requireWhole(picture, where);
    return std::move(picture.image);
}

Image decodeFile(const std::filesystem::path& file, const DecodeOptions& options)
{
    return decode(readBytes(file, options.maxFileBytes), toUtf8(file), options);
}

DecodedPicture thumbnail(const std::filesystem::path& file, int side, const DecodeOptions& options)
{
    const std::vector<std::byte> bytes = readBytes(file, options.maxFileBytes);
    const std::string where = toUtf8(file);
    const ImageHeader header = checkedHeader(bytes, where, options);
    const int longest = std::max(header.stored.width, header.stored.height);
    int reduction = 1;
    if (header.format == ImageFormat::Jpeg)
        while (reduction < 8 && longest / (reduction * 2) >= side)
            reduction *= 2;
    DecodedPicture picture = decodeBytes(bytes, where, header, reduction);
    Image& image = picture.image;
    const double scale = static_cast<double>(side) / std::max(image.width, image.height);
    if (scale < 1)
        image = resize(image, std::max(1, static_cast<int>(std::lround(image.width * scale))),
                       std::max(1, static_cast<int>(std::lround(image.height * scale))));
    return picture;
}

bool isOpaque(const std::filesystem::path& file, const DecodeOptions& options)
{
    const std::vector<std::byte> bytes = readBytes(file, options.maxFileBytes);
    const std::string where = toUtf8(file);
    const ImageHeader header = checkedHeader(bytes, where, options);
    if (header.format == ImageFormat::Png || header.format == ImageFormat::WebP || header.format == ImageFormat::Jpeg)
        return !decodeBytes(bytes, where, header, 1).transparent;
    const QuietDecoding quiet;
    cv::Mat stored;
    try {
        const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        stored = cv::imdecode(input, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        stored.release(); // decodeFile says what is wrong with it
    }
    if (stored.channels() != 4) return true;
    cv::Mat alpha;
    cv::extractChannel(stored, alpha, 3);
    double least = 0;
    cv::minMaxLoc(alpha, &least);
    return least >= (stored.depth() == CV_16U ? 65535 : 255);
}

std::string openCvVersion()
{
    return CV_VERSION;
}

std::vector<std::byte> encodePng(const Image& image)
{
    return encode(image, ".png", {});
}

std::vector<std::byte> encodeJpeg(const Image& image, int quality)
{
    return encode(image, ".jpg", {cv::IMWRITE_JPEG_QUALITY, std::clamp(quality, 1, 100)});
}

void writePng(const std::filesystem::path& file, const Image& image)
{
    writeFileAtomically(file, encodePng(image));
}

} // namespace blindspot::imaging
