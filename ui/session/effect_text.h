// Functions that write the effect of a patch in words, and tell the language in which reports are written.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"

#include <QString>

namespace blindspot::ui {

/// The language of the window, as the report has it.
report::Language reportLanguage();

/// "0.20 [0.14, 0.26] beyond grey".
QString effectText(const metrics::Figure& effect, metrics::Arm control);

} // namespace blindspot::ui
