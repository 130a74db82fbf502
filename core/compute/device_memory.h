// How much of a device's memory this program has taken, and may take: for measurements, and for tests of what happens where it runs out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::compute {

/// The most that tensors have taken at once since the program began or forgot; nothing where it is not known (on the CPU, and in a build
/// without CUDA's headers).
std::optional<std::int64_t> peakDeviceBytes(const std::string& device);
void forgetPeakDeviceBytes(const std::string& device);

/// From now on the program gets no more than this part of the device's memory, 0 to 1: what goes beyond is an out-of-memory error. False where
/// it cannot be limited.
bool limitDeviceMemory(const std::string& device, double part);

} // namespace blindspot::compute
