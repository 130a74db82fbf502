#include "core/detector/detector.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/compute/host_copy.h"
#include "core/detector/detector_facts.h"
#include "core/detector/graph_reading.h"
#include "core/detector/heads.h"
#include "core/detector/input_fit.h"
#include "core/detector/network.h"
#include "core/detector/spec_reading.h"
#include "core/detector/state_dict.h"

#include <ATen/Functions.h>
#include <torch/types.h>

#include <algorithm>
#include <map>
#include <utility>

namespace blindspot::detector {

namespace {

Heads asFloat(Heads heads)
{
    for (auto* maps : {&heads.boxes, &heads.scores})
        for (at::Tensor& map : *maps)
            map = map.to(at::kFloat);
    return heads; // queries are float already
}

/// The activation of most of the convolutions that have one.
std::string mainActivation(const Network& network)
{
    std::map<std::string, int> counts;
    for (const auto& [path, block] : network.blocks()) {
        const BlockSettings settings = block->settings();
        const auto found = settings.find(setting::kActivation);
        if (found != settings.end() && found->second != "none") ++counts[found->second];
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? "none" : most->first;
}

} // namespace

std::string architectureText(const std::string& architecture, const std::string& scale, const NetworkFacts& network)
{
    return architecture + (scale == "custom" ? " (custom)" : scale) + (network.heads.size() > 1 ? " " + network.head : "");
}

std::string precisionName(Precision precision)
{
    return precision == Precision::Bf16 ? "bf16" : "fp32";
}

Detector Detector::load(const std::filesystem::path& file, const DetectorChoices& choices)
{
    DetectorInfo info;
    info.file = file;
    info.sha256 = sha256OfFile(file);
    info.choices = choices;
    return Detector(readStateDict(file), std::move(info));
}

Detector::Detector(const StateDict& weights, DetectorInfo info) : info_(std::move(info))
{
    const std::string file = toUtf8(info_.file);
    network_ = std::make_shared<Network>(inferSpec(weights, file));
    GraphReading graph = readGraph(weights, *network_, info_.choices, file);
    network_->set(graph.settings, file);
    info_.parameters = network_->parameterCount();
    network_->load(weights, file);
    network_->eval();
    network_->fuse();
    for (at::Tensor& parameter : network_->parameters())
        parameter.set_requires_grad(false);
    info_.architecture = familyName(spec().family);
    if (inputFitOf(info_.architecture) == InputFit::Stretch) info_.inputFit = InputFit::Stretch;
    info_.scale = scaleOf(spec());
    settleHead(info_, spec());
    info_.network.activation = mainActivation(*network_);
    info_.network.layersFrom = layersSource(weights);
    info_.remarks = {std::move(graph.assumptions), std::move(graph.differences), {}, weights.graph.licence};
    settleInputSize(info_, weights.inputSize, spec().strides);
    settleClassNames(info_, weights.classNames, weights.namesUnreadable, spec().classes);
    noteArchitecture(info_, weights.graph.architecture);
    if (!hasPublishedLayers(spec()))
        info_.remarks.notes.emplace_back(Message::tr("its layers are the file's own, not those of a published %1"), info_.architecture);
    if (info_.inputFit == InputFit::Stretch)
        info_.remarks.notes.emplace_back(Message::tr("it takes a picture stretched to its square input; a patch on it is drawn so that it is "
                                                     "square on the picture"));
    moveTo("cpu", Precision::Fp32);
}

Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;
Detector::~Detector() = default;

const NetworkSpec& Detector::spec() const
{
    return network_->spec();
}

std::int64_t Detector::classCount() const
{
    return network_->spec().classes;
}

std::int64_t Detector::classIndex(const std::string& name) const
{
    const auto found = std::find(info_.classNames.begin(), info_.classNames.end(), name);
    if (found != info_.classNames.end()) return found - info_.classNames.begin();
    std::string known;
    for (std::size_t i = 0; i < info_.classNames.size() && i < 8; ++i)
        known += (i == 0 ? "" : ", ") + info_.classNames[i];
    if (info_.classNames.size() > 8) known += ", ...";
    const Message what(Message::tr("the detector has no class '%1'"), name);
    if (namesAreNumbers(info_))
        throw Error(what, toUtf8(info_.file),
                    Message(Message::tr("its classes are only numbered, %1: name them with --names when the detector is added"), known)
                        .inWindow(Message::tr("its classes are only numbered, %1: give a file of their names when the detector is "
                                              "added")));
    throw Error(what, toUtf8(info_.file), {Message::tr("its classes are %1"), known});
}

void Detector::moveTo(const std::string& device, Precision precision)
{
    const auto type = precision == Precision::Bf16 ? at::kBFloat16 : at::kFloat;
    const at::NoGradGuard noGrad;
    if (precision == Precision::Bf16 && exact_.empty())
        for (const at::Tensor& parameter : network_->parameters())
            exact_.push_back(compute::hostCopy(parameter));
    network_->to(at::Device(device), type);
    if (precision == Precision::Fp32 && !exact_.empty()) {
        std::vector<at::Tensor> parameters = network_->parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i)
            parameters[i].copy_(exact_[i]);
        exact_.clear();
    }
    for (at::Tensor& parameter : network_->parameters())
        if (parameter.dim() == 4) parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
    device_ = device;
    precision_ = precision;
}

at::Tensor Detector::inputOf(const at::Tensor& input) const
{
    return input.to(precision_ == Precision::Bf16 ? at::kBFloat16 : at::kFloat).contiguous(at::MemoryFormat::ChannelsLast);
}

Heads Detector::forward(const at::Tensor& input, BoxBranch boxes) const
{
    return asFloat(network_->forward(inputOf(input), boxes, info_.head));
}

std::vector<Heads> Detector::forwardAll(const at::Tensor& input, BoxBranch boxes) const
{
    std::vector<Heads> all = network_->forwardAll(inputOf(input), boxes, /*forTraining=*/false);
    for (Heads& heads : all)
        heads = asFloat(std::move(heads));
    return all;
}

} // namespace blindspot::detector
