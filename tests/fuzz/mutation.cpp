#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>

namespace blindspot::fuzz {

namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;

constexpr std::array<std::uint64_t, 14> kExtremes{0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF,
                                                  0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0xFFFFFFFFFFFFFFFF};
constexpr std::array<std::string_view, 12> kNumbers{"-1",  "0",    "1e308", "1e999", "-0.0", "NaN", "Infinity", "4294967296", "9223372036854775807",
                                                    "9223372036854775808", "0.1e-400", "99999999999999999999999999"};

class Damage {
  public:
    Damage(std::string bytes, const std::string& other, const std::vector<std::string>& words, std::mt19937_64& random)
        : bytes_(std::move(bytes)), other_(other), words_(words), random_(random)
    {
    }

    void once()
    {
        switch (below(9)) {
            case 0: flipBit(); break;
            case 1: setByte(); break;
            case 2: setNumber(); break;
            case 3: setDecimal(); break;
            case 4: leaveOut(); break;
            case 5: doublePart(); break;
            case 6: takeFromOther(); break;
            case 7: putWord(); break;
            default: cutOff(); break;
        }
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(random_() % end); }
    std::size_t place() { return below(bytes_.size()); }
    /// Short ones more often than long ones.
    std::size_t length(std::size_t most) { return std::min(most, std::size_t{1} + below(std::size_t{1} << below(12))); }

    void flipBit()
    {
        if (bytes_.empty()) return;
        char& byte = bytes_[place()];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << below(8)));
    }
    void setByte()
    {
        if (!bytes_.empty()) bytes_[place()] = static_cast<char>(random_());
    }
    void setNumber()
    {
        const std::size_t size = std::size_t{1} << below(4);
        if (bytes_.size() < size) return;
        const std::size_t at = below(bytes_.size() - size + 1);
        const std::uint64_t value = kExtremes[below(kExtremes.size())] + below(3) - 1;
        const bool bigEndian = below(2) == 0;
        for (std::size_t i = 0; i < size; ++i)
            bytes_[at + i] = static_cast<char>(value >> (8 * (bigEndian ? size - 1 - i : i)));
    }
    /// The next decimal number of the text becomes one that few expect.
    void setDecimal()
    {
        const auto isDigit = [](char letter) { return std::isdigit(static_cast<unsigned char>(letter)) != 0; };
        const auto begin = std::find_if(bytes_.begin() + static_cast<std::ptrdiff_t>(place()), bytes_.end(), isDigit);
        const auto end = std::find_if_not(begin, bytes_.end(), isDigit);
        if (begin != end) bytes_.replace(begin, end, kNumbers[below(kNumbers.size())]);
    }
    void leaveOut()
    {
        if (bytes_.empty()) return;
        const std::size_t at = place();
        bytes_.erase(at, length(bytes_.size() - at));
    }
    void doublePart()
    {
        if (bytes_.empty()) return;
        const std::size_t at = place();
        const std::string part = bytes_.substr(at, length(bytes_.size() - at));
        std::size_t times = std::size_t{1} << below(8);
        times = std::min(times, kMostBytes / part.size());
        std::string all;
        for (std::size_t i = 0; i < times; ++i)
            all += part;
        bytes_.insert(at, all);
    }
    void takeFromOther()
    {
        if (other_.empty()) return;
        const std::size_t from = below(other_.size());
        bytes_.insert(below(bytes_.size() + 1), other_, from, length(other_.size() - from));
    }
    void putWord()
    {
        if (words_.empty()) return;
        const std::string& word = words_[below(words_.size())];
        const std::size_t at = below(bytes_.size() + 1);
        if (below(2) == 0)
            bytes_.insert(at, word);
        else
            bytes_.replace(at, std::min(word.size(), bytes_.size() - at), word);
    }
    void cutOff() { bytes_.resize(below(bytes_.size() + 1)); }

    std::string bytes_;
    const std::string& other_;
    const std::vector<std::string>& words_;
    std::mt19937_64& random_;
};

} // namespace

std::string damaged(std::string bytes, const std::string& other, const std::vector<std::string>& words, std::mt19937_64& random)
{
    Damage damage(std::move(bytes), other, words, random);
    for (std::uint64_t left = 1 + random() % 8; left > 0; --left)
        damage.once();
    std::string result = damage.take();
    if (result.size() > kMostBytes) result.resize(kMostBytes);
    return result;
}

} // namespace blindspot::fuzz
