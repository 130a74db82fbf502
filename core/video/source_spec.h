// A SourceSpec says where frames come from: a camera, a video file, a sequence of pictures, a stream of the network or the drawn
// street. People write it as one text.
#pragma once

#include "core/common/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace blindspot::video {

enum class SourceKind { Camera, File, Pictures, Stream, Street };

struct SourceSpec {
    SourceKind kind = SourceKind::Street;
    int camera = 0;                ///< the N of /dev/videoN
    std::filesystem::path path{};  ///< of the video file, or of the folder of pictures
    std::string address{};         ///< of the stream
    std::uint64_t seed = 1;        ///< of the street

    bool operator==(const SourceSpec&) const = default;
};

/// "camera", "camera:1" or "/dev/video1"; "street" or "street:7"; an address such as "rtsp://host/path"; else the name of a video
/// file or of a folder of pictures, which are taken in the order of their names. Errors: Error for a number that is none, an
/// address of another kind, or a name at which nothing is; `where` is named.
SourceSpec parseSource(std::string_view text, const Place& where);

/// The text that parseSource reads as `spec`.
std::string sourceText(const SourceSpec& spec);

/// Whether the name ends like those of video files do (.mp4, .mov, .mkv, .avi and others), in any case.
bool hasVideoExtension(const std::filesystem::path& file);

} // namespace blindspot::video
