// Functions that tell, by their content, whether images were used to train the patches that are evaluated on them.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/dataset/image_identity.h"
#include "core/dataset/known_images.h"
#include "core/metrics/evaluation_report.h"
#include "core/storage/database.h"
#include "core/workspace/runs/run_store.h"

#include <span>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// Where an image stands to the images that a patch was trained on.
struct ImageOrigin {
    metrics::ImageGroup group = metrics::ImageGroup::Unknown;
    std::string nearDuplicateOf; ///< as in metrics::ImageFindings
};

/// `trained`: the images of each patch. Training before near-duplicate before unknown before held out: of several patches the worst
/// counts.
ImageOrigin originOf(const dataset::ImageIdentity& image, std::span<const dataset::KnownImages* const> trained,
                     bool nearDuplicatesHeldOut);

/// The origin of each image with regard to the patches of these runs. Errors: Error for an unknown run or a damaged list;
/// Cancelled.
std::vector<ImageOrigin> originsOf(storage::Database& database, const RunStore& store, const std::vector<std::string>& runs,
                                   const std::vector<dataset::ImageRecord>& images, StopControl& stop,
                                   bool nearDuplicatesHeldOut = false);

} // namespace blindspot::workspace
