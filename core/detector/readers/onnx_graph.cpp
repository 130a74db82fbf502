#include "core/detector/readers/onnx_graph.h"

#include "core/detector/readers/onnx_tensor.h"

#include <algorithm>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr int kMaxDepth = 4; ///< of constants made of constants
constexpr std::size_t kMaxNumbers = 64;

/// "Conv" or "Conv_12" of the operation Conv.
bool isOwnName(std::string_view name, std::string_view operation)
{
    if (!name.starts_with(operation)) return false;
    name.remove_prefix(operation.size());
    if (name.empty()) return true;
    return name.size() > 1 && name.front() == '_' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A Cast to float or double, which changes no number.
bool isWidening(const OnnxModel& model, const OnnxNode& node)
{
    if (node.operation != "Cast") return false;
    const auto to = model.attribute(node, "to");
    return to && (to->integer == static_cast<std::int64_t>(OnnxType::Float) ||
                  to->integer == static_cast<std::int64_t>(OnnxType::Double));
}

} // namespace

OnnxGraph::OnnxGraph(const OnnxModel& model) : model_(model)
{
    for (const OnnxNode& node : model.nodes) {
        for (const std::string_view output : node.outputs)
            if (!output.empty()) producers_.emplace(output, &node);
        for (const std::string_view input : node.inputs) {
            if (input.empty()) continue;
            std::vector<const OnnxNode*>& readers = consumers_[input];
            if (readers.empty() || readers.back() != &node) readers.push_back(&node);
        }
        if (node.operation != "Constant" || node.outputs.empty()) continue;
        const auto value = model.attribute(node, "value");
        if (value && value->tensor) tensors_.emplace(node.outputs.front(), *value->tensor);
    }
    for (const OnnxTensor& tensor : model.initialisers)
        tensors_.emplace(tensor.name, tensor);
}

const OnnxNode* OnnxGraph::producer(std::string_view value) const
{
    const auto found = producers_.find(value);
    return found == producers_.end() ? nullptr : found->second;
}

std::span<const OnnxNode* const> OnnxGraph::consumers(std::string_view value) const
{
    const auto found = consumers_.find(value);
    return found == consumers_.end() ? std::span<const OnnxNode* const>() : found->second;
}

const OnnxTensor* OnnxGraph::tensor(std::string_view value) const
{
    return tensor(value, 0);
}

const OnnxTensor* OnnxGraph::tensor(std::string_view value, int depth) const
{
    if (const auto found = tensors_.find(value); found != tensors_.end()) return &found->second;
    const OnnxNode* node = producer(value);
    if (node == nullptr || node->inputs.empty() || depth >= kMaxDepth) return nullptr;
    const bool same = node->operation == "Identity" || isWidening(model_, *node);
    return same ? tensor(node->inputs.front(), depth + 1) : nullptr;
}

std::optional<std::vector<double>> OnnxGraph::constant(std::string_view value) const
{
    return constant(value, 0);
}

std::optional<std::vector<double>> OnnxGraph::constant(std::string_view value, int depth) const
{
    if (const OnnxTensor* known = tensor(value)) return smallConstant(*known, model_.where);
    const OnnxNode* node = producer(value);
    if (node == nullptr || node->operation != "Concat" || depth >= kMaxDepth || node->inputs.size() > kMaxNumbers)
        return std::nullopt;
    std::vector<double> numbers;
    for (const std::string_view input : node->inputs) {
        const auto part = constant(input, depth + 1);
        if (!part || numbers.size() + part->size() > kMaxNumbers) return std::nullopt;
        numbers.insert(numbers.end(), part->begin(), part->end());
    }
    return numbers;
}

std::optional<std::string> modulePath(const OnnxNode& node)
{
    std::string_view rest = node.name;
    if (!rest.starts_with('/')) return std::nullopt;
    rest.remove_prefix(1);
    std::string path;
    std::size_t start = 0; // of the last part in it
    for (std::size_t slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
        const std::string_view part = rest.substr(0, slash);
        rest.remove_prefix(slash + 1);
        if (part.empty()) return std::nullopt;
        const std::string last = path.substr(start) + '.';
        if (path.empty() || part.starts_with(last)) {
            path.resize(start);
        } else {
            path += '.';
            start = path.size();
        }
        path += part;
    }
    return isOwnName(rest, node.operation) ? std::optional(plainPath(std::move(path))) : std::nullopt;
}

std::string plainPath(std::string path)
{
    constexpr std::string_view kLayers = "model.";
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = path.find(kLayers); at != std::string::npos; at = path.find(kLayers, at + 1)) {
        const std::size_t number = at + kLayers.size();
        const bool whole = at == 0 || path[at - 1] == '.';
        if (whole && number < path.size() && isDigit(path[number])) return path.substr(at);
    }
    return path;
}

bool isParameterName(std::string_view name)
{
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
    return plain && name.find('.') != std::string_view::npos && name.front() != '.' && name.back() != '.' &&
           name.find("..") == std::string_view::npos;
}

} // namespace blindspot::detector
