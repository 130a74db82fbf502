// Functions that the readers of weights share: they unify the spelling of tensor names and the type of
// numbers, and read class names and sizes from JSON.
#pragma once

#include "core/common/json_text.h"
#include "core/detector/state_dict.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace blindspot::detector {

/// Names as in ultralytics, "model.<layer>. ...": prefixes that wrappers put before all names ("module.",
/// "_orig_mod.", "detector.model.") go, and a missing "model." comes. Names of another build of network stay
/// as they are.
std::map<std::string, at::Tensor> withPlainNames(std::map<std::string, at::Tensor> tensors);

/// A contiguous CPU tensor: floating-point numbers as float32, whole numbers in their own type.
at::Tensor plainTensor(const at::Tensor& tensor);

/// Class names from a JSON list, or from an object whose keys are "0" ... "n-1". Errors: Error at `where` for
/// anything else.
std::vector<std::string> classNamesOf(const JsonValue& names, const std::string& where);

/// The side of a square input from a JSON number or a list of numbers (the largest); 0 where that is no
/// sensible size.
std::int64_t inputSizeOf(const JsonValue& size);
/// `side` where it is a sensible network input (at most 65536 pixels), else 0.
std::int64_t sensibleInputSize(std::int64_t side);

} // namespace blindspot::detector
