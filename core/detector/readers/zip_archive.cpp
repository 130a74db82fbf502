#include "core/detector/readers/zip_archive.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/detector/readers/inflate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::uint64_t kMaxDirectoryBytes = 64U << 20;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEndComment = 0xffff;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kEntryBytes = 46;
constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::uint64_t kMaxRecords = 200'000; ///< a hundred times a large network's
constexpr std::uint16_t kDeflated = 8;
constexpr Message::Text kDamaged = Message::tr("the file is damaged; get it again");

static_assert(std::endian::native == std::endian::little,
              "zip fields are little-endian, as is every machine supported");

/// A number at a place of a text; the place must be inside.
template <typename Integer>
Integer field(std::string_view bytes, std::size_t offset)
{
    Integer value = 0;
    std::memcpy(&value, bytes.substr(offset, sizeof(Integer)).data(), sizeof(Integer));
    return value;
}

constexpr std::array<std::uint32_t, 256> kCrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[byte] = value;
    }
    return table;
}();

/// The 64-bit values that an entry's zip64 field holds in place of the 32-bit ones that are all ones
/// (APPNOTE 4.5.3).
class Zip64Fields {
  public:
    explicit Zip64Fields(std::string_view extra)
    {
        while (extra.size() >= 4) {
            const auto size = field<std::uint16_t>(extra, 2);
            if (field<std::uint16_t>(extra, 0) == 1) values_ = extra.substr(4, size);
            extra.remove_prefix(std::min<std::size_t>(extra.size(), 4U + size));
        }
    }

    /// False where the value is missing.
    bool widen(std::uint64_t& value)
    {
        if (value != 0xffffffffU) return true;
        if (values_.size() < 8) return false;
        value = field<std::uint64_t>(values_, 0);
        values_.remove_prefix(8);
        return true;
    }

  private:
    std::string_view values_;
};

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    std::uint32_t value = 0xffffffffU;
    for (const std::byte byte : bytes)
        value = kCrcTable[(value ^ std::to_integer<std::uint32_t>(byte)) & 0xff] ^ (value >> 8);
    return ~value;
}

ZipArchive::ZipArchive(InputFile& file) : file_(file)
{
    readDirectory(findDirectory());
}

void ZipArchive::fail(const Message& what) const
{
    throw Error({Message::tr("damaged archive: %1"), what}, file_.name(), kDamaged);
}

ZipArchive::Directory ZipArchive::findDirectory() const
{
    const std::uint64_t tailSize = std::min<std::uint64_t>(file_.size(), kEndBytes + kEndComment);
    const std::uint64_t tailStart = file_.size() - tailSize;
    const std::string tail = file_.readAt(tailStart, tailSize);
    const std::size_t end = tail.rfind("PK\5\6");
    if (end == std::string::npos || tail.size() - end < kEndBytes)
        throw Error(Message::tr("the archive has no end"), file_.name(),
                    Message::tr("it may be an unfinished download; get it again"));
    Directory directory{.offset = field<std::uint32_t>(tail, end + 16),
                        .size = field<std::uint32_t>(tail, end + 12),
                        .count = field<std::uint16_t>(tail, end + 10)};
    const std::uint64_t endOffset = tailStart + end;
    if (endOffset >= kLocatorBytes) {
        const std::string locator = file_.readAt(endOffset - kLocatorBytes, kLocatorBytes);
        if (locator.starts_with("PK\6\7")) {
            const std::string end64 = file_.readAt(field<std::uint64_t>(locator, 8), kEnd64Bytes);
            if (!end64.starts_with("PK\6\6")) fail(Message::tr("its 64-bit end is missing"));
            directory = {.offset = field<std::uint64_t>(end64, 48),
                         .size = field<std::uint64_t>(end64, 40),
                         .count = field<std::uint64_t>(end64, 32)};
        }
    }
    if (directory.count > kMaxRecords) fail(Message::tr("it has too many records"));
    if (directory.size > kMaxDirectoryBytes || directory.size > endOffset ||
        directory.offset > endOffset - directory.size)
        fail(Message::tr("its list of records is outside the file"));
    return directory;
}

