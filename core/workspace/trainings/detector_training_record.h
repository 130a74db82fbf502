// A DetectorTrainingRecord holds what the workspace keeps of a detector's training: its images, options,
// progress and how it ended. Plain values.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// Stopped: by its user, in good order. Interrupted: its program was killed, or the machine stopped; that is
/// what a record says "running" of although nobody holds its lock.
enum class DetectorTrainingState { Running, Completed, Stopped, Failed, Interrupted };

std::string_view name(DetectorTrainingState state);
/// Errors: Error for an unknown name.
DetectorTrainingState parseDetectorTrainingState(std::string_view text);

struct DetectorTrainingRecord {
    std::string id; ///< such as "20261122-104501-3fa2"
    DetectorTrainingState state = DetectorTrainingState::Running;
    std::string requestJson;            ///< requestFromText
    std::filesystem::path out;          ///< the file of weights, absolute; the checkpoint lies beside it
    std::string detectorName;           ///< under which the new detector is, or is to be, in the workspace
    std::optional<std::string> dataset; ///< or `selection`: where the images came from
    std::optional<std::string> selection;
    std::string architecture, scale;
    std::vector<std::string> classNames;
    std::int64_t inputSize = 0; ///< side in pixels
    std::int64_t images = 0, validationImages = 0;
    std::int64_t epochs = 0; ///< asked for
    std::int64_t epochsDone = 0;
    std::int64_t bestEpoch = 0; ///< counts from 1; 0 until there is one
    std::optional<double> bestAp50;
    std::string device; ///< as LibTorch spells it
    std::uint64_t seed = 0;
    std::string createdAt; ///< UTC, ISO 8601
    std::string updatedAt;
    double seconds = 0;           ///< training time, pauses left out
    std::optional<Message> error; ///< why it failed

    /// It ended before its last epoch because the AP50 no longer grew.
    bool early() const { return state == DetectorTrainingState::Completed && epochsDone < epochs; }
};

/// A point of the curves: means over the epoch's images.
struct DetectorTrainingPoint {
    std::int64_t epoch = 0; ///< counts from 1
    double loss = 0, lossBox = 0, lossCls = 0, lossDfl = 0;
    std::optional<double> ap50; ///< of the validation images; empty where there are none
    double learningRate = 0;    ///< at its end
    double seconds = 0;         ///< training time since the start

    bool operator==(const DetectorTrainingPoint&) const = default;
};

} // namespace blindspot::workspace
