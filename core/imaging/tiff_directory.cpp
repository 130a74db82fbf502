#include "core/imaging/tiff_directory.h"

namespace blindspot::imaging {

std::optional<TiffDirectory> TiffDirectory::first(ByteSource& source, std::uint64_t base)
{
    const auto mark = number<4>(source, base, std::endian::big);
    if (!mark) return {};
    std::optional<TiffDirectory> directory;
    if (*mark == 0x49492A00U || *mark == 0x49492B00U)
        directory = TiffDirectory(source, base, std::endian::little, *mark == 0x49492B00U);
    if (*mark == 0x4D4D002AU || *mark == 0x4D4D002BU)
        directory = TiffDirectory(source, base, std::endian::big, *mark == 0x4D4D002BU);
    if (!directory) return {};
    const auto offset = directory->offsetAt(base + (directory->big_ ? 8 : 4));
    if (!offset) return {};
    directory->start_ = base + *offset;
    return directory;
}

std::optional<std::uint64_t> TiffDirectory::offsetAt(std::uint64_t place) const
{
    return big_ ? number<8>(*source_, place, order_) : number<4>(*source_, place, order_);
}

std::optional<std::uint64_t> TiffDirectory::entries() const
{
    constexpr std::uint64_t most = 65536; // real ones have some dozens
    const auto count = big_ ? number<8>(*source_, start_, order_) : number<2>(*source_, start_, order_);
    return count ? std::optional(std::min(*count, most)) : std::nullopt;
}

std::optional<std::uint64_t> TiffDirectory::value(std::uint32_t tag) const
{
    const std::uint64_t count = entries().value_or(0);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t place = entry(i);
        const auto found = number<2>(*source_, place, order_);
        if (!found) return {};
        if (*found != tag) continue;
        const auto type = number<2>(*source_, place + 2, order_);
        const auto values = offsetAt(place + 4);
        const std::uint64_t inPlace = place + (big_ ? 12 : 8);
        if (!type || !values || *values == 0) return {};
        const std::uint64_t bytes = *type == 3 ? 2 : *type == 4 ? 4 : *type == 16 ? 8 : *type == 1 ? 1 : 0;
        if (bytes == 0 || *values > 65536) return {};
        // More than the entry has room for stands elsewhere.
        const auto elsewhere = offsetAt(inPlace);
        if (!elsewhere) return {};
        const std::uint64_t at = bytes * *values > (big_ ? 8U : 4U) ? base_ + *elsewhere : inPlace;
        if (bytes == 1) return number<1>(*source_, at, order_);
        if (bytes == 2) return number<2>(*source_, at, order_);
        return bytes == 4 ? number<4>(*source_, at, order_) : number<8>(*source_, at, order_);
    }
    return {};
}

int TiffDirectory::orientation() const
{
    const auto found = value(0x0112);
    return found && *found >= 1 && *found <= 8 ? static_cast<int>(*found) : 1;
}

std::optional<TiffDirectory> TiffDirectory::next() const
{
    const auto count = entries();
    if (!count) return {};
    const auto offset = offsetAt(entry(*count));
    if (!offset || *offset == 0 || base_ + *offset == start_) return {};
    TiffDirectory directory = *this;
    directory.start_ = base_ + *offset;
    return directory.entries() ? std::optional(directory) : std::nullopt;
}

int exifOrientation(ByteSource& source, std::uint64_t base)
{
    if (number<4>(source, base, std::endian::big) == 0x45786966U) base += 6; // "Exif", two zeros
    const auto directory = TiffDirectory::first(source, base);
    return directory ? directory->orientation() : 0;
}

} // namespace blindspot::imaging
