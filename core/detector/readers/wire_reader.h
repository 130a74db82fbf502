// A WireReader walks over the fields of one message of Protocol Buffers, the format that ONNX files are in. It
// knows the encoding alone, no schema.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// The four encodings that proto3 writes; the numbers are the format's own.
enum class WireType : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct WireField {
    std::uint32_t number = 0;
    WireType type = WireType::Varint;
    std::uint64_t value = 0; ///< Varint; Fixed64 and Fixed32: the bits
    std::string_view bytes;  ///< Bytes: a part of the message

    bool is(std::uint32_t field, WireType encoding) const { return number == field && type == encoding; }
};

/// Nothing is copied: what it gives points into the message, which must stay.
class WireReader {
  public:
    /// `where`: the file, for messages; it must stay too.
    WireReader(std::string_view message, const std::string& where) : rest_(message), where_(where) {}

    /// The next field; empty at the end. Errors: Error for what is no message, or is cut off.
    std::optional<WireField> next();

  private:
    std::uint64_t varint();
    std::uint64_t fixed(std::size_t bytes);
    [[noreturn]] void fail() const;

    std::string_view rest_;
    const std::string& where_;
};

/// Takes a number of seven bits a byte off the front of `rest`; empty where there is none.
std::optional<std::uint64_t> takeVarint(std::string_view& rest);

/// Adds the whole numbers of a repeated field to `numbers`, be they packed or one by one (64 bits, two's complement). Errors:
/// Error where they are more than `most` together, or no numbers.
void appendIntegers(std::vector<std::int64_t>& numbers, const WireField& field, std::size_t most, const std::string& where);

} // namespace blindspot::detector
