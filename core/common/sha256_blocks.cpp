#include "core/common/sha256_blocks.h"

#include <bit>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace blindspot {

namespace {

alignas(16) constexpr std::array<std::uint32_t, 64> kRoundConstants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

constexpr std::size_t kBlock = 64;

std::uint32_t bigEndian(const std::byte* bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i)
        value = (value << 8) | std::to_integer<std::uint32_t>(bytes[i]);
    return value;
}

void portableBlock(Sha256State& state, const std::byte* block)
{
    std::array<std::uint32_t, 64> w;
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = bigEndian(block + 4 * i);
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + kRoundConstants[i] + w[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> added = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        state[i] += added[i];
}

#if defined(__x86_64__)

/// The instructions take the state as (a, b, e, f) and (c, d, g, h), the highest lane first, and do four rounds for two of theirs.
__attribute__((target("sha,sse4.1,ssse3"))) void stepByInstructions(Sha256State& state, const std::byte* blocks, std::size_t count)
{
    const auto lanes = [](std::uint32_t high, std::uint32_t b, std::uint32_t c, std::uint32_t low) {
        return _mm_set_epi32(static_cast<int>(high), static_cast<int>(b), static_cast<int>(c), static_cast<int>(low));
    };
    const __m128i bigEndianBytes = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    __m128i abef = lanes(state[0], state[1], state[4], state[5]);
    __m128i cdgh = lanes(state[2], state[3], state[6], state[7]);
    for (; count > 0; --count, blocks += kBlock) {
        const __m128i abefBefore = abef, cdghBefore = cdgh;
        __m128i words[4]; // of the message schedule, four each; always the next sixteen
        for (int i = 0; i < 4; ++i)
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(blocks) + i), bigEndianBytes);
#pragma GCC unroll 16
        for (int four = 0; four < 16; ++four) {
            __m128i& now = words[four % 4];
            const __m128i last = words[(four + 3) % 4];
            const __m128i constants = _mm_load_si128(reinterpret_cast<const __m128i*>(kRoundConstants.data()) + four);
            const __m128i summed = _mm_add_epi32(now, constants);
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, summed);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(summed, 0x0E));
            if (four >= 12) continue;
            const __m128i sevenBefore = _mm_alignr_epi8(last, words[(four + 2) % 4], 4);
            now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, words[(four + 1) % 4]), sevenBefore), last);
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    alignas(16) std::array<std::uint32_t, 4> first, second;
    _mm_store_si128(reinterpret_cast<__m128i*>(first.data()), abef);
    _mm_store_si128(reinterpret_cast<__m128i*>(second.data()), cdgh);
    state = {first[3], first[2], second[3], second[2], first[1], first[0], second[1], second[0]};
}

bool processorHasInstructions()
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    constexpr unsigned ssse3 = 1U << 9, sse41 = 1U << 19, sha = 1U << 29;
    if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & ssse3) == 0 || (c & sse41) == 0) return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0;
}

#endif

} // namespace

void sha256StepPortable(Sha256State& state, const std::byte* blocks, std::size_t count)
{
    for (; count > 0; --count, blocks += kBlock)
        portableBlock(state, blocks);
}

Sha256Step sha256StepOfProcessor()
{
#if defined(__x86_64__)
    static const bool has = processorHasInstructions();
    return has ? stepByInstructions : nullptr;
#else
    return nullptr;
#endif
}

} // namespace blindspot
