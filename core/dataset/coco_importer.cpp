#include "core/dataset/coco_importer.h"

#include "core/common/utf8.h"
#include "core/dataset/coco_reader.h"
#include "core/dataset/index_writer.h"

namespace blindspot::dataset {

namespace {

class ToWriter final : public CocoSink {
  public:
    ToWriter(IndexWriter& writer, std::string file) : writer_(writer), file_(std::move(file)) {}
    void category(std::int64_t id, const std::string& name) override { writer_.addCategory(id, name); }
    void image(StagedImage image) override { writer_.addImage(std::move(image)); }
    void annotation(const StagedAnnotation& annotation) override { writer_.addAnnotation(annotation); }
    void warning(const WarningMaker& make) override { writer_.problem(ProblemKind::BadEntry, file_, make); }
    void progress(std::int64_t done, std::int64_t total) override
    {
        writer_.advance(Message::tr("reading"), done, total);
    }

  private:
    IndexWriter& writer_;
    std::string file_;
};

} // namespace

ImportResult CocoImporter::import(const ImportRequest& request, storage::Database& database,
                                  StopControl& stop, const ProgressSink& progress) const
{
    IndexWriter::Source source;
    source.format = format();
    source.annotations = request.source;
    source.imageRoot = request.images.empty() ? request.source.parent_path() : request.images;
    source.defaultName = toUtf8(request.source.stem());
    source.uniqueAnnotationIds = true;
    IndexWriter writer(database, request, std::move(source), stop, progress);
    ToWriter sink(writer, toUtf8(request.source));
    readCoco(request.source, sink);
    return writer.finish();
}

} // namespace blindspot::dataset
