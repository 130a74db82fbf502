#include "core/detector/network.h"

#include "core/common/error.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <torch/types.h>

namespace blindspot::detector {

namespace {

/// Where a layer reads from, as an absolute index.
std::size_t source(int from, std::size_t index)
{
    return from < 0 ? index - static_cast<std::size_t>(-from) : static_cast<std::size_t>(from);
}

std::string shapeText(const at::Tensor& tensor)
{
    std::string text;
    for (const std::int64_t size : tensor.sizes())
        text += (text.empty() ? "" : " x ") + std::to_string(size);
    return text.empty() ? "scalar" : text;
}

/// Names for a message, one at least: the first few, and how many more.
Message listed(const std::vector<Message>& names)
{
    constexpr std::size_t kShown = 4;
    Message list = names.front();
    for (std::size_t i = 1; i < names.size() && i < kShown; ++i)
        list = {Message::tr("%1, %2"), list, names[i]};
    if (names.size() > kShown) list = {Message::tr("%1 and %2 more"), list, names.size() - kShown};
    return list;
}

/// Entries of a file that are no weights of ours: counters of batch norm, and the fixed convolution 0..15 of
/// the distribution.
bool isFixed(const std::string& name)
{
    return name.ends_with(".num_batches_tracked") || name.ends_with(".dfl.conv.weight") ||
           name.ends_with(".anchors") || name.ends_with(".strides") || name.ends_with(".stride");
}

bool hasBatchNorm(const StateDict& weights)
{
    for (const auto& [name, tensor] : weights.tensors)
        if (name.ends_with(".bn.weight")) return true;
    return false;
}

} // namespace

Network::Network(const NetworkSpec& spec) : spec_(spec)
{
    build();
    const GraphSettings settings = std::move(spec_.settings);
    spec_.settings.clear();
    set(settings, familyName(spec_.family));
}

void Network::countParameters()
{
    parameterCount_ = kRegMax;
    for (const at::Tensor& parameter : parameters())
        parameterCount_ += parameter.numel();
}

std::map<std::string, BlockPtr> Network::blocks() const
{
    std::map<std::string, BlockPtr> blocks;
    for (const auto& item : named_modules("", /*include_self=*/false))
        if (const auto block = std::dynamic_pointer_cast<Block>(item.value())) blocks.emplace(item.key(), block);
    return blocks;
}

void Network::set(const GraphSettings& settings, const std::string& file)
{
    const std::map<std::string, BlockPtr> known = blocks();
    for (const auto& [path, block] : settings) {
        const auto found = known.find(path);
        for (const auto& [name, value] : block)
            if (found == known.end() || !found->second->set(name, value))
                throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), path, name, value}, file,
                            Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u as ultralytics builds them"));
        const auto* conv = found == known.end() ? nullptr : dynamic_cast<const ConvBlock*>(found->second.get());
        if (conv != nullptr && !conv->keepsGrid())
            throw Error({Message::tr("the block %1 changes the size of its map by its kernel and padding, which cannot be "
                                     "built"),
                         path},
                        file, Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u as ultralytics builds them"));
        spec_.settings[path].insert(block.begin(), block.end());
    }
    countParameters();
}

void Network::build()
{
    const auto list = register_module("model", std::make_shared<torch::nn::Module>());
    std::vector<std::int64_t> channels;
    for (std::size_t index = 0; index < spec_.layers.size(); ++index) {
        const LayerSpec& layer = spec_.layers[index];
        std::vector<std::int64_t> inputs;
        for (const int from : layer.from) {
            const std::size_t at = source(from, index);
            inputs.push_back(index == 0 ? 3 : channels.at(at));
            if (from >= 0) kept_.insert(at);
        }
        std::int64_t out = layer.channels;
        if (layer.kind == LayerKind::Upsample) out = inputs[0];
        if (layer.kind == LayerKind::Concat) out = inputs[0] + inputs[1];
        channels.push_back(out);
        if (layer.kind == LayerKind::Detect) {
            buildDetect(inputs);
            continue;
        }
        const BlockPtr block = makeBlock(layer, inputs[0]);
        layers_.push_back(block);
        if (block) list->register_module(std::to_string(index), block);
    }
}

