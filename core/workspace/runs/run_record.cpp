#include "core/workspace/runs/run_record.h"

#include "core/common/error.h"

#include <array>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr std::array<std::pair<RunState, std::string_view>, 5> kStates{
    {{RunState::Running, "running"},
     {RunState::Paused, "paused"},
     {RunState::Interrupted, "interrupted"},
     {RunState::Completed, "completed"},
     {RunState::Failed, "failed"}}};

} // namespace

std::string_view name(RunState state)
{
    for (const auto& [value, text] : kStates)
        if (value == state) return text;
    return "failed";
}

RunState parseRunState(std::string_view text)
{
    for (const auto& [value, known] : kStates)
        if (known == text) return value;
    throw Error({Message::tr("unknown state '%1' of a run"), text}, "workspace.db",
                Message::tr("use the Blindspot that made it"));
}

} // namespace blindspot::workspace
