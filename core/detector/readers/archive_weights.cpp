#include "core/detector/readers/archive_weights.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/detector/readers/module_tree.h"
#include "core/detector/readers/pickle.h"
#include "core/detector/readers/script_code.h"
#include "core/detector/readers/tensor_loader.h"
#include "core/detector/readers/tensor_names.h"
#include "core/detector/readers/zip_archive.h"

#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace blindspot::detector {

namespace {

constexpr std::uint64_t kMaxPickleBytes = 32U << 20;
constexpr std::uint64_t kMaxConfigBytes = 4U << 20;
constexpr std::size_t kMaxClasses = 100'000;

/// Class names from {0: "person", ...} or ["person", ...]; empty optional for anything else.
std::optional<std::vector<std::string>> pickledNames(const PickleNode& names)
{
    const bool numbered = names.is(PickleKind::Dict);
    if (!numbered && !names.is(PickleKind::List) && !names.is(PickleKind::Tuple)) return std::nullopt;
    const std::size_t step = numbered ? 2 : 1;
    const std::size_t count = names.items.size() / step;
    if (count > kMaxClasses) return std::nullopt;
    std::vector<const PickleNode*> byNumber(count, nullptr);
    for (std::size_t i = 0; i < count; ++i) {
        const PickleNode* key = names.items[i * step];
        const std::int64_t number = numbered ? key->integer : static_cast<std::int64_t>(i);
        if ((numbered && !key->is(PickleKind::Integer)) || number < 0 ||
            number >= static_cast<std::int64_t>(count))
            return std::nullopt;
        byNumber[static_cast<std::size_t>(number)] = names.items[i * step + step - 1];
    }
    std::vector<std::string> result;
    for (const PickleNode* name : byNumber) {
        if (!name || !name->is(PickleKind::Text) || name->text.size() > 1000 || !isUtf8(name->text))
            return std::nullopt;
        result.emplace_back(name->text);
    }
    return result;
}

/// Sets the class names, where there are any, or marks them as unreadable.
void takePickledNames(StateDict& weights, const PickleNode* names)
{
    if (!names || names->is(PickleKind::None)) return;
    std::optional<std::vector<std::string>> known = pickledNames(*names);
    weights.namesUnreadable = !known;
    if (known) weights.classNames = std::move(*known);
}

/// "imgsz" of a dictionary, or of an object with such an attribute: a number or a pair of them (height, width). Zeros
/// where there is none, -1 for what is no number of pixels.
std::array<std::int64_t, 2> pickledInputSize(const Pickle& pickle, const PickleNode* settings)
{
    const PickleNode* attributes = attributesOf(settings);
    const PickleNode* size = pickle.find(attributes ? attributes : settings, "imgsz");
    if (!size || size->is(PickleKind::None)) return {};
    const auto side = [](const PickleNode& node) -> std::int64_t {
        if (node.is(PickleKind::Integer)) return node.integer;
        const bool whole = node.is(PickleKind::Real) && node.real == std::floor(node.real) && std::abs(node.real) < 1e9;
        return whole ? static_cast<std::int64_t>(node.real) : -1;
    };
    if (!size->is(PickleKind::List) && !size->is(PickleKind::Tuple)) return {side(*size), side(*size)};
    if (size->items.empty() || size->items.size() > 2) return {-1, -1};
    return {side(*size->items.front()), side(*size->items.back())};
}

/// A text of a dictionary; "" where there is none.
std::string pickledText(const Pickle& pickle, const PickleNode* node, std::string_view key)
{
    const PickleNode* text = pickle.find(node, key);
    return text && text->is(PickleKind::Text) && isUtf8(text->text) ? std::string(text->text.substr(0, 100)) : std::string();
}

/// What a checkpoint bears as its licence: ultralytics writes it beside the module.
std::string pickledLicence(const Pickle& pickle)
{
    const PickleNode* text = pickle.find(&pickle.root(), "license");
    return text && text->is(PickleKind::Text) ? shortText(text->text) : std::string();
}

/// The module that a checkpoint holds, null where it is no checkpoint of modules.
const PickleNode* moduleOf(const Pickle& pickle)
{
    const PickleNode* module = nullptr;
    if (isModule(pickle, &pickle.root())) module = &pickle.root();
    for (const char* key : {"ema", "model"})
        if (const PickleNode* value = pickle.find(&pickle.root(), key); !module && isModule(pickle, value))
            module = value;
    return module;
}

/// The module itself, where training on several devices has wrapped it in another.
const PickleNode* unwrapped(const Pickle& pickle, const PickleNode* module)
{
    for (int i = 0; i < 4; ++i) {
        const PickleNode* inner = pickle.find(pickle.find(attributesOf(module), "_modules"), "module");
        if (!isModule(pickle, inner)) break;
        module = inner;
    }
    return module;
}

StateDict readModule(const Pickle& pickle, const PickleNode& module, TensorLoader& loader)
{
    StateDict result;
    result.format = "ultralytics";
    std::map<std::string, at::Tensor> tensors = moduleTensors(pickle, module, loader, result.graph);
    usePlainNames(result.graph, tensors);
    result.tensors = withPlainNames(std::move(tensors));
    result.graph.complete = true;
    result.graph.version = pickledText(pickle, &pickle.root(), "version");
    result.graph.licence = pickledLicence(pickle);
    const PickleNode* attributes = attributesOf(&module);
    const PickleNode* names = pickle.find(attributes, "names");
    takePickledNames(result, names ? names : pickle.find(&pickle.root(), "names"));
    result.graph.task = pickledText(pickle, attributes, "task");
    result.inputSize = pickledInputSize(pickle, pickle.find(attributes, "args"));
    if (result.inputSize == std::array<std::int64_t, 2>{})
        result.inputSize = pickledInputSize(pickle, pickle.find(&pickle.root(), "train_args"));
    return result;
}

StateDict readDictionary(const Pickle& pickle, TensorLoader& loader)
{
    StateDict result;
    result.format = "state-dict";
    for (const char* key : {"state_dict", "model_state_dict", "ema", "model"}) {
        const PickleNode* inner = pickle.find(&pickle.root(), key);
        if (inner && inner->is(PickleKind::Dict)) result.tensors = dictionaryTensors(pickle, *inner, loader);
        if (!result.tensors.empty()) break;
    }
    if (result.tensors.empty()) result.tensors = dictionaryTensors(pickle, pickle.root(), loader);
    result.tensors = withPlainNames(std::move(result.tensors));
    takePickledNames(result, pickle.find(&pickle.root(), "names"));
    result.graph.licence = pickledLicence(pickle);
    result.inputSize = pickledInputSize(pickle, &pickle.root());
    return result;
}

StateDict readScript(const ZipArchive& archive, const Pickle& pickle, TensorLoader& loader)
{
    StateDict result;
    result.format = "torchscript";
    std::map<std::string, at::Tensor> tensors = scriptModuleTensors(pickle, pickle.root(), loader, result.graph);
    addScriptFacts(archive, result.graph);
    usePlainNames(result.graph, tensors);
    result.tensors = withPlainNames(std::move(tensors));
    constexpr char kConfig[] = "extra/config.txt";
    if (archive.has(kConfig)) {
        const JsonValue config = parseJson(archive.text(kConfig, kMaxConfigBytes), archive.fileName());
        if (const JsonValue* names = config.member("names"))
            takeClassNames(result, *names);
        if (const JsonValue* size = config.member("imgsz")) result.inputSize = inputSizeOf(*size);
        const auto text = [&config](std::string_view key) {
            const JsonValue* value = config.member(key);
            return value && value->string() ? value->string()->substr(0, 100) : std::string();
        };
        result.graph.version = text("version");
        result.graph.task = text("task");
        if (const JsonValue* licence = config.member("license"); licence && licence->string())
            result.graph.licence = shortText(*licence->string());
    }
    return result;
}

} // namespace

StateDict readArchiveWeights(InputFile& file)
{
    const ZipArchive archive(file);
    if (!archive.has("data.pkl"))
        throw Error(Message::tr("this archive was not written by PyTorch"), file.name(),
                    Message::tr("choose a .safetensors, .pt, .torchscript or .onnx file"));
    const Pickle pickle = Pickle::parse(archive.text("data.pkl", kMaxPickleBytes), file.name());
    TensorLoader loader(archive);
    StateDict result;
    if (archive.has("constants.pkl") || archive.hasFolder("code/")) {
        result = readScript(archive, pickle, loader);
    } else if (const PickleNode* module = moduleOf(pickle)) {
        result = readModule(pickle, *unwrapped(pickle, module), loader);
    } else {
        result = readDictionary(pickle, loader);
    }
    if (result.tensors.empty())
        throw Error(Message::tr("there are no weights in it"), file.name(),
                    Message::tr("choose a detector's checkpoint, state dict or TorchScript export"));
    return result;
}

} // namespace blindspot::detector
