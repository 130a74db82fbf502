// A hash of 64 bits: the same on every machine and in every version, quick, and no protection against anybody.
#pragma once

#include <cstdint>
#include <string_view>

namespace blindspot {

/// FNV-1a of the text's bytes (Fowler, Noll, Vo).
constexpr std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    return hash;
}

} // namespace blindspot
