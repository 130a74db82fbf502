// The kinds of frame sources, one function for each. Private to this folder.
#pragma once

#include "core/video/frame_source.h"

namespace blindspot::video {

/// Frames a second of the drawn street, and of pictures in a folder.
inline constexpr double kDrawnRate = 25;

std::unique_ptr<FrameSource> openCamera(int number);
std::unique_ptr<FrameSource> openVideoFile(const std::filesystem::path& file);
std::unique_ptr<FrameSource> openStream(const std::string& address);
std::unique_ptr<FrameSource> openPictures(const std::filesystem::path& folder);
std::unique_ptr<FrameSource> openStreet(std::uint64_t seed);

} // namespace blindspot::video
