// Whether files exist, by one listing a folder instead of one look a file. Private to this folder.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace blindspot::dataset {

/// Remembers what it saw: for one import, not for longer. A folder that cannot be listed has no files.
class FileLister {
  public:
    bool exists(const std::filesystem::path& file);

  private:
    std::unordered_map<std::string, std::unordered_set<std::string>> folders_;
};

} // namespace blindspot::dataset
