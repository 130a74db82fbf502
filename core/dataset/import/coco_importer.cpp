#include "core/dataset/import/coco_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/import/coco_reader.h"
#include "core/dataset/import/import_guess.h"
#include "core/dataset/import/index_writer.h"

#include <set>

namespace blindspot::dataset {

namespace {

/// Passes a file's entries to the writer, and finds the folder of the pictures by the first one.
class ToWriter final : public CocoSink {
  public:
    ToWriter(IndexWriter& writer, std::string file, std::vector<std::filesystem::path> folders)
        : writer_(writer), file_(std::move(file)), folders_(std::move(folders))
    {
    }

    void category(std::int64_t id, const std::string& name) override { writer_.addCategory(id, name); }
    void image(StagedImage image, bool nameOfAddress) override
    {
        if (!folders_.empty()) findFolder(image.fileName, nameOfAddress);
        // LVIS' addresses have the folder of COCO's part in them, which a user's folder may have or be.
        if (nameOfAddress && !writer_.matcher().exists(image.fileName)) image.fileName = lastPart(image.fileName);
        writer_.addImage(std::move(image));
    }
    void annotation(const StagedAnnotation& annotation) override
    {
        if (annotation.categoryId != lastCategory_ || usedCategories_.empty())
            usedCategories_.insert(lastCategory_ = annotation.categoryId);
        writer_.addAnnotation(annotation);
    }
    void annotationWarning(const WarningMaker& make) override { writer_.problemOfLost(make); }
    void warning(const WarningMaker& make) override { writer_.problem(ProblemKind::BadEntry, file_, make); }
    void progress(std::int64_t done, std::int64_t total) override
    {
        writer_.advance(Message::tr("reading"), done, total);
    }

    /// What concerns the file as a whole.
    void finish(const CocoFacts& facts, const CocoIds& ids)
    {
        if (facts.categories == 0 && !usedCategories_.empty()) {
            for (const std::int64_t id : usedCategories_)
                writer_.addCategory(id, ids.categories.textOf(id));
            writer_.tell(ProblemKind::ClassNames,
                         {Message::tr("the file names no classes; they are called by the ids that its annotations have (%1)"),
                          usedCategories_.size()});
        }
        if (facts.namesOfAddress > 0)
            writer_.tell(ProblemKind::Other, {Message::tr("images without file_name: %1; they are found by the last part of their coco_url"),
                          facts.namesOfAddress});
        if (!facts.annotationList)
            writer_.tell(ProblemKind::Other, Message::tr("the file has no list \"annotations\": its pictures are without objects"));
        if (facts.federated || facts.partlyMarkedImages > 0)
            writer_.tell(ProblemKind::Other, {Message::tr("the file is LVIS', in which not every class was looked for on every picture (pictures "
                                      "on which not all objects of some class are marked: %1): a detection that counts as invented may be "
                                      "an object without a mark"),
                          facts.partlyMarkedImages});
    }

  private:
    static std::string lastPart(const std::string& name) { return name.substr(name.rfind('/') + 1); }

    /// The folder that has the first picture by its name; else the first one in which it is found under another.
    void findFolder(const std::string& first, bool nameOfAddress)
    {
        const std::vector<std::filesystem::path> folders = std::exchange(folders_, {});
        for (const std::filesystem::path& folder : folders) {
            writer_.setImageRoot(folder);
            FileMatcher& matcher = writer_.matcher();
            if (matcher.exists(first) || (nameOfAddress && matcher.exists(lastPart(first)))) return;
        }
        for (const std::filesystem::path& folder : folders) {
            writer_.setImageRoot(folder);
            if (writer_.matcher().find(first).found()) return;
        }
        writer_.setImageRoot(folders.front());
    }

    IndexWriter& writer_;
    std::string file_;
    std::vector<std::filesystem::path> folders_; ///< in which the first picture is looked for
    std::set<std::int64_t> usedCategories_;
    std::int64_t lastCategory_ = 0;
};

/// The JSON file; of a folder the one in it. Errors: Error where there is none, or not one alone.
std::filesystem::path fileOf(const std::filesystem::path& source)
{
    std::error_code code;
    if (!std::filesystem::is_directory(source, code)) return source;
    const std::vector<std::filesystem::path> files = cocoFilesIn(source);
    if (files.empty())
        throw Error(Message::tr("there is no JSON file in the folder, nor in its folder \"annotations\""), toUtf8(source),
                    Message::tr("give the JSON file"));
    if (files.size() == 1) return files.front();
    std::string names;
    for (const std::filesystem::path& file : files)
        names += (names.empty() ? "" : ", ") + toUtf8(file.lexically_relative(source));
    throw Error({Message::tr("the folder has %1 annotation files: %2"), files.size(), names}, toUtf8(source),
                Message::tr("give one of them"));
}

} // namespace

ImportResult CocoImporter::import(const ImportRequest& request, storage::Database& database,
                                  StopControl& stop, const ProgressSink& progress) const
{
    const std::filesystem::path file = fileOf(request.source);
    CocoIds ids;
    IndexWriter::Source source;
    source.format = format();
    source.annotations = file;
    source.imageRoot = request.images.empty() ? file.parent_path() : request.images;
    source.defaultName = toUtf8(file.stem());
    source.freeForm = true;
    source.ids = &ids;
    IndexWriter writer(database, request, std::move(source), stop, progress);
    const bool given = !request.images.empty() || !request.checkFiles;
    ToWriter sink(writer, toUtf8(file), given ? std::vector<std::filesystem::path>() : cocoImageFolders(file));
    const CocoFacts facts = readCoco(file, ids, sink);
    if (const auto error = noBoxesIn(facts, file)) throw *error;
    sink.finish(facts, ids);
    return writer.finish();
}

} // namespace blindspot::dataset
