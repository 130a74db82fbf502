// A TiffDirectory reads tags of a TIFF file, which is also what EXIF is made of. Private to this folder.
#pragma once

#include "core/imaging/byte_source.h"

#include <bit>
#include <cstdint>
#include <optional>

namespace blindspot::imaging {

/// One directory of tags: a picture of a TIFF, or EXIF's first. Both TIFF and BigTIFF. Never reads more than the source holds.
class TiffDirectory {
  public:
    /// The first one of the TIFF that begins at `base`; nothing where none does.
    static std::optional<TiffDirectory> first(ByteSource& source, std::uint64_t base);

    /// The first value of a tag of whole numbers; nothing where it is not there.
    std::optional<std::uint64_t> value(std::uint32_t tag) const;
    /// EXIF's orientation, 1 to 8; 1 where it is not there or no such number.
    int orientation() const;
    /// The one behind it.
    std::optional<TiffDirectory> next() const;

  private:
    TiffDirectory(ByteSource& source, std::uint64_t base, std::endian order, bool big)
        : source_(&source), base_(base), order_(order), big_(big)
    {
    }
    std::optional<std::uint64_t> offsetAt(std::uint64_t place) const;
    std::optional<std::uint64_t> entries() const;
    std::uint64_t entry(std::uint64_t index) const { return start_ + (big_ ? 8 + index * 20 : 2 + index * 12); }

    ByteSource* source_;
    std::uint64_t base_;
    std::endian order_;
    bool big_;
    std::uint64_t start_ = 0;
};

/// Of the EXIF at `base`, with or without the mark "Exif" before it; 0 where there is none.
int exifOrientation(ByteSource& source, std::uint64_t base);

} // namespace blindspot::imaging
