// CheckpointFiles write and read the state of a run on disk, from which it goes on after a stop, a crash or a
// loss of power.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::patch {
struct TrainingState;
}

namespace blindspot::workspace {

/// The newest two checkpoints of a run's folder: `checkpoint.safetensors` and the one before it, kept for the
/// case that the newest cannot be read. Numbers are stored exactly, and a digest over everything shows a
/// damaged file.
class CheckpointFiles {
  public:
    CheckpointFiles(std::filesystem::path runFolder, std::string runId);

    /// Errors: Error (disk full); then the one before is still there.
    void write(const patch::TrainingState& state) const;

    /// The newest readable one; nothing where no checkpoint was ever written. `warning` says why the newest
    /// was passed over. Errors: Error when there are checkpoints and none can be used.
    std::optional<patch::TrainingState> read(std::int64_t patchSize, Message* warning = nullptr) const;

    std::filesystem::path newest() const { return folder_ / "checkpoint.safetensors"; }
    std::filesystem::path previous() const { return folder_ / "checkpoint-previous.safetensors"; }

  private:
    std::filesystem::path folder_;
    std::string runId_;
};

/// One file. `run` must be the id that it was written with. Errors: Error with what is wrong with it.
void writeCheckpoint(const std::filesystem::path& file, const std::string& run,
                     const patch::TrainingState& state);
patch::TrainingState readCheckpoint(const std::filesystem::path& file, const std::string& run,
                                    std::int64_t patchSize);

} // namespace blindspot::workspace
