// The aims of a patch. Each has its own figure of success, which an evaluation tells of every arm.
#pragma once

#include "core/common/error.h"

#include <array>
#include <string_view>

namespace blindspot::metrics {

/// Hide: objects of a class are no longer noticed. Vanish: objects of every class are no longer noticed by a
/// box of any class. Create: objects of a target class are seen at the patch where there are none.
/// Misclassify: objects of a class are taken for the target class.
enum class Aim { Hide, Vanish, Create, Misclassify };

inline constexpr std::array kAims = {Aim::Hide, Aim::Vanish, Aim::Create, Aim::Misclassify};

/// "hide", "vanish", "create", "misclassify".
std::string_view name(Aim aim);
/// Errors: Error naming `where` and the aims there are.
Aim parseAim(std::string_view text, const Place& where);

/// Whether it is about a target class.
constexpr bool hasTarget(Aim aim)
{
    return aim == Aim::Create || aim == Aim::Misclassify;
}

} // namespace blindspot::metrics
