#include "core/patch/camera.h"

#include "core/compute/device_constant.h"
#include "core/compute/host_copy.h"
#include "core/patch/filters/jpeg_rounding.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>
#include <c10/core/TensorOptions.h>

#include <cmath>

namespace blindspot::patch {

namespace {

/// More than the values of a network input of 1280 pixels a side, so that windows begin at many places.
constexpr std::int64_t kNoiseTable = std::int64_t{3} << 21;

/// Standard normal numbers, the same in every run; drawn once, so that noise costs a pass nothing.
at::Tensor noiseTable(const at::Device& device)
{
    return compute::deviceConstant("noise of the camera", device, [] {
        const at::Tensor table = at::empty({kNoiseTable});
        auto* values = table.data_ptr<float>();
        RandomStream random(0x6E6F697365, 0, 0);
        for (std::int64_t i = 0; i < kNoiseTable; ++i)
            values[i] = static_cast<float>(random.normal());
        return table;
    });
}

/// `count` of them from a place on; a larger input's repeat.
at::Tensor noiseFrom(const at::Tensor& table, std::int64_t place, std::int64_t count)
{
    if (count < kNoiseTable) return table.narrow(0, place % (kNoiseTable - count), count);
    return table.repeat({count / kNoiseTable + 2}).narrow(0, place % kNoiseTable, count);
}

/// B x 1 x 1 x 1 of one number of each draw.
template <typename Of>
at::Tensor each(const std::vector<CameraDraw>& draws, const at::Tensor& like, const Of& of)
{
    const at::Tensor values = at::empty({static_cast<std::int64_t>(draws.size()), 1, 1, 1});
    for (std::size_t i = 0; i < draws.size(); ++i)
        values.data_ptr<float>()[i] = static_cast<float>(of(draws[i]));
    return compute::deviceCopy(values, like.device());
}

at::Tensor balanced(const at::Tensor& input, const std::vector<CameraDraw>& draws)
{
    const at::Tensor red = each(draws, input, [](const CameraDraw& d) { return d.red; });
    const at::Tensor blue = each(draws, input, [](const CameraDraw& d) { return d.blue; });
    return (input * at::cat({red, at::ones_like(red), blue}, 1)).clamp(0, 1);
}

at::Tensor noisy(const at::Tensor& input, const std::vector<CameraDraw>& draws)
{
    const std::int64_t count = input.numel() / input.size(0);
    const at::Tensor table = noiseTable(input.device());
    std::vector<at::Tensor> noise;
    for (const CameraDraw& draw : draws)
        noise.push_back(noiseFrom(table, draw.noisePlace, count).view({input.size(1), input.size(2), input.size(3)}));
    const c10::NoGradGuard noGrad;
    const at::Tensor shot = each(draws, input, [](const CameraDraw& d) { return d.shot; });
    const at::Tensor read = each(draws, input, [](const CameraDraw& d) { return d.read; });
    const at::Tensor light = input.detach().square();
    const at::Tensor deviation = (light * shot.square() + read.square()).sqrt_();
    return light.add(deviation.mul_(at::stack(noise))).clamp_(0, 1).sqrt_();
}

at::Tensor sharpened(const at::Tensor& input, const at::Tensor& amount)
{
    const at::Tensor padded = at::replication_pad2d(input, {1, 1, 1, 1});
    const std::int64_t height = input.size(2), width = input.size(3);
    const auto rows = [&](std::int64_t from) { return padded.narrow(2, from, height); };
    const at::Tensor down = (rows(0) + 2 * rows(1) + rows(2)) / 4;
    const auto columns = [&](std::int64_t from) { return down.narrow(3, from, width); };
    const at::Tensor blurred = (columns(0) + 2 * columns(1) + columns(2)) / 4;
    return (input + amount * (input - blurred)).clamp(0, 1);
}

} // namespace

CameraDraw drawCamera(const CameraOptions& options, RandomStream& random)
{
    CameraDraw draw;
    if (options.whiteBalance > 0) {
        // Gains are of the light, whose square root the values are.
        const auto gain = [&] { return std::pow(1 + options.whiteBalance, random.uniform(-0.5, 0.5)); };
        draw.red = gain();
        draw.blue = gain();
    }
    if (options.shotNoise > 0) draw.shot = random.uniform(0, options.shotNoise);
    if (options.readNoise > 0) draw.read = random.uniform(0, options.readNoise);
    if (options.shotNoise > 0 || options.readNoise > 0)
        draw.noisePlace = static_cast<std::int64_t>(random.below(std::uint64_t{1} << 40));
    if (options.gamma > 0) draw.exponent = std::exp2(random.uniform(-options.gamma, options.gamma));
    if (options.curve > 0) draw.curve = random.uniform(-options.curve, options.curve);
    if (options.sharpen > 0) draw.sharpen = random.uniform(0, options.sharpen);
    if (options.jpeg > 0) {
        const auto qualities = static_cast<std::uint64_t>(std::floor(100 - options.jpeg)) + 1;
        draw.quality = 100 - static_cast<double>(random.below(qualities));
    }
    return draw;
}

at::Tensor throughCamera(const at::Tensor& input, const CameraOptions& options, const std::vector<CameraDraw>& draws)
{
    at::Tensor seen = input;
    if (options.whiteBalance > 0) seen = balanced(seen, draws);
    if (options.shotNoise > 0 || options.readNoise > 0) seen = seen + (noisy(seen, draws) - seen.detach());
    if (options.gamma > 0) {
        constexpr double kDarkest = 1.0 / 255; // below it the slope of a power below 1 has no bound
        const at::Tensor exponent = each(draws, seen, [](const CameraDraw& d) { return d.exponent; });
        seen = seen.clamp(kDarkest, 1).pow(exponent);
    }
    if (options.curve > 0) {
        const at::Tensor curve = each(draws, seen, [](const CameraDraw& d) { return d.curve; });
        seen = seen + curve * (seen * seen * (3 - 2 * seen) - seen);
    }
    if (options.sharpen > 0)
        seen = sharpened(seen, each(draws, seen, [](const CameraDraw& d) { return d.sharpen; }));
    if (options.jpeg > 0) {
        std::vector<double> qualities;
        for (const CameraDraw& draw : draws)
            qualities.push_back(draw.quality);
        seen = throughJpeg(seen, qualities);
    }
    return seen.contiguous(at::MemoryFormat::ChannelsLast);
}

} // namespace blindspot::patch
