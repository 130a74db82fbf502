// A CaptureSource reads frames through OpenCV's VideoCapture: video files, cameras and streams. Private to this folder.
#pragma once

#include "core/video/sources.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/videoio.hpp>

namespace blindspot::video {

class CaptureSource final : public FrameSource {
  public:
    /// `capture` is open. `kind`: File, Camera or Stream.
    CaptureSource(cv::VideoCapture capture, SourceKind kind, std::string name);

    const SourceInfo& info() const override { return info_; }
    bool read(Frame& frame) override;
    bool skip(Frame& frame) override;
    std::vector<Message> remarks() const override;

  private:
    bool grab(Frame& frame);
    [[noreturn]] void brokenOff() const;
    void retrieve(Frame& frame);
    double timeOf(std::int64_t number);

    cv::VideoCapture capture_;
    SourceKind kind_;
    SourceInfo info_;
    cv::Mat pixels_;
    std::int64_t next_ = 0;
    double last_ = 0;     ///< time of the newest frame, seconds
    double step_ = 0.04;  ///< between the last two
    bool ended_ = false;
};

/// Before anything is opened: OpenCV neither prints nor starts threads, and a camera that gives nothing is waited for a second.
void prepareCapture();

} // namespace blindspot::video
