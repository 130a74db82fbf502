// A function that looks up the classes of a training by their names: the attacked one and the one that is to
// be seen.
#pragma once

#include "core/detector/detector.h"
#include "core/patch/options.h"

#include <string>

namespace blindspot::workspace {

/// Sets `classIndex` and `target.index` of the options; kAnyClass where the objective needs no class and none
/// is named. Errors: Error naming --class or --target when one is missing, not wanted or the same as the
/// other; Detector::classIndex's.
void chooseClasses(patch::TrainOptions& options, const std::string& className,
                   const detector::Detector& detector);

} // namespace blindspot::workspace
