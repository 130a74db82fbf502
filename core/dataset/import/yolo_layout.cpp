#include "core/dataset/import/yolo_layout.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/import/file_lister.h"
#include "core/dataset/import/file_names.h"
#include "core/dataset/import/folder_walk.h"
#include "core/dataset/import/text_file.h"
#include "core/dataset/import/yolo_yaml.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <system_error>
#include <unordered_set>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// The entry of a folder that is named so but for the case and composition of its letters; empty: none, or
/// several.
fs::path entryNamed(const fs::path& folder, std::string_view name)
{
    std::error_code code;
    if (fs::exists(folder / pathFromUtf8(name), code)) return folder / pathFromUtf8(name);
    const std::string folded = foldedName(name);
    fs::path found;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        if (foldedName(toUtf8(entry->path().filename())) != folded) continue;
        if (!found.empty()) return {};
        found = entry->path();
    }
    return found;
}

std::string splitOf(const fs::path& relative)
{
    constexpr std::array<std::pair<const char*, const char*>, 7> known{{{"train", "train"},
                                                                        {"training", "train"},
                                                                        {"val", "val"},
                                                                        {"valid", "val"},
                                                                        {"validation", "val"},
                                                                        {"test", "test"},
                                                                        {"testing", "test"}}};
    for (const fs::path& part : relative.parent_path()) {
        const std::string folded = foldedName(toUtf8(part));
        for (const auto& [name, split] : known)
            if (folded == name) return split;
    }
    return {};
}

class LayoutReader {
  public:
    YoloLayout read(const fs::path& source)
    {
        fs::path yaml = isFolder(source) ? fs::path() : source;
        for (const char* name : {"data.yaml", "dataset.yaml", "data.yml"})
            if (yaml.empty() && isFile(source / name)) yaml = source / name;
        if (yaml.empty() && isFolder(source)) yaml = onlyYaml(source);
        if (yaml.empty())
            readBareFolder(source);
        else
            readDescribed(yaml);
        return std::move(layout_);
    }

  private:
    void tell(ProblemKind kind, const fs::path& file, const Message& text)
    {
        layout_.problems.push_back({kind, toUtf8(file), text});
    }
    ProblemSink sink()
    {
        return [this](ProblemKind kind, const fs::path& file, const Message& text) { tell(kind, file, text); };
    }

