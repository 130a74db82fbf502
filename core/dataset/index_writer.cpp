#include "core/dataset/index_writer.h"

#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/dataset/picture_facts.h"
#include "core/imaging/image_header.h"

#include <algorithm>
#include <cmath>
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

IndexWriter::IndexWriter(storage::Database& database, const ImportRequest& request, Source source,
                         StopControl& stop, const ProgressSink& progress)
    : database_(database), request_(request), source_(std::move(source)), stop_(stop), progress_(progress)
{
    result_.dataset = request.name.empty() ? source_.defaultName : request.name;
    source_.imageRoot = wholePath(source_.imageRoot);
    source_.annotations = wholePath(source_.annotations);
    matcher_ = std::make_unique<FileMatcher>(
        source_.imageRoot,
        [](const std::filesystem::path& file) {
            return imaging::hasImageExtension(file) || imaging::hasOtherImageExtension(file);
        },
        folderProblems());
    stage();
}

IndexWriter::~IndexWriter()
{
    insertCategory_.reset();
    insertImage_.reset();
    insertAnnotation_.reset();
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
        " x REAL, y REAL, width REAL, height REAL, area REAL, crowd INTEGER, difficult INTEGER)");
    const auto prepare = [this](const char* sql) {
        return std::make_unique<storage::Statement>(database_.prepare(sql));
    };
    insertCategory_ = prepare("INSERT INTO temp.staged_categories VALUES (?, ?)");
    insertImage_ = prepare("INSERT INTO temp.staged_images VALUES (?, ?, ?, ?, ?, ?, ?)");
    insertAnnotation_ = prepare("INSERT INTO temp.staged_annotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
}

void IndexWriter::problem(ProblemKind kind, std::string file, const WarningMaker& make)
{
    if (std::cmp_less(result_.warningTexts.size(), request_.warningTexts))
        result_.warningTexts.push_back(joined(Message::verbatim(file), make()));
    problems_.add(kind, std::move(file), make);
}

/// `image`: in the index, 0 where it is in none. `what`: its place, where it has one, is the class.
void IndexWriter::problemOf(ProblemKind kind, const StagedAnnotation& annotation, std::int64_t image,
                            Message::Text what)
{
    std::string file;
    if (image != 0 && problems_.keeps(kind)) {
        storage::Statement row = database_.prepare("SELECT file_name FROM images WHERE id = ?");
        row.bindAll(image);
        if (row.step()) file = row.text(0);
    }
    problem(kind, std::move(file), [&] {
        return joined({Message::tr("annotation %1 of image %2"), annotation.sourceId, annotation.imageId},
                      {what, annotation.categoryId});
    });
}

void IndexWriter::advance(Message::Text phase, std::int64_t done, std::int64_t total)
{
    constexpr int ticksPerReport = 512;
    if (++ticks_ % ticksPerReport != 1) return;
    if (stop_.shouldStop()) throw Cancelled(Message::tr("the import was stopped; the index is as it was"));
    if (progress_) progress_({phase, done, total});
}

void IndexWriter::addCategory(std::int64_t sourceId, std::string_view name)
{
    insertCategory_->run(sourceId, name);
}

ProblemSink IndexWriter::folderProblems()
{
    return [this](ProblemKind kind, const std::filesystem::path& file, const Message& text) {
        const bool folder = kind == ProblemKind::UnreadableFolder || kind == ProblemKind::SystemFile ||
                            kind == ProblemKind::LinkedTwice;
        if (folder && !toldFolders_.insert(file.native()).second) return;
        problem(kind, toUtf8(file), [&] { return text; });
    };
}

