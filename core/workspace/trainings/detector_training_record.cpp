#include "core/workspace/trainings/detector_training_record.h"

#include "core/common/error.h"

#include <array>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr std::array<std::pair<DetectorTrainingState, std::string_view>, 5> kStates{
    {{DetectorTrainingState::Running, "running"},
     {DetectorTrainingState::Completed, "completed"},
     {DetectorTrainingState::Stopped, "stopped"},
     {DetectorTrainingState::Failed, "failed"},
     {DetectorTrainingState::Interrupted, "interrupted"}}};

} // namespace

std::string_view name(DetectorTrainingState state)
{
    for (const auto& [value, text] : kStates)
        if (value == state) return text;
    return "failed";
}

DetectorTrainingState parseDetectorTrainingState(std::string_view text)
{
    for (const auto& [value, known] : kStates)
        if (known == text) return value;
    throw Error({Message::tr("unknown state '%1' of a training"), text}, "workspace.db",
                Message::tr("use the Blindspot that made it"));
}

} // namespace blindspot::workspace
