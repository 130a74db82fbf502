#include "core/detector/readers/onnx_activation.h"

#include "core/common/number_text.h"
#include "core/detector/activation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace blindspot::detector {

namespace {

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-3; // half precision rounds its constants so far
}

/// Looks at the nodes behind one value.
class Behind {
  public:
    Behind(const OnnxGraph& graph, std::string_view value) : graph_(graph), value_(value), nodes_(graph.consumers(value)) {}

    std::optional<Activation> activation() const
    {
        if (nodes_.size() == 1) return ofOne(*nodes_.front());
        // x * f(x): the other factor leads back to x.
        const OnnxNode* product = reader("Mul");
        if (nodes_.size() != 2 || product == nullptr || product->inputs.size() != 2) return std::nullopt;
        const OnnxNode* other = nodes_[nodes_[0] == product ? 1 : 0];
        const std::string_view factor = product->inputs[product->inputs[0] == value_ ? 1 : 0];
        return ofProduct(*other, factor, *product);
    }

  private:
    const OnnxNode* reader(std::string_view operation) const
    {
        const auto found = std::find_if(nodes_.begin(), nodes_.end(),
                                        [operation](const OnnxNode* node) { return node->operation == operation; });
        return found == nodes_.end() ? nullptr : *found;
    }

    double number(const OnnxNode& node, const char* name, double otherwise) const
    {
        const auto attribute = graph_.model().attribute(node, name);
        return attribute ? shortestNumber(attribute->number) : otherwise;
    }

    bool isHardsigmoid(const OnnxNode& node) const
    {
        return node.operation == "HardSigmoid" && isNear(number(node, "alpha", 0.2), 1.0 / 6) &&
               isNear(number(node, "beta", 0.5), 0.5);
    }

    /// The only node that reads a value, where it is of that operation.
    const OnnxNode* only(std::string_view value, std::string_view operation) const
    {
        const auto readers = graph_.consumers(value);
        return readers.size() == 1 && readers.front()->operation == operation ? readers.front() : nullptr;
    }

    /// Whether a node adds to, multiplies or divides by this constant.
    bool has(const OnnxNode* node, double wanted) const
    {
        if (node == nullptr) return false;
        for (const std::string_view input : node->inputs)
            if (const auto constant = graph_.constant(input); constant && constant->size() == 1)
                return isNear(constant->front(), wanted);
        return false;
    }

    static std::string_view outputOf(const OnnxNode* node)
    {
        return node == nullptr || node->outputs.empty() ? std::string_view() : node->outputs.front();
    }

    std::optional<Activation> clip(const OnnxNode& node) const
    {
        const auto bound = [&](const char* name, std::size_t place) -> std::optional<double> {
            if (const auto attribute = graph_.model().attribute(node, name)) return shortestNumber(attribute->number);
            if (node.inputs.size() <= place) return std::nullopt;
            const auto constant = graph_.constant(node.inputs[place]);
            return constant && constant->size() == 1 ? std::optional(shortestNumber(constant->front())) : std::nullopt;
        };
        const auto low = bound("min", 1), high = bound("max", 2);
        if (!low || !high) return std::nullopt;
        if (*low == 0 && *high == 6) return Activation{ActivationKind::Relu6};
        return Activation{ActivationKind::Hardtanh, *low, *high};
    }

