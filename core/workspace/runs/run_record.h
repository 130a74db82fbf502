// A RunRecord holds what the workspace keeps of a patch's training: its detector, images, options, progress
// and how it ended. Plain values.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// The state of a run. A run whose program was killed is shown as Interrupted too: its record says "running",
/// but nobody holds its lock.
enum class RunState { Running, Paused, Interrupted, Completed, Failed };

std::string_view name(RunState state);
/// Errors: Error for an unknown name.
RunState parseRunState(std::string_view text);

/// A run's cost and loss so far; 0 or empty where not known yet.
struct RunFigures {
    std::int64_t askedImages = 0; ///< --images; 0: all of the selection or dataset
    std::int64_t images = 0;      ///< that were read
    std::int64_t relabelled = 0;  ///< images that had other boxes when the run was resumed, with which it went on
    std::int64_t batchSize = 0;
    std::int64_t updates = 0;
    std::int64_t passes = 0; ///< network inputs that went forward and backward
    double secondsPerPass = 0;
    double estimatedSeconds = 0;
    std::int64_t estimatedBytes = 0; ///< 0: not known
    std::optional<double> loss; ///< of the last whole iteration

    bool operator==(const RunFigures&) const = default;
};

/// A detector that a run trained its patch against.
struct RunDetector {
    std::string name;
    std::string sha256;
    std::filesystem::path path;
    std::string choices;      ///< what it was opened with: detector::choicesText
    std::string architecture; ///< detector::architectureText: "yolov8n", "yolo26n one2one"; empty where an older program did not record it

    bool operator==(const RunDetector&) const = default;
};

struct RunRecord {
    std::string id; ///< such as "20261122-104501-3fa2"
    std::string name; ///< for people: "hide people-100, 200 px"
    RunState state = RunState::Running;
    bool abandoned = false; ///< interrupted without a word: its program was killed, or the machine stopped
    std::string recipe;
    std::string optionsJson; ///< all of patch::TrainOptions: optionsFromJson
    std::string detectorName;
    std::string detectorSha256;
    std::filesystem::path detectorPath;
    std::string detectorChoices; ///< what it was opened with: detector::choicesText
    std::string detectorArchitecture; ///< as RunDetector has it
    std::vector<RunDetector> otherDetectors; ///< where there are several: those after the first
    std::optional<std::string> selection; ///< or `dataset`: where the images came from
    std::optional<std::string> dataset;
    std::string className;
    std::string device;    ///< as LibTorch spells it
    std::string precision; ///< "auto" until it is settled, then "fp32" or "bf16"
    std::uint64_t seed = 0;
    std::int64_t iterations = 0; ///< asked for
    std::int64_t iterationsDone = 0;
    std::string createdAt; ///< UTC, ISO 8601
    std::string updatedAt;
    double seconds = 0; ///< training time
    RunFigures figures;
    std::optional<Message> error; ///< why it failed
    std::string tags;             ///< the user's words, separated by commas
    std::string notes;            ///< the user's text
    std::string group;            ///< the user's name for runs that belong together; empty: in none
    bool pinned = false;          ///< stands above the others in lists
};

/// All detectors of the run, the first one first.
std::vector<RunDetector> detectorsOf(const RunRecord& record);
/// Their names in one text: "yolov8n, yolo11n".
std::string detectorNames(const RunRecord& record);
/// Whether the run was trained against these weights.
bool trainedAgainst(const RunRecord& record, std::string_view sha256);

/// A point of the curves: means over the iteration's images.
struct CurvePoint {
    std::int64_t iteration = 0; ///< counts from 1
    std::optional<double>
        loss; ///< empty where it is not finite; the others also where the objective has no such part
    std::optional<double> lossBox, lossCls, lossDfl;
    double seconds = 0; ///< training time since the start of the run
    std::vector<double> losses{}, weights{}; ///< of each detector, where there are several

    bool operator==(const CurvePoint&) const = default;
};

} // namespace blindspot::workspace
