#include "core/detector_training/optimiser.h"

#include "core/common/error.h"
#include "core/compute/host_copy.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/_foreach_add.h>
#include <ATen/ops/_foreach_addcdiv.h>
#include <ATen/ops/_foreach_addcmul.h>
#include <ATen/ops/_foreach_div.h>
#include <ATen/ops/_foreach_mul.h>
#include <ATen/ops/_foreach_norm.h>
#include <ATen/ops/_foreach_sqrt.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>
#include <torch/version.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace blindspot::detector_training {

namespace {

constexpr double kBeta2 = 0.999, kAdamEpsilon = 1e-8;
constexpr double kAverageRise = 2000; // updates

void take(const std::map<std::string, at::Tensor>& state, const std::string& name, at::Tensor& target,
          const std::string& where)
{
    const at::NoGradGuard noGrad;
    const auto found = state.find(name);
    if (found == state.end() || found->second.sizes() != target.sizes())
        throw Error({Message::tr("the tensor %1 is missing or of the wrong shape"), name}, where,
                    Message::tr("start anew"));
    target.copy_(found->second);
}

/// All gradients times what brings their common norm down to `most`; nothing waits for the device.
void clip(std::vector<at::Tensor>& gradients, double most)
{
    std::vector<at::Tensor> defined;
    for (const at::Tensor& gradient : gradients)
        if (gradient.defined()) defined.push_back(gradient);
    if (defined.empty()) return;
    const at::Tensor factor = (most / (at::stack(at::_foreach_norm(defined)).norm() + 1e-6)).clamp_max(1);
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 1)
    const std::vector<at::Tensor> clipped = at::_foreach_mul(defined, factor);
#else
    const std::vector<at::Tensor> clipped = at::_foreach_mul(defined, std::vector<at::Tensor>(defined.size(), factor));
#endif
    std::size_t next = 0;
    for (at::Tensor& gradient : gradients)
        if (gradient.defined()) gradient = clipped[next++];
}

} // namespace

Rates ratesAt(const OptimiserOptions& options, std::int64_t update, std::int64_t updates,
              std::int64_t updatesPerEpoch)
{
    const double done = static_cast<double>(update) / static_cast<double>(std::max<std::int64_t>(updates, 1));
    const double cosine = (1 - std::cos(done * std::numbers::pi)) / 2;
    const double rate = options.learningRate * (1 + cosine * (options.finalFraction - 1));
    const double warmup = std::min(std::round(options.warmupEpochs * static_cast<double>(updatesPerEpoch)),
                                   std::floor(static_cast<double>(updates) / 3));
    const auto now = static_cast<double>(update);
    if (now >= warmup) return {rate, rate, options.momentum};
    const double risen = now / warmup;
    const double start = options.kind == OptimiserKind::Sgd ? options.warmupMomentum : options.momentum;
    return {rate * risen, options.warmupBiasRate + risen * (rate - options.warmupBiasRate),
            start + risen * (options.momentum - start)};
}

Optimiser::Optimiser(const OptimiserOptions& options,
                     const std::vector<detector::TrainableParameter>& parameters)
    : options_(options), parameters_(parameters)
{
    const at::NoGradGuard noGrad;
    for (const detector::TrainableParameter& parameter : parameters_) {
        momentum_.push_back(at::zeros_like(parameter.value));
        if (options_.kind == OptimiserKind::AdamW) variance_.push_back(at::zeros_like(parameter.value));
    }
}

/// The tensors of one group of parameters that have a gradient, side by side.
struct Optimiser::Group {
    std::vector<at::Tensor> values, gradients, momentum, variance;
};

void Optimiser::step(std::vector<at::Tensor>& gradients, const Rates& rates)
{
    using detector::ParameterGroup;
    const at::NoGradGuard noGrad;
    if (options_.clipNorm > 0) clip(gradients, options_.clipNorm);
    ++updates_;
    for (const ParameterGroup kind : {ParameterGroup::Weight, ParameterGroup::NormWeight, ParameterGroup::Bias}) {
        Group group;
        for (std::size_t i = 0; i < parameters_.size(); ++i) {
            if (parameters_[i].group != kind || !gradients[i].defined()) continue;
            group.values.push_back(parameters_[i].value);
            group.gradients.push_back(gradients[i]);
            group.momentum.push_back(momentum_[i]);
            if (!variance_.empty()) group.variance.push_back(variance_[i]);
        }
        if (group.values.empty()) continue;
        const double rate = kind == ParameterGroup::Bias ? rates.biases : rates.weights;
        const double decay = kind == ParameterGroup::Weight ? options_.weightDecay : 0;
        if (options_.kind == OptimiserKind::Sgd)
            stepSgd(group, rate, rates.momentum, decay);
        else
            stepAdamW(group, rate, rates.momentum, decay);
    }
}

