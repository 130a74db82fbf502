#include "core/dataset/voc_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/index_writer.h"
#include "core/imaging/image_header.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <system_error>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

bool isFolder(const fs::path& path)
{
    std::error_code code;
    return fs::is_directory(path, code);
}

double numberOf(const pugi::xml_node& node)
{
    std::string_view text = node.text().get();
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() ? value : std::numeric_limits<double>::quiet_NaN();
}

std::vector<fs::path> xmlFilesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (entry->path().extension() == ".xml") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

void load(pugi::xml_document& document, const fs::path& file)
{
    constexpr std::uintmax_t most = 64 * 1024 * 1024;
    std::error_code code;
    if (fs::file_size(file, code) > most)
        throw Error(Message::tr("the file is too large for what it should be"), toUtf8(file));
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw Error(Message::tr("the file cannot be opened"), toUtf8(file));
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
    if (parsed) return;
    const auto end = text.begin() + std::min<std::ptrdiff_t>(parsed.offset, std::ssize(text));
    const auto line = std::count(text.begin(), end, '\n') + 1;
    throw Error({Message::tr("the XML is broken in line %1 (%2)"), line, parsed.description()}, toUtf8(file));
}

class VocImport {
  public:
    VocImport(fs::path annotations, fs::path images, IndexWriter& writer)
        : annotations_(std::move(annotations)), images_(std::move(images)), writer_(writer)
    {
    }

    void run(const std::vector<fs::path>& files)
    {
        const auto total = static_cast<std::int64_t>(files.size());
        for (std::int64_t i = 0; i < total; ++i) {
            writer_.advance(Message::tr("reading"), i, total);
            addFile(files[static_cast<std::size_t>(i)], i + 1);
        }
        // The numbers were given in the order of appearance.
        std::map<std::int64_t, std::string> byId;
        for (const auto& [name, id] : classes_)
            byId.emplace(id, name);
        for (const auto& [id, name] : byId)
            writer_.addCategory(id, name);
    }

  private:
    void addFile(const fs::path& file, std::int64_t id)
    {
        pugi::xml_document document;
        load(document, file);
        const pugi::xml_node root = document.child("annotation");
        if (!root)
            return writer_.problem(ProblemKind::UnreadableFile, toUtf8(file), [] {
                return Message(Message::tr("there is no <annotation> in it; it is left out"));
            });
        const std::string picture = pictureOf(root, file);
        imaging::Size size{static_cast<int>(sizeOf(root, "width")), static_cast<int>(sizeOf(root, "height"))};
        try { // tools write wrong sizes often enough
            size = imaging::readHeader(images_ / picture).size();
        } catch (const Error&) { // a missing picture is told by the writer
        }
        writer_.addImage({id, picture, size.width, size.height, {}});
        std::int64_t number = 0;
        for (const pugi::xml_node& object : root.children("object"))
            addObject(object, id, ++number, file);
    }

    static double sizeOf(const pugi::xml_node& root, const char* side)
    {
        const double value = numberOf(root.child("size").child(side));
        return value >= 1 && value <= std::numeric_limits<int>::max() ? value : 0;
    }

    /// The named file; where it is not there, one named as the XML file.
    std::string pictureOf(const pugi::xml_node& root, const fs::path& file)
    {
        std::string named = root.child("filename").text().get();
        if (!named.empty() && lister_.exists(images_ / fs::path(named))) return named;
        for (const char* extension : {".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG", ".bmp", ".webp"}) {
            const std::string guess = file.stem().string() + extension;
            if (lister_.exists(images_ / fs::path(guess))) return guess;
        }
        return named.empty() ? file.stem().string() + ".jpg" : named;
    }

    void addObject(const pugi::xml_node& object, std::int64_t image, std::int64_t number,
                   const fs::path& file)
    {
        const std::string name = object.child("name").text().get();
        const pugi::xml_node box = object.child("bndbox");
        if (name.empty() || !box) {
            writer_.problem(ProblemKind::BadEntry, toUtf8(file), [&] {
                return Message(Message::tr("object %1 has no name or no bndbox; it is left out"), number);
            });
            return;
        }
        StagedAnnotation annotation;
        annotation.sourceId = number;
        annotation.imageId = image;
        annotation.categoryId = classes_.try_emplace(name, std::ssize(classes_) + 1).first->second;
        annotation.x = numberOf(box.child("xmin")) - 1;
        annotation.y = numberOf(box.child("ymin")) - 1;
        annotation.width = numberOf(box.child("xmax")) - annotation.x;
        annotation.height = numberOf(box.child("ymax")) - annotation.y;
        annotation.difficult = numberOf(object.child("difficult")) == 1;
        writer_.addAnnotation(annotation);
    }

    fs::path annotations_;
    fs::path images_;
    IndexWriter& writer_;
    FileLister lister_;
    std::map<std::string, std::int64_t> classes_;
};

} // namespace

ImportResult VocImporter::import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                                 const ProgressSink& progress) const
{
    std::error_code code;
    const fs::path folder = fs::absolute(request.source, code).lexically_normal();
    if (!isFolder(folder))
        throw Error(Message::tr("there is no such folder"), toUtf8(request.source),
                    Message::tr("give the folder that holds Annotations"));
    const fs::path annotations = isFolder(folder / "Annotations") ? folder / "Annotations" : folder;
    fs::path images = request.images;
    if (images.empty())
        for (const char* name : {"JPEGImages", "images", "."})
            if (images.empty() && isFolder(folder / name)) images = (folder / name).lexically_normal();
    const std::vector<fs::path> files = xmlFilesIn(annotations);
    if (files.empty())
        throw Error(Message::tr("there is no XML file"), toUtf8(annotations),
                    Message::tr("give the folder that holds Annotations"));
    IndexWriter::Source source;
    source.format = format();
    source.annotations = request.source;
    source.imageRoot = images;
    source.defaultName = toUtf8(folder.has_filename() ? folder.filename() : folder.parent_path().filename());
    IndexWriter writer(database, request, std::move(source), stop, progress);
    VocImport(annotations, images, writer).run(files);
    return writer.finish();
}

} // namespace blindspot::dataset
