#include "core/workspace/runs/checkpoint.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/compute/checkpoint_pair.h"
#include "core/patch/trainer.h"

#include <ATen/Functions.h>

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr char kFormat[] = "blindspot-checkpoint-1";
constexpr std::array kTensors{"gradient", "momentum", "patch", "variance"};
constexpr const char* kLatent = "latent"; ///< where the patch has the colours of a palette alone
constexpr const char* kCoarse = "coarse_variance"; ///< where the optimiser steps several scales

using Metadata = std::map<std::string, std::string>;
using Tensors = std::map<std::string, at::Tensor>;

std::string textOf(std::int64_t value)
{
    return std::to_string(value);
}

/// Hexadecimal digits, so that what is read is what was written, bit by bit.
std::string textOf(double value)
{
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::hex).ptr;
    return {buffer.data(), end};
}

bool parse(const std::string& text, std::int64_t& value)
{
    const auto read = numberFromText<std::int64_t>(text);
    value = read.value_or(0);
    return read && value >= 0;
}

bool parse(const std::string& text, double& value)
{
    const auto [end, code] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::hex);
    return code == std::errc{} && end == text.data() + text.size();
}

/// The one list of a state's numbers, for both directions.
template <typename State, typename Visitor>
void visitNumbers(State& state, Visitor visitor)
{
    visitor("iteration", state.iteration);
    visitor("visited", state.visited);
    visitor("updates", state.updates);
    visitor("passes", state.passes);
    visitor("gathered", state.gathered);
    visitor("seconds", state.seconds);
    visitor("total_loss", state.totals.loss);
    visitor("total_box", state.totals.box);
    visitor("total_cls", state.totals.cls);
    visitor("total_dfl", state.totals.dfl);
    visitor("total_images", state.totals.images);
}

/// Of each of several detectors: "detector_1_weight".
template <typename State, typename Visitor>
void visitDetectors(State& state, Visitor visitor)
{
    int number = 0;
    for (auto& one : state.detectors) {
        const std::string start = "detector_" + std::to_string(++number) + "_";
        visitor(start + "weight", one.weight);
        visitor(start + "gathered", one.gathered);
        visitor(start + "loss", one.totals.loss);
        visitor(start + "box", one.totals.box);
        visitor(start + "cls", one.totals.cls);
        visitor(start + "dfl", one.totals.dfl);
    }
}

constexpr const char* kDetectors = "detectors"; ///< how many, where there are several
constexpr std::int64_t kMostDetectors = 1000;

at::Tensor plain(const at::Tensor& tensor, const at::Tensor& like)
{
    return tensor.defined() ? tensor.detach().to(at::kCPU, at::kFloat).contiguous() : at::zeros_like(like);
}

[[noreturn]] void damaged(const std::filesystem::path& file, Message what)
{
    throw Error({Message::tr("the checkpoint cannot be used: %1"), std::move(what)}, toUtf8(file),
                Message::tr("train anew or restore the file"));
}

Tensors tensorsOf(const patch::TrainingState& state)
{
    Tensors tensors;
    tensors["patch"] = plain(state.patch, state.patch);
    tensors["gradient"] = plain(state.gradient, tensors["patch"]);
    tensors["momentum"] = plain(state.momentum, tensors["patch"]);
    tensors["variance"] = plain(state.variance, tensors["patch"]);
    if (state.coarseVariance.defined() && state.coarseVariance.numel() > 0)
        tensors[kCoarse] = plain(state.coarseVariance, state.coarseVariance);
    if (state.latent.defined()) tensors[kLatent] = plain(state.latent, state.latent);
    return tensors;
}

Metadata metadataOf(const std::string& run, const patch::TrainingState& state)
{
    Metadata metadata{{"format", kFormat}, {"run", run}};
    visitNumbers(state, [&](const char* key, auto value) { metadata[key] = textOf(value); });
    if (!state.detectors.empty()) metadata[kDetectors] = textOf(std::ssize(state.detectors));
    visitDetectors(state, [&](const std::string& key, double value) { metadata[key] = textOf(value); });
    return metadata;
}

} // namespace

