#include "core/dataset/import/coco_detections.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/import/box_frame.h"
#include "core/dataset/import/coco_reader.h"
#include "core/dataset/import/coco_results_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace blindspot::dataset {

namespace {

constexpr std::size_t kWarningTexts = 20;

/// Looks for a stop and tells the progress, at every entry.
class Ticker {
  public:
    Ticker(Message::Text phase, StopControl& stop, const ProgressSink& progress)
        : phase_(phase), stop_(stop), progress_(progress)
    {
    }
    void tick(std::int64_t done, std::int64_t total)
    {
        constexpr int ticksPerReport = 512;
        if (++ticks_ % ticksPerReport != 1) return;
        if (stop_.shouldStop()) throw Cancelled(Message::tr("the evaluation was stopped"));
        if (progress_) progress_({phase_, done, total});
    }

  private:
    Message::Text phase_;
    StopControl& stop_;
    const ProgressSink& progress_;
    int ticks_ = 0;
};

/// A box of one class, and the image that it is on.
template <class Value>
struct OnImage {
    std::int64_t image;
    Value value;
};

struct ClassRows {
    std::vector<OnImage<metrics::Annotation>> annotations;
    std::vector<OnImage<metrics::Detection>> detections;
};

template <class Value>
void sortByImage(std::vector<OnImage<Value>>& rows)
{
    const auto before = [](const auto& a, const auto& b) { return a.image < b.image; };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::stable_sort(rows.begin(), rows.end(), before);
}

std::vector<metrics::ImageBoxes> joinImages(ClassRows rows)
{
    sortByImage(rows.annotations);
    sortByImage(rows.detections);
    std::vector<metrics::ImageBoxes> images;
    auto annotation = rows.annotations.begin();
    auto detection = rows.detections.begin();
    while (annotation != rows.annotations.end() || detection != rows.detections.end()) {
        const std::int64_t image = detection == rows.detections.end() ? annotation->image
                                   : annotation == rows.annotations.end()
                                       ? detection->image
                                       : std::min(annotation->image, detection->image);
        metrics::ImageBoxes& boxes = images.emplace_back();
        for (; annotation != rows.annotations.end() && annotation->image == image; ++annotation)
            boxes.annotations.push_back(annotation->value);
        for (; detection != rows.detections.end() && detection->image == image; ++detection)
            boxes.detections.push_back(detection->value);
    }
    return images;
}

/// Both files, class by class.
class Collector final : public CocoSink, public CocoResultsSink {
  public:
    Collector(const CocoIds& ids, StopControl& stop, const ProgressSink& progress)
        : ids_(ids), annotationTicker_(Message::tr("reading annotations"), stop, progress),
          detectionTicker_(Message::tr("reading detections"), stop, progress)
    {
    }

    void category(std::int64_t id, const std::string& name) override
    {
        const bool known = std::any_of(result_.classes.begin(), result_.classes.end(),
                                       [&](const CocoClass& one) { return one.id == id; });
        if (known)
            warning([&] {
                return Message(Message::tr("the class id %1 is given twice; \"%2\" is left out"),
                               ids_.categories.textOf(id), name);
            });
        else
            result_.classes.push_back({id, name, 0, {}});
    }
    void image(StagedImage image, bool) override
    {
        if (!images_.insert(image.sourceId).second)
            warning([&] {
                return Message(Message::tr("the image id %1 is given twice"), ids_.images.textOf(image.sourceId));
            });
    }
    bool needsFileNames() const override { return false; }
    void annotation(const StagedAnnotation& annotation) override { annotations_.push_back(annotation); }
    void annotationWarning(const WarningMaker& make) override { warning(make); }
    void warning(const WarningMaker& make) override
    {
        ++result_.warnings;
        if (result_.warningTexts.size() < kWarningTexts) result_.warningTexts.push_back(make());
    }
    void progress(std::int64_t done, std::int64_t total) override
    {
        (annotationsRead_ ? detectionTicker_ : annotationTicker_).tick(done, total);
    }
    void detection(std::int64_t number, std::int64_t imageId, std::int64_t categoryId,
                   const metrics::Detection& detection) override;

    /// Once the annotation file is read. Errors: Error where no annotation is left.
    void finishAnnotations(const CocoFacts& facts, const std::filesystem::path& file);
    /// Once both are. Errors: Error for detections of unknown images or classes.
    CocoDetections finish(const std::filesystem::path& file);

