// The Ways are what people do with a workspace from its beginning to its end, so that each can be disturbed: an import, a training, its
// resumption, an evaluation, an export, a copy, a compacting, and the bringing up of an older workspace.
#pragma once

#include "core/workspace/records/workspace.h"
#include "tests/support/small_workspace.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace blindspot::faults {

/// A copy of a workspace's folder, which is gone with it.
class WorkspaceCopy {
  public:
    explicit WorkspaceCopy(const std::filesystem::path& of)
    {
        std::filesystem::copy(of, folder(), std::filesystem::copy_options::recursive);
    }
    workspace::Workspace open() const { return workspace::Workspace::open(folder()); }
    std::filesystem::path folder() const { return place_ / "workspace"; }

  private:
    testing::Folder place_;
};

struct Way {
    const char* name;
    /// Errors: as the program's own; Error where it says that it is done and is not.
    std::function<void(const workspace::Workspace&)> go;
};

class Ways {
  public:
    /// A workspace with a dataset, a detector and, after `train`, a run that is complete and one that was stopped.
    Ways() = default;
    void train();
    /// The same where another process has trained in the workspace.
    void takeRuns(const std::string& complete, const std::string& stopped);
    const std::string& complete() const { return complete_; }
    const std::string& stopped() const { return stopped_; }

    std::vector<Way> all();
    WorkspaceCopy copy() const { return WorkspaceCopy(lab_.workspace().folder()); }
    /// Errors: Error with what is not as it was in the copy: damage, records or files that are gone, a patch that is another, a stopped run
    /// that does not go on.
    void requireWhole(const WorkspaceCopy& copy);

  private:
    void import(const workspace::Workspace& workspace) const;
    void resume(const workspace::Workspace& workspace) const;
    void evaluate(const workspace::Workspace& workspace) const;

    testing::SmallWorkspace lab_;
    std::string complete_, stopped_;
    std::string patch_; ///< of the complete run: its file's bytes
};

} // namespace blindspot::faults