void writeCheckpoint(const std::filesystem::path& file, const std::string& run,
                     const patch::TrainingState& state)
{
    compute::writeDigested(file, tensorsOf(state), metadataOf(run, state));
}

patch::TrainingState readCheckpoint(const std::filesystem::path& file, const std::string& run,
                                    std::int64_t patchSize)
{
    const compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto text = [&](const std::string& key) {
        const auto found = content.metadata.find(key);
        if (found == content.metadata.end()) damaged(file, {Message::tr("it does not say '%1'"), key});
        return found->second;
    };
    if (text("format") != kFormat) damaged(file, Message::tr("it is of another kind or version"));
    if (text("run") != run) damaged(file, {Message::tr("it belongs to run %1"), text("run")});
    const std::array<std::int64_t, 3> shape{3, patchSize, patchSize};
    const bool coarse = content.tensors.contains(kCoarse);
    const bool latent = content.tensors.contains(kLatent);
    if (content.tensors.size() != kTensors.size() + (coarse ? 1 : 0) + (latent ? 1 : 0)) damaged(file, Message::tr("it has other tensors"));
    for (const char* key : kTensors) {
        const auto found = content.tensors.find(key);
        if (found == content.tensors.end()) damaged(file, {Message::tr("it has no %1"), key});
        if (found->second.sizes() != at::IntArrayRef(shape))
            damaged(file, {Message::tr("its %1 has another shape or type than the run's patch"), key});
    }
    for (const auto& [key, tensor] : content.tensors) {
        if (tensor.scalar_type() != at::kFloat || (key == kCoarse && (tensor.dim() != 2 || tensor.size(0) != 3)) ||
            (key == kLatent && tensor.sizes() != at::IntArrayRef(shape)))
            damaged(file, {Message::tr("its %1 has another shape or type than the run's patch"), key});
        if (!at::isfinite(tensor).all().item<bool>()) damaged(file, {Message::tr("its %1 is not finite"), key});
    }
    if (text("digest") != compute::digestOf(content))
        damaged(file, Message::tr("its digest does not fit its content"));

    patch::TrainingState state;
    const auto read = [&](const std::string& key, auto& value) {
        if (!parse(text(key), value)) damaged(file, {Message::tr("'%1' is no such number"), key});
    };
    visitNumbers(state, read);
    std::int64_t detectors = 0;
    if (content.metadata.contains(kDetectors)) read(kDetectors, detectors);
    if (detectors > kMostDetectors) damaged(file, {Message::tr("'%1' is no such number"), kDetectors});
    state.detectors.resize(static_cast<std::size_t>(detectors));
    visitDetectors(state, read);
    state.patch = content.tensors.at("patch");
    state.gradient = content.tensors.at("gradient");
    state.momentum = content.tensors.at("momentum");
    state.variance = content.tensors.at("variance");
    state.coarseVariance = coarse ? content.tensors.at(kCoarse) : at::zeros({3, 0});
    if (latent) state.latent = content.tensors.at(kLatent);
    return state;
}

CheckpointFiles::CheckpointFiles(std::filesystem::path runFolder, std::string runId)
    : folder_(std::move(runFolder)), runId_(std::move(runId))
{
}

void CheckpointFiles::write(const patch::TrainingState& state) const
{
    compute::CheckpointPair(newest(), previous()).write(tensorsOf(state), metadataOf(runId_, state));
}

std::optional<patch::TrainingState> CheckpointFiles::read(std::int64_t patchSize, Message* warning) const
{
    auto found = compute::CheckpointPair(newest(), previous())
                     .read([&](const std::filesystem::path& file) { return readCheckpoint(file, runId_, patchSize); });
    if (!found.state && !found.passedOver.empty())
        throw Error({Message::tr("no checkpoint can be used (%1)"), found.passedOver}, {Message::tr("run %1"), runId_},
                    Message::tr("delete the run and train anew"));
    if (warning != nullptr) *warning = found.passedOver;
    return std::move(found.state);
}

} // namespace blindspot::workspace
