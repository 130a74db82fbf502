#include "core/dataset/import/import_guess.h"

#include "core/common/utf8.h"
#include "core/dataset/import/folder_walk.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace blindspot::dataset {

namespace {

namespace fs = std::filesystem;

constexpr int kMostLooks = 2000; // entries of a folder that are looked at

/// The first entries of a folder, in the order of their names.
std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        entries.push_back(entry->path());
        if (entries.size() >= kMostLooks) break;
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

bool holdsPictures(const fs::path& folder)
{
    const std::vector<fs::path> entries = entriesOf(folder);
    return std::any_of(entries.begin(), entries.end(), imaging::hasImageExtension);
}

ImportRequest requestFor(const char* format, const fs::path& source)
{
    ImportRequest request;
    request.format = format;
    request.source = source;
    return request;
}

ImportRequest cocoRequest(const fs::path& json)
{
    ImportRequest request = requestFor("coco", json);
    request.images = guessCocoImages(json);
    return request;
}

bool looksLikeYolo(const fs::path& folder)
{
    if (isFolder(folder / "labels")) return true;
    bool pictures = false, texts = false;
    for (const fs::path& entry : entriesOf(folder)) {
        const std::string ending = lowerExtension(entry);
        if (ending == ".yaml" || ending == ".yml") return true;
        pictures = pictures || imaging::hasImageExtension(entry);
        texts = texts || (ending == ".txt" && entry.filename() != "classes.txt");
    }
    return pictures && texts;
}

std::optional<ImportRequest> guessFolder(const fs::path& folder)
{
    if (isFolder(folder / "Annotations") && isFolder(folder / "JPEGImages")) return requestFor("voc", folder);
    if (looksLikeYolo(folder)) return requestFor("yolo", folder);
    const std::vector<fs::path> files = cocoFilesIn(folder);
    if (!files.empty()) return cocoRequest(files.front());
    const std::vector<fs::path> entries = entriesOf(folder);
    const bool pictures = holdsPictures(folder) || std::any_of(entries.begin(), entries.end(), [](const fs::path& entry) {
                              return isFolder(entry) && holdsPictures(entry);
                          });
    return pictures ? std::optional(requestFor(kFolderFormat, folder)) : std::nullopt;
}

} // namespace

std::vector<fs::path> cocoImageFolders(const fs::path& json)
{
    const fs::path folder = json.parent_path();
    std::string part = json.stem().string();
    if (const auto line = part.find('_'); line != std::string::npos) part = part.substr(line + 1);
    const fs::path above = folder.empty() ? fs::path("..") : folder / "..";
    std::vector<fs::path> places{folder.empty() ? fs::path(".") : folder};
    for (const fs::path& place : {folder / "images", folder / part, above / part, above / "images" / part, above / "images", above})
        if (isFolder(place)) places.push_back(place.lexically_normal());
    // CVAT: images/default.
    for (const fs::path& images : {folder / "images", above / "images"})
        for (const fs::path& entry : entriesOf(images))
            if (isFolder(entry)) places.push_back(entry.lexically_normal());
    return places;
}

fs::path guessCocoImages(const fs::path& json)
{
    const std::vector<fs::path> places = cocoImageFolders(json);
    const auto found = std::find_if(places.begin(), places.end(), holdsPictures);
    return found == places.end() ? json.parent_path() : *found;
}

std::vector<fs::path> cocoFilesIn(const fs::path& folder)
{
    for (const fs::path& place : {folder, folder / "annotations"}) {
        std::vector<fs::path> files, instances;
        for (const fs::path& entry : entriesOf(place)) {
            if (lowerExtension(entry) != ".json") continue;
            files.push_back(entry);
            if (entry.filename().string().starts_with("instances")) instances.push_back(entry);
        }
        if (!files.empty()) return instances.empty() ? files : instances;
    }
    return {};
}

std::optional<ImportRequest> guessImport(const fs::path& path)
{
    // A folder dropped from a file manager may end with a slash.
    const fs::path whole = path.has_filename() ? path : path.parent_path();
    if (isFolder(whole)) return guessFolder(whole);
    const std::string ending = lowerExtension(whole);
    if (ending == ".json") return cocoRequest(whole);
    if (ending == ".yaml" || ending == ".yml") return requestFor("yolo", whole);
    // One of VOC's files stands for its dataset.
    if (ending == ".xml" && whole.parent_path().filename() == "Annotations")
        return guessFolder(whole.parent_path().parent_path());
    return std::nullopt;
}

} // namespace blindspot::dataset
