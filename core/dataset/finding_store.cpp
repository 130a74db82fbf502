#include "core/dataset/finding_store.h"

#include "core/common/utf8.h"
#include "core/dataset/id_list.h"
#include "core/dataset/image_filter.h"
#include "core/dataset/image_identity.h"
#include "core/storage/transaction.h"

#include <algorithm>
#include <unordered_set>

namespace blindspot::dataset {

namespace {

constexpr std::size_t kImagesAtOnce = 1000; ///< whose annotations are held in memory

/// What is kept of a scanned image beside what it is now.
struct KeptImage {
    std::int64_t image = 0;
    std::filesystem::path file;
    FileStamp stamp;
    std::string boxes;
    bool sameGeneration = false;
};

std::vector<KeptImage> keptImages(storage::Database& database, std::int64_t scan)
{
    std::vector<KeptImage> images;
    storage::Statement row = database.prepare(
        "SELECT s.image_id, d.image_root, i.file_name, s.bytes, s.modified, s.changed, s.boxes, s.generation = i.generation"
        " FROM scanned_images s JOIN images i ON i.id = s.image_id JOIN datasets d ON d.id = i.dataset_id WHERE s.scan_id = ?");
    row.bindAll(scan);
    while (row.step())
        images.push_back({row.integer(0), pathFromUtf8(row.text(1)) / pathFromUtf8(row.text(2)),
                          {row.integer(3), row.integer(4), row.integer(5)}, row.text(6), row.integer(7) != 0});
    return images;
}

/// Images of `kept` whose annotations are not those that they were.
std::unordered_set<std::int64_t> withOtherBoxes(storage::Database& database, const std::vector<const KeptImage*>& kept)
{
    std::unordered_set<std::int64_t> others;
    for (std::size_t first = 0; first < kept.size(); first += kImagesAtOnce) {
        std::unordered_map<std::int64_t, const KeptImage*> byId;
        std::vector<std::int64_t> ids;
        for (std::size_t i = first; i < std::min(kept.size(), first + kImagesAtOnce); ++i) {
            ids.push_back(kept[i]->image);
            byId.emplace(kept[i]->image, kept[i]);
        }
        for (const ImageRecord& record : readImages(database, ids))
            if (boxesDigest(record.annotations) != byId.at(record.id)->boxes) others.insert(record.id);
    }
    return others;
}

void addFinding(storage::Statement& insert, std::int64_t scan, std::int64_t image, const Finding& finding)
{
    const double width = finding.box.width(), height = finding.box.height();
    insert.run(scan, image, static_cast<int>(finding.kind), finding.className, finding.score, finding.box.x1, finding.box.y1, width,
               height, std::min(width, height));
}

} // namespace

std::string_view name(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Found: return "found";
    case FindingKind::HalfSeen: return "half-seen";
    case FindingKind::Missed: return "missed";
    case FindingKind::Invented: break;
    }
    return "invented";
}

FindingKind parseFindingKind(std::string_view text)
{
    for (const FindingKind kind : kFindingKinds)
        if (name(kind) == text) return kind;
    throw Error({Message::tr("nothing is called \"%1\" in what a detector finds"), text}, {},
                Message::tr("use found, half-seen, missed or invented"));
}

