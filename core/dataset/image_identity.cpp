#include "core/dataset/image_identity.h"

#include "core/common/error.h"
#include "core/common/file_stamp.h"
#include "core/common/number_text.h"
#include "core/common/parallel.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/dataset/id_list.h"
#include "core/imaging/codec.h"
#include "core/imaging/perceptual_hash.h"
#include "core/storage/transaction.h"
#include "core/storage/trash_table.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace blindspot::dataset {

namespace {

/// The reduced size at which a picture is decoded for its hash: small enough for the decoder's fastest way.
constexpr int kLookSide = 64;

/// What the index keeps of a file.
struct Content {
    std::string path;
    FileStamp stamp;
    std::string sha256;
    std::optional<std::uint64_t> look; ///< the perceptual hash
    bool looked = false;              ///< a picture that cannot be decoded has no hash, and is not decoded again
};

using Contents = std::unordered_map<std::int64_t, Content>;

Contents storedContents(storage::Database& database, const std::vector<ImageRecord>& records)
{
    std::vector<std::int64_t> ids;
    for (const ImageRecord& record : records)
        ids.push_back(record.id);
    Contents contents;
    storage::Statement row =
        database.prepare("SELECT c.image_id, c.path, c.bytes, c.modified, c.changed, c.sha256, c.look, c.looked"
                         " FROM json_each(?) j CROSS JOIN image_contents c ON c.image_id = j.value");
    row.bindAll(idsAsJson(ids));
    while (row.step())
        contents.try_emplace(row.integer(0),
                             Content{row.text(1),
                                     {row.integer(2), row.integer(3), row.integer(4)},
                                     row.text(5),
                                     row.isNull(6) ? std::nullopt : std::optional(static_cast<std::uint64_t>(row.integer(6))),
                                     row.integer(7) != 0});
    return contents;
}

/// Reads the files of records on several threads.
class ContentReader {
  public:
    ContentReader(const std::vector<ImageRecord>& records, const Contents& stored, const IdentifyOptions& options,
                  StopControl& stop, const ProgressSink& progress)
        : records_(records), stored_(stored), options_(options), stop_(stop), progress_(progress), read_(records.size())
    {
    }

    void run()
    {
        forEachIndex(records_.size(), static_cast<std::size_t>(std::max(options_.threads, 0)), [this](std::size_t index) {
            if (stop_.shouldStop()) return false;
            read(index);
            return true;
        });
    }

    /// Of every record: nothing where its file cannot be read, or it was not come to.
    const std::vector<std::optional<Content>>& contents() const { return read_; }
    bool isNew(std::size_t index) const
    {
        const auto stored = stored_.find(records_[index].id);
        return read_[index] && (stored == stored_.end() || stored->second.path != read_[index]->path ||
                                stored->second.stamp != read_[index]->stamp ||
                                stored->second.looked != read_[index]->looked);
    }

  private:
    void read(std::size_t index)
    {
        try {
            read_[index] = contentOf(records_[index]);
        } catch (const std::exception&) {
            read_[index].reset(); // who needs the picture says what is wrong with it
        }
        const std::scoped_lock lock(mutex_);
        if (progress_)
            progress_({Message::tr("identifying images"), ++done_, static_cast<std::int64_t>(records_.size())});
    }

    std::optional<Content> contentOf(const ImageRecord& record) const
    {
        const auto stamp = FileStamp::of(record.path);
        if (!stamp) return std::nullopt;
        Content content{toUtf8(record.path), *stamp, {}, {}, false};
        const auto stored = stored_.find(record.id);
        if (stored != stored_.end() && stored->second.path == content.path && stored->second.stamp == *stamp)
            content = stored->second;
        else
            content.sha256 = sha256OfFile(record.path);
        if (options_.looks && !content.looked) {
            content.look = lookOf(record.path);
            content.looked = true;
        }
        return content;
    }

    const std::vector<ImageRecord>& records_;
    const Contents& stored_;
    const IdentifyOptions& options_;
    StopControl& stop_;
    const ProgressSink& progress_;
    std::vector<std::optional<Content>> read_;
    std::mutex mutex_; ///< progress
    std::int64_t done_ = 0;
};

/// The index is a cache here: where it cannot be written (read only, busy, full) the files are read again the next time.
void keep(storage::Database& database, const std::vector<ImageRecord>& records, const ContentReader& reader)
{
    try {
        std::optional<storage::Transaction> transaction;
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (!reader.isNew(i)) continue;
            if (!transaction) transaction.emplace(database);
            const Content& content = *reader.contents()[i];
            // An image that was removed meanwhile has no row to belong to.
            database.run("INSERT OR REPLACE INTO image_contents(image_id, path, bytes, modified, changed, sha256, look, looked)"
                         " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE EXISTS (SELECT 1 FROM images WHERE id = ?1)",
                         records[i].id, content.path, content.stamp.bytes, content.stamp.modified, content.stamp.changed,
                         content.sha256, content.look, content.looked);
        }
        if (transaction) transaction->commit();
    } catch (const Error&) {
    }
}

