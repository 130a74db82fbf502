#include "core/video/source_spec.h"

#include "core/common/number_text.h"
#include "core/common/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCamera = "camera";
constexpr std::string_view kDevice = "/dev/video";
constexpr std::string_view kStreet = "street";

int cameraOf(std::string_view text, const Place& where)
{
    const std::optional<int> number = numberFromText<int>(text);
    if (!number || *number < 0 || *number > 255)
        throw Error(Message(Message::tr("\"%1\" is no number of a camera"), text), where,
                    Message::tr("use camera:N with the N of /dev/videoN"));
    return *number;
}

/// "word" alone, or "word:value"; the value.
std::optional<std::string_view> valueOf(std::string_view text, std::string_view word)
{
    if (text == word) return "";
    if (text.size() > word.size() && text.starts_with(word) && text[word.size()] == ':') return text.substr(word.size() + 1);
    return {};
}

SourceSpec fileSpec(std::string_view text, const Place& where)
{
    SourceSpec spec;
    spec.path = pathFromUtf8(text);
    std::error_code code;
    const fs::file_status status = fs::status(spec.path, code);
    if (!fs::exists(status))
        throw Error(Message(Message::tr("there is no video file or folder of pictures called \"%1\""), text), where,
                    Message::tr("check the name"));
    spec.kind = fs::is_directory(status) ? SourceKind::Pictures : SourceKind::File;
    return spec;
}

} // namespace

SourceSpec parseSource(std::string_view text, const Place& where)
{
    SourceSpec spec;
    if (const auto value = valueOf(text, kCamera)) {
        spec.kind = SourceKind::Camera;
        spec.camera = value->empty() ? 0 : cameraOf(*value, where);
        return spec;
    }
    if (text.starts_with(kDevice)) {
        spec.kind = SourceKind::Camera;
        spec.camera = cameraOf(text.substr(kDevice.size()), where);
        return spec;
    }
    if (const auto value = valueOf(text, kStreet)) {
        const std::optional<std::uint64_t> seed = value->empty() ? 1 : numberFromText<std::uint64_t>(*value);
        if (!seed)
            throw Error(Message(Message::tr("\"%1\" is no number of a street"), *value), where,
                        Message::tr("use street:N with a whole number from 0 on"));
        spec.seed = *seed;
        return spec;
    }
    if (text.starts_with("rtsp://") || text.starts_with("rtsps://")) {
        spec.kind = SourceKind::Stream;
        spec.address = text;
        return spec;
    }
    if (text.find("://") != std::string_view::npos)
        throw Error(Message(Message::tr("\"%1\" is no address that can be watched"), text), where,
                    Message::tr("only rtsp:// and rtsps:// can; save other videos as files first"));
    return fileSpec(text, where);
}

std::string sourceText(const SourceSpec& spec)
{
    switch (spec.kind) {
    case SourceKind::Camera:
        return std::string(kCamera) + ":" + std::to_string(spec.camera);
    case SourceKind::File:
    case SourceKind::Pictures:
        return toUtf8(spec.path);
    case SourceKind::Stream:
        return spec.address;
    case SourceKind::Street:
        break;
    }
    return std::string(kStreet) + ":" + std::to_string(spec.seed);
}

bool hasVideoExtension(const fs::path& file)
{
    static constexpr std::array<std::string_view, 16> known = {".mp4", ".m4v", ".mov", ".mkv",  ".webm", ".avi", ".mpg", ".mpeg",
                                                               ".ts",  ".mts", ".m2ts", ".wmv", ".flv",  ".3gp", ".ogv", ".mjpeg"};
    return std::find(known.begin(), known.end(), lowerExtension(file)) != known.end();
}

} // namespace blindspot::video
