// An Activation is the function behind a convolution, with the numbers that it was made with. Files of
// weights write it as a text such as "silu" or "leaky-relu:0.1".
#pragma once

#include "core/compute/tensor_fwd.h"

#include <optional>
#include <string>
#include <string_view>

namespace blindspot::detector {

enum class ActivationKind {
    None, ///< the identity
    Silu,
    Relu,
    Relu6,
    LeakyRelu, ///< first: slope below 0
    Hardswish,
    Hardsigmoid,
    Hardtanh, ///< first, second: lower and upper bound
    Gelu,
    GeluTanh,
    Mish,
    Elu,  ///< first: alpha
    Celu, ///< first: alpha
    Selu,
    Sigmoid,
    Tanh,
    Softplus, ///< first: beta; second: threshold
    Softsign
};

/// As torch.nn defines them.
struct Activation {
    ActivationKind kind = ActivationKind::Silu;
    double first = 0, second = 0;

    bool operator==(const Activation&) const = default;
};

/// Differentiable; the shape of the input.
at::Tensor activate(const Activation& activation, const at::Tensor& input);

/// "silu", "none", "leaky-relu:0.1", "hardtanh:-1:1".
std::string activationText(const Activation& activation);
/// The reverse; the numbers may be left out where torch has a default for them. Empty for any other text.
std::optional<Activation> activationFromText(std::string_view text);
/// All the names, for messages: "none, silu, ...".
std::string activationNames();

} // namespace blindspot::detector