/// A picture that is not found is told; one that is gets the name of its file.
IndexWriter::Presence IndexWriter::findPicture(StagedImage& image)
{
    if (!request_.checkFiles) return Presence::Found;
    FileMatcher::Match match = matcher_->find(image.fileName);
    switch (match.how) {
    case FileMatcher::How::None:
        if (missingImages_++ == 0) missingExample_ = image.fileName;
        if (image.labels.empty())
            problem(ProblemKind::MissingPicture, image.fileName,
                    [] { return Message(Message::tr("the picture is missing; it is left out")); });
        else
            problem(ProblemKind::LabelsWithoutPicture, image.labels, [&] {
                return Message(Message::tr("its picture %1 is missing; it is left out"), image.fileName);
            });
        return Presence::Missing;
    case FileMatcher::How::Ambiguous:
        if (ambiguousImages_++ == 0) ambiguousExample_ = image.fileName;
        problem(ProblemKind::AmbiguousPicture, image.labels.empty() ? image.fileName : image.labels, [&] {
            return Message(Message::tr("several pictures could be meant (%1, %2); it is left out"),
                           match.candidates.at(0), match.candidates.at(1));
        });
        return Presence::Missing;
    case FileMatcher::How::Exact:
        return Presence::Found;
    case FileMatcher::How::Notation:
        ++otherNotations_;
        image.fileName = std::move(match.file);
        return Presence::Found;
    case FileMatcher::How::Tail:
        break;
    }
    if (byTails_++ == 0) {
        tailExample_ = image.fileName;
        tailFile_ = match.file;
    }
    image.fileName = std::move(match.file);
    return Presence::ByTail;
}

bool IndexWriter::completeSize(StagedImage& image)
{
    const std::filesystem::path name = pathFromUtf8(image.fileName);
    if (image.width > 0 && image.height > 0 && !imaging::hasOtherImageExtension(name)) return true;
    const PictureFacts facts = lookAtPicture(source_.imageRoot / name);
    if (!facts.size) {
        problem(facts.problem, image.fileName, [&] { return facts.why; });
        return false;
    }
    image.width = facts.size->width;
    image.height = facts.size->height;
    return true;
}

std::optional<StagedImage> IndexWriter::addImage(StagedImage image)
{
    ++stagedImages_;
    const std::string stated = image.fileName;
    Presence presence = findPicture(image);
    if (presence != Presence::Missing && !completeSize(image)) presence = Presence::Missing;
    insertImage_->run(image.sourceId, image.fileName, image.width, image.height,
                      image.split.empty() ? std::nullopt : std::optional(image.split), static_cast<int>(presence),
                      presence == Presence::ByTail ? std::optional(stated) : std::nullopt);
    return presence == Presence::Missing ? std::nullopt : std::optional(std::move(image));
}

/// Two names that end alike may have been given one file: neither has it. A file that another entry names goes to
/// that one, as the exact ones come first in `writeImages`.
void IndexWriter::settleTails()
{
    if (byTails_ == 0) return;
    storage::Statement shared = database_.prepare(
        "SELECT file_name FROM temp.staged_images WHERE present = 2 GROUP BY file_name"
        " HAVING count(DISTINCT stated) > 1");
    std::vector<std::string> files;
    while (shared.step())
        files.push_back(shared.text(0));
    for (const std::string& file : files) {
        storage::Statement row = database_.prepare(
            "SELECT stated FROM temp.staged_images WHERE present = 2 AND file_name = ? ORDER BY rowid");
        row.bindAll(file);
        while (row.step()) {
            if (ambiguousImages_++ == 0) ambiguousExample_ = row.text(0);
            --byTails_;
            problem(ProblemKind::AmbiguousPicture, row.text(0), [&] {
                return Message(Message::tr("%1 could be its picture, and that of another entry; it is left out"), file);
            });
        }
        row.reset();
        database_.run("UPDATE temp.staged_images SET present = 0 WHERE present = 2 AND file_name = ?", file);
    }
}

void IndexWriter::tellOfMatches()
{
    if (otherNotations_ > 0)
        note({Message::tr("pictures found though their names are written otherwise (escapes, slashes, composed letters, "
                          "case): %1"),
              otherNotations_});
    if (byTails_ > 0)
        note({Message::tr("pictures found by the end of their names alone: %1 (the first: %2 for %3)"), byTails_,
              tailFile_, tailExample_});
    for (const auto& [folder, code] : matcher_->lister().unreadable())
        folderProblems()(ProblemKind::UnreadableFolder, folder,
                         {Message::tr("the folder cannot be read (%1); what is in it is left out"),
                          systemMessage(code)});
}

void IndexWriter::addAnnotation(const StagedAnnotation& annotation)
{
    ++stagedAnnotations_;
    if (source_.uniqueAnnotationIds) annotationIds_.push_back(annotation.sourceId);
    insertAnnotation_->run(annotation.imageId, annotation.categoryId, annotation.sourceId, annotation.x,
                           annotation.y, annotation.width, annotation.height, annotation.area,
                           annotation.crowd, annotation.difficult);
}

