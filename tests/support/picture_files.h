// Functions that build picture files byte by byte for tests: TIFFs, and PNG and WebP files with EXIF.
#pragma once

#include "tests/support/dataset_bytes.h"

#include <cstdint>

namespace blindspot::testing {

inline void append(Bytes& bytes, const Bytes& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

/// A whole number of `count` bytes.
inline Bytes numberBytes(std::uint64_t value, int count, bool bigEndian)
{
    Bytes bytes;
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<std::byte>(value >> (8 * (bigEndian ? count - 1 - i : i)) & 0xFF));
    return bytes;
}

/// EXIF that says `orientation`, without the mark "Exif".
inline Bytes exifBytes(int orientation)
{
    return bytesOf({'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0});
}

/// A PNG's chunk with its checksum.
inline Bytes pngChunk(std::string_view name, const Bytes& data)
{
    Bytes named = bytesOf(name);
    append(named, data);
    std::uint32_t crc = ~0U;
    for (const std::byte byte : named) {
        crc ^= static_cast<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
    }
    Bytes chunk = numberBytes(data.size(), 4, true);
    append(chunk, named);
    append(chunk, numberBytes(~crc, 4, true));
    return chunk;
}

/// `chunk` behind the header, or before the end.
inline Bytes withPngChunk(Bytes png, const Bytes& chunk, bool late = false)
{
    png.insert(late ? png.end() - 12 : png.begin() + 33, chunk.begin(), chunk.end());
    return png;
}

/// A simple WebP made an extended one with EXIF.
inline Bytes withWebpExif(const Bytes& webp, imaging::Size size, int orientation)
{
    Bytes chunks = bytesOf("VP8X");
    append(chunks, bytesOf({10, 0, 0, 0, 8, 0, 0, 0}));
    append(chunks, numberBytes(static_cast<std::uint64_t>(size.width - 1), 3, false));
    append(chunks, numberBytes(static_cast<std::uint64_t>(size.height - 1), 3, false));
    chunks.insert(chunks.end(), webp.begin() + 12, webp.end());
    const Bytes exif = exifBytes(orientation);
    append(chunks, bytesOf("EXIF"));
    append(chunks, numberBytes(exif.size(), 4, false));
    append(chunks, exif);
    Bytes file = bytesOf("RIFF");
    append(file, numberBytes(chunks.size() + 4, 4, false));
    append(file, bytesOf("WEBP"));
    append(file, chunks);
    return file;
}

struct TiffOptions {
    int orientation = 1;
    bool bigEndian = false;
    bool bigTiff = false;
    int pages = 1;
};

/// The picture without compression, all its pages the same.
inline Bytes tiffBytes(const imaging::Image& image, const TiffOptions& options)
{
    const bool big = options.bigTiff;
    const auto number = [&](std::uint64_t value, int count) { return numberBytes(value, count, options.bigEndian); };
    const int word = big ? 8 : 4;
    const std::size_t header = big ? 16 : 8, entries = 9, directory = (big ? 8 : 2) + entries * (big ? 20 : 12) + (big ? 8 : 4);
    const std::size_t depths = header + directory * static_cast<std::size_t>(options.pages); // then the pixels
    Bytes file = bytesOf(options.bigEndian ? "MM" : "II");
    append(file, number(big ? 43 : 42, 2));
    if (big) append(file, number(8, 2)), append(file, number(0, 2));
    append(file, number(header, word));
    const auto entry = [&](int tag, int type, std::uint64_t count, std::uint64_t value) {
        append(file, number(static_cast<std::uint64_t>(tag), 2));
        append(file, number(static_cast<std::uint64_t>(type), 2));
        append(file, number(count, word));
        const int size = count > 1 ? word : type == 3 ? 2 : type == 4 ? 4 : 8;
        append(file, number(value, size));
        file.resize(file.size() + static_cast<std::size_t>(word - size));
    };
    const auto bytes = std::as_bytes(std::span(image.rgb));
    for (int page = 1; page <= options.pages; ++page) {
        append(file, number(entries, big ? 8 : 2));
        entry(256, 3, 1, static_cast<std::uint64_t>(image.width));
        entry(257, 4, 1, static_cast<std::uint64_t>(image.height));
        if (big) { // three of two bytes fit in place
            append(file, number(258, 2)), append(file, number(3, 2)), append(file, number(3, 8));
            for (int i = 0; i < 3; ++i)
                append(file, number(8, 2));
            append(file, number(0, 2));
        } else
            entry(258, 3, 3, depths);
        entry(262, 3, 1, 2); // RGB
        entry(273, big ? 16 : 4, 1, depths + 6);
        entry(274, 3, 1, static_cast<std::uint64_t>(options.orientation));
        entry(277, 3, 1, 3);
        entry(278, 4, 1, static_cast<std::uint64_t>(image.height));
        entry(279, 4, 1, bytes.size());
        append(file, number(page < options.pages ? header + directory * static_cast<std::size_t>(page) : 0, word));
    }
    for (int i = 0; i < 3; ++i)
        append(file, number(8, 2));
    file.insert(file.end(), bytes.begin(), bytes.end());
    return file;
}

} // namespace blindspot::testing
