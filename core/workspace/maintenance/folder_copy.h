// The copy of a workspace's files to another folder, each compared with what it was copied from. For the rooms below that make workspaces of their own.
#pragma once

#include "core/common/progress.h"
#include "core/common/stop_control.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace blindspot::workspace {

struct CopiedFiles {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

class FolderCopy {
  public:
    /// Copies from below `from` to below `to`; `wanted` says of which files, by their paths below `from`.
    FolderCopy(std::filesystem::path from, std::filesystem::path to, std::function<bool(const std::filesystem::path&)> wanted,
               StopControl& stop, const ProgressSink& progress);

    /// All files, folders and links that are wanted and were not copied yet. What vanishes meanwhile was removed by whoever uses the
    /// workspace, and is left out. Links are copied as links. Errors: Error (a file cannot be read, disk full), Cancelled.
    void copy();
    /// Bytes of what `copy` would copy.
    std::int64_t bytesToCopy() const;
    /// Reads each copy from the disk and compares it with what was read from its original. Errors: Error where one differs; Cancelled.
    void verify() const;

    const CopiedFiles& copied() const { return copied_; }

  private:
    struct File {
        std::filesystem::path path; ///< below the folders
        std::string sha256;         ///< of what was read
    };

    void copyEntry(const std::filesystem::directory_entry& entry);
    void copyFile(const std::filesystem::path& below);
    void tell(Message::Text phase, std::int64_t bytes) const;

    std::filesystem::path from_, to_;
    std::function<bool(const std::filesystem::path&)> wanted_;
    StopControl& stop_;
    const ProgressSink& progress_;
    std::vector<File> files_;
    CopiedFiles copied_;
    std::int64_t total_ = 0;
};

/// Errors: Error when the disk of `folder` has no room for so many bytes.
void requireRoom(const std::filesystem::path& folder, std::int64_t bytes);

/// Where a workspace is to go: absolute, without "..". Errors: Error where it is not empty, lies in `workspace` or holds it.
std::filesystem::path freeFolder(const std::filesystem::path& wished, const std::filesystem::path& workspace);

/// Makes a folder beside `target` for what is to become it. Errors: Error.
std::filesystem::path makePartFolder(const std::filesystem::path& target);
/// Syncs all in `part` and gives it the name of `target`, which is not there or empty. Errors: Error.
void becomeFolder(const std::filesystem::path& part, const std::filesystem::path& target);

} // namespace blindspot::workspace
