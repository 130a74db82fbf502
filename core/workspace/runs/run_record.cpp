#include "core/workspace/runs/run_record.h"

#include "core/common/error.h"

#include <algorithm>
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

std::vector<RunDetector> detectorsOf(const RunRecord& record)
{
    std::vector<RunDetector> detectors{{record.detectorName, record.detectorSha256, record.detectorPath, record.detectorChoices,
                                        record.detectorArchitecture}};
    detectors.insert(detectors.end(), record.otherDetectors.begin(), record.otherDetectors.end());
    return detectors;
}

std::string detectorNames(const RunRecord& record)
{
    std::string names = record.detectorName;
    for (const RunDetector& other : record.otherDetectors)
        names += ", " + other.name;
    return names;
}

bool trainedAgainst(const RunRecord& record, std::string_view sha256)
{
    const std::vector<RunDetector> detectors = detectorsOf(record);
    return std::any_of(detectors.begin(), detectors.end(),
                       [sha256](const RunDetector& detector) { return detector.sha256 == sha256; });
}

} // namespace blindspot::workspace
