#include "core/detector/module_settings.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/detector/blocks/conv_block.h"
#include "core/detector/graph_facts.h"
#include "core/detector/network_spec.h"
#include "core/detector/query_decoder_reading.h"
#include "core/detector/state_dict.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace blindspot::detector {

namespace {

constexpr Message::Text kRemedy =
    Message::tr("use a detector as ultralytics builds it");

std::string valueText(const FactValue& value)
{
    if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "True" : "False";
    if (const double* number = std::get_if<double>(&value)) return numberText(*number);
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    const auto* list = std::get_if<std::vector<double>>(&value);
    if (list == nullptr) return "None";
    std::string text = "(";
    for (std::size_t i = 0; i < list->size(); ++i)
        text.append(i == 0 ? "" : ", ").append(numberText((*list)[i]));
    return text + ")";
}

[[noreturn]] void refuse(const std::string& path, const std::string& what, const std::string& value,
                         const std::string& file)
{
    throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), path, what, value}, file,
                kRemedy);
}

[[noreturn]] void refuseClass(const std::string& path, const ModuleFact& fact, std::string_view expected,
                              const std::string& file)
{
    throw Error({Message::tr("the block %1 is of the class %2 where %3 belongs, which cannot be built"), path,
                 fact.library + "." + fact.name, expected},
                file, kRemedy);
}

/// A fork's own library may compute anything under the same name.
bool isOf(const ModuleFact& fact, const std::vector<std::string_view>& classes)
{
    const bool known =
        fact.library.starts_with("ultralytics.") || fact.library.starts_with("torch.nn.modules.");
    return known && std::find(classes.begin(), classes.end(), fact.name) != classes.end();
}

/// "3x3" from a pair, a list of one, or a number.
std::optional<std::string> pairOf(const FactValue& value)
{
    const auto* list = std::get_if<std::vector<double>>(&value);
    const auto* number = std::get_if<double>(&value);
    if (number != nullptr) return numberText(*number) + "x" + numberText(*number);
    if (list == nullptr || list->empty() || list->size() > 2) return std::nullopt;
    return numberText(list->front()) + "x" + numberText(list->back());
}

/// Requires a value to be this where the file says it.
void require(const ModuleFact& fact, std::string_view name, const FactValue& wanted, const std::string& path,
             const std::string& file)
{
    const FactValue* found = fact.find(name);
    if (found != nullptr && *found != wanted) refuse(path, std::string(name), valueText(*found), file);
}

void readGeometry(BlockSettings& said, const ModuleFact& conv, const std::string& path,
                  const std::string& file)
{
    require(conv, "padding_mode", std::string("zeros"), path, file);
    require(conv, "transposed", false, path, file);
    for (const auto& [theirs, ours] :
         {std::pair{"kernel_size", setting::kKernel}, std::pair{"stride", setting::kStride},
          std::pair{"padding", setting::kPadding}, std::pair{"dilation", setting::kDilation}}) {
        const FactValue* value = conv.find(theirs);
        if (value == nullptr) continue;
        const std::optional<std::string> pair = pairOf(*value);
        if (!pair) refuse(path, theirs, valueText(*value), file);
        said[std::string(ours)] = *pair;
    }
    if (const double* groups = conv.get<double>("groups"))
        said[std::string(setting::kGroups)] = numberText(*groups);
}

