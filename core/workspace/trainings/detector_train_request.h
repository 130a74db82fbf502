// A DetectorTrainRequest is the request for a detector's training, with everything that is needed to begin,
// resume or repeat it.
#pragma once

#include "core/common/error.h"
#include "core/detector/custom_scale.h"
#include "core/detector_training/options.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

struct DetectorTrainRequest {
    std::optional<std::string> dataset;    ///< either all images of this one
    std::optional<std::string> selection;  ///< or of this one
    std::optional<std::string> validation; ///< a selection; empty: a tenth of the images is held out
    std::vector<std::string> classes;      ///< empty: those of `from`, else those of the dataset

    std::optional<std::string> from;             ///< a detector's name or file, whose weights are the start
    std::optional<std::string> architecture;     ///< empty: that of `from`, else "yolov8"
    std::optional<std::string> scale;            ///< n s m l x; empty: that of `from`, else "n"
    std::optional<detector::CustomScale> custom; ///< instead of `scale`
    std::optional<std::int64_t> inputSize; ///< pixels, a multiple of 32; empty: that of `from`, else 640

    detector_training::TrainOptions options; ///< the class of the patches is found by `patchClass`
    std::vector<std::filesystem::path> patches;
    std::optional<std::string> patchClass; ///< empty: every class
    detector_training::FreshPatchOptions fresh;     ///< needs `patchClass`
    std::string device = "auto";

    std::filesystem::path out; ///< .safetensors; the checkpoint lies beside it
    std::string name;          ///< of the new detector; empty: the file's, with a number where that is taken
    bool half = false;         ///< fused, as float16
    bool resume = false;       ///< from the checkpoint
};

/// The file that a training goes on from, and the checkpoint before it, for the case that the newest is damaged.
std::filesystem::path checkpointOf(const std::filesystem::path& out);
std::filesystem::path previousCheckpointOf(const std::filesystem::path& out);
/// Whether one of the two is there.
bool hasCheckpoint(const std::filesystem::path& out);
/// All files of checkpoints that there may be, with the one that an ended program left unfinished.
std::vector<std::filesystem::path> checkpointsOf(const std::filesystem::path& out);
void removeCheckpoints(const std::filesystem::path& out);

/// As a record keeps it: JSON, numbers exact, paths absolute, without `resume`.
std::string requestToText(const DetectorTrainRequest& request);
/// A missing key keeps its default. Errors: Error naming `where` for what is no JSON, an unknown key or a
/// wrong type.
DetectorTrainRequest requestFromText(std::string_view text, const Place& where);

} // namespace blindspot::workspace
