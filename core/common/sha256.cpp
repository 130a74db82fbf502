#include "core/common/sha256.h"

#include "core/common/error.h"
#include "core/common/sha256_blocks.h"
#include "core/common/utf8.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <memory>

namespace blindspot {

namespace {

constexpr std::size_t kBlock = 64;

void step(Sha256State& state, const std::byte* blocks, std::size_t count)
{
    static const Sha256Step fastest = sha256StepOfProcessor() != nullptr ? sha256StepOfProcessor() : sha256StepPortable;
    fastest(state, blocks, count);
}

} // namespace

Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
{
}

void Sha256::compress(const std::byte* block)
{
    step(state_, block, 1);
}

void Sha256::update(std::span<const std::byte> bytes)
{
    totalBytes_ += bytes.size();
    if (pendingSize_ > 0) {
        const std::size_t count = std::min(bytes.size(), kBlock - pendingSize_);
        std::copy_n(bytes.begin(), count, pending_.begin() + static_cast<std::ptrdiff_t>(pendingSize_));
        pendingSize_ += count;
        bytes = bytes.subspan(count);
        if (pendingSize_ < kBlock) return;
        compress(pending_.data());
        pendingSize_ = 0;
    }
    const std::size_t whole = bytes.size() / kBlock;
    step(state_, bytes.data(), whole);
    bytes = bytes.subspan(whole * kBlock);
    std::copy(bytes.begin(), bytes.end(), pending_.begin());
    pendingSize_ = bytes.size();
}

std::string Sha256::finish()
{
    const std::uint64_t bits = totalBytes_ * 8;
    const std::array<std::byte, 64> padding = {std::byte{0x80}};
    update(std::span(padding).first(1 + (119 - pendingSize_) % 64));
    std::array<std::byte, 8> length;
    for (std::size_t i = 0; i < 8; ++i)
        length[i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    update(length);

    constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint32_t word : state_)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += kDigits[(word >> shift) & 15];
    return text;
}

std::string sha256OfFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(Message::tr("cannot read the file"), toUtf8(path),
                    Message::tr("check that it exists and may be read"));
    Sha256 hash;
    constexpr std::size_t portion = 1 << 18;
    const auto buffer = std::make_unique_for_overwrite<char[]>(portion); // most files are smaller: not to be filled with zeros first
    while (file) {
        file.read(buffer.get(), portion);
        hash.update(std::as_bytes(std::span(buffer.get(), static_cast<std::size_t>(file.gcount()))));
    }
    if (file.bad())
        throw Error(Message::tr("reading the file failed half way"), toUtf8(path),
                    Message::tr("check the disk"));
    return hash.finish();
}

} // namespace blindspot
