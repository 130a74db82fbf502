#include "core/evaluation/frame_look.h"

#include "core/common/class_names.h"
#include "core/common/stopwatch.h"

#include <algorithm>
#include <utility>

namespace blindspot::evaluation {

namespace {

bool isClass(const PictureDetection& detection, const std::string& className)
{
    return className.empty() || sameClass(detection.className, className);
}

std::vector<metrics::Detection> ofClass(const std::vector<PictureDetection>& detections, const std::string& className)
{
    std::vector<metrics::Detection> chosen;
    for (const PictureDetection& one : detections)
        if (isClass(one, className)) chosen.push_back({metrics::cocoBox(one.box), one.score});
    return chosen;
}

/// One after the other, with the time that each takes.
class Looker {
  public:
    Looker(const detector::Detector& detector, const FrameLookOptions& options, FrameLook& look)
        : detector_(detector), options_(options), look_(look)
    {
    }

    void look(FrameView& view)
    {
        const Stopwatch watch;
        view.detections = detectPicture(detector_, view.picture, options_.nms);
        look_.networkSeconds += watch.seconds();
        ++look_.passes;
        view.looked = true;
    }
    void count(FrameView& view) const
    {
        metrics::ImageBoxes image;
        for (const Box& object : look_.objects)
            image.annotations.push_back({metrics::cocoBox(object), object.area()});
        image.detections = ofClass(view.detections, options_.className);
        const std::vector<bool> noticed = metrics::noticedObjects(image, options_.notice);
        view.noticed = std::count(noticed.begin(), noticed.end(), true);
    }

  private:
    const detector::Detector& detector_;
    const FrameLookOptions& options_;
    FrameLook& look_;
};

PatchedImageOptions pastingOf(const FrameLookOptions& options)
{
    PatchedImageOptions pasting;
    pasting.arm = options.arm;
    pasting.placement = options.placement;
    pasting.inputSide = options.inputSide;
    pasting.inputFit = options.inputFit;
    pasting.seed = options.seed;
    return pasting;
}

} // namespace

FrameLook lookAtFrame(const detector::Detector& detector, const imaging::Image& frame, const imaging::Image& patch,
                      const defences::Defence* defence, const FrameLookOptions& options, std::uint64_t key)
{
    FrameLook look;
    Looker looker(detector, options, look);
    FrameView& clean = look.view(FrameWay::Clean);
    clean.picture = frame;
    looker.look(clean);
    for (const PictureDetection& one : clean.detections)
        if (isClass(one, options.className) && one.score > options.notice.confidence) look.objects.push_back(one.box);
    looker.count(clean);

    const bool defended = options.defended && defence != nullptr;
    if (!options.patched && !defended) return look;
    const PatchedImageOptions pasting = pastingOf(options);
    look.places = options.places ? *options.places : laidByPlacement(frame.size(), patch.size(), look.objects, pasting);
    FrameView& patched = look.view(FrameWay::Patched);
    patched.picture = frame;
    layPatches(patched.picture, patch, look.places, pasting, key);
    if (defended) {
        defences::Filtered filtered = defence->apply(patched.picture, key);
        FrameView& view = look.view(FrameWay::Defended);
        view.picture = std::move(filtered.image);
        looker.look(view);
        for (PictureDetection& one : view.detections)
            one.box = filtered.toOriginal(one.box);
        looker.count(view);
    }
    if (options.patched) {
        looker.look(patched);
        looker.count(patched);
    }
    return look;
}

} // namespace blindspot::evaluation
