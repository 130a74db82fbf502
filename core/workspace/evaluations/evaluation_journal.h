// The EvaluationJournal keeps what an evaluation under way has seen, in a file of the workspace, until the evaluation is stored.
// Private to this folder.
#pragma once

#include "core/evaluation/evaluator.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace blindspot::workspace {

/// Determines what detectors see in an evaluation: all that the subject and the options say but for the bootstrap, the device, and
/// the libraries. Images whose content is not known get none: empty.
std::string journalKey(const evaluation::EvaluationSubject& subject, const evaluation::EvaluationOptions& options,
                       const std::string& device);

/// A file of records, one an image, each with its check sum: what a crash left half written ends it, and what is damaged is none. It never throws: where it
/// cannot be read or written, images are shown again.
class EvaluationJournal : public evaluation::ShownImages {
  public:
    static constexpr std::int64_t kMostBytes = std::int64_t{1} << 30; ///< no more is kept

    /// That of this key in the folder, which is made; journals that nobody came back to for 30 days are removed.
    EvaluationJournal(const std::filesystem::path& folder, const std::string& key);

    std::optional<std::vector<evaluation::CaseDetections>> find(evaluation::Stage stage, std::size_t image) override;
    void keep(evaluation::Stage stage, std::size_t image, const std::vector<evaluation::CaseDetections>& seen) noexcept override;

    /// Of those that were there when it was opened.
    std::int64_t images() const { return found_; }
    /// The evaluation is stored: the file goes.
    void remove() noexcept;

  private:
    using Key = std::pair<evaluation::Stage, std::size_t>;

    bool read(); ///< false where the disk does not give it

    std::filesystem::path file_;
    std::mutex mutex_;
    struct Record {
        std::int64_t place = 0, length = 0; ///< of what follows the header
        std::uint64_t checkSum = 0;
    };

    std::map<Key, Record> records_;
    std::int64_t end_ = 0, found_ = 0;
    std::ofstream writing_;
};

} // namespace blindspot::workspace
