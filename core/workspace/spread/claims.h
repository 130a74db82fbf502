// Claims are how workers of a spread queue, on any number of machines that see one folder, agree on who does what: a file for each piece of work.
#pragma once

#include <filesystem>
#include <string>

namespace blindspot::workspace {

/// A claim is a file that bears the worker's name and is made by link(2), which is atomic on NFS of every version; whether it was ours is
/// read from the file's number of links, as open(2) recommends, because the answer of a server may be lost. No lock is involved, and no
/// claim is given back: a worker that was killed and is started again under its name has the ones that it had.
class Claims {
  public:
    /// `worker`: letters, digits, '.', '_' and '-'. Errors: Error for another name, or where the folder cannot be made.
    Claims(std::filesystem::path folder, std::string worker);

    /// Whether the piece is this worker's, now or since before. Of any number that ask at the same time one is told yes. Errors: Error
    /// where the folder cannot be written.
    bool take(const std::string& piece) const;
    /// Who has it; empty where nobody has.
    std::string owner(const std::string& piece) const;

  private:
    std::filesystem::path folder_;
    std::string worker_;
};

} // namespace blindspot::workspace
