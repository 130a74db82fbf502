// A FrameSource gives the frames of a video, a camera, a folder of pictures or the drawn street one after the other.
#pragma once

#include "core/common/error.h"
#include "core/video/frame.h"
#include "core/video/source_spec.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace blindspot::video {

struct SourceInfo {
    std::string name;            ///< for messages: the file's name, "camera 0"
    imaging::Size size;          ///< of the frames; 0 x 0: not known before the first
    double framesPerSecond = 0;  ///< 0: not known
    std::int64_t frames = 0;     ///< as the source says, which may be wrong; 0: not known, or without an end
    bool endless = false;        ///< it goes on until nobody reads it any more
    bool live = false;           ///< frames come when they come, and are lost when nobody takes them; else they wait
};

/// For one thread. `read` of a camera or stream waits for the next frame, a second at most where the system keeps to what it is
/// told.
class FrameSource {
  public:
    virtual ~FrameSource() = default;

    virtual const SourceInfo& info() const = 0;
    /// The next frame into `frame`, whose memory is used again. False: the source has come to its end, and stays there. Errors:
    /// Error where it broke off: a camera that was taken away, a frame that cannot be had right.
    virtual bool read(Frame& frame) = 0;
    /// As read, without the picture, and faster where the source allows it: `frame` has number and time only.
    virtual bool skip(Frame& frame) = 0;
    /// What is odd about what was read so far: a video that ends before it says it would.
    virtual std::vector<Message> remarks() const { return {}; }
};

struct SourceOptions {
    bool network = false; ///< streams may be opened; without it the program opens no connection
};

/// Errors: Error where there is no such camera or file, it cannot be opened (no permission, busy, damaged, no decoder), or a
/// stream is asked for without `network`: what happened, where, what to do.
std::unique_ptr<FrameSource> openSource(const SourceSpec& spec, const SourceOptions& options = {});

} // namespace blindspot::video
