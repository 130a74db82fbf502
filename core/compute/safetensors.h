// Functions that read and write the safetensors file format (https://github.com/huggingface/safetensors,
// "Format"): named tensors and text, no code. Weights of detectors and our own checkpoints are stored in it.
#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>

namespace blindspot::compute {

struct SafetensorsFile {
    std::map<std::string, at::Tensor> tensors; ///< CPU, contiguous, in the type of the file
    std::map<std::string, std::string> metadata;
};

/// Reads F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL. The header is checked whole before any tensor
/// is read: its length against the file's, each tensor's bytes against its shape and type, and that the
/// tensors fill the file without gap or overlap. Errors: Error with what is wrong, in which file, and what to
/// do.
SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// Writes tensors of the same types, of any device and layout, in one step (writeFileAtomically). Errors:
/// Error when a type has no name in the format or the file cannot be written.
void writeSafetensors(const std::filesystem::path& path, const std::map<std::string, at::Tensor>& tensors,
                      const std::map<std::string, std::string>& metadata = {});

} // namespace blindspot::compute
