#include "core/detector/network.h"

#include "core/common/error.h"
#include "core/detector/blocks/conv_block.h"
#include "core/detector/blocks/elan_blocks.h"
#include "core/detector/blocks/make_block.h"
#include "core/detector/query_decoder.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <numeric>
#include <utility>

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

/// That the decoder was made for the maps that it reads.
void requireMaps(const NetworkSpec& spec, const std::vector<std::int64_t>& channels)
{
    if (!spec.decoder || spec.decoder->in != channels)
        throw Error(Message::tr("the decoder was made for maps of other channels than it reads"), familyName(spec.family),
                    Message::tr("use a detector as ultralytics builds it"));
}

bool hasBatchNorm(const StateDict& weights)
{
    for (const auto& [name, tensor] : weights.tensors)
        if (name.ends_with(".bn.weight")) return true;
    return false;
}

} // namespace

Network::~Network() = default;

Network::Network(const NetworkSpec& spec) : spec_(spec)
{
    build();
    const GraphSettings settings = std::move(spec_.settings);
    spec_.settings.clear();
    set(settings, familyName(spec_.family));
}

void Network::countParameters()
{
    parameterCount_ = spec_.regMax > 1 ? spec_.regMax : 0;
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
                            Message::tr("use a detector as ultralytics builds it"));
        const auto* conv = found == known.end() ? nullptr : dynamic_cast<const ConvBlock*>(found->second.get());
        if (conv != nullptr && !conv->keepsGrid())
            throw Error({Message::tr("the block %1 changes the size of its map by its kernel and padding, which cannot be "
                                     "built"),
                         path},
                        file, Message::tr("use a detector as ultralytics builds it"));
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
            if (from != -1) kept_.insert(at);
        }
        channels.push_back(outputChannels(index, inputs));
        if (layer.kind == LayerKind::Detect) {
            buildDetect(inputs);
            continue;
        }
        if (layer.kind == LayerKind::RtDetrDecoder) {
            requireMaps(spec_, inputs);
            decoder_ = list->register_module(std::to_string(index), std::make_shared<QueryDecoder>(*spec_.decoder));
            continue;
        }
        const BlockPtr block = makeBlock(layer, inputs[0]);
        layers_.push_back(block);
        if (block) list->register_module(std::to_string(index), block);
    }
}

std::int64_t Network::outputChannels(std::size_t index, const std::vector<std::int64_t>& inputs) const
{
    const LayerSpec& layer = spec_.layers[index];
    switch (layer.kind) {
    case LayerKind::Concat:
        return std::accumulate(inputs.begin(), inputs.end(), std::int64_t{0});
    case LayerKind::CbLinear:
        return std::accumulate(layer.parts.begin(), layer.parts.end(), std::int64_t{0});
    case LayerKind::CbFuse:
        for (std::size_t i = 0; i + 1 < layer.from.size(); ++i) {
            const LayerSpec& linear = spec_.layers[source(layer.from[i], index)];
            const bool fits = linear.kind == LayerKind::CbLinear && i < layer.parts.size() && layer.parts[i] >= 0 &&
                              std::cmp_less(layer.parts[i], linear.parts.size()) &&
                              linear.parts[static_cast<std::size_t>(layer.parts[i])] == inputs.back();
            if (!fits)
                throw Error({Message::tr("the block model.%1 (CBFuse) cannot be built: its maps do not fit each other"), index},
                            familyName(spec_.family), Message::tr("use a detector as ultralytics builds it"));
        }
        return inputs.back();
    default:
        return layer.channels > 0 ? layer.channels : inputs[0];
    }
}

void Network::buildDetect(const std::vector<std::int64_t>& channels)
{
    const auto detect = std::make_shared<torch::nn::Module>();
    const auto add = [&](HeadKind kind, const std::string& prefix) {
        const auto boxes = detect->register_module(prefix + "cv2", std::make_shared<torch::nn::Module>());
        const auto scores = detect->register_module(prefix + "cv3", std::make_shared<torch::nn::Module>());
        Head head{kind, {}, {}};
        for (std::size_t i = 0; i < channels.size(); ++i) {
            head.boxes.push_back(makeBoxBranch(channels[i], spec_.boxHidden, spec_.regMax));
            head.scores.push_back(makeClassBranch(channels[i], spec_.classHidden, spec_.classes, spec_.depthwiseClassBranch));
            boxes->register_module(std::to_string(i), head.boxes.back());
            scores->register_module(std::to_string(i), head.scores.back());
        }
        heads_.push_back(std::move(head));
    };
    if (spec_.oneToMany) add(HeadKind::OneToMany, "");
    if (spec_.oneToOne) add(HeadKind::OneToOne, "one2one_");
    named_children()["model"]->register_module(std::to_string(spec_.layers.size() - 1), detect);
}

