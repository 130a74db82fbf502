// Functions that the readers of weights share: they unify the spelling of tensor names and the type of
// numbers, and read class names and sizes from JSON.
#pragma once

#include "core/common/json_text.h"
#include "core/detector/state_dict.h"

#include <ATen/core/Tensor.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// Names as in ultralytics, "model.<layer>. ...": prefixes that wrappers put before all names ("module.",
/// "_orig_mod.", "detector.model.") go, and a missing "model." comes. Names of another build of network stay
/// as they are.
std::map<std::string, at::Tensor> withPlainNames(std::map<std::string, at::Tensor> tensors);

/// The same for what is said of the modules that these tensors (with the names of the file) belong to.
void usePlainNames(GraphFacts& facts, const std::map<std::string, at::Tensor>& tensors);

/// A contiguous CPU tensor: floating-point numbers as float32, whole numbers in their own type.
at::Tensor plainTensor(const at::Tensor& tensor);

/// Sets the class names from a JSON list, or from an object whose keys are "0" ... "n-1"; marks anything else as unreadable.
void takeClassNames(StateDict& weights, const JsonValue& names);

/// A text of a file as it can be shown: its first line, cut to 100 bytes; "" where it is no UTF-8.
std::string shortText(std::string_view text);

/// Height and width of an input from a JSON number, or a list of one or two; -1 for what is no number of pixels.
std::array<std::int64_t, 2> inputSizeOf(const JsonValue& size);

} // namespace blindspot::detector
