// A reader of detector weights from the archives that PyTorch writes: checkpoints, state dicts and
// TorchScript exports.
#pragma once

#include "core/common/input_file.h"
#include "core/detector/state_dict.h"

namespace blindspot::detector {

/// Told apart by their records and by what the pickle holds:
/// - "torchscript": an export; class names and input size from its record extra/config.txt (ultralytics
/// writes it);
/// - "ultralytics": a dictionary with a module under "ema" (taken where it is there) or "model", or the
/// module alone; class
///   names and input size from the module's attributes "names" and "args", else from the checkpoint's
///   "train_args";
/// - "state-dict": a dictionary of tensors, alone or under "state_dict", "model_state_dict", "ema" or
/// "model". Errors: Error with what is wrong, in which file, and what to do.
StateDict readArchiveWeights(InputFile& file);

} // namespace blindspot::detector