void ZipArchive::readDirectory(const Directory& directory)
{
    const std::string bytes = file_.readAt(directory.offset, directory.size);
    std::string_view rest = bytes;
    std::string_view folder;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        if (rest.size() < kEntryBytes || !rest.starts_with("PK\1\2"))
            fail(Message::tr("its list of records is cut off"));
        const std::size_t nameSize = field<std::uint16_t>(rest, 28);
        const std::size_t extraSize = field<std::uint16_t>(rest, 30);
        const std::size_t entrySize = kEntryBytes + nameSize + extraSize + field<std::uint16_t>(rest, 32);
        if (rest.size() < entrySize) fail(Message::tr("its list of records is cut off"));
        if (field<std::uint16_t>(rest, 8) & 1U)
            throw Error(Message::tr("the archive is encrypted"), file_.name(),
                        Message::tr("decrypt it first"));

        Record record{.header = field<std::uint32_t>(rest, 42),
                      .size = field<std::uint32_t>(rest, 24),
                      .packedSize = field<std::uint32_t>(rest, 20),
                      .checksum = field<std::uint32_t>(rest, 16),
                      .method = field<std::uint16_t>(rest, 10)};
        Zip64Fields wide(rest.substr(kEntryBytes + nameSize, extraSize));
        if (!wide.widen(record.size) || !wide.widen(record.packedSize) || !wide.widen(record.header))
            fail(Message::tr("a 64-bit size is missing"));
        if (record.method == 0 && record.packedSize != record.size) fail(Message::tr("a record has two sizes"));

        const std::string_view name = rest.substr(kEntryBytes, nameSize);
        if (i == 0) folder = name.substr(0, name.find('/') + 1);
        if (!name.starts_with(folder)) fail(Message::tr("its records are not in one folder"));
        if (!records_.emplace(name.substr(folder.size()), record).second)
            fail({Message::tr("the record %1 is there twice"), jsonQuoted(name.substr(0, 80))});
        rest.remove_prefix(entrySize);
    }
    requireApart(directory.offset);
}

void ZipArchive::requireApart(std::uint64_t directory) const
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges; // from the local header to the end, both of the file
    ranges.reserve(records_.size());
    for (const auto& [name, record] : records_) {
        const std::uint64_t least = kLocalHeaderBytes + name.size() + record.packedSize;
        if (record.packedSize > file_.size() || record.header > directory || least > directory - record.header)
            fail({Message::tr("the record %1 is outside the file"), jsonQuoted(std::string_view(name).substr(0, 80))});
        ranges.emplace_back(record.header, record.header + least);
    }
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second) fail(Message::tr("two of its records share the same bytes"));
}

const ZipArchive::Record& ZipArchive::recordOf(const std::string& name) const
{
    const auto found = records_.find(name);
    if (found == records_.end())
        fail({Message::tr("the record %1 is missing"), jsonQuoted(std::string_view(name).substr(0, 80))});
    return found->second;
}

std::uint64_t ZipArchive::sizeOf(const std::string& name) const
{
    const auto found = records_.find(name);
    return found == records_.end() ? 0 : found->second.size;
}

bool ZipArchive::hasFolder(const std::string& prefix) const
{
    const auto found = records_.lower_bound(prefix);
    return found != records_.end() && found->first.starts_with(prefix);
}

std::vector<std::string> ZipArchive::namesIn(const std::string& prefix) const
{
    std::vector<std::string> names;
    for (auto found = records_.lower_bound(prefix); found != records_.end() && found->first.starts_with(prefix); ++found)
        names.push_back(found->first);
    return names;
}

std::string ZipArchive::text(const std::string& name, std::uint64_t limit) const
{
    const std::uint64_t size = recordOf(name).size;
    if (size > limit || size > file_.size())
        fail({Message::tr("the record %1 is too large"), jsonQuoted(name)});
    std::string bytes(static_cast<std::size_t>(size), '\0');
    read(name, std::as_writable_bytes(std::span(bytes.data(), bytes.size())));
    return bytes;
}

std::string ZipArchive::unpackedText(const std::string& name, std::uint64_t limit) const
{
    const Record& record = recordOf(name);
    if (record.method != kDeflated) return text(name, limit);
    if (record.size > limit) fail({Message::tr("the record %1 is too large"), jsonQuoted(name)});
    const std::string packed = file_.readAt(startOf(record, name), record.packedSize);
    std::optional<std::string> bytes = inflated(packed, static_cast<std::size_t>(record.size));
    if (!bytes || (record.checksum != 0 && crc32(std::as_bytes(std::span(*bytes))) != record.checksum))
        fail({Message::tr("the record %1 cannot be unpacked"), jsonQuoted(name)});
    return std::move(*bytes);
}

std::uint64_t ZipArchive::startOf(const Record& record, const std::string& name) const
{
    // The local header repeats the name and has its own extra field, whose length the directory does not
    // tell.
    const std::string header = file_.readAt(record.header, kLocalHeaderBytes);
    if (!header.starts_with("PK\3\4"))
        fail({Message::tr("the record %1 is not where it should be"), jsonQuoted(name)});
    return record.header + kLocalHeaderBytes + field<std::uint16_t>(header, 26) + field<std::uint16_t>(header, 28);
}

void ZipArchive::read(const std::string& name, std::span<std::byte> target) const
{
    const Record& record = recordOf(name);
    if (record.method != 0)
        throw Error(
            {Message::tr("the record %1 is compressed"), jsonQuoted(std::string_view(name).substr(0, 80))},
            file_.name(), Message::tr("save the file with PyTorch itself, not with a zip program"));
    if (target.size() != record.size) fail({Message::tr("the record %1 has another size"), jsonQuoted(name)});
    file_.readAt(startOf(record, name), target);
    // PyTorch can be told to leave the checksums out; it then writes zeros.
    if (record.checksum != 0 && crc32(target) != record.checksum)
        fail({Message::tr("the checksum of %1 is wrong"), jsonQuoted(name)});
}

} // namespace blindspot::detector