  private:
    /// Detections that belong to nothing.
    struct Strays {
        std::int64_t count = 0;
        std::int64_t firstNumber = 0, firstId = 0;

        void add(std::int64_t number, std::int64_t id)
        {
            if (count++ > 0) return;
            firstNumber = number;
            firstId = id;
        }
    };

    /// Null: no such class.
    ClassRows* rowsOf(std::int64_t category);
    void nameClasses();
    void addAnnotation(const StagedAnnotation& annotation);
    void countCopies();
    void tellForms();
    void tell(const Message& message);
    void refuse(const Strays& strays, const IdMap& ids, const std::filesystem::path& file, Message::Text what,
                Message::Text remedy) const;

    const CocoIds& ids_;
    Ticker annotationTicker_, detectionTicker_;
    bool annotationsRead_ = false;
    std::unordered_set<std::int64_t> images_;
    std::vector<StagedAnnotation> annotations_;
    std::vector<ClassRows> rows_; ///< of each class
    Strays unknownImages_, unknownClasses_;
    BoxSurvey annotationForms_, detectionForms_; ///< asked for fractions alone: the pictures' sizes are not known
    CocoDetections result_;
};

ClassRows* Collector::rowsOf(std::int64_t category)
{
    const auto found = std::lower_bound(result_.classes.begin(), result_.classes.end(), category,
                                        [](const CocoClass& one, std::int64_t id) { return one.id < id; });
    if (found == result_.classes.end() || found->id != category) return nullptr;
    return &rows_[static_cast<std::size_t>(found - result_.classes.begin())];
}

void Collector::addAnnotation(const StagedAnnotation& annotation)
{
    const auto leaveOut = [&](Message::Text why) { // its place, where it has one, is the class
        warning([&] {
            return joined({Message::tr("annotation number %1 of the file, of image %2"), annotation.number,
                           ids_.images.textOf(annotation.imageId)},
                          {why, ids_.categories.textOf(annotation.categoryId)});
        });
    };
    const metrics::CocoBox box{annotation.x, annotation.y, annotation.width, annotation.height};
    ClassRows* rows = rowsOf(annotation.categoryId);
    if (!images_.contains(annotation.imageId))
        return leaveOut(Message::tr("there is no such image; it is left out"));
    if (rows == nullptr) return leaveOut(Message::tr("there is no class %1; it is left out"));
    if (!std::isfinite(box.x) || !std::isfinite(box.y) || !std::isfinite(box.width) ||
        !std::isfinite(box.height))
        return leaveOut(Message::tr("the box is not made of numbers; it is left out"));
    if (box.width < 0 || box.height < 0)
        return leaveOut(Message::tr("the box has a negative size; it is left out"));
    annotationForms_.add(box, {});
    const double area = std::isfinite(annotation.area) ? annotation.area : box.area();
    rows->annotations.push_back({annotation.imageId, {box, area, annotation.crowd, annotation.difficult}});
    ++result_.annotations;
}

/// Always in words, and first.
void Collector::tell(const Message& message)
{
    ++result_.warnings;
    result_.warningTexts.insert(result_.warningTexts.begin(), message);
}

/// Where the file names no class, the ids are the names.
void Collector::nameClasses()
{
    if (!result_.classes.empty()) return;
    std::set<std::int64_t> ids;
    for (const StagedAnnotation& annotation : annotations_)
        ids.insert(annotation.categoryId);
    for (const std::int64_t id : ids)
        result_.classes.push_back({id, ids_.categories.textOf(id), 0, {}});
    if (!ids.empty())
        tell({Message::tr("the file names no classes; they are called by the ids that its annotations have (%1)"), ids.size()});
}

/// All of them count, as with pycocotools, but an object that is written twice cannot be found twice.
void Collector::countCopies()
{
    const auto key = [](const StagedAnnotation& one) {
        return std::tuple(one.imageId, one.categoryId, one.sourceId, one.x, one.y, one.width, one.height, one.crowd);
    };
    const auto finite = [](const StagedAnnotation& one) {
        return std::isfinite(one.x + one.y + one.width + one.height); // what is not cannot be put in order
    };
    std::vector<StagedAnnotation> sorted;
    std::copy_if(annotations_.begin(), annotations_.end(), std::back_inserter(sorted), finite);
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::int64_t copies = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        copies += key(sorted[i - 1]) == key(sorted[i]) ? 1 : 0;
    if (copies > 0)
        tell({Message::tr("annotations that are written a second time, with the same id, class and box: %1; all count, as with pycocotools"),
              copies});
}

void Collector::finishAnnotations(const CocoFacts& facts, const std::filesystem::path& file)
{
    if (const auto error = noBoxesIn(facts, file)) throw *error;
    if (facts.federated || facts.partlyMarkedImages > 0)
        tell(Message::tr("the annotations are LVIS', in which not every class was looked for on every image; COCO's figures, which these "
                         "are, count a detection of such a class as wrong, and LVIS' own do not"));
    nameClasses();
    countCopies();
    std::sort(result_.classes.begin(), result_.classes.end(),
              [](const CocoClass& a, const CocoClass& b) { return a.id < b.id; });
    rows_.resize(result_.classes.size());
    for (const StagedAnnotation& annotation : std::exchange(annotations_, {}))
        addAnnotation(annotation);
    annotationsRead_ = true;
    result_.images = static_cast<std::int64_t>(images_.size());
    if (result_.annotations > 0) return;
    const Message what = result_.warningTexts.empty()
                             ? Message(Message::tr("there are no annotations to compare with"))
                             : Message(Message::tr("there are no annotations to compare with (%1)"),
                                       result_.warningTexts.front());
    throw Error(what, toUtf8(file),
                Message::tr("give the file that says what is to be found, such as instances_val2017.json"));
}

void Collector::detection(std::int64_t number, std::int64_t imageId, std::int64_t categoryId,
                          const metrics::Detection& detection)
{
    ++result_.detections;
    detectionForms_.add(detection.box, {});
    ClassRows* rows = rowsOf(categoryId);
    const bool known = images_.contains(imageId);
    if (!known) unknownImages_.add(number, imageId);
    if (rows == nullptr) unknownClasses_.add(number, categoryId);
    if (known && rows != nullptr) rows->detections.push_back({imageId, detection});
}

void Collector::refuse(const Strays& strays, const IdMap& ids, const std::filesystem::path& file, Message::Text what,
                       Message::Text remedy) const
{
    if (strays.count == 0) return;
    throw Error({what, strays.count, result_.detections, ids.textOf(strays.firstId), strays.firstNumber}, toUtf8(file),
                remedy);
}

/// Boxes that are no pixels: overlaps with others would be none, and the sizes of objects have no meaning.
void Collector::tellForms()
{
    if (detectionForms_.verdict() == BoxForm::Fractions)
        tell({Message::tr("the detections' boxes look normalised: all %1 lie between 0 and 1, and COCO's are pixels"),
              detectionForms_.boxes()});
    if (annotationForms_.verdict() == BoxForm::Fractions)
        tell({Message::tr("the annotations' boxes look normalised: all %1 lie between 0 and 1, and COCO's are pixels"),
              annotationForms_.boxes()});
}

CocoDetections Collector::finish(const std::filesystem::path& file)
{
    refuse(unknownImages_, ids_.images, file,
           Message::tr("%1 of %2 detections have an image_id that the annotations do not have (the first one "
                       "is %3, in detection number %4)"),
           Message::tr("give the annotation file of the images that were detected on"));
    refuse(
        unknownClasses_, ids_.categories, file,
        Message::tr("%1 of %2 detections have a category_id that the annotations do not have (the first "
                    "one is %3, in detection number %4)"),
        Message::tr("use the ids of the annotation file's categories (COCO's own are 1 to 90, not 0 to 79)"));
    tellForms();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        CocoClass& one = result_.classes[i];
        one.objects = std::count_if(rows_[i].annotations.begin(), rows_[i].annotations.end(),
                                    [](const auto& row) { return row.value.counts(); });
        one.images = joinImages(std::exchange(rows_[i], {}));
    }
    return std::move(result_);
}

} // namespace

CocoDetections readCocoDetections(const std::filesystem::path& annotations,
                                  const std::filesystem::path& detections, StopControl& stop,
                                  const ProgressSink& progress)
{
    CocoIds ids;
    Collector collector(ids, stop, progress);
    const CocoFacts facts = readCoco(annotations, ids, collector);
    collector.finishAnnotations(facts, annotations);
    readCocoResults(detections, ids, collector);
    return collector.finish(detections);
}

} // namespace blindspot::dataset
