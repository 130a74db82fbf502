#include "core/dataset/import/index_writer.h"

#include "core/common/utf8.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr const char* kDropStaging = "DROP TABLE IF EXISTS temp.staged_categories;"
                                     "DROP TABLE IF EXISTS temp.staged_images;"
                                     "DROP TABLE IF EXISTS temp.staged_annotations";

std::filesystem::path wholePath(const std::filesystem::path& path)
{
    std::error_code code;
    const std::filesystem::path whole = std::filesystem::absolute(path.empty() ? "." : path, code).lexically_normal();
    if (code) return path;
    return whole.has_filename() ? whole : whole.parent_path(); // "folder/" and "." end with a slash
}

} // namespace

void refuseTakenName(storage::Database& database, const std::string& name)
{
    storage::Statement row = database.prepare(
        "SELECT d.image_count, d.annotation_file, (SELECT count(*) FROM selections s WHERE s.dataset_id = d.id)"
        " FROM datasets d WHERE d.name = ?");
    row.bindAll(name);
    if (!row.step()) return;
    const Message what(Message::tr("there is a dataset \"%1\" already (images: %2, selections: %3, imported from %4)"),
                       name, row.integer(0), row.integer(2), row.text(1));
    throw NameTaken(
        name, what,
        Message(Message::tr("give another name with --name, or import it anew with --replace: pictures of the same file names stay in "
                            "its selections, all others go"))
            .inWindow(Message::tr("give it another name, or replace it: pictures of the same file names stay in its "
                                  "selections, all others go")));
}

IndexWriter::IndexWriter(storage::Database& database, const ImportRequest& request, Source source,
                         StopControl& stop, const ProgressSink& progress)
    : database_(database), request_(request), source_(std::move(source)), stop_(stop), progress_(progress)
{
    database.requireWritable();
    result_.dataset = request.name.empty() ? source_.defaultName : request.name;
    result_.notes = request.notes;
    setImageRoot(source_.imageRoot);
    source_.annotations = wholePath(source_.annotations);
    if (!request_.replace) refuseTakenName(database_, result_.dataset);
    stage();
}

IndexWriter::~IndexWriter()
{
    insertCategory_.reset();
    insertImage_.reset();
    insertAnnotation_.reset();
    insertObject_.reset();
    updateTally_.reset();
    staging_.reset();
    try {
        database_.execute(kDropStaging);
    } catch (const Error&) { // temporary tables go with the connection at the latest
    }
}

