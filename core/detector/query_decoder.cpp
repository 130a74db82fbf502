#include "core/detector/query_decoder.h"

#include "core/common/error.h"
#include "core/detector/blocks/deformable_attention.h"
#include "core/detector/blocks/dense.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr double kFirstSide = 0.05;          ///< of the box that a position of the finest map begins with, in parts of the input
constexpr double kBorder = 0.01;             ///< positions whose box begins nearer to 0 or 1 are not picked
constexpr double kInverseEpsilon = 1e-5;     ///< of the inverse of a sigmoid

using Shapes = std::vector<std::pair<std::int64_t, std::int64_t>>;

at::Tensor inverseSigmoid(const at::Tensor& values)
{
    const at::Tensor inside = values.clamp(0, 1);
    return (inside.clamp_min(kInverseEpsilon) / (1 - inside).clamp_min(kInverseEpsilon)).log();
}

/// The box that each position begins with, as logits, and whether it may be picked.
struct StartBoxes {
    at::Tensor logits; ///< 1 x T x 4
    at::Tensor usable; ///< bool, 1 x T x 1
};

StartBoxes startBoxes(const Shapes& shapes, const at::Tensor& like)
{
    std::vector<at::Tensor> parts;
    for (std::size_t level = 0; level < shapes.size(); ++level) {
        const auto [height, width] = shapes[level];
        const auto options = like.options();
        const at::Tensor x = ((at::arange(width, options) + 0.5) / width).view({1, width}).expand({height, width});
        const at::Tensor y = ((at::arange(height, options) + 0.5) / height).view({height, 1}).expand({height, width});
        const at::Tensor side = at::full_like(x, std::ldexp(kFirstSide, static_cast<int>(level)));
        parts.push_back(at::stack({x, y, side, side}, 2).view({1, height * width, 4}));
    }
    const at::Tensor boxes = at::cat(parts, 1);
    const at::Tensor usable = (boxes > kBorder).logical_and(boxes < 1 - kBorder).all(2, /*keepdim=*/true);
    const at::Tensor logits = (boxes / (1 - boxes)).log();
    return {logits.masked_fill(usable.logical_not(), std::numeric_limits<double>::infinity()), usable};
}

} // namespace

/// A 1 x 1 convolution without bias ("0") and a batch norm ("1"), in evaluation mode.
class ProjectedMap final : public torch::nn::Module {
  public:
    ProjectedMap(std::int64_t in, std::int64_t out)
    {
        const auto map = register_module("0", std::make_shared<torch::nn::Module>());
        const auto norm = register_module("1", std::make_shared<torch::nn::Module>());
        const double reach = 1 / std::sqrt(static_cast<double>(in));
        weight_ = map->register_parameter("weight", (at::rand({out, in, 1, 1}) * 2 - 1) * reach);
        scale_ = norm->register_parameter("weight", at::ones({out}));
        shift_ = norm->register_parameter("bias", at::zeros({out}));
        mean_ = norm->register_buffer("running_mean", at::zeros({out}));
        variance_ = norm->register_buffer("running_var", at::ones({out}));
    }
    /// B x C x H x W to B x HW x channels.
    at::Tensor forward(const at::Tensor& map) const
    {
        constexpr double kEpsilon = 1e-3;
        const auto type = map.scalar_type();
        const at::Tensor scale = scale_.to(type) / (variance_.to(type) + kEpsilon).sqrt();
        const at::Tensor tokens = map.flatten(2).transpose(1, 2);
        const at::Tensor weight = weight_.to(type).flatten(1) * scale.unsqueeze(1);
        return at::linear(tokens, weight, shift_.to(type) - mean_.to(type) * scale);
    }

  private:
    at::Tensor weight_, scale_, shift_, mean_, variance_;
};

class DecoderLayer final : public torch::nn::Module {
  public:
    explicit DecoderLayer(const QueryDecoderOptions& o)
        : selfAttention_(register_module("self_attn", std::make_shared<MultiHeadAttention>(o.channels, o.heads))),
          norm1_(register_module("norm1", std::make_shared<LayerNorm>(o.channels))),
          crossAttention_(register_module(
              "cross_attn", std::make_shared<DeformableAttention>(
                                o.channels, static_cast<std::int64_t>(o.in.size()), o.heads, o.points))),
          norm2_(register_module("norm2", std::make_shared<LayerNorm>(o.channels))),
          linear1_(register_module("linear1", std::make_shared<Linear>(o.channels, o.hidden))),
          linear2_(register_module("linear2", std::make_shared<Linear>(o.hidden, o.channels))),
          norm3_(register_module("norm3", std::make_shared<LayerNorm>(o.channels)))
    {
    }
    /// `content`, `position`: B x Q x channels; `boxes`: B x Q x 4, 0 to 1.
    at::Tensor forward(const at::Tensor& content, const at::Tensor& position, const at::Tensor& boxes,
                       const at::Tensor& memory, const Shapes& shapes) const
    {
        at::Tensor x = norm1_->forward(content + selfAttention_->forward(content + position, content));
        x = norm2_->forward(x + crossAttention_->forward(x + position, boxes, memory, shapes));
        return norm3_->forward(x + linear2_->forward(linear1_->forward(x).relu()));
    }

