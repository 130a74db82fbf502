#include "core/detector/readers/onnx_settings.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/detector/readers/onnx_activation.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace blindspot::detector {

namespace {

/// "model.2.m.0": "model.2.m"; "" for a path of one part.
std::string parentOf(const std::string& path)
{
    const std::size_t dot = path.rfind('.');
    return path.substr(0, dot == std::string::npos ? 0 : dot);
}

/// Without what PyTorch adds to the name of a module that is called again: "model.9.m_1".
std::string withoutRepeat(std::string path)
{
    const std::size_t line = path.rfind('_');
    const bool number = line != std::string::npos && line + 1 < path.size() &&
                        path.find_first_not_of("0123456789", line + 1) == std::string::npos;
    if (number) path.resize(line);
    return path;
}

std::string pairText(std::int64_t first, std::int64_t second)
{
    return std::to_string(first) + "x" + std::to_string(second);
}

/// "3, 5": for a value that is none, to be named when it is refused.
std::string listText(const std::vector<std::int64_t>& numbers)
{
    std::string text;
    for (const std::int64_t number : numbers)
        text.append(text.empty() ? "" : ", ").append(std::to_string(number));
    return text;
}

/// The four of ONNX (top, left, bottom, right) as two, where they are the same on both sides.
std::string paddingText(const std::vector<std::int64_t>& pads)
{
    if (pads.empty()) return "0x0";
    const bool even = pads.size() == 4 && pads[0] == pads[2] && pads[1] == pads[3];
    return even ? pairText(pads[0], pads[1]) : listText(pads);
}

/// Reads one file's nodes.
class Settings {
  public:
    Settings(const OnnxGraph& graph, const std::vector<OnnxConvolution>& convolutions, GraphFacts& facts)
        : graph_(graph), model_(graph.model()), convolutions_(convolutions), facts_(facts)
    {
    }

    void read()
    {
        for (const OnnxConvolution& convolution : convolutions_) {
            geometry(convolution);
            behind(convolution);
        }
        for (const OnnxNode& node : model_.nodes) {
            if (node.operation == "MaxPool") pool(node);
            if (node.operation == "Resize" || node.operation == "Upsample") upsample(node);
            if (node.operation == "Split") heads(node);
        }
        additions();
    }

  private:
    /// The block whose part `path` is: a convolution with batch norm and activation calls its own "conv".
    static std::string blockOf(const std::string& path) { return path.ends_with(".conv") ? parentOf(path) : path; }

    void state(const std::string& path, std::string_view name, const std::string& value)
    {
        facts_.stated[path].insert_or_assign(std::string(name), value);
    }

    std::vector<std::int64_t> integers(const OnnxNode& node, const char* name) const
    {
        const auto attribute = model_.attribute(node, name);
        return attribute ? attribute->integers : std::vector<std::int64_t>();
    }

    /// A pair of whole numbers; `otherwise` where the node has none.
    std::string pairOf(const OnnxNode& node, const char* name, const std::string& otherwise) const
    {
        const std::vector<std::int64_t> numbers = integers(node, name);
        if (numbers.empty()) return otherwise;
        return numbers.size() == 2 ? pairText(numbers[0], numbers[1]) : listText(numbers);
    }

    void geometry(const OnnxConvolution& convolution)
    {
        const OnnxNode& node = *convolution.node;
        const std::string path = blockOf(convolution.path);
        const bool flat = convolution.sizes.size() == 4;
        state(path, setting::kKernel,
              pairOf(node, "kernel_shape", flat ? pairText(convolution.sizes[2], convolution.sizes[3]) : "of other dimensions"));
        state(path, setting::kStride, pairOf(node, "strides", "1x1"));
        state(path, setting::kDilation, pairOf(node, "dilations", "1x1"));
        const auto automatic = model_.attribute(node, "auto_pad");
        const bool plain = !automatic || automatic->text.empty() || automatic->text == "NOTSET";
        state(path, setting::kPadding, plain ? paddingText(integers(node, "pads")) : std::string(automatic->text));
        const auto groups = model_.attribute(node, "group");
        state(path, setting::kGroups, std::to_string(groups ? groups->integer : 1));
    }

    /// Batch norm and activation behind a convolution.
    void behind(const OnnxConvolution& convolution)
    {
        if (!convolution.path.ends_with(".conv") || convolution.node->outputs.empty()) return;
        const std::string path = blockOf(convolution.path);
        std::string_view output = convolution.node->outputs.front();
        const auto readers = graph_.consumers(output);
        if (readers.size() == 1 && readers.front()->operation == "BatchNormalization" && !readers.front()->outputs.empty()) {
            const auto epsilon = model_.attribute(*readers.front(), "epsilon");
            state(path, setting::kEpsilon, numberText(epsilon ? shortestNumber(epsilon->number) : 1e-5));
            output = readers.front()->outputs.front();
        }
        state(path, setting::kActivation, onnxActivation(graph_, output, path));
    }

