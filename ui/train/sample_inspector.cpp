#include "ui/train/sample_inspector.h"

#include "core/common/error.h"
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
constexpr qint64 kSparingShare = 20;   ///< and at least so many times what the last one took
constexpr int kTurnsOfOthers = 3;      ///< after the picture shown
constexpr int kThumbnailSide = 256;    ///< pixels

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

/// A patch of fixed place is placed in the network's input: that is what is shown then, but for an input that
/// would show the picture distorted.
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
    // A picture that cannot be read has no thumbnail; that it cannot is told when it is looked at.
    decoder_ = std::make_unique<Worker<Nothing>>(
        queue_, [] { return std::make_unique<Nothing>(); }, [](const QString&) {});
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &SampleInspector::step);
}

SampleInspector::~SampleInspector()
{
    reading_.cancel();
    looking_.cancel();
    decoding_.cancel();
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
    decoding_.cancel();
    restart();
    setup_ = std::move(setup);
    heldOut_ = samples.heldOut;
    samples_.clear();
    for (Sample& sample : samples.samples)
        samples_.emplace_back().sample = std::move(sample);
    index_ = 0;
    chosen_ = false;
    chosenAt_ = -1;
    turnsOfOthers_ = 0;
    Q_EMIT samplesChanged();
    readThumbnails();
    step();
}

void SampleInspector::readThumbnails()
{
    std::vector<std::filesystem::path> files;
    for (const Known& known : samples_)
        files.push_back(known.sample.path);
    decoding_ = decoder_->run(
        this,
        [files](Nothing&, StopControl& stop) {
            std::vector<QImage> pictures;
            for (const std::filesystem::path& file : files) {
                if (stop.stopRequested()) throw Cancelled(Message::tr("another image was chosen"));
                try {
                    pictures.push_back(toQImage(imaging::thumbnail(file, kThumbnailSide).image));
                } catch (const Error&) {
                    pictures.emplace_back();
                }
            }
            return pictures;
        },
        [this](const std::vector<QImage>& pictures) {
            for (int i = 0; i < std::min(count(), static_cast<int>(pictures.size())); ++i) {
                Known& known = samples_[static_cast<std::size_t>(i)];
                if (known.thumbnail.isNull()) known.thumbnail = pictures[static_cast<std::size_t>(i)];
                Q_EMIT stateChanged(i);
            }
        });
}

void SampleInspector::clear()
{
    reading_.cancel();
    decoding_.cancel();
    restart();
    samples_.clear();
    index_ = 0;
    patch_ = {};
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
    ++patchNumber_;
    step();
}

void SampleInspector::setSparing(bool sparing)
{
    sparing_ = sparing;
    step();
}

void SampleInspector::show(int index)
{
    if (index < 0 || index >= count()) return;
    chosen_ = true;
    goTo(index, true);
}

void SampleInspector::goTo(int index, bool hurry)
{
    if (index == index_) return;
    restart();
    hurry_ = hurry;
    index_ = index;
    turnsOfOthers_ = 0;
    Q_EMIT indexChanged(index);
    const Known& known = samples_[static_cast<std::size_t>(index)];
    if (known.seen()) Q_EMIT cleanSeen(known.clean);
    if (known.patch >= 0) Q_EMIT patchedSeen(known.patched, known.iteration);
    step();
}

std::optional<int> SampleState::lost() const
{
    return without && with ? std::optional(without->noticed() - with->noticed()) : std::nullopt;
}

SampleState SampleInspector::state(int index) const
{
    const Known& known = samples_[static_cast<std::size_t>(index)];
    SampleState state;
    state.thumbnail = known.thumbnail;
    state.broken = known.broken;
    if (known.seen()) state.without = known.clean.counts();
    if (known.patch >= 0) state.with = known.patched.counts();
    state.iteration = known.iteration;
    return state;
}

SampleSum SampleInspector::sum() const
{
    SampleSum sum;
    for (const Known& known : samples_) {
        if (known.broken) continue;
        ++sum.all;
        if (known.patch < 0) continue;
        sum.without += known.clean.counts().noticed();
        sum.with += known.patched.counts().noticed();
        sum.firstIteration =
            sum.pictures == 0 ? known.iteration : std::min(sum.firstIteration, known.iteration);
        sum.lastIteration = std::max(sum.lastIteration, known.iteration);
        ++sum.pictures;
    }
    return sum;
}

int SampleInspector::pause(int index) const
{
    if (!sparing_ || (hurry_ && index == index_) || !sinceStart_.isValid()) return 0;
    const qint64 interval = std::max(kSparingPause, kSparingShare * lastCost_);
    return static_cast<int>(std::max<qint64>(0, interval - sinceStart_.elapsed()));
}

bool SampleInspector::isDue(int index) const
{
    const Known& known = samples_[static_cast<std::size_t>(index)];
    if (known.broken) return false;
    return !known.seen() || (!patch_.isNull() && known.patch != patchNumber_);
}