/// Empty for a class that is no activation known here.
std::optional<Activation> activationOf(const ModuleFact& act)
{
    static const std::map<std::string, ActivationKind, std::less<>> kinds = {
        {"Identity", ActivationKind::None},
        {"SiLU", ActivationKind::Silu},
        {"ReLU", ActivationKind::Relu},
        {"ReLU6", ActivationKind::Relu6},
        {"LeakyReLU", ActivationKind::LeakyRelu},
        {"Hardswish", ActivationKind::Hardswish},
        {"Hardsigmoid", ActivationKind::Hardsigmoid},
        {"Hardtanh", ActivationKind::Hardtanh},
        {"GELU", ActivationKind::Gelu},
        {"Mish", ActivationKind::Mish},
        {"ELU", ActivationKind::Elu},
        {"CELU", ActivationKind::Celu},
        {"SELU", ActivationKind::Selu},
        {"Sigmoid", ActivationKind::Sigmoid},
        {"Tanh", ActivationKind::Tanh},
        {"Softplus", ActivationKind::Softplus},
        {"Softsign", ActivationKind::Softsign}};
    const auto found = kinds.find(act.name);
    if (found == kinds.end() || !act.library.starts_with("torch.nn.modules.")) return std::nullopt;
    std::string text = activationText({found->second});
    Activation activation = *activationFromText(text.substr(0, text.find(':'))); // with torch's own numbers
    const auto take = [&act](const char* name, double& number) {
        if (const double* own = act.get<double>(name)) number = *own;
    };
    switch (found->second) {
    case ActivationKind::LeakyRelu:
        take("negative_slope", activation.first);
        break;
    case ActivationKind::Elu:
    case ActivationKind::Celu:
        take("alpha", activation.first);
        break;
    case ActivationKind::Hardtanh:
        take("min_val", activation.first);
        take("max_val", activation.second);
        break;
    case ActivationKind::Softplus:
        take("beta", activation.first);
        take("threshold", activation.second);
        break;
    case ActivationKind::Gelu:
        if (const std::string* mode = act.get<std::string>("approximate"); mode != nullptr && *mode == "tanh")
            activation.kind = ActivationKind::GeluTanh;
        break;
    default:
        break;
    }
    // What tracing makes of ReLU6.
    if (activation == Activation{ActivationKind::Hardtanh, 0, 6}) return Activation{ActivationKind::Relu6};
    return activation;
}

BlockSettings readActivation(const GraphFacts& facts, const std::string& path, const std::string& file)
{
    const ModuleFact* act = facts.find(path + ".act");
    if (act == nullptr) return {};
    const std::optional<Activation> activation = activationOf(*act);
    if (!activation)
        throw Error({Message::tr("the block %1 has the activation %2, which cannot be built"), path, act->name}, file, kRemedy);
    return {{std::string(setting::kActivation), activationText(*activation)}};
}

BlockSettings readConv(const GraphFacts& facts, const std::string& path, const std::string& file)
{
    BlockSettings said;
    if (const ModuleFact* conv = facts.find(path + ".conv")) {
        if (!isOf(*conv, {"Conv2d"})) refuseClass(path + ".conv", *conv, "Conv2d", file);
        readGeometry(said, *conv, path, file);
    }
    const ModuleFact* norm = facts.find(path + ".bn");
    if (norm != nullptr && norm->name != "Identity") {
        if (!isOf(*norm, {"BatchNorm2d", "SyncBatchNorm"}))
            refuseClass(path + ".bn", *norm, "BatchNorm2d", file);
        require(*norm, "affine", true, path, file);
        require(*norm, "track_running_stats", true, path, file);
        if (const double* epsilon = norm->get<double>("eps"))
            said[std::string(setting::kEpsilon)] = numberText(*epsilon);
    }
    said.merge(readActivation(facts, path, file));
    return said;
}

/// The side of the maxima of the module `part` within the block at `path`.
BlockSettings readPool(const GraphFacts& facts, const std::string& path, const std::string& part, const std::string& file)
{
    BlockSettings said;
    const ModuleFact* pool = facts.find(path + part);
    if (pool == nullptr) return said;
    if (!isOf(*pool, {"MaxPool2d"})) refuseClass(path + part, *pool, "MaxPool2d", file);
    const FactValue* kernel = pool->find("kernel_size");
    if (kernel == nullptr) return said;
    const std::string side = pairOf(*kernel).value_or("");
    const std::string height = side.substr(0, side.find('x'));
    if (side != height + "x" + height) refuse(path, "kernel_size", valueText(*kernel), file);
    const auto fixed = [&](const char* name, const std::string& wanted) {
        const FactValue* value = pool->find(name);
        if (value != nullptr && pairOf(*value) != wanted) refuse(path, name, valueText(*value), file);
    };
    fixed("stride", "1x1");
    fixed("dilation", "1x1");
    fixed("padding", halfOf(side));
    require(*pool, "ceil_mode", false, path, file);
    said[std::string(setting::kPool)] = height;
    return said;
}

BlockSettings readSppf(const GraphFacts& facts, const ModuleFact& fact, const std::string& path, const std::string& file)
{
    BlockSettings said = readPool(facts, path, ".m", file);
    const bool* add = fact.get<bool>("add");
    if (add != nullptr || facts.complete) // ultralytics before 8.4 has no such attribute and adds nothing
        said[std::string(setting::kAdd)] = add != nullptr && *add ? "true" : "false";
    return said;
}

/// SPPELAN's maxima are three modules, which are the same.
BlockSettings readSppElan(const GraphFacts& facts, const std::string& path, const std::string& file)
{
    const BlockSettings first = readPool(facts, path, ".cv2", file);
    for (const char* part : {".cv3", ".cv4"})
        if (readPool(facts, path, part, file) != first) refuse(path, "kernel_size", part, file);
    return first;
}

