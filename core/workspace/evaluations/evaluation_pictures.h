// Functions that read the pictures of a stored report: its patches, its examples, and the loss curve of the
// run that made the first patch.
#pragma once

#include "core/common/log.h"
#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <vector>

namespace blindspot::workspace {

/// A patch of a report, from its run or its file. Errors: Error when it is gone or not the same any more.
imaging::Image patchOf(const RunStore& store, const metrics::PatchFacts& facts);

/// A picture of a report again as an arm showed it (of the random arm the first drawing). `patches`: those of
/// the report, in its order. Errors: Error when the picture's file cannot be read.
imaging::Image armPicture(const metrics::EvaluationReport& report, const metrics::ImageFindings& image,
                          const std::vector<imaging::Image>& patches, metrics::Arm arm,
                          std::int64_t patch);

/// All that can still be read; what cannot is left out with a warning in the log.
report::ReportPictures picturesOf(const metrics::EvaluationReport& evaluated, const RunStore& store,
                                  const LogSink& log = {});

} // namespace blindspot::workspace
