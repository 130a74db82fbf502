// What a data.yaml of YOLO says, as values. Private to this folder.
#pragma once

#include "core/dataset/import/folder_walk.h"
#include "core/dataset/import/yolo_layout.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::dataset {

struct YoloYaml {
    std::string path;                    ///< of the dataset, as written
    std::vector<std::string> classNames; ///< by class index; "" for one without a name
    std::string namesFile;               ///< where the names are said to stand in a file
    int classCount = 0;                  ///< 0: not given
    YoloRowFacts rows;
    std::vector<std::pair<std::string, std::string>> parts; ///< "train", "val" or "test", and a path as written
};

/// Errors: Error when it cannot be read, is broken (with the line), is no description of a dataset or names no
/// part.
YoloYaml readYoloYaml(const std::filesystem::path& file, const ProblemSink& tell);

/// The class names alone of such a file's text, by index; "" for one without a name, empty where it gives none. Errors: Error, at
/// `file`, when it is broken or has other names.
std::vector<std::string> classesOfYaml(const std::string& text, const std::filesystem::path& file, const ProblemSink& tell);

} // namespace blindspot::dataset