  private:
    std::shared_ptr<MultiHeadAttention> selfAttention_;
    std::shared_ptr<LayerNorm> norm1_;
    std::shared_ptr<DeformableAttention> crossAttention_;
    std::shared_ptr<LayerNorm> norm2_;
    std::shared_ptr<Linear> linear1_, linear2_;
    std::shared_ptr<LayerNorm> norm3_;
};

/// What the encoder's maps start the decoder with.
struct QueryDecoder::Picked {
    at::Tensor content;     ///< B x Q x channels
    at::Tensor boxLogits;   ///< B x Q x 4
    at::Tensor tokenBoxes, tokenLogits; ///< where they were asked for
};

QueryDecoder::QueryDecoder(const QueryDecoderOptions& o) : options_(o)
{
    if (o.in.empty() || o.classes < 1 || o.channels < 1 || o.queries < 1 || o.heads < 1 || o.points < 1 || o.layers < 1 ||
        o.hidden < 1 || o.channels % o.heads != 0)
        throw Error(Message::tr("the decoder's sizes do not fit each other"), "RTDETRDecoder",
                    Message::tr("use a detector as ultralytics builds it"));
    const auto list = [this](const std::string& name) { return register_module(name, std::make_shared<torch::nn::Module>()); };
    const auto add = [](torch::nn::Module& to, auto& all, auto one) {
        to.register_module(std::to_string(all.size()), one);
        all.push_back(std::move(one));
    };
    const auto projections = list("input_proj");
    for (const std::int64_t in : o.in)
        add(*projections, projections_, std::make_shared<ProjectedMap>(in, o.channels));
    const auto layers = list("decoder")->register_module("layers", std::make_shared<torch::nn::Module>());
    for (std::int64_t i = 0; i < o.layers; ++i)
        add(*layers, layers_, std::make_shared<DecoderLayer>(o));
    // Only training reads it, and every file has it.
    list("denoising_class_embed")->register_parameter("weight", at::randn({o.classes, o.channels}));
    queryPosition_ = register_module("query_pos_head", std::make_shared<Mlp>(std::vector{std::int64_t{4}, 2 * o.channels, o.channels}));
    const auto encoder = list("enc_output");
    encoderMap_ = encoder->register_module("0", std::make_shared<Linear>(o.channels, o.channels));
    encoderNorm_ = encoder->register_module("1", std::make_shared<LayerNorm>(o.channels));
    const std::vector<std::int64_t> boxSizes{o.channels, o.channels, o.channels, 4};
    encoderScore_ = register_module("enc_score_head", std::make_shared<Linear>(o.channels, o.classes));
    encoderBox_ = register_module("enc_bbox_head", std::make_shared<Mlp>(boxSizes));
    const auto scores = list("dec_score_head"), boxes = list("dec_bbox_head");
    for (std::int64_t i = 0; i < o.layers; ++i) {
        add(*scores, scores_, std::make_shared<Linear>(o.channels, o.classes));
        add(*boxes, boxes_, std::make_shared<Mlp>(boxSizes));
    }
}

QueryDecoder::~QueryDecoder() = default;

QueryDecoder::Picked QueryDecoder::pick(const at::Tensor& memory, const Shapes& shapes, bool withTokens) const
{
    const StartBoxes start = startBoxes(shapes, memory);
    const at::Tensor encoded = encoderNorm_->forward(encoderMap_->forward(memory * start.usable));
    const at::Tensor logits = encoderScore_->forward(encoded);
    const std::int64_t count = std::min(options_.queries, logits.size(1));
    const at::Tensor chosen = std::get<1>(logits.amax(2).topk(count, 1)).unsqueeze(2); // B x Q x 1
    const auto gathered = [&chosen](const at::Tensor& rows) { return rows.gather(1, chosen.expand({-1, -1, rows.size(2)})); };
    Picked picked;
    picked.content = gathered(encoded);
    picked.boxLogits = encoderBox_->forward(picked.content) + gathered(start.logits.expand({memory.size(0), -1, -1}));
    if (withTokens) {
        constexpr double kNever = -1e4;
        picked.tokenLogits = logits.masked_fill(start.usable.logical_not(), kNever);
        const at::NoGradGuard noGrad;
        picked.tokenBoxes = (encoderBox_->forward(encoded) + start.logits).sigmoid();
    }
    return picked;
}

Queries QueryDecoder::forward(const std::vector<at::Tensor>& maps, bool withTokens) const
{
    std::vector<at::Tensor> tokens;
    Shapes shapes;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        const at::Tensor map = maps[level].scalar_type() == at::kDouble ? maps[level] : maps[level].to(at::kFloat);
        tokens.push_back(projections_[level]->forward(map));
        shapes.emplace_back(map.size(2), map.size(3));
    }
    const at::Tensor memory = at::cat(tokens, 1);
    Picked picked = pick(memory, shapes, withTokens);
    at::Tensor content = picked.content, boxes = picked.boxLogits.sigmoid();
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        content = layers_[i]->forward(content, queryPosition_->forward(boxes), boxes, memory, shapes);
        boxes = (boxes_[i]->forward(content) + inverseSigmoid(boxes)).sigmoid();
    }
    return {boxes, scores_.back()->forward(content), picked.tokenBoxes, picked.tokenLogits, 0, 0};
}

} // namespace blindspot::detector
