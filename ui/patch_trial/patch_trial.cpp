#include "ui/patch_trial/patch_trial.h"

#include "core/common/class_names.h"
#include "ui/patch_trial/patch_frame.h"

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kRestMs = 350;         ///< from here on a patch rests
constexpr double kMiddlePart = 0.25; ///< of the picture's shorter side, where there is no object to lay it on

QSize sizeOf(const TrialPicture& picture)
{
    return picture.pixels ? QSize(picture.pixels->width, picture.pixels->height) : QSize();
}

} // namespace

PatchTrial::PatchTrial(Session& session, QObject* parent, TrialLooker::Work work)
    : QObject(parent), looker_(session, nullptr, std::move(work))
{
    resting_.setSingleShot(true);
    resting_.setInterval(kRestMs);
    connect(&resting_, &QTimer::timeout, this, &PatchTrial::next);
    connect(&looker_, &TrialLooker::idle, this, [this] {
        next();
        Q_EMIT looked();
    });
}

void PatchTrial::setPicture(TrialPicture picture)
{
    picture_ = std::move(picture);
    places_.clear();
    current_ = -1;
    touched_ = false;
    toLay_ = true;
    if (className_.empty() && !patch_) chooseClass();
    startAnew();
}

void PatchTrial::setPatch(std::optional<TrialPatch> patch)
{
    patch_ = std::move(patch);
    if (patch_ && (!patch_->run.empty() || className_.empty())) chooseClass();
    if (patch_)
        arm_ = Arm::Patch;
    else if (arm_ == Arm::Patch)
        arm_ = Arm::Grey;
    if (!touched_) toLay_ = true;
    ++version_;
    seen_.clear();
    earlier_.reset();
    findObjects();
    Q_EMIT subjectChanged();
    Q_EMIT looked();
    next();
}

void PatchTrial::setDetector(std::optional<workspace::DetectorRecord> detector)
{
    detector_ = std::move(detector);
    const bool known = detector_ && ClassNames(detector_->classNames).find(className_);
    const bool every = className_.empty() && patch_ && !patch_->run.empty();
    if (!known && !every) chooseClass();
    if (!touched_) toLay_ = true;
    startAnew();
}

void PatchTrial::setClassName(const std::string& name)
{
    if (name == className_) return;
    className_ = name;
    if (!touched_) toLay_ = true;
    earlier_.reset();
    findObjects();
    for (auto& [arm, one] : seen_)
        one.reading = read(one.seen);
    Q_EMIT subjectChanged();
    Q_EMIT looked();
    next();
}

void PatchTrial::setArm(Arm arm)
{
    if (arm == arm_ || !available(arm)) return;
    if (const Looked* before = at(arm_)) earlier_ = *before;
    arm_ = arm;
    Q_EMIT placesChanged();
    Q_EMIT looked();
    next();
}

void PatchTrial::setPlaces(std::vector<LaidPatch> places, int current)
{
    touched_ = true;
    toLay_ = false;
    adoptPlaces(std::move(places), current);
}

void PatchTrial::chooseCurrent(int current)
{
    if (current == current_) return;
    current_ = current;
    // What was seen is the same; the object that it is about is another one.
    for (auto& [arm, one] : seen_)
        one.reading = read(one.seen);
    if (clean_) clean_->reading = read(clean_->seen);
    Q_EMIT placesChanged();
    Q_EMIT looked();
}

void PatchTrial::adoptPlaces(std::vector<LaidPatch> places, int current)
{
    const bool same = places == places_;
    if (same && current == current_) return;
    if (const Looked* before = at(arm_); before && !same) earlier_ = *before;
    places_ = std::move(places);
    current_ = current;
    if (!same) {
        ++version_;
        seen_.clear();
        resting_.start();
    }
    if (clean_) clean_->reading = read(clean_->seen);
    Q_EMIT placesChanged();
    Q_EMIT looked();
    next();
}

