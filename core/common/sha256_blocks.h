// The step of SHA-256 in which its time goes: whole blocks are worked into the state, by the processor's own instructions for it
// where there are any. Used by sha256.cpp alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace blindspot {

using Sha256State = std::array<std::uint32_t, 8>;

/// `blocks`: 64 x `count` bytes (FIPS 180-4, section 6.2.2).
using Sha256Step = void (*)(Sha256State& state, const std::byte* blocks, std::size_t count);

/// On every processor.
void sha256StepPortable(Sha256State& state, const std::byte* blocks, std::size_t count);

/// By the SHA extensions of x86; null where this processor has none.
Sha256Step sha256StepOfProcessor();

} // namespace blindspot
