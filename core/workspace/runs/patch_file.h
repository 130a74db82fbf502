// Functions that write and read patches: as PNG pictures, rounded, and as .safetensors files, exact.
#pragma once

#include "core/compute/tensor_fwd.h"
#include "core/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace blindspot::workspace {

/// 3 x N x N in [0, 255], RGB, as a PNG; rounded to the nearest whole numbers. Errors: Error when it cannot
/// be written.
void writePatchPicture(const std::filesystem::path& file, const at::Tensor& patch);
/// The tensor "patch" as float32, with `metadata`.
void writePatchTensor(const std::filesystem::path& file, const at::Tensor& patch,
                      const std::map<std::string, std::string>& metadata);

/// From a picture of any format, or from the tensor "patch" of a .safetensors file: float32, 3 x height x
/// width in [0, 255]. Errors: Error for a file that is neither, a picture that is damaged or transparent, and values that are no
/// numbers, out of range, or all below 8 (and not all 0) in a file that we did not write: read as they stand those of 0 to 1, and
/// the like, would be all but black.
at::Tensor readPatch(const std::filesystem::path& file);
/// The same at `size` x `size` pixels: a picture is resized. Errors: as above, and Error for a tensor of
/// another size.
at::Tensor readPatch(const std::filesystem::path& file, std::int64_t size);

/// As `readPatch`, and square. Errors: as there, and Error for one that is not.
at::Tensor readSquarePatch(const std::filesystem::path& file);

/// As `readPatch`, for the eye: a tensor's values rounded to whole numbers. Errors: as there.
imaging::Image readPatchAsPicture(const std::filesystem::path& file);

/// For a file that is written only after hours of work: errors now rather than then. Error when `file` is a
/// folder, a device, or in a folder that does not exist or may not be written.
void requireWritable(const std::filesystem::path& file, const std::string& option);

} // namespace blindspot::workspace
