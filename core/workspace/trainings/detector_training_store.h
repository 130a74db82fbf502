// The DetectorTrainingStore keeps the trainings of detectors of a workspace: their records and curves in its
// database.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/records/image_list.h"
#include "core/workspace/records/record_folders.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/trainings/detector_training_record.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// Works through one connection; used by the thread that the connection belongs to. Each training has a
/// folder trainings/<id>/ in the workspace, which holds its lock; its weights and its checkpoint lie where
/// its user wants them.
class DetectorTrainingStore {
  public:
    DetectorTrainingStore(const Workspace& workspace, storage::Database& database);

    /// A training that exists, with the right to go on with it.
    struct Owned {
        DetectorTrainingRecord record;
        RunLock lock;
    };
    /// Makes folder and record; `record.id` and the times are filled in. `images`: those that it trains on and holds out.
    /// `settle` decides last, in the transaction that makes the record, what no two that begin at once may have. Errors: Error (disk full,
    /// no permission) and what `settle` throws; then there is no record.
    Owned create(DetectorTrainingRecord record, const ImageList& images, const std::function<void(DetectorTrainingRecord&)>& settle = {});
    /// Errors: Error when there is no such training, or another program is at it.
    Owned acquire(const std::string& id);

    /// Newest first. One that nobody holds and that says it is running is shown as interrupted.
    std::vector<DetectorTrainingRecord> list() const;
    std::optional<DetectorTrainingRecord> find(const std::string& id) const;
    /// Errors: Error naming the newest ones.
    DetectorTrainingRecord get(const std::string& id) const;
    /// The newest one that writes this file.
    std::optional<DetectorTrainingRecord> newestOf(const std::filesystem::path& out) const;

    /// State, request, name, device, epochs done, best, seconds and error as `record` has them.
    void update(const DetectorTrainingRecord& record);
    /// In one transaction the point (one of the same epoch is replaced) and the record, as `update`.
    void appendPoint(const DetectorTrainingRecord& record, const DetectorTrainingPoint& point);
    /// So that a training that goes on from a checkpoint tells nothing twice.
    void dropPointsAfter(const std::string& id, std::int64_t epoch);
    std::vector<DetectorTrainingPoint> points(const std::string& id) const;
    /// Nothing where an earlier version made the record. Errors: Error when the list is damaged.
    std::optional<ImageList> images(const std::string& id) const;

    /// Moves the training to the trash: its rows and files stay, and lists do not show it. The trash's entry. Errors: Error when there
    /// is no such training or it is under way.
    std::int64_t remove(const std::string& id);
    /// Removes the record, the curve and the checkpoint for good, also of a training in the trash; the detector's file stays. Errors:
    /// Error when there is no such training or it is under way, and when a file cannot be removed: then the record is still there.
    void erase(const std::string& id);

    std::filesystem::path folder(std::string_view id) const { return folders_.folder(id); }

  private:
    std::vector<DetectorTrainingRecord> query(const std::string& tail, const std::string* value) const;

    storage::Database& database_;
    RecordFolders folders_;
};

} // namespace blindspot::workspace
