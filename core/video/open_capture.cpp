// Opening what OpenCV's VideoCapture reads, and saying why it cannot be opened, which OpenCV does not.
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/video/capture.h"
#include "core/video/cameras.h"
#include "core/video/ffmpeg_words.h"

#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;

constexpr int kOpenWait = 5000; ///< milliseconds that a stream may take to open
constexpr int kReadWait = 1000; ///< and between two frames

/// The reason for which the system does not open the file; 0: it does.
int openError(const std::string& file, int how)
{
    const int handle = ::open(file.c_str(), how | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return errno;
    ::close(handle);
    return 0;
}

[[noreturn]] void refuseVideo(const fs::path& file, const FfmpegWords& words)
{
    std::error_code code;
    if (fs::file_size(file, code) == 0 && !code)
        throw Error(Message::tr("the video file is empty"), toUtf8(file), Message::tr("copy it again"));
    Message reason = words.reason();
    const bool cutOff = words.say("moov atom not found") || words.say("error reading header");
    if (reason.empty()) reason = Message::tr("it is no video, or no decoder for it is installed");
    throw Error({Message::tr("the video cannot be opened: %1"), reason}, toUtf8(file),
                cutOff ? Message(Message::tr("copy it again from where it was recorded"))
                       : Message(Message::tr("convert it to H.264 in an MP4 file")));
}

} // namespace

std::unique_ptr<FrameSource> openVideoFile(const fs::path& file)
{
    prepareCapture();
    const std::string path = fs::absolute(file).string(); // "rtsp:x" in the working folder is a file, too
    if (const int reason = openError(path, O_RDONLY))
        throw Error({Message::tr("the video cannot be opened: %1"), systemMessage(reason)}, toUtf8(file),
                    Message::tr("check its name and permissions"));
    const FfmpegWords words;
    cv::VideoCapture capture;
    if (!capture.open(path, cv::CAP_FFMPEG)) refuseVideo(file, words);
    return std::make_unique<CaptureSource>(std::move(capture), SourceKind::File, toUtf8(file));
}

std::unique_ptr<FrameSource> openStream(const std::string& address)
{
    prepareCapture();
    const FfmpegWords words;
    cv::VideoCapture capture;
    const std::vector<int> waits = {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, kOpenWait, cv::CAP_PROP_READ_TIMEOUT_MSEC, kReadWait};
    if (!capture.open(address, cv::CAP_FFMPEG, waits)) {
        Message reason = words.reason();
        if (reason.empty()) reason = Message::tr("nobody answers at the address, or no stream is there");
        throw Error({Message::tr("the stream cannot be opened: %1"), reason}, address,
                    Message::tr("check the address, the network and the camera"));
    }
    return std::make_unique<CaptureSource>(std::move(capture), SourceKind::Stream, address);
}

std::unique_ptr<FrameSource> openCamera(int number)
{
    prepareCapture();
    const std::string device = "/dev/video" + std::to_string(number);
    const int reason = openError(device, O_RDWR);
    if (reason == ENOENT || reason == ENODEV || reason == ENXIO)
        throw Error(Message::tr("there is no such camera"), device, camerasThere());
    if (reason == EACCES || reason == EPERM)
        throw Error(Message::tr("the camera may not be used by you"), device,
                    Message::tr("let the administrator add you to the group video, and log in again"));
    if (reason == EBUSY)
        throw Error(Message::tr("another program uses the camera"), device, Message::tr("close that program"));
    if (reason != 0)
        throw Error({Message::tr("the camera cannot be opened: %1"), systemMessage(reason)}, device,
                    Message::tr("unplug the camera and plug it in again"));
    cv::VideoCapture capture;
    if (!capture.open(number, cv::CAP_V4L2))
        throw Error(Message::tr("the camera gives no pictures: another program uses it, or it is no camera"), device,
                    camerasThere());
    return std::make_unique<CaptureSource>(std::move(capture), SourceKind::Camera, "camera " + std::to_string(number));
}

} // namespace blindspot::video
