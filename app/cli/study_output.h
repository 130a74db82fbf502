// The commands of studies, and what they tell: a study's course, its figures, and files of its report.
#pragma once

#include "app/cli/command.h"
#include "core/metrics/study_report.h"
#include "core/workspace/studies/study_runner.h"

#include <string>

namespace blindspot::cli {

/// study and all below it.
void addStudyCommands(Commands& commands);

/// An event `step` when a training begins or goes on, `measured` or `failed` when it has come to its rung.
class StudyReporter final : public workspace::StudyObserver {
  public:
    explicit StudyReporter(Context& context) : context_(context), progress_(context.progressSink()) {}

    void onStep(const workspace::StudyStep& step) override;
    void onMeasured(const workspace::StudyStep& step, double beyondControl) override;
    void onFailed(const workspace::StudyStep& step, const Message& why) override;
    void onProgress(const Progress& progress) override;
    void onLog(LogLevel level, const Message& line) override;

  private:
    Context& context_;
    ProgressSink progress_;
};

/// Events `setting` and `option`, and `done` with the best one; or tables and sentences.
void tellStudy(Context& context, const metrics::StudyReport& report);

} // namespace blindspot::cli
