#include "core/patch/filters/defence_filter.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/random.h"
#include "core/compute/device_constant.h"
#include "core/patch/filters/defence_filter_kinds.h"
#include "core/patch/filters/jpeg_rounding.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <tuple>

namespace blindspot::patch {

namespace {

using Values = std::vector<double>;
using Keys = std::vector<std::uint64_t>;

/// Exact but for the roundings, which are passed straight through: see jpeg_rounding.h.
FilteredInput jpeg(const at::Tensor& input, const Values& values, const Keys&)
{
    return {throughJpeg(input, values.at(0)), {}};
}

/// S x S: row i has the weights with which the pixels of a line make its pixel i. The kernel reaches 3 sigma to each side, the
/// line is continued by its mirror image.
at::Tensor blurMatrix(std::int64_t side, double sigma)
{
    const std::int64_t reach =
        std::min(std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(3 * sigma))), side - 1);
    const at::Tensor matrix = at::zeros({side, side});
    double sum = 0;
    for (std::int64_t offset = -reach; offset <= reach; ++offset)
        sum += std::exp(-static_cast<double>(offset * offset) / (2 * sigma * sigma));
    for (std::int64_t i = 0; i < side; ++i)
        for (std::int64_t offset = -reach; offset <= reach; ++offset) {
            const std::int64_t beyond = std::abs(i + offset), from = beyond < side ? beyond : 2 * (side - 1) - beyond;
            matrix.data_ptr<float>()[i * side + from] +=
                static_cast<float>(std::exp(-static_cast<double>(offset * offset) / (2 * sigma * sigma)) / sum);
        }
    return matrix;
}

/// Linear: its derivative is exact. Two products of matrices, which cost a pass less than convolutions of single planes.
FilteredInput gaussian(const at::Tensor& input, const Values& values, const Keys&)
{
    const std::int64_t side = input.size(2);
    const at::Tensor matrix =
        compute::deviceConstant("blur of " + std::to_string(side) + " by " + numberText(values.at(0)), input.device(), [&] {
            return blurMatrix(side, values.at(0));
        }).to(input.scalar_type());
    return {at::matmul(at::matmul(matrix, input), matrix.t()), {}};
}

/// For one plane, H x W: the index of the pixel that is the median of `side` x `side` pixels around each, the plane
/// continued by its outermost pixels.
at::Tensor medianPixels(const at::Tensor& plane, std::int64_t side)
{
    constexpr std::int64_t kAtOnce = std::int64_t{1} << 24; // values that are copied out at a time
    const std::int64_t reach = side / 2, height = plane.size(0), width = plane.size(1);
    const at::Tensor padded =
        at::replication_pad2d(plane.unsqueeze(0), {reach, reach, reach, reach}).squeeze(0);
    const std::int64_t band = std::clamp<std::int64_t>(kAtOnce / (width * side * side), 1, height);
    const at::Tensor columns = at::arange(width, plane.options().dtype(at::kLong)).unsqueeze(0);
    std::vector<at::Tensor> indices;
    for (std::int64_t top = 0; top < height; top += band) {
        const std::int64_t rows = std::min(band, height - top);
        const at::Tensor windows = padded.narrow(0, top, rows + side - 1).unfold(0, side, 1).unfold(1, side, 1);
        const at::Tensor place = std::get<1>(windows.reshape({rows, width, side * side}).median(2));
        const at::Tensor lines = at::arange(top, top + rows, plane.options().dtype(at::kLong)).unsqueeze(1);
        const at::Tensor y = (lines + at::floor_divide(place, side) - reach).clamp(0, height - 1);
        const at::Tensor x = (columns + place.remainder(side) - reach).clamp(0, width - 1);
        indices.push_back(y * width + x);
    }
    return at::cat(indices, 0);
}

/// Each pixel is one of its neighbours: the derivative goes to that one, which is exact almost everywhere.
FilteredInput median(const at::Tensor& input, const Values& values, const Keys&)
{
    const at::Tensor planes = input.flatten(0, 1); // 3B x H x W
    std::vector<at::Tensor> indices;
    {
        const c10::NoGradGuard noGrad;
        const at::Tensor plain = planes.detach().contiguous();
        for (std::int64_t i = 0; i < plain.size(0); ++i)
            indices.push_back(medianPixels(plain[i], static_cast<std::int64_t>(values.at(0))).flatten());
    }
    return {planes.flatten(1).gather(1, at::stack(indices)).view(input.sizes()), {}};
}

/// Drawn anew for each input (expectation over transformation: Athalye, Engstrom, Ilyas, Kwok, ICML 2018). Bilinear with
/// antialiasing where pictures are averaged over areas; linear, its derivative exact.
FilteredInput resizePad(const at::Tensor& input, const Values& values, const Keys& keys)
{
    constexpr double kPadding = 114.0 / 255;
    const std::int64_t side = input.size(2);
    FilteredInput result;
    std::vector<at::Tensor> padded;
    for (std::int64_t i = 0; i < input.size(0); ++i) {
        RandomStream random(keys.at(static_cast<std::size_t>(i)), 0, 0);
        const double asked = random.uniform(values.at(0), 1);
        const std::int64_t small =
            std::clamp<std::int64_t>(std::llround(asked * static_cast<double>(side)), 1, side);
        const auto room = static_cast<std::uint64_t>(side - small) + 1;
        const auto left = static_cast<std::int64_t>(random.below(room)), top = static_cast<std::int64_t>(random.below(room));
        const at::Tensor shrunk = at::_upsample_bilinear2d_aa(input.narrow(0, i, 1), {small, small}, false);
        padded.push_back(at::constant_pad_nd(shrunk, {left, side - small - left, top, side - small - top}, kPadding));
        result.shifts.push_back({static_cast<double>(small) / static_cast<double>(side), static_cast<double>(left),
                                 static_cast<double>(top)});
    }
    result.input = at::cat(padded);
    return result;
}

FilteredInput lgs(const at::Tensor& input, const Values& values, const Keys&)
{
    return {smoothLocalGradients(input, values), {}};
}

FilteredInput frequencyMask(const at::Tensor& input, const Values& values, const Keys&)
{
    return {maskColourfulPatterns(input, values), {}};
}

struct Form {
    std::string_view defence;
    FilteredInput (*filter)(const at::Tensor& input, const Values& values, const Keys& keys);
};

constexpr std::array kForms = {Form{"jpeg", jpeg},           Form{"median", median}, Form{"gaussian", gaussian},
                               Form{"resize-pad", resizePad}, Form{"lgs", lgs},       Form{"frequency-mask", frequencyMask}};

const Form* formOf(std::string_view defence)
{
    const auto* const form =
        std::find_if(kForms.begin(), kForms.end(), [defence](const Form& one) { return one.defence == defence; });
    return form == kForms.end() ? nullptr : form;
}

} // namespace

bool hasDifferentiableForm(std::string_view defence)
{
    return formOf(defence) != nullptr;
}

FilteredInput filterInput(const DefenceSpec& defence, const at::Tensor& input, const std::vector<std::uint64_t>& keys)
{
    if (defence.name == "none") return {input, {}};
    const Form* form = formOf(defence.name);
    if (!form)
        throw Error({Message::tr("a patch cannot be trained through the defence %1: it has no differentiable form"), defence.name},
                    "--through", Message::tr("choose another defence"));
    Values values;
    for (const auto& [name, value] : defence.values)
        values.push_back(value);
    return form->filter(input, values, keys);
}

} // namespace blindspot::patch
