#include "core/detector/activation.h"

#include "core/common/number_text.h"

#include <ATen/Functions.h>

#include <array>

namespace blindspot::detector {

namespace {

/// What torch.nn's constructors take where a file does not say.
struct Known {
    ActivationKind kind;
    std::string_view name;
    int numbers = 0;
    double first = 0, second = 0;
};

constexpr std::array kKnown = {
    Known{ActivationKind::None, "none"},
    Known{ActivationKind::Silu, "silu"},
    Known{ActivationKind::Relu, "relu"},
    Known{ActivationKind::Relu6, "relu6"},
    Known{ActivationKind::LeakyRelu, "leaky-relu", 1, 0.01},
    Known{ActivationKind::Hardswish, "hardswish"},
    Known{ActivationKind::Hardsigmoid, "hardsigmoid"},
    Known{ActivationKind::Hardtanh, "hardtanh", 2, -1, 1},
    Known{ActivationKind::Gelu, "gelu"},
    Known{ActivationKind::GeluTanh, "gelu-tanh"},
    Known{ActivationKind::Mish, "mish"},
    Known{ActivationKind::Elu, "elu", 1, 1},
    Known{ActivationKind::Celu, "celu", 1, 1},
    Known{ActivationKind::Selu, "selu"},
    Known{ActivationKind::Sigmoid, "sigmoid"},
    Known{ActivationKind::Tanh, "tanh"},
    Known{ActivationKind::Softplus, "softplus", 2, 1, 20},
    Known{ActivationKind::Softsign, "softsign"},
};

} // namespace

at::Tensor activate(const Activation& activation, const at::Tensor& input)
{
    switch (activation.kind) {
    case ActivationKind::None:
        return input;
    case ActivationKind::Silu:
        return at::silu(input);
    case ActivationKind::Relu:
        return at::relu(input);
    case ActivationKind::Relu6:
        return at::relu6(input);
    case ActivationKind::LeakyRelu:
        return at::leaky_relu(input, activation.first);
    case ActivationKind::Hardswish:
        return at::hardswish(input);
    case ActivationKind::Hardsigmoid:
        return at::hardsigmoid(input);
    case ActivationKind::Hardtanh:
        return at::hardtanh(input, activation.first, activation.second);
    case ActivationKind::Gelu:
        return at::gelu(input);
    case ActivationKind::GeluTanh:
        return at::gelu(input, "tanh");
    case ActivationKind::Mish:
        return at::mish(input);
    case ActivationKind::Elu:
        return at::elu(input, activation.first);
    case ActivationKind::Celu:
        return at::celu(input, activation.first);
    case ActivationKind::Selu:
        return at::selu(input);
    case ActivationKind::Sigmoid:
        return at::sigmoid(input);
    case ActivationKind::Tanh:
        return at::tanh(input);
    case ActivationKind::Softplus:
        return at::softplus(input, activation.first, activation.second);
    case ActivationKind::Softsign:
        return input / (input.abs() + 1);
    }
    return input;
}

std::string activationText(const Activation& activation)
{
    for (const Known& known : kKnown) {
        if (known.kind != activation.kind) continue;
        std::string text(known.name);
        if (known.numbers > 0) text.append(":").append(numberText(activation.first));
        if (known.numbers > 1) text.append(":").append(numberText(activation.second));
        return text;
    }
    return {};
}

std::optional<Activation> activationFromText(std::string_view text)
{
    const std::string_view name = text.substr(0, text.find(':'));
    for (const Known& known : kKnown) {
        if (known.name != name) continue;
        Activation activation{known.kind, known.first, known.second};
        std::string_view rest = text.substr(name.size());
        for (int i = 0; i < known.numbers && !rest.empty(); ++i) {
            rest.remove_prefix(1);
            const std::string_view one = rest.substr(0, rest.find(':'));
            const std::optional<double> number = finiteNumber(one);
            if (!number) return std::nullopt;
            (i == 0 ? activation.first : activation.second) = *number;
            rest.remove_prefix(one.size());
        }
        return rest.empty() ? std::optional(activation) : std::nullopt;
    }
    return std::nullopt;
}

std::string activationNames()
{
    std::string names;
    for (const Known& known : kKnown)
        names.append(names.empty() ? "" : ", ").append(known.name);
    return names;
}

} // namespace blindspot::detector
