// Functions that write the values and mistakes of the engine's options as a form shows them.
#pragma once

#include "core/common/option_limit.h"

#include <QString>

namespace blindspot::ui {

/// A number as options are written: 0.4, 15.
QString optionText(double value);
/// The mistake in words for the window, which has no command line's options.
QString mistakeText(const OptionMistake& mistake);

} // namespace blindspot::ui
