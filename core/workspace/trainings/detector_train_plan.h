// A DetectorTrainPlan holds the facts of a detector's training that are known before its first epoch: device,
// images, classes and network. Plain values.
#pragma once

#include "core/compute/device.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct DetectorTrainPlan {
    compute::DeviceInfo device;
    std::size_t images = 0, validationImages = 0;
    std::string heldOut; ///< how the validation images were found, in words
    std::vector<std::string> classes;
    std::string architecture, scale;
    std::int64_t parameters = 0, inputSize = 0;
    std::optional<double> taken; ///< fraction of the tensors that came from `from`
    std::int64_t resumedEpochs = 0;
    std::string training; ///< its record's id
    std::string detector; ///< the name that the new detector is to have
};

} // namespace blindspot::workspace
