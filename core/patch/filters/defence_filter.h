// Differentiable forms of the defences, for the training of a patch that knows them. A defence that was measured only
// against patches that know nothing of it says little (Athalye, Carlini, Wagner, "Obfuscated gradients give a false sense
// of security", ICML 2018; Tramer, Carlini, Brendel, Madry, "On adaptive attacks to adversarial example defenses",
// NeurIPS 2020). Where a filter has no useful derivative, its result goes forward and the derivative of a smooth
// stand-in backward (Athalye et al., section 4.1).
#pragma once

#include "core/common/defence_spec.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace blindspot::patch {

/// Where an input's pixels lie after a filter: filtered = original x scale + offset.
struct InputShift {
    double scale = 1, left = 0, top = 0;
};

struct FilteredInput {
    at::Tensor input;               ///< as it came in: B x 3 x S x S in [0, 1]
    std::vector<InputShift> shifts; ///< one an input; empty where nothing is moved
};

/// Whether filterInput knows the defence of this name.
bool hasDifferentiableForm(std::string_view defence);

/// `input`, B x 3 x S x S in [0, 1], as the defence with its parameters in the kind's order would filter it, with a
/// gradient. An input of the network stands for a picture of its size: pixels of the picture are pixels of the input, and
/// values are not rounded to 8 bits. `keys`, one an input, determine what is drawn. "none" returns the input. Errors: Error
/// for a defence without such a form.
FilteredInput filterInput(const DefenceSpec& defence, const at::Tensor& input, const std::vector<std::uint64_t>& keys);

} // namespace blindspot::patch
