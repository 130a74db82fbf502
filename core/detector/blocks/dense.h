// The layers that transformers are made of, as torch::nn modules whose parameters carry torch's names: linear maps, layer norms,
// multi-layer perceptrons and multi-head attention. Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include <torch/nn/module.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace blindspot::detector {

/// y = W x + b on the last dimension. It computes in the type of its input, whatever that of its weights is.
class Linear final : public torch::nn::Module {
  public:
    Linear(std::int64_t in, std::int64_t out);
    at::Tensor forward(const at::Tensor& input) const;

  private:
    at::Tensor weight_, bias_;
};

/// Over the last dimension, eps 1e-5, as torch.nn.LayerNorm.
class LayerNorm final : public torch::nn::Module {
  public:
    explicit LayerNorm(std::int64_t size);
    at::Tensor forward(const at::Tensor& input) const;

  private:
    std::int64_t size_;
    at::Tensor weight_, bias_;
};

/// Linear maps "layers.0", "layers.1", ... with ReLU between them.
class Mlp final : public torch::nn::Module {
  public:
    /// `sizes`: of the input, of what is between, of the output.
    explicit Mlp(const std::vector<std::int64_t>& sizes);
    at::Tensor forward(const at::Tensor& input) const;

  private:
    std::vector<std::shared_ptr<Linear>> layers_;
};

/// Scaled dot-product attention (Vaswani et al. 2017, section 3.2) with the names of torch.nn.MultiheadAttention, whose three
/// input maps are one packed tensor ("in_proj_weight").
class MultiHeadAttention final : public torch::nn::Module {
  public:
    /// `heads` divides `size`.
    MultiHeadAttention(std::int64_t size, std::int64_t heads);
    /// B x N x size: queries and keys are both `place`, the values `content`.
    at::Tensor forward(const at::Tensor& place, const at::Tensor& content) const;

  private:
    std::int64_t size_, heads_;
    at::Tensor inWeight_, inBias_;
    std::shared_ptr<Linear> out_;
};

} // namespace blindspot::detector
