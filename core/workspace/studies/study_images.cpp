#include "core/workspace/studies/study_images.h"

#include "core/common/error.h"
#include "core/workspace/evaluations/image_origin.h"
#include "core/workspace/runs/chosen_images.h"

#include <span>

namespace blindspot::workspace {

StudyImages studyImages(storage::Database& database, const StudySpec& spec, StopControl& stop, const ProgressSink& progress)
{
    const TrainRequest& base = spec.base;
    const auto trained = chosenImages(database, {base.selection, base.dataset, base.className, base.images});
    const auto measured = chosenImages(database, {spec.selection, spec.dataset, base.className, spec.images});
    dataset::KnownImages known;
    for (const dataset::ImageIdentity& image : dataset::identify(database, trained, stop, progress))
        known.add(image);
    const dataset::KnownImages* const all[] = {&known};
    StudyImages counts;
    for (const dataset::ImageIdentity& image : dataset::identify(database, measured, stop, progress)) {
        const metrics::ImageGroup group = originOf(image, std::span(all), false).group;
        ++counts.images;
        counts.heldOut += group == metrics::ImageGroup::HeldOut ? 1 : 0;
        counts.trained += group == metrics::ImageGroup::Training ? 1 : 0;
        counts.nearDuplicates += group == metrics::ImageGroup::NearDuplicate ? 1 : 0;
    }
    return counts;
}

void requireHeldOut(const StudyImages& images)
{
    if (images.heldOut > 0) return;
    throw Error({Message::tr("none of the %1 images that the patches are measured on is held out: %2 of them are trained on, %3 show nearly "
                             "the same as images that are trained on"),
                 images.images, images.trained, images.nearDuplicates},
                Message(Message::tr("--evaluate-on, --evaluate-dataset")).inWindow(Message::tr("images that are measured on")),
                Message::tr("measure on other images than those that are trained on"));
}

} // namespace blindspot::workspace
