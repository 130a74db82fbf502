#include "core/workspace/videos/video_frames_folder.h"

#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/import/importer.h"
#include "core/video_dataset/video_dataset.h"
#include "core/workspace/records/times.h"

#include <chrono>
#include <system_error>

namespace blindspot::workspace {

namespace fs = std::filesystem;

namespace {

/// By its number, also of one in the trash.
std::optional<std::string> annotatorOf(storage::Database& database, std::int64_t dataset)
{
    storage::Statement notes = database.prepare("SELECT text_json FROM dataset_problems WHERE dataset_id = ? AND kind = 'note' ORDER BY id");
    notes.bindAll(dataset);
    while (notes.step()) {
        const Message note = Message::fromJson(notes.text(0));
        if (note.text() == video::kDetectionsAsAnnotations.english && !note.values().empty()) return note.values().front().english();
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> annotatorOf(storage::Database& database, const std::string& dataset)
{
    return annotatorOf(database, dataset::DatasetIndex(database).get(dataset).id);
}

fs::path videoFrames(const fs::path& workspace)
{
    return workspace / "frames";
}

namespace {

/// The first folder below `frames` on the way to `pictures`; nothing where it does not lie there.
std::optional<fs::path> folderOf(const fs::path& pictures, const fs::path& frames)
{
    const fs::path below = fs::absolute(pictures).lexically_normal().lexically_relative(fs::absolute(frames).lexically_normal());
    if (below.empty() || *below.begin() == ".." || *below.begin() == ".") return std::nullopt;
    return frames / *below.begin();
}

/// Whether somebody has worked on the annotations beside the pictures since: they are corrected there.
bool touchedSince(const fs::path& folder, const std::string& importedAt)
{
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(folder, code); !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        if (entry->path().filename() == "images") entry.disable_recursion_pending();
        std::error_code unknown;
        if (!entry->is_regular_file(unknown)) continue;
        const auto written = std::chrono::file_clock::to_sys(entry->last_write_time(unknown)).time_since_epoch();
        if (unknown || utcAt(std::chrono::duration_cast<std::chrono::nanoseconds>(written).count()) > importedAt) return true;
    }
    return static_cast<bool>(code);
}

} // namespace

std::optional<fs::path> ownFrames(storage::Database& database, const fs::path& workspace, std::int64_t dataset)
{
    const fs::path frames = videoFrames(workspace);
    std::optional<fs::path> own;
    std::string importedAt;
    bool shared = false;
    storage::Statement row = database.prepare("SELECT id, image_root, imported_at, format FROM datasets ORDER BY id = ? DESC");
    row.bindAll(dataset);
    while (row.step()) {
        const std::optional<fs::path> folder = folderOf(pathFromUtf8(row.text(1)), frames);
        if (row.integer(0) == dataset) {
            // Annotations that somebody brought there, corrected ones say, are not of the video's import.
            if (row.text(3) == dataset::kFolderFormat || annotatorOf(database, dataset)) own = folder;
            importedAt = row.text(2);
        } else {
            shared = shared || (own && folder == own);
        }
    }
    return own && !shared && !touchedSince(*own, importedAt) ? own : std::nullopt;
}

} // namespace blindspot::workspace