std::optional<std::int64_t> FindingStore::find(const ScanKey& key) const
{
    storage::Statement row = database_.prepare("SELECT id FROM scans WHERE dataset_id = ? AND detector_sha256 = ? AND choices_json = ?"
                                               " AND input_size = ? AND confidence = ?");
    row.bindAll(DatasetIndex(database_).get(key.dataset).id, key.detectorSha256, key.choices, key.inputSize, key.confidence);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::int64_t FindingStore::open(const ScanKey& key)
{
    database_.run("INSERT OR IGNORE INTO scans(dataset_id, detector_sha256, choices_json, input_size, confidence, created_at)"
                  " VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                  DatasetIndex(database_).get(key.dataset).id, key.detectorSha256, key.choices, key.inputSize, key.confidence);
    return find(key).value();
}

std::int64_t FindingStore::generation(const std::string& dataset) const
{
    return database_.scalar("SELECT generation FROM datasets WHERE name = ?", dataset);
}

void FindingStore::keep(std::int64_t scan, std::int64_t generation, const std::vector<ScannedImage>& images)
{
    storage::Transaction transaction(database_);
    storage::Statement forget = database_.prepare("DELETE FROM scanned_images WHERE scan_id = ? AND image_id = ?");
    storage::Statement insert = database_.prepare(
        "INSERT INTO scanned_images(scan_id, image_id, generation, bytes, modified, changed, boxes)"
        " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE EXISTS (SELECT 1 FROM images WHERE id = ?2) AND EXISTS (SELECT 1 FROM scans WHERE id = ?1)");
    storage::Statement insertFinding =
        database_.prepare("INSERT INTO findings(scan_id, image_id, kind, class_name, score, x, y, width, height, min_side)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const ScannedImage& image : images) {
        forget.run(scan, image.image);
        insert.run(scan, image.image, generation, image.file.bytes, image.file.modified, image.file.changed, image.boxes);
        if (database_.changes() == 0) continue; // removed meanwhile
        for (const Finding& finding : image.findings)
            addFinding(insertFinding, scan, image.image, finding);
    }
    transaction.commit();
}

std::vector<std::int64_t> FindingStore::unscanned(std::int64_t scan, const std::vector<std::int64_t>& images) const
{
    std::vector<std::int64_t> left;
    storage::Statement row = database_.prepare("SELECT i.id FROM json_each(?) j CROSS JOIN images i ON i.id = j.value WHERE NOT " +
                                               scannedCondition(scan) + " ORDER BY j.key");
    row.bindAll(idsAsJson(images));
    while (row.step())
        left.push_back(row.integer(0));
    return left;
}

std::int64_t FindingStore::dropChanged(std::int64_t scan)
{
    const std::vector<KeptImage> kept = keptImages(database_, scan);
    std::vector<const KeptImage*> asked;
    std::vector<std::int64_t> dropped, same;
    for (const KeptImage& one : kept) {
        const auto stamp = FileStamp::of(one.file);
        if (stamp && *stamp != one.stamp)
            dropped.push_back(one.image);
        else if (!one.sameGeneration)
            asked.push_back(&one);
    }
    const std::unordered_set<std::int64_t> others = withOtherBoxes(database_, asked);
    for (const KeptImage* one : asked)
        (others.contains(one->image) ? dropped : same).push_back(one->image);
    if (dropped.empty() && same.empty()) return 0;
    storage::Transaction transaction(database_);
    database_.run("DELETE FROM scanned_images WHERE scan_id = ? AND image_id IN (SELECT value FROM json_each(?))", scan,
                  idsAsJson(dropped));
    database_.run("UPDATE scanned_images SET generation = (SELECT generation FROM images i WHERE i.id = image_id)"
                  " WHERE scan_id = ? AND image_id IN (SELECT value FROM json_each(?))",
                  scan, idsAsJson(same));
    transaction.commit();
    return std::ssize(dropped);
}

std::unordered_map<std::int64_t, FindingCounts> FindingStore::counts(std::int64_t scan, const std::vector<std::int64_t>& images,
                                                                     const std::vector<std::string>& classNames) const
{
    std::unordered_map<std::int64_t, FindingCounts> all;
    const std::string ids = idsAsJson(images);
    storage::Statement scanned = database_.prepare("SELECT i.id FROM json_each(?) j CROSS JOIN images i ON i.id = j.value WHERE " +
                                                   scannedCondition(scan));
    scanned.bindAll(ids);
    while (scanned.step())
        all.try_emplace(scanned.integer(0));
    const std::unordered_set<std::string> wanted(classNames.begin(), classNames.end());
    storage::Statement row = database_.prepare("SELECT f.image_id, f.kind, f.class_name, count(*), min(f.score), max(f.score)"
                                               " FROM json_each(?) j CROSS JOIN findings f ON f.scan_id = ? AND f.image_id = j.value"
                                               " GROUP BY f.image_id, f.kind, f.class_name");
    row.bindAll(ids, scan);
    while (row.step()) {
        const auto found = all.find(row.integer(0));
        if (found == all.end() || (!wanted.empty() && !wanted.contains(row.text(2)))) continue;
        FindingCounts& counts = found->second;
        const auto kind = static_cast<FindingKind>(row.integer(1));
        counts.counts[static_cast<std::size_t>(kind)] += row.integer(3);
        if (kind == FindingKind::Found) counts.lowestFound = std::min(counts.lowestFound.value_or(1), row.real(4));
        if (kind == FindingKind::Invented) counts.highestInvented = std::max(counts.highestInvented.value_or(0), row.real(5));
    }
    return all;
}

std::vector<Finding> FindingStore::findings(std::int64_t scan, std::int64_t image) const
{
    std::vector<Finding> all;
    storage::Statement row = database_.prepare("SELECT kind, class_name, score, x, y, width, height FROM findings"
                                               " WHERE scan_id = ? AND image_id = ? ORDER BY kind, id");
    row.bindAll(scan, image);
    while (row.step())
        all.push_back({static_cast<FindingKind>(row.integer(0)), row.text(1), row.optionalReal(2),
                       {row.real(3), row.real(4), row.real(3) + row.real(5), row.real(4) + row.real(6)}});
    return all;
}

} // namespace blindspot::dataset