    std::optional<Activation> ofOne(const OnnxNode& node) const
    {
        static const std::map<std::string_view, ActivationKind> kPlain = {
            {"Relu", ActivationKind::Relu}, {"HardSwish", ActivationKind::Hardswish},
            {"Mish", ActivationKind::Mish}, {"Sigmoid", ActivationKind::Sigmoid},
            {"Tanh", ActivationKind::Tanh}, {"Softsign", ActivationKind::Softsign}};
        if (node.inputs.empty() || node.inputs.front() != value_) return std::nullopt;
        if (const auto found = kPlain.find(node.operation); found != kPlain.end()) return Activation{found->second};
        if (node.operation == "LeakyRelu") return Activation{ActivationKind::LeakyRelu, number(node, "alpha", 0.01)};
        if (node.operation == "Elu") return Activation{ActivationKind::Elu, number(node, "alpha", 1)};
        if (node.operation == "Celu") return Activation{ActivationKind::Celu, number(node, "alpha", 1)};
        if (node.operation == "Softplus") return activationFromText("softplus");
        if (isHardsigmoid(node)) return Activation{ActivationKind::Hardsigmoid};
        if (node.operation == "Clip") return clip(node);
        if (node.operation == "Selu")
            return isNear(number(node, "alpha", 1.6733), 1.6733) && isNear(number(node, "gamma", 1.0507), 1.0507)
                       ? std::optional(Activation{ActivationKind::Selu})
                       : std::nullopt;
        const bool swish = node.operation == "Swish" || node.operation == "QuickGelu";
        if (swish && isNear(number(node, "alpha", node.operation == "Swish" ? 1 : 1.702), 1))
            return Activation{ActivationKind::Silu};
        if (node.operation != "Gelu") return std::nullopt;
        const auto approximate = graph_.model().attribute(node, "approximate");
        return Activation{approximate && approximate->text == "tanh" ? ActivationKind::GeluTanh : ActivationKind::Gelu};
    }

    /// `first` reads x, and `factor` is what it, with others behind it, makes for the product with x.
    std::optional<Activation> ofProduct(const OnnxNode& first, std::string_view factor, const OnnxNode& product) const
    {
        const std::string_view made = outputOf(&first);
        if (made.empty()) return std::nullopt;
        const bool direct = made == factor && graph_.consumers(made).size() == 1;
        if (direct && first.operation == "Sigmoid") return Activation{ActivationKind::Silu};
        if (direct && isHardsigmoid(first)) return Activation{ActivationKind::Hardswish};
        if (first.operation == "Softplus" && outputOf(only(made, "Tanh")) == factor) return Activation{ActivationKind::Mish};
        // x (1 + erf(x / sqrt 2)) / 2
        if (first.operation != "Div" || !has(&first, std::sqrt(2.0))) return std::nullopt;
        const OnnxNode* sum = only(outputOf(only(made, "Erf")), "Add");
        const bool gelu = has(sum, 1) && outputOf(sum) == factor && has(only(outputOf(&product), "Mul"), 0.5);
        return gelu ? std::optional(Activation{ActivationKind::Gelu}) : std::nullopt;
    }

    const OnnxGraph& graph_;
    std::string_view value_;
    std::span<const OnnxNode* const> nodes_;
};

/// Operations that go on with the value and are no activation.
bool isPlumbing(std::string_view operation)
{
    constexpr std::array kPlumbing = {
        "Conv",    "Concat", "Add",      "MaxPool", "AveragePool", "Pad",      "Split",
        "Slice",   "Resize", "Upsample", "Reshape", "Unsqueeze",   "Shape",    "Transpose",
        "Flatten", "MatMul", "Squeeze",  "Gather",  "Cast",        "Identity", "BatchNormalization"};
    return std::find(kPlumbing.begin(), kPlumbing.end(), operation) != kPlumbing.end();
}

} // namespace

std::string onnxActivation(const OnnxGraph& graph, std::string_view output, const std::string& path)
{
    if (const auto known = Behind(graph, output).activation()) return activationText(*known);
    std::string operations;
    for (const OnnxNode* node : graph.consumers(output)) {
        const bool own = !path.empty() && modulePath(*node).value_or("").starts_with(path + ".act");
        if (own || !isPlumbing(node->operation)) operations.append(operations.empty() ? "" : "+").append(node->operation);
    }
    return operations.empty() ? activationText({ActivationKind::None}) : operations;
}

double shortestNumber(double single)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<float>(single)).ptr;
    return finiteNumber({text.data(), static_cast<std::size_t>(end - text.data())}).value_or(single);
}

} // namespace blindspot::detector
