#include "core/imaging/codec.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/imaging/image_header.h"
#include "core/imaging/mat.h"
#include "core/imaging/quiet_opencv.h"
#include "core/imaging/resize.h"

#include <opencv2/core/version.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>

namespace blindspot::imaging {

namespace {

std::vector<std::byte> readBytes(const std::filesystem::path& file, std::int64_t maxBytes)
{
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

/// The decoder fills what is missing of a JPEG with grey and says nothing; in the data FF D9 stands only at
/// the end.
bool hasJpegEnd(std::span<const std::byte> bytes, std::size_t from)
{
    for (std::size_t i = bytes.size(); i >= from + 2; --i)
        if (bytes[i - 2] == std::byte{0xFF} && bytes[i - 1] == std::byte{0xD9}) return true;
    return false;
}

ImageHeader checkedHeader(std::span<const std::byte> bytes, const std::string& where,
                          const DecodeOptions& options)
{
    const auto header = parseHeader(bytes);
    if (!header)
        throw Error(Message::tr("this is no JPEG, PNG, BMP, WebP or TIFF picture, or it is cut short"),
                    where);
    if (header->format == ImageFormat::Gif)
        throw Error(Message::tr("GIF pictures are not read"), where, Message::tr("convert it to PNG"));
    const std::int64_t pixels = std::int64_t{header->stored.width} * header->stored.height;
    if (pixels > options.maxPixels)
        throw Error(
            {Message::tr("the picture says that it has %1 x %2 pixels; at most %3 pixels are decoded"),
             header->stored.width, header->stored.height, options.maxPixels},
            where, Message::tr("make it smaller"));
    if (header->format == ImageFormat::Jpeg && !hasJpegEnd(bytes, header->dataOffset))
        throw Error(Message::tr("the picture is cut short"), where, Message::tr("copy or download it again"));
    return *header;
}

cv::Mat turnUpright(const cv::Mat& stored, int orientation)
{
    cv::Mat upright = stored;
    if (orientation >= 5) cv::transpose(stored, upright);
    constexpr int none = 9;
    constexpr int leftRight = 1;
    constexpr int upDown = 0;
    constexpr int both = -1;
    // After the transposition, where there is one. EXIF 2.32, tag 0x0112.
    constexpr int flips[] = {none, none, leftRight, both, upDown, none, leftRight, both, upDown};
    const int flip = flips[orientation];
    if (flip == none) return upright;
    cv::Mat flipped;
    cv::flip(upright, flipped, flip);
    return flipped;
}

/// Decodes by OpenCV; `reduction` 1, 2, 4 or 8 (only JPEGs become smaller and faster by it).
Image decodeBytes(std::span<const std::byte> bytes, const std::string& where, const ImageHeader& header,
                  int reduction)
{
    quietOpenCvOnce();
    int mode = cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION;
    if (reduction == 2) mode = cv::IMREAD_REDUCED_COLOR_2 | cv::IMREAD_IGNORE_ORIENTATION;
    if (reduction == 4) mode = cv::IMREAD_REDUCED_COLOR_4 | cv::IMREAD_IGNORE_ORIENTATION;
    if (reduction == 8) mode = cv::IMREAD_REDUCED_COLOR_8 | cv::IMREAD_IGNORE_ORIENTATION;
    cv::Mat bgr;
    try {
        const cv::Mat input(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
        bgr = cv::imdecode(input, mode);
    } catch (const cv::Exception&) {
        bgr.release(); // said below
    }
    const bool whole = reduction > 1 || Size{bgr.cols, bgr.rows} == header.stored;
    if (bgr.empty() || bgr.type() != CV_8UC3 || !whole)
        throw Error({Message::tr("the picture is damaged, cut short, or of a kind of %1 that is not read"),
                     name(header.format)},
                    where, Message::tr("open and save it again as PNG or JPEG"));
    const cv::Mat upright = turnUpright(bgr, header.orientation);
    Image image(upright.cols, upright.rows);
    cv::Mat rgb = asMat(image);
    cv::cvtColor(upright, rgb, cv::COLOR_BGR2RGB);
    return image;
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

Image decode(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options)
{
    return decodeBytes(bytes, where, checkedHeader(bytes, where, options), 1);
}

Image decodeFile(const std::filesystem::path& file, const DecodeOptions& options)
{
    return decode(readBytes(file, options.maxFileBytes), toUtf8(file), options);
}

Image thumbnail(const std::filesystem::path& file, int side, const DecodeOptions& options)
{
    const std::vector<std::byte> bytes = readBytes(file, options.maxFileBytes);
    const std::string where = toUtf8(file);
    const ImageHeader header = checkedHeader(bytes, where, options);
    const int longest = std::max(header.stored.width, header.stored.height);
    int reduction = 1;
    if (header.format == ImageFormat::Jpeg)
        while (reduction < 8 && longest / (reduction * 2) >= side)
            reduction *= 2;
    Image image = decodeBytes(bytes, where, header, reduction);
    const double scale = static_cast<double>(side) / std::max(image.width, image.height);
    if (scale >= 1) return image;
    return resize(image, std::max(1, static_cast<int>(std::lround(image.width * scale))),
                  std::max(1, static_cast<int>(std::lround(image.height * scale))));
}

bool isOpaque(const std::filesystem::path& file, const DecodeOptions& options)
{
    const std::vector<std::byte> bytes = readBytes(file, options.maxFileBytes);
    checkedHeader(bytes, toUtf8(file), options);
    quietOpenCvOnce();
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
