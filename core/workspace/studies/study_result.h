// A function that makes a study's report of what was measured so far.
#pragma once

#include "core/metrics/study_report.h"
#include "core/workspace/studies/study_store.h"

#include <string>

namespace blindspot::workspace {

/// Also of a study that is not complete. `version`: of the program. Errors: Error for an unknown study, or a damaged record.
metrics::StudyReport studyReport(const Workspace& workspace, storage::Database& database, const std::string& name,
                                 const std::string& version);

} // namespace blindspot::workspace
