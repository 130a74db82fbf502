// The part of the IndexWriter that is about sizes and boxes: the pictures' true sizes, boxes checked against them and written.
#include "core/dataset/import/index_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr double kTiny = 2; // pixels: the side of a box that nobody finds

} // namespace

/// In portions, so that the names of a large dataset's files need no memory.
void IndexWriter::readSizes()
{
    constexpr std::size_t portion = 4096;
    sizes_.reserve(static_cast<std::size_t>(stagedImages_));
    storage::Statement staged = database_.prepare(
        "SELECT source_id, file_name, width, height, present FROM temp.staged_images ORDER BY rowid");
    std::vector<StagedImage> images;
    while (staged.step()) {
        // One that is missing has no name here.
        images.push_back({staged.integer(0), staged.integer(4) != 0 ? staged.text(1) : std::string(),
                          static_cast<int>(staged.integer(2)), static_cast<int>(staged.integer(3)),
                          {}});
        if (images.size() < portion) continue;
        takeSizes(images);
        images.clear();
    }
    takeSizes(images);
}

void IndexWriter::takeSizes(const std::vector<StagedImage>& images)
{
    const auto reads = [&](const StagedImage& image) {
        const bool stated = image.width > 0 && image.height > 0;
        return !image.fileName.empty() && (!stated || (request_.checkFiles && !source_.sizesAreTrue));
    };
    std::vector<std::filesystem::path> files;
    for (const StagedImage& image : images)
        if (reads(image)) files.push_back(source_.imageRoot / pathFromUtf8(image.fileName));
    throwIfStopped();
    const std::vector<PictureSize> read = readPictureSizes(files);
    auto found = read.begin();
    for (const StagedImage& image : images) {
        const imaging::Size stated{image.width, image.height};
        if (!reads(image)) {
            sizes_.push_back({image.fileName.empty() ? imaging::Size() : stated});
            continue;
        }
        const PictureSize& size = *found++;
        sizes_.push_back({size.size, size.turned});
        if (size.size == imaging::Size()) {
            tellOfUnreadable(image.fileName, size);
        } else if (stated.width > 0 && stated.height > 0 && sizeRelation(stated, size.size) != SizeRelation::Same) {
            otherSizes_.try_emplace(image.sourceId, OtherSize{stated, size.turned, image.fileName});
        }
    }
    if (progress_) progress_({Message::tr("reading the pictures' sizes"), std::ssize(sizes_), stagedImages_});
}

bool IndexWriter::clipBox(StagedAnnotation& box, const KnownImage& image)
{
    const bool finite =
        std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
    if (!finite || box.width <= 0 || box.height <= 0) {
        loseAnnotation(ProblemKind::BadBox, box,
                       finite ? Message::tr("the box has no size; it is left out")
                              : Message::tr("the box is not made of numbers; it is left out"));
        return false;
    }
    const double right = std::min(box.x + box.width, static_cast<double>(image.width));
    const double bottom = std::min(box.y + box.height, static_cast<double>(image.height));
    const double left = std::max(box.x, 0.0);
    const double top = std::max(box.y, 0.0);
    if (right <= left || bottom <= top) {
        loseAnnotation(ProblemKind::BadBox, box, Message::tr("the box is outside the picture; it is left out"));
        return false;
    }
    const bool clipped = !fitsInto({box.x, box.y, box.width, box.height}, {image.width, image.height});
    if (clipped)
        problemOf(ProblemKind::ClippedBox, box, Message::tr("the box reaches out of the picture; it is cut at the edge"));
    box.x = left;
    box.y = top;
    box.width = right - left;
    box.height = bottom - top;
    if (!std::isfinite(box.area) || box.area <= 0) box.area = box.width * box.height;
    return true;
}

/// Rows that say the same of the same picture, their id among it: written twice. Equal boxes of other ids, or without, stay.
void IndexWriter::removeCopies(std::vector<StagedAnnotation>& annotations)
{
    const auto key = [](const StagedAnnotation* one) {
        return std::tuple(one->sourceId, one->categoryId, one->x, one->y, one->width, one->height, one->crowd);
    };
    std::vector<StagedAnnotation*> sorted;
    for (StagedAnnotation& annotation : annotations)
        sorted.push_back(&annotation);
    std::sort(sorted.begin(), sorted.end(), [&](const auto* a, const auto* b) { return std::pair(key(a), a) < std::pair(key(b), b); });
    std::vector<const StagedAnnotation*> copies;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (key(sorted[i - 1]) == key(sorted[i])) copies.push_back(sorted[i]);
    if (copies.empty()) return;
    copies_ += std::ssize(copies);
    std::sort(copies.begin(), copies.end());
    std::vector<StagedAnnotation> kept;
    for (const StagedAnnotation& annotation : annotations)
        if (!std::binary_search(copies.begin(), copies.end(), &annotation)) kept.push_back(annotation);
    annotations = std::move(kept);
}

