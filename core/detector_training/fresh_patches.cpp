#include "core/detector_training/fresh_patches.h"

#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/detector_training/detector_in_training.h"
#include "core/patch/trainer.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/eq.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace blindspot::detector_training {

namespace {

constexpr std::int64_t kInputsAtOnce = 8; // not measured: the result is to be the same on every machine

std::vector<compute::LabelledImage> showing(const std::vector<compute::LabelledImage>& images,
                                            std::int64_t classIndex, std::int64_t most)
{
    std::vector<compute::LabelledImage> found;
    for (const compute::LabelledImage& image : images) {
        if (std::cmp_greater_equal(found.size(), most)) break;
        if (image.classes.defined() && image.classes.numel() > 0 &&
            compute::hostValue(at::eq(image.classes, classIndex).any()) != 0)
            found.push_back(image);
    }
    if (found.empty())
        throw Error(
            Message::tr("no training image shows an object of the class that patches are trained against"),
            "--patch-class",
            Message(Message::tr("choose another class, or leave --fresh-patches out"))
                .inWindow(Message::tr("choose another class, or go without fresh patches")));
    return found;
}

patch::TrainOptions attackOf(const FreshPatchOptions& fresh, const TrainOptions& options, std::int64_t epoch)
{
    patch::TrainOptions attack = patch::TrainOptions::forRecipe("hide");
    attack.classIndex = options.hardening.classIndex;
    attack.iterations = fresh.iterations;
    attack.patchSize = fresh.patchSize;
    attack.batchSize = kInputsAtOnce;
    attack.seed = options.seed + static_cast<std::uint64_t>(epoch);
    attack.initial = "random";
    attack.placement.scale = options.hardening.scale;
    attack.transforms = options.hardening.transforms;
    attack.precision = patch::PrecisionChoice::Fp32;
    return attack;
}

OutOfMemory doesNotFit(const std::string& device)
{
    return OutOfMemory(Message::tr("the memory is not enough to train a fresh patch against the detector"), device,
                       Message(Message::tr("use a smaller --scale or --input-size, or leave --fresh-patches out"))
                           .inWindow(Message::tr("use a smaller scale or input size, or go without fresh patches")));
}

} // namespace

PatchSource fixedPatches(std::vector<at::Tensor> patches)
{
    return [patches = std::move(patches)](std::int64_t, const NamedTensors&, const std::vector<at::Tensor>&) {
        return patches;
    };
}

PatchSource freshPatches(const FreshPatchOptions& fresh, const TrainOptions& options,
                         std::vector<at::Tensor> given, const std::vector<compute::LabelledImage>& images,
                         const std::vector<std::string>& classNames, const std::string& device,
                         StopControl& stop, const detector::NetworkSpec& network, ranks::Ranks& ranks)
{
    return [&fresh, &options, given = std::move(given), &images, &classNames, device, &stop,
            network, &ranks](std::int64_t epoch, const NamedTensors& weights, const std::vector<at::Tensor>& before) {
        std::vector<at::Tensor> patches = before.empty() ? given : before;
        if (fresh.everyEpochs <= 0 || epoch % fresh.everyEpochs != 0) return patches;
        patch::TrainingObserver observer;
        try {
            detector::Detector detector = detectorInTraining(weights, classNames, images.front().pixels.size(1), network);
            const auto shown = showing(images, options.hardening.classIndex, fresh.images);
            detector::Detector* const attacked[] = {&detector};
            const patch::TrainingResult result =
                patch::train(attackOf(fresh, options, epoch), shown, attacked, device, stop, observer, ranks);
            // One that was stopped is half made: a training that goes on later makes it anew, as if it had never stopped.
            if (result.end == patch::TrainingEnd::Completed) patches.push_back(result.state.patch);
        } catch (const ranks::RankLost&) {
            throw;
        } catch (const Cancelled&) {
            return patches; // the detector's training ends as well
        } catch (const std::exception& error) {
            if (dynamic_cast<const OutOfMemory*>(&error) == nullptr && !compute::isOutOfMemory(error)) throw;
            compute::emptyCache(device);
            throw doesNotFit(device);
        }
        while (std::cmp_greater(patches.size(), static_cast<std::int64_t>(given.size()) + fresh.kept))
            patches.erase(patches.begin() + static_cast<std::ptrdiff_t>(given.size()));
        return patches;
    };
}

PatchSource patchSource(const FreshPatchOptions& fresh, const TrainOptions& options, std::vector<at::Tensor> given,
                        const std::vector<compute::LabelledImage>& images, const std::vector<std::string>& classNames,
                        const std::string& device, StopControl& stop, const detector::NetworkSpec& network, ranks::Ranks& ranks)
{
    if (fresh.everyEpochs > 0) return freshPatches(fresh, options, std::move(given), images, classNames, device, stop, network, ranks);
    return given.empty() ? PatchSource() : fixedPatches(std::move(given));
}

} // namespace blindspot::detector_training
