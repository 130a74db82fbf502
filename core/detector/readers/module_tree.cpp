#include "core/detector/readers/module_tree.h"

#include "core/common/error.h"
#include "core/common/json_text.h"

#include <ATen/core/Tensor.h>

#include <optional>
#include <set>
#include <vector>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxModules = 20'000;
constexpr std::size_t kMaxTensors = 100'000;
constexpr std::size_t kMaxNameBytes = 500;
constexpr std::size_t kMaxDepth = 64;
constexpr Message::Text kRemedy =
    Message::tr("the file is damaged or not a detector's; get it again, or export it to safetensors");

/// A module on the way to be read, with the name that goes before its own parts' names.
struct Place {
    const PickleNode* module;
    std::string prefix;
    std::size_t depth;
};

/// Walks the tree with a list of places to go, without recursion.
class Walk {
  public:
    Walk(const Pickle& pickle, TensorLoader& loader) : pickle_(pickle), loader_(loader) {}

    /// `visit(place, attributes)` adds tensors and further places.
    template <typename Visit>
    std::map<std::string, at::Tensor> run(const PickleNode& root, Visit visit)
    {
        places_.push_back({&root, "", 0});
        while (!places_.empty()) {
            const Place place = std::move(places_.back());
            places_.pop_back();
            const PickleNode* attributes = attributesOf(place.module);
            if (attributes) visit(place, *attributes);
        }
        return std::move(tensors_);
    }

    void addModule(const Place& parent, const PickleNode& key, const PickleNode* module)
    {
        if (++modules_ > kMaxModules || parent.depth >= kMaxDepth)
            fail(Message::tr("too many modules, or a module within itself"));
        places_.push_back({module, nameOf(parent.prefix, key) + ".", parent.depth + 1});
    }

    void addTensor(const std::string& prefix, const PickleNode& key, const PickleNode& tensor)
    {
        if (tensors_.size() >= kMaxTensors) fail(Message::tr("too many tensors"));
        const std::string name = nameOf(prefix, key);
        if (tensors_.contains(name)) fail({Message::tr("the tensor %1 is there twice"), jsonQuoted(name)});
        tensors_[name] = loader_.load(tensor, name);
    }

    std::map<std::string, at::Tensor> takeTensors() { return std::move(tensors_); }

  private:
    [[noreturn]] void fail(const Message& what) const { throw Error(what, pickle_.where(), kRemedy); }

    std::string nameOf(const std::string& prefix, const PickleNode& key) const
    {
        if (!key.is(PickleKind::Text) || key.text.empty() ||
            prefix.size() + key.text.size() > kMaxNameBytes || !isUtf8(key.text))
            fail({Message::tr("a tensor or module without a sensible name, within %1"), jsonQuoted(prefix)});
        return prefix + std::string(key.text);
    }

    const Pickle& pickle_;
    TensorLoader& loader_;
    std::vector<Place> places_;
    std::map<std::string, at::Tensor> tensors_;
    std::size_t modules_ = 0;
};

/// Calls `visit(key, value)` for the items of a dictionary; nothing for null and for what is none.
template <typename Visit>
void forEachItem(const Pickle& pickle, const PickleNode* dictionary, Visit visit)
{
    if (!dictionary || (!dictionary->is(PickleKind::Dict) && !dictionary->is(PickleKind::Object))) return;
    const std::span<const PickleNode* const> items = pickle.itemsOf(dictionary);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        visit(*items[i], *items[i + 1]);
}

/// The texts of a pickled set: set([...]) in protocol 2, a set of its own in protocol 4.
std::set<std::string_view> textsOf(const Pickle& pickle, const PickleNode* node)
{
    std::set<std::string_view> texts;
    if (node && node->is(PickleKind::Object) && !node->arguments->items.empty())
        node = node->arguments->items.front();
    for (const PickleNode* item : pickle.itemsOf(node))
        if (item->is(PickleKind::Text)) texts.insert(item->text);
    return texts;
}

/// A number, flag, text or list of numbers; a short tensor becomes a list. Empty for what settings are not made of.
std::optional<FactValue> factOf(const PickleNode& node, TensorLoader& loader)
{
    constexpr std::size_t kMaxItems = 16;
    constexpr std::size_t kMaxTextBytes = 100;
    const auto number = [](const PickleNode& value) -> std::optional<double> {
        if (value.is(PickleKind::Integer)) return static_cast<double>(value.integer);
        return value.is(PickleKind::Real) ? std::optional(value.real) : std::nullopt;
    };
    if (node.is(PickleKind::None)) return FactValue();
    if (node.is(PickleKind::Bool)) return FactValue(node.integer != 0);
    if (const std::optional<double> one = number(node)) return FactValue(*one);
    if (node.is(PickleKind::Text))
        return node.text.size() <= kMaxTextBytes && isUtf8(node.text) ? std::optional(FactValue(std::string(node.text)))
                                                                     : std::nullopt;
    std::vector<double> list;
    if ((node.is(PickleKind::Tuple) || node.is(PickleKind::List)) && node.items.size() <= kMaxItems) {
        for (const PickleNode* item : node.items) {
            const std::optional<double> one = number(*item);
            if (!one) return std::nullopt;
            list.push_back(*one);
        }
        return FactValue(std::move(list));
    }
    if (TensorLoader::isTensor(node)) {
        const at::Tensor tensor = loader.load(node, "stride").flatten();
        for (std::int64_t i = 0; i < tensor.numel() && i < static_cast<std::int64_t>(kMaxItems); ++i)
            list.push_back(tensor[i].item<double>());
        return FactValue(std::move(list));
    }
    return std::nullopt;
}

