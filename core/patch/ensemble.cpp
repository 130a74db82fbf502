#include "core/patch/ensemble.h"

#include "core/common/error.h"
#include "core/detector/network_spec.h"
#include "core/patch/prepare.h"
#include "core/patch/scene_columns.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>

namespace blindspot::patch {

namespace {

std::string nameOf(const detector::Detector& detector)
{
    return detector.info().file.filename().string();
}

/// Says of which detector something is said.
class NamingObserver final : public TrainingObserver {
  public:
    NamingObserver(std::string name, TrainingObserver& observer) : name_(std::move(name)), observer_(observer)
    {
    }
    void onLog(LogLevel level, const Message& line) override
    {
        observer_.onLog(level, {Message::tr("Detector %1: %2"), name_, line});
    }

  private:
    std::string name_;
    TrainingObserver& observer_;
};

/// The images that remain, for a detector in which the class has another index.
std::vector<compute::LabelledImage> relabelled(const std::vector<PreparedImage>& images,
                                               std::int64_t classIndex)
{
    std::vector<compute::LabelledImage> labelled;
    for (const PreparedImage& image : images) {
        const auto count = static_cast<std::int64_t>(image.boxes.size());
        const at::Tensor boxes = at::empty({count, 4});
        float* side = boxes.data_ptr<float>();
        for (const Box& box : image.boxes)
            for (const double value : {box.x1, box.y1, box.x2, box.y2})
                *side++ = static_cast<float>(value);
        labelled.push_back(
            {image.id, image.pixels, boxes, at::full({count}, classIndex, at::kLong), image.content, image.aspect});
    }
    return labelled;
}

void requireAlike(const detector::Detector& first, const std::string& firstName,
                  const detector::Detector& other, const std::string& name)
{
    if (first.info().inputSize != other.info().inputSize)
        throw Error({Message::tr("its network input has %1 pixels a side, that of %2 has %3: one patch is "
                                 "trained on inputs of one "
                                 "size"),
                     other.info().inputSize, firstName, first.info().inputSize},
                    {Message::tr("detector %1"), name},
                    Message::tr("leave it out, or train a patch against it alone"));
    if (first.info().inputFit != other.info().inputFit)
        throw Error(first.info().inputFit == InputFit::Stretch
                        ? Message(Message::tr("it puts the whole picture into its input with a grey border, and %1 stretches it: one "
                                              "patch is trained on inputs that show a picture one way"),
                                  firstName)
                        : Message(Message::tr("it stretches the picture to its square input, and %1 puts it there with a grey "
                                              "border: one patch is trained on inputs that show a picture one way"),
                                  firstName),
                    {Message::tr("detector %1"), name},
                    Message::tr("leave it out, or train a patch against it alone"));
    const bool same =
        !first.info().sha256.empty() && first.info().sha256 == other.info().sha256 &&
        detector::choicesText(first.info().choices) == detector::choicesText(other.info().choices);
    if (&first == &other || same)
        throw Error({Message::tr("it has the weights of %1, which is named too"), firstName},
                    {Message::tr("detector %1"), name}, Message::tr("name each detector once"));
}

void requireTrainingLoss(const detector::Detector& detector, const std::string& name)
{
    if (detector.info().head == detector::HeadKind::Queries)
        throw Error(Message::tr("what this patch would raise is the detector's own training loss, and that of RT-DETR, which pairs "
                                "queries with objects (Hungarian matching), is not known here"),
                    {Message::tr("detector %1"), name},
                    Message(Message::tr("use --recipe hide, or another detector")).inWindow(Message::tr("use the recipe 'hide', or another detector")));
}

void requireCoarseInputs(const TrainOptions& options, const detector::Detector& detector, const std::string& name)
{
    if (!options.tiling.enabled || options.tiling.coarse == 0) return;
    const std::int64_t stride = *std::ranges::max_element(detector.spec().strides), side = detector.info().inputSize;
    if (side % (2 * stride) == 0) return;
    throw Error({Message::tr("half of its input's %1 pixels is no multiple of its largest stride, %2, so it has no coarse inputs"), side, stride},
                {Message::tr("detector %1"), name},
                Message(Message::tr("use --tiling coarse=0")).inWindow(Message::tr("set 'Coarse first' to 0")));
}

std::int64_t indexIn(const detector::Detector& detector, const std::string& className, const std::string& name)
{
    const auto& classes = detector.info().classNames;
    const auto found = std::find(classes.begin(), classes.end(), className);
    if (found == classes.end())
        throw Error({Message::tr("the detector has no class '%1'"), className}, {Message::tr("detector %1"), name},
                    Message::tr("choose a class that all of them have, or leave it out"));
    return found - classes.begin();
}

} // namespace

std::vector<Member> membersOf(const TrainOptions& options, std::span<detector::Detector* const> detectors,
                              const std::vector<std::string>& names)
{
    std::vector<Member> members;
    const auto called = [&](std::size_t i) { return names.empty() ? nameOf(*detectors[i]) : names.at(i); };
    const auto& classes = detectors.front()->info().classNames;
    for (std::size_t i = 0; i < detectors.size(); ++i) {
        if (options.objective == ObjectiveKind::DetectionLoss) requireTrainingLoss(*detectors[i], called(i));
        requireCoarseInputs(options, *detectors[i], called(i));
        for (std::size_t k = 0; k < i; ++k)
            requireAlike(*detectors[k], called(k), *detectors[i], called(i));
        Member member{options, detectors[i], {}};
        if (i > 0) {
            if (options.classIndex != kAnyClass)
                member.options.classIndex =
                    indexIn(*detectors[i], classes.at(static_cast<std::size_t>(options.classIndex)), called(i));
            if (hasTarget(options.objective))
                member.options.target.index = indexIn(*detectors[i], options.target.className, called(i));
        }
        members.push_back(std::move(member));
    }
    return members;
}

void prepareMembers(std::vector<Member>& members, const std::vector<compute::LabelledImage>& images,
                    const std::string& device, StopControl& stop, TrainingObserver& observer)
{
    Member& first = members.front();
    if (members.size() == 1) {
        first.images = prepareImages(first.options, images, *first.detector, device, stop, observer);
        return;
    }
    for (Member& member : members) {
        NamingObserver naming(nameOf(*member.detector), observer);
        member.images = prepareImages(
            member.options, &member == &first ? images : relabelled(first.images, member.options.classIndex),
            *member.detector, device, stop, naming);
        for (std::size_t i = 0; i < member.images.size(); ++i)
            member.images[i].pixels = first.images[i].pixels;
    }
}

namespace {

/// Gradient and sums of a batch through all detectors.
EnsemblePass through(const std::vector<Member>& members, const UpdatePlan& update, std::size_t first, std::size_t count,
                     const std::string& device, const at::Tensor& patch, const at::Tensor& weights, GradientOf of, const PassOf& given)
{
    EnsemblePass result;
    std::vector<at::Tensor> sums;
    Scene scene;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Member& member = members[i];
        // The draws are the same for all; the clean detections are each one's own.
        if (i == 0 || !scene.targets.empty()) {
            scene = makeScene(member.images, update, first, count, member.options, device,
                              given || device != "cpu" ? TileDrawing::AtOnce : TileDrawing::OneByOne);
            if (!given && device != "cpu") putColumns(scene, patch.size(-1), fitsTable(scene.placements));
        }
        const PassResult pass = given ? given(i, scene, of) : runPass(member.options, *member.detector, scene, patch, of);
        sums.push_back(pass.sums);
        if (members.size() == 1)
            result.gradient = pass.gradient;
        else if (i == 0)
            result.gradient = pass.gradient * weights[0];
        else
            result.gradient.add_(pass.gradient * weights[static_cast<std::int64_t>(i)]);
    }
    result.sums = at::stack(sums, of == GradientOf::EachInput ? 1 : 0);
    result.images = scene.images;
    return result;
}

} // namespace

