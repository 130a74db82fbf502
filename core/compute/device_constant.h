// Tensors that are the same in every pass: made once for a device and kept there.
#pragma once

#include "core/compute/tensor_fwd.h"

#include <c10/core/Device.h>

#include <functional>
#include <string>

namespace blindspot::compute {

/// What `make` makes on the CPU, on `device`; later calls with the same key give the same tensor, which nobody may change. `key` names
/// what it is and all that it depends on. The first call waits for the device, so that every stream finds the numbers there.
/// Thread-safe. Errors: what `make` throws.
at::Tensor deviceConstant(const std::string& key, const c10::Device& device, const std::function<at::Tensor()>& make);

} // namespace blindspot::compute
