// A TrainableNetwork is a network for training: not fused, with batch norm and with access to every
// parameter. Code outside this folder reaches a network's weights only through it.
#pragma once

#include "core/detector/heads.h"
#include "core/detector/network_spec.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace blindspot::detector {

/// As ultralytics groups them for its optimisers: only convolutions' weights decay; biases (batch norms' too)
/// warm up differently.
enum class ParameterGroup { Weight, NormWeight, Bias };

struct TrainableParameter {
    std::string name;
    at::Tensor value; ///< a handle: what is written into it the network sees
    ParameterGroup group = ParameterGroup::Weight;
};

class Network;
struct StateDict;

/// The network is in training mode, channels-last, and on the CPU at first. Not thread-safe.
class TrainableNetwork {
  public:
    /// Fresh weights, a function of the seed alone.
    TrainableNetwork(const NetworkSpec& spec, std::uint64_t seed);
    ~TrainableNetwork();
    TrainableNetwork(const TrainableNetwork&) = delete;
    TrainableNetwork& operator=(const TrainableNetwork&) = delete;

    /// Takes over what fits of another detector; classes are told by their names (where both have names; else
    /// by number), those that it does not know keep their fresh weights. A fused file's batch norms become
    /// the identity: `recalibrate` before training, or the first batch would rescale every layer. Returns the
    /// fraction of our tensors that were taken.
    double loadFitting(const StateDict& weights, const std::vector<std::string>& classNames);
    /// Lets images (B x 3 x S x S in [0, 1]) set the statistics of batch norms that came from a fused file;
    /// the outputs in eval mode stay the same. Does nothing for others, or the second time.
    void recalibrate(const at::Tensor& input);

    /// All raw heads, one-to-many first, of a B x 3 x S x S input in [0, 1] with batch statistics, whose running means it updates;
    /// differentiable. The one-to-one head trains its own branches alone.
    std::vector<Heads> forward(const at::Tensor& input);

    void moveTo(const std::string& device);

    const NetworkSpec& spec() const;
    const std::vector<TrainableParameter>& parameters() const { return parameters_; }
    /// Running means and variances, as handles.
    const std::vector<std::pair<std::string, at::Tensor>>& buffers() const { return buffers_; }

    /// Copies of parameters and buffers by name, float32 on the CPU, contiguous.
    std::map<std::string, at::Tensor> state() const;
    /// The reverse. Errors: Error when a tensor is missing or of the wrong shape; `where` names the file.
    void setState(const std::map<std::string, at::Tensor>& state, const std::string& where);

  private:
    std::shared_ptr<Network> network_;
    std::vector<TrainableParameter> parameters_;
    std::vector<std::pair<std::string, at::Tensor>> buffers_;
    bool fromFused_ = false;
};

} // namespace blindspot::detector
