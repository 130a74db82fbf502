// Functions that count, before a study begins, how many of the images that it measures on its trainings leave alone.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/storage/database.h"
#include "core/workspace/studies/study_spec.h"

#include <cstdint>

namespace blindspot::workspace {

/// The images that a study measures on, by what its evaluations will call them.
struct StudyImages {
    std::int64_t images = 0;
    std::int64_t heldOut = 0;        ///< the figures are about these
    std::int64_t trained = 0;        ///< by their content, whatever they are called
    std::int64_t nearDuplicates = 0; ///< show nearly the same as images that are trained on

    /// With fewer images the intervals are too wide to tell settings apart.
    static constexpr std::int64_t kFew = 10;
};

/// All trainings of a study use the same images. Reads the files whose digests are not known yet. Errors: as chosenImages has them;
/// Cancelled.
StudyImages studyImages(storage::Database& database, const StudySpec& spec, StopControl& stop, const ProgressSink& progress = {});

/// Errors: Error where none is held out.
void requireHeldOut(const StudyImages& images);

} // namespace blindspot::workspace
