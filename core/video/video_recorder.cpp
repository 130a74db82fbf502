#include "core/video/video_recorder.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"
#include "core/imaging/mat.h"
#include "core/imaging/resize.h"
#include "core/video/capture.h"
#include "core/video/ffmpeg_words.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;

/// FFmpeg writes 32 KiB at a time, and no frame is smaller than 16 bytes with what its container adds: after so many frames without
/// a byte in the file nothing is written any more.
constexpr std::int64_t kSilentFrames = 2048;

struct Coding {
    const char* extension;
    int code;
};
const Coding kCodings[] = {{".mkv", cv::VideoWriter::fourcc('H', '2', '6', '4')},
                           {".mp4", cv::VideoWriter::fourcc('a', 'v', 'c', '1')},
                           {".avi", cv::VideoWriter::fourcc('M', 'J', 'P', 'G')}};

const Coding* codingOf(const fs::path& file)
{
    const std::string extension = lowerExtension(file);
    const auto* const found = std::find_if(std::begin(kCodings), std::end(kCodings),
                                           [&](const Coding& coding) { return extension == coding.extension; });
    return found == std::end(kCodings) ? nullptr : found;
}

/// A name that nothing has: what an earlier recording left behind stays.
fs::path partBeside(const fs::path& file)
{
    std::error_code code;
    for (int number = 1;; ++number) {
        fs::path name = file.stem();
        name += number == 1 ? ".part" : ".part" + std::to_string(number);
        name += file.extension();
        const fs::path part = file.parent_path() / name;
        if (!fs::exists(part, code)) return part;
    }
}

void syncToDisk(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

/// Whether at least one frame of it can be read.
bool plays(const fs::path& file)
{
    const FfmpegWords words;
    cv::VideoCapture capture;
    cv::Mat first;
    return capture.open(file.string(), cv::CAP_FFMPEG) && capture.read(first) && !first.empty();
}

/// In the middle of black, as large as it fits.
imaging::Image fitted(const imaging::Image& picture, imaging::Size size)
{
    const double scale = std::min(static_cast<double>(size.width) / picture.width, static_cast<double>(size.height) / picture.height);
    const int width = std::clamp(static_cast<int>(std::lround(picture.width * scale)), 1, size.width);
    const int height = std::clamp(static_cast<int>(std::lround(picture.height * scale)), 1, size.height);
    const imaging::Image inner = imaging::resize(picture, width, height);
    imaging::Image image(size.width, size.height);
    const int left = (size.width - width) / 2, top = (size.height - height) / 2;
    for (int y = 0; y < height; ++y)
        std::copy_n(inner.pixel(0, y), static_cast<std::size_t>(width) * 3, image.pixel(left, top + y));
    return image;
}

} // namespace

struct VideoRecorder::Writer {
    cv::VideoWriter video;
    cv::Mat pixels;
};

VideoRecorder::VideoRecorder(fs::path file, const RecordingOptions& options) : options_(options)
{
    recorded_.file = std::move(file);
    if (!codingOf(recorded_.file))
        throw Error(Message::tr("a video cannot be written under this name"), toUtf8(recorded_.file),
                    Message::tr("end the name with .mkv, .mp4 or .avi"));
    std::error_code code;
    const fs::path folder = recorded_.file.has_parent_path() ? recorded_.file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, code))
        throw Error(Message::tr("the folder is not there"), toUtf8(folder), Message::tr("make it, or choose another one"));
    if (!(options_.framesPerSecond >= 1 && options_.framesPerSecond <= 240)) options_.framesPerSecond = 25;
}

VideoRecorder::~VideoRecorder()
{
    try {
        finish();
    } catch (const std::exception&) { // who wants to know calls finish
    }
}