/// Makes the boxes left, top, width, height in pixels of the picture (box_frame.h).
void IndexWriter::fitToPicture(std::vector<StagedAnnotation>& annotations, const KnownImage& image)
{
    const imaging::Size picture{image.width, image.height};
    const auto other = otherSizes_.find(annotations.front().imageId);
    if (other == otherSizes_.end() && !source_.freeForm) return;
    const imaging::Size stated = other == otherSizes_.end() ? picture : other->second.stated;
    const SizeRelation relation = sizeRelation(stated, picture);
    std::vector<metrics::CocoBox> boxes;
    for (StagedAnnotation& one : annotations) {
        const metrics::CocoBox written{one.x, one.y, one.width, one.height};
        const bool sound = std::isfinite(one.x) && std::isfinite(one.y) && one.width > 0 && one.height > 0 &&
                           std::isfinite(one.width) && std::isfinite(one.height);
        if (sound && source_.freeForm) survey_.add(written, relation == SizeRelation::Scaled ? stated : picture);
        const metrics::CocoBox box = source_.freeForm ? readAs(request_.boxes, written, picture) : written;
        if (request_.boxes == BoxForm::Fractions && source_.freeForm) one.area = std::numeric_limits<double>::quiet_NaN();
        one.x = box.x;
        one.y = box.y;
        one.width = box.width;
        one.height = box.height;
        if (sound) boxes.push_back(box);
    }
    const bool fractions = source_.freeForm && request_.boxes == BoxForm::Fractions; // of any size
    if (other == otherSizes_.end() || fractions) return;
    const BoxScale scale = boxScale(boxes, stated, picture);
    for (StagedAnnotation& one : annotations) {
        one.x *= scale.x;
        one.y *= scale.y;
        one.width *= scale.x;
        one.height *= scale.y;
        one.area *= scale.x * scale.y;
    }
    countSize(other->second, picture, annotations, scale.x != 1 || scale.y != 1);
}

void IndexWriter::countSize(const OtherSize& other, imaging::Size picture, const std::vector<StagedAnnotation>& annotations,
                            bool scaled)
{
    const SizeRelation relation = sizeRelation(other.stated, picture);
    const SizeCase what = scaled                                                   ? SizeCase::Scaled
                          : relation == SizeRelation::Scaled                       ? SizeCase::Unscaled
                          : relation == SizeRelation::Swapped && other.turned ? SizeCase::Turned
                                                                                   : SizeCase::Other;
    SizeTally& tally = sizeTallies_[static_cast<std::size_t>(what)];
    if (tally.pictures++ == 0) {
        tally.file = other.file;
        tally.stated = other.stated;
        tally.picture = picture;
    }
    tally.boxes += std::ssize(annotations);
    tally.outside += std::count_if(annotations.begin(), annotations.end(), [&](const StagedAnnotation& one) {
        return !fitsInto({one.x, one.y, one.width, one.height}, picture);
    });
}

/// All of one picture.
void IndexWriter::writeObjects(std::vector<StagedAnnotation>& annotations)
{
    const auto image = images_.find(annotations.front().imageId);
    if (repeatedIds_.contains(annotations.front().imageId)) {
        unassigned_ += std::ssize(annotations);
        return;
    }
    if (image == images_.end()) {
        for (const StagedAnnotation& annotation : annotations)
            loseAnnotation(ProblemKind::UnknownPicture, annotation, Message::tr("there is no such image; it is left out"));
        return;
    }
    if (image->second.id == 0) return; // told when the image was left out
    removeCopies(annotations);
    fitToPicture(annotations, image->second);
    std::int64_t objects = 0, written = 0;
    double smallestSide = std::numeric_limits<double>::infinity();
    for (StagedAnnotation& annotation : annotations) {
        const auto category = categories_.find(annotation.categoryId);
        if (category == categories_.end()) {
            loseAnnotation(ProblemKind::UnknownClass, annotation, Message::tr("there is no class %1; it is left out"));
            continue;
        }
        if (!clipBox(annotation, image->second)) continue;
        const double side = std::min(annotation.width, annotation.height);
        insertObject_->run(image->second.id, category->second, annotation.sourceId, annotation.x, annotation.y,
                           annotation.width, annotation.height, annotation.area, side, annotation.crowd,
                           annotation.difficult);
        ++result_.annotations;
        ++written;
        if (side < kTiny && tiny_++ == 0) firstTiny_ = image->first;
        if (annotation.crowd) continue;
        ++objects;
        smallestSide = std::min(smallestSide, side);
    }
    if (written > 0) labelled_.insert(labelled_.end(), image->second.id);
    if (objects > 0) updateTally_->run(objects, smallestSide, image->second.id);
}

