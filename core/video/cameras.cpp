#include "core/video/cameras.h"

#include "core/common/number_text.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

namespace blindspot::video {

namespace {

namespace fs = std::filesystem;

std::string firstLine(const fs::path& file)
{
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

std::optional<int> numberOf(const std::string& device)
{
    constexpr std::string_view prefix = "video";
    if (!device.starts_with(prefix)) return {};
    return numberFromText<int>(std::string_view(device).substr(prefix.size()));
}

} // namespace

std::vector<Camera> listCameras(const fs::path& folder)
{
    std::vector<Camera> cameras;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        const std::optional<int> number = numberOf(entry->path().filename().string());
        // The first device of a camera has index 0; its others carry settings and statistics.
        if (!number || firstLine(entry->path() / "index") != "0") continue;
        cameras.push_back({*number, firstLine(entry->path() / "name")});
    }
    std::sort(cameras.begin(), cameras.end(), [](const Camera& a, const Camera& b) { return a.number < b.number; });
    return cameras;
}

Message camerasThere()
{
    std::string names;
    for (const Camera& camera : listCameras()) {
        if (!names.empty()) names += ", ";
        names += "camera:" + std::to_string(camera.number);
        if (!camera.name.empty()) names += " (" + camera.name + ")";
    }
    if (names.empty()) return Message::tr("plug one in, or choose a video file or the drawn street");
    return {Message::tr("these are there: %1"), names};
}

} // namespace blindspot::video
