#include "core/workspace/evaluations/image_origin.h"

#include <algorithm>

namespace blindspot::workspace {

using metrics::ImageGroup;

ImageOrigin originOf(const dataset::ImageIdentity& image, std::span<const dataset::KnownImages* const> trained,
                     bool nearDuplicatesHeldOut)
{
    const bool known = !image.sha256.empty() && std::all_of(trained.begin(), trained.end(),
                                                            [](const dataset::KnownImages* one) { return one->complete(); });
    ImageOrigin origin{known ? ImageGroup::HeldOut : ImageGroup::Unknown, {}};
    for (const dataset::KnownImages* images : trained) {
        if (images->contains(image)) return {ImageGroup::Training, {}};
        if (!origin.nearDuplicateOf.empty()) continue;
        if (const std::string* like = images->nearDuplicateOf(image)) origin.nearDuplicateOf = *like;
    }
    if (!origin.nearDuplicateOf.empty() && !nearDuplicatesHeldOut) origin.group = ImageGroup::NearDuplicate;
    return origin;
}

std::vector<ImageOrigin> originsOf(storage::Database& database, const RunStore& store, const std::vector<std::string>& runs,
                                   const std::vector<dataset::ImageRecord>& images, StopControl& stop,
                                   bool nearDuplicatesHeldOut)
{
    std::vector<dataset::KnownImages> known;
    for (const std::string& run : runs)
        known.push_back(store.images(run).known());
    std::vector<const dataset::KnownImages*> trained;
    for (const dataset::KnownImages& one : known)
        trained.push_back(&one);
    std::vector<ImageOrigin> origins;
    for (const dataset::ImageIdentity& image : dataset::identify(database, images, stop))
        origins.push_back(originOf(image, trained, nearDuplicatesHeldOut));
    return origins;
}

} // namespace blindspot::workspace
