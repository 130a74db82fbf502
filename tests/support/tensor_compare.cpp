#include "tests/support/tensor_compare.h"

#include <ATen/ATen.h>

#include <limits>

namespace blindspot::test {

double relativeDifference(const at::Tensor& actual, const at::Tensor& expected)
{
    if (actual.sizes() != expected.sizes()) return std::numeric_limits<double>::infinity();
    const at::Tensor a = actual.detach().to(at::kDouble), b = expected.detach().to(at::kDouble);
    const double largest = b.abs().max().item<double>();
    return (a - b).abs().max().item<double>() / (largest > 0 ? largest : 1);
}

double cosine(const at::Tensor& actual, const at::Tensor& expected)
{
    const at::Tensor a = actual.detach().to(at::kDouble).flatten(), b = expected.detach().to(at::kDouble).flatten();
    return (a.dot(b) / (a.norm() * b.norm())).item<double>();
}

} // namespace blindspot::test
