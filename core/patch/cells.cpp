#include "core/patch/cells.h"

#include "core/compute/device_constant.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <string>
#include <vector>

namespace blindspot::patch {

at::Tensor inCells(const at::Tensor& picture, std::int64_t cells)
{
    const std::int64_t side = picture.size(1);
    if (cells <= 0 || cells >= side) return picture;
    const auto eachCell = [&](const auto& visit) {
        for (std::int64_t cell = 0; cell < cells; ++cell)
            visit(cell, cell * side / cells, (cell + 1) * side / cells);
    };
    const std::string key = std::to_string(cells) + " cells of " + std::to_string(side);
    const at::Tensor share = compute::deviceConstant("shares in " + key, picture.device(), [&] {
        const at::Tensor shares = at::zeros({cells, side}); // of a pixel in the mean of a cell
        eachCell([&](std::int64_t cell, std::int64_t from, std::int64_t to) {
            shares[cell].narrow(0, from, to - from).fill_(1.0 / static_cast<double>(to - from));
        });
        return shares;
    });
    const at::Tensor index = compute::deviceConstant("places in " + key, picture.device(), [&] {
        const at::Tensor cellOf = at::empty({side}, at::kLong);
        eachCell([&](std::int64_t cell, std::int64_t from, std::int64_t to) { cellOf.narrow(0, from, to - from).fill_(cell); });
        return cellOf;
    });
    const at::Tensor means = at::matmul(at::matmul(share, picture), share.t());
    return means.index_select(1, index).index_select(2, index);
}

at::Tensor inColours(const at::Tensor& picture, const at::Tensor& colours)
{
    const at::Tensor printed = colours.to(picture.device()).to(picture.scalar_type()) * 255;
    // Around the middle, where rounding is least. |pixel - colour|^2 without |pixel|^2, which is the same for all colours.
    const at::Tensor pixels = picture.flatten(1).t() / 255 - 0.5, candidates = printed / 255 - 0.5;
    const at::Tensor twice = 2 * candidates.t(), squares = candidates.square().sum(1);
    constexpr std::int64_t kElements = 1 << 24; // of the distances at once
    const std::int64_t rows = std::max<std::int64_t>(1, kElements / printed.size(0));
    std::vector<at::Tensor> nearest;
    for (const at::Tensor& part : pixels.split(rows))
        nearest.push_back((squares - at::matmul(part, twice)).argmin(1));
    return printed.index_select(0, at::cat(nearest)).t().reshape(picture.sizes()).contiguous();
}

} // namespace blindspot::patch
