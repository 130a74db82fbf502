// A YoloLayout holds where a YOLO dataset keeps its images and its class names, read from data.yaml, lists in
// text files, or bare folders. Private to this folder.
#pragma once

#include "core/common/message.h"

#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct YoloImage {
    std::filesystem::path file;
    std::string split; ///< "train", "val", "test" or empty
};

struct YoloLayout {
    std::filesystem::path root;
    std::vector<YoloImage> images;       ///< each file once, in the order of the parts and of the names
    std::vector<std::string> classNames; ///< by class index; empty where nobody says
    std::vector<Message> warnings;
};

/// `source`: data.yaml, or a folder with one in it, with images/ and labels/, or with pictures and texts side
/// by side. Errors: Error when it cannot be read, its YAML is broken (with the line), or what it names is not
/// there.
YoloLayout readYoloLayout(const std::filesystem::path& source);

/// The label file of an image: its folder's last "images" read as "labels", its ending as ".txt".
std::filesystem::path yoloLabelFile(const std::filesystem::path& image);

} // namespace blindspot::dataset
