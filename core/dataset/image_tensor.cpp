#include "core/dataset/image_tensor.h"

#include "core/common/error.h"

#include <ATen/ops/empty.h>

#include <cstring>

namespace blindspot::dataset {

at::Tensor tensorFromImage(const imaging::Image& image)
{
    const std::int64_t pixels = std::int64_t{image.width} * image.height;
    at::Tensor tensor = at::empty({3, image.height, image.width}, at::kByte);
    auto* planes = tensor.data_ptr<std::uint8_t>();
    const std::uint8_t* source = image.rgb.data();
    for (std::int64_t i = 0; i < pixels; ++i)
        for (std::int64_t channel = 0; channel < 3; ++channel)
            planes[channel * pixels + i] = *source++;
    return tensor;
}

imaging::Image imageFromTensor(const at::Tensor& tensor)
{
    if (tensor.dim() != 3 || tensor.size(0) != 3 || tensor.numel() == 0)
        throw Error(Message::tr("a picture has the shape 3 x height x width"));
    at::Tensor bytes = tensor.detach();
    if (bytes.is_floating_point()) bytes = bytes.to(at::kFloat).round().clamp(0, 255);
    bytes = bytes.to(at::kCPU, at::kByte).permute({1, 2, 0}).contiguous();
    imaging::Image image(static_cast<int>(tensor.size(2)), static_cast<int>(tensor.size(1)));
    std::memcpy(image.rgb.data(), bytes.data_ptr<std::uint8_t>(), image.rgb.size());
    return image;
}

} // namespace blindspot::dataset
