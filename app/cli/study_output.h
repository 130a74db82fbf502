// The commands of studies, and what they tell: a study's course, its figures, and files of its report.
#pragma once

#include "app/cli/command.h"
#include "core/metrics/study_report.h"
#include "core/workspace/studies/study_runner.h"

#include <functional>
#include <string>
#include <utility>

namespace blindspot::cli {

/// study and all below it.
void addStudyCommands(Commands& commands);

/// An event `step` when a training begins or goes on, `measured` or `failed` when it has come to its rung.
class StudyReporter final : public workspace::StudyObserver {
  public:
    using Mine = std::function<bool(const workspace::StudyStep&)>;
    /// `mine`: as StudyObserver::isMine; empty: all are.
    explicit StudyReporter(Context& context, Mine mine = {}) : context_(context), mine_(std::move(mine)), progress_(context.progressSink()) {}

    void onStep(const workspace::StudyStep& step) override;
    bool isMine(const workspace::StudyStep& step) override { return !mine_ || mine_(step); }
    void onMeasured(const workspace::StudyStep& step, double beyondControl) override;
    void onFailed(const workspace::StudyStep& step, const Message& why) override;
    void onProgress(const Progress& progress) override;
    void onLog(LogLevel level, const Message& line) override;

  private:
    Context& context_;
    Mine mine_;
    ProgressSink progress_;
};

/// Events `setting` and `option`, and `done` with the best one; or tables and sentences.
void tellStudy(Context& context, const metrics::StudyReport& report);

} // namespace blindspot::cli