EnsemblePass runEnsemble(const std::vector<Member>& members, const UpdatePlan& update, std::size_t first,
                         std::size_t count, const std::string& device, const at::Tensor& patch,
                         const at::Tensor& weights, const PassOf& pass)
{
    return through(members, update, first, count, device, patch, weights, GradientOf::Batch, pass);
}

std::vector<EnsemblePass> runEnsembleOfEach(const std::vector<Member>& members, std::span<const UpdatePlan> updates,
                                            const std::string& device, const at::Tensor& patch, const at::Tensor& weights,
                                            const PassOf& pass)
{
    UpdatePlan all;
    for (const UpdatePlan& update : updates)
        all.inputs.push_back(update.inputs.front());
    const EnsemblePass together =
        through(members, all, 0, all.inputs.size(), device, patch, weights, GradientOf::EachInput, pass);
    std::vector<EnsemblePass> passes;
    for (std::size_t i = 0; i < updates.size(); ++i) {
        const auto row = static_cast<std::int64_t>(i);
        passes.push_back({together.gradient[row], together.sums[row], updates[i].visitCount()});
    }
    return passes;
}

at::Tensor equalWeights(std::size_t detectors, const std::string& device)
{
    return at::full({static_cast<std::int64_t>(detectors)}, 1.0 / static_cast<double>(detectors),
                    at::TensorOptions().dtype(at::kDouble).device(at::Device(device)));
}

at::Tensor ontoSimplex(const at::Tensor& values)
{
    // What is to be taken off each of the k largest so that they sum to 1 is largest for the k that stay
    // above 0.
    const at::Tensor sorted = std::get<0>(values.sort(0, /*descending=*/true));
    const at::Tensor counts = at::arange(1, values.size(0) + 1, values.options());
    const at::Tensor off = ((sorted.cumsum(0) - 1) / counts).max();
    return (values - off).clamp_min(0);
}

at::Tensor nextWeights(const EnsembleOptions& options, const at::Tensor& weights, const at::Tensor& losses)
{
    if (options.weights == DetectorWeights::Mean || weights.size(0) == 1) return weights;
    const double equal = 1.0 / static_cast<double>(weights.size(0));
    return ontoSimplex(weights + (losses - (weights - equal) * options.gamma) * options.rate);
}

} // namespace blindspot::patch
