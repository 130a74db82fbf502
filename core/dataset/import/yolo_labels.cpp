#include "core/dataset/import/yolo_labels.h"

#include "core/common/file_stamp.h"
#include "core/common/utf8.h"
#include "core/dataset/import/file_names.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>
#include <utility>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

bool isText(std::string_view file)
{
    return file.size() > 4 && foldedName(file.substr(file.size() - 4)) == ".txt";
}

bool isLabelsFolder(const fs::path& folder)
{
    return std::any_of(folder.begin(), folder.end(),
                       [](const fs::path& part) { return foldedName(part.native()) == "labels"; });
}

/// Whether a text begins as a label file does: with at least five numbers, or with nothing.
bool beginsWithNumbers(const fs::path& file)
{
    if (isSpecialFile(file)) return false;
    std::ifstream stream(file, std::ios::binary);
    std::string line;
    while (stream && line.find_first_not_of(" \t\r") == std::string::npos)
        if (!std::getline(stream, line)) return true;
    int numbers = 0;
    const char* at = line.data();
    for (const char* const end = at + line.size(); at != end && numbers < 5;) {
        double value = 0;
        const auto [next, code] = std::from_chars(at, end, value);
        if (code != std::errc()) return false;
        ++numbers;
        at = next;
        while (at != end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == ',' || *at == ';'))
            ++at;
    }
    return numbers >= 5;
}

/// As two names of one picture are compared: without ending, escapes, case, and the composition of letters.
std::string keyOf(const fs::path& file)
{
    return foldedName(unescapedName(toUtf8(file.stem())));
}

} // namespace

YoloLabels::YoloLabels(const YoloLayout& layout, FileLister& lister, ProblemSink tell)
    : layout_(layout), lister_(lister), tell_(std::move(tell))
{
}

/// The folder with its last "images" read as "labels", in the case that is there. Empty: it has none.
fs::path YoloLabels::labelsFolder(const fs::path& folder)
{
    std::vector<fs::path> parts(folder.begin(), folder.end());
    const auto last = std::find_if(parts.rbegin(), parts.rend(), [](const fs::path& part) {
        const std::string name = foldedName(part.native());
        return name == "images" || name == "jpegimages";
    });
    if (last == parts.rend()) return {};
    fs::path above;
    for (auto part = parts.begin(); part + 1 != last.base(); ++part)
        above /= *part;
    *last = "labels";
    for (const std::string& name : lister_.names(above))
        if (foldedName(name) == "labels" && !lister_.names(above).contains("labels")) *last = name;
    fs::path labels;
    for (const fs::path& part : parts)
        labels /= part;
    return labels;
}

const std::vector<fs::path>& YoloLabels::placesOf(const fs::path& folder)
{
    const auto [known, isNew] = places_.try_emplace(folder.native());
    if (!isNew) return known->second;
    std::vector<fs::path> places;
    if (fs::path labels = labelsFolder(folder); !labels.empty()) places.push_back(std::move(labels));
    places.push_back(folder);
    const fs::path relative = folder.lexically_relative(layout_.root);
    if (!relative.empty() && *relative.begin() != "..") places.push_back((layout_.root / "labels" / relative).lexically_normal());
    for (const fs::path& place : places)
        picturesOf_[place].push_back(folder);
    known->second = std::move(places);
    return known->second;
}

bool YoloLabels::isLabelFile(const fs::path& file) const
{
    constexpr std::array others{"classes.txt", "obj.names",     "notes.txt",  "labels.txt",      "requirements.txt",
                                "license.txt", "train.txt",     "val.txt",    "valid.txt",       "test.txt",
                                "trainval.txt", "readme.txt",   "readme.dataset.txt", "readme.roboflow.txt",
                                "predefined_classes.txt"};
    if (std::find(layout_.notLabels.begin(), layout_.notLabels.end(), file) != layout_.notLabels.end()) return false;
    const std::string name = foldedName(file.filename().native());
    if (std::find(others.begin(), others.end(), name) != others.end()) return beginsWithNumbers(file) && name != "classes.txt";
    return isLabelsFolder(file.parent_path().lexically_relative(layout_.root)) || beginsWithNumbers(file);
}

