#include "core/patch/regularisers.h"

#include "core/patch/cells.h"
#include "core/patch/palette.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <array>
#include <vector>

namespace blindspot::patch {

namespace {

/// sRGB of the eight solid overprints (Neugebauer primaries) of coated offset paper: white, C, M, Y, M+Y,
/// C+Y, C+M, C+M+Y. Rounded from the FOGRA39 characterisation data.
constexpr std::array<std::array<float, 3>, 8> kSolids = {{{0.97F, 0.97F, 0.97F},
                                                          {0.00F, 0.62F, 0.89F},
                                                          {0.90F, 0.00F, 0.49F},
                                                          {1.00F, 0.93F, 0.00F},
                                                          {0.89F, 0.02F, 0.07F},
                                                          {0.00F, 0.59F, 0.25F},
                                                          {0.19F, 0.15F, 0.51F},
                                                          {0.21F, 0.18F, 0.17F}}};
/// Index into kSolids for a combination of inks: bit 0 cyan, bit 1 magenta, bit 2 yellow.
constexpr std::array<std::size_t, 8> kCombination = {0, 1, 2, 6, 3, 5, 4, 7};

/// 27 x 3: every mixture of 0, 50 and 100 % of the three inks (Neugebauer's equation with Demichel's
/// weights).
at::Tensor offsetColours()
{
    const at::Tensor colours = at::zeros({27, 3});
    auto* table = colours.data_ptr<float>();
    for (int row = 0; row < 27; ++row) {
        const float inks[] = {static_cast<float>(row % 3) / 2, static_cast<float>(row / 3 % 3) / 2,
                              static_cast<float>(row / 9) / 2};
        for (std::size_t combination = 0; combination < 8; ++combination) {
            float weight = 1;
            for (std::size_t ink = 0; ink < 3; ++ink)
                weight *= (combination >> ink & 1) != 0 ? inks[ink] : 1 - inks[ink];
            for (std::size_t channel = 0; channel < 3; ++channel)
                table[static_cast<std::size_t>(row) * 3 + channel] +=
                    weight * kSolids[kCombination[combination]][channel];
        }
    }
    return colours;
}

} // namespace

at::Tensor totalVariation(const at::Tensor& patch)
{
    const std::int64_t side = patch.size(1);
    const at::Tensor down = (patch.narrow(1, 1, side - 1) - patch.narrow(1, 0, side - 1)).abs().mean();
    const at::Tensor right = (patch.narrow(2, 1, side - 1) - patch.narrow(2, 0, side - 1)).abs().mean();
    return (down + right) / 255;
}

at::Tensor printableColours(const std::string& palette)
{
    if (palette.empty()) return offsetColours();
    const std::vector<Colour> colours = parsePalette(palette, "--palette");
    const at::Tensor table = at::empty({static_cast<std::int64_t>(colours.size()), 3});
    auto* value = table.data_ptr<float>();
    for (const Colour& colour : colours)
        for (const double channel : colour)
            *value++ = static_cast<float>(channel / 255);
    return table;
}

at::Tensor nonPrintability(const at::Tensor& patch, const at::Tensor& printable)
{
    const at::Tensor pixels = (patch / 255).flatten(1).t();                     // P x 3
    const at::Tensor colours = printable.to(patch.device());
    const at::Tensor nearest = inColours(patch.detach(), colours).flatten(1).t() / 255; // the same the gradient's way
    return ((pixels - nearest).square().sum(1) + 1e-6).sqrt().mean();
}

} // namespace blindspot::patch
