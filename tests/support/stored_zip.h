// A StoredZip writes a zip archive, also one with false fields, to test what reads archives.
#pragma once

#include "core/detector/readers/zip_archive.h"

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <vector>

namespace blindspot::test {

/// Stores records as PyTorch does. The fields are public so that a test can damage them before `finish()`.
class StoredZip {
  public:
    struct Record {
        std::string name;
        std::string content;
        std::uint32_t checksum = 0;
        std::uint32_t size = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
        int samePlaceAs = -1; ///< the directory names the place of this record; no bytes of its own
    };

    StoredZip& add(const std::string& name, const std::string& content)
    {
        const std::uint32_t checksum =
            detector::crc32(std::as_bytes(std::span(content.data(), content.size())));
        records.push_back({"net/" + name, content, checksum, static_cast<std::uint32_t>(content.size())});
        return *this;
    }

    std::string finish() const
    {
        std::string bytes;
        std::string directory;
        std::vector<std::uint32_t> places;
        for (const Record& record : records) {
            const auto offset = record.samePlaceAs < 0 ? static_cast<std::uint32_t>(bytes.size())
                                                       : places.at(static_cast<std::size_t>(record.samePlaceAs));
            places.push_back(offset);
            const std::string common = number<std::uint16_t>(20) + number(record.flags) +
                                       number(record.method) + number<std::uint32_t>(0) +
                                       number(record.checksum) + number(record.size) + number(record.size) +
                                       number(static_cast<std::uint16_t>(record.name.size())) +
                                       number<std::uint16_t>(0);
            if (record.samePlaceAs < 0) bytes += "PK\3\4" + common + record.name + record.content;
            directory += "PK\1\2" + number<std::uint16_t>(20) + common + std::string(10, '\0') +
                         number(offset) + record.name;
        }
        const auto count = static_cast<std::uint16_t>(records.size());
        const std::string end = "PK\5\6" + std::string(4, '\0') + number(count) + number(count) +
                                number(static_cast<std::uint32_t>(directory.size())) +
                                number(static_cast<std::uint32_t>(bytes.size())) + std::string(2, '\0');
        return bytes + directory + end;
    }

    template <typename Integer>
    static std::string number(Integer value)
    {
        std::string bytes(sizeof(Integer), '\0');
        std::memcpy(bytes.data(), &value, sizeof(Integer));
        return bytes;
    }

    std::vector<Record> records;
};

} // namespace blindspot::test