/// What the class and the plain attributes of a module say.
ModuleFact moduleFact(const Pickle& pickle, const PickleNode& module, const PickleNode& attributes, TensorLoader& loader)
{
    constexpr std::size_t kMaxClassBytes = 100;
    constexpr std::size_t kMaxValues = 40; // twice what the largest of torch's and ultralytics' modules have
    ModuleFact fact;
    if (module.callable != nullptr && module.callable->is(PickleKind::Class)) {
        fact.library = module.callable->text.substr(0, kMaxClassBytes);
        fact.name = module.callable->name.substr(0, kMaxClassBytes);
    }
    forEachItem(pickle, &attributes, [&](const PickleNode& key, const PickleNode& value) {
        const bool own = key.is(PickleKind::Text) && (!key.text.starts_with("_") || key.text == "_end2end");
        if (!own || fact.values.size() >= kMaxValues || (TensorLoader::isTensor(value) && key.text != "stride")) return;
        if (std::optional<FactValue> known = factOf(value, loader)) fact.values[std::string(key.text)] = std::move(*known);
    });
    return fact;
}

/// The prefix of a module's parts without its last dot.
std::string pathOf(const std::string& prefix)
{
    return prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1);
}

} // namespace

const PickleNode* attributesOf(const PickleNode* object)
{
    if (!object || !object->is(PickleKind::Object) || !object->state) return nullptr;
    const PickleNode* state = object->state;
    // A class with slots has a pair: attributes and slots.
    if (state->is(PickleKind::Tuple) && !state->items.empty()) state = state->items.front();
    return state->is(PickleKind::Dict) ? state : nullptr;
}

bool isModule(const Pickle& pickle, const PickleNode* node)
{
    return pickle.find(attributesOf(node), "_modules") != nullptr;
}

std::map<std::string, at::Tensor> moduleTensors(const Pickle& pickle, const PickleNode& module, TensorLoader& loader,
                                                GraphFacts& facts)
{
    Walk walk(pickle, loader);
    return walk.run(module, [&](const Place& place, const PickleNode& attributes) {
        facts.modules[pathOf(place.prefix)] = moduleFact(pickle, *place.module, attributes, loader);
        const std::set<std::string_view> left =
            textsOf(pickle, pickle.find(&attributes, "_non_persistent_buffers_set"));
        const auto tensor = [&](const PickleNode& key, const PickleNode& value) {
            if (TensorLoader::isTensor(value)) walk.addTensor(place.prefix, key, value);
        };
        forEachItem(pickle, pickle.find(&attributes, "_parameters"), tensor);
        forEachItem(pickle, pickle.find(&attributes, "_buffers"),
                    [&](const PickleNode& key, const PickleNode& value) {
                        if (!left.contains(key.text)) tensor(key, value);
                    });
        forEachItem(pickle, pickle.find(&attributes, "_modules"),
                    [&](const PickleNode& key, const PickleNode& value) {
                        if (value.is(PickleKind::Object)) walk.addModule(place, key, &value);
                    });
    });
}

std::map<std::string, at::Tensor> scriptModuleTensors(const Pickle& pickle, const PickleNode& module,
                                                      TensorLoader& loader, GraphFacts& facts)
{
    Walk walk(pickle, loader);
    return walk.run(module, [&](const Place& place, const PickleNode& attributes) {
        facts.modules[pathOf(place.prefix)] = moduleFact(pickle, *place.module, attributes, loader);
        forEachItem(pickle, &attributes, [&](const PickleNode& key, const PickleNode& value) {
            if (TensorLoader::isTensor(value))
                walk.addTensor(place.prefix, key, value);
            else if (attributesOf(&value))
                walk.addModule(place, key, &value);
        });
    });
}

std::map<std::string, at::Tensor> dictionaryTensors(const Pickle& pickle, const PickleNode& dictionary,
                                                    TensorLoader& loader)
{
    Walk walk(pickle, loader);
    forEachItem(pickle, &dictionary, [&](const PickleNode& key, const PickleNode& value) {
        if (TensorLoader::isTensor(value)) walk.addTensor("", key, value);
    });
    return walk.takeTensors();
}

} // namespace blindspot::detector
