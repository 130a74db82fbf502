// Functions by which rank 0 tells the others texts, images and tensors of any size, and by which all agree on numbers.
#pragma once

#include "core/compute/labelled_image.h"
#include "core/ranks/ranks.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

namespace blindspot::ranks {

/// Rank 0's, on all of them. Errors: as Ranks.
std::string shareText(Ranks& ranks, const std::string& text);
std::int64_t shareNumber(Ranks& ranks, std::int64_t number);
std::vector<double> shareNumbers(Ranks& ranks, const std::vector<double>& numbers);
/// The same of every number of a state, which `each(state, visit)` visits in the same order on all ranks. Whole ones are exact below 2^53.
template <typename State, typename Each> void shareEachNumber(Ranks& ranks, State& state, const Each& each)
{
    std::vector<double> numbers;
    each(state, [&numbers](auto& number) { numbers.push_back(static_cast<double>(number)); });
    numbers = shareNumbers(ranks, numbers);
    auto next = numbers.begin();
    each(state, [&next](auto& number) { number = static_cast<std::remove_reference_t<decltype(number)>>(*next++); });
}
/// Rank 0's, of whatever type and shape, on all of them, on the CPU; undefined where rank 0's is.
at::Tensor shareTensor(Ranks& ranks, const at::Tensor& tensor);

/// Rank 0's, each as shareTensor.
std::map<std::string, at::Tensor> shareTensors(Ranks& ranks, const std::map<std::string, at::Tensor>& tensors);
std::vector<at::Tensor> shareTensors(Ranks& ranks, const std::vector<at::Tensor>& tensors);
/// Rank 0's images, on the CPU.
std::vector<compute::LabelledImage> shareImages(Ranks& ranks, const std::vector<compute::LabelledImage>& images);
/// Sees to it that all ranks have the file that rank 0 names, at the same place; rank 0's place and SHA-256 are used. The place. Errors:
/// Error on all of them where one has not.
std::string shareFile(Ranks& ranks, const std::string& path, const std::string& sha256);

/// Every rank's numbers, to the last bit, by rank, on all of them. A call costs as much as the sum of all of them.
std::vector<std::vector<double>> gather(Ranks& ranks, const std::vector<double>& mine);
/// The sum of a number over the ranks, exact for whole numbers below 2^53.
double sumOf(Ranks& ranks, double number);
/// The smallest of all ranks', which is at least 0 and below 2^31.
std::int64_t leastOf(Ranks& ranks, std::int64_t number);

} // namespace blindspot::ranks
