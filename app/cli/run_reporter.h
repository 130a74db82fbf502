// Tells a training's course: events for a program, lines and a progress bar for a person.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/runs/run_session.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::cli {

/// An object of the detectors' names with their values of several; of one detector `ofOne`.
Json byName(const std::vector<std::string>& detectors, const std::vector<double>& values, const std::optional<double>& ofOne);

/// What ranks other than the first do instead of starting or resuming a run; the exit code.
int helpWithRun(Context& context, ranks::Ranks& ranks);

class RunReporter : public workspace::RunObserver {
  public:
    explicit RunReporter(Context& context) : context_(context), loading_(context.progressSink()) {}

    void onLoading(const Progress& progress) override;
    void onStarted(const workspace::RunRecord& record, const compute::DeviceInfo& device,
                   const patch::TrainingPlan& plan) override;
    void onIteration(const patch::IterationEvent& event) override;
    void onBatch(const patch::BatchEvent& event) override;
    void onLog(LogLevel level, const Message& line) override;

    /// Says how it ended, without the last event. Errors: as finish.
    void tell(const workspace::RunOutcome& outcome, const std::filesystem::path& picture);
    /// What is said at the end, and the exit code. `out`: where the patch is to be written as well. Errors:
    /// Error when it cannot be, or when the training had to end because of its numbers.
    int finish(const workspace::RunOutcome& outcome, const std::optional<std::string>& out);

  private:
    Context& context_;
    /// The losses and weights of several detectors for a person; nothing where there is one.
    std::string ofEach(const patch::IterationEvent& event) const;

    ProgressSink loading_;
    std::vector<std::string> detectors_; ///< names, in the order of the run's
    std::chrono::steady_clock::time_point drawn_{};
};

} // namespace blindspot::cli