BlockSettings readUpsample(const ModuleFact& fact, const std::string& path, const std::string& file)
{
    require(fact, "size", std::monostate(), path, file);
    if (const FactValue* factor = fact.find("scale_factor"); factor != nullptr && pairOf(*factor) != "2x2")
        refuse(path, "scale_factor", valueText(*factor), file);
    const std::string* mode = fact.get<std::string>("mode");
    if (mode == nullptr) return {};
    const bool* aligned = fact.get<bool>("align_corners");
    return {{std::string(setting::kUpsample), *mode + (aligned != nullptr && *aligned ? "-aligned" : "")}};
}

/// The attention and the norms compute one thing alone; the activation may be another.
BlockSettings readAifi(const GraphFacts& facts, const ModuleFact& fact, const std::string& path, const std::string& file)
{
    require(fact, "normalize_before", false, path, file);
    if (const ModuleFact* attention = facts.find(path + ".ma")) {
        if (!isOf(*attention, {"MultiheadAttention"})) refuseClass(path + ".ma", *attention, "MultiheadAttention", file);
        require(*attention, "batch_first", true, path + ".ma", file);
        require(*attention, "add_zero_attn", false, path + ".ma", file);
    }
    for (const char* part : {".norm1", ".norm2"})
        if (const ModuleFact* norm = facts.find(path + part)) {
            if (!isOf(*norm, {"LayerNorm"})) refuseClass(path + part, *norm, "LayerNorm", file);
            require(*norm, "eps", 1e-5, path + part, file);
        }
    return readActivation(facts, path, file);
}

/// The stem's maxima.
void checkStem(const GraphFacts& facts, const std::string& path, const std::string& file)
{
    const ModuleFact* pool = facts.find(path + ".pool");
    if (pool == nullptr) return;
    if (!isOf(*pool, {"MaxPool2d"})) refuseClass(path + ".pool", *pool, "MaxPool2d", file);
    for (const auto& [name, wanted] : {std::pair{"kernel_size", "2x2"}, std::pair{"stride", "1x1"}, std::pair{"padding", "0x0"}}) {
        const FactValue* value = pool->find(name);
        if (value != nullptr && pairOf(*value) != wanted) refuse(path + ".pool", name, valueText(*value), file);
    }
    require(*pool, "ceil_mode", true, path + ".pool", file);
}

/// Checks what the file's layers are.
class NetworkCheck {
  public:
    NetworkCheck(const GraphFacts& facts, const NetworkSpec& spec, const std::string& file)
        : facts_(facts), spec_(spec), file_(file)
    {
    }

    void run(const std::map<std::string, BlockPtr>& blocks)
    {
        for (std::size_t index = 0; index < spec_.layers.size(); ++index)
            checkLayer(index);
        checkHead("model." + std::to_string(spec_.layers.size() - 1));
        for (const auto& [path, block] : blocks)
            explainBlock(path, *block);
        for (const auto& [path, fact] : facts_.modules)
            if (path.starts_with("model.") && !explained_.contains(path))
                throw Error({Message::tr("the block %1 (%2) is none of %3 and cannot be built"), path,
                             fact.name, familyName(spec_.family)},
                            file_, kRemedy);
    }

  private:
    void explain(std::string path)
    {
        while (explained_.insert(path).second && path.find('.') != std::string::npos)
            path.resize(path.rfind('.'));
    }

    void explainBlock(const std::string& path, const Block& block)
    {
        explain(path);
        for (const std::string_view part : block.parts())
            explained_.insert(path + "." + std::string(part));
    }

    void checkLayer(std::size_t index)
    {
        const std::string path = "model." + std::to_string(index);
        explain(path);
        const ModuleFact* fact = facts_.find(path);
        if (fact == nullptr) return;
        checkSources(*fact, index, path);
        if (spec_.layers[index].kind == LayerKind::Concat) {
            if (!isOf(*fact, {"Concat"})) refuseClass(path, *fact, "Concat", file_);
            require(*fact, "d", 1.0, path, file_);
        }
    }