void VideoRecorder::open(imaging::Size size)
{
    prepareCapture();
    size_ = {size.width / 2 * 2, size.height / 2 * 2};
    if (size_.width < 2 || size_.height < 2)
        throw Error(Message::tr("the pictures are too small for a video"), toUtf8(recorded_.file));
    part_ = partBeside(recorded_.file);
    const FfmpegWords words;
    auto writer = std::make_unique<Writer>();
    const Coding& coding = *codingOf(recorded_.file);
    const auto opens = [&](int code) {
        return writer->video.open(part_.string(), cv::CAP_FFMPEG, code, options_.framesPerSecond, {size_.width, size_.height});
    };
    // Where FFmpeg was built without x264 there is MPEG-4's own coding.
    if (!opens(coding.code) && !opens(cv::VideoWriter::fourcc('m', 'p', '4', 'v')))
        throw Error(Message::tr("the video file cannot be made"), toUtf8(recorded_.file),
                    Message::tr("check the folder's permissions and that the disk is not full"));
    writer_ = std::move(writer);
}

void VideoRecorder::endEarly(const Message& what)
{
    const RecordedVideo recorded = finish();
    if (recorded.frames == 0) throw Error(what, toUtf8(recorded.file), Message::tr("make room on the disk or record to another one"));
    throw Error({Message::tr("the recording ended: %1"), what}, toUtf8(recorded.file),
                {Message::tr("make room on the disk or record to another one; about %1 s are kept"),
                 static_cast<std::int64_t>(std::floor(recorded.seconds))});
}

void VideoRecorder::checkRoom(std::size_t bytes)
{
    std::error_code code;
    const fs::path folder = recorded_.file.has_parent_path() ? recorded_.file.parent_path() : fs::path(".");
    const fs::space_info space = fs::space(folder, code);
    if (!code && space.available < options_.spare + bytes) endEarly(Message::tr("the disk is full"));
}

/// OpenCV does not say when FFmpeg could not write: the file that stops growing does.
void VideoRecorder::checkGrowth()
{
    std::error_code code;
    const std::uintmax_t now = fs::file_size(part_, code);
    if (!code && now != bytes_) {
        bytes_ = now;
        framesThen_ = recorded_.frames;
    }
    if (recorded_.frames - framesThen_ <= kSilentFrames) return;
    recorded_.frames = framesThen_;
    recorded_.seconds = static_cast<double>(framesThen_) / options_.framesPerSecond;
    endEarly(Message::tr("nothing more can be written to the file"));
}

void VideoRecorder::add(const imaging::Image& picture)
{
    if (finished_ || picture.empty()) return;
    checkRoom(picture.rgb.size());
    if (!writer_) open(picture.size());
    const bool fits = picture.width / 2 * 2 == size_.width && picture.height / 2 * 2 == size_.height;
    const imaging::Image other = fits ? imaging::Image() : fitted(picture, size_);
    const cv::Mat rgb = imaging::asMat(fits ? picture : other);
    cv::cvtColor(rgb(cv::Rect(0, 0, size_.width, size_.height)), writer_->pixels, cv::COLOR_RGB2BGR);
    const FfmpegWords words;
    writer_->video.write(writer_->pixels);
    ++recorded_.frames;
    recorded_.seconds = static_cast<double>(recorded_.frames) / options_.framesPerSecond;
    recorded_.fitted += fits ? 0 : 1;
    checkGrowth();
}

RecordedVideo VideoRecorder::finish()
{
    if (std::exchange(finished_, true) || !writer_) return recorded_;
    {
        const FfmpegWords words;
        writer_.reset();
    }
    if (!plays(part_))
        throw Error(Message::tr("the video could not be written: nothing of it can be read"), toUtf8(part_),
                    Message::tr("make room on the disk, or record to another one"));
    syncToDisk(part_);
    std::error_code code;
    fs::rename(part_, recorded_.file, code);
    if (code)
        throw Error({Message::tr("the video cannot get its name (%1)"), systemMessage(code)}, toUtf8(recorded_.file),
                    {Message::tr("it is kept as %1"), toUtf8(part_)});
    syncFolder(recorded_.file.parent_path());
    return recorded_;
}

} // namespace blindspot::video
