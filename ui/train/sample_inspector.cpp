#include "ui/train/sample_inspector.h"

#include "core/evaluation/detect_picture.h"
#include "core/evaluation/patched_image.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"
#include "core/workspace/runs/options_json.h"
#include "ui/session/session.h"
#include "ui/support/pictures.h"

#include <algorithm>
#include <cmath>

namespace blindspot::ui {

namespace {

constexpr int kLongestSide = 1600;     ///< of a picture that is tried: the network sees it smaller still
constexpr qint64 kSparingPause = 1000; ///< milliseconds from one start to the next while a training runs
constexpr qint64 kSparingShare = 10;   ///< and at least so many times what the last one took

metrics::ImageBoxes boxesOf(const std::vector<metrics::Detection>& detections,
                            const std::vector<Box>& objects)
{
    metrics::ImageBoxes boxes{{}, detections};
    for (const Box& object : objects)
        boxes.annotations.push_back({metrics::cocoBox(object), object.area()});
    return boxes;
}

/// `clean`: what was seen without the patch; null where this is that.
InspectedPicture sightOf(Vision& vision, const InspectionSetup& setup, const imaging::Image& picture,
                         const std::vector<Box>& objects, const std::vector<metrics::Detection>* clean)
{
    detector::NmsOptions options;
    options.confidence = setup.rule.confidence;
    InspectedPicture sight;
    // In the format of the screen: the window's thread need not convert it.
    sight.picture = toQImage(picture).convertToFormat(QImage::Format_RGB32);
    for (const auto& one : evaluation::detectPicture(vision.detector(setup.detector), picture, options))
        if (setup.classIndex == patch::kAnyClass || one.classIndex == setup.classIndex)
            sight.detections.push_back({metrics::cocoBox(one.box), one.score});
    sight.marks =
        metrics::marksOf(boxesOf(sight.detections, objects), clean ? *clean : sight.detections, setup.rule);
    return sight;
}

/// A patch of fixed place is placed in the network's input: that is what is shown then, but for an input that would show the
/// picture distorted.
imaging::Image pictureOf(Vision& vision, const InspectionSetup& setup, const Sample& sample,
                         std::vector<Box>& boxes)
{
    imaging::Image picture = imaging::decodeFile(sample.path);
    boxes = sample.boxes;
    const InputShape shape = vision.detector(setup.detector).info().input();
    if (setup.placement.kind == patch::PlacementKind::Fixed && shape.fit == InputFit::Letterbox) {
        imaging::FittedImage input = imaging::fitToInput(picture, shape);
        for (Box& box : boxes)
            box = input.place.toInput(box);
        return std::move(input.image);
    }
    const double scale = static_cast<double>(kLongestSide) / std::max(picture.width, picture.height);
    if (scale >= 1) return picture;
    for (Box& box : boxes)
        box = {box.x1 * scale, box.y1 * scale, box.x2 * scale, box.y2 * scale};
    return imaging::resize(picture, std::max(1, static_cast<int>(std::lround(picture.width * scale))),
                           std::max(1, static_cast<int>(std::lround(picture.height * scale))));
}

} // namespace

InspectionSetup setupOf(const workspace::RunRecord& record)
{
    const patch::TrainOptions options =
        workspace::optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    InspectionSetup setup;
    setup.detector = record.detectorName;
    setup.className = record.className;
    setup.classIndex = options.classIndex;
    setup.placement = options.placement;
    return setup;
}

SampleInspector::SampleInspector(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &SampleInspector::step);
}

SampleInspector::~SampleInspector()
{
    reading_.cancel();
    looking_.cancel();
}

void SampleInspector::begin(const workspace::RunRecord& record)
{
    clear();
    reading_ = session_.queries().run(
        this,
        [record, &workspace = session_.workspace()](storage::Database& database, StopControl&) {
            return std::pair(setupOf(record), chooseSamples(database, workspace, record));
        },
        [this](std::pair<InspectionSetup, SampleSet> chosen) {
            // Patches that came meanwhile are of this run.
            begin(std::move(chosen.first), std::move(chosen.second));
        },
        [this](const QString& message) { Q_EMIT failed(message); });
}

void SampleInspector::begin(InspectionSetup setup, SampleSet samples)
{
    restart();
    setup_ = std::move(setup);
    heldOut_ = samples.heldOut;
    samples_.clear();
    for (Sample& sample : samples.samples)
        samples_.push_back({std::move(sample), {}, {}, false});
    index_ = 0;
    wanted_ = !patch_.isNull();
    Q_EMIT samplesChanged();
    step();
}