    /// SPPF's maxima are a module of their own, "model.9.m": same size, all of the same side.
    void pool(const OnnxNode& node)
    {
        const std::string path = parentOf(withoutRepeat(modulePath(node).value_or("")));
        const std::vector<std::int64_t> kernel = integers(node, "kernel_shape"), strides = integers(node, "strides");
        const bool still = strides.empty() || strides == std::vector<std::int64_t>{1, 1};
        if (path.empty() || !still) return; // one that makes its map smaller is no SPPF's
        const auto ceil = model_.attribute(node, "ceil_mode");
        std::string side = listText(kernel);
        if (kernel.size() == 2 && kernel[0] == kernel[1] && pairOf(node, "dilations", "1x1") == "1x1" &&
            !(ceil && ceil->integer != 0) && paddingText(integers(node, "pads")) == pairText(kernel[0] / 2, kernel[0] / 2))
            side = std::to_string(kernel[0]);
        const auto& known = facts_.stated[path];
        const auto before = known.find(setting::kPool);
        state(path, setting::kPool, before == known.end() || before->second == side ? side : before->second + ", " + side);
    }

    std::string upsampleMode(const OnnxNode& node) const
    {
        const auto text = [&](const char* name, const char* otherwise) {
            const auto attribute = model_.attribute(node, name);
            return std::string(attribute ? attribute->text : otherwise);
        };
        const std::string mode = text("mode", "nearest");
        const bool old = node.inputs.size() < 3; // before operation set 11 there was no choice
        const std::string place = old ? "asymmetric" : text("coordinate_transformation_mode", "half_pixel");
        const std::string rounding = old ? "floor" : text("nearest_mode", "round_prefer_floor");
        const bool half = place == "half_pixel" || place == "pytorch_half_pixel";
        // For twice the size these are the same: every cell four times.
        const bool repeats = place == "asymmetric" ? rounding == "floor" || rounding == "round_prefer_floor"
                                                   : half && rounding.starts_with("round_");
        if (mode == "nearest" && repeats) return "nearest";
        const auto cubic = model_.attribute(node, "cubic_coeff_a");
        const bool torchs = mode == "linear" || (mode == "cubic" && (!cubic || shortestNumber(cubic->number) == -0.75));
        const std::string name = mode == "linear" ? "bilinear" : "bicubic";
        if (torchs && half) return name;
        if (torchs && place == "align_corners") return name + "-aligned";
        return mode + " (" + place + ", " + rounding + ")";
    }

    void upsample(const OnnxNode& node)
    {
        const std::string path = modulePath(node).value_or("");
        if (path.empty()) return;
        std::string mode = upsampleMode(node);
        const std::size_t place = node.inputs.size() < 3 ? 1 : 2;
        const auto scales = node.inputs.size() > place ? graph_.constant(node.inputs[place]) : std::nullopt;
        if (!scales || scales->empty()) return; // given as a size: by how much is not said
        for (std::size_t i = 0; i < scales->size(); ++i)
            if ((*scales)[i] != (i < 2 ? 1 : 2)) mode = "by " + numberText((*scales)[i]);
        state(path, setting::kUpsample, mode);
    }

    /// An attention splits each head's channels into query, key and value.
    void heads(const OnnxNode& node)
    {
        const std::string path = modulePath(node).value_or("");
        std::vector<std::int64_t> parts = integers(node, "split");
        if (parts.empty() && node.inputs.size() > 1)
            for (const double part : graph_.constant(node.inputs[1]).value_or(std::vector<double>()))
                parts.push_back(static_cast<std::int64_t>(part));
        if (path.empty() || parts.size() != 3) return;
        std::int64_t head = 0;
        for (const std::int64_t part : parts)
            head += std::clamp<std::int64_t>(part, 0, 1 << 20);
        for (const OnnxConvolution& convolution : convolutions_) {
            if (convolution.path != path + ".qkv.conv" || convolution.sizes.empty() || head == 0) continue;
            const std::int64_t channels = convolution.sizes[0];
            state(path, setting::kHeads, std::to_string(channels / head) + (channels % head == 0 ? "" : " and a part"));
        }
    }

