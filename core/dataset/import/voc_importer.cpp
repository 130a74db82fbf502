#include "core/dataset/import/voc_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/import/file_names.h"
#include "core/dataset/import/folder_walk.h"
#include "core/dataset/import/index_writer.h"
#include "core/dataset/import/text_file.h"
#include "core/dataset/import/voc_xml.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <unordered_set>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// The folder's own folder of this name, in whatever case; empty: none.
fs::path folderNamed(const fs::path& folder, std::string_view name)
{
    if (isFolder(folder / name)) return folder / name;
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code))
        if (foldedName(toUtf8(entry->path().filename())) == foldedName(name) && isFolder(entry->path()))
            return entry->path();
    return {};
}

class VocImport {
  public:
    VocImport(fs::path annotations, fs::path images, IndexWriter& writer)
        : annotations_(std::move(annotations)), images_(std::move(images)), writer_(writer),
          tell_(writer.folderProblems()), reader_(tell_)
    {
    }

    /// False: there is no XML file.
    bool run()
    {
        std::vector<fs::path> files = FolderWalk(tell_).filesBelow(annotations_);
        std::erase_if(files, [](const fs::path& file) { return foldedName(file.extension().native()) != ".xml"; });
        if (files.empty()) return false;
        const auto total = static_cast<std::int64_t>(files.size());
        for (std::int64_t i = 0; i < total; ++i) {
            writer_.advance(Message::tr("reading"), i, total);
            addFile(files, static_cast<std::size_t>(i));
        }
        tellOfPicturesLeft();
        if (namesOfNone_ > 0)
            writer_.note({Message::tr("XML files whose <filename> is that of no picture: %1; the pictures of their own names are taken"),
                          namesOfNone_});
        // The numbers were given in the order of appearance.
        std::map<std::int64_t, std::string> byId;
        for (const auto& [name, id] : classes_)
            byId.emplace(id, name);
        for (const auto& [id, name] : byId)
            writer_.addCategory(id, name);
        return true;
    }

  private:
    void addFile(const std::vector<fs::path>& files, std::size_t index)
    {
        const fs::path& file = files[index];
        VocFile voc;
        try {
            voc = reader_.read(files, index);
        } catch (const Error& error) {
            return leaveOut(file, error.message());
        }
        const auto id = static_cast<std::int64_t>(index) + 1;
        const std::string picture = pictureOf(voc, file);
        const auto placed = writer_.addImage({id, picture, voc.width, voc.height, {}, toUtf8(file)});
        taken_.insert(placed ? placed->fileName : picture); // one that is left out is told already
        if (!placed) return;
        std::int64_t number = 0;
        for (const VocObject& object : voc.objects)
            addObject(object, id, ++number, file);
    }

    /// A file that cannot be read: so is its picture left out, where there is one of its name, and told with it.
    void leaveOut(const fs::path& file, const Message& why)
    {
        writer_.loseObject(ProblemKind::UnreadableFile, file, {Message::tr("%1; it is left out"), why});
        const std::string picture = ownPictureOf(file);
        if (!picture.empty() && taken_.insert(picture).second) writer_.countLeftOut();
    }

    /// The name, without an ending, of a picture that lies where the XML file does among the XML files.
    std::string ownStemOf(const fs::path& file) const { return inPlaceOf(file, toUtf8(file.stem())); }

    std::string inPlaceOf(const fs::path& file, const std::string& name) const
    {
        const fs::path below = file.parent_path().lexically_relative(annotations_);
        return toUtf8((below / pathFromUtf8(name)).lexically_normal());
    }

    /// The picture that is named as the XML file, in the same place; empty: there is none.
    std::string ownPictureOf(const fs::path& file)
    {
        const std::string stem = ownStemOf(file);
        for (const char* ending : {".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG", ".bmp", ".webp"})
            if (writer_.matcher().exists(stem + ending)) return stem + ending;
        const auto match = writer_.matcher().findStem(stem);
        return match.how == FileMatcher::How::Notation ? match.file : std::string();
    }

    /// Whether <filename>, however it is written, is another name than the XML file's.
    static bool namesAnother(const std::string& named, const fs::path& file)
    {
        const std::string own = foldedName(unescapedName(toUtf8(file.stem())));
        const std::vector<std::string> readings = readingsOf(named);
        return std::none_of(readings.begin(), readings.end(), [&](const std::string& reading) {
            const std::string last = foldedName(reading.substr(reading.rfind('/') + 1));
            return last == own || withoutEnding(last) == own;
        });
    }

    /// The picture that is named as <filename> says, beside the XML's place first; empty: there is none.
    std::string namedPictureOf(const VocFile& voc, const fs::path& file)
    {
        if (voc.picture.empty()) return {};
        FileMatcher& matcher = writer_.matcher();
        for (const std::string& name : {inPlaceOf(file, voc.picture), voc.picture})
            if (matcher.exists(name)) return name;
        for (const std::string& name : {inPlaceOf(file, voc.picture), voc.picture})
            if (auto match = matcher.find(name); match.how == FileMatcher::How::Notation) return std::move(match.file);
        return {};
    }

