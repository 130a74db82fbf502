#include "core/detector/readers/onnx_branches.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <string_view>
#include <utility>
#include <vector>

namespace blindspot::detector {

namespace {

/// Whether the smaller kernel lies in the middle of the larger, and all else is the same.
bool fit(const at::Tensor& large, const at::Tensor& small)
{
    if (large.dim() != 4 || small.dim() != 4 || large.size(0) != small.size(0) || large.size(1) != small.size(1)) return false;
    const std::int64_t border = large.size(2) - small.size(2);
    return border >= 0 && border % 2 == 0 && border == large.size(3) - small.size(3);
}

} // namespace

void mergeBranches(std::map<std::string, at::Tensor>& tensors)
{
    constexpr std::string_view kEnd = ".conv1.conv.weight";
    std::vector<std::string> paths;
    for (const auto& [name, tensor] : tensors)
        if (name.ends_with(kEnd)) paths.push_back(name.substr(0, name.size() - kEnd.size()));
    for (const std::string& path : paths) {
        const bool depthwise = tensors.contains(path + ".conv.conv.weight");
        const std::string large = path + (depthwise ? ".conv.conv" : ".conv1.conv"),
                          small = path + (depthwise ? ".conv1.conv" : ".conv2.conv");
        bool whole = !tensors.contains(path + ".conv.weight");
        for (const std::string& branch : {large, small})
            whole = whole && tensors.contains(branch + ".weight") && tensors.contains(branch + ".bias");
        if (!whole || !fit(tensors.at(large + ".weight"), tensors.at(small + ".weight"))) continue;
        const at::Tensor first = tensors.at(large + ".weight"), second = tensors.at(small + ".weight");
        if (!tensors.at(large + ".bias").sizes().equals(tensors.at(small + ".bias").sizes())) continue;
        const std::int64_t border = (first.size(2) - second.size(2)) / 2;
        at::Tensor weight = first + at::constant_pad_nd(second, {border, border, border, border});
        at::Tensor bias = tensors.at(large + ".bias") + tensors.at(small + ".bias");
        for (const std::string& branch : {large, small})
            for (const char* part : {".weight", ".bias"})
                tensors.erase(branch + part);
        tensors.emplace(path + ".conv.weight", std::move(weight));
        tensors.emplace(path + ".conv.bias", std::move(bias));
    }
}

} // namespace blindspot::detector
