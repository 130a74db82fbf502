// A VideoRecorder writes pictures into a video file, and keeps what was recorded whatever happens on the way.
#pragma once

#include "core/common/error.h"
#include "core/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace blindspot::video {

struct RecordingOptions {
    double framesPerSecond = 25;
    /// What is left free on the disk, bytes: the recording ends before, while there is room to close it.
    std::uintmax_t spare = std::uintmax_t{64} << 20;
};

struct RecordedVideo {
    std::filesystem::path file;
    std::int64_t frames = 0;
    double seconds = 0; ///< that it plays
    std::int64_t fitted = 0; ///< pictures of another size than the first, which were made to fit into its size
};

/// The video is written beside its name, "name.part.mkv", in a form that plays also when it breaks off (but .mp4), and gets its
/// name when it is whole. For one thread at a time.
class VideoRecorder {
  public:
    /// By the name's end: .mkv and .mp4 (H.264), .avi (Motion JPEG). Nothing is written before the first picture. Errors: Error for
    /// another end, or a folder that is not there.
    explicit VideoRecorder(std::filesystem::path file, const RecordingOptions& options = {});
    VideoRecorder(const VideoRecorder&) = delete;
    VideoRecorder& operator=(const VideoRecorder&) = delete;
    /// Finishes; what goes wrong then is not told.
    ~VideoRecorder();

    /// The next picture. The first one decides the video's size, an odd last row or column is cut off; others are scaled to fit.
    /// Errors: Error where no more can be written (the disk is full); what was recorded so far is finished then and has its name.
    void add(const imaging::Image& picture);
    /// Closes it, syncs it to the disk, looks whether it can be read and gives it its name, where it replaces what was there. Later
    /// calls tell the same. Errors: Error where nothing readable came out.
    RecordedVideo finish();

    const RecordedVideo& recorded() const { return recorded_; }

  private:
    struct Writer;
    void open(imaging::Size size);
    void checkRoom(std::size_t bytes);
    void checkGrowth();
    [[noreturn]] void endEarly(const Message& what);

    RecordingOptions options_;
    RecordedVideo recorded_;
    std::filesystem::path part_; ///< where it is written until it is whole
    imaging::Size size_;
    std::unique_ptr<Writer> writer_;
    std::uintmax_t bytes_ = 0;        ///< of the file when it last grew
    std::int64_t framesThen_ = 0;     ///< that it had then
    bool finished_ = false;
};

} // namespace blindspot::video
