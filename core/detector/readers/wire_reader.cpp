#include "core/detector/readers/wire_reader.h"

#include "core/common/error.h"

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxVarintBytes = 10;
constexpr std::uint64_t kMaxFieldNumber = (1U << 29) - 1;

[[noreturn]] void failAt(const std::string& where)
{
    throw Error(Message::tr("the file is cut off or damaged: its fields do not add up"), where,
                Message::tr("get it again, or export it again"));
}

} // namespace

std::optional<std::uint64_t> takeVarint(std::string_view& rest)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kMaxVarintBytes && i < rest.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(rest[i]);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * i); // of the tenth byte one bit counts
        if (byte < 0x80U) {
            rest.remove_prefix(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

void WireReader::fail() const
{
    failAt(where_);
}

std::uint64_t WireReader::varint()
{
    const std::optional<std::uint64_t> value = takeVarint(rest_);
    if (!value) fail();
    return *value;
}

std::uint64_t WireReader::fixed(std::size_t bytes)
{
    if (rest_.size() < bytes) fail();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(rest_[i])) << (8 * i);
    rest_.remove_prefix(bytes);
    return value;
}

std::optional<WireField> WireReader::next()
{
    if (rest_.empty()) return std::nullopt;
    const std::uint64_t tag = varint();
    const std::uint64_t number = tag >> 3U;
    if (number == 0 || number > kMaxFieldNumber) fail();
    WireField field{
        .number = static_cast<std::uint32_t>(number), .type = static_cast<WireType>(tag & 7U), .value = 0, .bytes = {}};
    switch (field.type) {
    case WireType::Varint:
        field.value = varint();
        return field;
    case WireType::Fixed64:
        field.value = fixed(8);
        return field;
    case WireType::Fixed32:
        field.value = fixed(4);
        return field;
    case WireType::Bytes: {
        const std::uint64_t length = varint();
        if (length > rest_.size()) fail();
        field.bytes = rest_.substr(0, static_cast<std::size_t>(length));
        rest_.remove_prefix(static_cast<std::size_t>(length));
        return field;
    }
    }
    fail(); // groups, which no version of ONNX has had, or a number that is no encoding
}

void appendIntegers(std::vector<std::int64_t>& numbers, const WireField& field, std::size_t most, const std::string& where)
{
    const auto add = [&](std::uint64_t bits) {
        if (numbers.size() >= most)
            throw Error({Message::tr("a list of more than %1 numbers where no network has one"), most}, where,
                        Message::tr("get it again, or export it again"));
        numbers.push_back(static_cast<std::int64_t>(bits));
    };
    if (field.type != WireType::Bytes) {
        add(field.value);
        return;
    }
    for (std::string_view rest = field.bytes; !rest.empty();) {
        const std::optional<std::uint64_t> value = takeVarint(rest);
        if (!value) failAt(where);
        add(*value);
    }
}

} // namespace blindspot::detector
