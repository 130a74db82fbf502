// LostWrites remembers what a disk has for certain of each file in a folder, and on demand leaves no more than that, as a loss of power
// does: what was written since a file's last sync is gone. Names are another matter: renames and new names stay, which is the worst case for
// what was not synced before it.
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace blindspot::faults {

class LostWrites {
  public:
    /// Of the files below this folder.
    explicit LostWrites(std::string folder) : folder_(std::move(folder)) {}

    /// Before the file is written to or cut.
    void beforeWrite(int descriptor);
    /// After it was synced.
    void synced(int descriptor);
    /// After a whole file system was.
    void allSynced();
    void renamed(const std::string& from, const std::string& to);

    /// Nothing runs afterwards that could write.
    void losePower();

  private:
    std::string pathOf(int descriptor) const;

    std::string folder_;
    std::mutex mutex_;
    std::map<std::string, std::string> certain_; ///< of the files that were written to since, what they held
};

} // namespace blindspot::faults
