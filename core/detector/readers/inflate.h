// A function that unpacks deflated bytes (RFC 1951), which is how PyTorch stores the source code in its
// archives. It is our own because the headless build may use LibTorch and SQLite alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace blindspot::detector {

/// The `size` bytes that `packed` holds; empty where it holds more or fewer, or is damaged. Takes no more
/// memory than those.
std::optional<std::string> inflated(std::string_view packed, std::size_t size);

} // namespace blindspot::detector