    /// The folder's one YAML file, where that looks like a description of a dataset: coco128.yaml. Empty: none.
    fs::path onlyYaml(const fs::path& folder)
    {
        std::error_code code;
        fs::path found;
        for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
            const std::string ending = foldedName(entry->path().extension().native());
            if ((ending != ".yaml" && ending != ".yml") || isSystemFile(entry->path())) continue;
            if (!found.empty()) return {};
            found = entry->path();
        }
        if (found.empty() || !isFile(found)) return {};
        try {
            const std::string text = readText(found, [](ProblemKind, const fs::path&, const Message&) {});
            const bool parts = text.find("train:") != std::string::npos || text.find("val:") != std::string::npos;
            return parts && text.find("names") != std::string::npos ? found : fs::path();
        } catch (const Error&) {
            return {};
        }
    }

    void readDescribed(const fs::path& file)
    {
        const YoloYaml yaml = readYoloYaml(file, sink());
        layout_.root = file.parent_path();
        layout_.rows = yaml.rows;
        readRoot(yaml.path, file);
        layout_.classNames = yaml.classNames;
        if (!yaml.namesFile.empty()) readNamesFile(yaml.namesFile, file);
        if (layout_.classNames.empty() && yaml.namesFile.empty()) readNamesBeside(layout_.root);
        nameUpTo(yaml.classCount, file);
        for (const auto& [split, place] : yaml.parts)
            addPart(place, split, file);
    }

    /// Relative to the YAML file; where no such folder is, the file's own folder, for files that were moved
    /// or downloaded.
    void readRoot(const std::string& path, const fs::path& file)
    {
        if (path.empty()) return;
        const fs::path stated = placeOf(file.parent_path(), path);
        if (isFolder(stated))
            layout_.root = stated;
        else
            tell(ProblemKind::MissingFolder, file,
                 {Message::tr("the folder %1 that it names as its path is missing; the file's own folder is taken"),
                  path});
    }

    void readNamesFile(const std::string& named, const fs::path& file)
    {
        const fs::path place = placeOf(layout_.root, named);
        if (!isFile(place))
            throw Error(Message::tr("\"names\" is neither a list nor a map"), toUtf8(file),
                        Message::tr("write names: [first, second]"));
        takeNames(place);
    }

    void takeNames(const fs::path& file)
    {
        layout_.classNames = classesOfLines(readText(file, sink()));
        layout_.notLabels.push_back(file);
        nameUpTo(0, file);
    }

    /// Classes without a name get their number as one, and are told.
    void nameUpTo(int count, const fs::path& file)
    {
        const std::size_t named = layout_.classNames.size();
        if (std::cmp_less(named, count)) layout_.classNames.resize(static_cast<std::size_t>(count));
        if (count > 0 && std::cmp_greater(named, count))
            tell(ProblemKind::ClassNames, file, {Message::tr("it names more classes (%1) than nc says (%2)"), named, count});
        if (named == 0 && count > 0)
            tell(ProblemKind::ClassNames, file,
                 {Message::tr("nobody names its classes (%1); their numbers stand for them"), count});
        for (std::size_t i = 0; i < layout_.classNames.size(); ++i) {
            std::string& name = layout_.classNames[i];
            if (!name.empty()) continue;
            name = std::to_string(i);
            if (named > 0) tell(ProblemKind::ClassNames, file,
                 {Message::tr("class %1 has no name; its number stands for it"), i});
        }
    }

    /// What a path of data.yaml means: as it stands below `base`; without the first "../", as Roboflow writes what
    /// lies beside data.yaml; or, of a path of another machine, the longest end that is there. Empty: nothing.
    static fs::path placeOf(const fs::path& base, const std::string& text)
    {
        const std::vector<std::string> readings = readingsOf(text);
        std::error_code code;
        for (const std::string& reading : readings) {
            for (const std::string& one : {reading, reading.starts_with("../") ? reading.substr(3) : reading}) {
                const fs::path place = (base / pathFromUtf8(one)).lexically_normal();
                if (!one.empty() && fs::exists(place, code)) return place;
            }
        }
        for (std::size_t first = 0; first < 64; ++first)
            for (const std::string& reading : readings) {
                const auto parts = partsOf(reading);
                if (first >= parts.size()) continue;
                fs::path place = base;
                for (std::size_t i = first; i < parts.size() && !place.empty(); ++i)
                    place = entryNamed(place, parts[i]);
                if (!place.empty()) return place;
            }
        return {};
    }

    void addPart(const std::string& text, const std::string& split, const fs::path& file)
    {
        const fs::path place = placeOf(layout_.root, text);
        if (isFolder(place)) {
            std::vector<fs::path> pictures = walk_.filesBelow(place);
            std::erase_if(pictures, [](const fs::path& one) { return !imaging::hasAnyImageExtension(one); });
            layout_.folders.push_back(place);
            for (const fs::path& picture : pictures)
                add(nameOf(picture), split);
        } else if (isFile(place) && foldedName(toUtf8(place.extension())) == ".txt") {
            addList(place, split);
        } else {
            tell(ProblemKind::MissingFolder, file,
                 {Message::tr("%1, which is given as %2, is missing"), text, split});
            return;
        }
        // Another machine's path, or one that is written otherwise.
        std::error_code code;
        const std::string roboflow = text.starts_with("../") ? text.substr(3) : text;
        if (!fs::exists(layout_.root / pathFromUtf8(text), code) &&
            !fs::exists(layout_.root / pathFromUtf8(roboflow), code))
            layout_.notes.push_back({Message::tr("%1, which is given as %2, is read from %3"), text, split,
                                     toUtf8(place)});
    }

    /// A text file with a picture's path a line, relative to the file's folder or to the dataset's, or of another
    /// machine: the importer finds what the list means by it.
    void addList(const fs::path& list, const std::string& split)
    {
        layout_.notLabels.push_back(list);
        std::istringstream lines(readText(list, sink()));
        std::error_code code;
        for (std::string line; std::getline(lines, line);) {
            line = withoutBlanks(line);
            if (line.empty()) continue;
            const fs::path beside = (list.parent_path() / pathFromUtf8(line)).lexically_normal();
            if (lister_.exists(beside))
                add(nameOf(beside), split);
            else
                add(line, split);
        }
    }

    /// Relative to the root where it lies below it.
    std::string nameOf(const fs::path& file) const
    {
        const fs::path relative = file.lexically_relative(layout_.root);
        const bool inside = !relative.empty() && *relative.begin() != "..";
        return toUtf8(inside ? relative : file);
    }

    void add(std::string name, const std::string& split)
    {
        if (seen_.insert(name).second) layout_.images.push_back({std::move(name), split});
    }

    void readBareFolder(const fs::path& folder)
    {
        layout_.root = folder;
        const fs::path below = entryNamed(folder, "images");
        for (const fs::path& images : {isFolder(below) ? below : folder, folder}) {
            if (!layout_.images.empty()) break; // pictures lie beside an empty folder "images", too
            layout_.folders.push_back(images);
            for (const fs::path& file : walk_.filesBelow(images))
                if (imaging::hasAnyImageExtension(file)) add(nameOf(file), splitOf(file.lexically_relative(folder)));
        }
        readNamesBeside(folder);
    }

    /// A file of class names where tools put it.
    void readNamesBeside(const fs::path& folder)
    {
        std::vector<fs::path> places{folder, entryNamed(folder, "labels"), entryNamed(folder, "images")};
        for (const fs::path& one : layout_.folders)
            places.push_back(one);
        std::error_code code;
        std::vector<fs::path> below;
        for (std::size_t i = 1; i < 3; ++i) // labels/train and the like
            for (fs::directory_iterator entry(places[i], code), end; !code && entry != end; entry.increment(code))
                if (isFolder(entry->path())) below.push_back(entry->path());
        std::sort(below.begin(), below.end());
        places.insert(places.end(), below.begin(), below.end());
        for (const fs::path& place : places)
            for (const char* name : {"classes.txt", "obj.names", "_darknet.labels", "classes.names"}) {
                const fs::path file = place.empty() ? fs::path() : entryNamed(place, name);
                if (!file.empty() && isFile(file)) return takeNames(file);
            }
    }

    YoloLayout layout_;
    FolderWalk walk_{sink()};
    FileLister lister_;
    std::unordered_set<std::string> seen_;
};

} // namespace

YoloLayout readYoloLayout(const fs::path& source)
{
    std::error_code code;
    const fs::path whole = fs::absolute(source, code).lexically_normal();
    if (!fs::exists(whole, code)) throw Error(Message::tr("there is no such file or folder"), toUtf8(source));
    YoloLayout layout = LayoutReader().read(whole.has_filename() ? whole : whole.parent_path());
    if (!layout.images.empty()) return layout;
    const auto first = std::find_if(layout.problems.begin(), layout.problems.end(), [](const ImportProblem& one) {
        return one.kind == ProblemKind::MissingFolder || one.kind == ProblemKind::UnreadableFolder;
    });
    const Message what = first == layout.problems.end()
                             ? Message(Message::tr("no images are found"))
                             : Message(Message::tr("no images are found (%1)"), first->text);
    throw Error(what, toUtf8(source), Message::tr("give data.yaml, or a folder with images/ and labels/"));
}

} // namespace blindspot::dataset
