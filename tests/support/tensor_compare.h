// Functions that measure how far two tensors are apart.
#pragma once

#include <ATen/core/Tensor.h>

namespace blindspot::test {

/// Largest absolute difference divided by the largest absolute value of `expected`; infinite when the shapes differ.
double relativeDifference(const at::Tensor& actual, const at::Tensor& expected);

/// Cosine of the angle between the two, taken as vectors.
double cosine(const at::Tensor& actual, const at::Tensor& expected);

} // namespace blindspot::test