/// All below the folders of labels that belong to the searched folders, beside the pictures of these, and in the
/// folders of single pictures.
void YoloLabels::listLabels()
{
    FolderWalk walk(tell_);
    std::set<fs::path> found; // few, where a dataset is in order
    const auto addAll = [&](const std::vector<fs::path>& files) {
        for (const fs::path& file : files)
            if (isText(file.native()) && !taken_.contains(file.native()) && isLabelFile(file)) found.insert(file);
    };
    for (const fs::path& folder : layout_.folders) {
        const fs::path labels = labelsFolder(folder);
        std::error_code code;
        for (const fs::path& place : {labels, folder})
            if (!place.empty() && fs::is_directory(place, code)) addAll(walk.filesBelow(place));
    }
    for (const auto& [place, folders] : picturesOf_)
        for (const std::string& name : lister_.names(place))
            if (isText(name) && !isSystemFile(name)) addAll({place / name});
    labels_.assign(found.begin(), found.end());
}

std::vector<fs::path> YoloLabels::of(const std::vector<fs::path>& pictures)
{
    std::vector<fs::path> labels(pictures.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const fs::path name = pictures[i].stem().native() + ".txt";
        for (const fs::path& place : placesOf(pictures[i].parent_path())) {
            if (!lister_.names(place).contains(name.native())) continue;
            labels[i] = place / name;
            taken_.insert(labels[i].native());
            break;
        }
    }
    listLabels();
    matchLeft(pictures, labels, false);
    matchLeft(pictures, labels, true);
    return labels;
}

/// Labels and pictures that are left and share a name; `anywhere`: in any folder, else in one of the picture's
/// places. A folder of which some pictures have labels where they belong has its others without labels.
void YoloLabels::matchLeft(const std::vector<fs::path>& pictures, std::vector<fs::path>& labels, bool anywhere)
{
    constexpr std::size_t several = static_cast<std::size_t>(-1);
    std::unordered_set<std::string> settled; // folders
    for (std::size_t i = 0; anywhere && i < pictures.size(); ++i) {
        if (labels[i].empty()) continue;
        settled.insert(pictures[i].parent_path().native());
        settled.insert(labels[i].parent_path().native());
    }
    std::unordered_map<std::string, std::vector<std::size_t>> labelsOf; // by key: into labels_
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        const fs::path folder = labels_[i].parent_path();
        if (taken_.contains(labels_[i].native()) || settled.contains(folder.native())) continue;
        labelsOf[(anywhere ? std::string() : folder.native() + '/') + keyOf(labels_[i])].push_back(i);
    }
    if (labelsOf.empty()) return;
    std::map<std::string, std::size_t> pictureOf; // by the key of its labels: its index
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const fs::path folder = pictures[i].parent_path();
        if (!labels[i].empty() || settled.contains(folder.native())) continue;
        std::vector<std::string> keys{keyOf(pictures[i])};
        if (!anywhere) {
            const std::string key = std::exchange(keys, {}).front();
            for (const fs::path& place : placesOf(folder))
                keys.push_back(place.native() + '/' + key);
        }
        const auto key = std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return labelsOf.contains(one); });
        if (key == keys.end()) continue;
        const auto [known, isNew] = pictureOf.try_emplace(*key, i);
        if (!isNew) known->second = several;
    }
    for (const auto& [key, picture] : pictureOf) {
        const std::vector<std::size_t>& found = labelsOf.at(key);
        if (found.size() > 1 || picture == several) {
            for (const std::size_t label : found)
                ambiguous_.insert(labels_[label].native());
            continue;
        }
        labels[picture] = labels_[found.front()];
        taken_.insert(labels_[found.front()].native());
        ++(anywhere ? elsewhere_ : otherNotations_);
    }
}

/// The names of a folder's pictures without their endings.
const std::unordered_set<std::string>& YoloLabels::stemsIn(const fs::path& folder)
{
    const auto [known, isNew] = stems_.try_emplace(folder.native());
    if (isNew)
        for (const std::string& name : lister_.names(folder))
            if (imaging::hasAnyImageExtension(name)) known->second.insert(fs::path(name).stem().native());
    return known->second;
}

/// Whether a picture that the dataset's lists leave out lies where the label's belongs.
bool YoloLabels::hasPicture(const fs::path& label)
{
    const auto folders = picturesOf_.find(label.parent_path());
    if (folders == picturesOf_.end()) return false;
    return std::any_of(folders->second.begin(), folders->second.end(), [&](const fs::path& folder) {
        return stemsIn(folder).contains(label.stem().native());
    });
}

std::vector<fs::path> YoloLabels::withoutPicture()
{
    std::vector<fs::path> alone;
    for (const fs::path& label : labels_)
        if (!taken_.contains(label.native()) && !hasPicture(label)) alone.push_back(label);
    return alone;
}

} // namespace blindspot::dataset
