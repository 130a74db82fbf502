// A function that finds the run of work that was killed: a program reserves the name of its run before it begins it.
#pragma once

#include "core/workspace/runs/run_store.h"

#include <optional>
#include <string>

namespace blindspot::workspace {

/// The newest run of that name that was begun at `since` (UTC, ISO 8601) or later. An earlier one of that name is somebody else's.
std::optional<RunRecord> findNamed(const RunStore& store, const std::string& name, const std::string& since);

} // namespace blindspot::workspace
