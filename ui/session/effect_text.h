// Functions that write the effect of a patch in words, and tell the language in which reports are written.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/texts.h"
#include "core/workspace/evaluations/evaluation_store.h"

#include <QString>

namespace blindspot::ui {

/// The language of the window, as the report has it.
report::Language reportLanguage();

/// A share as a whole percentage, "62%"; "–" for none.
QString percentText(const std::optional<double>& share);

/// "0.20 [0.14, 0.26] beyond grey".
QString effectText(const metrics::Figure& effect, metrics::Arm control);
/// What the patch hides: "hides 0.62 [0.50, 0.71] beyond grey". From before that was measured, what it takes
/// of the AP50: "AP50 0.20 [0.14, 0.26] beyond grey".
QString effectText(const metrics::Effect& effect);
QString effectText(const workspace::PatchSummary& summary);
/// AP50 "0.84 → 0.31": clean, and with the patch.
QString ap50Text(const workspace::PatchSummary& summary);

} // namespace blindspot::ui