void IndexWriter::writeAnnotations()
{
    storage::Statement staged = database_.prepare(
        "SELECT image_id, category_id, source_id, x, y, width, height, area, crowd, difficult, number"
        " FROM temp.staged_annotations ORDER BY image_id, rowid");
    const auto prepare = [this](const char* sql) {
        return std::make_unique<storage::Statement>(database_.prepare(sql));
    };
    insertObject_ = prepare("INSERT INTO annotations(image_id, category_id, source_id, x, y, width, height, area, min_side, crowd,"
                            " difficult) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    // A picture that is listed twice comes twice.
    updateTally_ = prepare("UPDATE images SET object_count = object_count + ?1,"
                           " smallest_side = min(coalesce(smallest_side, ?2), ?2) WHERE id = ?3");
    const auto realOrNaN = [&](int column) {
        return staged.optionalReal(column).value_or(std::numeric_limits<double>::quiet_NaN());
    };
    std::vector<StagedAnnotation> ofImage;
    std::int64_t done = 0;
    while (staged.step()) {
        advance(Message::tr("indexing annotations"), done++, stagedAnnotations_);
        if (!ofImage.empty() && ofImage.front().imageId != staged.integer(0)) {
            writeObjects(ofImage);
            ofImage.clear();
        }
        ofImage.push_back({staged.integer(2), staged.integer(0), staged.integer(1), realOrNaN(3), realOrNaN(4), realOrNaN(5),
                           realOrNaN(6), realOrNaN(7), staged.integer(8) != 0, staged.integer(9) != 0, staged.integer(10)});
    }
    if (!ofImage.empty()) writeObjects(ofImage);
    tellOfBoxes();
}

void IndexWriter::tellOfBoxes()
{
    for (std::size_t i = 0; i < kSizeCases; ++i)
        if (sizeTallies_[i].pictures > 0) tell(ProblemKind::Size, toldOf(sizeTallies_[i], static_cast<SizeCase>(i)));
    if (unassigned_ > 0)
        tell(ProblemKind::BadEntry, {Message::tr("annotations of image ids that several pictures have: %1; nobody can say of which picture "
                                                 "they are, and they are left out with the pictures"),
                                     unassigned_});
    if (copies_ > 0)
        tell(ProblemKind::RepeatedObject, {Message::tr("annotations that are written a second time, with the same id, class and box: %1; they are left out"), copies_});
    if (tiny_ == 0) return;
    const std::string first = textOf(&CocoIds::images, firstTiny_);
    tell(ProblemKind::TinyBox, {Message::tr("boxes of less than 2 pixels in width or height: %1 of %2 (the first on image %3); no detector finds such objects; "
                      "check that the boxes are in pixels"),
          tiny_, result_.annotations, first});
}

/// Refuses a file of which nothing would be right. The transaction goes back.
void IndexWriter::refuseUselessBoxes() const
{
    const std::string file = toUtf8(source_.annotations);
    const bool noneUsed = result_.annotations == 0 && lostAnnotations_ > 0;
    if (!source_.freeForm && noneUsed)
        throw Error({Message::tr("none of the %1 rows, objects or files of labels can be used (the first: %2)"), lostAnnotations_,
                     firstLost_},
                    file, Message::tr("correct what wrote the labels"));
    if (!source_.freeForm) return;
    const BoxForm form = request_.boxes == BoxForm::Unstated ? survey_.verdict() : BoxForm::Size;
    if (form == BoxForm::Fractions)
        throw Error({Message::tr("the boxes look normalised: all %1 lie between 0 and 1, and COCO's are pixels"),
                     survey_.boxes()},
                    file,
                    Message(Message::tr("say what they are: --boxes fractions (left, top, width, height as fractions of the "
                                        "picture), or --boxes size (pixels all the same)"))
                        .inWindow(Message::tr("say under Boxes what they are")));
    if (form == BoxForm::Corners)
        throw Error({Message::tr("the boxes look like corners: all %1 fit their pictures as left, top, right, bottom, and most "
                                 "leave them as COCO's left, top, width, height"),
                     survey_.boxes()},
                    file,
                    Message(Message::tr("say what they are: --boxes corners (left, top, right, bottom), or --boxes size (left, "
                                        "top, width, height, cut at the edge)"))
                        .inWindow(Message::tr("say under Boxes what they are")));
    if (noneUsed)
        throw Error({Message::tr("none of the %1 annotations can be used (%2)"), lostAnnotations_, firstLost_}, file,
                    Message::tr("correct what wrote the file"));
}

} // namespace blindspot::dataset