ImportResult IndexWriter::finish()
{
    staging_->commit();
    staging_.reset();
    storage::Transaction transaction(database_);
    settleTails();
    tellOfMatches();
    openDataset();
    writeCategories();
    writeImages();
    if (result_.images == 0) failWithoutImages();
    writeAnnotations();
    removeLeftovers();
    writeRecord();
    if (stop_.shouldStop()) throw Cancelled(Message::tr("the import was stopped; the index is as it was"));
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
    if (stagedImages_ == 0)
        throw Error(result_.warningTexts.empty()
                        ? Message(Message::tr("no images are listed"))
                        : Message(Message::tr("no images are listed (%1)"), result_.warningTexts.front()),
                    annotations, Message::tr("check that this is the right file and format"));
    const Message what = result_.warningTexts.empty()
                             ? Message(Message::tr("none of the %1 pictures can be used"), stagedImages_)
                             : Message(Message::tr("none of the %1 pictures can be used (%2)"), stagedImages_,
                                       result_.warningTexts.front());
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
        database_.prepare(std::string("SELECT source_id, file_name, width, height, split, present, stated"
                                      " FROM temp.staged_images ORDER BY ") +
                          (byTails_ > 0 ? "present = 2, " : "") + "source_id, rowid");
    storage::Statement upsert = database_.prepare(
        "INSERT INTO images(dataset_id, source_id, file_name, width, height, split, generation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(dataset_id, file_name) DO UPDATE SET source_id = excluded.source_id, width = "
        "excluded.width,"
        " height = excluded.height, split = excluded.split, object_count = 0, smallest_side = NULL,"
        " generation = excluded.generation WHERE generation <> excluded.generation RETURNING id");
    std::int64_t done = 0;
    while (staged.step()) {
        advance(Message::tr("indexing images"), done++, stagedImages_);
        const std::int64_t sourceId = staged.integer(0);
        const auto [known, isNew] = images_.try_emplace(sourceId);
        if (!isNew) {
            problem(ProblemKind::BadEntry, staged.text(1), [&] {
                return Message(Message::tr("the image id %1 is given twice; the second one is left out"), sourceId);
            });
            continue;
        }
        if (staged.integer(5) == 0) continue;
        upsert.bindAll(dataset_, sourceId, staged.textView(1), staged.integer(2), staged.integer(3),
                       staged.optionalText(4), generation_);
        if (upsert.step()) {
            known->second = {upsert.integer(0), static_cast<int>(staged.integer(2)),
                             static_cast<int>(staged.integer(3))};
            ++result_.images;
        } else {
            if (staged.integer(5) == 2)
                problem(ProblemKind::AmbiguousPicture, staged.text(6), [&] {
                    return Message(Message::tr("%1 could be its picture, but another entry names it; it is left out"),
                                   staged.text(1));
                });
            else
                problem(ProblemKind::RepeatedPicture, staged.text(1), [] {
                    return Message(Message::tr("the picture is listed twice; the second one is left out"));
                });
        }
        upsert.reset();
    }
}

bool IndexWriter::clipBox(StagedAnnotation& box, const KnownImage& image)
{
    constexpr double tolerance = 1; // pixels: rounding of the tools that wrote it, not worth a word
    const bool finite =
        std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
    if (!finite || box.width <= 0 || box.height <= 0) {
        problemOf(ProblemKind::BadBox, box, image.id,
                  finite ? Message::tr("the box has no size; it is left out")
                         : Message::tr("the box is not made of numbers; it is left out"));
        return false;
    }
    const double right = std::min(box.x + box.width, static_cast<double>(image.width));
    const double bottom = std::min(box.y + box.height, static_cast<double>(image.height));
    const double left = std::max(box.x, 0.0);
    const double top = std::max(box.y, 0.0);
    if (right <= left || bottom <= top) {
        problemOf(ProblemKind::BadBox, box, image.id,
                  Message::tr("the box is outside the picture; it is left out"));
        return false;
    }
    const bool clipped = box.x < -tolerance || box.y < -tolerance ||
                         box.x + box.width > image.width + tolerance ||
                         box.y + box.height > image.height + tolerance;
    if (clipped)
        problemOf(ProblemKind::ClippedBox, box, image.id,
                  Message::tr("the box reaches out of the picture; it is cut at the edge"));
    box.x = left;
    box.y = top;
    box.width = right - left;
    box.height = bottom - top;
    if (!std::isfinite(box.area) || box.area <= 0) box.area = box.width * box.height;
    return true;
}

