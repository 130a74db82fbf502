#include "ui/patch_trial/trial_look.h"

#include "core/common/stopwatch.h"
#include "ui/support/pictures.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kLeastScore = 0.001; // as evaluations look; what counts is decided by the notice rule

/// The part of the picture in which something lies.
imaging::Image cut(const imaging::Image& picture, const QRect& part)
{
    imaging::Image piece(part.width(), part.height());
    for (int y = 0; y < part.height(); ++y)
        std::memcpy(piece.pixel(0, y), picture.pixel(part.x(), part.y() + y),
                    static_cast<std::size_t>(part.width()) * 3);
    return piece;
}

QRect partOf(const TrialScene& scene)
{
    QRectF bounds;
    for (const evaluation::LaidPatch& place : scene.places) {
        const Box box = evaluation::boundsOf(place);
        bounds |= QRectF(box.x1, box.y1, box.width(), box.height());
    }
    return bounds.toAlignedRect().intersected(QRect(0, 0, scene.picture->width, scene.picture->height));
}

} // namespace

imaging::Image composedPicture(const TrialScene& scene)
{
    imaging::Image picture = *scene.picture;
    static const imaging::Image none(1, 1); // of the controls
    evaluation::PatchedImageOptions options;
    options.arm = scene.arm;
    evaluation::layPatches(picture, scene.patch ? *scene.patch : none, scene.places, options, 0);
    return picture;
}

TrialSeen lookAt(Vision& vision, const TrialScene& scene)
{
    const detector::Detector& detector = vision.detector(scene.detector);
    const Stopwatch watch;
    const imaging::Image picture = composedPicture(scene);
    TrialSeen seen;
    seen.detections = evaluation::detectPicture(detector, picture, {.confidence = kLeastScore});
    seen.milliseconds = 1000 * watch.seconds();
    if (const QRect part = partOf(scene); scene.arm != evaluation::Arm::Clean && !part.isEmpty()) {
        seen.laid = ScaledPicture(toQImage(cut(picture, part)));
        seen.laidAt = part.topLeft();
    }
    return seen;
}

TrialLooker::TrialLooker(Session& session, QObject* parent, Work work)
    : QObject(parent), session_(session), work_(std::move(work))
{
}

TrialLooker::~TrialLooker()
{
    ticket_.cancel();
}

void TrialLooker::look(TrialScene scene, Done done, FailureHandler failed)
{
    busy_ = true;
    const auto ended = [this] {
        busy_ = false;
        Q_EMIT idle();
    };
    ticket_ = session_.vision().run(
        this,
        [work = work_, scene = std::move(scene)](Vision& vision, StopControl&) {
            return work(vision, scene);
        },
        [done = std::move(done), ended](TrialSeen seen) {
            done(std::move(seen));
            ended();
        },
        [failed = std::move(failed), ended](const QString& text) {
            failed(text);
            ended();
        });
}

} // namespace blindspot::ui
