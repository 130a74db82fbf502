// The engine's names of recipes, defences and placements, in words for people.
#pragma once

#include "core/patch/options.h"

#include <QString>

#include <string>

namespace blindspot::ui {

/// "hide" as "Hide objects". A name that is none of ours stays.
QString recipeText(const std::string& recipe);

/// "frequency-mask" as "High-frequency region masking", "none" as "no defence". A name that is none of ours
/// stays.
QString defenceNameText(const std::string& name);
/// "frequency-mask:threshold=60" as "High-frequency region masking (threshold 60)".
QString defenceSpecText(const std::string& text);

/// "on each object, 0.4 of its size", "in the middle of the input", "at row 120, column 40 of the input".
QString placementWords(const patch::PlacementOptions& placement);
/// The same of "object:0.4" and the like; what cannot be read stays.
QString placementWords(const std::string& text);

} // namespace blindspot::ui
