// The optimisers of a detector's training, SGD with Nesterov's momentum and AdamW as PyTorch computes them,
// and the running average of the weights.
#pragma once

#include "core/detector/trainable_network.h"
#include "core/detector_training/options.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace blindspot::detector_training {

/// The rates of one update.
struct Rates {
    double weights = 0;  ///< learning rate of weights, of convolutions and batch norms
    double biases = 0;   ///< and of biases
    double momentum = 0; ///< SGD's momentum, AdamW's beta 1
};

/// The rates after `update` of `updates` updates: a cosine from the learning rate down to its final fraction,
/// before which all but the biases' rise from 0 and SGD's momentum from its warm-up value (as ultralytics'
/// trainer, but in steps of an update and without its minimum of 100 updates).
Rates ratesAt(const OptimiserOptions& options, std::int64_t update, std::int64_t updates,
              std::int64_t updatesPerEpoch);

class Optimiser {
  public:
    Optimiser(const OptimiserOptions& options, const std::vector<detector::TrainableParameter>& parameters);

    /// One update with these gradients (one a parameter; an undefined one leaves its parameter as it is),
    /// whose common norm is clipped first. A few operations for all parameters together: on CUDA as many launches.
    void step(std::vector<at::Tensor>& gradients, const Rates& rates);

    /// Copies of the moments by name ("momentum.NAME", "variance.NAME"), CPU, and how many updates were made.
    std::map<std::string, at::Tensor> state() const;
    std::int64_t updates() const { return updates_; }
    /// Errors: Error when one is missing.
    void setState(const std::map<std::string, at::Tensor>& state, std::int64_t updates,
                  const std::string& where);

  private:
    struct Group;
    void stepSgd(Group& group, double rate, double momentum, double decay);
    void stepAdamW(Group& group, double rate, double beta1, double decay);

    OptimiserOptions options_;
    std::vector<detector::TrainableParameter> parameters_;
    std::vector<at::Tensor> momentum_, variance_; ///< the second of AdamW alone
    std::int64_t updates_ = 0;
};

/// A running average of all weights and statistics, the detector that is kept (ultralytics' ModelEMA: the
/// decay rises from 0 with 1 - exp(-updates / 2000)). With decay 0 it is the network itself.
class RunningAverage {
  public:
    RunningAverage(const detector::TrainableNetwork& network, double decay);
    void update(const detector::TrainableNetwork& network);

    std::map<std::string, at::Tensor> state() const;
    void setState(const std::map<std::string, at::Tensor>& state, std::int64_t updates,
                  const std::string& where);

  private:
    double decay_;
    std::int64_t updates_ = 0;
    std::vector<std::string> names_;
    std::vector<at::Tensor> values_;
};

} // namespace blindspot::detector_training
