// EvaluationSinks receive what an evaluation tells while it runs.
#pragma once

#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/evaluation/evaluator.h"

namespace blindspot::workspace {

/// Each may be empty. Called on the evaluation's thread.
struct EvaluationSinks {
    ProgressSink progress;
    LogSink log;
    evaluation::NoticedSink noticed;
};

} // namespace blindspot::workspace
