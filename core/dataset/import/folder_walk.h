// A FolderWalk lists the files below a folder, through links, each place once, and tells what it leaves out;
// isFolder and isFile tell what a place is.
// Private to this folder.
#pragma once

#include "core/dataset/import_problem.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace blindspot::dataset {

/// Whether there is such a folder or file, through links; what cannot be looked at is none.
bool isFolder(const std::filesystem::path& path);
bool isFile(const std::filesystem::path& path);

/// Told of each problem: its kind, the file or folder, the text.
using ProblemSink = std::function<void(ProblemKind, const std::filesystem::path&, const Message&)>;

/// Walks several folders as one: what it has seen in one is not listed again in another. Folders come before
/// links to them, so that a file has its own name wherever it can. Left out and told: folders without permission,
/// links in a circle or to what is listed already, what systems and programs leave behind (._a.jpg, Thumbs.db,
/// __MACOSX, hidden folders).
class FolderWalk {
  public:
    /// `tick` is called for each folder; it may throw, to stop.
    explicit FolderWalk(ProblemSink tell, std::function<void()> tick = {})
        : tell_(std::move(tell)), tick_(std::move(tick))
    {
    }

    /// The files below the folder in the order of their paths; at most `most`, beyond which it tells that it
    /// stopped.
    std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder,
                                                  std::size_t most = 4'000'000);

  private:
    using Inode = std::pair<std::uint64_t, std::uint64_t>; ///< of a device

    void walk(const std::filesystem::path& folder);
    void addEntry(const std::filesystem::directory_entry& entry);
    bool isNew(const std::filesystem::path& place);
    bool isAbove(const std::filesystem::path& place) const;
    void addLinks();

    ProblemSink tell_;
    std::function<void()> tick_;
    std::set<Inode> seen_;  ///< folders, and the files that links lead to
    std::set<Inode> above_; ///< the folders above the one that is searched
    std::vector<std::filesystem::path> files_, folders_, linkedFolders_, linkedFiles_;
    std::size_t most_ = 0;
};

/// Whether the name is that of a file which no person made: ._a.jpg, .DS_Store, Thumbs.db, desktop.ini.
bool isSystemFile(const std::filesystem::path& file);

} // namespace blindspot::dataset
