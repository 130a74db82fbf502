// RunGroups put the runs of a workspace into groups and pin them. A group is a name that its runs bear: it exists as long as a run
// does that bears it.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/runs/run_store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// In which group a run is; an empty name: in none.
struct RunGroup {
    std::string run;
    std::string group;

    bool operator==(const RunGroup&) const = default;
};

/// Works through one connection; used by the thread that the connection belongs to. Each function is one transaction: all of the runs
/// change or none does. References must outlive this object.
class RunGroups {
  public:
    RunGroups(const RunStore& runs, storage::Database& database) : runs_(runs), database_(database) {}

    /// The names of the groups, by the alphabet; those of which all runs are in the trash are not among them.
    std::vector<std::string> names() const;

    /// Puts the runs into the group, which need not exist yet; spaces around its name are taken away, an empty name takes them out of
    /// theirs. In which groups they were, of those that changed. Errors: Error for an unknown run, or a name that cannot be shown.
    std::vector<RunGroup> put(const std::vector<std::string>& runs, std::string_view group);
    /// Gives a group another name, also with its runs in the trash. As put. Errors: Error for an unknown group, an empty name, or one
    /// that another group has.
    std::vector<RunGroup> rename(const std::string& group, std::string_view name);
    /// Takes all runs out of the group, also those in the trash. As put. Errors: Error for an unknown group.
    std::vector<RunGroup> dissolve(const std::string& group);
    /// Puts the runs back to where they were, as the other functions said it; runs that are gone stay so.
    void restore(const std::vector<RunGroup>& before);

    /// Those of the runs that were not pinned, or not unpinned, before. Errors: Error for an unknown run.
    std::vector<std::string> setPinned(const std::vector<std::string>& runs, bool pinned);

    /// Errors: Error naming the groups there are, where this one is not among them.
    void require(const std::string& group) const;

    static constexpr std::int64_t kLongestName = 100; ///< signs

  private:
    std::vector<RunGroup> move(const std::string& group, const std::string& name);

    const RunStore& runs_;
    storage::Database& database_;
};

} // namespace blindspot::workspace
