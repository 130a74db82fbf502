// Functions that list a run's settings as names and values, for display and for comparison.
#pragma once

#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_record.h"

#include <QString>

#include <vector>

namespace blindspot::ui {

struct RunSetting {
    QString key;   ///< as in run.json: "optimiser.learning_rate"
    QString value; ///< as people read it

    bool operator==(const RunSetting&) const = default;
};

/// Detector, images, class, device, then every option in the engine's order. Errors: Error when the record's
/// options cannot be read.
std::vector<RunSetting> settingsOf(const workspace::RunRecord& record);

/// What the newest evaluation of a run came to, in the same manner. Null: it was not evaluated.
std::vector<RunSetting> evaluationRows(const workspace::PatchSummary* summary);

} // namespace blindspot::ui
