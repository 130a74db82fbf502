#include "core/detector/readers/safetensors_weights.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/compute/safetensors.h"
#include "core/detector/graph_reading.h"
#include "core/detector/readers/python_literal.h"
#include "core/detector/readers/tensor_names.h"

#include <optional>
#include <utility>

namespace blindspot::detector {

namespace {

/// A text of the metadata as JSON, be it so or in Python's own notation; empty where it is neither.
std::optional<JsonValue> valueOf(const std::string& text, const std::string& where)
{
    const auto parsed = [&where](const std::string& json) -> std::optional<JsonValue> {
        try {
            return parseJson(json, where);
        } catch (const Error&) {
            return std::nullopt;
        }
    };
    if (std::optional<JsonValue> value = parsed(text)) return value;
    const std::optional<std::string> json = jsonOfPythonLiteral(text);
    return json ? parsed(*json) : std::nullopt;
}

} // namespace

StateDict readSafetensorsWeights(const std::filesystem::path& file)
{
    compute::SafetensorsFile content = compute::readSafetensors(file);
    StateDict result;
    result.format = "safetensors";
    for (auto& [name, tensor] : content.tensors)
        tensor = plainTensor(tensor);
    result.tensors = withPlainNames(std::move(content.tensors));
    const auto names = content.metadata.find("names");
    if (names != content.metadata.end())
        takeClassNames(result, valueOf(names->second, toUtf8(file)).value_or(JsonValue(false)));
    const auto size = content.metadata.find("imgsz");
    if (size != content.metadata.end()) // what is no number is told as such when the input's size is settled
        result.inputSize = inputSizeOf(valueOf(size->second, toUtf8(file)).value_or(JsonValue(false)));
    if (const auto graph = content.metadata.find("graph"); graph != content.metadata.end())
        result.graph.differences = settingsFromText(graph->second, toUtf8(file));
    if (const auto network = content.metadata.find("network"); network != content.metadata.end())
        result.graph.description = network->second;
    // Before it wrote the record, Blindspot trained published networks alone.
    const auto writer = content.metadata.find("trained_by");
    if (!result.graph.differences && writer != content.metadata.end() && writer->second == "Blindspot")
        result.graph.differences.emplace();
    for (const auto& [key, target] : {std::pair{"version", &result.graph.version}, std::pair{"task", &result.graph.task},
                                      std::pair{"architecture", &result.graph.architecture}})
        if (const auto text = content.metadata.find(key); text != content.metadata.end()) *target = text->second.substr(0, 100);
    if (const auto licence = content.metadata.find("license"); licence != content.metadata.end())
        result.graph.licence = shortText(licence->second);
    return result;
}

} // namespace blindspot::detector
