// CheckpointFiles write and read the state of a detector's training on disk, so that it can go on after an
// interruption.
#pragma once

#include "core/compute/checkpoint_pair.h"
#include "core/detector_training/trainer.h"

#include <filesystem>
#include <optional>
#include <string>

namespace blindspot::detector_training {

/// All of the state, in a .safetensors file that is replaced in one step, with a digest. `setting`: what the
/// course of the training depends on besides the state (options, images, network), as text. Errors: Error when
/// it cannot be written.
void writeCheckpoint(const std::filesystem::path& file, const TrainState& state, const std::string& setting);

/// Bit by bit what was written. Checkpoints of earlier versions have no digest and are read as they are. Errors:
/// Error when it cannot be read, is none, is damaged, or belongs to another setting.
TrainState readCheckpoint(const std::filesystem::path& file, const std::string& setting);

/// A training's newest two checkpoints.
class CheckpointFiles {
  public:
    CheckpointFiles(std::filesystem::path newest, std::filesystem::path previous, std::string setting);

    struct Found {
        TrainState state;
        Message passedOver; ///< why the newest one was not used; empty where it was
    };
    /// The newest one that is whole. Errors: Error when there is none, or it belongs to another setting.
    Found read();

    /// Files that were there and not read are another training's: the first call leaves none of them. Errors:
    /// Error (disk full); then what was there is there.
    void write(const TrainState& state);

  private:
    compute::CheckpointPair files_;
    std::string setting_;
    bool ours_ = false; ///< the files that are there are this training's
};

} // namespace blindspot::detector_training
