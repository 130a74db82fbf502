#include "core/detector_training/training_images.h"

#include "core/common/error.h"
#include "core/compute/host_copy.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/stack.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace blindspot::detector_training {

namespace {

constexpr std::size_t kCalibrationImages = 32;

} // namespace

void checkImages(const TrainingImages& images)
{
    if (images.train.empty())
        throw Error(Message::tr("there is no image to train on"), Message::tr("the dataset"),
                    Message::tr("choose one that has images"));
    const std::int64_t side = images.train.front().pixels.size(1);
    if (side % 32 != 0)
        throw Error({Message::tr("the input size %1 is no multiple of 32"), side}, "--input-size",
                    Message::tr("use 320 or 640"));
    const bool any =
        std::any_of(images.train.begin(), images.train.end(), [](const compute::LabelledImage& image) {
            return image.boxes.defined() && image.boxes.numel() > 0;
        });
    if (!any)
        throw Error(Message::tr("none of the images shows an object of the classes"),
                    Message::tr("the dataset"), Message::tr("choose other images or classes"));
    for (const auto* some : {&images.train, &images.validation})
        for (const compute::LabelledImage& image : *some)
            if (image.pixels.size(1) != side)
                throw Error(Message::tr("the images are of different sizes"), Message::tr("the training"),
                            Message::tr("load them for one input size"));
}

at::Tensor calibrationInput(const TrainingImages& images, const std::string& device)
{
    std::vector<at::Tensor> pixels;
    for (std::size_t i = 0; i < std::min(kCalibrationImages, images.train.size()); ++i)
        pixels.push_back(images.train[i].pixels);
    return compute::unitValues(at::stack(pixels), at::Device(device));
}

} // namespace blindspot::detector_training