void addFlag(std::string& text, bool flag)
{
    text += flag ? " 1" : " 0";
}

/// Ids of images that have a content of `digests`, as far as the index knows.
std::vector<std::int64_t> idsOfKnown(storage::Database& database, const std::set<std::string>& digests)
{
    std::vector<std::int64_t> ids;
    storage::Statement row = database.prepare("SELECT c.image_id FROM image_contents c JOIN images i ON i.id = c.image_id WHERE c.sha256 = ? AND " +
        storage::notInTrash(storage::TrashKind::Dataset, "i.dataset_id") + " ORDER BY c.image_id");
    for (const std::string& digest : digests) {
        row.bindAll(digest);
        while (row.step())
            ids.push_back(row.integer(0));
        row.reset();
    }
    return ids;
}

/// Ids of all images whose files have one of these sizes.
std::vector<std::int64_t> idsOfSizes(storage::Database& database, const std::unordered_set<std::int64_t>& sizes,
                                     StopControl& stop)
{
    std::vector<std::int64_t> ids;
    storage::Statement row = database.prepare(
        "SELECT i.id, d.image_root, i.file_name FROM images i JOIN datasets d ON d.id = i.dataset_id WHERE " +
        storage::notInTrash(storage::TrashKind::Dataset, "d.id") + " ORDER BY i.id");
    while (row.step()) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("looking for the images was stopped"));
        const auto stamp = FileStamp::of(pathFromUtf8(row.text(1)) / pathFromUtf8(row.text(2)));
        if (stamp && sizes.contains(stamp->bytes)) ids.push_back(row.integer(0));
    }
    return ids;
}

} // namespace

std::string boxesDigest(const std::vector<AnnotationRecord>& annotations)
{
    std::string text;
    for (const AnnotationRecord& annotation : annotations) {
        // The length keeps a name with line breaks from looking like several annotations.
        text += std::to_string(annotation.className.size()) + ":" + annotation.className;
        for (const double number : {annotation.box.x1, annotation.box.y1, annotation.box.x2, annotation.box.y2, annotation.area})
            text.append(" ").append(numberText(number));
        addFlag(text, annotation.crowd);
        addFlag(text, annotation.difficult);
        text += "\n";
    }
    Sha256 digest;
    digest.update(std::as_bytes(std::span(text)));
    return digest.finish();
}

std::optional<std::uint64_t> lookOf(const std::filesystem::path& file)
{
    try {
        const imaging::DecodedPicture picture = imaging::thumbnail(file, kLookSide);
        return picture.whole() ? imaging::perceptualHash(picture.image) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // who needs the picture says what is wrong with it
    }
}

std::vector<ImageIdentity> identify(storage::Database& database, const std::vector<ImageRecord>& records,
                                    StopControl& stop, const ProgressSink& progress, const IdentifyOptions& options)
{
    const Contents stored = storedContents(database, records);
    ContentReader reader(records, stored, options, stop, progress);
    reader.run();
    keep(database, records, reader);
    if (stop.stopRequested()) throw Cancelled(Message::tr("identifying the images was stopped"));
    std::vector<ImageIdentity> identities;
    identities.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        ImageIdentity& identity = identities.emplace_back();
        identity.id = records[i].id;
        identity.path = toUtf8(records[i].path);
        identity.boxes = boxesDigest(records[i].annotations);
        if (const auto& content = reader.contents()[i]) {
            identity.bytes = content->stamp.bytes;
            identity.sha256 = content->sha256;
            identity.look = content->look;
        }
    }
    return identities;
}

std::vector<ImageIdentity> findContents(storage::Database& database, const std::vector<ImageIdentity>& wanted,
                                        StopControl& stop, const ProgressSink& progress)
{
    std::set<std::string> digests;
    for (const ImageIdentity& one : wanted)
        if (!one.sha256.empty()) digests.insert(one.sha256);
    std::vector<ImageIdentity> found;
    std::set<std::string> missing = digests;
    const auto take = [&](const std::vector<std::int64_t>& ids) {
        if (ids.empty()) return;
        for (ImageIdentity& one : identify(database, readImages(database, ids), stop, progress, {.looks = false})) {
            if (!digests.contains(one.sha256)) continue;
            missing.erase(one.sha256);
            found.push_back(std::move(one));
        }
    };
    take(idsOfKnown(database, digests));
    std::unordered_set<std::int64_t> sizes;
    for (const ImageIdentity& one : wanted)
        if (missing.contains(one.sha256)) sizes.insert(one.bytes);
    if (!sizes.empty()) take(idsOfSizes(database, sizes, stop));
    return found;
}

} // namespace blindspot::dataset
