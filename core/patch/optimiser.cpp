#include "core/patch/optimiser.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>

namespace blindspot::patch {

double learningRateAt(const OptimiserOptions& options, double progress)
{
    return options.learningRate * (1 + (options.finalFraction - 1) * progress);
}

void step(const OptimiserOptions& options, double rate, const at::Tensor& gradient, at::Tensor& patch,
          OptimiserState& state)
{
    ++state.updates;
    if (options.kind == OptimiserKind::Sign) {
        patch.sub_(gradient.sign() * rate).clamp_(0, 255);
        return;
    }
    constexpr double kEpsilon =
        1e-16; // gradients of a single pixel are tiny; the usual 1e-8 would swallow them
    const auto count = static_cast<double>(state.updates);
    state.momentum.mul_(options.beta1).add_(gradient, 1 - options.beta1);
    state.variance.mul_(options.beta2).addcmul_(gradient, gradient, 1 - options.beta2);
    const at::Tensor mean = state.momentum / (1 - std::pow(options.beta1, count));
    const at::Tensor spread = (state.variance / (1 - std::pow(options.beta2, count))).sqrt() + kEpsilon;
    patch.sub_(mean / spread * rate).clamp_(0, 255);
}

} // namespace blindspot::patch
