// The CheckRun gathers what a check of a workspace finds; the parts of the check are functions that write into it. Private to this
// folder.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/maintenance/workspace_check.h"

#include <filesystem>
#include <functional>
#include <string>

namespace blindspot::workspace {

struct CheckRun {
    const Workspace& workspace;
    storage::Database& database;
    const CheckOptions& options;
    StopControl& stop;
    const ProgressSink& progress;
    CheckReport report{};

    /// `mend`, where there is one, is called when repairs were asked for; an Error of it leaves the finding as it is.
    void find(CheckGrade grade, Message subject, const std::filesystem::path& file, Message text,
              const std::function<void()>& mend = {});
    /// Errors: Cancelled.
    void advance(Message::Text phase, std::int64_t done, std::int64_t total) const;
};

/// SQLite's own check, of the workspace's database and of the thumbnails', and references between rows.
void checkDatabases(CheckRun& run);
/// Runs and trainings of detectors: their folders and all files in them.
void checkRecordFolders(CheckRun& run);
void checkEvaluations(CheckRun& run);
/// Their files of weights against the digests that were recorded.
void checkDetectors(CheckRun& run);
void checkPictures(CheckRun& run);
void checkTrash(CheckRun& run);
/// Folders that no record knows, and files that were begun and never finished.
void checkLeftovers(CheckRun& run);

/// What is wrong with a file of a record, going by its kind: weights and checkpoints with their digest, pictures, JSON; empty where
/// it is whole, or of no kind that can be told.
Message damageOfFile(const std::filesystem::path& file);

} // namespace blindspot::workspace
