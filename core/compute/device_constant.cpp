#include "core/compute/device_constant.h"

#include <ATen/core/Tensor.h>
#include <c10/core/InferenceMode.h>

#include <map>
#include <mutex>
#include <utility>

namespace blindspot::compute {

at::Tensor deviceConstant(const std::string& key, const c10::Device& device, const std::function<at::Tensor()>& make)
{
    static std::mutex mutex;
    // Never destroyed: at the end of the program the device's library may be gone before it.
    static auto& kept = *new std::map<std::pair<std::string, std::string>, at::Tensor>;
    const std::scoped_lock lock(mutex);
    at::Tensor& constant = kept[{device.is_cpu() ? std::string() : device.str(), key}];
    if (!constant.defined()) {
        // A tensor of an evaluation's inference mode could not be part of a training's pass.
        const c10::InferenceMode ordinary(false);
        constant = make().detach().to(device);
    }
    return constant;
}

} // namespace blindspot::compute