int SampleInspector::next() const
{
    if (isDue(index_) && turnsOfOthers_ == 0) return index_;
    int oldest = -1;
    for (int i = 0; i < count(); ++i) {
        if (i == index_ || !isDue(i)) continue;
        if (oldest < 0 ||
            samples_[static_cast<std::size_t>(i)].patch < samples_[static_cast<std::size_t>(oldest)].patch)
            oldest = i;
    }
    return oldest >= 0 || !isDue(index_) ? oldest : index_;
}

void SampleInspector::step()
{
    if (busy_ || samples_.empty()) return;
    const int index = next();
    if (index < 0) return;
    const bool seen = samples_[static_cast<std::size_t>(index)].seen();
    // What is shown has its picture at once.
    if (const int wait = index == index_ && !seen ? 0 : pause(index); wait > 0) {
        if (!timer_.isActive()) timer_.start(wait);
        return;
    }
    if (seen)
        lookAtPatched(index);
    else
        lookAtClean(index);
}

void SampleInspector::begun(int index)
{
    busy_ = true;
    timer_.stop();
    turnsOfOthers_ = index == index_ ? kTurnsOfOthers : std::max(0, turnsOfOthers_ - 1);
    sinceStart_.start();
}

void SampleInspector::ended()
{
    busy_ = false;
    lastCost_ = sinceStart_.elapsed();
}

void SampleInspector::lookAtClean(int index)
{
    begun(index);
    if (index == index_) turnsOfOthers_ = 0; // with the patch it is to be seen as well
    const Known& known = samples_[static_cast<std::size_t>(index)];
    looking_ = session_.vision().run(
        this,
        [setup = setup_, sample = known.sample](Vision& vision, StopControl&) {
            Clean clean;
            const imaging::Image picture = pictureOf(vision, setup, sample, clean.boxes);
            clean.sight = sightOf(vision, setup, picture, clean.boxes, nullptr);
            clean.thumbnail = clean.sight.picture.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio,
                                                         Qt::SmoothTransformation);
            return clean;
        },
        [this, index](Clean clean) { concludeClean(index, std::move(clean)); },
        [this, index](const QString& message) { fail(index, message); });
}

void SampleInspector::concludeClean(int index, Clean clean)
{
    ended();
    Known& known = samples_[static_cast<std::size_t>(index)];
    known.sample.boxes = std::move(clean.boxes);
    known.clean = std::move(clean.sight);
    known.thumbnail = std::move(clean.thumbnail);
    if (index == index_) Q_EMIT cleanSeen(known.clean);
    Q_EMIT stateChanged(index);
    step();
}

void SampleInspector::lookAtPatched(int index)
{
    begun(index);
    if (index == index_) hurry_ = false;
    const Known& known = samples_[static_cast<std::size_t>(index)];
    looking_ = session_.vision().run(
        this,
        [setup = setup_, picture = known.clean.picture, boxes = known.sample.boxes,
         clean = known.clean.detections, patch = patch_](Vision& vision, StopControl&) {
            imaging::Image patched = toImage(picture);
            evaluation::PatchedImageOptions options;
            options.placement = setup.placement;
            if (const InputShape shape = vision.detector(setup.detector).info().input();
                shape.fit == InputFit::Stretch) {
                options.inputSide = shape.side; // else the picture is the input
                options.inputFit = shape.fit;
            }
            evaluation::pastePatch(patched, toImage(patch), boxes, options, 0);
            return sightOf(vision, setup, patched, boxes, &clean);
        },
        [this, index, patch = patchNumber_, iteration = iteration_](InspectedPicture sight) {
            concludePatched(index, std::move(sight), patch, iteration);
        },
        [this, index](const QString& message) { fail(index, message); });
}

void SampleInspector::concludePatched(int index, InspectedPicture sight, std::int64_t patch,
                                      std::int64_t iteration)
{
    ended();
    ++inspections_;
    Known& known = samples_[static_cast<std::size_t>(index)];
    known.patched = std::move(sight);
    known.patch = patch;
    known.iteration = iteration;
    if (index == index_) Q_EMIT patchedSeen(known.patched, iteration);
    Q_EMIT stateChanged(index);
    chooseMostHidden();
    step();
}

void SampleInspector::chooseMostHidden()
{
    if (chosen_) return;
    std::int64_t oldest = patchNumber_;
    int best = index_, most = -1;
    for (int i = 0; i < count(); ++i) {
        const Known& known = samples_[static_cast<std::size_t>(i)];
        if (known.broken) continue;
        oldest = std::min(oldest, known.patch);
        if (known.patch < 0) continue;
        // What is shown stays unless another one has lost more.
        const int lost = 2 * state(i).lost().value_or(0) + (i == index_ ? 1 : 0);
        if (lost <= most && most >= 0) continue;
        most = lost;
        best = i;
    }
    // While some have not been looked at, one that has lost more than the one shown is there soon enough.
    if (oldest < 0 ? state(best).lost().value_or(0) <= state(index_).lost().value_or(0) : oldest <= chosenAt_)
        return;
    if (oldest >= 0) chosenAt_ = patchNumber_;
    goTo(best, false);
}

void SampleInspector::fail(int index, const QString& message)
{
    ended();
    samples_[static_cast<std::size_t>(index)].broken = true;
    Q_EMIT stateChanged(index);
    if (index == index_) Q_EMIT failed(message);
    step();
}

} // namespace blindspot::ui
