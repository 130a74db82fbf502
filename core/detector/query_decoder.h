// The QueryDecoder is RT-DETR's decoder (Zhao et al. 2023, arXiv 2304.08069) with ultralytics' names: it picks positions of the
// encoder's maps as queries and refines them through layers of attention, of which one reads the maps at places that the query
// itself names (Deformable DETR, Zhu et al. 2021, arXiv 2010.04159, section 4.1). Internal to core/detector: it includes
// LibTorch's module header.
#pragma once

#include "core/detector/queries.h"
#include "core/detector/query_decoder_options.h"

#include <torch/nn/module.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace blindspot::detector {

class DecoderLayer;
class Linear;
class LayerNorm;
class Mlp;
class ProjectedMap;

class QueryDecoder final : public torch::nn::Module {
  public:
    /// Random weights. Errors: Error for options that do not fit each other.
    explicit QueryDecoder(const QueryDecoderOptions& options);
    ~QueryDecoder() override;

    /// `maps`: B x C x H x W, from the finest to the coarsest. Everything is computed in float32 at least, and differentiable with
    /// respect to the maps, through the picked queries and the refined boxes too. Tokens are told where `withTokens`, their boxes
    /// without a gradient. Fewer queries come where there are fewer positions.
    Queries forward(const std::vector<at::Tensor>& maps, bool withTokens = false) const;

    const QueryDecoderOptions& options() const { return options_; }

  private:
    struct Picked;
    Picked pick(const at::Tensor& memory, const std::vector<std::pair<std::int64_t, std::int64_t>>& shapes, bool withTokens) const;

    QueryDecoderOptions options_;
    std::vector<std::shared_ptr<ProjectedMap>> projections_;
    std::vector<std::shared_ptr<DecoderLayer>> layers_;
    std::shared_ptr<Mlp> queryPosition_, encoderBox_;
    std::shared_ptr<Linear> encoderMap_, encoderScore_;
    std::shared_ptr<LayerNorm> encoderNorm_;
    std::vector<std::shared_ptr<Linear>> scores_;
    std::vector<std::shared_ptr<Mlp>> boxes_;
};

} // namespace blindspot::detector
