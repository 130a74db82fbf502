#include "core/detector/readers/safetensors_weights.h"

#include "core/common/utf8.h"
#include "core/compute/safetensors.h"
#include "core/detector/graph_reading.h"
#include "core/detector/readers/tensor_names.h"

#include <utility>

namespace blindspot::detector {

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
        result.classNames = classNamesOf(parseJson(names->second, toUtf8(file)), toUtf8(file));
    const auto size = content.metadata.find("imgsz");
    if (size != content.metadata.end()) result.inputSize = inputSizeOf(parseJson(size->second, toUtf8(file)));
    if (const auto graph = content.metadata.find("graph"); graph != content.metadata.end())
        result.graph.differences = settingsFromText(graph->second, toUtf8(file));
    // Before it wrote the record, Blindspot trained published networks alone.
    const auto writer = content.metadata.find("trained_by");
    if (!result.graph.differences && writer != content.metadata.end() && writer->second == "Blindspot")
        result.graph.differences.emplace();
    for (const auto& [key, target] : {std::pair{"version", &result.graph.version}, std::pair{"task", &result.graph.task}})
        if (const auto text = content.metadata.find(key); text != content.metadata.end()) *target = text->second.substr(0, 100);
    return result;
}

} // namespace blindspot::detector
