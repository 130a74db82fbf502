// Functions that read a picture's format, size and orientation from the first bytes of its file, without
// decoding it.
//
// The rule of orientation, used everywhere: a picture is what its viewer shows. A JPEG's EXIF orientation is
// applied when it is decoded, its size is the size after that, and annotations refer to that upright picture.
// So do the tools that make and read YOLO and COCO annotations (labelme, CVAT, Ultralytics). Other formats
// are taken as they are stored.
#pragma once

#include "core/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace blindspot::imaging {

enum class ImageFormat { Jpeg, Png, Bmp, Gif, WebP, Tiff };

std::string_view name(ImageFormat format);

struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    Size stored;                ///< as stored in the file
    int orientation = 1;        ///< EXIF's 1 to 8; 1 where the file does not say
    std::size_t dataOffset = 0; ///< JPEG: where the frame header stands; else 0

    /// The size of the upright picture.
    Size size() const { return orientation >= 5 ? Size{stored.height, stored.width} : stored; }
};

/// Reads the header from the bytes of a file. Nothing where they are no picture of a known format, or cut
/// short before the size. Never reads outside `bytes`, whatever they hold.
std::optional<ImageHeader> parseHeader(std::span<const std::byte> bytes);

/// Reads as little of the file as its header needs. Errors: Error when it cannot be read or is no known
/// picture.
ImageHeader readHeader(const std::filesystem::path& file);

/// Whether the name ends as a picture's does that can be decoded (.jpg .jpeg .jpe .jfif .png .bmp .webp .tif
/// .tiff), in any case.
bool hasImageExtension(const std::filesystem::path& file);

/// Whether it ends as a picture's does of another format (.heic .avif .gif .jxl .jp2, cameras' raw files ...).
bool hasOtherImageExtension(const std::filesystem::path& file);

/// The format of a picture that is known by its first bytes (32 are enough) and is not decoded: "HEIC", "AVIF",
/// "GIF", "JPEG XL", "JPEG 2000"; empty for others.
std::string_view otherFormat(std::span<const std::byte> bytes);
std::string_view otherFormat(const std::filesystem::path& file);

} // namespace blindspot::imaging
