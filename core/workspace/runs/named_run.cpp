#include "core/workspace/runs/named_run.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace blindspot::workspace {

std::optional<RunRecord> findNamed(const RunStore& store, const std::string& name, const std::string& since)
{
    std::vector<RunRecord> runs = store.list(); // the newest first
    const auto found =
        std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.name == name && run.createdAt >= since; });
    return found == runs.end() ? std::nullopt : std::optional(std::move(*found));
}

} // namespace blindspot::workspace