/// The ids that stand more than once, with the row that is kept.
std::unordered_map<std::int64_t, std::int64_t> IndexWriter::repeatedAnnotations()
{
    std::unordered_map<std::int64_t, std::int64_t> repeated;
    std::sort(annotationIds_.begin(), annotationIds_.end());
    const bool none =
        std::adjacent_find(annotationIds_.begin(), annotationIds_.end()) == annotationIds_.end();
    annotationIds_ = {};
    if (none) return repeated;
    storage::Statement row = database_.prepare("SELECT source_id, min(rowid) FROM temp.staged_annotations"
                                               " GROUP BY source_id HAVING count(*) > 1");
    while (row.step())
        repeated.emplace(row.integer(0), row.integer(1));
    return repeated;
}

void IndexWriter::writeTally(const Tally& tally)
{
    if (tally.objects > 0) updateTally_->run(tally.objects, tally.smallestSide, tally.image);
}

void IndexWriter::writeAnnotations()
{
    const auto repeated = repeatedAnnotations();
    storage::Statement staged = database_.prepare(
        "SELECT image_id, category_id, source_id, x, y, width, height, area, crowd, difficult, rowid"
        " FROM temp.staged_annotations ORDER BY image_id, rowid");
    storage::Statement insert = database_.prepare("INSERT INTO annotations(image_id, category_id, source_id, "
                                                  "x, y, width, height, area, min_side, crowd, difficult)"
                                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    updateTally_ = std::make_unique<storage::Statement>(
        database_.prepare("UPDATE images SET object_count = ?, smallest_side = ? WHERE id = ?"));
    const auto realOrNaN = [&](int column) {
        return staged.optionalReal(column).value_or(std::numeric_limits<double>::quiet_NaN());
    };
    Tally tally;
    std::int64_t done = 0;
    std::int64_t lastLabelled = 0; // they come image by image
    while (staged.step()) {
        advance(Message::tr("indexing annotations"), done++, stagedAnnotations_);
        StagedAnnotation annotation{staged.integer(2),     staged.integer(0), staged.integer(1),
                                    realOrNaN(3),          realOrNaN(4),      realOrNaN(5),
                                    realOrNaN(6),          realOrNaN(7),      staged.integer(8) != 0,
                                    staged.integer(9) != 0};
        const auto image = images_.find(annotation.imageId);
        if (image == images_.end()) {
            problemOf(ProblemKind::UnknownPicture, annotation, 0,
                      Message::tr("there is no such image; it is left out"));
            continue;
        }
        if (image->second.id == 0) continue; // told when the image was left out
        const auto category = categories_.find(annotation.categoryId);
        if (category == categories_.end()) {
            problemOf(ProblemKind::UnknownClass, annotation, image->second.id,
                      Message::tr("there is no class %1; it is left out"));
            continue;
        }
        const auto repeat = repeated.find(annotation.sourceId);
        if (repeat != repeated.end() && repeat->second != staged.integer(10)) {
            problemOf(ProblemKind::RepeatedObject, annotation, image->second.id,
                      Message::tr("the id is given twice; the second one is left out"));
            continue;
        }
        if (!clipBox(annotation, image->second)) continue;
        const double side = std::min(annotation.width, annotation.height);
        insert.run(image->second.id, category->second, annotation.sourceId, annotation.x, annotation.y,
                   annotation.width, annotation.height, annotation.area, side, annotation.crowd,
                   annotation.difficult);
        ++result_.annotations;
        if (std::exchange(lastLabelled, image->second.id) != image->second.id) ++labelledImages_;
        if (annotation.crowd) continue;
        if (tally.image != image->second.id) {
            writeTally(tally);
            tally = {image->second.id, 0, side};
        }
        ++tally.objects;
        tally.smallestSide = std::min(tally.smallestSide, side);
    }
    writeTally(tally);
}

void IndexWriter::writeRecord()
{
    const auto count = [this](ProblemKind kind) { return problems_.count(kind); };
    PictureCounts& pictures = result_.pictures;
    pictures.labelled = labelledImages_;
    pictures.withoutLabels = result_.images - labelledImages_;
    pictures.leftOut = count(ProblemKind::UnreadablePicture) + count(ProblemKind::UnsupportedPicture);
    pictures.labelsWithoutPicture = count(ProblemKind::LabelsWithoutPicture) + count(ProblemKind::AmbiguousLabels);
    if (!source_.labelFiles) {
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
