// A sample report of an evaluation: 20 held-out and 40 training images, two detectors, two patches, three
// defences, sweeps.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/report_pictures.h"

namespace blindspot::testing {

/// The figures fit together; only the sums of sizes are rough. The first patch beats its controls on the
/// detector that it was trained on, the second one, a file, does not.
metrics::EvaluationReport sampleReport();
/// The same as if it came from before it was measured who is noticed: the figures of that are not there.
metrics::EvaluationReport withoutNoticed(metrics::EvaluationReport report);

/// Painted pictures for it: patches of noise, examples by the report's own rule with figures in its boxes, a falling loss.
report::ReportPictures samplePictures(const metrics::EvaluationReport& report);

} // namespace blindspot::testing
