// A ThumbnailStore is a cache of thumbnails on disk, so that a dataset that was shown before opens quickly.
// The cache may be deleted.
#pragma once

#include "core/storage/database.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::dataset {

/// The longest side of a stored thumbnail in pixels.
inline constexpr int kThumbnailSide = 256;

/// A picture file as it is now: another size or time of change makes another picture of it.
struct ThumbnailKey {
    std::string path; ///< UTF-8
    std::int64_t bytes = 0;
    std::int64_t modified = 0; ///< ticks of the file system's clock

    /// Nothing where there is no such file.
    static std::optional<ThumbnailKey> of(const std::filesystem::path& file);
};

/// One connection to the file; a thread opens its own.
class ThumbnailStore {
  public:
    /// Opens the file, made when missing, and made anew when it is damaged or of another version. Over
    /// `maxBytes` the thumbnails stored first are dropped. Errors: Error when it cannot be written.
    static ThumbnailStore open(const std::filesystem::path& file,
                               std::int64_t maxBytes = std::int64_t{2} << 30);

    /// The JPEG that was put under this key.
    std::optional<std::vector<std::byte>> find(const ThumbnailKey& key);
    /// One thumbnail a path: an older one is replaced.
    void put(const ThumbnailKey& key, const std::vector<std::byte>& jpeg);
    std::int64_t count();
    /// Drops the oldest quarter as long as the file holds more than `maxBytes`.
    void trim(std::int64_t maxBytes);

  private:
    explicit ThumbnailStore(storage::Database database) : database_(std::move(database)) {}

    storage::Database database_;
};

} // namespace blindspot::dataset
