// All tables of a workspace's database, as a ladder of migrations.
//
//   datasets -< images -< annotations >- categories >- datasets   an imported dataset and what was counted in it
//   datasets - dataset_imports -< dataset_problems                what an import made of its folder
//   selections -< selection_images >- images                      a named, ordered list of a dataset's images
//   scans -< scanned_images -< findings, scans >- datasets        what a detector finds in a dataset's images
//   detectors                                                     files of weights that were read and checked
//   runs -< run_points                                            trainings of patches: options, state, curves
//   evaluations -< evaluation_patches                             reports, and of each patch what lists show
//   evaluations -< evaluation_patch_pictures                      what its patches looked like then
//   detector_trainings -< detector_training_points                trainings of detectors: request, state, curves
//   queue_items -< queue_needs, queue_state                       work that waits, in its order, and what became of it
//   studies -< study_trials, study_measurements                   settings of trainings, their runs, and what was measured of them
//   workspace_place                                               where the workspace's folder was
//   schema_programs                                               which program knows which version of all this
//   trash                                                         rows of the others that were deleted and can be brought back
//
// Runs and trainings of detectors name their dataset, selection and detector by text, not by reference: a
// record outlives what it was made from.
#pragma once

#include "core/storage/database.h"
#include "core/storage/migrations.h"
#include "core/storage/reading_copy.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace blindspot::storage {

/// PRAGMA application_id of a workspace ("Blsp"), by which it is told from other programs' databases.
inline constexpr int kApplicationId = 0x426C7370;

std::span<const Migration> workspaceSchema();

/// In the database's folder: what it was before it was brought up to a newer schema.
inline constexpr const char* kBackupFolder = "backups";

/// A workspace's database, made when missing and brought up to this schema; one of an earlier schema is copied first, whole and
/// checked, to kBackupFolder/workspace-schema-VERSION.db. Errors: Error when the file cannot be written, is newer, damaged or another
/// program's, or when the copy cannot be written; then it is as it was.
Database openWorkspaceDatabase(const std::filesystem::path& file);

/// The same where nothing can be written; `obstacle` and `prepare` as for ReadingCopy::of. Nothing where there is no workspace's database, or an empty
/// one. Errors: Error as of ReadingCopy::of, and for one of another schema than this program's.
std::shared_ptr<const ReadingCopy> openWorkspaceCopy(const std::filesystem::path& file, int obstacle,
                                                     const std::function<void(Database&)>& prepare);

} // namespace blindspot::storage
