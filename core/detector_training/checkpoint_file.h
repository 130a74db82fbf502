// A training's state as a file, so that it can go on after an interruption.
#pragma once

#include "core/detector_training/trainer.h"

#include <filesystem>
#include <string>

namespace blindspot::detector_training {

/// All of the state, in a .safetensors file that is replaced in one step. `setting`: what the course of the
/// training depends on besides the state (options, images, network), as text. Errors: Error when it cannot be
/// written.
void writeCheckpoint(const std::filesystem::path& file, const TrainState& state, const std::string& setting);

/// Bit by bit what was written. Errors: Error when it cannot be read, is none, or belongs to another setting.
TrainState readCheckpoint(const std::filesystem::path& file, const std::string& setting);

} // namespace blindspot::detector_training
