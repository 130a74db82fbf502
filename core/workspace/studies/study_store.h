// The StudyStore keeps the studies of a workspace: what they vary, the runs of their settings, and what was measured of each.
#pragma once

#include "core/common/stop_control.h"
#include "core/metrics/study_figures.h"
#include "core/storage/database.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/studies/study_spec.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct StudyRecord {
    std::int64_t id = 0;
    std::string name;
    StudySpec spec;
    std::vector<StudySetting> settings;
    std::string createdAt; ///< UTC, ISO 8601
    bool running = false;  ///< a program is at it
};

/// One training of a study.
struct StudyTrial {
    std::int64_t setting = 0, seed = 0; ///< both from 0
    std::string run;                    ///< empty until there is one
    std::string reservedName;           ///< that its run gets: known before the run is
    std::string startedAt;
    std::optional<Message> error;
};

/// What was measured of a training after one rung.
struct StudyMeasurement {
    std::int64_t setting = 0, seed = 0, rung = 0;
    std::int64_t iterations = 0;
    std::string evaluation;   ///< its id
    std::string imagesSha256; ///< of the images that it was measured on
    metrics::TrialCounts counts;
};

/// Works through one connection; used by the thread that the connection belongs to. References must outlive it.
class StudyStore {
  public:
    StudyStore(const Workspace& workspace, storage::Database& database) : workspace_(workspace), database_(database) {}

    /// Errors: Error for what would not even begin, of any setting, or could not be measured because no image is held out; for an empty
    /// name, or one that a study has; Cancelled.
    StudyRecord create(const std::string& name, StudySpec spec, StopControl& stop);
    /// The newest first.
    std::vector<StudyRecord> list() const;
    /// Errors: Error naming the studies that there are.
    StudyRecord get(const std::string& name) const;
    std::optional<StudyRecord> find(std::int64_t id) const;
    /// Its runs and evaluations stay. Errors: Error for an unknown study, or one that runs.
    void remove(const std::string& name);
    /// Brings back the last one of that name that was removed. Errors: Error where there is none, or the name is taken.
    void restore(const std::string& name);

    std::vector<StudyTrial> trials(std::int64_t study) const;
    /// Replaces the one of the same setting and seed.
    void write(std::int64_t study, const StudyTrial& trial);
    /// Keeps `wished`, or the free name that it becomes, for the run that the trial is about to begin, and writes the trial.
    std::string reserveName(std::int64_t study, StudyTrial& trial, const RunStore& runs, const std::string& wished);
    std::vector<StudyMeasurement> measurements(std::int64_t study) const;
    /// Replaces the one of the same training and rung. Errors: Error where the study's others were measured on other images.
    void write(std::int64_t study, const StudyMeasurement& measurement);

    /// With the lock of the program that is at it.
    std::filesystem::path folder(std::int64_t study) const { return workspace_.folder() / "studies" / std::to_string(study); }

  private:
    std::vector<StudyRecord> query(const std::string& tail, const std::optional<std::string>& value = {}) const;

    const Workspace& workspace_;
    storage::Database& database_;
};

} // namespace blindspot::workspace