    /// `f`: the layers that this one reads, negative ones counted from itself.
    void checkSources(const ModuleFact& fact, std::size_t index, const std::string& path) const
    {
        const FactValue* from = fact.find("f");
        if (from == nullptr) return;
        std::vector<double> theirs;
        if (const double* one = std::get_if<double>(from)) theirs = {*one};
        if (const auto* list = std::get_if<std::vector<double>>(from)) theirs = *list;
        const auto absolute = [index](double source) {
            return source < 0 ? static_cast<double>(index) + source : source;
        };
        const std::vector<int>& ours = spec_.layers[index].from;
        bool same = theirs.size() == ours.size();
        for (std::size_t i = 0; same && i < ours.size(); ++i)
            same = absolute(theirs[i]) == absolute(ours[i]);
        if (!same) refuse(path, "from", valueText(*from), file_);
    }

    void checkHead(const std::string& path)
    {
        if (spec_.decoder) {
            checkQueryDecoder(path, *spec_.decoder, facts_, file_, [this](const std::string& known) { explain(known); });
            return;
        }
        for (const char* part : {".dfl", ".dfl.conv", ".cv2", ".cv3", ".one2one_cv2", ".one2one_cv3"})
            explain(path + part);
        const ModuleFact* head = facts_.find(path);
        if (head == nullptr) return;
        if (!isOf(*head, {"Detect", "v10Detect"})) refuseClass(path, *head, "Detect", file_);
        require(*head, "reg_max", static_cast<double>(spec_.regMax), path, file_);
        require(*head, "nl", static_cast<double>(spec_.strides.size()), path, file_);
        require(*head, "nc", static_cast<double>(spec_.classes), path, file_);
        require(*head, "stride", std::vector<double>(spec_.strides.begin(), spec_.strides.end()), path, file_);
    }

    const GraphFacts& facts_;
    const NetworkSpec& spec_;
    const std::string& file_;
    std::set<std::string, std::less<>> explained_;
};

} // namespace

void checkNetwork(const GraphFacts& facts, const NetworkSpec& spec,
                  const std::map<std::string, BlockPtr>& blocks, const std::string& file)
{
    if (!facts.modules.empty()) NetworkCheck(facts, spec, file).run(blocks);
}

BlockSettings settingsOfModule(const GraphFacts& facts, const std::string& path, const Block& block,
                               const std::string& file)
{
    const ModuleFact* fact = facts.find(path);
    if (fact == nullptr) return {};
    const std::vector<std::string_view> classes = block.classes();
    if (!isOf(*fact, classes)) refuseClass(path, *fact, classes.front(), file);
    const std::string_view name = classes.front();
    if (name == "Conv") return readConv(facts, path, file);
    if (name == "SPPF") return readSppf(facts, *fact, path, file);
    if (name == "SPPELAN") return readSppElan(facts, path, file);
    if (name == "RepConv" || name == "RepVGGDW") return readActivation(facts, path, file);
    if (name == "Upsample") return readUpsample(*fact, path, file);
    if (name == "AIFI") return readAifi(facts, *fact, path, file);
    if (name == "HGStem") checkStem(facts, path, file);
    BlockSettings said;
    if (name == "Conv2d") readGeometry(said, *fact, path, file);
    const BlockSettings own = block.settings();
    if (const bool* add = fact->get<bool>("add"); add != nullptr && own.contains(setting::kAdd))
        said[std::string(setting::kAdd)] = *add ? "true" : "false";
    for (const auto& [theirs, ours] : {std::pair{"num_heads", setting::kHeads}, std::pair{"area", setting::kArea}})
        if (const double* number = fact->get<double>(theirs); number != nullptr && own.contains(ours))
            said[std::string(ours)] = numberText(*number);
    return said;
}

BlockSettings settingsOfShapes(const StateDict& weights, const std::string& path, const Block& block)
{
    const auto* conv = dynamic_cast<const ConvBlock*>(&block);
    const auto found = weights.tensors.find(path + ".conv.weight");
    if (conv == nullptr || found == weights.tensors.end() || found->second.dim() != 4) return {};
    const at::Tensor& weight = found->second;
    BlockSettings said = {{std::string(setting::kKernel),
                           std::to_string(weight.size(2)) + "x" + std::to_string(weight.size(3))}};
    const std::int64_t in = conv->inputChannels(), own = weight.size(1);
    if (own > 0 && in % own == 0) said[std::string(setting::kGroups)] = std::to_string(in / own);
    return said;
}

std::string halfOf(const std::string& pair)
{
    const auto half = [](std::string_view side) {
        return numberText(std::floor(finiteNumber(side).value_or(0) / 2));
    };
    const std::size_t cross = pair.find('x');
    return half(std::string_view(pair).substr(0, cross)) + "x" +
           half(std::string_view(pair).substr(cross + 1));
}

} // namespace blindspot::detector
