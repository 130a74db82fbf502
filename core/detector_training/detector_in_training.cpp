#include "core/detector_training/detector_in_training.h"

#include "core/detector/network_text.h"

#include <utility>

namespace blindspot::detector_training {

detector::Detector detectorInTraining(const NamedTensors& weights, const std::vector<std::string>& classNames,
                                      std::int64_t inputSize, const detector::NetworkSpec& network)
{
    detector::StateDict state;
    state.tensors = weights;
    state.classNames = classNames;
    state.inputSize = {inputSize, inputSize};
    state.graph.differences = network.settings;
    state.graph.description = detector::networkText(network);
    detector::DetectorInfo info;
    info.file = "the detector in training";
    return {state, std::move(info)};
}

} // namespace blindspot::detector_training
