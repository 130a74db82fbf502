// FfmpegWords keeps what FFmpeg says of a video while OpenCV reads or writes it, which OpenCV drops: why a file cannot be opened,
// and that a frame was not decoded right. Private to this folder.
#pragma once

#include "core/common/message.h"

#include <string>

namespace blindspot::video {

/// While it lives, FFmpeg's errors on this thread are kept. From the first one on nothing that FFmpeg has to say is printed, by
/// any thread. One at a time on a thread.
class FfmpegWords {
  public:
    FfmpegWords();
    FfmpegWords(const FfmpegWords&) = delete;
    FfmpegWords& operator=(const FfmpegWords&) = delete;
    ~FfmpegWords();

    /// Whether any of them has these words.
    bool say(std::string_view words) const;
    /// What is wrong with a file that cannot be opened, as a sentence where the words are known ones.
    Message reason() const;
};

} // namespace blindspot::video
