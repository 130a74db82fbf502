// A function that decodes PNG pictures by libpng, whose warnings it judges instead of printing them. Private to this folder.
#pragma once

#include "core/imaging/decoded_picture.h"

#include <cstddef>
#include <optional>
#include <span>

namespace blindspot::imaging {

/// As stored, not turned upright. Nothing where no row can be decoded. Damaged is a picture whose compressed data or whose file end early, do
/// not decode or fail a checksum; what is odd in other chunks (a wrong colour profile) does no harm and is not told.
std::optional<DecodedPicture> decodePng(std::span<const std::byte> bytes);

} // namespace blindspot::imaging
