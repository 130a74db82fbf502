#include "core/dataset/import_guess.h"

#include "core/imaging/image_header.h"

#include <algorithm>
#include <cctype>
#include <system_error>
#include <vector>

namespace blindspot::dataset {

namespace {

namespace fs = std::filesystem;

constexpr int kMostLooks = 2000; // entries of a folder that are looked at

std::string endingOf(const fs::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return ending;
}

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

bool isFolder(const fs::path& path)
{
    std::error_code code;
    return fs::is_directory(path, code);
}

bool holdsPictures(const fs::path& folder)
{
    const std::vector<fs::path> entries = entriesOf(folder);
    return std::any_of(entries.begin(), entries.end(), imaging::hasImageExtension);
}

/// The one to take of several: "instances..." before others.
std::optional<fs::path> cocoFileIn(const fs::path& folder)
{
    std::optional<fs::path> found;
    for (const fs::path& entry : entriesOf(folder)) {
        if (endingOf(entry) != ".json") continue;
        const bool instances = entry.filename().string().starts_with("instances");
        if (!found || (instances && !found->filename().string().starts_with("instances"))) found = entry;
    }
    return found;
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
        const std::string ending = endingOf(entry);
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
    for (const fs::path& place : {folder, folder / "annotations"})
        if (const auto json = cocoFileIn(place)) return cocoRequest(*json);
    return std::nullopt;
}

} // namespace

fs::path guessCocoImages(const fs::path& json)
{
    const fs::path folder = json.parent_path();
    std::string part = json.stem().string();
    if (const auto line = part.find('_'); line != std::string::npos) part = part.substr(line + 1);
    const fs::path above = folder.parent_path();
    for (const fs::path& place :
         {folder, folder / "images", folder / part, above / part, above / "images" / part, above / "images"})
        if (holdsPictures(place)) return place;
    return folder;
}

std::optional<ImportRequest> guessImport(const fs::path& path)
{
    // A folder dropped from a file manager may end with a slash.
    const fs::path whole = path.has_filename() ? path : path.parent_path();
    if (isFolder(whole)) return guessFolder(whole);
    const std::string ending = endingOf(whole);
    if (ending == ".json") return cocoRequest(whole);
    if (ending == ".yaml" || ending == ".yml") return requestFor("yolo", whole);
    // One of VOC's files stands for its dataset.
    if (ending == ".xml" && whole.parent_path().filename() == "Annotations")
        return guessFolder(whole.parent_path().parent_path());
    return std::nullopt;
}

} // namespace blindspot::dataset
