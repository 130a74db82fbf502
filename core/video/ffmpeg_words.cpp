#include "core/video/ffmpeg_words.h"

#include <array>
#include <cstdarg>
#include <string>

extern "C" {
#include <libavutil/log.h>
}

namespace blindspot::video {

namespace {

constexpr std::size_t kMostWords = 4000; // a damaged file says the same again and again

thread_local bool heard = false;
thread_local std::string words;

void keep(void* context, int level, const char* format, std::va_list values)
{
    if (level > AV_LOG_ERROR || !heard || words.size() > kMostWords) return;
    std::array<char, 512> line{};
    int prefix = 0;
    av_log_format_line2(context, level, format, values, line.data(), static_cast<int>(line.size()), &prefix);
    words.append(line.data());
}

} // namespace

FfmpegWords::FfmpegWords()
{
    // Once for the program: OpenCV changes the level of what is said, not who listens.
    [[maybe_unused]] static const bool listening = [] {
        av_log_set_callback(keep);
        return true;
    }();
    words.clear();
    heard = true;
}

FfmpegWords::~FfmpegWords()
{
    heard = false;
}

bool FfmpegWords::say(std::string_view wanted) const
{
    return words.find(wanted) != std::string::npos;
}

Message FfmpegWords::reason() const
{
    if (say("moov atom not found")) return Message::tr("the file is cut off: the index at its end is missing");
    if (say("error reading header") || say("partial file")) return Message::tr("the file is cut off or damaged");
    if (say("Invalid data found")) return Message::tr("what is in the file is no video");
    if (say("Connection refused") || say("Connection timed out") || say("Network is unreachable") || say("No route to host"))
        return Message::tr("nobody answers at the address");
    if (say("401 Unauthorized") || say("403 Forbidden")) return Message::tr("the address asks for a name and a password");
    if (say("404 Not Found")) return Message::tr("there is no such stream at the address");
    return {};
}

} // namespace blindspot::video
