// A FileLister tells whether files exist by listing each folder once, instead of asking the system for every
// file. Private to this folder.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace blindspot::dataset {

/// It keeps each listing, so use one object for one import only. A folder that cannot be listed has no files.
class FileLister {
  public:
    bool exists(const std::filesystem::path& file);
    /// The names in a folder.
    const std::unordered_set<std::string>& names(const std::filesystem::path& folder);
    /// The same of a folder that is listed already; null: it is not.
    const std::unordered_set<std::string>* knownNames(const std::filesystem::path& folder) const;
    /// The folders that are there but could not be listed, with the reason.
    const std::vector<std::pair<std::filesystem::path, std::error_code>>& unreadable() const { return unreadable_; }

  private:
    std::unordered_map<std::string, std::unordered_set<std::string>> folders_;
    std::vector<std::pair<std::filesystem::path, std::error_code>> unreadable_;
};

} // namespace blindspot::dataset
