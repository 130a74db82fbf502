// Functions that decode and encode picture files.
#pragma once

#include "core/imaging/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace blindspot::imaging {

struct DecodeOptions {
    /// The most pixels that a picture may have: a small file can claim a size that no memory holds.
    std::int64_t maxPixels = 200'000'000;
    /// The most bytes that a picture's file may have.
    std::int64_t maxFileBytes = std::int64_t{1} << 30;
};

/// JPEG, PNG, BMP, WebP or TIFF as upright 8-bit RGB (see image_header.h). Grey and palette become RGB, 16
/// bits become 8, alpha is dropped, as the detectors' own readers do. Safe to call from several threads.
/// Errors: Error when the file cannot be read, is no such picture, is cut short, or exceeds the limits.
Image decodeFile(const std::filesystem::path& file, const DecodeOptions& options = {});
/// The same from memory; `where` names the source in messages.
Image decode(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options = {});

/// The picture made to fit into `side` x `side`, never enlarged. A JPEG is decoded at a reduced size, which
/// is faster.
Image thumbnail(const std::filesystem::path& file, int side, const DecodeOptions& options = {});

/// Whether no pixel lets through what lies behind it. Errors: Error when the file cannot be read or is no
/// picture.
bool isOpaque(const std::filesystem::path& file, const DecodeOptions& options = {});

/// Of the library that decodes.
std::string openCvVersion();

std::vector<std::byte> encodePng(const Image& image);
/// `quality` 1 to 100.
std::vector<std::byte> encodeJpeg(const Image& image, int quality = 90);
/// Written beside its name and renamed: the file is whole or not there. Errors: Error.
void writePng(const std::filesystem::path& file, const Image& image);

} // namespace blindspot::imaging
