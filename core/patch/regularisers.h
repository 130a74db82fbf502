// The regularisers of a patch: total variation, which keeps it smooth, and non-printability, which keeps it
// printable.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace blindspot::patch {

/// Mean absolute difference of neighbouring pixels, both directions, of a 3 x N x N patch in [0, 255]; in
/// units of the full range (anisotropic total variation; Mahendran and Vedaldi 2015).
at::Tensor totalVariation(const at::Tensor& patch);

/// Mean distance of a pixel to the nearest printable colour, in units of the full range (non-printability
/// score after Sharif et al. 2016, section 4.3, with the nearest colour in place of the product over all).
/// `colours`: P x 3 in [0, 1].
at::Tensor nonPrintability(const at::Tensor& patch, const at::Tensor& colours);

/// P x 3 in [0, 1]: those of a palette (palette.h); of an empty one the 27 mixtures of full, half and no cyan, magenta and yellow
/// ink on paper, as they look when printed. Errors: as parsePalette.
at::Tensor printableColours(const std::string& palette);

} // namespace blindspot::patch