std::vector<LaidPatch> PatchTrial::laidOn(const std::vector<Box>& objects) const
{
    if (!picture_.pixels) return {};
    evaluation::PatchedImageOptions options;
    imaging::Size side{1, 1};
    if (patch_) {
        options.placement = patch_->patch->placement;
        options.inputSide = patch_->patch->inputSide;
        options.inputFit = patch_->patch->inputFit;
        side = patch_->patch->picture.size();
    }
    if (options.inputSide == 0 && detector_) { // the unit of a fixed placement, where its own is not known
        options.inputSide = detector_->input().side;
        options.inputFit = detector_->input().fit;
    }
    return evaluation::laidByPlacement(picture_.pixels->size(), side, objects, options);
}

LaidPatch PatchTrial::inTheMiddle() const
{
    const QSize size = sizeOf(picture_);
    const int side = static_cast<int>(kMiddlePart * std::min(size.width(), size.height()));
    return withinPicture({size.width() / 2.0, size.height() / 2.0, side, side}, size);
}

void PatchTrial::layOnLargest()
{
    if (!picture_.pixels) return;
    const auto largest = largestObject(objects_);
    std::vector<LaidPatch> places = laidOn(
        largest ? std::vector{metrics::cornersOf(objects_.objects[*largest].box)} : std::vector<Box>());
    if (places.empty()) places = {inTheMiddle()};
    touched_ = toLay_ = false;
    adoptPlaces(std::move(places), 0);
}

void PatchTrial::layOnEach()
{
    if (!picture_.pixels) return;
    std::vector<LaidPatch> places = laidOn(objects_.places());
    if (places.empty()) places = {inTheMiddle()};
    const auto largest =
        std::max_element(places.begin(), places.end(),
                         [](const LaidPatch& a, const LaidPatch& b) { return a.width < b.width; });
    const int current = static_cast<int>(largest - places.begin());
    touched_ = true;
    toLay_ = false;
    adoptPlaces(std::move(places), current);
}

bool PatchTrial::layOnObjectAt(QPointF point, bool another)
{
    const auto object = objectAt(objects_, point.x(), point.y());
    if (!object) return false;
    const Box box = metrics::cornersOf(objects_.objects[*object].box);
    std::vector<LaidPatch> laid = laidOn({box});
    if (laid.empty()) return false;
    LaidPatch place = laid.front();
    if (patch_ &&
        patch_->patch->placement.kind == patch::PlacementKind::Fixed) { // as large, and on the object
        place.centreX = (box.x1 + box.x2) / 2;
        place.centreY = (box.y1 + box.y2) / 2;
    }
    std::vector<LaidPatch> places = places_;
    int current = current_;
    if (another || current < 0) {
        current = static_cast<int>(places.size());
        places.push_back(place);
    } else {
        places[static_cast<std::size_t>(current)] = place;
    }
    setPlaces(std::move(places), current);
    return true;
}

void PatchTrial::takeCurrentAway()
{
    if (current_ < 0) return;
    std::vector<LaidPatch> places = places_;
    places.erase(places.begin() + current_);
    const int current = std::min(current_, static_cast<int>(places.size()) - 1);
    setPlaces(std::move(places), current);
}

const LaidPatch* PatchTrial::currentPlace() const
{
    return current_ < 0 ? nullptr : &places_[static_cast<std::size_t>(current_)];
}

std::optional<std::size_t> PatchTrial::object() const
{
    const LaidPatch* place = currentPlace();
    return place ? objectUnder(objects_, *place) : std::nullopt;
}

const PatchTrial::Looked* PatchTrial::at(Arm arm) const
{
    if (arm == Arm::Clean || places_.empty()) return clean_ ? &*clean_ : nullptr;
    const auto found = seen_.find(arm);
    return found == seen_.end() ? nullptr : &found->second;
}

const PatchTrial::Looked* PatchTrial::shown() const
{
    if (const Looked* now = at(arm_)) return now;
    if (earlier_) return &*earlier_;
    return clean_ ? &*clean_ : nullptr;
}

TrialScene PatchTrial::sceneOf(Arm arm) const
{
    std::shared_ptr<const imaging::Image> patch;
    if (patch_) patch = {patch_->patch, &patch_->patch->picture};
    return {picture_.pixels, std::move(patch), places_, arm, detector_ ? detector_->name : std::string()};
}

