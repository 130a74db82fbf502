#include "core/detector/readers/onnx_weights.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/detector/readers/onnx_graph.h"
#include "core/detector/readers/onnx_settings.h"
#include "core/detector/readers/onnx_tensor.h"
#include "core/detector/readers/python_literal.h"
#include "core/detector/readers/tensor_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::uint64_t kMaxFileBytes = (2ULL << 30) - 1; ///< Protocol Buffers allow no more
constexpr std::uint64_t kMaxRatio = 16;                   ///< all tensors together to the file, as of the other readers
constexpr std::size_t kMaxTextBytes = 100;

/// Refuses networks whose weights are there but are not the trained numbers.
void requireExact(const OnnxModel& model)
{
    for (const OnnxNode& node : model.nodes) {
        const bool quantised = node.operation.starts_with("QLinear") || node.operation == "QuantizeLinear" ||
                               node.operation == "DequantizeLinear" || node.operation == "DynamicQuantizeLinear" ||
                               node.operation == "ConvInteger" || node.operation == "MatMulInteger";
        if (quantised)
            throw Error({Message::tr("the network is quantised (%1), which cannot be read"), node.operation}, model.where,
                        Message::tr("export it again without quantisation, in full or half precision"));
        if (node.domain == "com.microsoft.nchwc")
            throw Error(Message::tr("the network was optimised for one kind of processor: its weights are in another order"),
                        model.where, Message::tr("use the file as it was exported"));
    }
}

/// Gathers one file's tensors under the names of their modules.
class Weights {
  public:
    Weights(const OnnxGraph& graph, std::uint64_t fileBytes)
        : graph_(graph), model_(graph.model()), bytesLeft_(fileBytes * kMaxRatio)
    {
    }

    void gather()
    {
        for (const OnnxNode& node : model_.nodes)
            if (node.operation == "Conv" && node.inputs.size() > 1) ++uses_[node.inputs[1]];
        for (const OnnxNode& node : model_.nodes) {
            if (node.operation == "Conv") convolution(node);
            if (node.operation == "BatchNormalization") batchNorm(node);
        }
        for (const OnnxTensor& tensor : model_.initialisers)
            addOther(tensor.name);
        for (const OnnxNode& node : model_.nodes) // which keep the names of equal parameters that the exporter has merged
            if (node.operation == "Identity" && !node.outputs.empty()) addOther(node.outputs.front());
    }

    std::map<std::string, at::Tensor> takeTensors() { return std::move(tensors_); }
    const std::vector<OnnxConvolution>& convolutions() const { return convolutions_; }

  private:
    [[noreturn]] void failRenamed(const OnnxNode& node, std::string_view value) const
    {
        throw Error({Message::tr("the tensors were renamed: nothing says to which layer %1 of the node %2 belongs"),
                     jsonQuoted(value.substr(0, kMaxTextBytes)), jsonQuoted(node.name.substr(0, kMaxTextBytes))},
                    model_.where, Message::tr("use the file as ultralytics exports it, or its .pt"));
    }

    const at::Tensor& read(const OnnxTensor& tensor)
    {
        const auto found = read_.find(&tensor);
        return found != read_.end() ? found->second : read_.emplace(&tensor, realTensor(tensor, model_.where)).first->second;
    }

    /// Equal parameters may be one tensor of the file. Each gets numbers of its own.
    void put(const std::string& name, const OnnxTensor& tensor)
    {
        const at::Tensor& numbers = read(tensor);
        if (tensors_.contains(name))
            throw Error({Message::tr("the tensor %1 is there twice"), jsonQuoted(name)}, model_.where,
                        Message::tr("use the file as ultralytics exports it, or its .pt"));
        if (numbers.nbytes() > bytesLeft_)
            throw Error(Message::tr("its tensors are far larger than the file"), model_.where,
                        Message::tr("the file is damaged; get it again"));
        bytesLeft_ -= numbers.nbytes();
        tensors_.emplace(name, taken_.insert(&tensor).second ? numbers : numbers.clone());
    }

    /// A parameter that no convolution and no batch norm reads.
    void addOther(std::string_view value)
    {
        const OnnxTensor* tensor = isParameterName(value) ? graph_.tensor(value) : nullptr;
        if (tensor == nullptr || !isReal(*tensor)) return;
        const bool merged = tensor->name != value; // an Identity's name for another parameter's numbers
        const std::string name = plainPath(std::string(value));
        if ((merged || !taken_.contains(tensor)) && !tensors_.contains(name)) put(name, *tensor);
    }

