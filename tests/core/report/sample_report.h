// An evaluation as it may come out: 20 held-out and 40 training images, two detectors, two patches, three
// defences, sweeps.
#pragma once

#include "core/evaluation/evaluation_report.h"

namespace blindspot::testing {

/// The figures fit together; only the sums of sizes are rough. The first patch beats its controls on the
/// detector that it was trained on, the second one, a file, does not.
evaluation::EvaluationReport sampleReport();

} // namespace blindspot::testing
