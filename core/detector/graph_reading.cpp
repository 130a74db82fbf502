#include "core/detector/graph_reading.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/common/number_text.h"
#include "core/detector/module_settings.h"
#include "core/detector/blocks/conv_block.h"
#include "core/detector/network.h"
#include "core/detector/stated_sources.h"
#include "core/detector/state_dict.h"

#include <array>
#include <map>
#include <optional>
#include <utility>

namespace blindspot::detector {

namespace {

/// What is left open falls under one of these; "" is all that cannot be said otherwise.
std::string_view assumptionOf(std::string_view setting, const std::string& path, const Block& block,
                              const Block* parent)
{
    const auto is = [](const Block* one, std::string_view name) {
        return one != nullptr && one->classes().front() == name;
    };
    if (setting == setting::kActivation)
        return is(parent, "SPPF") && path.ends_with(".cv1") ? assumption::kSppfActivation
                                                            : assumption::kActivation;
    if (setting == setting::kEpsilon) return assumption::kEpsilon;
    if (setting == setting::kPool) return assumption::kSppfKernel;
    if (setting == setting::kUpsample) return assumption::kUpsample;
    const bool inner = is(&block, "Bottleneck") || is(&block, "CIB") || is(&block, "RepBottleneck");
    if (setting == setting::kAdd && inner) return assumption::kShortcut;
    return {};
}

/// The block's value under what is assumed: `assumed` is "" where the user says nothing.
std::string valueOf(std::string_view key, const std::string& published, const std::string& assumed)
{
    if (assumed.empty() || assumed == "published") return published;
    if (key == assumption::kShortcut) return assumed == "all" ? "true" : "false";
    if (key == assumption::kActivation || key == assumption::kSppfActivation)
        return activationText(*activationFromText(assumed));
    if (key == assumption::kEpsilon) return numberText(*finiteNumber(assumed));
    return assumed;
}

Message assumptionMessage(std::string_view key, const std::string& value, bool chosen)
{
    const Message said = chosen ? Message(Message::tr("as chosen")) : Message(Message::tr("as published"));
    if (key == assumption::kActivation)
        return {Message::tr("the activation is %1 (%2; the file does not say)"), value, said};
    if (key == assumption::kSppfActivation)
        return {Message::tr("the activation of SPPF's first convolution is %1 (%2; the file does not say, "
                            "and ultralytics "
                            "8.4.0 to about 8.4.150 trained with none)"),
                value, said};
    if (key == assumption::kEpsilon)
        return {Message::tr("the eps of the batch norms is %1 (%2; the file does not say)"), value, said};
    if (key == assumption::kSppfKernel)
        return {Message::tr("SPPF takes the maximum of %1 x %1 cells (%2; the file does not say)"), value,
                said};
    if (key == assumption::kUpsample)
        return {Message::tr("upsampling is '%1' (%2; the file does not say)"), value, said};
    if (value == "published")
        return Message::tr("the bottlenecks that add their input are the published ones (the file does not say)");
    return {Message::tr("the bottlenecks that add their input: %1 (%2; the file does not say)"), value, said};
}

/// Names for a message: the first three, and how many more.
Message listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 3;
    std::string list;
    for (std::size_t i = 0; i < names.size() && i < kShown; ++i)
        list.append(i == 0 ? "" : ", ").append(names[i]);
    if (names.size() <= kShown) return Message::verbatim(list);
    return {Message::tr("%1 and %2 more"), list, names.size() - kShown};
}

/// Reads all blocks of one network.
class Reading {
  public:
    Reading(const StateDict& weights, const Network& network, const DetectorChoices& choices,
            const std::string& file)
        : weights_(weights), network_(network), choices_(choices), file_(file), blocks_(network.blocks())
    {
    }

    GraphReading run()
    {
        checkNetwork(weights_.graph, network_.spec(), blocks_, file_);
        checkStatedSources(weights_.graph, network_.spec(), file_);
        restOpen_ = !weights_.graph.stated.empty() && weights_.graph.sources.empty();
        checkRecord();
        for (const auto& [path, block] : blocks_)
            readBlock(path, *block);
        requireOpen();
        if (!weights_.graph.differences) tellAssumptions();
        tellDifferences();
        return std::move(result_);
    }

  private:
    const Block* blockAt(const std::string& path) const
    {
        const auto found = blocks_.find(path);
        return found == blocks_.end() ? nullptr : found->second.get();
    }

    /// What the file says of one block: by its modules, by our own record, and by the shapes of its tensors.
    BlockSettings saidBy(const std::string& path, const Block& block, const BlockSettings& published) const
    {
        const BlockSettings shapes = settingsOfShapes(weights_, path, block);
        BlockSettings said = shapes;
        const GraphFacts& facts = weights_.graph;
        if (facts.differences) {
            const auto own = facts.differences->find(path);
            for (const auto& [name, value] : published) {
                const bool differs = own != facts.differences->end() && own->second.contains(name);
                said[name] = differs ? own->second.find(name)->second : value;
            }
        } else if (!facts.modules.empty()) {
            for (auto& [name, value] : settingsOfModule(facts, path, block, file_))
                said[name] = value;
        }
        if (const auto stated = facts.stated.find(path); stated != facts.stated.end())
            for (const auto& [name, value] : stated->second)
                said[name] = value;
        // What decides the size of the weights is as large as the file's own weights, and no larger.
        for (const std::string_view name : {setting::kKernel, setting::kGroups}) {
            const auto shape = shapes.find(name);
            const auto found = said.find(name);
            if (found == said.end() || !published.contains(name)) continue;
            if (shape == shapes.end())
                said.erase(found);
            else if (found->second != shape->second)
                throw Error({Message::tr("the block %1 says that its %2 is %3, but its weights have %4"), path, name,
                             found->second, shape->second},
                            file_, Message::tr("the file is damaged; get it again"));
        }
        return said;
    }

