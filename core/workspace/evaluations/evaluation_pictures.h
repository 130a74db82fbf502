// Functions that read the pictures of a stored report: its patches, its examples, and the loss curve of the
// run that made the first patch.
#pragma once

#include "core/common/log.h"
#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/runs/run_store.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace blindspot::workspace {

/// A patch of a report: the picture that its evaluation keeps, or where an earlier version kept none that of its run or file. `patch`:
/// its place in the report. Errors: Error when it is gone or not the same any more.
imaging::Image patchOf(const RunStore& runs, const EvaluationStore& evaluations, const metrics::EvaluationReport& report,
                       std::size_t patch);
/// The picture of the run or the file alone. Errors: as above.
imaging::Image patchOfSource(const RunStore& runs, const metrics::PatchFacts& facts);

/// A picture of a report again as an arm showed it (of the random arm the first drawing). `patches`: those of
/// the report, in its order. Errors: Error when the picture's file cannot be read.
imaging::Image armPicture(const metrics::EvaluationReport& report, const metrics::ImageFindings& image,
                          const std::vector<imaging::Image>& patches, metrics::Arm arm,
                          std::int64_t patch);

/// All that can still be read; what cannot is left out with a warning in the log.
report::ReportPictures picturesOf(const metrics::EvaluationReport& evaluated, const RunStore& store,
                                  const EvaluationStore& evaluations, const LogSink& log = {});

} // namespace blindspot::workspace
