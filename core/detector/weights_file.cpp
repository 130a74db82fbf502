#include "core/detector/weights_file.h"

#include "core/common/error.h"
#include "core/common/json_text.h"
#include "core/common/utf8.h"
#include "core/compute/safetensors.h"
#include "core/detector/graph_reading.h"
#include "core/detector/network.h"
#include "core/detector/network_text.h"
#include "core/detector/spec_reading.h"

#include <torch/types.h>

#include <utility>

namespace blindspot::detector {

namespace {

std::string namesText(const std::vector<std::string>& names)
{
    std::string text = "[";
    for (const std::string& name : names)
        text += (text.size() > 1 ? ", " : "") + jsonQuoted(name);
    return text + "]";
}

std::map<std::string, at::Tensor> fusedHalf(const NetworkSpec& spec, const StateDict& weights,
                                            const std::string& file)
{
    Network network(spec);
    network.load(weights, file);
    network.eval();
    network.fuse();
    std::map<std::string, at::Tensor> tensors;
    for (const auto& item : network.named_parameters())
        tensors.emplace(item.key(), item.value().detach().to(at::kHalf).contiguous());
    return tensors;
}

} // namespace

void writeWeights(const std::filesystem::path& file, const std::map<std::string, at::Tensor>& tensors,
                  const WeightsFacts& facts, bool half)
{
    StateDict weights;
    weights.tensors = tensors;
    const NetworkSpec spec = facts.network.layers.empty() ? inferSpec(weights, toUtf8(file)) : facts.network;
    if (std::cmp_not_equal(facts.classNames.size(), spec.classes))
        throw Error(
            {Message::tr("there are %1 class names for %2 classes"), facts.classNames.size(), spec.classes},
            toUtf8(file), Message::tr("name every class"));
    std::map<std::string, std::string> metadata = facts.remarks;
    metadata["format"] = "pt"; // what other programs that read safetensors expect of PyTorch's tensors
    metadata["names"] = namesText(facts.classNames);
    metadata["imgsz"] = std::to_string(facts.inputSize);
    metadata["architecture"] = familyName(spec.family);
    metadata["scale"] = scaleOf(spec);
    metadata["graph"] = settingsText(spec.settings);
    if (!hasPublishedLayers(spec)) metadata["network"] = networkText(spec);
    compute::writeSafetensors(file, half ? fusedHalf(spec, weights, toUtf8(file)) : tensors, metadata);
}

} // namespace blindspot::detector
