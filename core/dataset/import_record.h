// What an import says at its end, as it is kept with the dataset: counts of pictures, problems by kind, and how
// the labels were read.
#pragma once

#include "core/dataset/import_problem.h"
#include "core/storage/database.h"

#include <array>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// Gathers the problems of one import. It keeps the first 10,000, and beyond these the first hundred of each
/// kind, so that no kind hides another; all are counted.
class ProblemLog {
  public:
    void add(ProblemKind kind, std::string file, const WarningMaker& make);
    /// Whether the next one of this kind is kept in words.
    bool keeps(ProblemKind kind) const;
    const std::vector<ImportProblem>& problems() const { return kept_; }
    std::int64_t count(ProblemKind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
    std::int64_t total() const { return total_; }
    ProblemCounts counts() const;

  private:
    std::vector<ImportProblem> kept_;
    std::array<std::int64_t, static_cast<std::size_t>(kLastProblemKind) + 1> counts_{};
    std::int64_t total_ = 0;
};

struct ImportRecord {
    bool recorded = false; ///< false: the dataset was imported before Blindspot kept this
    PictureCounts pictures;
    ProblemCounts counts;
    std::vector<Message> notes;          ///< how the labels were read
    std::vector<ImportProblem> problems; ///< the first of them

    std::int64_t total() const;
};

/// Replaces what an earlier import of the dataset left. Inside the import's transaction.
void writeImportRecord(storage::Database& database, std::int64_t dataset, const PictureCounts& pictures,
                       const std::vector<Message>& notes, const ProblemLog& log);

/// The record of a dataset with at most `limit` problems (-1: all that are kept). Errors: Error naming the
/// datasets that exist.
ImportRecord readImportRecord(storage::Database& database, const std::string& dataset, std::int64_t limit = -1);

} // namespace blindspot::dataset
