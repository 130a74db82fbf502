// Functions that put the sheets of a trial of a printed patch on paper. The command line and the window print the same.
#pragma once

#include "core/outdoor/trial.h"
#include "ui/paper/patch_sheet.h"

#include <vector>

namespace blindspot::ui {

/// A page for each sheet, in the trial's order: the patch or the control at its true size, its markers, and a line that names it. Needs a
/// QGuiApplication (fonts); on any thread.
std::vector<PatchSheet> sheetsOf(const outdoor::Trial& trial, const imaging::Image& patch);

} // namespace blindspot::ui
