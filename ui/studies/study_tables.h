// Functions that put a study's figures into tables of the window.
#pragma once

#include "core/metrics/study_report.h"
#include "ui/controls/figures_model.h"

#include <cstddef>
#include <optional>

namespace blindspot::ui {

/// The settings from the best to the worst, in the order of report::settingsByRank. `running`: the place of the one that is trained now.
FigureTable studySettingsTable(const metrics::StudyReport& study, std::optional<std::size_t> running = {});
/// Which options matter, by the variance that goes with them.
FigureTable studyImportanceTable(const metrics::StudyReport& study);

} // namespace blindspot::ui