void SampleInspector::clear()
{
    reading_.cancel();
    restart();
    samples_.clear();
    index_ = 0;
    patch_ = {};
    wanted_ = false;
    Q_EMIT samplesChanged();
}

void SampleInspector::restart()
{
    looking_.cancel();
    timer_.stop();
    busy_ = false;
    hurry_ = true;
}

void SampleInspector::setPatch(const QImage& patch, std::int64_t iteration)
{
    patch_ = patch;
    iteration_ = iteration;
    wanted_ = !patch.isNull();
    step();
}

void SampleInspector::setSparing(bool sparing)
{
    sparing_ = sparing;
    step();
}

void SampleInspector::show(int index)
{
    if (index < 0 || index >= count() || index == index_) return;
    restart();
    index_ = index;
    wanted_ = !patch_.isNull();
    Q_EMIT indexChanged(index);
    const Known& known = samples_[static_cast<std::size_t>(index)];
    if (known.picture) Q_EMIT cleanSeen(known.clean);
    step();
}

int SampleInspector::pause() const
{
    if (!sparing_ || hurry_ || !sinceStart_.isValid()) return 0;
    const qint64 interval = std::max(kSparingPause, kSparingShare * lastCost_);
    return static_cast<int>(std::max<qint64>(0, interval - sinceStart_.elapsed()));
}

void SampleInspector::step()
{
    if (busy_ || samples_.empty()) return;
    const Known& known = samples_[static_cast<std::size_t>(index_)];
    if (known.broken) return;
    if (!known.picture) {
        lookAtClean();
        return;
    }
    if (!wanted_) return;
    if (const int wait = pause(); wait > 0) {
        if (!timer_.isActive()) timer_.start(wait);
        return;
    }
    lookAtPatched();
}

void SampleInspector::lookAtClean()
{
    busy_ = true;
    const Known& known = samples_[static_cast<std::size_t>(index_)];
    looking_ = session_.vision().run(
        this,
        [setup = setup_, sample = known.sample](Vision& vision, StopControl&) {
            Clean clean;
            clean.picture =
                std::make_shared<const imaging::Image>(pictureOf(vision, setup, sample, clean.boxes));
            clean.sight = sightOf(vision, setup, *clean.picture, clean.boxes, nullptr);
            return clean;
        },
        [this, index = index_](Clean clean) { concludeClean(index, std::move(clean)); },
        [this](const QString& message) { fail(message); });
}

void SampleInspector::concludeClean(int index, Clean clean)
{
    busy_ = false;
    Known& known = samples_[static_cast<std::size_t>(index)];
    known.picture = std::move(clean.picture);
    known.sample.boxes = std::move(clean.boxes);
    known.clean = std::move(clean.sight);
    Q_EMIT cleanSeen(known.clean);
    step();
}

void SampleInspector::lookAtPatched()
{
    busy_ = true;
    wanted_ = false;
    hurry_ = false;
    timer_.stop();
    sinceStart_.start();
    const Known& known = samples_[static_cast<std::size_t>(index_)];
    looking_ = session_.vision().run(
        this,
        [setup = setup_, picture = known.picture, boxes = known.sample.boxes, clean = known.clean.detections,
         patch = patch_](Vision& vision, StopControl&) {
            imaging::Image patched = *picture;
            evaluation::PatchedImageOptions options;
            options.placement = setup.placement;
            if (const InputShape shape = vision.detector(setup.detector).info().input(); shape.fit == InputFit::Stretch) {
                options.inputSide = shape.side; // else the picture is the input
                options.inputFit = shape.fit;
            }
            evaluation::pastePatch(patched, toImage(patch), boxes, options, 0);
            return sightOf(vision, setup, patched, boxes, &clean);
        },
        [this, iteration = iteration_](InspectedPicture sight) {
            concludePatched(std::move(sight), iteration);
        },
        [this](const QString& message) { fail(message); });
}

void SampleInspector::concludePatched(InspectedPicture sight, std::int64_t iteration)
{
    busy_ = false;
    lastCost_ = sinceStart_.elapsed();
    ++inspections_;
    Q_EMIT patchedSeen(sight, iteration);
    step();
}

void SampleInspector::fail(const QString& message)
{
    busy_ = false;
    samples_[static_cast<std::size_t>(index_)].broken = true;
    Q_EMIT failed(message);
}

} // namespace blindspot::ui
