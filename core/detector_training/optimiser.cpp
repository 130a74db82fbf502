#include "core/detector_training/optimiser.h"

#include "core/common/error.h"
#include "core/compute/host_copy.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

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
    std::vector<at::Tensor> norms;
    for (const at::Tensor& gradient : gradients)
        if (gradient.defined()) norms.push_back(gradient.norm());
    if (norms.empty()) return;
    const at::Tensor factor = (most / (at::stack(norms).norm() + 1e-6)).clamp_max(1);
    for (at::Tensor& gradient : gradients)
        if (gradient.defined()) gradient = gradient * factor;
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

void Optimiser::step(std::vector<at::Tensor>& gradients, const Rates& rates)
{
    const at::NoGradGuard noGrad;
    if (options_.clipNorm > 0) clip(gradients, options_.clipNorm);
    ++updates_;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        if (!gradients[i].defined()) continue;
        const double rate =
            parameters_[i].group == detector::ParameterGroup::Bias ? rates.biases : rates.weights;
        if (options_.kind == OptimiserKind::Sgd)
            stepSgd(i, gradients[i], rate, rates.momentum);
        else
            stepAdamW(i, gradients[i], rate, rates.momentum);
    }
}

void Optimiser::stepSgd(std::size_t index, at::Tensor gradient, double rate, double momentum)
{
    at::Tensor value = parameters_[index].value;
    if (parameters_[index].group == detector::ParameterGroup::Weight && options_.weightDecay > 0)
        gradient = gradient.add(value, options_.weightDecay);
    momentum_[index].mul_(momentum).add_(gradient);
    value.add_(gradient.add(momentum_[index], momentum), -rate); // Nesterov
}

void Optimiser::stepAdamW(std::size_t index, const at::Tensor& gradient, double rate, double beta1)
{
    at::Tensor value = parameters_[index].value;
    if (parameters_[index].group == detector::ParameterGroup::Weight)
        value.mul_(1 - rate * options_.weightDecay);
    momentum_[index].mul_(beta1).add_(gradient, 1 - beta1);
    variance_[index].mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    const auto count = static_cast<double>(updates_);
    const double correction1 = 1 - std::pow(beta1, count), correction2 = 1 - std::pow(kBeta2, count);
    const at::Tensor divisor = (variance_[index].sqrt() / std::sqrt(correction2)).add_(kAdamEpsilon);
    value.addcdiv_(momentum_[index], divisor, -rate / correction1);
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
    std::size_t index = 0;
    const auto follow = [&](const at::Tensor& value) { values_[index++].mul_(decay).add_(value, 1 - decay); };
    for (const detector::TrainableParameter& parameter : network.parameters())
        follow(parameter.value);
    for (const auto& [name, buffer] : network.buffers())
        follow(buffer);
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
