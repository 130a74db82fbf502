// A ZipArchive reads the zip archives that PyTorch writes (.pt, .torchscript). It is our own because
// LibTorch's reader trusts the sizes in the file when it asks for memory, reports damage by slow stack
// traces, and differs between versions of LibTorch.
#pragma once

#include "core/common/input_file.h"
#include "core/common/message.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace blindspot::detector {

/// Format: APPNOTE.TXT 6.3 of PKWARE, with zip64. Records are read as they are stored, but for source code, which PyTorch
/// deflates. No two records share bytes of the file; so all stored ones together are no larger than the file. All records
/// lie in one folder, which names leave out.
class ZipArchive {
  public:
    /// Reads the list of records. The file must outlive the archive. Errors: Error for a damaged or encrypted
    /// archive.
    explicit ZipArchive(InputFile& file);

    bool has(const std::string& name) const { return records_.contains(name); }
    /// In bytes; 0 where there is no such record.
    std::uint64_t sizeOf(const std::string& name) const;
    /// Whether any record's name begins so.
    bool hasFolder(const std::string& prefix) const;
    /// The names that begin so, in alphabetical order.
    std::vector<std::string> namesIn(const std::string& prefix) const;

    /// The whole record, with its checksum verified where the writer has set one. Errors: Error when it is
    /// missing, compressed, damaged or larger than `limit` bytes.
    std::string text(const std::string& name, std::uint64_t limit) const;
    /// The same of a record that may be deflated.
    std::string unpackedText(const std::string& name, std::uint64_t limit) const;
    /// The same into memory of exactly its size.
    void read(const std::string& name, std::span<std::byte> target) const;

    const std::string& fileName() const { return file_.name(); }
    std::uint64_t fileSize() const { return file_.size(); }

  private:
    struct Record {
        std::uint64_t header = 0; ///< offset of its local header
        std::uint64_t size = 0;
        std::uint64_t packedSize = 0;
        std::uint32_t checksum = 0;
        std::uint16_t method = 0; ///< 0: stored, 8: deflated
    };
    struct Directory {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint64_t count = 0;
    };

    [[noreturn]] void fail(const Message& what) const;
    Directory findDirectory() const;
    void readDirectory(const Directory& directory);
    void requireApart(std::uint64_t directory) const;
    const Record& recordOf(const std::string& name) const;
    std::uint64_t startOf(const Record& record, const std::string& name) const;

    InputFile& file_;
    std::map<std::string, Record> records_;
};

/// CRC-32 as zip archives use it (ISO 3309).
std::uint32_t crc32(std::span<const std::byte> bytes);

} // namespace blindspot::detector
