// The arms of an evaluation: the ways in which it treats the images.
#pragma once

#include "core/common/error.h"

#include <array>
#include <string_view>

namespace blindspot::metrics {

/// The images as they are; the controls, which cover the same places with mid-grey or with noise; the patch.
enum class Arm { Clean, Grey, Random, Patch };

inline constexpr std::array kArms = {Arm::Clean, Arm::Grey, Arm::Random, Arm::Patch};

/// "clean", "grey", "random", "patch".
std::string_view name(Arm arm);
/// Errors: Error naming `where` and the arms there are.
Arm parseArm(std::string_view text, const Place& where);

} // namespace blindspot::metrics