    /// The module that a node's weight belongs to: by the weight's own name, or where several nodes share it, or it says
    /// nothing, by the node's.
    std::string pathOf(const OnnxNode& node, std::string_view weight, bool shared) const
    {
        constexpr std::string_view kEnd = ".weight";
        const std::string byNode = modulePath(node).value_or("");
        const bool named = isParameterName(weight) && weight.ends_with(kEnd);
        if (!named || (shared && !byNode.empty())) return byNode;
        return plainPath(std::string(weight.substr(0, weight.size() - kEnd.size())));
    }

    void convolution(const OnnxNode& node)
    {
        if (node.inputs.size() < 2) return;
        const OnnxTensor* weight = graph_.tensor(node.inputs[1]);
        if (weight == nullptr)
            throw Error({Message::tr("the weights of the node %1 are computed by other nodes, which cannot be read"),
                         jsonQuoted(node.name.substr(0, kMaxTextBytes))},
                        model_.where, Message::tr("use the file as ultralytics exports it, or its .pt"));
        const std::string path = pathOf(node, node.inputs[1], uses_[node.inputs[1]] > 1);
        if (path.empty()) failRenamed(node, node.inputs[1]);
        put(path + ".weight", *weight);
        convolutions_.push_back({&node, path, weight->sizes});
        if (node.inputs.size() < 3 || node.inputs[2].empty()) return;
        const OnnxTensor* bias = graph_.tensor(node.inputs[2]);
        if (bias == nullptr) failRenamed(node, node.inputs[2]);
        put(path + ".bias", *bias);
    }

    void batchNorm(const OnnxNode& node)
    {
        constexpr std::array kParts = {".weight", ".bias", ".running_mean", ".running_var"};
        if (node.inputs.size() < 1 + kParts.size()) return;
        const std::string byNode = modulePath(node).value_or("");
        const std::string path = byNode.empty() ? pathOf(node, node.inputs[1], false) : byNode;
        for (std::size_t i = 0; i < kParts.size(); ++i) {
            const OnnxTensor* part = graph_.tensor(node.inputs[i + 1]);
            if (part == nullptr || path.empty()) failRenamed(node, node.inputs[i + 1]);
            put(path + kParts[i], *part);
        }
    }

    const OnnxGraph& graph_;
    const OnnxModel& model_;
    std::uint64_t bytesLeft_;
    std::map<std::string_view, int> uses_; ///< of a value as a convolution's weight
    std::map<std::string, at::Tensor> tensors_;
    std::map<const OnnxTensor*, at::Tensor> read_;
    std::set<const OnnxTensor*> taken_;
    std::vector<OnnxConvolution> convolutions_;
};

/// A value of the metadata as JSON, be it so or as Python's str() writes it; false where it is neither.
JsonValue valueOf(std::string_view text, const std::string& where)
{
    try {
        if (const std::optional<std::string> json = jsonOfPythonLiteral(text)) return parseJson(*json, where);
    } catch (const Error&) {
    }
    return JsonValue(false);
}

void readMetadata(const OnnxModel& model, StateDict& weights)
{
    if (const std::string_view* names = model.find("names")) takeClassNames(weights, valueOf(*names, model.where));
    weights.inputSize = model.inputSize;
    if (const std::string_view* size = model.find("imgsz")) weights.inputSize = inputSizeOf(valueOf(*size, model.where));
    const auto text = [&model](std::string_view key) {
        const std::string_view* value = model.find(key);
        return value ? shortText(*value) : std::string();
    };
    weights.graph.version = text("version");
    weights.graph.task = text("task");
    weights.graph.licence = text("license");
}

} // namespace

StateDict readOnnxWeights(InputFile& file)
{
    if (file.size() > kMaxFileBytes)
        throw Error(Message::tr("the file is larger than an ONNX file can be (2 GiB)"), file.name(),
                    Message::tr("choose a .safetensors, .pt, .torchscript or .onnx file"));
    OnnxModel model;
    model.where = file.name();
    model.bytes = file.readAt(0, file.size());
    parseOnnx(model);
    requireExact(model);
    StateDict result;
    result.format = "onnx";
    readMetadata(model, result);
    const OnnxGraph graph(model);
    Weights weights(graph, file.size());
    weights.gather();
    result.tensors = weights.takeTensors();
    if (result.tensors.empty())
        throw Error(Message::tr("there are no weights in it"), file.name(),
                    Message::tr("choose a detector's checkpoint, state dict or TorchScript export"));
    addOnnxFacts(graph, weights.convolutions(), result.graph);
    result.tensors = withPlainNames(std::move(result.tensors));
    return result;
}

} // namespace blindspot::detector
