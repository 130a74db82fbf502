// YoloLabels finds the label file of each picture of a YOLO dataset, and the label files that belong to none.
// Private to this folder.
#pragma once

#include "core/dataset/import/file_lister.h"
#include "core/dataset/import/folder_walk.h"
#include "core/dataset/import/yolo_layout.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace blindspot::dataset {

/// A label file has its picture's name but for the ending, and lies where the folder's last "images" (or
/// "JPEGImages") reads "labels", in whatever case, or beside the picture, or in the dataset's own labels/. What is
/// left after that is matched as FileMatcher does: names that differ in escapes, composed letters and case, in one of
/// these folders; else the same name anywhere, where one label file and one picture are left that have it.
class YoloLabels {
  public:
    YoloLabels(const YoloLayout& layout, FileLister& lister, ProblemSink tell);

    /// The label file of each picture (absolute paths), "" where there is none. Once.
    std::vector<std::filesystem::path> of(const std::vector<std::filesystem::path>& pictures);
    /// How many were found by another name or in another folder than YOLO says.
    std::int64_t otherNotations() const { return otherNotations_; }
    std::int64_t elsewhere() const { return elsewhere_; }
    /// After `of`: label files without a picture, in the order of their paths.
    std::vector<std::filesystem::path> withoutPicture();
    /// Whether such a label file fits several pictures, or several fit its picture.
    bool isAmbiguous(const std::filesystem::path& label) const { return ambiguous_.contains(label.native()); }

  private:
    const std::vector<std::filesystem::path>& placesOf(const std::filesystem::path& folder);
    std::filesystem::path labelsFolder(const std::filesystem::path& folder);
    void listLabels();
    bool isLabelFile(const std::filesystem::path& file) const;
    void matchLeft(const std::vector<std::filesystem::path>& pictures, std::vector<std::filesystem::path>& labels,
                   bool anywhere);
    bool hasPicture(const std::filesystem::path& label);
    const std::unordered_set<std::string>& stemsIn(const std::filesystem::path& folder);

    const YoloLayout& layout_;
    FileLister& lister_;
    ProblemSink tell_;
    std::unordered_map<std::string, std::vector<std::filesystem::path>> places_; ///< by the pictures' folder
    std::map<std::filesystem::path, std::vector<std::filesystem::path>> picturesOf_; ///< folders, by their labels' folder
    std::vector<std::filesystem::path> labels_; ///< those without a picture of their name, sorted
    std::unordered_set<std::string> taken_, ambiguous_; ///< paths of labels
    std::unordered_map<std::string, std::unordered_set<std::string>> stems_; ///< of pictures, by their folder
    std::int64_t otherNotations_ = 0;
    std::int64_t elsewhere_ = 0;
};

} // namespace blindspot::dataset
