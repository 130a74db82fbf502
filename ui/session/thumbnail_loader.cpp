#include "ui/session/thumbnail_loader.h"

#include "core/common/error.h"
#include "core/dataset/thumbnail_store.h"
#include "core/imaging/codec.h"
#include "core/imaging/resize.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/thread_priority.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kJpegQuality = 85;

int threadCount(int asked)
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return asked > 0 ? asked : std::clamp(cores - 1, 1, 4);
}

std::optional<dataset::ThumbnailStore> openStore(const std::filesystem::path& file, std::int64_t bytes)
{
    if (file.empty()) return std::nullopt;
    // One after the other: the first one may have to make the file anew.
    static std::mutex opening;
    const std::lock_guard lock(opening);
    try {
        return dataset::ThumbnailStore::open(file, bytes);
    } catch (const Error&) {
        return std::nullopt; // a full disk, say: slower, but the thumbnails are seen
    }
}

/// What the cache holds, or else what the picture's file holds, which is then cached; but a damaged one is not, so that its damage
/// is seen each time.
imaging::DecodedPicture readThumbnail(const std::filesystem::path& file, std::optional<dataset::ThumbnailStore>& store)
{
    std::optional<std::string> content;
    if (store) {
        try {
            content = store->contentOf(file);
            const auto jpeg = content ? store->find(*content) : std::nullopt;
            if (jpeg) return {.image = imaging::decode(*jpeg, file.string())};
        } catch (const Error&) { // a damaged entry is replaced below
        }
    }
    imaging::DecodedPicture picture = imaging::thumbnail(file, dataset::kThumbnailSide);
    if (content && picture.whole()) {
        try {
            store->put(*content, imaging::encodeJpeg(picture.image, kJpegQuality));
        } catch (const Error&) { // the next start reads the picture again
        }
    }
    return picture;
}

QImage fitted(const imaging::Image& image, int side)
{
    const double scale = static_cast<double>(side) / std::max(image.width, image.height);
    if (scale >= 1) return toQImage(image).convertToFormat(QImage::Format_RGB32);
    const auto along = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return toQImage(imaging::resize(image, along(image.width), along(image.height)))
        .convertToFormat(QImage::Format_RGB32);
}

Thumbnail load(const std::filesystem::path& file, int side, std::optional<dataset::ThumbnailStore>& store)
{
    Thumbnail thumbnail;
    thumbnail.side = side;
    try {
        const imaging::DecodedPicture picture = readThumbnail(file, store);
        thumbnail.image = fitted(picture.image, side);
        if (!picture.whole()) thumbnail.error = messageText(imaging::damageText(picture));
    } catch (const std::exception& error) {
        thumbnail.error = errorText(error);
    }
    return thumbnail;
}

} // namespace

ThumbnailLoader::ThumbnailLoader(ThumbnailLoaderOptions options, QObject* parent)
    : QObject(parent), options_(std::move(options))
{
    cache_.setMaxCost(static_cast<qsizetype>(options_.memoryBytes / 1024));
    threads_.startSome(static_cast<std::size_t>(threadCount(options_.threads)), [this] { loop(); });
}

ThumbnailLoader::~ThumbnailLoader()
{
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        wanted_.clear();
    }
    changed_.notify_all();
    threads_.join();
}

const Thumbnail* ThumbnailLoader::find(std::int64_t id) const
{
    return cache_.object(id);
}

void ThumbnailLoader::want(std::vector<ThumbnailRequest> requests, int side)
{
    std::erase_if(requests, [&](const ThumbnailRequest& request) {
        const Thumbnail* held = cache_.object(request.id);
        return held && held->side == side;
    });
    std::reverse(requests.begin(), requests.end());
    {
        const std::lock_guard lock(mutex_);
        wanted_ = std::move(requests);
        side_ = side;
    }
    changed_.notify_all();
}

void ThumbnailLoader::clear()
{
    cache_.clear();
    const std::lock_guard lock(mutex_);
    wanted_.clear();
    ++generation_;
}

void ThumbnailLoader::loop()
{
    lowerThreadPriority(Priority::Background); // trainings and the window go first
    std::optional<dataset::ThumbnailStore> store = openStore(options_.cacheFile, options_.cacheBytes);
    for (;;) {
        ThumbnailRequest request;
        int side = 0;
        std::uint64_t generation = 0;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return ended_ || !wanted_.empty(); });
            if (ended_) return;
            request = std::move(wanted_.back());
            wanted_.pop_back();
            side = side_;
            generation = generation_;
            if (!inWork_.emplace(request.id, side, generation).second) continue;
        }
        Thumbnail thumbnail = load(request.file, side, store);
        {
            const std::lock_guard lock(mutex_);
            inWork_.erase({request.id, side, generation});
            if (ended_) return;
        }
        queue_.post([this, id = request.id, generation, thumbnail = std::move(thumbnail)]() mutable {
            deliver(id, generation, std::move(thumbnail));
        });
    }
}

void ThumbnailLoader::deliver(std::int64_t id, std::uint64_t generation, Thumbnail thumbnail)
{
    {
        const std::lock_guard lock(mutex_);
        if (generation != generation_) return;
    }
    const auto cost = static_cast<qsizetype>(thumbnail.image.sizeInBytes() / 1024) + 1;
    cache_.insert(id, new Thumbnail(std::move(thumbnail)), cost);
    Q_EMIT ready(id);
}

} // namespace blindspot::ui
