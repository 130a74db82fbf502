// A Workspace is the folder in which the program keeps everything: workspace.db, thumbnails.db and
// runs/<id>/.
#pragma once

#include "core/storage/database.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace blindspot::storage {
class ReadingCopy;
}

namespace blindspot::workspace {

/// Several programs may use one workspace at once: SQLite's locks order their transactions.
class Workspace {
  public:
    /// Opens the folder, made when missing, and brings its database up to this program's schema.
    /// One in which nothing can be written is read as it is at this moment (isReadOnly). Errors: Error when the folder cannot be made,
    /// or its database is newer, damaged or another program's; NotWritable when there is nothing to be read in it either.
    static Workspace open(const std::filesystem::path& folder);

    /// Whether nothing can be written: its medium is read only, its disk was full when it was opened, or it is not allowed.
    bool isReadOnly() const { return copy_ != nullptr; }
    /// Said before work that ends in writing begins. Errors: storage::NotWritable, with why and what to do, where it is read only.
    void requireWritable() const;

    /// Where somebody who names no folder works: "blindspot" in $XDG_DATA_HOME, or in ~/.local/share (XDG Base Directory
    /// Specification).
    static std::filesystem::path defaultFolder();

    /// A new connection, for the calling thread alone. To write through one of a workspace that is read only is refused.
    storage::Database connect() const;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path databaseFile() const { return folder_ / "workspace.db"; }
    std::filesystem::path thumbnailsFile() const { return folder_ / "thumbnails.db"; }
    std::filesystem::path runsFolder() const { return folder_ / "runs"; }
    std::filesystem::path runFolder(std::string_view id) const { return runsFolder() / id; }

  private:
    explicit Workspace(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void openToWrite() const;
    bool openToRead(int obstacle);

    std::filesystem::path folder_;
    std::shared_ptr<const storage::ReadingCopy> copy_; ///< of a workspace that is read only
};

} // namespace blindspot::workspace
