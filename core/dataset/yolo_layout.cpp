#include "core/dataset/yolo_layout.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/imaging/image_header.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <map>
#include <sstream>
#include <system_error>
#include <unordered_set>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

bool isFolder(const fs::path& path)
{
    std::error_code code;
    return fs::is_directory(path, code);
}

bool isFile(const fs::path& path)
{
    std::error_code code;
    return fs::is_regular_file(path, code);
}

std::string withoutBlanks(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string readText(const fs::path& file)
{
    constexpr std::uintmax_t most = 64 * 1024 * 1024;
    std::error_code code;
    if (!isFile(file)) throw Error(Message::tr("there is no such file"), toUtf8(file));
    if (fs::file_size(file, code) > most)
        throw Error(Message::tr("the file is too large for what it should be"), toUtf8(file));
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error(Message::tr("the file cannot be opened"), toUtf8(file));
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The pictures in a folder and the folders below it, by name.
std::vector<fs::path> imagesBelow(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, code);
    for (const fs::recursive_directory_iterator end; !code && entry != end; entry.increment(code))
        if (imaging::hasImageExtension(entry->path()) && !isFolder(entry->path()))
            files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

/// A text file with a picture's path a line, relative to the file's folder.
std::vector<fs::path> imagesListed(const fs::path& list)
{
    std::vector<fs::path> files;
    std::istringstream lines(readText(list));
    for (std::string line; std::getline(lines, line);) {
        line = withoutBlanks(line);
        if (!line.empty()) files.push_back((list.parent_path() / fs::path(line)).lexically_normal());
    }
    return files;
}

class LayoutReader {
  public:
    YoloLayout read(const fs::path& source)
    {
        if (!isFolder(source)) {
            readYaml(source);
            return std::move(layout_);
        }
        for (const char* name : {"data.yaml", "dataset.yaml", "data.yml"})
            if (isFile(source / name)) {
                readYaml(source / name);
                return std::move(layout_);
            }
        readBareFolder(source);
        return std::move(layout_);
    }

  private:
    static constexpr std::array kSplits{"train", "val", "test"};

    void readYaml(const fs::path& file)
    {
        const std::string text = readText(file);
        try {
            const YAML::Node root = YAML::Load(text);
            if (!root.IsMap())
                throw Error(Message::tr("this is no description of a YOLO dataset"), toUtf8(file),
                            Message::tr("it needs train or val, and names"));
            readNames(root["names"], file);
            readRoot(root["path"], file);
            readSplits(root, file);
        } catch (const YAML::Exception& error) {
            if (error.mark.is_null())
                throw Error({Message::tr("the YAML is broken (%1)"), error.msg}, toUtf8(file));
            throw Error({Message::tr("the YAML is broken in line %1 (%2)"), error.mark.line + 1, error.msg},
                        toUtf8(file));
        }
    }

    void readNames(const YAML::Node& names, const fs::path& file)
    {
        if (!names) return;
        if (names.IsSequence()) {
            for (const auto& name : names)
                layout_.classNames.push_back(nameOf(name, file));
            return;
        }
        if (!names.IsMap()) throw Error(Message::tr("\"names\" is neither a list nor a map"), toUtf8(file));
        constexpr int mostClasses = 100'000;
        for (const auto& entry : names) {
            const int index = entry.first.as<int>(-1);
            if (index < 0 || index >= mostClasses)
                throw Error(Message::tr("\"names\" has an entry that is no class number"), toUtf8(file));
            const auto place = static_cast<std::size_t>(index);
            for (std::size_t i = layout_.classNames.size(); i <= place; ++i)
                layout_.classNames.push_back(std::to_string(i));
            layout_.classNames[place] = nameOf(entry.second, file);
        }
    }

    /// The text as it stands: yes, no, 1 and null are names too.
    static std::string nameOf(const YAML::Node& node, const fs::path& file)
    {
        if (node.IsNull()) return "null";
        if (!node.IsScalar())
            throw Error(Message::tr("\"names\" has an entry that is no text"), toUtf8(file));
        return node.Scalar();
    }

    /// Relative to the YAML file; where no such folder is, the file's own folder, for files that were moved
    /// or downloaded.
    void readRoot(const YAML::Node& path, const fs::path& file)
    {
        layout_.root = file.parent_path();
        if (!path || !path.IsScalar() || path.Scalar().empty()) return;
        const fs::path stated = (file.parent_path() / fs::path(path.Scalar())).lexically_normal();
        if (isFolder(stated))
            layout_.root = stated;
        else
            layout_.warnings.emplace_back(
                Message::tr("the folder %1 that %2 names as its path is missing; the file's own folder is "
                            "taken"),
                path.Scalar(), toUtf8(file.filename()));
    }

    void readSplits(const YAML::Node& root, const fs::path& file)
    {
        bool any = false;
        for (const char* split : kSplits) {
            const YAML::Node node = root[split];
            if (!node || node.IsNull()) continue;
            any = true;
            if (node.IsSequence())
                for (const auto& part : node)
                    addPart(part, split, file);
            else
                addPart(node, split, file);
        }
        if (!any)
            throw Error(Message::tr("neither train nor val nor test is given"), toUtf8(file),
                        Message::tr("add where the images are"));
    }

    void addPart(const YAML::Node& node, const char* split, const fs::path& file)
    {
        if (!node.IsScalar()) throw Error({Message::tr("\"%1\" is no path"), split}, toUtf8(file));
        const std::string text = node.Scalar();
        fs::path place = (layout_.root / fs::path(text)).lexically_normal();
        // Roboflow writes ../train/images for what lies beside data.yaml.
        if (!isFolder(place) && !isFile(place) && text.starts_with("../"))
            place = (layout_.root / fs::path(text.substr(3))).lexically_normal();
        if (isFolder(place))
            addImages(imagesBelow(place), split);
        else if (isFile(place) && place.extension() == ".txt")
            addImages(imagesListed(place), split);
        else
            layout_.warnings.emplace_back(Message::tr("%1, which is given as %2, is missing"), toUtf8(place),
                                          split);
    }

    void addImages(const std::vector<fs::path>& files, const std::string& split)
    {
        for (const fs::path& file : files)
            if (seen_.insert(file.native()).second) layout_.images.push_back({file, split});
    }

    void readBareFolder(const fs::path& folder)
    {
        layout_.root = folder;
        const fs::path images = isFolder(folder / "images") ? folder / "images" : folder;
        for (const fs::path& file : imagesBelow(images))
            addImages({file}, splitOf(file.lexically_relative(folder)));
        for (const fs::path& names :
             {folder / "classes.txt", folder / "labels" / "classes.txt", folder / "obj.names"})
            if (isFile(names)) {
                std::istringstream lines(readText(names));
                for (std::string line; std::getline(lines, line);)
                    if (line = withoutBlanks(line); !line.empty()) layout_.classNames.push_back(line);
                return;
            }
    }

    static std::string splitOf(const fs::path& relative)
    {
        for (const fs::path& part : relative.parent_path())
            for (const char* split : kSplits)
                if (part == split) return split;
        return {};
    }

    YoloLayout layout_;
    std::unordered_set<std::string> seen_;
};

} // namespace

YoloLayout readYoloLayout(const fs::path& source)
{
    std::error_code code;
    const fs::path whole = fs::absolute(source, code).lexically_normal();
    if (!fs::exists(whole, code)) throw Error(Message::tr("there is no such file or folder"), toUtf8(source));
    YoloLayout layout = LayoutReader().read(whole);
    if (!layout.images.empty()) return layout;
    const Message what = layout.warnings.empty()
                             ? Message(Message::tr("no images are found"))
                             : Message(Message::tr("no images are found (%1)"), layout.warnings.front());
    throw Error(what, toUtf8(source), Message::tr("give data.yaml, or a folder with images/ and labels/"));
}

fs::path yoloLabelFile(const fs::path& image)
{
    const fs::path folder = image.parent_path();
    std::vector<fs::path> parts(folder.begin(), folder.end());
    const auto last = std::find(parts.rbegin(), parts.rend(), fs::path("images"));
    if (last != parts.rend()) *last = "labels";
    fs::path label;
    for (const fs::path& part : parts)
        label /= part;
    label /= image.stem();
    label += ".txt";
    return label;
}

} // namespace blindspot::dataset