void Optimiser::stepSgd(Group& group, double rate, double momentum, double decay)
{
    if (decay > 0) group.gradients = at::_foreach_add(group.gradients, group.values, decay);
    at::_foreach_mul_(group.momentum, momentum);
    at::_foreach_add_(group.momentum, group.gradients);
    at::_foreach_add_(group.values, at::_foreach_add(group.gradients, group.momentum, momentum), -rate); // Nesterov
}

void Optimiser::stepAdamW(Group& group, double rate, double beta1, double decay)
{
    if (decay > 0) at::_foreach_mul_(group.values, 1 - rate * decay);
    at::_foreach_mul_(group.momentum, beta1);
    at::_foreach_add_(group.momentum, group.gradients, 1 - beta1);
    at::_foreach_mul_(group.variance, kBeta2);
    at::_foreach_addcmul_(group.variance, group.gradients, group.gradients, 1 - kBeta2);
    const auto count = static_cast<double>(updates_);
    const double correction1 = 1 - std::pow(beta1, count), correction2 = 1 - std::pow(kBeta2, count);
    std::vector<at::Tensor> divisors = at::_foreach_sqrt(group.variance);
    at::_foreach_div_(divisors, std::sqrt(correction2));
    at::_foreach_add_(divisors, kAdamEpsilon);
    at::_foreach_addcdiv_(group.values, group.momentum, divisors, -rate / correction1);
}

std::map<std::string, at::Tensor> Optimiser::state() const
{
    std::map<std::string, at::Tensor> state;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        state.emplace("momentum." + parameters_[i].name, compute::hostCopy(momentum_[i]));
        if (!variance_.empty())
            state.emplace("variance." + parameters_[i].name, compute::hostCopy(variance_[i]));
    }
    return state;
}

void Optimiser::setState(const std::map<std::string, at::Tensor>& state, std::int64_t updates,
                         const std::string& where)
{
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        take(state, "momentum." + parameters_[i].name, momentum_[i], where);
        if (!variance_.empty()) take(state, "variance." + parameters_[i].name, variance_[i], where);
    }
    updates_ = updates;
}

RunningAverage::RunningAverage(const detector::TrainableNetwork& network, double decay) : decay_(decay)
{
    const at::NoGradGuard noGrad;
    for (const detector::TrainableParameter& parameter : network.parameters()) {
        names_.push_back(parameter.name);
        values_.push_back(parameter.value.detach().clone());
    }
    for (const auto& [name, buffer] : network.buffers()) {
        names_.push_back(name);
        values_.push_back(buffer.detach().clone());
    }
}

void RunningAverage::update(const detector::TrainableNetwork& network)
{
    const at::NoGradGuard noGrad;
    ++updates_;
    const double decay = decay_ * (1 - std::exp(-static_cast<double>(updates_) / kAverageRise));
    std::vector<at::Tensor> now;
    for (const detector::TrainableParameter& parameter : network.parameters())
        now.push_back(parameter.value);
    for (const auto& [name, buffer] : network.buffers())
        now.push_back(buffer);
    at::_foreach_mul_(values_, decay);
    at::_foreach_add_(values_, now, 1 - decay);
}

std::map<std::string, at::Tensor> RunningAverage::state() const
{
    std::map<std::string, at::Tensor> state;
    for (std::size_t i = 0; i < names_.size(); ++i)
        state.emplace(names_[i], compute::hostCopy(values_[i]));
    return state;
}

void RunningAverage::setState(const std::map<std::string, at::Tensor>& state, std::int64_t updates,
                              const std::string& where)
{
    for (std::size_t i = 0; i < names_.size(); ++i)
        take(state, names_[i], values_[i], where);
    updates_ = updates;
}

} // namespace blindspot::detector_training
