// A function that decodes JPEG pictures by libjpeg, whose warnings it judges instead of printing them. Private to this folder.
#pragma once

#include "core/imaging/decoded_picture.h"

#include <cstddef>
#include <optional>
#include <span>

namespace blindspot::imaging {

/// As stored, not turned upright. `reduction` 1, 2, 4 or 8 divides the sides, rounded up. Nothing where no row can be decoded.
/// Damaged is what libjpeg found no data or impossible codes for: the data end early or a code is none, a restart mark is
/// missed, progressive scans are missing, or data are left over that are no padding. A missing end mark behind all the data, and
/// junk between the segments of the header, do no harm and are not told.
std::optional<DecodedPicture> decodeJpeg(std::span<const std::byte> bytes, int reduction);

} // namespace blindspot::imaging
