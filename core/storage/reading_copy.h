// A ReadingCopy is what a database held at one moment, in memory, for a place where nothing can be written: SQLite itself reads a database
// with a write-ahead log only where it can keep files beside it.
#pragma once

#include "core/storage/database.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

namespace blindspot::storage {

/// Takes as much memory as the file takes room. What others write to the file meanwhile, or when it can be written again, is not seen.
/// Connections may be made from any thread.
class ReadingCopy : public std::enable_shared_from_this<ReadingCopy> {
  public:
    /// `obstacle`: as of NotWritable. `prepare` may change the copy, in memory alone, before it is read. Errors: Error when the file cannot be read, is no database, or
    /// has a log that cannot be read without writing; what `prepare` throws.
    static std::shared_ptr<const ReadingCopy> of(const std::filesystem::path& file, int obstacle,
                                                 const std::function<void(Database&)>& prepare = {});

    ReadingCopy(const ReadingCopy&) = delete;
    ReadingCopy& operator=(const ReadingCopy&) = delete;
    ~ReadingCopy();

    /// A connection, for one thread; to write through it is refused with NotWritable.
    Database connect() const;
    /// What stood in the way of writing the file (errno); 0 where that is not known.
    int obstacle() const { return obstacle_; }

  private:
    ReadingCopy(std::filesystem::path file, int obstacle) : file_(std::move(file)), obstacle_(obstacle) {}

    void take(const std::function<void(Database&)>& prepare);

    std::filesystem::path file_;
    int obstacle_ = 0;
    unsigned char* bytes_ = nullptr; ///< SQLite's, as sqlite3_serialize gives it
    std::int64_t size_ = 0;
};

} // namespace blindspot::storage
