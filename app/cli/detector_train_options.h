// What detector train is told.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

/// What stands on the command line, until it is known which defaults it replaces.
struct DetectorTrainArguments {
    workspace::DetectorTrainRequest request;
    std::string out;
    std::vector<std::string> patches, patchRuns;
    std::optional<std::string> optimiser, hsv, placement, precision;
    std::optional<double> rate, finalRate, momentum, decay, warmup, width, depth;
    std::int64_t headWidth = 0;

    /// Errors: Error for what does not fit together, or a run that has no patch.
    workspace::DetectorTrainRequest complete(const workspace::Workspace& workspace) const;
};

/// All options of the command, with the engine's defaults.
void addDetectorTrainOptions(CLI::App& command, DetectorTrainArguments& arguments);

} // namespace blindspot::cli
