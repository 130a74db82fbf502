// The check of a workspace: whether its database and the files of its records are whole, what is missing of what it refers to, and what
// lies in it that nobody needs.
#pragma once

#include "core/common/message.h"
#include "core/common/progress.h"
#include "core/common/stop_control.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

enum class CheckGrade {
    Damage,   ///< something that the workspace keeps is broken or gone
    Missing,  ///< something that it refers to is not where it was: pictures, a detector's file
    Leftover, ///< something that nobody needs any more
};
/// "damage", "missing", "leftover".
std::string_view name(CheckGrade grade);

struct CheckFinding {
    CheckGrade grade = CheckGrade::Damage;
    Message subject;        ///< "run 20261122-104501-3fa2", "dataset coco"
    std::string file;       ///< UTF-8; empty where it is of no one file
    Message text;
    bool repaired = false;
};

struct CheckOptions {
    /// Mends what can be mended without anything being lost: indexes of the database are made anew from their tables, a damaged cache
    /// of thumbnails and what crashed programs left half written are removed, entries of the trash for nothing are forgotten.
    bool repair = false;
};

struct CheckReport {
    std::vector<CheckFinding> findings;
    std::int64_t runs = 0, trainings = 0, evaluations = 0, detectors = 0, datasets = 0; ///< that were looked at, with the trash
    std::int64_t pictures = 0, missingPictures = 0; ///< that the datasets list
    std::int64_t files = 0;                         ///< of records, read to their end
    std::int64_t inTrash = 0;
    std::int64_t unfinishedEvaluations = 0;         ///< that can go on

    std::int64_t count(CheckGrade grade) const; ///< of what was not repaired
    std::int64_t repaired() const;
    bool whole() const { return count(CheckGrade::Damage) == 0; }
};

/// Reads the database, each file of each record and each detector's weights to the end; of the datasets' pictures only whether they are
/// there. Nothing is changed without `repair`. Safe while other programs use the workspace. Errors: Cancelled; Error where the
/// database cannot be read at all.
CheckReport checkWorkspace(const Workspace& workspace, const CheckOptions& options, StopControl& stop,
                           const ProgressSink& progress = {});

} // namespace blindspot::workspace
