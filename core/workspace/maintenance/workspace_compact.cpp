#include "core/workspace/maintenance/workspace_compact.h"

#include "core/common/error.h"
#include "core/common/utf8.h"
#include "core/dataset/thumbnail_store.h"
#include "core/storage/backup.h"
#include "core/workspace/maintenance/leftovers.h"

#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

void compactThumbnails(const Workspace& workspace, storage::Database& database, CompactResult& result)
{
    std::error_code ignored;
    if (!fs::exists(workspace.thumbnailsFile(), ignored)) return;
    const std::int64_t before = storage::bytesOnDisk(workspace.thumbnailsFile());
    dataset::ThumbnailStore thumbnails = dataset::ThumbnailStore::open(workspace.thumbnailsFile());
    storage::Statement row =
        database.prepare("SELECT d.image_root, i.file_name FROM images i JOIN datasets d ON d.id = i.dataset_id");
    result.thumbnails = thumbnails.keepOnly([&]() -> std::optional<fs::path> {
        if (!row.step()) return std::nullopt;
        return pathFromUtf8(row.textView(0)) / pathFromUtf8(row.textView(1));
    });
    thumbnails.compact();
    result.thumbnailBytes = before - storage::bytesOnDisk(workspace.thumbnailsFile());
}

} // namespace

CompactResult compactWorkspace(const Workspace& workspace, StopControl& stop, const ProgressSink& progress)
{
    constexpr std::int64_t steps = 3;
    const auto begin = [&](Message::Text phase, std::int64_t step) {
        if (stop.shouldStop()) throw Cancelled(Message::tr("tidying the workspace was stopped"));
        if (progress) progress({phase, step, steps});
    };
    CompactResult result;
    workspace.requireWritable();
    refuseHeldRecords(workspace.folder()); // to write a large database anew takes longer than a training waits for its turn to write
    storage::Database database = workspace.connect();
    begin(Message::tr("removing what is left over"), 0);
    for (const Leftover& one : leftoversIn(workspace, database)) {
        if (!one.needless()) continue;
        removeLeftover(one);
        ++result.leftovers;
        result.leftoverBytes += one.bytes;
    }
    begin(Message::tr("tidying the thumbnails"), 1);
    compactThumbnails(workspace, database, result);
    begin(Message::tr("writing the database anew"), 2);
    result.databaseBytes = storage::compact(database);
    return result;
}

} // namespace blindspot::workspace
