#include "core/patch/optimiser.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>

namespace blindspot::patch {

namespace {

/// The direction of Adam from a mean of gradients and a mean of their squares, both biased towards their start at 0.
at::Tensor adamDirection(const StepFactors& factors, const at::Tensor& momentum, const at::Tensor& variance)
{
    // Gradients of a single pixel are tiny; the usual 1e-8 would swallow them.
    constexpr double kEpsilon = 1e-16;
    const at::Tensor mean = momentum / factors.first;
    return mean / ((variance / factors.second).sqrt() + kEpsilon);
}

void addSquares(const OptimiserOptions& options, const at::Tensor& gradient, const at::Tensor& variance)
{
    variance.mul_(options.beta2).addcmul_(gradient, gradient, 1 - options.beta2);
}

void stepByAdam(const OptimiserOptions& options, const StepFactors& factors, const at::Tensor& gradient, const at::Tensor& patch,
                const OptimiserState& state)
{
    state.momentum.mul_(options.beta1).add_(gradient, 1 - options.beta1);
    addSquares(options, gradient, state.variance);
    at::Tensor direction = adamDirection(factors, state.momentum, state.variance);
    const std::int64_t side = patch.size(-1);
    std::int64_t begun = 0;
    const std::vector<std::int64_t> sides = scaleSides(side, options.scales);
    for (std::size_t i = 1; i < sides.size(); ++i) {
        const std::int64_t coarse = sides[i], pixels = coarse * coarse;
        const at::Tensor variance = state.coarseVariance.narrow(1, begun, pixels).view({3, coarse, coarse});
        const auto averaged = [coarse](const at::Tensor& fine) {
            return at::adaptive_avg_pool2d(fine.unsqueeze(0), {coarse, coarse})[0];
        };
        addSquares(options, averaged(gradient), variance);
        const at::Tensor own = adamDirection(factors, averaged(state.momentum), variance);
        direction.add_(at::upsample_bilinear2d(own.unsqueeze(0), {side, side}, false)[0]);
        begun += pixels;
    }
    patch.sub_(direction * factors.rate).clamp_(0, 255);
}

} // namespace

std::vector<std::int64_t> scaleSides(std::int64_t side, std::int64_t scales)
{
    constexpr std::int64_t kSmallest = 4;
    std::vector<std::int64_t> sides{side};
    while (static_cast<std::int64_t>(sides.size()) < scales && sides.back() / 2 >= kSmallest)
        sides.push_back(sides.back() / 2);
    return sides;
}

std::int64_t coarseElements(std::int64_t side, std::int64_t scales)
{
    std::int64_t elements = -side * side;
    for (const std::int64_t one : scaleSides(side, scales))
        elements += one * one;
    return elements;
}

double learningRateAt(const OptimiserOptions& options, double progress)
{
    return options.learningRate * (1 + (options.finalFraction - 1) * progress);
}

std::vector<double> stepNumbers(const OptimiserOptions& options, double rate, std::int64_t updates, std::int64_t side)
{
    if (options.kind == OptimiserKind::Sign) return {rate, 1, 1};
    const auto count = static_cast<double>(updates), scales = static_cast<double>(scaleSides(side, options.scales).size());
    return {rate / scales, 1 - std::pow(options.beta1, count), 1 - std::pow(options.beta2, count)};
}

void step(const OptimiserOptions& options, const StepFactors& factors, const at::Tensor& gradient, const at::Tensor& patch,
          const OptimiserState& state)
{
    if (options.kind == OptimiserKind::Sign)
        patch.sub_(gradient.sign() * factors.rate).clamp_(0, 255);
    else
        stepByAdam(options, factors, gradient, patch, state);
}

void step(const OptimiserOptions& options, double rate, const at::Tensor& gradient, at::Tensor& patch,
          OptimiserState& state)
{
    ++state.updates;
    const at::Tensor numbers = at::tensor(stepNumbers(options, rate, state.updates, patch.size(-1)), at::kDouble);
    step(options, StepFactors::of(numbers), gradient, patch, state);
}

} // namespace blindspot::patch
