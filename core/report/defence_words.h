// A function that says a defence in words.
#pragma once

#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// "jpeg:quality=75" as "JPEG compression (quality 75)", "" as "". A defence or parameter that is not known
/// stays as it is written.
std::string defenceWords(const std::string& text, Language language);

} // namespace blindspot::report
