// The ThumbnailLoader reads thumbnails for display on a few threads of low priority and keeps them in memory
// and on disk.
#pragma once

#include "core/common/threads.h"
#include "ui/support/ui_queue.h"

#include <QCache>
#include <QImage>
#include <QString>

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace blindspot::ui {

struct ThumbnailRequest {
    std::int64_t id = 0; ///< of the image; the key of the memory cache
    std::filesystem::path file;
};

struct Thumbnail {
    QImage image;  ///< null where the picture cannot be read
    QString error; ///< why; beside an image: what is wrong with its file
    int side = 0;  ///< that was asked for
};

struct ThumbnailLoaderOptions {
    std::filesystem::path cacheFile;                    ///< of the workspace; empty: nothing is kept on disk
    std::int64_t cacheBytes = std::int64_t{2} << 30;    ///< that the file may have; the oldest thumbnails go first
    std::int64_t memoryBytes = std::int64_t{128} << 20; ///< of decoded thumbnails; those used last stay
    int threads = 0;                                    ///< 0: one fewer than cores, 1 to 4
};

/// It lives on the window's thread. New requests replace the earlier ones: those that scrolled away are
/// dropped, and nothing is read twice.
class ThumbnailLoader : public QObject {
    Q_OBJECT

  public:
    /// Errors: Error where the system gives no thread.
    explicit ThumbnailLoader(ThumbnailLoaderOptions options, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    /// From memory, or null. One of another side is better than none until the right one is there.
    const Thumbnail* find(std::int64_t id) const;
    /// These, the first ones first, with their longest side at most `side` pixels. Those in memory are not
    /// read again.
    void want(std::vector<ThumbnailRequest> requests, int side);
    /// Forgets what is in memory (the pictures were moved).
    void clear();
    std::int64_t memoryUsed() const { return static_cast<std::int64_t>(cache_.totalCost()) * 1024; }

  Q_SIGNALS:
    void ready(qint64 id);

  private:
    void loop();
    void deliver(std::int64_t id, std::uint64_t generation, Thumbnail thumbnail);

    ThumbnailLoaderOptions options_;
    UiQueue queue_;
    QCache<qint64, Thumbnail> cache_; ///< costs in KiB

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<ThumbnailRequest> wanted_;                          ///< the next one last
    std::set<std::tuple<std::int64_t, int, std::uint64_t>> inWork_; ///< id, side, generation
    int side_ = 0;
    std::uint64_t generation_ = 0; ///< counts the calls of `clear`
    bool ended_ = false;
    HelperThreads threads_;
};

} // namespace blindspot::ui
