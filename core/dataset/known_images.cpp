#include "core/dataset/known_images.h"

#include "core/imaging/perceptual_hash.h"

#include <algorithm>

namespace blindspot::dataset {

void KnownImages::add(const ImageIdentity& image)
{
    paths_.push_back(image.path);
    if (image.sha256.empty()) {
        addUnknown();
        return;
    }
    const bool isNew = bySha256_.emplace(image.sha256, paths_.size() - 1).second;
    if (isNew && image.look) looks_.push_back({*image.look, paths_.size() - 1});
}

const std::string* KnownImages::nearDuplicateOf(const ImageIdentity& image) const
{
    if (!image.look) return nullptr;
    const std::uint64_t mirrored = imaging::mirroredHash(*image.look);
    const std::string* nearest = nullptr;
    int least = kNearDuplicateBits + 1;
    for (const Look& look : looks_) {
        const int distance =
            std::min(imaging::hashDistance(look.hash, *image.look), imaging::hashDistance(look.hash, mirrored));
        if (distance >= least) continue;
        least = distance;
        nearest = &paths_[look.path];
    }
    return nearest;
}

} // namespace blindspot::dataset
