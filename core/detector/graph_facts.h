// GraphFacts are what a file of weights says about its network besides the tensors: each module's class and
// settings, and the program that wrote it.
#pragma once

#include "core/detector/graph_settings.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace blindspot::detector {

/// None, a flag, a number, a text, or a list of numbers.
using FactValue = std::variant<std::monostate, bool, double, std::string, std::vector<double>>;

/// One module of the file.
struct ModuleFact {
    std::string library; ///< "ultralytics.nn.modules.conv", "torch.nn.modules.activation"
    std::string name;    ///< its class there: "Conv", "SiLU"
    std::map<std::string, FactValue, std::less<>> values;

    const FactValue* find(std::string_view value) const
    {
        const auto found = values.find(value);
        return found == values.end() ? nullptr : &found->second;
    }
    template <typename Type>
    const Type* get(std::string_view value) const
    {
        const FactValue* found = find(value);
        return found == nullptr ? nullptr : std::get_if<Type>(found);
    }
};

struct GraphFacts {
    /// By the names that go before their tensors' ("model.9.cv1"); "" is the whole network.
    std::map<std::string, ModuleFact, std::less<>> modules;
    /// The module of that name; null where the file names none.
    const ModuleFact* find(std::string_view path) const
    {
        const auto found = modules.find(path);
        return found == modules.end() ? nullptr : &found->second;
    }
    /// Every module stands in `modules` with all of its settings. False: what is not there is not said.
    bool complete = false;
    /// Of files that Blindspot wrote: the settings that differ from the published network's; all others are
    /// as published.
    std::optional<GraphSettings> differences;
    std::string description; ///< of files that Blindspot wrote: networkText; "" for networks of published layers and others' files
    /// What the file says of its blocks without naming their classes, as ONNX does: all settings that it knows, by the block's
    /// path. Blocks that the network does not have may be among them.
    GraphSettings stated;
    /// The layers that a layer reads, by its number, where the file says so without naming classes: those of a Concat in their
    /// order, the head's by scale. Layers that read none other are not there.
    std::map<int, std::vector<int>> sources;
    std::string version; ///< of ultralytics, "8.3.200"; "" where the file does not say
    std::string task;    ///< "detect", "segment", ...; "" likewise
    std::string architecture; ///< by name, "yolov8n-seg"; "" likewise
    std::string licence; ///< what the file bears as its licence, "AGPL-3.0 (https://...)"; "" likewise
};

} // namespace blindspot::detector
