#include "core/detector/heads.h"

#include "core/detector/network_spec.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

namespace blindspot::detector {

at::Tensor flatten(const std::vector<at::Tensor>& maps)
{
    std::vector<at::Tensor> flat;
    flat.reserve(maps.size());
    for (const at::Tensor& map : maps)
        flat.push_back(map.flatten(2));
    return at::cat(flat, 2).transpose(1, 2);
}

Anchors makeAnchors(std::int64_t height, std::int64_t width, const at::Tensor& like)
{
    const auto options = like.options().dtype(at::kFloat);
    std::vector<at::Tensor> centres, strides;
    for (const std::int64_t stride : kStrides) {
        const std::int64_t rows = height / stride, columns = width / stride;
        const at::Tensor x = (at::arange(columns, options) + 0.5).view({1, columns}).expand({rows, columns});
        const at::Tensor y = (at::arange(rows, options) + 0.5).view({rows, 1}).expand({rows, columns});
        centres.push_back(at::stack({x, y}, -1).view({-1, 2}));
        strides.push_back(at::full({rows * columns, 1}, static_cast<double>(stride), options));
    }
    return {at::cat(centres), at::cat(strides)};
}

at::Tensor expectedDistances(const at::Tensor& boxLogits)
{
    const auto batch = boxLogits.size(0), anchors = boxLogits.size(1);
    const at::Tensor bins = at::arange(kRegMax, boxLogits.options());
    return boxLogits.reshape({batch, anchors, 4, kRegMax}).softmax(-1).matmul(bins);
}

at::Tensor boxesFromDistances(const at::Tensor& distances, const at::Tensor& centres)
{
    const auto parts = distances.chunk(2, -1);
    return at::cat({centres - parts[0], centres + parts[1]}, -1);
}

Decoded decode(const Heads& heads, std::int64_t height, std::int64_t width)
{
    const at::Tensor boxLogits = flatten(heads.boxes).to(at::kFloat);
    const Anchors anchors = makeAnchors(height, width, boxLogits);
    return {boxesFromDistances(expectedDistances(boxLogits), anchors.centres) * anchors.strides,
            flatten(heads.scores).to(at::kFloat).sigmoid()};
}

} // namespace blindspot::detector