void IndexWriter::stage()
{
    staging_ = std::make_unique<storage::Transaction>(database_, storage::TransactionKind::Temporary);
    database_.execute(
        std::string(kDropStaging) +
        ";CREATE TEMP TABLE staged_categories (source_id INTEGER, name TEXT);"
        "CREATE TEMP TABLE staged_images (source_id INTEGER, file_name TEXT, width INTEGER,"
        " height INTEGER, split TEXT, present INTEGER, stated TEXT);"
        "CREATE TEMP TABLE staged_annotations (image_id INTEGER, category_id INTEGER, source_id INTEGER,"
        " x REAL, y REAL, width REAL, height REAL, area REAL, crowd INTEGER, difficult INTEGER, number INTEGER)");
    const auto prepare = [this](const char* sql) {
        return std::make_unique<storage::Statement>(database_.prepare(sql));
    };
    insertCategory_ = prepare("INSERT INTO temp.staged_categories VALUES (?, ?)");
    insertImage_ = prepare("INSERT INTO temp.staged_images VALUES (?, ?, ?, ?, ?, ?, ?)");
    insertAnnotation_ = prepare("INSERT INTO temp.staged_annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

void IndexWriter::problem(ProblemKind kind, std::string file, const WarningMaker& make)
{
    if (std::cmp_less(result_.warningTexts.size(), request_.warningTexts))
        result_.warningTexts.push_back(joined(Message::verbatim(file), make()));
    problems_.add(kind, std::move(file), make);
}

void IndexWriter::tell(ProblemKind kind, const Message& message)
{
    result_.warningTexts.insert(result_.warningTexts.begin() + told_++, message);
    problems_.add(kind, toUtf8(source_.annotations), [&] { return message; });
}

void IndexWriter::problemOfLost(const WarningMaker& make)
{
    if (lostAnnotations_++ == 0) firstLost_ = make();
    problem(ProblemKind::BadEntry, toUtf8(source_.annotations), make);
}

void IndexWriter::loseObject(ProblemKind kind, const std::filesystem::path& file, const Message& text)
{
    if (lostAnnotations_++ == 0) firstLost_ = joined(Message::verbatim(toUtf8(file)), text);
    folderProblems()(kind, file, text);
}

/// A source id as the file has it.
std::string IndexWriter::textOf(const IdMap CocoIds::*kind, std::int64_t id) const
{
    return source_.ids != nullptr ? (source_.ids->*kind).textOf(id) : std::to_string(id);
}

/// `what`: its place, where it has one, is the class.
Message IndexWriter::said(const StagedAnnotation& annotation, Message::Text what) const
{
    const bool named = annotation.number == 0 || annotation.sourceId >= 0;
    return joined({named ? Message::tr("annotation %1 of image %2")
                             : Message::tr("annotation number %1 of the file, of image %2"),
                       named ? annotation.sourceId : annotation.number,
                       textOf(&CocoIds::images, annotation.imageId)},
                  {what, textOf(&CocoIds::categories, annotation.categoryId)});
}

/// The name of an annotation's picture in the index; empty: it is not there.
std::string IndexWriter::pictureOf(const StagedAnnotation& annotation)
{
    const auto image = images_.find(annotation.imageId);
    if (image == images_.end()) return {};
    storage::Statement row = database_.prepare("SELECT file_name FROM images WHERE id = ?");
    row.bindAll(image->second.id);
    return row.step() ? row.text(0) : std::string();
}

void IndexWriter::problemOf(ProblemKind kind, const StagedAnnotation& annotation, Message::Text what)
{
    problem(kind, problems_.keeps(kind) ? pictureOf(annotation) : std::string(), [&] { return said(annotation, what); });
}

void IndexWriter::loseAnnotation(ProblemKind kind, const StagedAnnotation& annotation, Message::Text what)
{
    if (lostAnnotations_++ == 0) {
        firstLost_ = said(annotation, what);
        // Of files a picture each, what an image's number is says nothing.
        if (!source_.freeForm) firstLost_ = joined(Message::verbatim(pictureOf(annotation)), firstLost_);
    }
    problemOf(kind, annotation, what);
}

void IndexWriter::setImageRoot(const std::filesystem::path& folder)
{
    source_.imageRoot = wholePath(folder);
    matcher_ = std::make_unique<FileMatcher>(source_.imageRoot, imaging::hasAnyImageExtension, folderProblems(),
                                             [this] { throwIfStopped(); });
}

void IndexWriter::throwIfStopped() const
{
    if (stop_.shouldStop()) throw Cancelled(Message::tr("the import was stopped; the index is as it was"));
}

void IndexWriter::advance(Message::Text phase, std::int64_t done, std::int64_t total)
{
    constexpr int ticksPerReport = 512;
    if (++ticks_ % ticksPerReport != 1) return;
    throwIfStopped();
    if (progress_) progress_({phase, done, total});
}

void IndexWriter::addCategory(std::int64_t sourceId, std::string_view name)
{
    insertCategory_->run(sourceId, name);
}

void IndexWriter::addAnnotation(const StagedAnnotation& annotation)
{
    ++stagedAnnotations_;
    insertAnnotation_->run(annotation.imageId, annotation.categoryId, annotation.sourceId, annotation.x,
                           annotation.y, annotation.width, annotation.height, annotation.area,
                           annotation.crowd, annotation.difficult, annotation.number);
}

ImportResult IndexWriter::finish()
{
    staging_->commit();
    staging_.reset();
    settleTails();
    findRepeatedIds();
    tellOfMatches();
    tellOfUnlisted();
    readSizes(); // before anybody else has to wait for this transaction
    storage::Transaction transaction(database_);
    if (!request_.replace) refuseTakenName(database_, result_.dataset); // by another program meanwhile
    openDataset();
    writeCategories();
    writeImages();
    if (result_.images == 0) failWithoutImages();
    writeAnnotations();
    refuseUselessBoxes();
    removeLeftovers();
    writeRecord();
    throwIfStopped();
    transaction.commit();
    if (progress_) progress_({Message::tr("indexing"), stagedAnnotations_, stagedAnnotations_});
    result_.seconds = sinceStart_.seconds();
    return result_;
}

void IndexWriter::failWithoutImages() const
{
    if (missingImages_ > 0)
        throw Error({Message::tr("none of the %1 pictures is in the folder (%2 is the first one missing)"),
                     stagedImages_, missingExample_},
                    toUtf8(source_.imageRoot), Message::tr("give the folder that the pictures are in"));
    if (ambiguousImages_ > 0)
        throw Error({Message::tr("of each of the %1 pictures several could be meant (%2 is the first one)"),
                     ambiguousImages_, ambiguousExample_},
                    toUtf8(source_.imageRoot), Message::tr("give the folder that the pictures are in"));
    const std::string annotations = toUtf8(source_.annotations);
    // What is told of the whole file is no reason.
    const auto reason = result_.warningTexts.begin() + told_;
    const bool noReason = reason == result_.warningTexts.end();
    if (stagedImages_ == 0 && noReason)
        throw Error(Message::tr("no images are listed"), annotations,
                    Message::tr("check that this is the right file and format"));
    if (stagedImages_ == 0)
        throw Error({Message::tr("no image that is listed can be used (%1)"), *reason}, annotations,
                    Message::tr("check that this is the right file and format"));
    const Message what = noReason
                             ? Message(Message::tr("none of the %1 pictures can be used"), stagedImages_)
                             : Message(Message::tr("none of the %1 pictures can be used (%2)"), stagedImages_,
                                       *reason);
    throw Error(what, annotations, Message::tr("check the pictures"));
}

void IndexWriter::openDataset()
{
    storage::Statement upsert = database_.prepare(
        "INSERT INTO datasets(name, format, image_root, annotation_file, imported_at, generation)"
        " VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 1)"
        " ON CONFLICT(name) DO UPDATE SET format = excluded.format, image_root = excluded.image_root,"
        " annotation_file = excluded.annotation_file, imported_at = excluded.imported_at, generation = "
        "generation + 1"
        " RETURNING id, generation");
    upsert.bindAll(result_.dataset, source_.format, toUtf8(source_.imageRoot), toUtf8(source_.annotations));
    upsert.step();
    dataset_ = upsert.integer(0);
    generation_ = upsert.integer(1);
    upsert.reset();
    result_.datasetId = dataset_;
    if (generation_ > 1)
        database_.run(
            "DELETE FROM annotations WHERE image_id IN (SELECT id FROM images WHERE dataset_id = ?)",
            dataset_);
}

void IndexWriter::writeCategories()
{
    storage::Statement staged =
        database_.prepare("SELECT source_id, name FROM temp.staged_categories ORDER BY rowid");
    storage::Statement upsert = database_.prepare(
        "INSERT INTO categories(dataset_id, source_id, name, generation) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(dataset_id, name) DO UPDATE SET source_id = excluded.source_id, generation = "
        "excluded.generation"
        " WHERE generation <> excluded.generation RETURNING id");
    while (staged.step()) {
        const std::int64_t sourceId = staged.integer(0);
        const std::string name = staged.text(1);
        if (categories_.contains(sourceId)) {
            problem(ProblemKind::ClassNames, {}, [&] {
                return Message(Message::tr("the class id %1 is given twice; \"%2\" is left out"), sourceId,
                               name);
            });
            continue;
        }
        upsert.bindAll(dataset_, sourceId, name, generation_);
        if (upsert.step()) {
            categories_.emplace(sourceId, upsert.integer(0));
            ++result_.categories;
        } else { // the name is there already in this import: the two are one class
            problem(ProblemKind::ClassNames, {}, [&] {
                return Message(Message::tr("the class \"%1\" is given twice; both are taken as one"), name);
            });
            categories_.emplace(
                sourceId, database_.scalar("SELECT id FROM categories WHERE dataset_id = ? AND name = ?",
                                           dataset_, name));
        }
        upsert.reset();
    }
}

void IndexWriter::writeImages()
{
    storage::Statement staged =
        database_.prepare("SELECT source_id, file_name, split, rowid FROM temp.staged_images"
                          " ORDER BY source_id < ?1, CASE WHEN source_id < ?1 THEN 0 ELSE source_id END, rowid");
    staged.bindAll(IdMap::kLeast + IdMap::kTexts); // ids that are texts: behind the numbers, in the file's order
    storage::Statement upsert = database_.prepare(
        "INSERT INTO images(dataset_id, source_id, file_name, width, height, split, generation, id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(dataset_id, file_name) DO UPDATE SET source_id = excluded.source_id, width = "
        "excluded.width,"
        " height = excluded.height, split = excluded.split, object_count = 0, smallest_side = NULL,"
        " generation = excluded.generation WHERE generation <> excluded.generation RETURNING id");
    // A number is never given again, so that it cannot come to mean another picture.
    std::int64_t lastNumber =
        database_.scalar("SELECT max(last, (SELECT coalesce(max(id), 0) FROM images)) FROM image_numbers");
    std::int64_t done = 0;
    std::int64_t lastSourceId = 0; // of those written: an id that is a text gets the next one
    while (staged.step()) {
        advance(Message::tr("indexing images"), done++, stagedImages_);
        const std::int64_t sourceId = staged.integer(0);
        const auto [known, isNew] = images_.try_emplace(sourceId);
        const imaging::Size size = sizes_[static_cast<std::size_t>(staged.integer(3) - 1)].size;
        if (repeatedIds_.contains(sourceId)) {
            if (size != imaging::Size()) leaveOutRepeatedId(sourceId, staged.text(1));
            continue;
        }
        if (!isNew) { // the same file
            problem(ProblemKind::RepeatedPicture, staged.text(1),
                    [] { return Message(Message::tr("the picture is listed twice with the same id; it is taken once")); });
            continue;
        }
        if (size == imaging::Size()) continue;
        const bool isText = source_.ids != nullptr && IdMap::isText(sourceId);
        lastSourceId = isText ? std::max<std::int64_t>(lastSourceId, 0) + 1
                              : std::min(sourceId, std::numeric_limits<std::int64_t>::max() - stagedImages_);
        upsert.bindAll(dataset_, isText ? lastSourceId : sourceId, staged.textView(1), size.width, size.height, staged.optionalText(2),
                       generation_, lastNumber + 1);
        known->second = {0, size.width, size.height};
        if (upsert.step()) {
            known->second.id = upsert.integer(0);
            lastNumber = std::max(lastNumber, known->second.id);
            ++result_.images;
        } else {
            known->second.id = database_.scalar("SELECT id FROM images WHERE dataset_id = ? AND file_name = ?", dataset_,
                                                staged.text(1));
            problem(ProblemKind::RepeatedPicture, staged.text(1), [] {
                return Message(Message::tr("the picture is listed twice; its boxes are taken together"));
            });
        }
        upsert.reset();
    }
    sizes_ = {};
    database_.run("UPDATE image_numbers SET last = ?", lastNumber);
}

void IndexWriter::writeRecord()
{
    const auto count = [this](ProblemKind kind) { return problems_.count(kind); };
    PictureCounts& pictures = result_.pictures;
    pictures.labelled = std::ssize(labelled_);
    pictures.withoutLabels = result_.images - pictures.labelled;
    pictures.leftOut = picturesLeftOut_ + count(ProblemKind::UnreadablePicture) + count(ProblemKind::UnsupportedPicture);
    pictures.labelsWithoutPicture = count(ProblemKind::LabelsWithoutPicture);
    if (source_.labelFiles) {
        pictures.labelsWithoutPicture += count(ProblemKind::AmbiguousLabels);
    } else {
        pictures.leftOut += count(ProblemKind::PictureWithoutLabels);
        pictures.labelsWithoutPicture += count(ProblemKind::MissingPicture) + count(ProblemKind::AmbiguousPicture);
    }
    pictures.found = result_.images + pictures.leftOut;
    result_.warnings = problems_.total();
    result_.problems = problems_.counts();
    writeImportRecord(database_, dataset_, pictures, result_.notes, problems_);
}

void IndexWriter::removeLeftovers()
{
    result_.removedImages =
        database_.run("DELETE FROM images WHERE dataset_id = ? AND generation <> ?", dataset_, generation_);
    database_.run("DELETE FROM categories WHERE dataset_id = ? AND generation <> ?", dataset_, generation_);
    database_.run("UPDATE datasets SET image_count = ?, annotation_count = ? WHERE id = ?", result_.images,
                  result_.annotations, dataset_);
}

} // namespace blindspot::dataset
