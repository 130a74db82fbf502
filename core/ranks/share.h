// Functions by which rank 0 tells the others texts and tensors of any size, and by which all agree on a number.
#pragma once

#include "core/ranks/ranks.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

namespace blindspot::ranks {

/// Rank 0's, on all of them. Errors: as Ranks.
std::string shareText(Ranks& ranks, const std::string& text);
std::int64_t shareNumber(Ranks& ranks, std::int64_t number);
/// Rank 0's, of whatever type and shape, on all of them, on the CPU; undefined where rank 0's is.
at::Tensor shareTensor(Ranks& ranks, const at::Tensor& tensor);

/// The sum of a number over the ranks, exact for whole numbers below 2^53.
double sumOf(Ranks& ranks, double number);
/// The smallest of all ranks', which is at least 0 and below 2^31.
std::int64_t leastOf(Ranks& ranks, std::int64_t number);

} // namespace blindspot::ranks
