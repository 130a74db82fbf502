// A Workspace is the folder in which the program keeps everything: workspace.db, thumbnails.db and
// runs/<id>/.
#pragma once

#include "core/storage/database.h"

#include <filesystem>
#include <string_view>

namespace blindspot::workspace {

/// Several programs may use one workspace at once: SQLite's locks order their transactions.
class Workspace {
  public:
    /// Opens the folder, made when missing, and brings its database up to this program's schema.
    /// Errors: Error when the folder cannot be made or written, or its database is newer, damaged or another
    /// program's.
    static Workspace open(const std::filesystem::path& folder);

    /// Where somebody who names no folder works: "blindspot" in $XDG_DATA_HOME, or in ~/.local/share (XDG Base Directory
    /// Specification).
    static std::filesystem::path defaultFolder();

    /// A new connection, for the calling thread alone.
    storage::Database connect() const;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path databaseFile() const { return folder_ / "workspace.db"; }
    std::filesystem::path thumbnailsFile() const { return folder_ / "thumbnails.db"; }
    std::filesystem::path runsFolder() const { return folder_ / "runs"; }
    std::filesystem::path runFolder(std::string_view id) const { return runsFolder() / id; }

  private:
    explicit Workspace(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;
};

} // namespace blindspot::workspace
