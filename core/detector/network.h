// A Network is the torch::nn module of a YOLO network, built from its specification, with its weights.
// Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/blocks/block.h"
#include "core/detector/heads.h"
#include "core/detector/network_spec.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace blindspot::detector {

struct StateDict;
class QueryDecoder;

class Network final : public torch::nn::Module {
  public:
    /// Random weights, training mode. Errors: Error for a specification whose layers do not fit each other, or whose
    /// settings cannot be built.
    explicit Network(const NetworkSpec& spec);
    ~Network() override;

    /// The blocks by their dotted names ("model.9.cv1").
    std::map<std::string, BlockPtr> blocks() const;

    /// Lets blocks compute something else than the published network's. Errors: Error naming the block and the value that
    /// cannot be built, at `file`.
    void set(const GraphSettings& settings, const std::string& file);

    /// Copies the weights in. Both fused weights (convolutions with bias, no batch norm) and unfused ones are
    /// taken; the network is fused when they are. Errors: Error that lists which tensors are missing,
    /// unexpected or of the wrong shape.
    void load(const StateDict& weights, const std::string& file);

    /// Weights of a fresh network, a function of the seed alone: Kaiming-uniform convolutions (torch's
    /// default), and the heads' biases as ultralytics sets them (Detect.bias_init: boxes 1, or 2 without a
    /// distribution; classes log(5 / classes / (640 / stride)^2)).
    void initialise(std::uint64_t seed);

    /// Takes over every tensor that fits by name and shape, batch norms of fused files as the identity, and
    /// of the classes' last layer the rows of `rows` (ours, theirs) where their numbers differ. Returns how
    /// many of our tensors were taken.
    std::size_t loadFitting(const StateDict& weights,
                            const std::vector<std::pair<std::int64_t, std::int64_t>>& rows);

    /// Lets this input set the statistics of batch norms that came from fused files; what the network
    /// computes stays the same.
    void recalibrate(const at::Tensor& input);

    /// Folds every batch norm into its convolution.
    void fuse();

    /// The raw head of a B x 3 x S x S input in [0, 1], S a multiple of the largest stride. The gradient reaches the input from
    /// either head. Queries always have boxes, which they need themselves; what picks them is told where `boxes` are asked for and
    /// a gradient is.
    Heads forward(const at::Tensor& input, BoxBranch boxes = BoxBranch::Differentiable,
                  HeadKind head = HeadKind::OneToMany);
    /// All heads, one-to-many first; where `forTraining` the one-to-one head gives no gradient to the layers before it, as it is
    /// trained (YOLOv10, Wang et al. 2024, section 3.1, as ultralytics has it).
    std::vector<Heads> forwardAll(const at::Tensor& input, BoxBranch boxes, bool forTraining);
    /// From now on every layer's output is shown to `observer`, with the layer's number.
    void observe(std::function<void(std::size_t, const at::Tensor&)> observer) { observer_ = std::move(observer); }

    /// Trainable parameters plus the fixed ones of the distribution's convolution, as ultralytics counts
    /// them (unfused).
    std::int64_t parameterCount() const { return parameterCount_; }

    const NetworkSpec& spec() const { return spec_; }

  private:
    /// One kind's branches of every scale.
    struct Head {
        HeadKind kind;
        std::vector<BlockPtr> boxes, scores;
    };

    void build();
    std::int64_t outputChannels(std::size_t index, const std::vector<std::int64_t>& inputs) const;
    void countParameters();
    void buildDetect(const std::vector<std::int64_t>& channels);
    const Head& headOf(HeadKind kind) const;
    std::vector<at::Tensor> features(const at::Tensor& input);
    at::Tensor mergedInputs(std::size_t index, const std::vector<at::Tensor>& outputs) const;
    Heads ask(const at::Tensor& input, const std::vector<at::Tensor>& maps, bool withTokens) const;
    Heads look(const Head& head, const std::vector<at::Tensor>& maps, BoxBranch boxes) const;

    NetworkSpec spec_;
    std::vector<BlockPtr> layers_; ///< null for Concat, CBFuse and Detect
    std::vector<Head> heads_;
    std::shared_ptr<QueryDecoder> decoder_; ///< instead of heads
    std::set<std::size_t> kept_; ///< layers that a later one reads by index
    std::function<void(std::size_t, const at::Tensor&)> observer_;
    std::int64_t parameterCount_ = 0;
};

} // namespace blindspot::detector
