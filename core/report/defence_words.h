// Functions that name a defence for a reader.
#pragma once

#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// "median blur" of "median:side=5", "" of ""; a kind that this version does not know stays as it is written.
std::string defenceTitle(const std::string& text, Language language);
/// With its parameters: "median blur (side 5)".
std::string defenceWords(const std::string& text, Language language);

} // namespace blindspot::report
