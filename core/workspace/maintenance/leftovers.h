// What lies in a workspace's folder and belongs to nothing, or to a program that is at it. Private to this folder.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/records/workspace.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace blindspot::workspace {

struct Leftover {
    enum class Kind {
        UnfinishedFile, ///< of a program that ended while it wrote
        EmptyFolder,    ///< of a record that is gone, with nothing in it but its lock
        UnknownFolder,  ///< among the records', with files: not to be removed without its owner
    };
    Kind kind = Kind::UnfinishedFile;
    std::filesystem::path path;
    std::int64_t bytes = 0;

    bool needless() const { return kind != Kind::UnknownFolder; }
};

/// Of files only those older than a day: what is younger may be under way.
std::vector<Leftover> leftoversIn(const Workspace& workspace, storage::Database& database);

/// Errors: Error where a program trains in the workspace in this folder.
void refuseHeldRecords(const std::filesystem::path& workspace);

/// Of a needless one. Errors: Error when it cannot be removed, or somebody uses it now.
void removeLeftover(const Leftover& leftover);

} // namespace blindspot::workspace
