// A FileMatcher finds the file that a dataset means by a name which is not quite the file's: the one rule of all
// importers. Private to this folder.
#pragma once

#include "core/dataset/import/file_lister.h"
#include "core/dataset/import/folder_walk.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace blindspot::dataset {

/// Where a name is not that of a file (`Exact`), the files below a root are listed once, and it is
/// - `Notation`: the same path but for escapes, slashes, the composition of letters and their case; else
/// - `Tail`: the end of a path below the root, or its name alone: what stands before is a folder of another
///   machine or program. Of several ends the longest counts. A path of two parts and more that leads from the
///   root on goes before the same path deeper down. Where the folder that the name says is there, the file is in
///   no other: it is missing.
/// Two files that fit equally well are none: nothing is guessed.
class FileMatcher {
  public:
    enum class How { None, Exact, Notation, Tail, Ambiguous };
    struct Match {
        How how = How::None;
        std::string file;                    ///< relative to the root, or the name itself
        std::vector<std::string> candidates; ///< Ambiguous: the first of them

        bool found() const { return how != How::None && how != How::Ambiguous; }
    };

    /// `isFile`: which files below the root may be meant; `tell`: problems of listing them; `tick`: as FolderWalk's.
    FileMatcher(std::filesystem::path root, std::function<bool(const std::filesystem::path&)> isFile, ProblemSink tell,
                std::function<void()> tick = {});

    Match find(const std::string& name);
    /// The same for a name whose ending is left out or does not count.
    Match findStem(const std::string& name);
    /// Whether a file of exactly this name is there.
    bool exists(const std::string& name);

    const std::filesystem::path& root() const { return root_; }
    FileLister& lister() { return lister_; }

  private:
    /// By what the folded paths below the root end with, from any of their slashes on.
    struct Tails {
        std::unordered_map<std::string_view, std::vector<std::uint32_t>> files;
    };

    void listAll();
    void addKeys(std::uint32_t index, const std::string& file);
    Match findListed(const std::string& name, bool stem);
    Match chosen(const std::vector<std::uint32_t>& files, std::string_view reading, std::size_t parts, bool whole,
                 bool stem) const;

    std::filesystem::path root_;
    std::function<bool(const std::filesystem::path&)> isFile_;
    ProblemSink tell_;
    std::function<void()> tick_;
    FileLister lister_;
    bool listed_ = false;
    std::vector<std::string> files_; ///< relative to the root, as the disk has them
    std::deque<std::string> folded_; ///< texts that the keys are views of
    Tails tails_, stems_;
};

} // namespace blindspot::dataset
