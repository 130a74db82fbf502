// A Block is a part of a network with one input and one output, as a torch::nn module whose parameters carry ultralytics' names.
// Internal to core/detector: it includes LibTorch's module header.
#pragma once

#include "core/detector/graph_settings.h"

#include <torch/nn/module.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::detector {

/// Input and output are B x C x H x W.
class Block : public torch::nn::Module {
  public:
    virtual at::Tensor forward(const at::Tensor& input) = 0;

    /// The classes of ultralytics and torch.nn that compute this.
    virtual std::vector<std::string_view> classes() const = 0;
    /// Modules of a file within this one that are no blocks of their own: "conv", "bn", "act".
    virtual std::vector<std::string_view> parts() const { return {}; }
    /// What it computes besides its tensors; nothing for blocks that only put others together.
    virtual BlockSettings settings() const { return {}; }
    /// Changes one of its settings. False where the block cannot be built so; it is then as it was.
    virtual bool set(std::string_view name, std::string_view value);
    /// Folds batch norms into convolutions, and convolutions side by side into one. Does nothing when that is done already.
    virtual void fuse() {}
};

using BlockPtr = std::shared_ptr<Block>;

/// Blocks one after the other, named "0", "1", ...
class Chain final : public Block {
  public:
    explicit Chain(const std::vector<BlockPtr>& blocks);
    at::Tensor forward(const at::Tensor& input) override;
    std::vector<std::string_view> classes() const override { return {"Sequential"}; }

  private:
    std::vector<BlockPtr> blocks_;
};

/// A flag as the text of a setting.
std::string flagText(bool flag);
/// Sets a flag of a block that has this one setting.
bool setFlag(bool& flag, std::string_view wanted, std::string_view name, std::string_view value);

} // namespace blindspot::detector
