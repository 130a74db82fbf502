#include "core/patch/filters/jpeg_rounding.h"

#include "core/common/error.h"
#include "core/compute/device_constant.h"
#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <tuple>

namespace blindspot::patch {

namespace {

using Quantisers = std::array<int, 64>;

/// ITU-T T.81, tables K.1 and K.2, row by row.
constexpr Quantisers kLuminance = {16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
                                   14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
                                   18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
                                   49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr Quantisers kChrominance = {17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
                                     24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
                                     99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                                     99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

/// libjpeg's jpeg_quality_scaling and jpeg_add_quant_table, baseline.
int scaled(int entry, int quality)
{
    const int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    return std::clamp((entry * percent + 50) / 100, 1, 255);
}

/// B x 1 x 1 x 8 x 1 x 8: shaped as the blocks are.
at::Tensor tablesOf(const Quantisers& table, const std::vector<double>& qualities, const at::Tensor& like)
{
    const at::Tensor tables = at::empty({static_cast<std::int64_t>(qualities.size()), 1, 1, 8, 1, 8});
    auto* value = tables.data_ptr<float>();
    for (const double quality : qualities)
        for (const int entry : table)
            *value++ = static_cast<float>(scaled(entry, static_cast<int>(std::lround(quality))));
    return compute::deviceCopy(tables, like.device());
}

/// What libjpeg's jpeg_fdct_islow makes of 8 values before it rounds: the cosine transform times sqrt(8), with constants of 13
/// bits. Its inverse (jpeg_idct_islow) is the transpose.
std::array<double, 8> transformed(const std::array<double, 8>& v)
{
    const auto fix = [](double constant) { return std::floor(constant * 8192 + 0.5) / 8192; };
    const double s0 = v[0] + v[7], s1 = v[1] + v[6], s2 = v[2] + v[5], s3 = v[3] + v[4];
    const double d0 = v[0] - v[7], d1 = v[1] - v[6], d2 = v[2] - v[5], d3 = v[3] - v[4];
    const double even = (s0 - s3 + s1 - s2) * fix(0.541196100);
    const double z5 = (d3 + d1 + d2 + d0) * fix(1.175875602);
    const double z1 = -(d3 + d0) * fix(0.899976223), z2 = -(d2 + d1) * fix(2.562915447);
    const double z3 = z5 - (d3 + d1) * fix(1.961570560), z4 = z5 - (d2 + d0) * fix(0.390180644);
    return {s0 + s3 + s1 + s2,
            d0 * fix(1.501321110) + z1 + z4,
            even + (s0 - s3) * fix(0.765366865),
            d1 * fix(3.072711026) + z2 + z3,
            s0 + s3 - s1 - s2,
            d2 * fix(2.053119869) + z2 + z4,
            even - (s1 - s2) * fix(1.847759065),
            d3 * fix(0.298631336) + z1 + z3};
}

/// That as a matrix: frequency x place.
at::Tensor makeCosines()
{
    const at::Tensor matrix = at::empty({8, 8});
    auto* values = matrix.data_ptr<float>();
    for (std::size_t place = 0; place < 8; ++place) {
        std::array<double, 8> unit{};
        unit[place] = 1;
        const std::array<double, 8> column = transformed(unit);
        for (std::size_t frequency = 0; frequency < 8; ++frequency)
            values[frequency * 8 + place] = static_cast<float>(column[frequency]);
    }
    return matrix;
}

at::Tensor cosines(const at::Tensor& like)
{
    return compute::deviceConstant("cosines of JPEG", like.device(), makeCosines);
}

/// Whole numbers, halves upwards: what adding a half and shifting does.
at::Tensor descaled(const at::Tensor& values, double factor)
{
    return (values * factor + 0.5).floor_();
}

/// One component (B x 1 x H x W, 0..255, whole blocks) through transform, quantisation and back, in 8-bit values, rounded
/// after each of the passes as libjpeg does.
at::Tensor throughBlocks(const at::Tensor& component, const at::Tensor& tables, const at::Tensor& dct)
{
    const std::int64_t batch = component.size(0), height = component.size(2), width = component.size(3);
    const auto down = [&](const at::Tensor& values, const at::Tensor& matrix) { // along the columns of the blocks
        return at::matmul(matrix, values.reshape({batch, height / 8, 8, width}));
    };
    const auto across = [](const at::Tensor& values, const at::Tensor& matrix) {
        return at::matmul(values.reshape({-1, 8}), matrix);
    };
    at::Tensor values = descaled(across(component - 128, dct.t()), 4);
    values = descaled(down(values, dct), 0.25).view({batch, 1, height / 8, 8, width / 8, 8}); // 8 x the coefficients
    values = values.sign() * (values.abs() / (tables * 8) + 0.5).floor_() * tables;
    values = descaled(down(values, dct.t()), 4);
    return (descaled(across(values, dct), 1.0 / 32).view(component.sizes()) + 128).clamp_(0, 255);
}

using Components = std::tuple<at::Tensor, at::Tensor, at::Tensor>;

/// Y, Cb, Cr of JFIF, each B x 1 x H x W in 0..255, chroma around 128; with libjpeg's constants of 16 bits, for halves are frequent.
Components toYCbCr(const at::Tensor& rgb)
{
    const at::Tensor r = rgb.narrow(1, 0, 1), g = rgb.narrow(1, 1, 1), b = rgb.narrow(1, 2, 1);
    const auto mixed = [&](int red, int green, int blue) {
        return r * (red / 65536.0) + g * (green / 65536.0) + b * (blue / 65536.0);
    };
    return {mixed(19595, 38470, 7471), mixed(-11059, -21709, 32768) + 128, mixed(32768, -27439, -5329) + 128};
}

at::Tensor toRgb(const at::Tensor& y, const at::Tensor& cb, const at::Tensor& cr)
{
    const at::Tensor blue = cb - 128, red = cr - 128;
    return at::cat({y + 1.402 * red, y - 0.344136286 * blue - 0.714136286 * red, y + 1.772 * blue}, 1);
}

at::Tensor padded(const at::Tensor& input)
{
    const std::int64_t height = input.size(2), width = input.size(3);
    const std::int64_t below = (16 - height % 16) % 16, right = (16 - width % 16) % 16;
    return below + right == 0 ? input : at::replication_pad2d(input, {0, right, 0, below});
}

at::Tensor enlarged(const at::Tensor& chroma, std::int64_t height, std::int64_t width)
{
    const at::Tensor own = chroma.narrow(2, 0, (height + 1) / 2).narrow(3, 0, (width + 1) / 2);
    const at::Tensor twice = at::upsample_bilinear2d(own, {2 * own.size(2), 2 * own.size(3)}, false);
    return twice.narrow(2, 0, height).narrow(3, 0, width);
}

/// W values, by turns the two: what libjpeg adds before it cuts the fraction off, so that halves do not all go one way.
at::Tensor alternating(std::int64_t width, double even, double odd, const at::Tensor& like)
{
    const std::string key = std::to_string(width) + " alternating " + std::to_string(even) + " " + std::to_string(odd);
    return compute::deviceConstant(key, like.device(), [&] {
        const at::Tensor values = at::full({(width + 1) / 2, 2}, even);
        values.narrow(1, 1, 1).fill_(odd);
        return values.view({-1}).narrow(0, 0, width);
    });
}

/// What libjpeg makes of it, without a gradient.
at::Tensor compressed(const at::Tensor& input, const std::vector<double>& qualities)
{
    const std::int64_t height = input.size(2), width = input.size(3);
    const at::Tensor dct = cosines(input);
    const at::Tensor chromaTables = tablesOf(kChrominance, qualities, input);
    auto [y, cb, cr] = toYCbCr(padded((input * 255).round().clamp(0, 255)));
    const at::Tensor halved = alternating(cb.size(3) / 2, 0.25, 0.5, input);
    const at::Tensor doubled = alternating(width, 0.5, 0.4375, input);
    const auto throughChroma = [&](const at::Tensor& chroma) { // a half is rounded down
        const at::Tensor half = (at::avg_pool2d((chroma - 0.5).ceil_(), {2, 2}) + halved).floor_();
        return (enlarged(throughBlocks(half, chromaTables, dct), height, width) + doubled).floor_();
    };
    y = throughBlocks(descaled(y, 1), tablesOf(kLuminance, qualities, input), dct);
    const at::Tensor rgb =
        toRgb(y.narrow(2, 0, height).narrow(3, 0, width), throughChroma(cb), throughChroma(cr));
    return descaled(rgb, 1).clamp_(0, 255) / 255;
}

/// The same without anything that rounds or clips; the cosine transform cancels with its inverse.
at::Tensor linearPart(const at::Tensor& input)
{
    const auto [y, cb, cr] = toYCbCr(padded(input));
    const std::int64_t height = input.size(2), width = input.size(3);
    const auto halfResolution = [&](const at::Tensor& chroma) {
        return enlarged(at::avg_pool2d(chroma, {2, 2}), height, width);
    };
    return toRgb(y.narrow(2, 0, height).narrow(3, 0, width), halfResolution(cb), halfResolution(cr));
}

} // namespace

at::Tensor throughJpeg(const at::Tensor& input, const std::vector<double>& qualities)
{
    for (const double quality : qualities)
        if (!(quality >= 0.5 && quality < 100.5))
            throw Error(Message::tr("a JPEG quality is out of its range"), "JPEG", Message::tr("use 1 to 100"));
    const at::Tensor values = input.to(at::kFloat).contiguous();
    at::Tensor result;
    {
        const c10::NoGradGuard noGrad;
        result = compressed(values.detach(), qualities);
    }
    if (!input.requires_grad()) return result;
    const at::Tensor linear = linearPart(values);
    return linear + (result - linear.detach());
}

at::Tensor throughJpeg(const at::Tensor& input, double quality)
{
    return throughJpeg(input, std::vector<double>(static_cast<std::size_t>(input.size(0)), quality));
}

} // namespace blindspot::patch
