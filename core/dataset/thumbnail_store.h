// A ThumbnailStore is a cache of thumbnails on disk, so that a dataset that was shown before opens quickly. It goes by what
// pictures are, not where they lie: a dataset that was moved or imported again has its thumbnails. The cache may be deleted.
#pragma once

#include "core/storage/database.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// The longest side of a stored thumbnail in pixels.
inline constexpr int kThumbnailSide = 256;

/// One connection to the file; a thread opens its own.
class ThumbnailStore {
  public:
    /// Opens the file, made when missing, and made anew when it is damaged or of another version. Over
    /// `maxBytes` the thumbnails stored first are dropped. Errors: Error when it cannot be written.
    static ThumbnailStore open(const std::filesystem::path& file,
                               std::int64_t maxBytes = std::int64_t{2} << 30);

    /// The SHA-256 of what the file holds now; the file is read when it was not seen before or has changed since (FileStamp).
    /// Nothing where it cannot be read. Errors: Error when the cache cannot be written.
    std::optional<std::string> contentOf(const std::filesystem::path& file);
    /// The JPEG that was put for this content, whatever file it was then.
    std::optional<std::vector<std::byte>> find(const std::string& content);
    /// One thumbnail a content: an older one is replaced.
    void put(const std::string& content, const std::vector<std::byte>& jpeg);
    std::int64_t count();
    /// Drops the oldest quarter as long as the file holds more than `maxBytes`.
    void trim(std::int64_t maxBytes);
    /// Drops all but those of the files that `next` names, one a call, until it has no more; how many thumbnails went. In one
    /// transaction.
    std::int64_t keepOnly(const std::function<std::optional<std::filesystem::path>()>& next);
    /// Gives the room of what was dropped back, unless another connection reads just now.
    void compact();
    /// Drops all of them and gives their room back, unless another connection reads just now.
    void clear();

  private:
    explicit ThumbnailStore(storage::Database database) : database_(std::move(database)) {}

    storage::Database database_;
};

} // namespace blindspot::dataset
