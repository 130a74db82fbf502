// The function that does a study: it trains and measures its settings, rung by rung, and goes on where it was stopped.
#pragma once

#include "core/common/log.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_recorder.h"
#include "core/workspace/studies/study_store.h"

#include <cstdint>
#include <string>

namespace blindspot::workspace {

/// What is done now.
struct StudyStep {
    std::int64_t setting = 0, seed = 0, rung = 0; ///< from 0
    StudySetting values;
    std::int64_t iterations = 0;      ///< that its training is to have at this rung
    std::int64_t done = 0, steps = 0; ///< of the whole study, as many as are known to be
};

/// How far all of it is, 0 to 1, where this step is done to `ofStep`; 0 while it is not known how many steps there are.
double fractionOf(const StudyStep& step, double ofStep);

/// Called on the thread of the study.
class StudyObserver {
  public:
    virtual ~StudyObserver() = default;
    virtual void onStep(const StudyStep&) {}
    /// Whether this program does the training, or leaves it to another that works on a copy of the study (core/workspace/spread). Asked
    /// before it begins or goes on. With halving it is to say yes to all: who goes on depends on all.
    virtual bool isMine(const StudyStep&) { return true; }
    /// The trainings' own course.
    virtual RunObserver& run() { return quiet_; }
    /// How far the step is, 0 to 1: its training, which is the longer part, and then its measurement.
    virtual void onAdvanced(const StudyStep&, double /*ofStep*/) {}
    virtual void onMeasured(const StudyStep&, double /*beyondControl*/) {}
    /// A training or its measurement failed; the others go on.
    virtual void onFailed(const StudyStep&, const Message&) {}
    virtual void onProgress(const Progress&) {}
    virtual void onLog(LogLevel, const Message&) {}

  private:
    RunObserver quiet_;
};

/// Each training is a run of the group that bears the study's name, each measurement an evaluation with its controls on the held-out
/// images. With halving a run is stopped at each rung and goes on from there, so that it equals one that never stopped; runs of
/// settings that are left behind stay interrupted. Stopped, killed or begun again it goes on; trainings that failed are tried again. Where trainings are left to others it ends without them.
/// `version`: of the program. Errors: Error where another program is at it, or every training of a rung fails; Cancelled.
void runStudy(const Workspace& workspace, const std::string& name, const std::string& version, StopControl& stop, StudyObserver& observer);

} // namespace blindspot::workspace
