// Functions that give the numbers of a tensor in an ONNX file.
#pragma once

#include "core/detector/readers/onnx_model.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <string>
#include <vector>

namespace blindspot::detector {

/// Whether its numbers are of a floating-point type.
bool isReal(const OnnxTensor& tensor);

/// A contiguous CPU tensor of float32, with memory of its own, from FLOAT, FLOAT16, BFLOAT16 or DOUBLE, be the numbers in
/// raw_data or in the field of their type. Errors: Error at `where` for another type (quantised weights by that word), numbers
/// that are in another file, and those that are not as many as its sizes say.
at::Tensor realTensor(const OnnxTensor& tensor, const std::string& where);

/// The numbers of a small constant, real or whole, in one row; empty where it has more than 64, or is of a type without
/// numbers. Errors: Error as above.
std::optional<std::vector<double>> smallConstant(const OnnxTensor& tensor, const std::string& where);

} // namespace blindspot::detector
