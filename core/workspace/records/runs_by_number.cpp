#include "core/workspace/records/runs_by_number.h"

#include "core/common/utf8.h"
#include "core/dataset/image_record.h"
#include "core/workspace/records/image_list.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace blindspot::workspace {

namespace {

constexpr std::size_t kToTheSecond = std::string_view("2026-11-22T10:45:01").size();

/// Whether the dataset of an image was last imported before the run was made. In one second both may have been: not known.
bool isOlder(storage::Database& database, std::int64_t image, const std::string& runMade)
{
    storage::Statement row = database.prepare(
        "SELECT d.imported_at FROM images i JOIN datasets d ON d.id = i.dataset_id WHERE i.id = ?");
    row.bindAll(image);
    return row.step() && row.text(0).substr(0, kToTheSecond) < runMade.substr(0, kToTheSecond);
}

void nameImages(storage::Database& database, const std::filesystem::path& folder, const std::string& runMade)
{
    ImageList list = readImageList(folder);
    std::vector<std::int64_t> ids;
    for (const dataset::ImageIdentity& image : list.images)
        if (image.path.empty() && isOlder(database, image.id, runMade)) ids.push_back(image.id);
    if (ids.empty()) return;
    std::unordered_map<std::int64_t, dataset::ImageRecord> records;
    for (dataset::ImageRecord& record : dataset::readImages(database, ids))
        records.emplace(record.id, std::move(record));
    for (dataset::ImageIdentity& image : list.images)
        if (const auto record = records.find(image.id); record != records.end()) {
            image.path = toUtf8(record->second.path);
            image.boxes = dataset::boxesDigest(record->second.annotations);
        }
    writeImageList(folder, list);
}

} // namespace

void nameImagesOfOldRuns(storage::Database& database, const std::filesystem::path& runsFolder)
{
    std::vector<std::pair<std::string, std::string>> runs; // id, made
    {
        storage::Statement row =
            database.prepare("SELECT r.id, r.created_at FROM runs_by_number n JOIN runs r ON r.id = n.run_id");
        while (row.step())
            runs.emplace_back(row.text(0), row.text(1));
    }
    for (const auto& [id, made] : runs) {
        try {
            nameImages(database, runsFolder / id, made);
        } catch (const Error&) {
            // Its list is damaged, which is said when it is needed, or the disk is full: its images stay unknown.
        }
    }
    if (!runs.empty()) database.execute("DELETE FROM runs_by_number");
}

} // namespace blindspot::workspace
