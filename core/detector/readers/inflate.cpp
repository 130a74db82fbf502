#include "core/detector/readers/inflate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace blindspot::detector {

namespace {

constexpr int kMaxCodeBits = 15;
constexpr std::size_t kLiteralCodes = 288;
constexpr std::size_t kDistanceCodes = 30;
constexpr std::uint32_t kEndOfBlock = 256;

/// Thrown and caught in this file alone.
struct Damaged {};

/// Bits of a text, the lowest of each byte first.
class Bits {
  public:
    explicit Bits(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t take(int count)
    {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i, ++position_) {
            if (position_ / 8 >= bytes_.size()) throw Damaged();
            const auto byte = static_cast<unsigned char>(bytes_[position_ / 8]);
            value |= ((byte >> (position_ % 8)) & 1U) << i;
        }
        return value;
    }
    /// The bytes that begin at the next whole byte.
    std::string_view takeBytes(std::size_t count)
    {
        const std::size_t start = (position_ + 7) / 8;
        if (start > bytes_.size() || count > bytes_.size() - start) throw Damaged();
        position_ = (start + count) * 8;
        return bytes_.substr(start, count);
    }
    void toWholeByte() { position_ = (position_ + 7) / 8 * 8; }

  private:
    std::string_view bytes_;
    std::size_t position_ = 0; ///< in bits
};

/// A canonical Huffman code: symbols by the lengths of their codes (RFC 1951, 3.2.2).
class Code {
  public:
    explicit Code(std::span<const std::uint8_t> lengths)
    {
        for (const std::uint8_t length : lengths)
            ++count_[length];
        count_[0] = 0;
        int left = 1; // codes that are still free; fewer than none: the lengths fit no code
        for (int bits = 1; bits <= kMaxCodeBits; ++bits) {
            left = 2 * left - count_[static_cast<std::size_t>(bits)];
            if (left < 0) throw Damaged();
        }
        std::array<std::uint16_t, kMaxCodeBits + 2> next{};
        for (std::size_t bits = 1; bits <= kMaxCodeBits; ++bits)
            next[bits + 1] = static_cast<std::uint16_t>(next[bits] + count_[bits]);
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
            if (lengths[symbol] != 0) symbols_[next[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
    }

    std::uint32_t decode(Bits& bits) const
    {
        int code = 0, first = 0, index = 0;
        for (std::size_t length = 1; length <= kMaxCodeBits; ++length) {
            code |= static_cast<int>(bits.take(1));
            const int count = count_[length];
            if (code - count < first) return symbols_[static_cast<std::size_t>(index + code - first)];
            index += count;
            first = (first + count) * 2;
            code *= 2;
        }
        throw Damaged();
    }

  private:
    std::array<std::uint16_t, kMaxCodeBits + 1> count_{};
    std::array<std::uint16_t, kLiteralCodes> symbols_{};
};

class Inflater {
  public:
    Inflater(std::string_view packed, std::size_t size) : bits_(packed), size_(size) {}

    std::string run()
    {
        bool last = false;
        while (!last) {
            last = bits_.take(1) != 0;
            switch (bits_.take(2)) {
            case 0:
                stored();
                break;
            case 1:
                fixed();
                break;
            case 2:
                dynamic();
                break;
            default:
                throw Damaged();
            }
        }
        if (text_.size() != size_) throw Damaged();
        return std::move(text_);
    }

  private:
    void require(std::size_t more) const
    {
        if (more > size_ - text_.size()) throw Damaged();
    }

    void stored()
    {
        bits_.toWholeByte();
        const std::uint32_t length = bits_.take(16);
        if ((bits_.take(16) ^ length) != 0xffffU) throw Damaged();
        require(length);
        text_ += bits_.takeBytes(length);
    }

    void fixed()
    {
        std::array<std::uint8_t, kLiteralCodes> literals{};
        for (std::size_t symbol = 0; symbol < literals.size(); ++symbol)
            literals[symbol] = symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
        std::array<std::uint8_t, kDistanceCodes> distances{};
        distances.fill(5);
        symbols(Code(literals), Code(distances));
    }

    void dynamic()
    {
        constexpr std::array<std::uint8_t, 19> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                         11, 4,  12, 3, 13, 2, 14, 1, 15};
        const std::size_t literals = bits_.take(5) + 257, distances = bits_.take(5) + 1,
                          own = bits_.take(4) + 4;
        if (literals > 286 || distances > kDistanceCodes) throw Damaged();
        std::array<std::uint8_t, 19> ownLengths{};
        for (std::size_t i = 0; i < own; ++i)
            ownLengths[kOrder[i]] = static_cast<std::uint8_t>(bits_.take(3));
        const Code lengthsCode(ownLengths);
        std::array<std::uint8_t, kLiteralCodes + kDistanceCodes> lengths{};
        std::size_t index = 0;
        while (index < literals + distances) {
            const std::uint32_t symbol = lengthsCode.decode(bits_);
            if (symbol < 16) {
                lengths[index++] = static_cast<std::uint8_t>(symbol);
                continue;
            }
            if (symbol == 16 && index == 0) throw Damaged();
            const std::uint8_t repeated = symbol == 16 ? lengths[index - 1] : 0;
            std::size_t times = symbol == 16   ? 3 + bits_.take(2)
                                : symbol == 17 ? 3 + bits_.take(3)
                                               : 11 + bits_.take(7);
            if (times > literals + distances - index) throw Damaged();
            for (; times > 0; --times)
                lengths[index++] = repeated;
        }
        const std::span<const std::uint8_t> all(lengths);
        symbols(Code(all.first(literals)), Code(all.subspan(literals, distances)));
    }

    void symbols(const Code& literals, const Code& distances)
    {
        constexpr std::array<std::uint16_t, 29> kLengthBase = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                               15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                               67, 83, 99, 115, 131, 163, 195, 227, 258};
        constexpr std::array<std::uint16_t, kDistanceCodes> kDistanceBase = {
            1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
            193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
        while (true) {
            const std::uint32_t symbol = literals.decode(bits_);
            if (symbol == kEndOfBlock) return;
            if (symbol < kEndOfBlock) {
                require(1);
                text_ += static_cast<char>(symbol);
                continue;
            }
            const std::size_t which = symbol - kEndOfBlock - 1;
            if (which >= kLengthBase.size()) throw Damaged();
            const int lengthBits = which < 8 || which == 28 ? 0 : static_cast<int>(which / 4) - 1;
            std::size_t length = kLengthBase[which] + bits_.take(lengthBits);
            const std::size_t far = distances.decode(bits_);
            if (far >= kDistanceCodes) throw Damaged();
            const int distanceBits = far < 4 ? 0 : static_cast<int>(far / 2) - 1;
            const std::size_t distance = kDistanceBase[far] + bits_.take(distanceBits);
            if (distance > text_.size()) throw Damaged();
            require(length);
            for (; length > 0; --length)
                text_ += text_[text_.size() - distance];
        }
    }

    Bits bits_;
    std::size_t size_;
    std::string text_;
};

} // namespace

std::optional<std::string> inflated(std::string_view packed, std::size_t size)
{
    try {
        return Inflater(packed, size).run();
    } catch (const Damaged&) {
        return std::nullopt;
    }
}

} // namespace blindspot::detector