    /// Which blocks add their input to their output: an Add that was traced in the block itself.
    void additions()
    {
        std::map<std::string, int> count;
        bool named = true;
        for (const OnnxNode& node : model_.nodes) {
            if (node.operation != "Add") continue;
            const std::optional<std::string> path = modulePath(node);
            named = named && path.has_value();
            ++count[path.value_or("")];
        }
        std::set<std::string> blocks, attentions;
        for (const OnnxConvolution& convolution : convolutions_) {
            named = named && modulePath(*convolution.node).has_value();
            for (std::string path = blockOf(convolution.path); !path.empty(); path = parentOf(path)) {
                if (path.ends_with(".attn")) attentions.insert(parentOf(path));
                if (!blocks.insert(path).second) break;
            }
        }
        if (!named) return; // an addition without a name could be anyone's
        for (const std::string& path : blocks) {
            // A block with an attention adds twice: its attention's output, and that of the layers behind.
            const int whole = attentions.contains(path) ? 2 : 1;
            const int additions = count[path];
            state(path, setting::kAdd,
                  additions == 0       ? "false"
                  : additions == whole ? "true"
                                       : std::to_string(additions) + " times");
        }
    }

    const OnnxGraph& graph_;
    const OnnxModel& model_;
    const std::vector<OnnxConvolution>& convolutions_;
    GraphFacts& facts_;
};

/// Finds which layers read which.
class Sources {
  public:
    explicit Sources(const OnnxGraph& graph) : graph_(graph) {}

    std::map<int, std::vector<int>> find() const
    {
        std::map<int, std::map<std::string, std::vector<int>>> byReader; // a layer's, by its modules in their order
        for (const OnnxNode& node : graph_.model().nodes) {
            const std::string path = modulePath(node).value_or("");
            const std::optional<int> own = layerOf(path);
            if (!own || node.operation == "Shape") continue;
            const auto axis = node.operation == "Concat" ? graph_.model().attribute(node, "axis") : std::nullopt;
            // Of other operations the first input is the map; what follows are constants, which layers may share.
            const std::size_t maps = isOfMaps(node.operation) ? node.inputs.size() : std::min<std::size_t>(node.inputs.size(), 1);
            for (std::size_t i = 0; i < maps; ++i)
                if (const auto layer = layerBehind(node.inputs[i], 0); layer && layer != own) {
                    byReader[*own][path].push_back(*layer);
                    if (axis && axis->integer != 1) refuseAxis(*own, axis->integer);
                }
        }
        std::map<int, std::vector<int>> sources;
        for (const auto& [layer, readers] : byReader)
            for (const auto& [path, read] : readers)
                for (const int source : read) {
                    std::vector<int>& list = sources[layer];
                    if (std::find(list.begin(), list.end(), source) == list.end()) list.push_back(source);
                }
        return sources;
    }

  private:
    static constexpr int kMaxDepth = 6;

    /// "model.22.cv2.0": 22.
    static std::optional<int> layerOf(std::string_view path)
    {
        constexpr std::string_view kRoot = "model.";
        if (!path.starts_with(kRoot)) return std::nullopt;
        path.remove_prefix(kRoot.size());
        return numberFromText<int>(path.substr(0, path.find('.')));
    }

    /// The layer whose output a value is; through nodes that belong to none, such as a Cast that a converter has put in.
    std::optional<int> layerBehind(std::string_view value, int depth) const
    {
        const OnnxNode* node = graph_.producer(value);
        if (node == nullptr || depth > kMaxDepth || node->operation == "Constant") return std::nullopt;
        if (const auto layer = layerOf(modulePath(*node).value_or(""))) return layer;
        return node->inputs.empty() ? std::nullopt : layerBehind(node->inputs.front(), depth + 1);
    }

    /// A layer that puts other layers' maps together puts their channels one after the other.
    [[noreturn]] void refuseAxis(int layer, std::int64_t axis) const
    {
        throw Error(
            {Message::tr("the block %1 has %2 = %3, which cannot be built"), "model." + std::to_string(layer), "axis", axis},
            graph_.model().where, Message::tr("use a detector as ultralytics builds it"));
    }

    static bool isOfMaps(std::string_view operation)
    {
        constexpr std::array kOfMaps = {"Concat", "Add", "Sub", "Mul", "Div", "MatMul", "Sum", "Max"};
        return std::find(kOfMaps.begin(), kOfMaps.end(), operation) != kOfMaps.end();
    }

    const OnnxGraph& graph_;
};

} // namespace

void addOnnxFacts(const OnnxGraph& graph, const std::vector<OnnxConvolution>& convolutions, GraphFacts& facts)
{
    Settings(graph, convolutions, facts).read();
    facts.sources = Sources(graph).find();
}

} // namespace blindspot::detector
