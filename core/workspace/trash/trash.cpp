#include "core/workspace/trash/trash.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/dataset/selection.h"
#include "core/storage/transaction.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/evaluation_pictures.h"
#include "core/workspace/evaluations/evaluation_store.h"
#include "core/workspace/records/times.h"
#include "core/workspace/runs/run_store.h"
#include "core/workspace/trainings/detector_training_store.h"
#include "core/workspace/videos/video_frames_folder.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

std::int64_t numberOf(const std::string& item)
{
    std::int64_t number = 0;
    std::from_chars(item.data(), item.data() + item.size(), number);
    return number;
}

/// Of all files below the folder; what cannot be read counts nothing.
std::int64_t bytesBelow(const fs::path& folder)
{
    std::int64_t bytes = 0;
    std::error_code code;
    for (auto entry = fs::recursive_directory_iterator(folder, code);
         !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
        std::error_code ignored;
        const auto size = entry->is_regular_file(ignored) ? entry->file_size(ignored) : 0;
        if (!ignored) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

/// Errors: Error when a file in it cannot be removed.
void removeFolder(const fs::path& folder)
{
    std::error_code code;
    fs::remove_all(folder, code);
    if (code)
        throw Error({Message::tr("the frames of a video cannot be removed (%1)"), systemMessage(code)}, toUtf8(folder),
                    Message::tr("close what has them open, and empty the trash again"));
}

/// `wished`, or "wished-2" and so on.
template <typename Taken>
std::string freeName(const std::string& wished, const Taken& taken)
{
    std::string name = wished;
    for (int number = 2; taken(name); ++number)
        name = wished + "-" + std::to_string(number);
    return name;
}

[[noreturn]] void throwUnknown(const std::string& text)
{
    throw Error(
        {Message::tr("there is no '%1' in the trash"), text}, Message::tr("trash"),
        Message(Message::tr("trash list says what there is")).inWindow(Message::tr("look at what there is")));
}

} // namespace

TrashEntry Trash::entryOf(const storage::TrashRow& row) const
{
    TrashEntry entry{row.id, row.kind, row.item, row.name, row.deletedAt, {}, {}, 0};
    switch (row.kind) {
    case TrashKind::Run:
        entry.bytes = bytesBelow(workspace_.runFolder(row.item));
        break;
    case TrashKind::Training:
        entry.bytes = bytesBelow(DetectorTrainingStore(workspace_, database_).folder(row.item));
        break;
    case TrashKind::Evaluation:
        entry.bytes = database_.scalar(
            "SELECT length(report_json) + coalesce((SELECT sum(length(png)) FROM"
            " evaluation_patch_pictures WHERE evaluation_id = e.id), 0) FROM evaluations e WHERE id = ?",
            row.item);
        break;
    case TrashKind::Dataset:
        entry.images = database_.scalar("SELECT image_count FROM datasets WHERE id = ?", numberOf(row.item));
        entry.selections = std::ssize(storage::trashRowsWith(database_, row.id));
        if (const auto frames = ownFrames(database_, workspace_.folder(), numberOf(row.item))) entry.bytes = bytesBelow(*frames);
        break;
    case TrashKind::Selection:
        entry.images = database_.scalar("SELECT count(*) FROM selection_images WHERE selection_id = ?",
                                        numberOf(row.item));
        break;
    case TrashKind::Detector:
        break;
    }
    return entry;
}

std::vector<TrashEntry> Trash::list() const
{
    std::vector<TrashEntry> entries;
    for (const storage::TrashRow& row : storage::trashRows(database_))
        if (!row.with) entries.push_back(entryOf(row));
    return entries;
}

TrashEntry Trash::get(const std::string& text) const
{
    const std::vector<TrashEntry> all = list();
    for (const TrashEntry& entry : all)
        if (std::to_string(entry.id) == text || entry.item == text) return entry;
    std::vector<TrashEntry> named;
    std::copy_if(all.begin(), all.end(), std::back_inserter(named),
                 [&text](const TrashEntry& entry) { return entry.name == text; });
    if (named.empty()) throwUnknown(text);
    if (named.size() > 1)
        throw Error({Message::tr("several things in the trash are named '%1'"), text}, Message::tr("trash"),
                    Message(Message::tr("name one by its number: %1 and %2 are two of them"), named[0].id,
                            named[1].id));
    return named.front();
}

void Trash::restoreRow(const storage::TrashRow& row, std::vector<RestoredItem>& restored)
{
    std::string name = row.name;
    storage::takeFromTrash(database_, row.kind, row.item);
    switch (row.kind) {
    case TrashKind::Run:
        name = RunStore(workspace_, database_).freeName(row.name, row.item);
        database_.run("UPDATE runs SET name = ? WHERE id = ?", name, row.item);
        break;
    case TrashKind::Selection: {
        dataset::SelectionStore selections(database_);
        name = freeName(row.name, [&](const std::string& one) { return selections.find(one).has_value(); });
        selections.restore(numberOf(row.item), name);
        break;
    }
    case TrashKind::Dataset: {
        dataset::DatasetIndex index(database_);
        name = freeName(row.name, [&](const std::string& one) { return index.find(one).has_value(); });
        index.restore(numberOf(row.item), name);
        break;
    }
    case TrashKind::Detector: {
        DetectorStore detectors(database_);
        name = freeName(row.name, [&](const std::string& one) { return detectors.find(one).has_value(); });
        detectors.restore(row.item, name);
        break;
    }
    case TrashKind::Evaluation:
    case TrashKind::Training:
        break; // ids are never given twice
    }
    restored.push_back({row.kind, row.item, name, row.name});
}

/// A selection without its dataset would be of nothing.
void Trash::restoreDatasetOf(const storage::TrashRow& selection, std::vector<RestoredItem>& restored)
{
    const std::int64_t dataset =
        database_.scalar("SELECT dataset_id FROM selections WHERE id = ?", numberOf(selection.item));
    const std::int64_t entry =
        database_.scalar("SELECT id FROM trash WHERE kind = 'dataset' AND item = ?", std::to_string(dataset));
    if (entry == 0) return;
    const storage::TrashRow row = *storage::trashRow(database_, entry);
    const std::vector<storage::TrashRow> others = storage::trashRowsWith(database_, entry);
    restoreRow(row, restored);
    for (const storage::TrashRow& other : others)
        if (other.id != selection.id) restoreRow(other, restored);
}

std::vector<RestoredItem> Trash::restore(std::int64_t id)
{
    storage::Transaction transaction(database_);
    const auto row = storage::trashRow(database_, id);
    if (!row) throwUnknown(std::to_string(id));
    const std::vector<storage::TrashRow> others = storage::trashRowsWith(database_, id);
    std::vector<RestoredItem> restored;
    restoreRow(*row, restored);
    for (const storage::TrashRow& other : others)
        restoreRow(other, restored);
    if (row->kind == TrashKind::Selection) restoreDatasetOf(*row, restored);
    transaction.commit();
    return restored;
}

/// The run's patch and name stay with the evaluations that show them. A patch that changed since is not
/// theirs.
void Trash::keepForEvaluations(const std::string& run)
{
    EvaluationStore evaluations(database_);
    const RunStore runs(workspace_, database_);
    for (const auto& [evaluation, patch] : evaluations.withoutPicture(run)) {
        try {
            const metrics::EvaluationReport report = evaluations.getAlsoDeleted(evaluation);
            evaluations.keepPatchPicture(
                evaluation, patch, patchOfSource(runs, report.patches.at(static_cast<std::size_t>(patch))));
        } catch (const Error&) {
            // The picture is not there or not the same: it could not be shown before either.
        }
    }
}

void Trash::erase(std::int64_t id)
{
    workspace_.requireWritable();
    const auto row = storage::trashRow(database_, id);
    if (!row) throwUnknown(std::to_string(id));
    switch (row->kind) {
    case TrashKind::Run:
        keepForEvaluations(row->item);
        EvaluationStore(database_).keepRunName(row->item, row->name);
        RunStore(workspace_, database_).erase(row->item);
        break;
    case TrashKind::Training:
        DetectorTrainingStore(workspace_, database_).erase(row->item);
        break;
    case TrashKind::Evaluation:
        EvaluationStore(database_).erase(row->item);
        break;
    case TrashKind::Dataset:
        // The pictures first: with the index gone nobody would know whose they were.
        if (const auto frames = ownFrames(database_, workspace_.folder(), numberOf(row->item))) removeFolder(*frames);
        dataset::DatasetIndex(database_).erase(numberOf(row->item));
        break;
    case TrashKind::Selection:
        dataset::SelectionStore(database_).erase(numberOf(row->item));
        break;
    case TrashKind::Detector:
        DetectorStore(database_).erase(row->item);
        break;
    }
}

std::int64_t Trash::purge(std::chrono::seconds age, StopControl& stop)
{
    if (age.count() == 0) workspace_.requireWritable(); // somebody empties it; else it is nobody's wish
    const std::vector<storage::TrashRow> rows = storage::trashRows(database_);
    if (rows.empty() || workspace_.isReadOnly()) return 0;
    // What the clock says is believed as far as a record bears it out: one that was set to a later year must not empty the trash.
    const std::string recorded = storage::timeBefore(database_, storage::newestRecordedTime(database_), age.count());
    const std::string before = std::min(utcBefore(age), recorded);
    std::int64_t erased = 0;
    for (const storage::TrashRow& row : rows) {
        if (stop.shouldStop()) break;
        if (row.with || (age.count() > 0 && row.deletedAt > before)) continue;
        try {
            erase(row.id);
            ++erased;
        } catch (const Error&) {
            // A folder may be open elsewhere: the next time.
        }
    }
    return erased;
}

} // namespace blindspot::workspace