void Network::fuse()
{
    for (const auto& module : modules(false)) // of a copy: fusing takes modules out
        if (auto* block = dynamic_cast<Block*>(module.get())) block->fuse();
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
            !(tensor.numel() == spec_.regMax && tensor.flatten().equal(at::arange(spec_.regMax, tensor.options()))))
            throw Error({Message::tr("the tensor %1 is not 0 to %2, which cannot be built"), name, spec_.regMax - 1}, file,
                        Message::tr("use a detector as ultralytics builds it"));
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
                    Message::tr("use an unmodified export of a detector"));
}

const Network::Head& Network::headOf(HeadKind kind) const
{
    const auto found = std::find_if(heads_.begin(), heads_.end(), [kind](const Head& head) { return head.kind == kind; });
    if (found == heads_.end())
        throw Error({Message::tr("this network has no head %1"), headName(kind)}, familyName(spec_.family),
                    {Message::tr("use %1"), headName(heads_.front().kind)});
    return *found;
}

at::Tensor Network::mergedInputs(std::size_t index, const std::vector<at::Tensor>& outputs) const
{
    const LayerSpec& layer = spec_.layers[index];
    std::vector<at::Tensor> maps;
    for (std::size_t i = 0; i < layer.from.size(); ++i) {
        const std::size_t at = source(layer.from[i], index);
        const LayerSpec& before = spec_.layers[at];
        if (layer.kind == LayerKind::Concat || i + 1 == layer.from.size()) {
            maps.push_back(outputs[at]);
            continue;
        }
        const auto part = before.parts.begin() + layer.parts[i];
        maps.push_back(outputs[at].narrow(1, std::accumulate(before.parts.begin(), part, std::int64_t{0}), *part));
    }
    return layer.kind == LayerKind::Concat ? at::cat(maps, 1) : fusedMaps(maps);
}

std::vector<at::Tensor> Network::features(const at::Tensor& input)
{
    std::vector<at::Tensor> outputs(layers_.size());
    for (std::size_t index = 0; index < layers_.size(); ++index) {
        const LayerSpec& layer = spec_.layers[index];
        outputs[index] = layers_[index] ? layers_[index]->forward(index == 0 ? input : outputs[source(layer.from[0], index)])
                                        : mergedInputs(index, outputs);
        if (observer_) observer_(index, outputs[index]);
        // What no later layer names is let go as soon as the next one has read it.
        if (index > 1 && !kept_.contains(index - 1)) outputs[index - 1] = at::Tensor();
    }
    std::vector<at::Tensor> maps;
    for (const int from : spec_.layers.back().from)
        maps.push_back(outputs[source(from, layers_.size())]);
    return maps;
}

Heads Network::look(const Head& head, const std::vector<at::Tensor>& maps, BoxBranch boxes) const
{
    Heads heads;
    heads.kind = head.kind;
    heads.strides = spec_.strides;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        if (boxes == BoxBranch::Differentiable) {
            heads.boxes.push_back(head.boxes[i]->forward(maps[i]));
        } else if (boxes == BoxBranch::Fixed) {
            const at::NoGradGuard noGrad;
            heads.boxes.push_back(head.boxes[i]->forward(maps[i]));
        }
        heads.scores.push_back(head.scores[i]->forward(maps[i]));
    }
    return heads;
}

Heads Network::ask(const at::Tensor& input, const std::vector<at::Tensor>& maps, bool withTokens) const
{
    Heads heads;
    heads.kind = HeadKind::Queries;
    heads.strides = spec_.strides;
    heads.queries = decoder_->forward(maps, withTokens);
    heads.queries.height = input.size(2);
    heads.queries.width = input.size(3);
    return heads;
}

Heads Network::forward(const at::Tensor& input, BoxBranch boxes, HeadKind head)
{
    if (decoder_) {
        const std::vector<at::Tensor> maps = features(input);
        return ask(input, maps, boxes != BoxBranch::None && maps.front().requires_grad());
    }
    return look(headOf(head), features(input), boxes);
}

std::vector<Heads> Network::forwardAll(const at::Tensor& input, BoxBranch boxes, bool forTraining)
{
    std::vector<at::Tensor> maps = features(input);
    std::vector<Heads> all;
    if (decoder_) all.push_back(ask(input, maps, boxes != BoxBranch::None && maps.front().requires_grad()));
    for (const Head& head : heads_) {
        if (forTraining && head.kind == HeadKind::OneToOne)
            for (at::Tensor& map : maps)
                map = map.detach();
        all.push_back(look(head, maps, boxes));
    }
    return all;
}

} // namespace blindspot::detector
