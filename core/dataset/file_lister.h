// A FileLister tells whether files exist by listing each folder once, instead of asking the system for every
// file. Private to this folder.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace blindspot::dataset {

/// It keeps each listing, so use one object for one import only. A folder that cannot be listed has no files.
class FileLister {
  public:
    bool exists(const std::filesystem::path& file);

  private:
    std::unordered_map<std::string, std::unordered_set<std::string>> folders_;
};

} // namespace blindspot::dataset
