#include "core/detector/blocks/hgnet_blocks.h"

#include "core/detector/blocks/conv_block.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::detector {

namespace {

std::shared_ptr<ConvBlock> reluConv(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride = 1,
                                    std::int64_t padding = -1, std::int64_t groups = 1)
{
    return std::make_shared<ConvBlock>(ConvOptions{.in = in,
                                                   .out = out,
                                                   .kernel = kernel,
                                                   .stride = stride,
                                                   .padding = padding,
                                                   .groups = groups,
                                                   .activation = {ActivationKind::Relu}});
}

class HgStem final : public Block {
  public:
    HgStem(std::int64_t in, std::int64_t hidden, std::int64_t out)
        : stem1_(register_module("stem1", reluConv(in, hidden, 3, 2))),
          stem2a_(register_module("stem2a", reluConv(hidden, hidden / 2, 2, 1, 0))),
          stem2b_(register_module("stem2b", reluConv(hidden / 2, hidden, 2, 1, 0))),
          stem3_(register_module("stem3", reluConv(2 * hidden, hidden, 3, 2))),
          stem4_(register_module("stem4", reluConv(hidden, out, 1)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        const auto padded = [](const at::Tensor& map) { return at::constant_pad_nd(map, {0, 1, 0, 1}); };
        const at::Tensor first = padded(stem1_->forward(input));
        const at::Tensor fine = stem2b_->forward(padded(stem2a_->forward(first)));
        const at::Tensor pooled = at::max_pool2d(first, {2, 2}, {1, 1}, {0, 0}, {1, 1}, /*ceil_mode=*/true);
        return stem4_->forward(stem3_->forward(at::cat({pooled, fine}, 1)));
    }
    std::vector<std::string_view> classes() const override { return {"HGStem"}; }
    std::vector<std::string_view> parts() const override { return {"pool"}; }

  private:
    std::shared_ptr<ConvBlock> stem1_, stem2a_, stem2b_, stem3_, stem4_;
};

class LightConv final : public Block {
  public:
    LightConv(std::int64_t in, std::int64_t out, std::int64_t kernel)
        : conv1_(register_module("conv1", conv(in, out, 1, 1, /*activation=*/false))),
          conv2_(register_module("conv2", reluConv(out, out, kernel, 1, -1, out)))
    {
    }
    at::Tensor forward(const at::Tensor& input) override { return conv2_->forward(conv1_->forward(input)); }
    std::vector<std::string_view> classes() const override { return {"LightConv"}; }

  private:
    std::shared_ptr<ConvBlock> conv1_, conv2_;
};

class HgBlock final : public Block {
  public:
    explicit HgBlock(const HgBlockOptions& options) : canAdd_(options.in == options.out), add_(options.shortcut && canAdd_)
    {
        const auto list = register_module("m", std::make_shared<torch::nn::Module>());
        for (std::int64_t i = 0; i < options.repeats; ++i) {
            const std::int64_t from = i == 0 ? options.in : options.hidden;
            if (options.light)
                inner_.push_back(std::make_shared<LightConv>(from, options.hidden, options.kernel));
            else
                inner_.push_back(reluConv(from, options.hidden, options.kernel));
            list->register_module(std::to_string(i), inner_.back());
        }
        const std::int64_t gathered = options.in + options.repeats * options.hidden;
        squeeze_ = register_module("sc", reluConv(gathered, options.out / 2, 1));
        excite_ = register_module("ec", reluConv(options.out / 2, options.out, 1));
    }
    at::Tensor forward(const at::Tensor& input) override
    {
        std::vector<at::Tensor> outputs = {input};
        for (const BlockPtr& block : inner_)
            outputs.push_back(block->forward(outputs.back()));
        const at::Tensor output = excite_->forward(squeeze_->forward(at::cat(outputs, 1)));
        return add_ ? output + input : output;
    }
    std::vector<std::string_view> classes() const override { return {"HGBlock"}; }
    BlockSettings settings() const override { return {{std::string(setting::kAdd), flagText(add_)}}; }
    bool set(std::string_view name, std::string_view value) override
    {
        return (canAdd_ || value == "false") && setFlag(add_, setting::kAdd, name, value);
    }

  private:
    bool canAdd_, add_;
    std::shared_ptr<ConvBlock> squeeze_, excite_;
    std::vector<BlockPtr> inner_;
};

} // namespace

BlockPtr makeHgStem(std::int64_t in, std::int64_t hidden, std::int64_t out)
{
    return std::make_shared<HgStem>(in, hidden, out);
}

BlockPtr makeHgBlock(const HgBlockOptions& options)
{
    return std::make_shared<HgBlock>(options);
}

} // namespace blindspot::detector
