// Functions that show a comparison of a run's checkpoints as a chart and as a table.
#pragma once

#include "core/report/chart.h"
#include "core/workspace/evaluations/checkpoint_record.h"
#include "ui/controls/figures_model.h"

namespace blindspot::ui {

/// What each checkpoint hides on all images over its iteration, with whiskers, and what the grey square hides as a line.
report::Chart checkpointChart(const workspace::CheckpointComparison& comparison);

/// A row a checkpoint, in its order, and the grey square last; the chosen one stands out.
FigureTable checkpointTable(const workspace::CheckpointComparison& comparison);

} // namespace blindspot::ui