    /// That our own record speaks of blocks and settings that this network has.
    void checkRecord() const
    {
        if (!weights_.graph.differences) return;
        for (const auto& [path, block] : *weights_.graph.differences) {
            const Block* known = blockAt(path);
            const BlockSettings published = known == nullptr ? BlockSettings() : known->settings();
            for (const auto& [name, value] : block)
                if (!published.contains(name))
                    throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), path, name, value}, file_,
                                Message::tr("update Blindspot, or export the weights again"));
        }
    }

    void readBlock(const std::string& path, const Block& block)
    {
        const BlockSettings published = block.settings();
        const BlockSettings said = saidBy(path, block, published);
        const std::size_t dot = path.rfind('.');
        const Block* parent = dot == std::string::npos ? nullptr : blockAt(path.substr(0, dot));
        const bool fused = !weights_.tensors.contains(path + ".bn.weight");
        for (const auto& [name, value] : published) {
            if (name == setting::kEpsilon && fused) continue;
            const auto found = said.find(name);
            std::string actual = found == said.end() ? value : found->second;
            if (found == said.end()) actual = leftOpen(name, value, said, path, block, parent);
            if (actual == value) continue;
            result_.settings[path][name] = actual;
            if (found != said.end()) different_[{name, actual, value}].push_back(path);
        }
    }

    /// The value to take where the file is silent.
    std::string leftOpen(const std::string& name, const std::string& published, const BlockSettings& said,
                         const std::string& path, const Block& block, const Block* parent)
    {
        // Another kernel has the padding that ultralytics gives it: half its size.
        const auto kernel = said.find(setting::kKernel);
        if (name == setting::kPadding && kernel != said.end() &&
            kernel->second != block.settings().find(setting::kKernel)->second)
            return halfOf(kernel->second);
        const std::string_view key = assumptionOf(name, path, block, parent);
        const bool noActivation = name == setting::kActivation && published == "none";
        if (key.empty() || noActivation) {
            restOpen_ = true;
            return published;
        }
        const auto assumed = choices_.assume.find(key);
        const std::string value =
            valueOf(key, published, assumed == choices_.assume.end() ? std::string() : assumed->second);
        open_.try_emplace(std::string(key), key == assumption::kShortcut ? std::string("published") : value);
        return value;
    }

    /// The user may assume only what the file leaves open.
    void requireOpen() const
    {
        for (const auto& [key, value] : choices_.assume)
            if (key != assumption::kInputSize && !open_.contains(key))
                throw Error(
                    {Message::tr("'%1' cannot be assumed: the file says itself what it is, or has nothing of "
                                 "the kind"),
                     key},
                    file_,
                    Message(Message::tr("leave --assume %1 out"), key).inWindow(Message::tr("leave %1 out")));
    }

    void tellAssumptions()
    {
        for (const auto& [key, value] : open_) {
            const auto chosen = choices_.assume.find(key);
            const bool own = chosen != choices_.assume.end();
            result_.assumptions.push_back(
                assumptionMessage(key, own && key == assumption::kShortcut ? chosen->second : value, own));
        }
        if (restOpen_ && !open_.empty())
            result_.assumptions.emplace_back(Message::tr("strides, paddings and the order of the layers are "
                                                         "those of the published %1 (the file does not "
                                                         "say)"),
                                             familyName(network_.spec().family));
    }

    void tellDifferences()
    {
        for (const auto& [what, paths] : different_)
            result_.differences.emplace_back(Message::tr("%1 is %2 instead of the published %3 in %4"),
                                             what[0], what[1], what[2], listed(paths));
    }

    const StateDict& weights_;
    const Network& network_;
    const DetectorChoices& choices_;
    const std::string& file_;
    const std::map<std::string, BlockPtr> blocks_;
    GraphReading result_;
    std::map<std::string, std::string, std::less<>> open_; ///< what was left open, and what was taken
    bool restOpen_ = false;
    std::map<std::array<std::string, 3>, std::vector<std::string>>
        different_; ///< name, value, published: blocks
};

} // namespace

GraphReading readGraph(const StateDict& weights, const Network& network, const DetectorChoices& choices,
                       const std::string& file)
{
    return Reading(weights, network, choices, file).run();
}

std::string settingsText(const GraphSettings& settings)
{
    std::string text = "{\"format\":1,\"blocks\":{";
    bool firstBlock = true;
    for (const auto& [path, block] : settings) {
        text.append(firstBlock ? "" : ",").append(jsonQuoted(path)).append(":{");
        bool first = true;
        for (const auto& [name, value] : block) {
            text.append(first ? "" : ",").append(jsonQuoted(name)).append(":").append(jsonQuoted(value));
            first = false;
        }
        text += "}";
        firstBlock = false;
    }
    return text + "}}";
}

GraphSettings settingsFromText(const std::string& text, const std::string& where)
{
    const JsonValue json = parseJson(text, where);
    const JsonValue* format = json.member("format");
    const JsonValue* blocks = json.member("blocks");
    if (!format || format->integer() != 1 || !blocks || !blocks->object())
        throw Error(Message::tr("the record of its network is of another version"), where,
                    Message::tr("update Blindspot, or export the weights again"));
    GraphSettings settings;
    for (const auto& [path, block] : *blocks->object())
        for (const auto& [name, value] : block.object() ? *block.object() : JsonValue::Object())
            if (value.string()) settings[path][name] = *value.string();
    return settings;
}

} // namespace blindspot::detector
