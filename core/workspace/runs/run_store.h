// The RunStore keeps the runs of a workspace: their records and curves in its database, their files in its
// folder runs/<id>/.
#pragma once

#include "core/common/message.h"
#include "core/storage/database.h"
#include "core/workspace/records/image_list.h"
#include "core/workspace/records/record_folders.h"
#include "core/workspace/records/run_lock.h"
#include "core/workspace/records/workspace.h"
#include "core/workspace/runs/run_record.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// Changes of a run's row in the database; empty fields stay.
struct RunUpdate {
    std::optional<RunState> state;
    std::optional<std::string> optionsJson;
    std::optional<std::string> device;
    std::optional<std::string> precision;
    std::optional<std::int64_t> iterations;
    std::optional<std::int64_t> iterationsDone;
    std::optional<double> seconds;
    std::optional<RunFigures> figures;
    std::optional<Message> error; ///< an empty one removes it
};

/// What is known of a new run's name.
enum class RunName {
    Wished,   ///< gets a number where another run has it, or it is reserved for one
    Reserved, ///< for this run: gets a number only where another run has it all the same
};

/// Works through one connection; used by the thread that the connection belongs to.
class RunStore {
  public:
    RunStore(const Workspace& workspace, storage::Database& database);

    /// A run that exists, with the right to train it.
    struct Owned {
        RunRecord record;
        RunLock lock;
    };
    /// Makes the folder, then the record; `record.id` and the times are filled in, and its name: the id where it has none, a number behind
    /// it where it is taken, so that of two runs that begin at once each has its own. `images` are the very images, in order, on which the
    /// run is to go on later; `addFiles` writes what else a resumed run needs into its folder. Errors: Error (disk full, no permission);
    /// then there is no record.
    Owned create(RunRecord record, const ImageList& images, RunName name = RunName::Wished,
                 const std::function<void(const std::filesystem::path& folder)>& addFiles = {});
    /// Errors: Error when there is no such run or another program trains it.
    Owned acquire(const std::string& id) const;

    /// Newest first. A run that nobody holds and that says it is running is shown as interrupted.
    std::vector<RunRecord> list() const;
    std::optional<RunRecord> find(const std::string& id) const;
    /// The same, also of a run in the trash.
    std::optional<RunRecord> findAlsoDeleted(const std::string& id) const;
    /// Errors: Error naming the newest runs.
    RunRecord get(const std::string& id) const;

    void update(const std::string& id, const RunUpdate& changes);
    /// One transaction; points of the same iteration are replaced.
    void appendPoints(const std::string& id, std::span<const CurvePoint> points);
    /// So that a run resumed from a checkpoint tells nothing twice.
    void dropPointsAfter(const std::string& id, std::int64_t iteration);
    std::vector<CurvePoint> points(const std::string& id) const;
    /// The images that the run was trained on. What can still be known of those that an earlier version recorded by number is
    /// filled in and kept. Errors: Error when the list is damaged.
    ImageList images(const std::string& id) const;
    /// Errors: Error (disk full); then the list is as it was.
    void setImages(const std::string& id, const ImageList& images);

    /// Moves the run to the trash: list, find and get do not know it then; its rows and files stay. The trash's entry. Errors: Error
    /// when there is no such run or it is being trained.
    std::int64_t remove(const std::string& id);
    /// Removes the record, the curves and the files for good, also of a run in the trash. Errors: Error when there is no such run or
    /// it is being trained, and when a file cannot be removed: then the run is in the trash, and to erase again is to go on.
    void erase(const std::string& id);

    /// The name of a run of this recipe, class and these images: "hide people-100, 200 px", ", through jpeg" behind it where the
    /// patch is to know that defence ("none": no). `patchSize` in pixels.
    static std::string usualName(const RunRecord& record, std::int64_t patchSize, std::string through = "none");
    /// The same, free: what a new one would get now.
    std::string proposedName(const RunRecord& record, std::int64_t patchSize, const std::string& through = "none") const;
    /// `wished`, or where another run than `except` has that name, or the queue or a study has reserved it for one that is about to begin,
    /// with a number behind: "wished (2)".
    std::string freeName(const std::string& wished, const std::string& except = {}) const;
    /// Errors: Error for an unknown run, an empty name, or one that another run has.
    void rename(const std::string& id, const std::string& name);
    /// Errors: Error when a run has this name.
    void requireFreeName(const std::string& name) const;

    /// What the user wrote on the run, kept as it is. Nothing happens to a run that is gone.
    void setTags(const std::string& id, const std::string& tags);
    void setNotes(const std::string& id, const std::string& notes);

    std::filesystem::path folder(std::string_view id) const { return folders_.folder(id); }

  private:
    std::string numbered(const std::string& wished, const std::string& taken, const std::string& except) const;
    std::vector<RunRecord> query(const std::string& tail, const std::string* id) const;

    storage::Database& database_;
    RecordFolders folders_;
};

} // namespace blindspot::workspace
