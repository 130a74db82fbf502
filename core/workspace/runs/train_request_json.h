// Functions that convert the request for a patch's training to JSON and back: how the queue and studies keep it.
#pragma once

#include "core/common/error.h"
#include "core/workspace/runs/run_request.h"

#include <nlohmann/json_fwd.hpp>

namespace blindspot::workspace {

/// Every option, numbers exact.
nlohmann::ordered_json toJson(const TrainRequest& request);
/// A missing key keeps its default. Errors: Error naming `where` and the key for an unknown one, or a wrong type.
TrainRequest trainRequestFromJson(const nlohmann::ordered_json& json, const Place& where);

} // namespace blindspot::workspace
