// Functions that write what a training is asked for as a configuration file, and read it again: `train --config` and the window's
// form take the same file.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/runs/run_request.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// The section [train]: what is trained on and every option. `comment`: a line above it, without its #.
std::string configText(const TrainRequest& request, const std::string& comment);

/// A line of a configuration file that was not taken, and why.
struct ConfigProblem {
    std::string key;
    Message what;
};

struct TrainConfig {
    TrainRequest request;
    std::vector<std::string> taken; ///< the keys that were, in the order of the file
    std::vector<ConfigProblem> problems;
};

/// Of the section [train], or of keys before any section. What is not said is as the file's recipe has it; what cannot be taken
/// is a problem and stays so too. `where` names the file. Errors: Error for what is no configuration file, or has nothing of a training.
TrainConfig readTrainConfig(std::string_view text, const std::string& where);

/// The same of a file. Errors: also Error where it cannot be read, or is too large for one.
TrainConfig readTrainConfigFile(const std::filesystem::path& file);

/// Names detectors by the names that the workspace has for their files, and adds a problem for each detector, selection or dataset
/// that the workspace does not have; the request keeps them as the file says.
void matchWorkspace(TrainConfig& config, storage::Database& database);

} // namespace blindspot::workspace
