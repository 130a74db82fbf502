#include "core/dataset/import/folder_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/import/folder_walk.h"
#include "core/dataset/import/index_writer.h"
#include "core/imaging/image_header.h"

namespace blindspot::dataset {

namespace fs = std::filesystem;

ImportResult FolderImporter::import(const ImportRequest& request, storage::Database& database, StopControl& stop,
                                    const ProgressSink& progress) const
{
    std::error_code code;
    fs::path folder = fs::absolute(request.source, code).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();
    if (!isFolder(folder))
        throw Error(Message::tr("there is no such folder"), toUtf8(request.source), Message::tr("give the folder that holds the pictures"));
    IndexWriter::Source source;
    source.format = format();
    source.annotations = folder;
    source.imageRoot = folder;
    source.defaultName = toUtf8(folder.filename());
    source.sizesAreTrue = true;
    IndexWriter writer(database, request, std::move(source), stop, progress);
    std::vector<fs::path> pictures;
    for (const fs::path& file : FolderWalk(writer.folderProblems(), [&] { writer.advance(Message::tr("looking for pictures"), 0, 0); })
                                    .filesBelow(folder))
        if (imaging::hasAnyImageExtension(file)) pictures.push_back(file);
    if (pictures.empty())
        throw Error(Message::tr("there is no picture"), toUtf8(folder), Message::tr("give the folder that holds the pictures"));
    std::int64_t number = 0;
    for (const fs::path& file : pictures) {
        ++number;
        writer.advance(Message::tr("reading the pictures"), number, std::ssize(pictures));
        writer.addImage({number, toUtf8(file.lexically_relative(folder)), 0, 0, {}, {}});
    }
    writer.note(Message::tr("the pictures have no annotations: detectors can look at them, but nothing can be trained or measured on them"));
    return writer.finish();
}

} // namespace blindspot::dataset
