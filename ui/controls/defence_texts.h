// Functions that give the names and texts of defences in the user's language.
#pragma once

#include "core/defences/defence.h"

#include <QString>

namespace blindspot::ui {

/// "JPEG compression"; the engine's name for a kind that has no other here.
QString defenceTitle(const defences::DefenceKind& kind);
/// A text of a kind or a parameter; as the engine has it where there is no translation.
QString defenceText(const std::string& text);

} // namespace blindspot::ui