    /// That <filename> names another picture, be it elsewhere or without its ending; where that is not there, it is counted.
    void tellOfOther(const VocFile& voc, const fs::path& file, std::string named, const std::string& own)
    {
        if (voc.picture.empty() || !namesAnother(voc.picture, file)) return;
        if (named.empty()) named = writer_.matcher().find(voc.picture).file;
        if (named.empty()) named = writer_.matcher().findStem(voc.picture).file;
        if (named == own) return;
        if (named.empty()) {
            ++namesOfNone_;
            return;
        }
        tell_(ProblemKind::AmbiguousLabels, file,
              {Message::tr("it names the picture %1, but %2 has its own name; the boxes are taken for %2"), named, own});
    }

    /// The named file; before it, where the name is another, the picture of the XML's own name: <filename> is what
    /// programs leave behind when files are renamed or copied. Else one that is named as the XML file.
    std::string pictureOf(const VocFile& voc, const fs::path& file)
    {
        const std::string named = namedPictureOf(voc, file);
        if (!named.empty() && !namesAnother(voc.picture, file)) return named;
        std::string own = ownPictureOf(file);
        if (!own.empty()) {
            tellOfOther(voc, file, named, own);
            return own;
        }
        if (!named.empty()) return named;
        FileMatcher& matcher = writer_.matcher();
        const std::string stem = ownStemOf(file);
        for (const std::string& name : {inPlaceOf(file, voc.picture), voc.picture}) // of a file named without its ending
            if (const auto match = voc.picture.empty() ? FileMatcher::Match() : matcher.findStem(name);
                match.how == FileMatcher::How::Notation)
                return match.file;
        if (!voc.picture.empty()) return voc.picture; // found by its end, or told by the writer
        const auto match = matcher.findStem(stem);
        return match.found() ? match.file : stem + ".jpg";
    }

    void addObject(const VocObject& object, std::int64_t image, std::int64_t number, const fs::path& file)
    {
        if (object.name.empty() || !object.hasBox)
            return writer_.loseObject(ProblemKind::BadEntry, file,
                                      {object.name.empty() ? Message::tr("object %1 has no name; it is left out")
                                                           : Message::tr("object %1 has no bndbox; it is left out"),
                                       number});
        StagedAnnotation annotation;
        annotation.sourceId = number;
        annotation.imageId = image;
        annotation.categoryId = classes_.try_emplace(object.name, std::ssize(classes_) + 1).first->second;
        annotation.x = object.xmin - 1;
        annotation.y = object.ymin - 1;
        annotation.width = object.xmax - annotation.x;
        annotation.height = object.ymax - annotation.y;
        annotation.difficult = object.difficult;
        writer_.addAnnotation(annotation);
    }

    void tellOfPicturesLeft()
    {
        for (const fs::path& file : FolderWalk(tell_).filesBelow(images_)) {
            if (!imaging::hasAnyImageExtension(file)) continue;
            if (taken_.contains(toUtf8(file.lexically_relative(images_)))) continue;
            tell_(ProblemKind::PictureWithoutLabels, file, Message::tr("there is no XML file for it; it is left out"));
        }
    }

    fs::path annotations_;
    fs::path images_;
    IndexWriter& writer_;
    ProblemSink tell_;
    VocReader reader_;
    std::map<std::string, std::int64_t> classes_;
    std::int64_t namesOfNone_ = 0; ///< <filename> is another than the XML's, and no picture's
    std::unordered_set<std::string> taken_; ///< names of pictures, relative to their folder
};

} // namespace

ImportResult VocImporter::import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                                 const ProgressSink& progress) const
{
    std::error_code code;
    fs::path folder = fs::absolute(request.source, code).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    if (!isFolder(folder))
        throw Error(Message::tr("there is no such folder"), toUtf8(request.source),
                    Message::tr("give the folder that holds Annotations"));
    fs::path annotations = folderNamed(folder, "Annotations");
    if (annotations.empty()) annotations = folder;
    fs::path images = request.images.empty() ? fs::path() : fs::absolute(request.images, code).lexically_normal();
    if (images.has_relative_path() && !images.has_filename()) images = images.parent_path();
    for (const char* name : {"JPEGImages", "images"})
        if (images.empty()) images = folderNamed(folder, name);
    if (images.empty()) images = folder;
    IndexWriter::Source source;
    source.format = format();
    source.annotations = request.source;
    source.imageRoot = images;
    source.defaultName = toUtf8(folder.filename());
    IndexWriter writer(database, request, std::move(source), stop, progress);
    if (!VocImport(annotations, images, writer).run())
        throw Error(Message::tr("there is no XML file"), toUtf8(annotations),
                    Message::tr("give the folder that holds Annotations"));
    return writer.finish();
}

} // namespace blindspot::dataset
