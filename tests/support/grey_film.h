// A short video for tests: frames of one grey each, which differ.
#pragma once

#include "core/video/video_recorder.h"

#include <cstdint>
#include <filesystem>

namespace blindspot::testing {

/// Frame n is 96 x 80 pixels of the grey 60 + 10 n, ten frames a second. Returns `file`.
inline std::filesystem::path writeGreyFilm(const std::filesystem::path& file, int frames)
{
    video::VideoRecorder recorder(file, {.framesPerSecond = 10});
    for (int i = 0; i < frames; ++i)
        recorder.add(imaging::Image(96, 80, static_cast<std::uint8_t>(60 + 10 * i)));
    recorder.finish();
    return file;
}

} // namespace blindspot::testing
