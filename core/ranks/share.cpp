#include "core/ranks/share.h"

#include "core/compute/host_copy.h"

#include <ATen/Functions.h>

#include <cstring>
#include <vector>

namespace blindspot::ranks {

std::int64_t shareNumber(Ranks& ranks, std::int64_t number)
{
    const at::Tensor one = at::full({1}, number, at::kLong);
    ranks.broadcast(one);
    return one.data_ptr<std::int64_t>()[0];
}

std::string shareText(Ranks& ranks, const std::string& text)
{
    std::string shared = text;
    shared.resize(static_cast<std::size_t>(shareNumber(ranks, std::ssize(text))));
    const at::Tensor bytes = at::empty({std::ssize(shared)}, at::kByte);
    if (shared.empty()) return shared;
    std::memcpy(bytes.data_ptr(), shared.data(), shared.size());
    ranks.broadcast(bytes);
    std::memcpy(shared.data(), bytes.data_ptr(), shared.size());
    return shared;
}

at::Tensor shareTensor(Ranks& ranks, const at::Tensor& tensor)
{
    if (ranks.isAlone()) return tensor;
    const std::int64_t dimensions = shareNumber(ranks, tensor.defined() ? tensor.dim() : -1);
    if (dimensions < 0) return {};
    const auto type = static_cast<at::ScalarType>(shareNumber(ranks, tensor.defined() ? static_cast<std::int64_t>(tensor.scalar_type()) : 0));
    std::vector<std::int64_t> shape;
    for (std::int64_t i = 0; i < dimensions; ++i)
        shape.push_back(shareNumber(ranks, tensor.defined() ? tensor.size(i) : 0));
    const at::Tensor shared = ranks.isFirst() ? compute::onHost(tensor) : at::empty(shape, at::TensorOptions(type));
    if (shared.numel() > 0) ranks.broadcast(shared);
    return shared;
}

double sumOf(Ranks& ranks, double number)
{
    const at::Tensor one = at::full({1}, number, at::kDouble);
    ranks.sum(one);
    return one.data_ptr<double>()[0];
}

std::int64_t leastOf(Ranks& ranks, std::int64_t number)
{
    const at::Tensor all = at::zeros({ranks.size()}, at::kLong); // each adds its own to zeros
    all.data_ptr<std::int64_t>()[ranks.rank()] = number;
    ranks.sum(all);
    return all.min().item<std::int64_t>();
}

} // namespace blindspot::ranks
