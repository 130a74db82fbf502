// A YoloLayout holds where a YOLO dataset keeps its images, its class names and what its rows mean, read from
// data.yaml, lists in text files, or bare folders. Private to this folder.
#pragma once

#include "core/common/message.h"
#include "core/dataset/import_problem.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct YoloImage {
    std::string name;  ///< UTF-8, relative to the layout's root, or absolute; of a list: as the list has it
    std::string split; ///< "train", "val", "test" or empty
};

/// What data.yaml says about the rows of the label files.
struct YoloRowFacts {
    struct Keypoints {
        int points = 0;
        int numbers = 0; ///< of each: 2, or 3 with its visibility
    };
    std::optional<Keypoints> keypoints;
    std::string task; ///< "detect", "segment", "pose", "obb" or empty
};

struct YoloLayout {
    std::filesystem::path root;
    std::vector<YoloImage> images;       ///< each file once, in the order of the parts and of the names
    std::vector<std::string> classNames; ///< by class index; empty where nobody says
    YoloRowFacts rows;
    std::vector<std::filesystem::path> folders;   ///< that were searched for pictures
    std::vector<std::filesystem::path> notLabels; ///< text files that are something else
    std::vector<ImportProblem> problems;
    std::vector<Message> notes;
};

/// `source`: data.yaml, or a folder with one in it, with images/ and labels/, or with pictures and texts side
/// by side. Errors: Error when it cannot be read, its YAML is broken (with the line), or what it names is not
/// there.
YoloLayout readYoloLayout(const std::filesystem::path& source);

} // namespace blindspot::dataset
