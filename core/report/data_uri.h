// Functions that encode pictures as data URIs for an HTML page.
#pragma once

#include "core/imaging/image.h"

#include <cstddef>
#include <span>
#include <string>

namespace blindspot::report {

/// RFC 4648, with padding.
std::string base64(std::span<const std::byte> bytes);

/// "data:image/png;base64,...": exact.
std::string pngUri(const imaging::Image& image);
/// As JPEG of quality 88, made smaller where its longer side exceeds `maxSide`.
std::string jpegUri(const imaging::Image& image, int maxSide);

/// The picture, smaller where its longer side exceeds `maxSide`.
imaging::Image atMost(const imaging::Image& image, int maxSide);

} // namespace blindspot::report
