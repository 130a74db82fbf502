#include "core/patch/patch_update.h"

#include "core/patch/cells.h"
#include "core/patch/regularisers.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <vector>

namespace blindspot::patch {

namespace {

at::Tensor numbersOf(double images, const std::vector<double>& step)
{
    std::vector<double> all = step;
    all.push_back(images);
    return at::tensor(all, at::kDouble);
}

} // namespace

PatchUpdate::PatchUpdate(const TrainOptions& options, const std::string& device, const TrainingState& start)
    : options_(options), numbers_({numbersOf(1, {0, 1, 1})}, at::Device(device)), work_(device)
{
    const auto there = [&](const at::Tensor& tensor) { return tensor.to(at::Device(device), at::kFloat, false, true); };
    patch_ = there(start.patch);
    gradient_ = there(start.gradient);
    optimiser_ = {there(start.momentum), there(start.variance), there(start.coarseVariance), start.updates};
    colours_ = there(printableColours(options_.palette));
    latent_ = options_.paletteOnly ? there(start.latent.defined() ? start.latent : start.patch) : patch_;
}

void PatchUpdate::apply(std::int64_t images, double rate)
{
    ++optimiser_.updates;
    numbers_.fill({numbersOf(static_cast<double>(images), stepNumbers(options_.optimiser, rate, optimiser_.updates, patch_.size(-1)))});
    work_.run([this] { update(); });
}

void PatchUpdate::update()
{
    const at::Tensor numbers = numbers_.tensors().front();
    at::Tensor gradient = gradient_ / numbers[3];
    if (options_.regularisers.totalVariation > 0 || options_.regularisers.printability > 0)
        gradient = gradient + regulariserGradient();
    step(options_.optimiser, StepFactors::of(numbers), inCells(gradient, options_.cells), latent_, optimiser_);
    shape();
    gradient_.zero_();
}

/// The patch that is shown, of what the optimiser steps. Steps that lead from one printable colour to the next are longer
/// than one update's, so they add up in `latent_`, to which the gradient at the patch goes straight through (Courbariaux
/// et al., "BinaryConnect", NIPS 2015, do so with weights).
void PatchUpdate::shape()
{
    const at::Tensor celled = inCells(latent_, options_.cells);
    if (!celled.is_same(latent_)) latent_.copy_(celled);
    if (options_.paletteOnly) patch_.copy_(inColours(latent_, colours_));
}

at::Tensor PatchUpdate::regulariserGradient() const
{
    const at::Tensor leaf = patch_.detach().requires_grad_(true);
    at::Tensor penalty = at::zeros({}, leaf.options().requires_grad(false));
    if (options_.regularisers.totalVariation > 0)
        penalty = penalty + totalVariation(leaf) * options_.regularisers.totalVariation;
    if (options_.regularisers.printability > 0)
        penalty = penalty + nonPrintability(leaf, colours_) * options_.regularisers.printability;
    return torch::autograd::grad({penalty}, {leaf})[0];
}

void PatchUpdate::write(TrainingState& state) const
{
    state.patch = compute::hostCopy(patch_);
    state.gradient = compute::hostCopy(gradient_);
    state.momentum = compute::hostCopy(optimiser_.momentum);
    state.variance = compute::hostCopy(optimiser_.variance);
    state.coarseVariance = compute::hostCopy(optimiser_.coarseVariance);
    state.latent = options_.paletteOnly ? compute::hostCopy(latent_) : at::Tensor();
    state.updates = optimiser_.updates;
}

} // namespace blindspot::patch