void Network::buildDetect(const std::vector<std::int64_t>& channels)
{
    const auto detect = std::make_shared<torch::nn::Module>();
    const auto boxes = detect->register_module("cv2", std::make_shared<torch::nn::Module>());
    const auto scores = detect->register_module("cv3", std::make_shared<torch::nn::Module>());
    for (std::size_t i = 0; i < channels.size(); ++i) {
        boxBranches_.push_back(makeBoxBranch(channels[i], spec_.boxHidden));
        classBranches_.push_back(
            makeClassBranch(channels[i], spec_.classHidden, spec_.classes, spec_.depthwiseClassBranch));
        boxes->register_module(std::to_string(i), boxBranches_.back());
        scores->register_module(std::to_string(i), classBranches_.back());
    }
    named_children()["model"]->register_module(std::to_string(spec_.layers.size() - 1), detect);
}

void Network::fuse()
{
    for (const auto& module : modules(false))
        if (auto* block = dynamic_cast<ConvBlock*>(module.get())) block->fuse();
}

void Network::load(const StateDict& weights, const std::string& file)
{
    if (!hasBatchNorm(weights)) fuse();
    const at::NoGradGuard noGrad;
    std::vector<Message> missing, wrong, unexpected;
    std::set<std::string> known;
    const auto copy = [&](const std::string& name, at::Tensor& target) {
        known.insert(name);
        const auto found = weights.tensors.find(name);
        if (found == weights.tensors.end())
            missing.push_back(Message::verbatim(name));
        else if (found->second.sizes() != target.sizes())
            wrong.emplace_back(Message::tr("%1 (%2 instead of %3)"), name, shapeText(found->second),
                               shapeText(target));
        else
            target.copy_(found->second);
    };
    for (auto& item : named_parameters())
        copy(item.key(), item.value());
    for (auto& item : named_buffers())
        copy(item.key(), item.value());
    for (const auto& [name, tensor] : weights.tensors)
        if (name.ends_with(".dfl.conv.weight") &&
            !(tensor.numel() == kRegMax && tensor.flatten().equal(at::arange(kRegMax, tensor.options()))))
            throw Error({Message::tr("the tensor %1 is not 0 to %2, which cannot be built"), name, kRegMax - 1}, file,
                        Message::tr("use a detector of YOLOv8, YOLO11 or YOLOv5u as ultralytics builds them"));
    for (const auto& [name, tensor] : weights.tensors)
        if (!known.contains(name) && !isFixed(name)) unexpected.push_back(Message::verbatim(name));

    Message problem;
    const auto add = [&problem](Message::Text what, const std::vector<Message>& names) {
        if (names.empty()) return;
        const Message one(what, listed(names));
        problem = problem.empty() ? one : joined({}, problem, one);
    };
    add(Message::tr("missing tensors: %1"), missing);
    add(Message::tr("tensors of the wrong shape: %1"), wrong);
    add(Message::tr("unexpected tensors: %1"), unexpected);
    if (!problem.empty())
        throw Error({Message::tr("the weights do not fit %1: %2"), familyName(spec_.family), problem}, file,
                    Message::tr("use an unmodified export of a YOLOv8, YOLO11 or YOLOv5u detector"));
}

at::Tensor Network::boxMap(std::size_t scale, const at::Tensor& map, BoxBranch wanted)
{
    if (wanted == BoxBranch::Differentiable) return boxBranches_[scale]->forward(map);
    const at::NoGradGuard noGrad;
    return boxBranches_[scale]->forward(map);
}

Heads Network::forward(const at::Tensor& input, BoxBranch boxes)
{
    std::vector<at::Tensor> outputs(layers_.size());
    const auto from = [&](std::size_t index, std::size_t i) -> const at::Tensor& {
        return outputs[source(spec_.layers[index].from[i], index)];
    };
    for (std::size_t index = 0; index < layers_.size(); ++index) {
        switch (spec_.layers[index].kind) {
        case LayerKind::Concat:
            outputs[index] = at::cat({from(index, 0), from(index, 1)}, 1);
            break;
        default:
            outputs[index] = layers_[index]->forward(index == 0 ? input : from(index, 0));
        }
        // What no later layer names is let go as soon as the next one has read it.
        if (index > 1 && !kept_.contains(index - 1)) outputs[index - 1] = at::Tensor();
    }
    Heads heads;
    const auto& sources = spec_.layers.back().from;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const at::Tensor& map = outputs[static_cast<std::size_t>(sources[i])];
        if (boxes != BoxBranch::None) heads.boxes.push_back(boxMap(i, map, boxes));
        heads.scores.push_back(classBranches_[i]->forward(map));
    }
    return heads;
}

} // namespace blindspot::detector
