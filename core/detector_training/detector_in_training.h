// A function that makes a Detector from the weights of a training under way, to measure or attack it.
#pragma once

#include "core/detector/detector.h"
#include "core/detector/network_spec.h"
#include "core/detector_training/trainer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::detector_training {

/// On the CPU, in float32; messages call it "the detector in training". `inputSize`: pixels; `network`: that the weights are of.
detector::Detector detectorInTraining(const NamedTensors& weights, const std::vector<std::string>& classNames,
                                      std::int64_t inputSize, const detector::NetworkSpec& network);

} // namespace blindspot::detector_training
