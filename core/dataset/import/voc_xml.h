// A VocReader reads Pascal VOC's XML files as values, whatever their encoding. Private to this folder.
#pragma once

#include "core/dataset/import/folder_walk.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

struct VocObject {
    std::string name;
    bool hasBox = false;
    double xmin = 0; ///< pixels, the first one is 1; NaN where no number stands
    double ymin = 0;
    double xmax = 0;
    double ymax = 0;
    bool difficult = false;
};

struct VocFile {
    std::string picture; ///< <filename>, may be empty
    int width = 0;       ///< as <size> says; 0: it does not
    int height = 0;
    std::vector<VocObject> objects;
};

class VocReader {
  public:
    explicit VocReader(ProblemSink tell) : tell_(std::move(tell)) {}

    /// `files[index]`. The others are looked at where its encoding has to be guessed: one guess holds for all files,
    /// lest a class has two names. Errors: Error without the file's name when it cannot be read or is no VOC file.
    VocFile read(const std::vector<std::filesystem::path>& files, std::size_t index);

  private:
    std::string textOf(const std::vector<std::filesystem::path>& files, std::size_t index, std::string& guessedAs);

    ProblemSink tell_;
    std::optional<std::string> guess_;
};

} // namespace blindspot::dataset
