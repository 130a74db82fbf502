// The frequency mask with a derivative: the mask of compact regions in which the colour changes from pixel to pixel as it
// does nowhere else in the picture, filled with what surrounds them (core/defences/frequency_mask_defence.cpp).
//
// The steps are those of the defence: halving, the colour's gradient, its mean in three windows against their thresholds,
// the opening that drops thin regions, the rim. Forward the mask is 0 or 1; backward it is a sigmoid of the mean over its
// threshold (BPDA: Athalye, Carlini, Wagner, ICML 2018, section 4.1), so that a patch is pulled below the threshold. Left
// out are the rules on a region's shape (its share of its convex hull, its length): what is masked here and not there costs
// the training some background and the patch nothing that it could use. What fills the mask is taken as constant.
#include "core/patch/filters/defence_filter_kinds.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace blindspot::patch {

namespace {

constexpr std::int64_t kLongestSide = 320; ///< of the input that is measured
constexpr std::int64_t kMargin = 2;        ///< of its pixels around what is found
constexpr double kSoftness = 0.25;         ///< of the sigmoid, as a share of the threshold

/// |dx| + |dy| of red - green plus that of (red + green) / 2 - blue, as differences to the next pixel, in grey levels:
/// B x 1 x s x s.
at::Tensor colourGradient(const at::Tensor& small)
{
    const at::Tensor red = small.narrow(1, 0, 1) * 255, green = small.narrow(1, 1, 1) * 255, blue = small.narrow(1, 2, 1) * 255;
    const at::Tensor colours = at::cat({red - green, (red + green) / 2 - blue}, 1);
    const std::int64_t side = small.size(2);
    const at::Tensor across = (colours.narrow(3, 1, side - 1) - colours.narrow(3, 0, side - 1)).abs();
    const at::Tensor down = (colours.narrow(2, 1, side - 1) - colours.narrow(2, 0, side - 1)).abs();
    return (at::constant_pad_nd(across, {0, 1}, 0) + at::constant_pad_nd(down, {0, 0, 0, 1}, 0)).sum(1, true);
}

at::Tensor boxMean(const at::Tensor& plane, std::int64_t side)
{
    const std::int64_t reach = side / 2;
    const at::Tensor padded = at::reflection_pad2d(plane, {reach, reach, reach, reach});
    return at::avg_pool2d(at::avg_pool2d(padded, {1, side}, {1, 1}), {side, 1}, {1, 1});
}

/// The largest value of `side` x `side` pixels, `before` of them to the left and above.
at::Tensor largest(const at::Tensor& plane, std::int64_t side, std::int64_t before, double outside)
{
    const std::int64_t after = side - 1 - before;
    const at::Tensor padded = at::constant_pad_nd(plane, {before, after, before, after}, outside);
    return at::max_pool2d(at::max_pool2d(padded, {1, side}, {1, 1}), {side, 1}, {1, 1}); // that of a square is the largest of its lines'
}

/// Without what is thinner than `side` pixels in either direction.
at::Tensor opened(const at::Tensor& mask, std::int64_t side)
{
    const std::int64_t before = side / 2;
    const at::Tensor eroded = -largest(-mask, side, before, -1);
    return largest(eroded, side, side - 1 - before, 0);
}

/// How surely each pixel is masked, in [0, 1]; above one half it is. B x 1 x s x s.
at::Tensor softMask(const at::Tensor& small, const std::vector<double>& values)
{
    const at::Tensor gradient = colourGradient(small);
    const at::Tensor median = std::get<0>(gradient.detach().flatten(1).median(1)).view({-1, 1, 1, 1});
    const auto window = static_cast<std::int64_t>(values.at(2));
    const std::array<std::pair<std::int64_t, double>, 3> windows{
        {{window / 2 | 1, 1.3}, {window, 1.0}, {2 * window + 1, 0.8}}};
    at::Tensor mask = at::zeros_like(gradient);
    for (const auto& [side, factor] : windows) {
        if (side / 2 >= gradient.size(2)) continue;
        const at::Tensor least = (median * values.at(1)).clamp_min(values.at(0) * factor);
        const at::Tensor dense = at::sigmoid((boxMean(gradient, side) - least) / (least * kSoftness));
        mask = at::maximum(mask, opened(dense, side + side / 2));
    }
    return largest(mask, 2 * kMargin + 1, kMargin, 0);
}

/// Push-pull (Gortler et al., "The lumigraph", SIGGRAPH 1996, section 3.4): the mean of the known pixels of ever coarser
/// surroundings.
at::Tensor fillOf(const at::Tensor& input, const at::Tensor& known)
{
    constexpr double kLeast = 1e-6;
    std::vector<at::Tensor> colours{input}, weights{known};
    while (colours.back().size(2) > 1) {
        const std::int64_t side = (colours.back().size(2) + 1) / 2;
        const at::Tensor weight = at::adaptive_avg_pool2d(weights.back(), {side, side});
        colours.push_back(at::adaptive_avg_pool2d(colours.back() * weights.back(), {side, side}) / weight.clamp_min(kLeast));
        weights.push_back((weight * 4).clamp_max(1));
    }
    at::Tensor filled = at::where(weights.back() > 0, colours.back(), at::full_like(colours.back(), 0.5));
    for (std::size_t i = colours.size() - 1; i-- > 0;) {
        const std::int64_t side = colours[i].size(2);
        const at::Tensor coarse = at::upsample_bilinear2d(filled, {side, side}, false);
        filled = colours[i] * weights[i] + coarse * (1 - weights[i]);
    }
    return filled;
}

} // namespace

at::Tensor maskColourfulPatterns(const at::Tensor& input, const std::vector<double>& values)
{
    const std::int64_t side = input.size(2), small = std::max<std::int64_t>(1, std::min(side / 2, kLongestSide));
    if (small < 2) return input;
    const at::Tensor soft = at::upsample_nearest2d(softMask(at::adaptive_avg_pool2d(input, {small, small}), values), {side, side});
    at::Tensor hard, fill;
    {
        const c10::NoGradGuard noGrad;
        hard = soft.detach().gt(0.5).to(input.scalar_type());
        fill = fillOf(input.detach(), 1 - hard);
    }
    const at::Tensor mask = hard + soft - soft.detach();
    return input * (1 - mask) + fill * mask;
}

} // namespace blindspot::patch
