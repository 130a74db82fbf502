#include "core/workspace/evaluations/evaluated_patch.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/utf8.h"
#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/runs/inference_patch.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_patch.h"

#include <ATen/core/Tensor.h>

#include <span>

namespace blindspot::workspace {

namespace {

void describePicture(metrics::PatchFacts& facts, const imaging::Image& picture)
{
    facts.width = picture.width;
    facts.height = picture.height;
    facts.sha256 = sha256OfPicture(picture);
}

metrics::Aim aimOf(patch::ObjectiveKind objective)
{
    switch (objective) {
    case patch::ObjectiveKind::Vanish:
        return metrics::Aim::Vanish;
    case patch::ObjectiveKind::Create:
        return metrics::Aim::Create;
    case patch::ObjectiveKind::Misclassify:
        return metrics::Aim::Misclassify;
    case patch::ObjectiveKind::Hide:
    case patch::ObjectiveKind::DetectionLoss:
        break;
    }
    return metrics::Aim::Hide;
}

EvaluatedPatch describedRun(const RunStore& store, const RunRecord& record, evaluation::InferencePatch inference)
{
    EvaluatedPatch patch;
    patch.patch.inference = std::move(inference);
    metrics::PatchFacts& facts = patch.patch.facts;
    facts.name = record.name;
    facts.run = record.id;
    facts.trainedOn = record.detectorName;
    facts.trainedOnSha256 = record.detectorSha256;
    for (const RunDetector& other : record.otherDetectors)
        facts.trainedOnOthers.push_back({other.name, other.sha256});
    facts.recipe = record.recipe;
    facts.file = toUtf8(store.folder(record.id) / "patch.png");
    describePicture(facts, patch.patch.inference.picture);
    const patch::TrainOptions options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    patch.aim = aimOf(options.objective);
    patch.target = options.target.className;
    if (options.through.name != "none") facts.through = options.through.text();
    // By their content: the same picture may belong to several datasets, under several names.
    patch.trainedOn = store.images(record.id).known();
    return patch;
}

EvaluatedPatch patchOfRun(const RunStore& store, storage::Database& database, const RunRecord& record)
{
    return describedRun(store, record, inferencePatchOf(store, database, record));
}

} // namespace

EvaluatedPatch patchOfRun(const RunStore& store, storage::Database& database, const RunRecord& record, imaging::Image picture)
{
    return describedRun(store, record, inferencePatchOf(database, record, std::move(picture)));
}

EvaluatedPatch patchOfSnapshot(const RunStore& store, storage::Database& database, const RunRecord& record,
                               const PatchSnapshot& snapshot)
{
    EvaluatedPatch patch = patchOfRun(store, database, record, imaging::decodeFile(snapshot.file));
    // Not the run's own patch: what is measured of it says nothing of the run.
    patch.patch.facts.run.clear();
    patch.patch.facts.name = record.name + ", iteration " + std::to_string(snapshot.iteration);
    patch.patch.facts.file = toUtf8(snapshot.file);
    return patch;
}

namespace {

/// The run that made this patch.
std::optional<RunRecord> maker(const RunStore& store, const imaging::Image& picture)
{
    for (RunRecord& record : store.list()) {
        try {
            // Its size is known without decoding it.
            const Place where{Message::tr("run %1"), record.id};
            if (optionsFromText(record.optionsJson, where).patchSize != picture.width) continue;
            const std::optional<imaging::Image> own = patchPicture(store, record);
            if (own && own->size() == picture.size() && own->rgb == picture.rgb) return std::move(record);
        } catch (const Error&) {
            // A run whose files are damaged is not the one that is looked for.
        }
    }
    return std::nullopt;
}

EvaluatedPatch patchOfFile(const RunStore& store, storage::Database& database,
                           const std::filesystem::path& file)
{
    imaging::Image picture = readPatchPicture(file);
    if (const std::optional<RunRecord> record = maker(store, picture))
        return patchOfRun(store, database, *record);
    if (const auto origin = snapshotOrigin(store, file))
        return patchOfSnapshot(store, database, store.get(origin->run), {origin->iteration, std::filesystem::absolute(file)});
    EvaluatedPatch patch;
    patch.trainedOn.addUnknown();
    patch.patch.facts.name = toUtf8(file.filename());
    patch.patch.facts.file = toUtf8(std::filesystem::absolute(file));
    describePicture(patch.patch.facts, picture);
    patch.patch.inference.picture = std::move(picture);
    patch.patch.inference.inputSide = 0;
    return patch;
}

} // namespace

imaging::Image readPatchPicture(const std::filesystem::path& file)
{
    imaging::Image image = dataset::imageFromTensor(readSquarePatch(file));
    constexpr int kLargest = 4096;
    if (image.width > kLargest)
        throw Error({Message::tr("the patch has %1 px a side; at most %2 make sense"), image.width, kLargest},
                    toUtf8(file), Message::tr("make it smaller"));
    return image;
}

std::string sha256OfPicture(const imaging::Image& picture)
{
    Sha256 digest;
    const std::string size = std::to_string(picture.width) + " x " + std::to_string(picture.height) + ":";
    digest.update(std::as_bytes(std::span(size)));
    digest.update(std::as_bytes(std::span(picture.rgb)));
    return digest.finish();
}

std::vector<EvaluatedPatch> readPatches(const RunStore& store, storage::Database& database,
                                        const std::vector<std::string>& runs,
                                        const std::vector<std::filesystem::path>& files)
{
    std::vector<EvaluatedPatch> patches;
    for (const std::string& run : runs)
        patches.push_back(patchOfRun(store, database, store.get(run)));
    for (const std::filesystem::path& file : files)
        patches.push_back(patchOfFile(store, database, file));
    if (patches.empty())
        throw Error(Message::tr("there is no patch to evaluate"), "--patch, --run",
                    Message::tr("name a file or a run"));
    return patches;
}

} // namespace blindspot::workspace
