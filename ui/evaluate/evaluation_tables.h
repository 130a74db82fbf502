// Functions that make the window's tables of an evaluation from its report.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "ui/controls/figures_model.h"

#include <QString>

#include <cstdint>

namespace blindspot::ui {

/// The part of a report that is shown: indices into its detectors, defences and patches.
struct ResultScope {
    std::int64_t detector = 0, defence = 0, patch = 0;

    bool operator==(const ResultScope&) const = default;
};

/// Arms of the scope, a heading for each group of images.
FigureTable armsTable(const metrics::EvaluationReport& report, const ResultScope& scope);
/// Noticed, hidden and found by the size of the objects in the detector's input, arm by arm; of reports that
/// do not tell it, found and lost by COCO's sizes in the picture.
FigureTable sizesTable(const metrics::EvaluationReport& report, const ResultScope& scope);
/// A row for each patch, a column for each detector; without a defence, on the first group.
FigureTable transferTable(const metrics::EvaluationReport& report);
/// What each defence costs and gives back, for the scope's detector and patch.
FigureTable defencesTable(const metrics::EvaluationReport& report, const ResultScope& scope);

} // namespace blindspot::ui
