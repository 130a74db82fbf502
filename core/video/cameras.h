// Functions that say which cameras the machine has.
#pragma once

#include "core/common/message.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::video {

struct Camera {
    int number = 0;   ///< the N of /dev/videoN
    std::string name; ///< as its driver says
};

/// In the order of their numbers. Devices that give no pictures of their own (a camera's second one for its settings) are left
/// out. `folder`: where the system lists them. Opens no camera.
std::vector<Camera> listCameras(const std::filesystem::path& folder = "/sys/class/video4linux");

/// What to do where a camera is not there: the ones that are, by name.
Message camerasThere();

} // namespace blindspot::video
