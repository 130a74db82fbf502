// Local gradients smoothing (Naseer, Khan, Porikli, WACV 2019) with a derivative. The gradient, its normalisation and the
// darkening are differentiated as they are; which windows are smoothed is a step function and taken as constant (BPDA:
// Athalye, Carlini, Wagner, ICML 2018, section 4.1).
#include "core/patch/filters/defence_filter_kinds.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <tuple>

namespace blindspot::patch {

namespace {

/// The magnitude of the brightness' difference to the next pixels, in [0, 1] over each input: B x 1 x S x S.
at::Tensor normalisedGradient(const at::Tensor& input)
{
    const at::Tensor brightness =
        (input.narrow(1, 0, 1) * 0.299 + input.narrow(1, 1, 1) * 0.587 + input.narrow(1, 2, 1) * 0.114) * 255;
    const std::int64_t side = input.size(2);
    const auto toNext = [&](std::int64_t axis) {
        const at::Tensor difference =
            brightness.narrow(axis, 1, side - 1) - brightness.narrow(axis, 0, side - 1);
        return at::constant_pad_nd(difference, axis == 3 ? at::IntArrayRef{0, 1} : at::IntArrayRef{0, 0, 0, 1}, 0);
    };
    constexpr double kLeast = 1e-6; // the root of 0 has no derivative
    const at::Tensor gradient = (toNext(3).square() + toNext(2).square() + kLeast).sqrt();
    const at::Tensor low = gradient.amin({1, 2, 3}, true), high = gradient.amax({1, 2, 3}, true);
    return (gradient - low) / (high - low).clamp_min(kLeast);
}

/// Where windows begin along an axis; the last one ends with the input.
at::Tensor windowStarts(std::int64_t side, std::int64_t window, std::int64_t step, const at::Tensor& like)
{
    const at::Tensor regular = at::arange(0, std::max<std::int64_t>(side - window, 1), step, like.options().dtype(at::kLong));
    return at::cat({regular, at::full({1}, side - window, regular.options())});
}

/// Sums over the `window` x `window` pixels that begin at each place: B x 1 x H - window + 1 x W - window + 1, float64.
at::Tensor windowSums(const at::Tensor& plane, std::int64_t window)
{
    at::Tensor sums = plane.to(at::kDouble);
    for (const std::int64_t axis : {2, 3}) {
        const at::Tensor up = at::constant_pad_nd(sums.cumsum(axis), axis == 3 ? at::IntArrayRef{1, 0} : at::IntArrayRef{0, 0, 1, 0}, 0);
        const std::int64_t count = up.size(axis) - window;
        sums = up.narrow(axis, window, count) - up.narrow(axis, 0, count);
    }
    return sums;
}

/// 1 for the pixels of the windows whose mean gradient exceeds the threshold, else 0.
at::Tensor smoothedPixels(const at::Tensor& gradient, std::int64_t window, std::int64_t step, double threshold)
{
    const at::Tensor starts = windowStarts(gradient.size(2), window, step, gradient);
    const at::Tensor sums = windowSums(gradient, window);
    const double least = threshold * static_cast<double>(window * window);
    const at::Tensor chosen = sums.index_select(2, starts).index_select(3, starts).gt(least).to(at::kDouble);
    const at::Tensor marks = at::zeros_like(sums);
    marks.index_put_({at::Tensor(), at::Tensor(), starts.unsqueeze(1), starts.unsqueeze(0)}, chosen);
    // A pixel is smoothed where any window begins that covers it.
    const at::Tensor padded = at::constant_pad_nd(marks, {window - 1, window - 1, window - 1, window - 1}, 0);
    return windowSums(padded, window).gt(0.5).to(gradient.scalar_type());
}

} // namespace

at::Tensor smoothLocalGradients(const at::Tensor& input, const std::vector<double>& values)
{
    const std::int64_t window = std::min(static_cast<std::int64_t>(values.at(0)), input.size(2));
    const std::int64_t step = std::max<std::int64_t>(1, window - static_cast<std::int64_t>(values.at(1)));
    const at::Tensor gradient = normalisedGradient(input);
    at::Tensor smoothed;
    {
        const c10::NoGradGuard noGrad;
        smoothed = smoothedPixels(gradient.detach(), window, step, values.at(2));
    }
    return input * (1 - (gradient * values.at(3)).clamp_max(1) * smoothed);
}

} // namespace blindspot::patch
