// Functions that read what a detector's training starts from: the weights, network and patches that its
// request names. Private to this folder.
#pragma once

#include "core/detector/network_spec.h"
#include "core/detector/state_dict.h"
#include "core/storage/database.h"
#include "core/workspace/trainings/detector_train_request.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

/// The weights to start from, and the facts that their file states.
struct TrainingStart {
    std::optional<detector::StateDict> weights;
    std::optional<detector::NetworkSpec> spec; ///< of those weights, as their file says
    std::string choices;                       ///< what they were opened with: detector::choicesText
    std::string file, sha256;
    std::vector<std::string> classes;
    std::int64_t inputSize = 0;
};
/// Nothing where the request names no detector. Errors: Error as DetectorStore::open.
TrainingStart startOf(storage::Database& database, const DetectorTrainRequest& request);

/// That of the weights where the request says nothing else. Errors: Error for an unknown architecture or
/// scale.
detector::NetworkSpec specOf(const DetectorTrainRequest& request, const TrainingStart& start,
                             std::int64_t classes);

/// 3 x N x N in [0, 255] each. Errors: Error for a file that is no patch, or no square one.
std::vector<at::Tensor> readSquarePatches(const std::vector<std::filesystem::path>& files);

/// Its place among the classes. Errors: Error for an unknown one.
std::int64_t classOf(const std::vector<std::string>& classes, const std::string& name);

} // namespace blindspot::workspace
