#include "core/ranks/share.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/compute/host_copy.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace blindspot::ranks {

namespace {

/// One image, rank 0's on all of them.
compute::LabelledImage shareImage(Ranks& ranks, const compute::LabelledImage& image)
{
    constexpr std::int64_t kHead = 9;
    const at::Tensor head = at::zeros({kHead}, at::kDouble); // whole numbers are exact below 2^53
    auto* number = head.data_ptr<double>();
    if (ranks.isFirst()) {
        const double values[kHead] = {static_cast<double>(image.id),
                                      static_cast<double>(image.pixels.size(1)),
                                      image.boxes.defined() ? static_cast<double>(image.boxes.size(0)) : 0,
                                      image.content.x1,
                                      image.content.y1,
                                      image.content.x2,
                                      image.content.y2,
                                      image.aspect,
                                      image.boxes.defined() ? 1.0 : 0.0};
        std::copy(std::begin(values), std::end(values), number);
    }
    ranks.broadcast(head);
    const auto side = static_cast<std::int64_t>(number[1]), boxes = static_cast<std::int64_t>(number[2]);
    compute::LabelledImage shared;
    shared.id = static_cast<std::int64_t>(number[0]);
    shared.content = {number[3], number[4], number[5], number[6]};
    shared.aspect = number[7];
    shared.pixels = ranks.isFirst() ? compute::onHost(image.pixels) : at::empty({3, side, side}, at::kByte);
    ranks.broadcast(shared.pixels);
    if (number[8] == 0) return shared;
    shared.boxes = ranks.isFirst() ? image.boxes.to(at::kFloat).contiguous() : at::empty({boxes, 4}, at::kFloat);
    shared.classes = ranks.isFirst() ? image.classes.to(at::kLong).contiguous() : at::empty({boxes}, at::kLong);
    if (boxes == 0) return shared;
    ranks.broadcast(shared.boxes);
    ranks.broadcast(shared.classes);
    return shared;
}

/// Rank 0's items, each by `one(ranks, item)`.
template <typename Item, typename One> std::vector<Item> shareList(Ranks& ranks, const std::vector<Item>& items, const One& one)
{
    if (ranks.isAlone()) return items;
    std::vector<Item> shared(static_cast<std::size_t>(shareNumber(ranks, std::ssize(items))));
    for (std::size_t i = 0; i < shared.size(); ++i)
        shared[i] = one(ranks, ranks.isFirst() ? items[i] : Item());
    return shared;
}

bool isThere(const std::string& path, const std::string& sha256)
{
    std::error_code code;
    return std::filesystem::is_regular_file(path, code) && sha256OfFile(path) == sha256;
}

} // namespace

std::int64_t shareNumber(Ranks& ranks, std::int64_t number)
{
    const at::Tensor one = at::full({1}, number, at::kLong);
    ranks.broadcast(one);
    return one.data_ptr<std::int64_t>()[0];
}

std::vector<double> shareNumbers(Ranks& ranks, const std::vector<double>& numbers)
{
    const at::Tensor row = at::empty({shareNumber(ranks, std::ssize(numbers))}, at::kDouble);
    if (row.numel() == 0) return {};
    auto* values = row.data_ptr<double>();
    if (ranks.isFirst()) std::copy(numbers.begin(), numbers.end(), values);
    ranks.broadcast(row);
    return {values, values + row.numel()};
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

std::map<std::string, at::Tensor> shareTensors(Ranks& ranks, const std::map<std::string, at::Tensor>& tensors)
{
    if (ranks.isAlone()) return tensors;
    std::map<std::string, at::Tensor> shared;
    auto next = tensors.begin(); // rank 0's alone
    for (std::int64_t left = shareNumber(ranks, std::ssize(tensors)); left > 0; --left) {
        const std::string name = shareText(ranks, ranks.isFirst() ? next->first : "");
        shared[name] = shareTensor(ranks, ranks.isFirst() ? next->second : at::Tensor());
        if (ranks.isFirst()) ++next;
    }
    return shared;
}

std::vector<at::Tensor> shareTensors(Ranks& ranks, const std::vector<at::Tensor>& tensors)
{
    return shareList(ranks, tensors, shareTensor);
}

std::vector<compute::LabelledImage> shareImages(Ranks& ranks, const std::vector<compute::LabelledImage>& images)
{
    return shareList(ranks, images, shareImage);
}

std::string shareFile(Ranks& ranks, const std::string& path, const std::string& sha256)
{
    if (ranks.isAlone()) return path;
    const std::string shared = shareText(ranks, path), digest = shareText(ranks, sha256);
    const std::int64_t first = leastOf(ranks, isThere(shared, digest) ? ranks.size() : ranks.rank());
    if (first < ranks.size())
        throw Error({Message::tr("rank %1 does not find the file that rank 0 has there"), first}, shared,
                    Message::tr("bring the detector's file to the same place on every machine"));
    return shared;
}

std::vector<std::vector<double>> gather(Ranks& ranks, const std::vector<double>& mine)
{
    if (ranks.isAlone()) return {mine};
    const at::Tensor counts = at::zeros({ranks.size()}, at::kLong); // each adds its own to zeros
    auto* count = counts.data_ptr<std::int64_t>();
    count[ranks.rank()] = std::ssize(mine);
    ranks.sum(counts);
    std::int64_t total = 0, before = 0;
    for (std::int64_t rank = 0; rank < ranks.size(); ++rank) {
        if (rank < ranks.rank()) before += count[rank];
        total += count[rank];
    }
    std::vector<std::vector<double>> all(static_cast<std::size_t>(ranks.size()));
    if (total == 0) return all;
    const at::Tensor row = at::zeros({total}, at::kDouble);
    std::copy(mine.begin(), mine.end(), row.data_ptr<double>() + before);
    ranks.sum(row);
    const double* next = row.data_ptr<double>();
    for (std::size_t rank = 0; rank < all.size(); next += count[rank++])
        all[rank].assign(next, next + count[rank]);
    return all;
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
