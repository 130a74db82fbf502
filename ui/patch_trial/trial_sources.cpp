#include "ui/patch_trial/trial_sources.h"

#include "core/common/class_names.h"
#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/dataset/dataset_index.h"
#include "core/dataset/selection.h"
#include "core/imaging/codec.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/runs/inference_patch.h"
#include "core/workspace/runs/options_json.h"
#include "ui/support/pictures.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kLargeSide = 80; ///< pixels of an object's smaller side: a patch shows its worth there

std::optional<std::string> datasetOf(storage::Database& database, const workspace::RunRecord& record)
{
    if (record.dataset) return record.dataset;
    if (!record.selection) return std::nullopt;
    const auto selection = dataset::SelectionStore(database).find(*record.selection);
    return selection ? std::optional(selection->dataset) : std::nullopt;
}

/// The ids of images that show the class; all where none does or none is asked for.
std::vector<std::int64_t> imagesShowing(storage::Database& database, const std::string& dataset,
                                        const std::string& className)
{
    const dataset::DatasetIndex index(database);
    dataset::ImageQuery query;
    query.dataset = dataset;
    const std::vector<std::int64_t> all = index.imageIds(query);
    std::vector<std::string> names;
    for (const dataset::CategoryInfo& category : index.categories(dataset))
        names.push_back(category.name);
    if (!className.empty()) {
        if (!ClassNames(names).find(className)) return all;
        query.classNames = {className};
        query.anyCase = true;
    }
    for (const double side : {kLargeSide, 0.0}) {
        query.minSide = side;
        query.minObjects = 1;
        if (auto ids = index.imageIds(query); !ids.empty()) return ids;
    }
    return all;
}

} // namespace

PictureSource pictureOfFile(const std::filesystem::path& file)
{
    PictureSource source;
    source.record.path = file;
    return source;
}

TrialPicture readTrialPicture(PictureSource source)
{
    imaging::DecodedPicture decoded = imaging::decodeFileLeniently(source.record.path);
    TrialPicture picture;
    picture.remark = imaging::damageText(decoded);
    picture.pixels = std::make_shared<const imaging::Image>(std::move(decoded.image));
    picture.shown = ScaledPicture(toQImage(*picture.pixels));
    dataset::ImageRecord& record = source.record;
    if (!record.annotations.empty() && imaging::Size{record.width, record.height} != picture.pixels->size()) {
        record.annotations.clear();
        picture.remark = {Message::tr("the picture has %1 x %2 pixels and its annotations were made for %3 x "
                                      "%4: they are left out"),
                          picture.pixels->width, picture.pixels->height, record.width, record.height};
    }
    picture.source = std::move(source);
    return picture;
}

TrialPatch readRunPatch(const workspace::Workspace& workspace, storage::Database& database,
                        const std::string& run)
{
    const workspace::RunStore store(workspace, database);
    const workspace::RunRecord record = store.get(run);
    TrialPatch patch;
    patch.patch = std::make_shared<const evaluation::InferencePatch>(
        workspace::inferencePatchOf(store, database, record));
    patch.run = run;
    patch.name = QString::fromStdString(record.name);
    patch.className = record.className;
    patch.target =
        workspace::optionsFromText(record.optionsJson, {Message::tr("run %1"), run}).target.className;
    patch.detectors = workspace::detectorsOf(record);
    patch.dataset = datasetOf(database, record);
    return patch;
}

TrialPatch readFilePatch(const std::filesystem::path& file)
{
    auto inference = std::make_shared<evaluation::InferencePatch>();
    inference->picture = workspace::readPatchPicture(file);
    inference->inputSide = 0;
    TrialPatch patch;
    patch.patch = std::move(inference);
    patch.file = file;
    patch.name = QString::fromStdString(toUtf8(file.filename()));
    return patch;
}

TrialLists readTrialLists(const workspace::Workspace& workspace, storage::Database& database)
{
    TrialLists lists;
    for (const workspace::RunRecord& run : workspace::RunStore(workspace, database).list())
        if (run.iterationsDone > 0) lists.runs.push_back({run.id, QString::fromStdString(run.name)});
    lists.detectors = workspace::DetectorStore(database).list();
    for (const dataset::DatasetInfo& one : dataset::DatasetIndex(database).list())
        if (one.images > 0) lists.datasets.push_back(one.name);
    return lists;
}

std::optional<PictureSource> choosePicture(const workspace::Workspace& workspace, storage::Database& database,
                                           const std::vector<std::string>& datasets,
                                           const std::string& className, const std::string& run,
                                           std::int64_t shown)
{
    std::unordered_set<std::int64_t> trained;
    if (!run.empty())
        for (const dataset::ImageIdentity& image :
             workspace::RunStore(workspace, database).images(run).images)
            trained.insert(image.id);
    std::vector<std::int64_t> ids;
    std::string chosen;
    for (const std::string& name : datasets) {
        if (!dataset::DatasetIndex(database).find(name)) continue; // removed meanwhile
        std::vector<std::int64_t> all = imagesShowing(database, name, className), fresh;
        std::copy_if(all.begin(), all.end(), std::back_inserter(fresh),
                     [&](std::int64_t id) { return !trained.contains(id); });
        if (!fresh.empty() || ids.empty()) {
            ids = fresh.empty() ? std::move(all) : fresh;
            chosen = name;
        }
        if (!fresh.empty()) break;
    }
    if (ids.empty()) return std::nullopt;
    const auto before = std::find(ids.begin(), ids.end(), shown);
    const bool last = before == ids.end() || before + 1 == ids.end();
    const auto records = dataset::readImages(database, {last ? ids.front() : *(before + 1)});
    if (records.empty()) return std::nullopt;
    return PictureSource{records.front(), chosen};
}

bool wasTrainedOn(const workspace::Workspace& workspace, storage::Database& database, const std::string& run,
                  const std::filesystem::path& picture)
{
    return workspace::RunStore(workspace, database).images(run).known().contains(sha256OfFile(picture));
}

} // namespace blindspot::ui
