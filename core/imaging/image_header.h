// Functions that read a picture's format, size and orientation from the first bytes of its file, without
// decoding it.
//
// The rule of orientation, used everywhere: a picture is what its viewer shows. The EXIF orientation of a JPEG, PNG or WebP and a
// TIFF's own are applied when it is decoded, its size is the size after that, and annotations refer to that upright picture. So do
// the tools that make and read YOLO and COCO annotations (labelme, CVAT, Ultralytics).
#pragma once

#include "core/common/error.h"
#include "core/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace blindspot::imaging {

enum class ImageFormat { Jpeg, Png, Bmp, Gif, WebP, Tiff, Pnm, Heic, Avif, JpegXl, Jpeg2000 };

std::string_view name(ImageFormat format);

/// Whether pictures of this kind can be decoded. GIF, HEIC, AVIF, JPEG XL and JPEG 2000 are known by name, so that they can be
/// counted and named, but are not read.
bool decodes(ImageFormat format);
/// The same by the end of a file's name; false where that is no picture's.
bool decodes(const std::filesystem::path& file);

/// The kind of picture that these first bytes of a file (at least 12) begin; nothing where they are of none that is known.
std::optional<ImageFormat> formatOfBytes(std::span<const std::byte> bytes);
/// The kind by the end of a file's name, in any case: .jpg .jpeg .jpe .jfif .mpo .png .bmp .dib .webp .tif .tiff .pbm .pgm .ppm
/// .pnm, and of those that are not decoded .gif .heic .heif .hif .avif .jxl .jp2 .j2k.
std::optional<ImageFormat> formatOfName(const std::filesystem::path& file);

struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    Size stored;                ///< as stored in the file
    int orientation = 1;        ///< EXIF's 1 to 8; 1 where the file does not say
    bool animated = false;      ///< WebP: moving pictures, which are not read

    /// The size of the upright picture.
    Size size() const { return orientation >= 5 ? Size{stored.height, stored.width} : stored; }
};

/// Reads the header from the bytes of a file. Nothing where they are no picture whose size is read (see ImageFormat: of those that
/// are not decoded, GIF's alone), or cut short before the size. Never reads outside `bytes`, whatever they hold.
std::optional<ImageHeader> parseHeader(std::span<const std::byte> bytes);

/// Reads as little of the file as its header needs. Errors: Error when it cannot be read or is no known
/// picture.
ImageHeader readHeader(const std::filesystem::path& file);

/// What to say of a picture of a kind that is not decoded.
Error notRead(ImageFormat format, const std::string& where);

/// Whether the name ends as a picture's does that can be decoded: `decodes(file)`.
bool hasImageExtension(const std::filesystem::path& file);

/// Whether it ends as a picture's does that cannot (.heic .avif .gif .jxl .jp2, .svg .psd .tga, cameras' raw files ...).
bool hasOtherImageExtension(const std::filesystem::path& file);

/// Whether it ends as a picture's does, decoded or not.
bool hasAnyImageExtension(const std::filesystem::path& file);

} // namespace blindspot::imaging
