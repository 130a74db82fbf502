// Tells the course of a detector's training: events for a program, lines and a progress line for a person.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/trainings/detector_training.h"

#include <chrono>
#include <string>

namespace blindspot::cli {

class DetectorTrainReporter final : public workspace::DetectorTrainObserver {
  public:
    explicit DetectorTrainReporter(Context& context) : context_(context), loading_(context.progressSink()) {}

    void onLoading(const Progress& progress) override;
    void onPlan(const workspace::DetectorTrainPlan& plan) override;
    void onEpoch(const detector_training::EpochEvent& event) override;
    void onBatch(const detector_training::BatchEvent& event) override;
    void onLog(LogLevel level, const Message& line) override;

    /// Says how it ended, without the last event. Errors: as finish.
    void tell(const workspace::DetectorTrainOutcome& outcome);
    /// What is said at the end, and the exit code. Errors: Error when the training had to end because of its
    /// numbers.
    int finish(const workspace::DetectorTrainOutcome& outcome);

  private:
    Context& context_;
    ProgressSink loading_;
    std::chrono::steady_clock::time_point drawn_{};
};

} // namespace blindspot::cli
