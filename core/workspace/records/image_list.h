// An ImageList holds the images that a run or a detector's training used, as images.json in the record's folder: path, digest
// and boxes of each, so that they are known again whatever becomes of the index.
#pragma once

#include "core/common/error.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/known_images.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// Boxes that were not the same any more when a training was resumed, and with which it went on because its user said so.
struct LabelChange {
    std::int64_t iteration = 0; ///< the last one before it
    std::int64_t images = 0;    ///< how many had other boxes

    bool operator==(const LabelChange&) const = default;
};

struct ImageList {
    std::vector<dataset::ImageIdentity> images;     ///< trained on, in order
    std::vector<dataset::ImageIdentity> validation; ///< held out by a detector's training
    std::vector<LabelChange> changes;               ///< the oldest first

    bool operator==(const ImageList&) const = default;

    /// Those that were trained on.
    dataset::KnownImages known() const;
};

std::filesystem::path imageListFile(const std::filesystem::path& folder);

/// Errors: Error (disk full).
void writeImageList(const std::filesystem::path& folder, const ImageList& list);

/// Records of earlier versions give the numbers of images alone. Errors: Error when the file is missing or damaged.
ImageList readImageList(const std::filesystem::path& folder);

/// Fills in the digests of images of which the path is known and the content is not, where the file was last modified
/// before `recorded` (as utcNow writes it): then it still is what was used. Whether anything was filled in.
bool completeImageList(ImageList& list, const std::string& recorded);

} // namespace blindspot::workspace
