// Functions that decode and encode picture files.
#pragma once

#include "core/imaging/decoded_picture.h"
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

/// JPEG, PNG, BMP, WebP, TIFF or PNM as upright 8-bit RGB (see image_header.h). Grey and palette become RGB, 16 bits become 8, alpha
/// is dropped, CMYK is converted without its profile, the first of several frames is taken, as the detectors' own readers do; but for
/// grey and palette DecodedPicture tells of it. Nothing is printed. Safe to call from several threads.
///
/// The rule of damage, used everywhere: a picture of which a part cannot be decoded is used for no training, evaluation or copy, but
/// left out, told by its name and counted; who only shows pictures shows it and says so.
///
/// What could be decoded, with what is wrong with the rest. `where` names the source in messages. Errors: Error when the file cannot
/// be read, is no such picture, exceeds the limits, or nothing of it can be decoded.
DecodedPicture decodeLeniently(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options = {});
DecodedPicture decodeFileLeniently(const std::filesystem::path& file, const DecodeOptions& options = {});
/// A whole picture. Errors: as above, and Error for one that is damaged.
Image decode(std::span<const std::byte> bytes, const std::string& where, const DecodeOptions& options = {});
Image decodeFile(const std::filesystem::path& file, const DecodeOptions& options = {});

/// What could be decoded, made to fit into `side` x `side`, never enlarged. A JPEG is decoded at a reduced size, which
/// is faster. Errors: as of decodeLeniently.
DecodedPicture thumbnail(const std::filesystem::path& file, int side, const DecodeOptions& options = {});

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