void PatchTrial::startAnew()
{
    ++subject_;
    ++version_;
    problem_.clear();
    clean_.reset();
    seen_.clear();
    earlier_.reset();
    findObjects();
    Q_EMIT subjectChanged();
    Q_EMIT looked();
    next();
}

/// The patch's class, the one that was chosen, one that the picture shows, person, or the detector's first,
/// as far as the detector knows it.
void PatchTrial::chooseClass()
{
    std::vector<std::string> wishes;
    if (patch_ && !patch_->run.empty()) {
        if (patch_->className.empty()) return className_.clear();
        wishes.push_back(patch_->className);
    }
    wishes.push_back(className_);
    for (const dataset::AnnotationRecord& one : picture_.source.record.annotations)
        wishes.push_back(one.className);
    wishes.emplace_back("person");
    if (!detector_) {
        className_ = wishes.front();
        return;
    }
    const ClassNames known(detector_->classNames);
    for (const std::string& wish : wishes)
        if (const auto place = known.find(wish)) {
            className_ = detector_->classNames[*place];
            return;
        }
    className_ = detector_->classNames.empty() ? std::string() : detector_->classNames.front();
}

void PatchTrial::findObjects()
{
    std::vector<dataset::AnnotationRecord> annotations = picture_.source.record.annotations;
    if (detector_) {
        const ClassNames known(detector_->classNames);
        std::erase_if(annotations,
                      [&](const dataset::AnnotationRecord& one) { return !known.find(one.className); });
    }
    static const std::vector<evaluation::PictureDetection> none;
    objects_ = trialObjects(annotations, clean_ ? clean_->seen.detections : none, className_, rule_);
    layAnew();
    if (clean_) clean_->reading = read(clean_->seen);
}

/// Where the patch lies by itself: as soon as it is known on what.
void PatchTrial::layAnew()
{
    const bool known = objects_.annotated || clean_ || !detector_;
    if (toLay_ && known && picture_.pixels) layOnLargest();
}

TrialReading PatchTrial::read(const TrialSeen& seen) const
{
    return readTrial(objects_, seen.detections, clean_ ? clean_->seen.detections : seen.detections,
                     className_, patch_ ? patch_->target : std::string(), object(), rule_);
}

/// What is to be looked at next; nothing: all is known, or nothing can be.
std::optional<Arm> PatchTrial::wanted() const
{
    if (!picture_.pixels || !detector_ || !problem_.isEmpty()) return std::nullopt;
    if (!clean_) return Arm::Clean;
    if (places_.empty()) return std::nullopt;
    if (arm_ != Arm::Clean && !seen_.contains(arm_)) return arm_;
    if (resting_.isActive()) return std::nullopt;
    for (const Arm arm : {Arm::Patch, Arm::Grey, Arm::Random})
        if (available(arm) && !seen_.contains(arm)) return arm;
    return std::nullopt;
}

void PatchTrial::next()
{
    if (looker_.busy()) return;
    if (const auto arm = wanted()) startLook(*arm);
}

void PatchTrial::startLook(Arm arm)
{
    looker_.look(
        sceneOf(arm),
        [this, arm, subject = subject_, version = version_](TrialSeen seen) {
            take(arm, subject, version, std::move(seen));
        },
        [this, subject = subject_](const QString& text) {
            if (subject == subject_) problem_ = text; // until there is another picture or detector
        });
}

void PatchTrial::take(Arm arm, int subject, int version, TrialSeen seen)
{
    if (subject != subject_) return; // of another picture or detector
    if (arm == Arm::Clean) {
        clean_ = Looked{std::move(seen), {}};
        findObjects();
        return;
    }
    Looked now{std::move(seen), {}};
    now.reading = read(now.seen);
    const bool current = arm == arm_;
    const auto score = now.reading.score;
    if (version == version_)
        seen_[arm] = std::move(now);
    else if (current)
        earlier_ = std::move(now); // it has been moved on; these are nearer to it than those before
    if (current && score) Q_EMIT scored(*score);
}

} // namespace blindspot::ui
